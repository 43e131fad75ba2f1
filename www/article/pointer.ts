// From a place on the screen to the words there, and from words to their place on the screen.

import { call, get, listen } from '../engine/dom.js';
import type { LayerIndex } from './layers.js';
import type { Painter } from './painter.js';
import type { ArticleText } from './text.js';

/** What a click in the article is meant for before it is meant for us. */
const ACTIVE =
  'a[href], button, input, select, textarea, summary, label, video, audio, [contenteditable], [onclick], [role=button], [role=link]';

type Caret = { offsetNode: Node; offset: number } | null;

/** What browsers know of the place of a point; each knows one of them. */
interface Carets {
  caretPositionFromPoint?: (x: number, y: number, options?: object) => Caret;
  caretRangeFromPoint?: (x: number, y: number) => Range | null;
}

/** The offset in the text that is nearest to a point of the window; -1 where there is no text. */
export function offsetAt(x: number, y: number, text: ArticleText) {
  const root = call(text.root, 'getRootNode');
  const shadowRoots = root instanceof ShadowRoot ? [root, ...text.shadows] : text.shadows;
  const doc = get(text.root, 'ownerDocument') as unknown as Carets;
  const [fromPoint, rangeFromPoint] = [get(doc, 'caretPositionFromPoint'), get(doc, 'caretRangeFromPoint')];
  const caret = fromPoint?.call(doc, x, y, { shadowRoots });
  if (caret) return text.offsetOf(caret.offsetNode, caret.offset);
  const range = fromPoint ? null : rangeFromPoint?.call(doc, x, y);
  return range ? text.offsetOf(range.startContainer, range.startOffset) : -1;
}

/** A range that can be measured; held by nobody, so it costs the page nothing. */
export function measured(range: StaticRange) {
  const live = call(document, 'createRange');
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return live;
}

/** Whether words stand under a point of the window. */
export function covers(range: StaticRange, x: number, y: number) {
  return [...measured(range).getClientRects()].some((r) => x >= r.left - 1 && x <= r.right + 1 && y >= r.top - 2 && y <= r.bottom + 2);
}

/**
 * Tells when a pointer moves over an element, or onto a part of it, and when it leaves. Browsers tell alike when the page is scrolled
 * under a pointer at rest, which points at nothing.
 * @param name of the event that tells of a move
 * @param signal when to stop; never, without
 */
export function onPointer(
  to: EventTarget,
  name: 'pointermove' | 'pointerover',
  over: (event: PointerEvent) => void,
  out: () => void,
  signal: AbortSignal = new AbortController().signal,
) {
  let last = '';
  const moved = (event: PointerEvent) => {
    const at = `${event.clientX} ${event.clientY}`;
    if (at !== last) over(event);
    last = at;
  };
  const left = () => {
    last = '';
    out();
  };
  listen(to, name, moved, signal, { passive: true });
  listen(to, 'pointerleave', left, signal, { passive: true });
}

/** The layers under a point of the window that can be seen, the inmost first. */
export function layersAt(x: number, y: number, text: ArticleText, index: LayerIndex, painter: Painter) {
  const at = offsetAt(x, y, text);
  if (at < 0) return [];
  return index.meeting(at - 1, at + 1).filter((layer) => {
    const range = layer.kind === 'scope' ? null : painter.range(layer);
    return range && covers(range, x, y);
  });
}

/** Whether a click is the host's: dragging selects words, and what the host made to be clicked is the host's own. */
export function isHosts({ defaultPrevented, target }: MouseEvent) {
  return defaultPrevented || !getSelection()?.isCollapsed || (target instanceof Element && call(target, 'closest', ACTIVE) !== null);
}

/** Whether the focus is in an article. */
export function hasFocus(article: Element) {
  return call(article, 'contains', get(call(article, 'getRootNode') as Document, 'activeElement'));
}

/**
 * Brings words into the middle of what is seen, in whatever scrolls; at once, since a card that is to stand beside them would be placed
 * while they move.
 */
export function bringIntoView(range: StaticRange) {
  const { startContainer } = range;
  const element = startContainer instanceof Element ? startContainer : get(startContainer, 'parentElement');
  if (!element) return;
  // Boxes that scroll by themselves first, then the window to the words, not to the paragraph that they stand in.
  call(element, 'scrollIntoView', { block: 'nearest', behavior: 'instant' });
  const { top, bottom } = measured(range).getBoundingClientRect();
  if (top < 80 || bottom > innerHeight - 80) scrollBy({ top: (top + bottom - innerHeight) / 2, behavior: 'instant' });
}
