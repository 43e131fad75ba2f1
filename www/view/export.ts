// The export menu: a reader saves, copies or prints what was found. The module writes each format.

import type { Format } from '../engine/analysis.js';
import type { EngineError } from '../engine/errors.js';
import { make, makeButton } from './make.js';
import { failure } from './failures.js';
import { t } from './strings.js';

/** What each format is as a file. */
export const FORMATS: Record<Format, { type: string; ending: string }> = {
  json: { type: 'application/json', ending: '.json' },
  w3c: { type: 'application/ld+json', ending: '.jsonld' },
  csv: { type: 'text/csv', ending: '.csv' },
  markdown: { type: 'text/markdown', ending: '.md' },
  html: { type: 'text/html', ending: '.html' },
};

/** How long a file may take to be saved before its address is given up, in milliseconds. */
const SAVING = 30_000;

/** @param write what was found, in a format; null where there is nothing to export */
export function exportMenu(
  write: (format: Format) => Promise<string> | null,
  onPrint: () => void,
  say: (sentence: string) => void,
): HTMLElement {
  const words = t.exports;
  const root = make('details', 'exports');
  const actions = make('div', 'actions');
  const save = async (format: Format) => {
    try {
      const content = await write(format);
      if (content) download(format, content);
    } catch (error) {
      say(failure(error as EngineError).message);
    }
  };
  const copy = async () => {
    const report = write('markdown');
    if (report)
      say(
        await toClipboard(report).then(
          () => words.copied,
          () => words.notCopied,
        ),
      );
  };
  for (const format of Object.keys(FORMATS) as Format[]) actions.append(makeButton(format, words[format], () => save(format)));
  actions.append(makeButton('copy', words.copy, copy), makeButton('print', words.print, onPrint));
  root.append(make('summary', '', words.title), actions);
  return root;
}

function download(format: Format, content: string) {
  const { type, ending } = FORMATS[format];
  // Spreadsheets take a table for UTF-8 only when it begins with the mark.
  const blob = new Blob([format === 'csv' ? '\uFEFF' : '', content], { type });
  const link = make('a');
  link.href = URL.createObjectURL(blob);
  link.download = `claimlight${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVING);
}

/** Safari gives the clipboard only during the click itself, so it is handed the promise. */
async function toClipboard(text: Promise<string>) {
  const blob = text.then((content) => new Blob([content], { type: 'text/plain' }));
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
}
