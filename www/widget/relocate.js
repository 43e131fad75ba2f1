// Findings of an earlier state of a text, put where their words are now. A stretch is found again by its words, by what stands
// before and after it, and by where it was; what cannot be told apart counts as lost, so that nothing is ever misplaced.

/**
 * @typedef {import('../findings.js').Analysis} Analysis
 * @typedef {[number, number]} Span
 * @typedef {{exact: string, before: string, after: string}} Words what a stretch holds and what stands around it, as far as it is known
 */

/** How much of what stands around is compared, how much of it must agree, and how many characters are enough by themselves. */
const AROUND = 32;
const ENOUGH = 8;
const LONG = 32;
/** How far from where they should be words are looked for. Beyond, only long ones are; that keeps the work in bounds. */
const FAR = 2000;

/**
 * Where everything is now; may be interrupted.
 * @param {Analysis} analysis
 * @param {string | ((span: Span) => string)} was the earlier text, or the words of each stretch where only they are known
 * @param {string} text
 * @returns {Generator<void, {analysis: Analysis, lost: string[]}>} and the words that are lost
 */
export function* relocate(analysis, was, text) {
  /** @type {string[]} */
  const lost = [];
  const finder = typeof was === 'string' ? new Finder(was, text) : new Finder('', text, was);
  const place = (/** @type {Span | null} */ span) => span && finder.place(span);
  /** @type {Map<number, number>} */
  const kept = new Map();
  const quotes = [];
  for (const [i, quote] of analysis.quotes.entries()) {
    yield;
    const places = quote.content.map(place);
    lost.push(...quote.content.filter((_, n) => !places[n]).map((span) => finder.words(span).exact));
    const content = places.filter((span) => span !== null);
    const { attribution } = quote;
    const cue = place(attribution?.cue ?? null);
    const silent = quote.sort === 'silence' && attribution?.cue;
    if (silent && !cue) lost.push(finder.words(silent).exact);
    if (silent ? !cue : !content.length) continue;
    kept.set(i, quotes.length);
    quotes.push({ ...quote, content, attribution: attribution && { ...attribution, source: place(attribution.source), cue } });
  }
  const uncertainties = [];
  for (const doubt of analysis.uncertainties) {
    yield;
    const cue = place(doubt.cue);
    if (!cue) lost.push(finder.words(doubt.cue).exact);
    else uncertainties.push({ ...doubt, cue, scope: place(doubt.scope) ?? cue, quote: kept.get(doubt.quote ?? -1) ?? null });
  }
  const speakers = [];
  for (const speaker of analysis.speakers) {
    yield;
    speakers.push({ ...speaker, mentions: speaker.mentions.map(place).filter((span) => span !== null) });
  }
  for (const quote of quotes) quote.inside = kept.get(quote.inside ?? -1) ?? null;
  return { analysis: { ...analysis, speakers, quotes, uncertainties }, lost };
}

/** Finds the words of one text in another. */
export class Finder {
  /** How many characters both texts begin and end with in common. */
  #head = 0;
  #tail = 0;

  /** @param {string} was @param {string} text @param {((span: Span) => string) | null} [exact] */
  constructor(was, text, exact = null) {
    this.was = was;
    this.text = text;
    this.exact = exact;
    if (exact) return;
    [this.#head, this.#tail] = inCommon(was, text);
  }

  /** @param {Span} span @returns {Words} */
  words([start, end]) {
    if (this.exact) return { exact: this.exact([start, end]), before: '', after: '' };
    const { was } = this;
    return { exact: was.slice(start, end), before: was.slice(Math.max(0, start - AROUND), start), after: was.slice(end, end + AROUND) };
  }

  /** @param {Span} span @returns {Span | null} */
  place(span) {
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

  /** Where some words are when they are nowhere else. @param {string} exact @returns {Span | null} */
  #only(exact) {
    const at = this.text.indexOf(exact);
    return at >= 0 && this.text.indexOf(exact, at + 1) < 0 ? [at, at + exact.length] : null;
  }

  /** @param {Words} words @param {number} from @param {number} to @param {number} expected @returns {Span | null} */
  #best({ exact, before, after }, from, to, expected) {
    const part = this.text.slice(Math.max(0, from), to);
    const base = Math.max(0, from);
    let best = -1;
    let most = exact.length >= LONG ? -1 : ENOUGH - 1;
    for (let at = part.indexOf(exact); at >= 0; at = part.indexOf(exact, at + 1)) {
      const place = base + at;
      const agrees = shared(before, this.text.slice(Math.max(0, place - AROUND), place), true) + shared(after, this.text.slice(place + exact.length, place + exact.length + AROUND), false);
      if (agrees > most || (agrees === most && best >= 0 && Math.abs(place - expected) < Math.abs(best - expected))) [best, most] = [place, agrees];
    }
    return best < 0 ? null : [best, best + exact.length];
  }
}

/** How many characters two texts begin and end with in common, none of them counted twice. @param {string} was @param {string} text */
export function inCommon(was, text) {
  const head = shared(was, text, false);
  return [head, Math.min(shared(was, text, true), Math.min(was.length, text.length) - head)];
}

/** How many characters two texts have in common, from their ends or their beginnings on. @param {string} a @param {string} b @param {boolean} ends */
function shared(a, b, ends) {
  const most = Math.min(a.length, b.length);
  let n = 0;
  while (n < most && (ends ? a[a.length - 1 - n] === b[b.length - 1 - n] : a[n] === b[n])) n += 1;
  return n;
}
