// What was found as a reader would list it: who speaks, with their quotes; quotes of nobody known; doubts, by whose they are.

import { panel, quotes as countQuotes, doubts as countDoubts } from '../strings.js';
import { contentOf, kindInWords, line, rowsOf, wordsOf } from './rows.js';

/**
 * @typedef {{label: string, words: string}} Item
 * @typedef {{name: string, note: string, items: Item[]}} Group
 * @typedef {{title: string, groups: Group[], none: string}} Section
 */

/** @param {string} text @param {import('./rows.js').Analysis} analysis @returns {Section[]} */
export function reportOf(text, analysis) {
  const rows = rowsOf(analysis);
  const isDoubt = (/** @type {import('./rows.js').Row} */ row) => row.holder !== '';
  const quotes = rows.filter((row) => !isDoubt(row));
  const item = (/** @type {import('./rows.js').Row} */ row) => {
    const source = wordsOf(text, row.source);
    const unsure = row.speaker ? !row.certain && panel.uncertain(source, line(row.speaker)) : panel.source(source);
    return { label: [row.type, wordsOf(text, row.cue), source && unsure].filter(Boolean).join(' · '), words: contentOf(text, row) };
  };
  const groups = analysis.speakers.map((speaker, id) => {
    const own = quotes.filter((_, i) => analysis.quotes[i].attribution?.speaker === id);
    const note = [line(speaker.role ?? ''), panel.types[speaker.type], countQuotes(own.length)].filter(Boolean).join(' · ');
    return { name: line(speaker.name), note, items: own.map(item) };
  });
  const unknown = quotes.filter((_, i) => analysis.quotes[i].attribution?.speaker == null);
  if (unknown.length) groups.push({ name: panel.unknown, note: countQuotes(unknown.length), items: unknown.map(item) });
  /** @type {Map<string, Item[]>} */
  const doubts = new Map();
  for (const row of rows.filter(isDoubt)) {
    const holder = row.holder === 'writer' ? panel.article : line(row.who) || panel.nobody;
    const own = doubts.get(holder) ?? [];
    doubts.set(holder, own);
    own.push({ label: `${contentOf(text, row)} · ${kindInWords(row.type)}`, words: wordsOf(text, row.scope) });
  }
  return [
    { title: panel.speakers, groups: groups.filter(({ items }) => items.length), none: panel.noSpeakers },
    { title: panel.doubts, groups: [...doubts].map(([name, items]) => ({ name, note: countDoubts(items.length), items })), none: panel.noDoubts },
  ];
}
