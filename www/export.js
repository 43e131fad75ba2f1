// The export menu: a reader saves, copies or prints what was found. The module writes each format.

import { make, makeButton } from './element.js';
import { exports as words, failure } from './strings.js';

/** @typedef {import('./pkg/claimlight.js').Format} Format */

/** What each format is as a file. @type {Record<Format, {type: string, ending: string}>} */
export const FORMATS = {
  json: { type: 'application/json', ending: '.json' },
  w3c: { type: 'application/ld+json', ending: '.jsonld' },
  csv: { type: 'text/csv', ending: '.csv' },
  markdown: { type: 'text/markdown', ending: '.md' },
  html: { type: 'text/html', ending: '.html' },
};

/** How long a file may take to be saved before its address is given up, in milliseconds. */
const SAVING = 30_000;

/**
 * @param {(format: Format) => Promise<string> | null} write what was found, in a format; null where there is nothing to export
 * @param {() => void} onPrint
 * @param {(sentence: string) => void} say
 * @returns {HTMLElement}
 */
export function exportMenu(write, onPrint, say) {
  const root = make('details', 'exports');
  const actions = make('div', 'actions');
  const save = async (/** @type {Format} */ format) => {
    try {
      const content = await write(format);
      if (content) download(format, content);
    } catch (error) {
      say(failure(/** @type {{code?: string}} */ (error)).message);
    }
  };
  const copy = async () => {
    const report = write('markdown');
    if (report) say(await toClipboard(report).then(() => words.copied, () => words.notCopied));
  };
  for (const format of /** @type {Format[]} */ (Object.keys(FORMATS))) actions.append(makeButton(format, words[format], () => save(format)));
  actions.append(makeButton('copy', words.copy, copy), makeButton('print', words.print, onPrint));
  root.append(make('summary', '', words.title), actions);
  return root;
}

/** @param {Format} format @param {string} content */
function download(format, content) {
  const { type, ending } = FORMATS[format];
  // Spreadsheets take a table for UTF-8 only when it begins with the mark.
  const blob = new Blob([format === 'csv' ? '\uFEFF' : '', content], { type });
  const link = make('a');
  link.href = URL.createObjectURL(blob);
  link.download = `claimlight${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVING);
}

/** Safari gives the clipboard only during the click itself, so it is handed the promise. @param {Promise<string>} text */
async function toClipboard(text) {
  const blob = text.then((content) => new Blob([content], { type: 'text/plain' }));
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
}
