// Layers by place: which of them meet a stretch of the text, quickly, however many there are.

/** @typedef {import('../findings.js').Layer} Layer */

export class LayerIndex {
  #longest = 0;

  /** @param {Layer[]} layers sorted by where they begin */
  constructor(layers) {
    this.layers = layers;
    for (const { start, end } of layers) this.#longest = Math.max(this.#longest, end - start);
  }

  /** The layers that have a character in [start, end), the inmost first. @param {number} start @param {number} end */
  meeting(start, end) {
    const found = [];
    for (let i = this.#before(end) - 1; i >= 0 && this.layers[i].start >= start - this.#longest; i -= 1)
      if (this.layers[i].end > start) found.push(this.layers[i]);
    return found.sort((a, b) => a.end - a.start - (b.end - b.start));
  }

  /** How many layers begin before a place. @param {number} at */
  #before(at) {
    let [low, high] = [0, this.layers.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.layers[middle].start < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
