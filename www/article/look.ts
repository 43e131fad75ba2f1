// How an element lays out its text, and whether anybody sees it: by its computed style, or, in a document that is not shown, by its
// tag and attributes.

import blocks from '../../src/browser/article/blocks.txt?raw';
import { call, get } from '../engine/dom.js';
import { TEXT } from './tree.js';

/** A part of the window beyond which nothing is seen, in CSS pixels. */
type Box = { top: number; right: number; bottom: number; left: number };

export interface Look {
  /** Whether it begins and ends a paragraph. */
  block: boolean;
  /** Whether its own text is seen; what is in it may be otherwise. */
  visible: boolean;
  /** Whether white space counts. */
  preformatted: boolean;
  /** What the elements around it cut it off at. */
  clip: Box | null;
}

const BLOCKS = new Set(blocks.trim().split('\n'));

/** Whether an element begins a paragraph of its own by what it is. */
export const isBlock = (element: Element) => BLOCKS.has(get(element, 'tagName'));

/** The style that a browser has computed; of a document that is not shown, none. */
export function styleOf(element: Element, part?: string): CSSStyleDeclaration | null {
  const style = get(get(element, 'ownerDocument'), 'defaultView')?.getComputedStyle?.(element, part);
  return style?.display ? style : null;
}

/** Further left than this an indented text is meant to be off the screen, in CSS pixels. */
const INDENTED_AWAY = -500;

/**
 * @param outer the look of what it stands in
 * @returns null where nothing of it is seen
 */
export function lookOf(element: Element, outer: Look | null): Look | null {
  if (call(element, 'hasAttribute', 'hidden') || isForMachines(element) || isShut(element)) return null;
  const style = styleOf(element);
  if (!style)
    return { block: isBlock(element), visible: true, preformatted: outer?.preformatted || get(element, 'tagName') === 'PRE', clip: null };
  const { display, position } = style;
  const away = position === 'absolute' || position === 'fixed';
  if (display === 'none' || Number(style.opacity) === 0 || style.contentVisibility === 'hidden' || isClipped(style)) return null;
  const clip = away ? null : (outer?.clip ?? null);
  const hides = display !== 'inline' && display !== 'contents' && /hidden|clip/.test(style.overflowX + style.overflowY);
  let inner = clip;
  if (outer && (clip || away || hides) && display !== 'contents') {
    const box = call(element, 'getBoundingClientRect');
    if (hides && (box.width <= 1 || box.height <= 1)) return null;
    if (away && isOffScreen(box, element, position)) return null;
    if (clip && isBeyond(box, clip)) return null;
    if (hides) inner = within(box, style, clip);
  }
  const space = style.getPropertyValue('white-space-collapse') + style.whiteSpace;
  // A float, and what is placed, computes to a block whatever it is: a drop cap is still a letter of its word.
  const lifted = (away || style.float !== 'none') && !isBlock(element);
  return {
    block: !lifted && !/^(?:inline|contents|ruby)/.test(display),
    visible: !/hidden|collapse/.test(style.visibility) && !isTransparent(style),
    preformatted: /pre|break-spaces/.test(space),
    clip: inner,
  };
}

/** Hidden from everybody who listens, as icons and copies are; but a drop cap is a letter of the word that goes on after it. */
function isForMachines(element: Element) {
  if (call(element, 'getAttribute', 'aria-hidden') !== 'true') return false;
  const next = get(element, 'nextSibling');
  const goesOn = next && get(next, 'nodeType') === TEXT && /^\p{L}/u.test((next as Text).data);
  return !(goesOn && /^\s*[“"‘']?\p{L}\s*$/u.test(get(element, 'textContent') ?? ''));
}

/** Whether it is what a closed `<details>` keeps to itself. */
function isShut(element: Element) {
  const parent = get(element, 'parentElement');
  return parent !== null && call(parent, 'matches', 'details:not([open])') && get(element, 'tagName') !== 'SUMMARY';
}

/** Clipped to nothing, as text for screen readers is. */
function isClipped({ clip, clipPath, position }: CSSStyleDeclaration) {
  const rectangle = /^rect\(([\d.-]+)px,? ([\d.-]+)px,? ([\d.-]+)px,? ([\d.-]+)px\)$/.exec(clip);
  if (rectangle && /absolute|fixed/.test(position)) {
    const [top, right, bottom, left] = rectangle.slice(1).map(Number);
    if (bottom - top <= 1 || right - left <= 1) return true;
  }
  return Number(/^inset\(([\d.]+)%/.exec(clipPath)?.[1]) >= 50 || clipPath.startsWith('circle(0');
}

function isTransparent(style: CSSStyleDeclaration) {
  if (parseFloat(style.fontSize) === 0 || parseFloat(style.textIndent) < INDENTED_AWAY) return true;
  // Letters that a picture shines through are painted transparent.
  if (/text/.test(style.getPropertyValue('background-clip') + style.getPropertyValue('-webkit-background-clip'))) return false;
  const colour = style.getPropertyValue('-webkit-text-fill-color') || style.color;
  return /^transparent$|^rgba\(.*, 0\)$|\/ 0\)$/.test(colour);
}

function isOffScreen({ right, bottom }: Box, element: Element, position: string) {
  const { scrollX, scrollY } =
    position === 'fixed' ? { scrollX: 0, scrollY: 0 } : (get(get(element, 'ownerDocument'), 'defaultView') as Window);
  return right + scrollX <= 0 || bottom + scrollY <= 0;
}

function isBeyond(box: DOMRect, clip: Box) {
  if (!box.width && !box.height) return false;
  return box.top >= clip.bottom || box.bottom <= clip.top || box.left >= clip.right || box.right <= clip.left;
}

/** What is seen inside a box that cuts off what it cannot hold, inside another. */
function within(box: DOMRect, { overflowX, overflowY }: CSSStyleDeclaration, outer: Box | null): Box {
  const clips = (overflow: string) => /hidden|clip/.test(overflow);
  const { top, bottom, left, right } = outer ?? { top: -Infinity, bottom: Infinity, left: -Infinity, right: Infinity };
  return {
    top: clips(overflowY) ? Math.max(top, box.top) : top,
    bottom: clips(overflowY) ? Math.min(bottom, box.bottom) : bottom,
    left: clips(overflowX) ? Math.max(left, box.left) : left,
    right: clips(overflowX) ? Math.min(right, box.right) : right,
  };
}
