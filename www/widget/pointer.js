// From a place on the screen to the words there, and from words to their place on the screen.

/**
 * The offset in the text that is nearest to a point of the window; -1 where there is no text.
 * @param {number} x @param {number} y
 * @param {import('./text.js').ArticleText} text
 */
export function offsetAt(x, y, text) {
  const root = text.root.getRootNode();
  /** @typedef {{offsetNode: Node, offset: number} | null} Caret */
  const doc = /** @type {{caretPositionFromPoint?: (x: number, y: number, options?: object) => Caret, caretRangeFromPoint?: (x: number, y: number) => Range | null}} */ (
    /** @type {unknown} */ (document)
  );
  const caret = doc.caretPositionFromPoint?.(x, y, root instanceof ShadowRoot ? { shadowRoots: [root] } : {});
  if (caret) return text.offsetOf(caret.offsetNode, caret.offset);
  const range = doc.caretPositionFromPoint ? null : doc.caretRangeFromPoint?.(x, y);
  return range ? text.offsetOf(range.startContainer, range.startOffset) : -1;
}

/** A range that can be measured; held by nobody, so it costs the page nothing. @param {StaticRange} range */
export function measured(range) {
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return live;
}

/** Whether words stand under a point of the window. @param {StaticRange} range @param {number} x @param {number} y */
export function covers(range, x, y) {
  return [...measured(range).getClientRects()].some((r) => x >= r.left - 1 && x <= r.right + 1 && y >= r.top - 2 && y <= r.bottom + 2);
}

/** Brings words into the middle of what is seen, in whatever scrolls. @param {StaticRange} range */
export function bringIntoView(range) {
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  const { startContainer } = range;
  const element = startContainer instanceof Element ? startContainer : startContainer.parentElement;
  if (!element) return;
  // Boxes that scroll by themselves first, then the window to the words, not to the paragraph that they stand in.
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const { top, bottom } = measured(range).getBoundingClientRect();
  if (top < 80 || bottom > innerHeight - 80) scrollBy({ top: (top + bottom - innerHeight) / 2, behavior: /** @type {ScrollBehavior} */ (behavior) });
}
