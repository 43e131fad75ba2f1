// The buttons by which a reader takes the findings along.

import { make, makeButton } from '../element.js';
import { exports as words } from '../strings.js';
import { exportAs, FORMATS } from './index.js';

/** How long a file may take to be saved before its address is given up, in milliseconds. */
const SAVING = 30_000;

/**
 * @param {() => {text: string, analysis: import('./rows.js').Analysis, source: string} | null} article what there is to export now
 * @param {() => void} onPrint
 * @param {(sentence: string) => void} say
 * @returns {HTMLElement}
 */
export function exportMenu(article, onPrint, say) {
  const root = make('details', 'exports');
  const actions = make('div', 'actions');
  for (const format of /** @type {import('./index.js').Format[]} */ (Object.keys(FORMATS)))
    actions.append(makeButton(format, words[format], () => save(format, article())));
  actions.append(
    makeButton('copy', words.copy, async () => {
      const found = article();
      if (!found) return;
      say(await navigator.clipboard.writeText(exportAs('markdown', found)).then(() => words.copied, () => words.notCopied));
    }),
    makeButton('print', words.print, onPrint),
  );
  root.append(make('summary', '', words.title), actions);
  return root;
}

/** @param {import('./index.js').Format} format @param {ReturnType<Parameters<typeof exportMenu>[0]>} article */
function save(format, article) {
  if (!article) return;
  const { type, ending } = FORMATS[format];
  // Spreadsheets take a table for UTF-8 only when it begins with the mark.
  const content = (format === 'csv' ? '\uFEFF' : '') + exportAs(format, article);
  const link = make('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = `claimlight${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVING);
}
