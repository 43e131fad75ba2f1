// One speaker in the list: the sign of their kind, counts, and what they are called.

import type { Analysis, Span, Speaker } from '../engine/analysis.js';
import { call } from '../engine/dom.js';
import { make } from './make.js';
import * as sentences from './sentences.js';
import { short, t } from './strings.js';

/** What a speaker is called, and how often. */
export type Alias = { words: string; times: number };

/** The outline of each kind's sign, drawn in a box of 16 by 16. */
const SIGNS: Record<Speaker['type'], string> = {
  person: 'M8 8a3 3 0 1 0-.1 0M2.5 14c0-6 11-6 11 0z',
  organisation: 'M2 14h12M3 14V6l5-4 5 4v8M6 14V9M10 14V9',
  group: 'M5.5 8a2 2 0 1 0-.1 0M11 8a2 2 0 1 0 0-4M1.5 14c0-6 8-6 8 0zM11 10c2 0 3.5 1 3.5 4h-3',
  document: 'M4 2h5l3 3v9H4zM6 7h4M6 9h4M6 11h3',
  unnamed: 'M5.5 6a2.5 2.5 0 1 1 3.5 2q-1 .5-1 2M8 12.5v1.5',
  other: 'M8 2l6 3v6l-6 3-6-3V5zM2 5l6 3 6-3M8 8v6',
};

/** A sign beside which its meaning stands in words. */
export function sign(type: Speaker['type']) {
  const svg = call(document, 'createElementNS', 'http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of Object.entries({ viewBox: '0 0 16 16', class: 'sign', 'aria-hidden': 'true' })) svg.setAttribute(name, value);
  const path = call(document, 'createElementNS', 'http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SIGNS[type]);
  svg.append(path);
  return svg;
}

/** How each speaker is described, by their index. */
export function describing(text: string, analysis: Analysis) {
  const { speakers, quotes, uncertainties } = analysis;
  const own = Map.groupBy(quotes, ({ attribution }) => attribution?.speaker ?? null);
  const doubts = Map.groupBy(uncertainties, ({ quote }) => (quote === null ? null : (quotes[quote]?.attribution?.speaker ?? null)));
  return {
    /** Role, body, type and counts in one line. */
    note(id: number) {
      const said = own.get(id) ?? [];
      const words = said
        .flatMap(({ content, sort }) => (sort === 'silence' ? [] : content))
        .reduce((sum, span) => sum + (text.slice(...span).match(/\S+/g)?.length ?? 0), 0);
      const open = doubts.get(id)?.length ?? 0;
      const counts = [t.quotes(said.length), t.quotedWords(words), open ? t.doubts(open) : ''];
      return [sentences.speakerTitle(speakers[id]), t.panel.types[speakers[id].type], ...counts].filter(Boolean).join(' · ');
    },
    /** What they are called in the text, where that is not only their name. */
    called(id: number) {
      const all = aliases(text, speakers[id]);
      const list = make('ul', 'called');
      list.ariaLabel = t.panel.called(speakers[id].name);
      for (const { words, times } of all) list.append(make('li', '', t.panel.alias(short(words, 60), times)));
      list.hidden = all.length === 1 && all[0].words === speakers[id].name;
      return list;
    },
  };
}

/** On one line. */
export const wordsOf = (text: string, span: Span) =>
  text
    .slice(...span)
    .replace(/\s+/g, ' ')
    .trim();

/** What a speaker is called, in the order of the text, wordings that differ in capitals only as one. */
export function aliases(text: string, { mentions }: Speaker): Alias[] {
  const all: Map<string, Alias> = new Map();
  for (const words of mentions.map((span) => wordsOf(text, span))) {
    const alias = all.get(words.toLowerCase()) ?? { words, times: 0 };
    alias.times += 1;
    all.set(words.toLowerCase(), alias);
  }
  return [...all.values()];
}
