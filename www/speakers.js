// Who is who, as the reader corrects it: two speakers made one, or one made two. Kept in memory, for the articles of this visit.

import { make, makeButton } from './element.js';
import { aliases, wordsOf } from './speaker.js';
import * as strings from './strings.js';

/**
 * @typedef {import('./findings.js').Analysis} Analysis
 * @typedef {import('./findings.js').Speaker} Speaker
 * @typedef {[number, number]} Span
 * @typedef {{kind: 'merge', from: number, into: number} | {kind: 'split', from: number, words: string}} Correction speakers by their index
 * @typedef {{kind: 'merge', from: string, into: string} | {kind: 'split', from: string, words: string}} Kept the same for any reading of the article: speakers by their key
 */

/** For so many texts corrections are kept. */
const TEXTS = 8;

/** Whether two wordings are one but for capitals. @param {string} a @param {string} b */
const same = (a, b) => a.toLowerCase() === b.toLowerCase();

/** The analysis with a correction made; the one that was given stays as it is. @param {string} text @param {Analysis} analysis @param {Correction} correction @returns {Analysis} */
function corrected(text, analysis, correction) {
  return inOrder(correction.kind === 'merge' ? merged(analysis, correction) : split(text, analysis, correction));
}

/** @param {Analysis} analysis @param {{from: number, into: number}} which */
function merged(analysis, { from, into }) {
  const [lost, kept] = [analysis.speakers[from], analysis.speakers[into]];
  const mentions = [...kept.mentions, ...lost.mentions].sort((a, b) => a[0] - b[0]);
  const whole = { ...kept, role: kept.role ?? lost.role, body: kept.body ?? lost.body ?? null, mentions: mentions.filter((m, i) => !i || m[0] >= mentions[i - 1][1]) };
  const speakers = analysis.speakers.map((speaker, id) => (id === into ? whole : speaker));
  return { ...analysis, speakers, quotes: given(analysis, (quote) => (quote.attribution?.speaker === from ? into : null)) };
}

/** @param {string} text @param {Analysis} analysis @param {{from: number, words: string}} which */
function split(text, analysis, { from, words }) {
  const speaker = analysis.speakers[from];
  const theirs = (/** @type {Span | null | undefined} */ span) => Boolean(span) && same(wordsOf(text, /** @type {Span} */ (span)), words);
  const other = { ...speaker, name: words, role: null, body: null, mentions: speaker.mentions.filter(theirs) };
  const rest = { ...speaker, mentions: speaker.mentions.filter((span) => !theirs(span)) };
  const speakers = [...analysis.speakers.map((s, id) => (id === from ? rest : s)), other];
  const moved = (/** @type {Analysis['quotes'][number]} */ { attribution }) => attribution?.speaker === from && theirs(attribution.source);
  return { ...analysis, speakers, quotes: given(analysis, (quote) => (moved(quote) ? speakers.length - 1 : null)) };
}

/**
 * The quotes, some of them given to another speaker by the reader.
 * @param {Analysis} analysis @param {(quote: Analysis['quotes'][number]) => number | null} to
 */
function given({ quotes }, to) {
  return quotes.map((quote) => {
    const speaker = to(quote);
    if (speaker === null || !quote.attribution) return quote;
    return { ...quote, attribution: { ...quote.attribution, speaker, speaker_by: 'reader', speaker_confidence: 1, speaker_certain: true } };
  });
}

/**
 * Speakers by their first quote; those who say nothing any more are gone, and so are the figures of the article, which count the
 * speakers as they were.
 * @param {Analysis} analysis @returns {Analysis}
 */
function inOrder({ article, ...analysis }) {
  const order = [...new Set(analysis.quotes.flatMap(({ attribution }) => attribution?.speaker ?? []))];
  const quotes = analysis.quotes.map((quote) => {
    const { attribution } = quote;
    if (!attribution || attribution.speaker === null) return quote;
    return { ...quote, attribution: { ...attribution, speaker: order.indexOf(attribution.speaker) } };
  });
  return { ...analysis, quotes, speakers: order.map((id) => analysis.speakers[id]) };
}

/** What the reader has corrected, article by article, the last ones only. Nothing of it leaves the page or outlives it. */
export class Corrections {
  /** By the article's text. @type {Map<string, Kept[]>} */
  #made = new Map();

  #show;

  /** @param {(text: string, note: string) => void} show shows anew what the reader has put right */
  constructor(show) {
    this.#show = show;
  }

  /**
   * What the list offers the reader: for each speaker the ways to correct who they are, and a button that takes the last
   * correction back, where there is one.
   * @param {string} text @param {Analysis} analysis as it is shown
   * @returns {{of: (id: number) => HTMLElement[], undo: HTMLElement | null}}
   */
  offer(text, analysis) {
    const made = this.#made.get(text) ?? [];
    const now = (/** @type {Kept[]} */ kept, /** @type {string} */ note) => {
      this.#keep(text, kept);
      this.#show(text, note);
    };
    return {
      of: (id) => controls(text, analysis, id, (correction) => now([...made, lasting(analysis, correction)], strings.panel.corrected)),
      undo: made.length ? makeButton('undo', strings.panel.undo, () => now(made.slice(0, -1), strings.panel.undone)) : null,
    };
  }

  /** The analysis as the reader left it, or left an earlier state of the article. @param {string} text @param {Analysis} found what the machine found */
  of(text, found) {
    const made = this.#made.get(text) ?? [...this.#made].findLast(([other]) => alike(other, text))?.[1];
    if (!made) return found;
    let analysis = found;
    const still = made.filter((kept) => {
      const correction = current(analysis, kept);
      if (correction) analysis = corrected(text, analysis, correction);
      return correction;
    });
    this.#keep(text, still);
    return analysis;
  }

  forget() {
    this.#made.clear();
  }

  /** @param {string} text @param {Kept[]} kept none, too, where all were taken back */
  #keep(text, kept) {
    this.#made.delete(text);
    this.#made.set(text, kept);
    for (const old of [...this.#made.keys()].slice(0, -TEXTS)) this.#made.delete(old);
  }
}

/** Whether two texts are one article, edited or gone on: half of the longer one are sentences of the other. @param {string} a @param {string} b */
function alike(a, b) {
  const sentences = (/** @type {string} */ text) => text.split(/(?<=[.?!”"])\s+/);
  const there = new Set(sentences(a));
  const shared = sentences(b).reduce((sum, sentence) => sum + (there.has(sentence) ? sentence.length + 1 : 0), 0);
  return 2 * shared >= Math.max(a.length, b.length);
}

/** What each speaker is known by in another reading: their name, and how many before them have it, too. @param {Analysis} analysis */
const keys = ({ speakers }) => speakers.map(({ name }, id) => `${speakers.slice(0, id).filter((other) => other.name === name).length} ${name}`);

/** @param {Analysis} analysis @param {Correction} correction @returns {Kept} */
function lasting(analysis, correction) {
  const key = keys(analysis);
  const from = key[correction.from];
  return correction.kind === 'merge' ? { kind: 'merge', from, into: key[correction.into] } : { ...correction, from };
}

/** A kept correction in this reading; null where somebody of it says nothing any more. @param {Analysis} analysis @param {Kept} kept @returns {Correction | null} */
function current(analysis, kept) {
  const key = keys(analysis);
  const from = key.indexOf(kept.from);
  if (kept.kind === 'split') return from < 0 ? null : { ...kept, from };
  const into = key.indexOf(kept.into);
  return from < 0 || into < 0 ? null : { kind: 'merge', from, into };
}

/** The ways to say who somebody is. @param {string} text @param {Analysis} analysis @param {number} id @param {(correction: Correction) => void} correct */
function controls(text, analysis, id, correct) {
  const { speakers, quotes } = analysis;
  const { name } = speakers[id];
  const all = aliases(text, speakers[id]);
  if (speakers.length < 2 && all.length < 2) return [];
  const details = make('details', 'correct');
  details.append(make('summary', '', strings.panel.correct));
  // Built when it is opened: a long list of speakers would else hold a choice of all in each of them.
  details.addEventListener('toggle', () => {
    if (!details.open || details.childElementCount > 1) return;
    const others = speakers.map((speaker, other) => ({ speaker, other })).filter(({ other }) => other !== id);
    const sources = quotes.flatMap(({ attribution: a }) => (a?.speaker === id && a.source ? [wordsOf(text, a.source)] : []));
    const apart = all.length > 1 ? all.filter(({ words }) => sources.some((source) => same(source, words))) : [];
    if (others.length) {
      const label = make('label', '', `${strings.panel.sameAs(name)} `);
      const select = make('select');
      for (const { speaker, other } of others) {
        const option = make('option', '', strings.short(speaker.name, 60));
        option.value = String(other);
        select.append(option);
      }
      label.append(select);
      const merge = makeButton('merge', strings.panel.merge, () => correct({ kind: 'merge', from: id, into: Number(select.value) }));
      const line = make('p');
      line.append(label, ' ', merge);
      details.append(line);
    }
    for (const { words } of apart)
      details.append(makeButton('split', strings.panel.split(strings.short(words, 60), name), () => correct({ kind: 'split', from: id, words })));
  });
  return [details];
}
