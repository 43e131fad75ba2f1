// A card beside the words that it explains, over whatever else is on the page.

import { make } from '../element.js';

/** An element for a card. */
export function dialog() {
  const card = make('div', 'card');
  for (const [name, value] of Object.entries({ part: 'card', role: 'dialog', 'aria-labelledby': 'card-title', 'aria-describedby': 'card-what', popover: 'manual' }))
    card.setAttribute(name, value);
  card.tabIndex = -1;
  card.hidden = true;
  return card;
}

/** A card is at least so high, in pixels, even where it then reaches out of the window. */
const LEAST = 200;

/** Below the words or above them, wherever there is room; it scrolls with them. @param {HTMLElement} root @param {import('../popover.js').Anchor} anchor */
export function beside(root, anchor) {
  root.showPopover?.();
  const rects = anchor.getClientRects();
  if (!rects.length) return;
  const [first, last] = [rects[0], rects[rects.length - 1]];
  // Where there is more room; what does not fit there scrolls inside.
  const below = innerHeight - last.bottom - 16;
  const above = first.top - 16;
  root.style.setProperty('--room', `${Math.round(innerHeight)}px`);
  const { width, height: whole } = root.getBoundingClientRect();
  const under = whole <= below || below >= above;
  root.style.setProperty('--room', `${Math.round(Math.max(under ? below : above, LEAST))}px`);
  const { height } = root.getBoundingClientRect();
  const top = under ? last.bottom + 8 : first.top - 8 - height;
  const left = Math.max(8, Math.min(first.left, document.documentElement.clientWidth - width - 8));
  root.style.setProperty('--top', `${Math.round(top + scrollY)}px`);
  root.style.setProperty('--left', `${Math.round(left + scrollX)}px`);
}
