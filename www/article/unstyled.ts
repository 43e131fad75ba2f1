// What is seen of a document that is not shown, so that no style is computed: by attributes and class names.

import { type Look, lookOf } from './look.js';
import { ArticleText } from './text.js';

/** Where no style is computed: inline styles that hide, and class names for screen readers alone. */
const HIDING =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|font-size\s*:\s*0|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01]|clip-path\s*:\s*inset\((?:50|100)%)/i;
const UNSEEN = new Set([
  'sr-only',
  'visually-hidden',
  'visuallyhidden',
  'screen-reader-text',
  'screenreader',
  'assistive-text',
  'u-hidden',
]);

/** As `lookOf`. */
export function lookByTag(element: Element, outer: Look | null): Look | null {
  const style = element.getAttribute('style') ?? element.getAttribute('data-style') ?? '';
  const names = (element.getAttribute('class') ?? '').split(/\s+/);
  return HIDING.test(style) || names.some((name) => UNSEEN.has(name)) ? null : lookOf(element, outer);
}

/**
 * The text of an element of such a document, read at once.
 * @param whole whether menus, captions and labels are read as well
 */
export function textOf(root: Element, whole: boolean = false): string {
  const text = new ArticleText(root, { whole, look: lookByTag });
  for (const _ of text.read());
  return text.text;
}
