// The paragraphs of an editing root, each with its own text, so that a change in one leaves the others alone. Put together
// they read as the element reads the same article.

import { type Layer, type LayerIndex, lined } from '../article/layers.js';
import { nameOf } from '../article/palette.js';
import { Finder, inCommon } from '../article/relocate.js';
import { ArticleText, skipped } from '../article/text.js';
import { plain } from './readings.js';

/** What of a layer stands in one paragraph, its offsets counted from there. */
export type Piece = Layer & { of: Layer };

/** What is between two paragraphs. */
export const BETWEEN = '\n\n';

export class Paragraph {
  readonly element: Element;
  /** What stands there now. */
  now = '';
  /** What stood there when it was read, and what was found in it. */
  was = '';
  pieces: Piece[] = [];
  #text: ArticleText;

  constructor(element: Element) {
    this.element = element;
    this.#text = new ArticleText(element);
  }

  /**
   * Reads it again.
   * @returns whether it says something else now
   */
  read(): boolean {
    this.#text = new ArticleText(this.element);
    for (const steps = this.#text.read(); !steps.next().done;);
    const before = this.now;
    this.now = plain(this.#text.text);
    return this.now !== before;
  }

  /** Takes over what is known of another that says the same. */
  adopt({ was, pieces }: Paragraph) {
    this.was = was;
    this.pieces = pieces;
  }

  /**
   * Takes what was found in it.
   * @param was what stood there when it was read
   * @returns whether that is something else than what was known
   */
  take(was: string, pieces: Piece[]): boolean {
    const same = was === this.was && pieces.length === this.pieces.length && pieces.every((piece, i) => alike(piece, this.pieces[i]));
    this.was = was;
    // The same stretches stay painted; they are explained anew.
    if (same) pieces.forEach(({ of, findings }, i) => Object.assign(this.pieces[i], { of, findings }));
    else this.pieces = pieces;
    return !same;
  }

  /** Where each piece stands now; what has changed is nowhere until it is read again. */
  *places(): Generator<[Piece, StaticRange]> {
    const place = placing(this.was, this.now);
    for (const piece of this.pieces) {
      const span = place(piece);
      const range = span && this.#text.range(...span);
      if (range) yield [piece, range];
    }
  }
}

/** Whether they are painted alike. */
const alike = (a: Piece, b: Piece) => nameOf(a) === nameOf(b) && a.start === b.start && a.end === b.end;

/**
 * What of a layer has a line of its own between two places.
 * @param doubts the doubts among all that is shown
 */
export function* cut(layer: Layer, doubts: LayerIndex, start: number, end: number): Generator<Piece> {
  for (const [from, to] of lined(layer, doubts))
    if (from < end && to > start) yield { ...layer, start: Math.max(from - start, 0), end: Math.min(to, end) - start, of: layer };
}

/**
 * Where a piece of one text is in another. Words are found again by themselves; a quote or a reach in the middle of which somebody
 * writes is still the same, so it grows: it would flicker with every key.
 */
function placing(was: string, now: string): (piece: Piece) => [number, number] | null {
  if (was === now) return ({ start, end }) => [start, end];
  const finder = new Finder(was, now);
  const [head, tail] = inCommon(was, now);
  return ({ kind, start, end }) => {
    const around = (kind === 'quote' || kind === 'scope') && start < head && end > was.length - tail;
    return around ? [start, end + now.length - was.length] : finder.place([start, end]);
  };
}

/** The elements that hold words: those in which no block stands by itself. */
export function* blocksOf(root: Element): Generator<Element> {
  const children = [...root.childNodes].filter((node) =>
    node.nodeType === Node.ELEMENT_NODE ? !skipped(node as Element) : node.textContent?.trim(),
  );
  const all = children.length > 0 && children.every((node) => node.nodeType === Node.ELEMENT_NODE && isBlock(node as Element));
  if (!all) yield root;
  else for (const child of root.children) if (!skipped(child) && !hidden(child)) yield* blocksOf(child);
}

const display = (element: Element) => getComputedStyle(element).display;
/** What is hidden parts no words from others. */
const hidden = (element: Element) => display(element) === 'none';
const isBlock = (element: Element) => element.nodeType === Node.ELEMENT_NODE && !/^(?:inline|contents|ruby)/.test(display(element));
