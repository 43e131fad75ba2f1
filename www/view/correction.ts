// A correction of who is who, made on an analysis: two speakers made one, or one made two.

import type { Analysis, Span } from '../engine/analysis.js';
import { wordsOf } from './speaker.js';

/** Speakers by their index. */
export type Correction = { kind: 'merge'; from: number; into: number } | { kind: 'split'; from: number; words: string };

/** The same for any reading of the article: speakers by their key. */
export type Kept = { kind: 'merge'; from: string; into: string } | { kind: 'split'; from: string; words: string };

/** Whether two wordings are one but for capitals. */
export const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** The analysis with a correction made; the one that was given stays as it is. */
export function corrected(text: string, analysis: Analysis, correction: Correction): Analysis {
  return inOrder(correction.kind === 'merge' ? merged(analysis, correction) : split(text, analysis, correction));
}

function merged(analysis: Analysis, { from, into }: { from: number; into: number }) {
  const [lost, kept] = [analysis.speakers[from], analysis.speakers[into]];
  const mentions = [...kept.mentions, ...lost.mentions].sort((a, b) => a[0] - b[0]);
  const whole = {
    ...kept,
    role: kept.role ?? lost.role,
    body: kept.body ?? lost.body ?? null,
    mentions: mentions.filter((m, i) => !i || m[0] >= mentions[i - 1][1]),
  };
  const speakers = analysis.speakers.map((speaker, id) => (id === into ? whole : speaker));
  return { ...analysis, speakers, quotes: given(analysis, (quote) => (quote.attribution?.speaker === from ? into : null)) };
}

function split(text: string, analysis: Analysis, { from, words }: { from: number; words: string }) {
  const speaker = analysis.speakers[from];
  const theirs = (span: Span | null | undefined) => Boolean(span) && same(wordsOf(text, span as Span), words);
  const other = { ...speaker, name: words, role: null, body: null, mentions: speaker.mentions.filter(theirs) };
  const rest = { ...speaker, mentions: speaker.mentions.filter((span) => !theirs(span)) };
  const speakers = [...analysis.speakers.map((s, id) => (id === from ? rest : s)), other];
  const moved = ({ attribution }: Analysis['quotes'][number]) => attribution?.speaker === from && theirs(attribution.source);
  return { ...analysis, speakers, quotes: given(analysis, (quote) => (moved(quote) ? speakers.length - 1 : null)) };
}

/** The quotes, some of them given to another speaker by the reader. */
function given({ quotes }: Analysis, to: (quote: Analysis['quotes'][number]) => number | null) {
  return quotes.map((quote) => {
    const speaker = to(quote);
    if (speaker === null || !quote.attribution) return quote;
    return { ...quote, attribution: { ...quote.attribution, speaker, speaker_by: 'reader', speaker_confidence: 1, speaker_certain: true } };
  });
}

/**
 * Speakers by their first quote; those who say nothing any more are gone, and so are the figures of the article, which count the
 * speakers as they were.
 */
function inOrder({ article, ...analysis }: Analysis): Analysis {
  const order = [...new Set(analysis.quotes.flatMap(({ attribution }) => attribution?.speaker ?? []))];
  const quotes = analysis.quotes.map((quote) => {
    const { attribution } = quote;
    if (!attribution || attribution.speaker === null) return quote;
    return { ...quote, attribution: { ...attribution, speaker: order.indexOf(attribution.speaker) } };
  });
  return { ...analysis, quotes, speakers: order.map((id) => analysis.speakers[id]) };
}

/** What each speaker is known by in another reading: their name, and how many before them have it, too. */
const keys = ({ speakers }: Analysis) =>
  speakers.map(({ name }, id) => `${speakers.slice(0, id).filter((other) => other.name === name).length} ${name}`);

/** A correction as it is kept. */
export function lasting(analysis: Analysis, correction: Correction): Kept {
  const key = keys(analysis);
  const from = key[correction.from];
  return correction.kind === 'merge' ? { kind: 'merge', from, into: key[correction.into] } : { ...correction, from };
}

/** A kept correction in this reading; null where somebody of it says nothing any more. */
export function current(analysis: Analysis, kept: Kept): Correction | null {
  const key = keys(analysis);
  const from = key.indexOf(kept.from);
  if (kept.kind === 'split') return from < 0 ? null : { ...kept, from };
  const into = key.indexOf(kept.into);
  return from < 0 || into < 0 ? null : { kind: 'merge', from, into };
}
