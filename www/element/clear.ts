// What a page keeps at the end of the window, whatever is scrolled: a bar must not cover it.

import { call, get } from '../engine/dom.js';

/** How far apart the window is looked at, in pixels: no button is smaller by much. */
const STEP = 40;

/** A strip along the end of the window. */
export interface Strip {
  left: number;
  right: number;
  height: number;
}

/**
 * @param end where the window ends
 * @param topAt where what is kept at a point begins; `Infinity` where nothing is
 * @returns how far a strip must be lifted so as to cover nothing of it, in pixels, half of the window at most
 */
export function clearance({ left, right, height }: Strip, end: number, topAt: (x: number, y: number) => number): number {
  for (let lift = 0; ;) {
    const tops = steps(end - lift - height, end - lift - 1).flatMap((y) => steps(left, right - 1).map((x) => topAt(x, y)));
    const higher = end - Math.min(...tops.filter((top) => top >= end / 2));
    if (higher <= lift) return lift;
    lift = higher;
  }
}

/** From one number to another, both among them. */
function steps(from: number, to: number): number[] {
  const all = [];
  for (let at = from; at < to; at += STEP) all.push(at);
  return [...all, to];
}

/** @param own the element whose strip it is */
export function lookAt(own: Element): (x: number, y: number) => number {
  const known: Map<Node, Element | null> = new Map();
  /** What keeps a node in its place in the window. */
  const keeperOf = (node: Node | null): Element | null => {
    if (!node) return null;
    let keeper = known.get(node);
    if (keeper === undefined) known.set(node, (keeper = keeps(node) ? node : keeperOf(parentOf(node))));
    return keeper;
  };
  return (x, y) => {
    // Of each the outermost that stands there; its keeper may be a box around the whole window that lets all clicks through.
    const boxes: Map<Element, Element> = new Map();
    for (const element of elementsAt(document, x, y, own)) {
      const keeper = keeperOf(element);
      if (keeper) boxes.set(keeper, element);
    }
    const rects = [...boxes.values()].map((element) => call(element, 'getBoundingClientRect'));
    // What fills the window is a background, a dialog or a column: there is no room beside it.
    return Math.min(...rects.filter(({ height }) => height <= innerHeight / 2).map(({ top }) => top));
  };
}

function keeps(node: Node): node is Element {
  if (!(node instanceof Element)) return false;
  const { position, bottom } = getComputedStyle(node);
  return position === 'fixed' || (position === 'sticky' && bottom !== 'auto');
}

function parentOf(node: Node): Node | null {
  return (node instanceof Element && get(node, 'assignedSlot')) || (node instanceof ShadowRoot ? node.host : get(node, 'parentNode'));
}

/** What stands at a point, the inmost first, open shadow roots included. */
function elementsAt(root: Document | ShadowRoot, x: number, y: number, own: Element): Element[] {
  return call(root, 'elementsFromPoint', x, y).flatMap((element) => {
    // A shadow root tells of what is outside of it as well.
    if (element === own || call(element, 'getRootNode') !== root) return [];
    const shadow = get(element, 'shadowRoot');
    return shadow ? [...elementsAt(shadow, x, y, own), element] : [element];
  });
}
