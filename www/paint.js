// Text and layers to DOM. The article's text comes out exactly as it went in: the marks add elements, never characters.

import { label } from './strings.js';

/** @typedef {import('./findings.js').Layer} Layer */

/** How many lines make a block whose painting the browser may put off until it is near. */
const BLOCK = 24;

/** The longest first line that is set as a headline, in UTF-16 units. */
const HEADLINE = 120;

/**
 * What is painted, filled while it goes on: the elements of each layer (one for each line that it touches, and one more
 * wherever another layer crosses its edge), and the layer of each element.
 * @typedef {{pieces: Map<Layer, HTMLElement[]>, layers: Map<Element, Layer>}} Painting
 */

/**
 * @param {string} text
 * @param {Layer[]} layers in the order of the text, outer ones first
 * @param {Painting} painting
 * @returns {Generator<HTMLElement>} the article, some lines at a time
 */
export function* paint(text, layers, painting) {
  const pen = new Pen(text, layers, painting);
  const lines = text.split('\n');
  const single = lines.filter((line) => line.trim()).length < 2;
  let block = document.createElement('div');
  let start = 0;
  let count = 0;
  let gap = '';
  for (const [i, line] of lines.entries()) {
    const end = start + line.length;
    if (line.trim()) {
      if (count && count % BLOCK === 0) {
        yield block;
        block = document.createElement('div');
      }
      if (gap) block.append(gap);
      const paragraph = block.appendChild(document.createElement('p'));
      if (count === 0 && !single && line.length <= HEADLINE) paragraph.className = 'headline';
      else if (count && !/\n\s*\n/.test(gap)) paragraph.className = 'close';
      pen.line(paragraph, start, end);
      gap = '';
      count += 1;
    } else {
      gap += line;
    }
    if (i < lines.length - 1) gap += '\n';
    start = end + 1;
  }
  if (gap) block.append(gap);
  yield block;
}

/** @param {HTMLElement} element @param {Layer} layer @param {boolean} first whether it is the layer's first */
function dress(element, layer, first) {
  element.className = layer.kind;
  if (first && layer.kind !== 'scope') element.dataset.label = label(layer);
  const doubt = layer.kind === 'doubt' && layer.findings[0].doubt;
  if (doubt) element.dataset.doubt = doubt.kind;
}

/** Writes the text from left to right and keeps the layers that are open nested in one another. */
export class Pen {
  /** The layers that are open, outermost first. @type {Layer[]} */
  #open = [];
  #next = 0;

  /** @param {string} text @param {Layer[]} layers @param {Painting} painting @param {typeof dress} [dressing] what makes an element a layer's */
  constructor(text, layers, painting, dressing = dress) {
    this.dressing = dressing;
    this.text = text;
    this.layers = layers;
    this.painting = painting;
  }

  /** @param {ParentNode} paragraph @param {number} start @param {number} end */
  line(paragraph, start, end) {
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

  /**
   * Gives every open layer that has none an element inside the one before it.
   * @param {ParentNode[]} nest
   * @param {number} at
   */
  #reopen(nest, at) {
    this.#open = this.#open.filter((layer) => layer.end > at);
    for (const layer of this.#open.slice(nest.length - 1)) {
      const element = document.createElement(layer.kind === 'scope' ? 'span' : 'mark');
      const before = this.painting.pieces.get(layer);
      if (before) before.push(element);
      else this.painting.pieces.set(layer, [element]);
      this.dressing(element, layer, !before);
      this.painting.layers.set(element, layer);
      nest[nest.length - 1].append(element);
      nest.push(element);
    }
    return nest;
  }
}
