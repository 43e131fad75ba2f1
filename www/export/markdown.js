// The report as Markdown (CommonMark). The article's words stay words: nothing in them is taken for markup.

import { reportOf } from './report.js';
import { cardParts } from '../strings.js';

/** @param {string} text @param {import('./rows.js').Analysis} analysis @param {string} title */
export function toMarkdown(text, analysis, title) {
  const parts = [`# ${plain(title)}`];
  for (const { title: heading, groups, none } of reportOf(text, analysis)) {
    parts.push(`## ${heading}`);
    if (!groups.length) parts.push(none);
    for (const { name, note, items } of groups) {
      parts.push(`### ${plain(name)}`, `*${plain(note)}*`);
      parts.push(items.map(({ label, words }) => `- *${plain(label)}*: ${plain(words)}`).join('\n'));
    }
  }
  return `${parts.join('\n\n')}\n\n---\n\n${cardParts.notice}\n`;
}

/** What CommonMark and its common extensions would take for markup. @param {string} text */
function plain(text) {
  return text.replace(/[\\`*_[\]<>&|~#$]/g, '\\$&');
}
