// What lights words in an article that is not ours: highlights, which leave the page as it is, or marks, where its publisher asks
// for them; nothing in a browser that can do neither.

import { filesOf } from './files.js';
import { canHighlight, Highlighter } from './highlighter.js';

/** @typedef {typeof import('./marks.js').Marks} MarksClass */

/**
 * What makes marks, where they are asked for: fetched only then.
 * @param {Element} element
 * @returns {Promise<MarksClass | null | undefined>} null where nobody asks, undefined where it cannot be had
 */
export async function marksFor(element) {
  if (element.getAttribute('renderer') !== 'marks') return null;
  const { carried, marks } = filesOf(element);
  const { Marks } = carried?.marks ?? (await import(marks.href).catch(() => ({})));
  return Marks;
}

/** @param {Element} article @param {MarksClass | null | undefined} Marks @param {(act: () => void) => void} quietly does something that our own observer is not told of */
export function lightsIn(article, Marks, quietly) {
  const root = /** @type {Document | ShadowRoot} */ (article.getRootNode());
  return Marks?.in(article, root, quietly) ?? (canHighlight() && 'adoptedStyleSheets' in root ? new Highlighter(root) : null);
}
