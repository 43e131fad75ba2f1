// UTF-16 units, which JavaScript counts, and code points, which Python and the W3C's annotations count.

/** Where the characters stand that are two units long: the unit of their first half. @param {string} text */
const pairs = (text) => [...text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)].map(({ index }) => index);

/** @param {string} text @returns {(offset: number) => number} from UTF-16 units */
export function toCodePoints(text) {
  const found = pairs(text);
  return (offset) => offset - before(found, (unit) => unit + 1 < offset);
}

/** @param {string} text @returns {(offset: number) => number} from code points */
export function toUnits(text) {
  const found = pairs(text);
  // The n-th pair has n units more before it than code points.
  return (offset) => offset + before(found, (unit, n) => unit - n < offset);
}

/** How many pairs come first for which this holds. @param {number[]} found @param {(unit: number, n: number) => boolean} holds */
function before(found, holds) {
  let [low, high] = [0, found.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(found[middle], middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
