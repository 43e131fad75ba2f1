// One speaker in the list: the sign of their kind, counts, and what they are called.

import { make, makeButton } from './element.js';
import * as strings from './strings.js';

/**
 * @typedef {import('./findings.js').Analysis} Analysis
 * @typedef {import('./findings.js').Speaker} Speaker
 * @typedef {[number, number]} Span
 * @typedef {{words: string, times: number}} Alias what a speaker is called, and how often
 */

/** The outline of each kind's sign, drawn in a box of 16 by 16. @type {Record<Speaker['type'], string>} */
const SIGNS = {
  person: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2.5 14c0-3 2.5-4.5 5.5-4.5s5.5 1.5 5.5 4.5z',
  organisation: 'M2 14h12M3 14V6l5-4 5 4v8M6 14V9M10 14V9',
  group: 'M5.5 7.5a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5M11 8a2 2 0 1 0 0-4M1.5 13c0-2.5 1.75-3.5 4-3.5s4 1 4 3.5zM11 10c2 0 3.5 1 3.5 3h-3',
  document: 'M4 1.5h5.5L12.5 4.5v10H4zM6 7h4.5M6 9.5h4.5M6 12h3',
  unnamed: 'M5.5 6a2.5 2.5 0 1 1 3.5 2.3c-.8.4-1 .9-1 1.7M8 13v.1',
  other: 'M8 2.5 13.5 5.5v5L8 13.5l-5.5-3v-5zM2.5 5.5 8 8.5l5.5-3M8 8.5v5',
};

/** A sign beside which its meaning stands in words. @param {Speaker['type']} type */
export function sign(type) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of Object.entries({ viewBox: '0 0 16 16', class: 'sign', 'aria-hidden': 'true' })) svg.setAttribute(name, value);
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SIGNS[type]);
  svg.append(path);
  return svg;
}

/**
 * How each speaker is described, by their index.
 * @param {string} text @param {Analysis} analysis
 */
export function describing(text, analysis) {
  const { speakers, quotes, uncertainties } = analysis;
  const own = Map.groupBy(quotes, ({ attribution }) => attribution?.speaker ?? null);
  const doubts = Map.groupBy(uncertainties, ({ quote }) => (quote === null ? null : (quotes[quote]?.attribution?.speaker ?? null)));
  return {
    /** Role, body, type and counts in one line. @param {number} id */
    note(id) {
      const said = own.get(id) ?? [];
      const words = said.flatMap(({ content, sort }) => (sort === 'silence' ? [] : content)).reduce((sum, span) => sum + (text.slice(...span).match(/\S+/g)?.length ?? 0), 0);
      const open = doubts.get(id)?.length ?? 0;
      const counts = [strings.quotes(said.length), strings.quotedWords(words), open ? strings.doubts(open) : ''];
      return [strings.speakerTitle(speakers[id]), strings.panel.types[speakers[id].type], ...counts].filter(Boolean).join(' · ');
    },
    /** What they are called in the text, where that is not only their name. @param {number} id */
    called(id) {
      const all = aliases(text, speakers[id]);
      const list = make('ul', 'called');
      list.setAttribute('aria-label', strings.panel.called(speakers[id].name));
      for (const { words, times } of all) list.append(make('li', '', strings.panel.alias(strings.short(words, 60), times)));
      list.hidden = all.length === 1 && all[0].words === speakers[id].name;
      return list;
    },
  };
}

/** On one line. @param {string} text @param {Span} span */
export const wordsOf = (text, span) => text.slice(...span).replace(/\s+/g, ' ').trim();

/** What a speaker is called, in the order of the text, wordings that differ in capitals only as one. @param {string} text @param {Speaker} speaker @returns {Alias[]} */
export function aliases(text, { mentions }) {
  /** @type {Map<string, Alias>} */
  const all = new Map();
  for (const words of mentions.map((span) => wordsOf(text, span))) {
    const alias = all.get(words.toLowerCase()) ?? { words, times: 0 };
    alias.times += 1;
    all.set(words.toLowerCase(), alias);
  }
  return [...all.values()];
}
