// Which text node each stretch of a text stands in. All offsets are UTF-16 units.

import { countBefore } from '../engine/bisect.js';

/** Stretches that stand in one node without a gap, in the order of the text; what we write ourselves stands in none. */
export class Runs {
  /** Where each begins in the text, its node, where in it, how long. */
  readonly starts: number[] = [];
  readonly nodes: Text[] = [];
  readonly offsets: number[] = [];
  readonly lengths: number[] = [];
  /** The first stretch of each node. */
  #first: Map<Node, number> = new Map();

  get length() {
    return this.starts.length;
  }

  /** @param start where it begins in the text */
  add(start: number, length: number, node: Text, offset: number) {
    const last = this.length - 1;
    const goesOn = this.nodes[last] === node && this.end(last) === start && this.offsets[last] + this.lengths[last] === offset;
    if (goesOn) {
      this.lengths[last] += length;
      return;
    }
    if (!this.#first.has(node)) this.#first.set(node, last + 1);
    this.starts.push(start);
    this.nodes.push(node);
    this.offsets.push(offset);
    this.lengths.push(length);
  }

  /** Forgets what stands from a place in the text on, where a stretch begins. */
  cut(from: number) {
    while (this.starts[this.length - 1] >= from) {
      const node = this.nodes[this.length - 1];
      if (this.#first.get(node) === this.length - 1) this.#first.delete(node);
      for (const list of [this.starts, this.nodes, this.offsets, this.lengths]) list.pop();
    }
  }

  /** Where a stretch ends in the text. */
  end(run: number) {
    return this.starts[run] + this.lengths[run];
  }

  /** The first stretch that ends behind a place in the text. */
  after(at: number) {
    return countBefore(this.length, (run) => this.end(run) <= at);
  }

  /** The first and the last stretch of a node; null where it has none. */
  of(node: Node): [number, number] | null {
    const first = this.#first.get(node);
    if (first === undefined) return null;
    let last = first;
    while (this.nodes[last + 1] === node) last += 1;
    return [first, last];
  }

  /** Whether the same text stands in the same nodes. */
  equals(other: Runs) {
    return (
      this.length === other.length &&
      this.nodes.every((node, i) => node === other.nodes[i] && this.offsets[i] === other.offsets[i] && this.starts[i] === other.starts[i])
    );
  }
}
