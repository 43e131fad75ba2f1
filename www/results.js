// The findings as the value that `export('json')` writes, and such values read back: every span has its offsets and its words,
// so that it can be found in a text. docs/export.schema.json describes it.

/**
 * @typedef {import('./findings.js').Analysis} Analysis
 * @typedef {(text: string) => {analysis: Analysis, words: (span: [number, number]) => string}} Given results to be placed on a
 *   text: offsets counted as JavaScript counts in it, and the words of each stretch
 */

const VERSION = 1;

/**
 * @param {string} text
 * @param {Analysis} analysis
 * @returns {any} a plain value, offsets in UTF-16 units
 */
export function toResults(text, analysis) {
  return { format: 'claimlight', version: VERSION, offsets: 'utf16', ...mapSpans(analysis, ([start, end]) => ({ start, end, text: text.slice(start, end) })) };
}

/**
 * Reads results back.
 * @param {any} value what `toResults` or the command makes, offsets in UTF-16 units or code points
 * @returns {Given} Throws a TypeError for anything else.
 */
export function fromResults(value) {
  const known = value?.format === 'claimlight' && value.version === VERSION && ['utf16', 'chars'].includes(value.offsets);
  if (!known) throw new TypeError('not Claimlight results, version 1, offsets utf16 or chars');
  for (const list of ['speakers', 'quotes', 'uncertainties']) if (!Array.isArray(value[list])) throw new TypeError(`no ${list}`);
  const { format, version, offsets, ...rest } = structuredClone(value);
  // Whatever is wrong in it is found now, not when it is shown.
  for (const { content, sort, attribution } of rest.quotes) {
    const words = Array.isArray(content) && (content.length || (sort === 'silence' && attribution?.cue));
    if (!words) throw new TypeError('a quote without content');
  }
  if (rest.article && !(Array.isArray(rest.article.by_type) && Array.isArray(rest.article.by_speaker))) throw new TypeError('an article without its figures');
  for (const { cue, scope } of rest.uncertainties) if (!cue || !scope) throw new TypeError('a doubt without cue or scope');
  mapObjects(rest, check);
  return (text) => {
    const place = offsets === 'chars' ? toUnits(text) : (/** @type {number} */ offset) => offset;
    /** @type {Map<string, string>} */
    const words = new Map();
    const analysis = mapObjects(rest, ({ start, end, text: own }) => {
      const span = [place(start), place(end)];
      words.set(`${span}`, own);
      return span;
    });
    return { analysis, words: (span) => words.get(`${span}`) ?? '' };
  };
}

/** @param {{start: unknown, end: unknown, text: unknown}} span */
function check({ start, end, text }) {
  if (!Number.isInteger(start) || !Number.isInteger(end) || typeof text !== 'string') throw new TypeError('a stretch without place or words');
}

/** @param {any} value @param {(span: [number, number]) => unknown} f @returns {any} */
function mapSpans(value, f) {
  if (Array.isArray(value)) return value.length === 2 && value.every(Number.isInteger) ? f(/** @type {[number, number]} */ (value)) : value.map((v) => mapSpans(v, f));
  return value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, v]) => [key, mapSpans(v, f)])) : value;
}

/** @param {any} value @param {(span: any) => unknown} f @returns {any} */
function mapObjects(value, f) {
  if (Array.isArray(value)) return value.map((v) => mapObjects(v, f));
  if (!value || typeof value !== 'object') return value;
  return 'start' in value ? f(value) : Object.fromEntries(Object.entries(value).map(([key, v]) => [key, mapObjects(v, f)]));
}

/** From code points to UTF-16 units. @param {string} text @returns {(offset: number) => number} */
function toUnits(text) {
  // Where the characters stand that are two units long. The n-th of them has n units more before it than code points.
  const pairs = [...text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)].map(({ index }) => index);
  return (offset) => {
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[middle] - middle < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  };
}
