// A table, one finding a row, as RFC 4180 has it. What a spreadsheet would take for a formula is shown as text.

import { contentOf, rowsOf, wordsOf } from './rows.js';

const COLUMNS = ['finding', 'type', 'speaker', 'certain', 'role', 'source', 'cue', 'words', 'scope', 'holder', 'start', 'end', 'rule', 'confidence'];

/** @param {string} text @param {import('./rows.js').Analysis} analysis */
export function toCsv(text, analysis) {
  const rows = rowsOf(analysis).map((row) => {
    const [start, end] = [row.content[0][0], row.content[row.content.length - 1][1]];
    const { id, type, speaker, certain, role, source, cue, scope, holder, rule, confidence } = row;
    return [id, type, speaker, speaker && (certain ? 'yes' : 'probably'), role, wordsOf(text, source), wordsOf(text, cue), contentOf(text, row), wordsOf(text, scope), holder, start, end, rule, confidence ?? ''];
  });
  return [COLUMNS, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** @param {string | number} value */
function cell(value) {
  if (typeof value === 'number') return `${value}`;
  // An apostrophe is what spreadsheets know as "this is text".
  const safe = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
