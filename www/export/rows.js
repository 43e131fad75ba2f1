// Every finding as one row of words: what the table, the annotations and the reports are made of. src/shell/export/rows.rs
// makes the same for the command; a test compares what comes of both.

import { doubtKind, who } from '../strings.js';

/**
 * @typedef {import('../findings.js').Analysis} Analysis
 * @typedef {[number, number]} Span
 * @typedef {object} Row
 * @property {string} id "quote-0", "doubt-3": its kind and its place among those
 * @property {string} type direct, indirect, mixed; epistemic, doxastic …
 * @property {string} speaker whose words or whose doubt it is; empty where that is not known
 * @property {string} who the same with "probably" where it is not certain
 * @property {boolean} certain
 * @property {string} role
 * @property {Span[]} content the quote's words, or the doubt's
 * @property {Span | null} source
 * @property {Span | null} cue
 * @property {Span | null} scope
 * @property {string} stance
 * @property {string} holder writer or speaker; empty for a quote
 * @property {string} rule
 * @property {number | null} confidence
 */

/** @param {Analysis} analysis @returns {Row[]} quotes, then doubts, each in the order of the text */
export function rowsOf({ speakers, quotes, uncertainties }) {
  const whose = (/** @type {number | null | undefined} */ quote) => {
    const attribution = quotes[quote ?? -1]?.attribution;
    const speaker = speakers[attribution?.speaker ?? -1];
    const certain = attribution?.speaker_certain ?? false;
    return { speaker: speaker?.name ?? '', who: who(/** @type {any} */ ({ speaker, certain })), certain, role: speaker?.role ?? '' };
  };
  return [
    ...quotes.map(({ type, content, attribution: a }, i) => ({
      id: `quote-${i}`,
      type,
      ...whose(i),
      content,
      source: a?.source ?? null,
      cue: a?.cue ?? null,
      scope: null,
      stance: a?.stance ?? '',
      holder: '',
      rule: a?.by ?? '',
      confidence: a?.confidence ?? null,
    })),
    ...uncertainties.map(({ kind, cue, scope, holder, quote, by, confidence }, i) => ({
      id: `doubt-${i}`,
      type: kind,
      ...whose(holder === 'writer' ? null : quote),
      content: [cue],
      source: null,
      cue: null,
      scope,
      stance: '',
      holder,
      rule: by,
      confidence,
    })),
  ];
}

/** Words on one line. @param {string} text @param {Span | null} span */
export const wordsOf = (text, span) => (span ? line(text.slice(...span)) : '');

/** @param {string} text */
export const line = (text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** @param {string} text @param {Row} row */
export const contentOf = (text, { content }) => content.map((span) => wordsOf(text, span)).join(' … ');

/** @param {string} kind */
export const kindInWords = (kind) => doubtKind(/** @type {any} */ ({ doubt: { kind } }));

/** @param {number | null} confidence */
export const inHundred = (confidence) => (confidence === null ? '' : `right ${Math.round(confidence * 100)} times in 100`);
