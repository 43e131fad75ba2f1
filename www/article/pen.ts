// Text and layers to DOM. The text comes out exactly as it went in: elements are added, never characters.

import { call } from '../engine/dom.js';
import type { Layer } from './layers.js';

/**
 * Makes an element a layer's, which has one for each line that it touches, and one more wherever another layer crosses its edge.
 * @param first whether it is the layer's first
 */
export type Dressing = (element: HTMLElement, layer: Layer, first: boolean) => void;

/** Writes the text from left to right and keeps the layers that are open nested in one another. */
export class Pen {
  readonly dressing: Dressing;
  readonly text: string;
  readonly layers: Layer[];
  /** The layers that are open, outermost first. */
  #open: Layer[] = [];
  #next = 0;
  /** The layers that have an element. */
  #begun: Set<Layer> = new Set();

  /** @param dressing what makes an element a layer's */
  constructor(text: string, layers: Layer[], dressing: Dressing) {
    this.dressing = dressing;
    this.text = text;
    this.layers = layers;
  }

  line(paragraph: ParentNode, start: number, end: number) {
    let at = start;
    /** The elements of the open layers, the paragraph below them. */
    let nest = this.#reopen([paragraph], at);
    while (at < end) {
      for (; this.layers[this.#next]?.start <= at; this.#next += 1) {
        const layer = this.layers[this.#next];
        if (layer.end <= at) continue;
        this.#open.push(layer);
        nest = this.#reopen(nest, at);
      }
      const upcoming = this.layers[this.#next]?.start ?? end;
      const stop = Math.min(end, upcoming, ...this.#open.map((layer) => layer.end));
      nest[nest.length - 1].append(this.text.slice(at, stop));
      at = stop;
      const ended = this.#open.findIndex((layer) => layer.end <= at);
      if (ended >= 0) {
        nest.length = ended + 1;
        nest = at < end ? this.#reopen(nest, at) : nest;
      }
    }
  }

  /** Gives every open layer that has none an element inside the one before it. */
  #reopen(nest: ParentNode[], at: number) {
    this.#open = this.#open.filter((layer) => layer.end > at);
    for (const layer of this.#open.slice(nest.length - 1)) {
      const element = call(document, 'createElement', layer.kind === 'scope' ? 'span' : 'mark');
      this.dressing(element, layer, !this.#begun.has(layer));
      this.#begun.add(layer);
      nest[nest.length - 1].append(element);
      nest.push(element);
    }
    return nest;
  }
}
