// A card beside the words that it explains, over whatever else is on the page.

import { get } from '../engine/dom.js';
import type { Anchor } from './card.js';
import { make } from './make.js';

/** An element for a card. */
export function dialog() {
  const card = make('div', 'card');
  for (const [name, value] of Object.entries({
    part: 'card',
    role: 'dialog',
    'aria-labelledby': 'card-title',
    'aria-describedby': 'card-what',
    popover: 'manual',
  }))
    card.setAttribute(name, value);
  card.tabIndex = -1;
  card.hidden = true;
  return card;
}

/** A card is at least so high, in pixels. */
const LEAST = 180;
/** What stays free between a card and the words or the edge of the window. */
const GAP = 8;

/**
 * Below the words or above them, wherever there is more room, never over them: what does not fit scrolls inside. It scrolls with the
 * words; in a small window it is a sheet at the end of it that the words are not at.
 */
export function beside(root: HTMLElement, anchor: Anchor) {
  root.showPopover?.();
  const rects = [...anchor.getClientRects()];
  if (!rects.length) return;
  const sheet = getComputedStyle(root).position === 'fixed';
  const floor = sheet ? innerHeight : endOf(root);
  let [first, last] = [rects[0], rects[rects.length - 1]];
  // Of words that fill the window the first line stays in view.
  if (Math.max(floor - last.bottom, first.top) < LEAST + 2 * GAP) {
    scrollBy({ top: first.top - 2 * GAP, behavior: 'instant' });
    first = last = [...anchor.getClientRects()][0];
  }
  // Words beside the bar may stand lower than it begins.
  const ceiling = Math.min(first.top, floor);
  const below = floor - last.bottom - 2 * GAP;
  const above = ceiling - 2 * GAP;
  root.style.setProperty('--room', `${Math.round(innerHeight)}px`);
  const { width, height: whole } = root.getBoundingClientRect();
  const under = whole <= below || below >= above;
  root.style.setProperty('--room', `${Math.round(Math.max(under ? below : above, 0))}px`);
  root.classList.toggle('top', sheet && !under);
  if (sheet) return;
  const { height } = root.getBoundingClientRect();
  const top = under ? last.bottom + GAP : ceiling - GAP - height;
  const left = Math.max(GAP, Math.min(first.left, get(document, 'documentElement').clientWidth - width - GAP));
  root.style.setProperty('--top', `${Math.round(top + scrollY)}px`);
  root.style.setProperty('--left', `${Math.round(left + scrollX)}px`);
}

/** Where the window ends for a card: above the bar. */
function endOf(root: HTMLElement) {
  const bar = root.parentNode?.querySelector('.bar')?.getBoundingClientRect();
  return bar?.height && bar.top > innerHeight / 2 ? bar.top : innerHeight;
}
