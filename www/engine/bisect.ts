/**
 * How many indices come before a place, in halves.
 * @param before holds for the first ones and for no later one
 */
export function countBefore(length: number, before: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
