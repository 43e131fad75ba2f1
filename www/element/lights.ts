// Which painter lights an article: highlights, which leave the page as it is, or marks, where its publisher asks for them; nothing in a browser that can do neither.

import { canHighlight, Highlighter } from '../article/highlighter.js';
import type { Painter } from '../article/painter.js';
import { themeOf } from '../article/palette.js';
import { call } from '../engine/dom.js';
import { description, label } from '../view/sentences.js';
import { type MarksClass, part } from './parts.js';
import type { View } from './view.js';

export const wantsMarks = (element: Element) => element.getAttribute('renderer') === 'marks';

/** What makes marks; fetched for those who ask for them. */
const marksFor = (element: Element): Promise<MarksClass | undefined> =>
  part(element, 'marks').then(
    ({ Marks }) => Marks,
    () => undefined,
  );

/**
 * What lights an article: marks, where the element asks for them and they can be had, else highlights.
 * @param quietly does something that our own observer is not told of
 * @returns null in a browser that can do neither. Rejects once the signal says so.
 */
export async function lightsFor(
  element: Element,
  article: Element,
  signal: AbortSignal,
  quietly: (act: () => void) => void,
): Promise<Painter | null> {
  const Marks = wantsMarks(element) ? await marksFor(element) : undefined;
  signal.throwIfAborted();
  const root = call(article, 'getRootNode') as Document | ShadowRoot;
  return (
    Marks?.in(article, root, quietly, { label, description }) ??
    (canHighlight() && 'adoptedStyleSheets' in root ? new Highlighter(root) : null)
  );
}

/** How a painter is to be dressed; bar, list and card wear the same. */
export function dressOf(element: Element, article: Element, { frame, card }: View): Parameters<Painter['dress']> {
  const style = getComputedStyle(element);
  const wanted = element.getAttribute('theme');
  const theme = wanted === 'light' || wanted === 'dark' ? wanted : themeOf(article);
  frame.dataset.theme = card.root.dataset.theme = theme;
  const inherited = getComputedStyle(frame, '::highlight(claimlight)').textDecorationLine === 'overline';
  return [theme, (property) => style.getPropertyValue(property), inherited];
}
