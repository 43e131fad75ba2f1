// One article's findings in another form. docs/formats.md says what each holds.

import { toCsv } from './csv.js';
import { toHtml } from './html.js';
import { toResults } from './json.js';
import { toMarkdown } from './markdown.js';
import { line } from './rows.js';
import { toAnnotations } from './w3c.js';

/** @typedef {'json' | 'w3c' | 'csv' | 'markdown' | 'html'} Format */

/** What each is as a file. @type {Record<Format, {type: string, ending: string}>} */
export const FORMATS = {
  json: { type: 'application/json', ending: '.json' },
  w3c: { type: 'application/ld+json', ending: '.jsonld' },
  csv: { type: 'text/csv', ending: '.csv' },
  markdown: { type: 'text/markdown', ending: '.md' },
  html: { type: 'text/html', ending: '.html' },
};

/**
 * @param {Format} format
 * @param {{text: string, analysis: import('./rows.js').Analysis, source: string}} article `source` is its address
 * @returns {string} Throws a RangeError for a format that there is not.
 */
export function exportAs(format, { text, analysis, source }) {
  const title = line(text.trimStart().split('\n', 1)[0]);
  const pretty = (/** @type {object} */ value) => `${JSON.stringify(value, null, 2)}\n`;
  if (format === 'json') return pretty(toResults(text, analysis));
  if (format === 'w3c') return pretty(toAnnotations(text, analysis, source));
  if (format === 'csv') return toCsv(text, analysis);
  if (format === 'markdown') return toMarkdown(text, analysis, title);
  if (format === 'html') return toHtml(text, analysis, title);
  throw new RangeError(`no format “${format}”: there are ${Object.keys(FORMATS).join(', ')}`);
}
