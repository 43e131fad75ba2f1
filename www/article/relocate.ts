// Findings of an earlier state of a text, put where their words are now. A stretch is found again by its words, by what stands
// before and after it, and by where it was; what cannot be told apart counts as lost, so that nothing is ever misplaced.

import type { Analysis, Quote, Span } from '../engine/analysis.js';

/** What a stretch holds and what stands around it, as far as it is known. */
export type Words = { exact: string; before: string; after: string };

/** How much of what stands around is compared, how much of it must agree, and how many characters are enough by themselves. */
const AROUND = 32;
const ENOUGH = 8;
const LONG = 32;
/** How far from where they should be words are looked for. Beyond, only long ones are; that keeps the work in bounds. */
const FAR = 2000;

/**
 * Where everything is now; may be interrupted.
 * @param was the earlier text, or the words of each stretch where only they are known
 * @returns and the words that are lost
 */
export function* relocate(
  analysis: Analysis,
  was: string | ((span: Span) => string),
  text: string,
): Generator<void, { analysis: Analysis; lost: string[] }> {
  const lost: string[] = [];
  const finder = typeof was === 'string' ? new Finder(was, text) : new Finder('', text, was);
  const place = (span: Span | null) => span && finder.place(span);
  const kept: Map<number, number> = new Map();
  const quotes = [];
  const twins = finder.exact ? yield* twinsOf(analysis.quotes, finder) : new Set();
  for (const [i, quote] of analysis.quotes.entries()) {
    yield;
    const { attribution } = quote;
    const [source, cue, ...places] = finder.together([attribution?.source, attribution?.cue, ...quote.content]);
    const content = places.filter((span) => span !== null);
    const silent = quote.sort === 'silence' && attribution?.cue;
    // Where only the words are known, a source or cue that did not move along tells that these are somebody else's words.
    const apart = twins.has(quote) || (finder.exact && ((attribution?.source && !source) || (attribution?.cue && !cue)));
    if (apart || (silent ? !cue : !content.length)) {
      lost.push(...(silent && !content.length ? [silent] : quote.content).map((span) => finder.words(span).exact));
      continue;
    }
    lost.push(...quote.content.filter((_, n) => !places[n]).map((span) => finder.words(span).exact));
    kept.set(i, quotes.length);
    quotes.push({ ...quote, content, attribution: attribution && { ...attribution, source, cue } });
  }
  const uncertainties = [];
  for (const doubt of analysis.uncertainties) {
    yield;
    const [cue, scope] = finder.together([doubt.cue, doubt.scope]);
    if (!cue || (finder.exact && !scope)) lost.push(finder.words(doubt.cue).exact);
    else uncertainties.push({ ...doubt, cue, scope: scope ?? cue, quote: kept.get(doubt.quote ?? -1) ?? null });
  }
  const speakers = [];
  for (const speaker of analysis.speakers) {
    yield;
    speakers.push({ ...speaker, mentions: speaker.mentions.map(place).filter((span) => span !== null) });
  }
  for (const quote of quotes) quote.inside = kept.get(quote.inside ?? -1) ?? null;
  return { analysis: { ...analysis, speakers, quotes, uncertainties }, lost };
}

/** The quotes that would move to where another quote is: sentences that are alike, of which the page lacks one. */
function* twinsOf(quotes: Quote[], finder: Finder): Generator<void, Set<Quote>> {
  const places: Map<string, Quote[]> = new Map();
  const moved: Set<Quote> = new Set();
  for (const quote of quotes) {
    yield;
    const [was] = quote.content;
    const now = was && finder.place(was);
    if (!now) continue;
    places.set(`${now}`, [...(places.get(`${now}`) ?? []), quote]);
    if (now[0] !== was[0]) moved.add(quote);
  }
  const alike = [...places.values()].filter((some) => new Set(some.map(({ content }) => content[0][0])).size > 1);
  return new Set(alike.flat().filter((quote) => moved.has(quote)));
}

/** Finds the words of one text in another. */
export class Finder {
  readonly was: string;
  readonly text: string;
  readonly exact: ((span: Span) => string) | null;
  /** How many characters both texts begin and end with in common. */
  #head = 0;
  #tail = 0;

  constructor(was: string, text: string, exact: ((span: Span) => string) | null = null) {
    this.was = was;
    this.text = text;
    this.exact = exact;
    if (exact) return;
    [this.#head, this.#tail] = inCommon(was, text);
  }

  words([start, end]: Span): Words {
    if (this.exact) return { exact: this.exact([start, end]), before: '', after: '' };
    const { was } = this;
    return { exact: was.slice(start, end), before: was.slice(Math.max(0, start - AROUND), start), after: was.slice(end, end + AROUND) };
  }

  place(span: Span): Span | null {
    const [start, end] = span;
    const words = this.words(span);
    if (!words.exact) return null;
    if (this.exact) return this.text.slice(start, end) === words.exact ? span : this.#only(words.exact);
    const moved = this.text.length - this.was.length;
    if (end <= this.#head) return span;
    if (start >= this.was.length - this.#tail) return [start + moved, end + moved];
    const near = this.#best(words, Math.min(start, start + moved) - FAR, Math.max(end, end + moved) + FAR, start);
    return near ?? (words.exact.length >= LONG ? this.#only(words.exact) : null);
  }

  /** Where stretches are that belong together; where only their words are known, all by the same distance from where they were. */
  together(spans: (Span | null | undefined)[]): (Span | null)[] {
    if (!this.exact) return spans.map((span) => (span ? this.place(span) : null));
    const size = ([start, end]: Span) => end - start;
    const longest = spans.filter((span): span is Span => Boolean(span)).sort((a, b) => size(b) - size(a));
    const anchor = longest.find((span) => this.place(span));
    if (!anchor) return spans.map(() => null);
    const by = (this.place(anchor) as Span)[0] - anchor[0];
    return spans.map((span) => {
      if (!span) return null;
      const now: Span = [span[0] + by, span[1] + by];
      return this.text.slice(...now) === this.words(span).exact ? now : null;
    });
  }

  /** Where some words are when they are nowhere else. */
  #only(exact: string): Span | null {
    const at = this.text.indexOf(exact);
    return at >= 0 && this.text.indexOf(exact, at + 1) < 0 ? [at, at + exact.length] : null;
  }

  #best({ exact, before, after }: Words, from: number, to: number, expected: number): Span | null {
    const part = this.text.slice(Math.max(0, from), to);
    const base = Math.max(0, from);
    let best = -1;
    let most = exact.length >= LONG ? -1 : ENOUGH - 1;
    for (let at = part.indexOf(exact); at >= 0; at = part.indexOf(exact, at + 1)) {
      const place = base + at;
      const agrees =
        shared(before, this.text.slice(Math.max(0, place - AROUND), place), true) +
        shared(after, this.text.slice(place + exact.length, place + exact.length + AROUND), false);
      if (agrees > most || (agrees === most && best >= 0 && Math.abs(place - expected) < Math.abs(best - expected)))
        [best, most] = [place, agrees];
    }
    return best < 0 ? null : [best, best + exact.length];
  }
}

/** How many characters two texts begin and end with in common, none of them counted twice. */
export function inCommon(was: string, text: string) {
  const head = shared(was, text, false);
  return [head, Math.min(shared(was, text, true), Math.min(was.length, text.length) - head)];
}

/** How many characters two texts have in common, from their ends or their beginnings on. */
function shared(a: string, b: string, ends: boolean) {
  const most = Math.min(a.length, b.length);
  let n = 0;
  while (n < most && (ends ? a[a.length - 1 - n] === b[b.length - 1 - n] : a[n] === b[n])) n += 1;
  return n;
}
