// The findings as versioned JSON: what `claimlight analyze --format json` writes, with the words of every stretch beside its
// place, so that whoever reads it back can check it against a text. docs/export.schema.json says what it holds.

/** @typedef {import('../findings.js').Analysis} Analysis */

export const VERSION = 1;

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
 * @param {any} value what `toResults` makes, offsets in UTF-16 units or code points
 * @returns {{analysis: Analysis, words: (span: [number, number]) => string}} and the words of each stretch. Throws a TypeError
 *   for anything else.
 */
export function fromResults(value) {
  if (value?.format !== 'claimlight' || value.version !== VERSION || value.offsets !== 'utf16') throw new TypeError('not Claimlight results, version 1, offsets utf16');
  for (const list of ['speakers', 'quotes', 'uncertainties']) if (!Array.isArray(value[list])) throw new TypeError(`no ${list}`);
  /** @type {Map<string, string>} */
  const words = new Map();
  const { format, version, offsets, ...rest } = value;
  const analysis = mapObjects(rest, ({ start, end, text }) => {
    if (!Number.isInteger(start) || !Number.isInteger(end) || typeof text !== 'string') throw new TypeError('a stretch without place or words');
    words.set(`${start} ${end}`, text);
    return [start, end];
  });
  return { analysis, words: ([start, end]) => words.get(`${start} ${end}`) ?? '' };
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
