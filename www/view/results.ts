// The findings as the value that `export('json')` writes, and such values read back: every span has its offsets and its words,
// so that it can be found in a text. docs/export.schema.json describes it.

import type { Analysis, Span } from '../engine/analysis.js';
import { countBefore } from '../engine/bisect.js';

/** A half-open stretch of the article, and its words. */
export interface Stretch {
  start: number;
  end: number;
  text: string;
}

/** The same value with a stretch in the place of every span. */
type Spelt<T> = T extends Span ? Stretch : T extends object ? { [K in keyof T]: Spelt<T[K]> } : T;

/** What was found in an article: docs/export.schema.json. */
export type Results = { format: 'claimlight'; version: 1; offsets: 'utf16' | 'chars' } & Spelt<Analysis>;

/** Results to be placed on a text: offsets counted as JavaScript counts in it, and the words of each stretch. */
export type Given = (text: string) => { analysis: Analysis; words: (span: Span) => string };

const VERSION = 1;

/** @returns a plain value, offsets in UTF-16 units */
export function toResults({ text, analysis }: { text: string; analysis: Analysis }): Results {
  const spelt = mapped<Span>(analysis, isSpan, ([start, end]) => ({ start, end, text: text.slice(start, end) })) as Spelt<Analysis>;
  return { format: 'claimlight', version: VERSION, offsets: 'utf16', ...spelt };
}

/**
 * Reads results back.
 * @param value what `toResults` or the command makes, offsets in UTF-16 units or code points
 * @returns Throws a TypeError for anything else.
 */
export function fromResults(value: unknown): Given {
  const given = value as Results | null | undefined;
  const known = given?.format === 'claimlight' && given.version === VERSION && ['utf16', 'chars'].includes(given.offsets);
  if (!known) throw new TypeError('not Claimlight results, version 1, offsets utf16 or chars');
  for (const list of ['speakers', 'quotes', 'uncertainties'] as const) if (!Array.isArray(given[list])) throw new TypeError(`no ${list}`);
  const { format: _, version: __, offsets, ...rest } = structuredClone(given);
  // Whatever is wrong in it is found now, not when it is shown.
  for (const { content, sort, attribution } of rest.quotes) {
    const words = Array.isArray(content) && (content.length || (sort === 'silence' && attribution?.cue));
    if (!words) throw new TypeError('a quote without content');
  }
  if (rest.article && !(Array.isArray(rest.article.by_type) && Array.isArray(rest.article.by_speaker)))
    throw new TypeError('an article without its figures');
  for (const { cue, scope } of rest.uncertainties) if (!cue || !scope) throw new TypeError('a doubt without cue or scope');
  mapped(rest, isStretch, check);
  return (text) => {
    const place = offsets === 'chars' ? toUnits(text) : (offset: number) => offset;
    const words: Map<string, string> = new Map();
    const analysis = mapped<Stretch>(rest, isStretch, ({ start, end, text: own }) => {
      const span = [place(start), place(end)];
      words.set(`${span}`, own);
      return span;
    }) as Analysis;
    return { analysis, words: (span) => words.get(`${span}`) ?? '' };
  };
}

function check({ start, end, text }: Stretch) {
  if (!Number.isInteger(start) || !Number.isInteger(end) || typeof text !== 'string')
    throw new TypeError('a stretch without place or words');
}

/** A value with something else in the place of some parts of it. */
function mapped<T>(value: unknown, is: (part: object) => boolean, f: (part: T) => unknown): unknown {
  if (!value || typeof value !== 'object') return value;
  if (is(value)) return f(value as T);
  const inside = (part: unknown) => mapped(part, is, f);
  return Array.isArray(value) ? value.map(inside) : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inside(part)]));
}

const isSpan = (part: object) => Array.isArray(part) && part.length === 2 && part.every(Number.isInteger);
const isStretch = (part: object) => 'start' in part;

/** From code points to UTF-16 units. */
function toUnits(text: string): (offset: number) => number {
  // Where the characters stand that are two units long. The n-th of them has n units more before it than code points.
  const pairs = [...text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)].map(({ index }) => index);
  return (offset) => offset + countBefore(pairs.length, (n) => pairs[n] - n < offset);
}
