// The tree that a reader sees: open shadow roots in the place of what they replace, and what is slotted where it is shown.

import tags from '../../src/browser/article/skipped.txt?raw';
import { call, get } from '../engine/dom.js';

/** Elements whose text nobody reads as part of an article, and ourselves. */
const SKIPPED = new Set(tags.trim().split('\n'));

/** Kinds of nodes, by number: Node has no class of that name, and an article in a frame is of another window's. */
export const [ELEMENT, TEXT] = [1, 3];

/** Whether nobody reads what is in it. */
export const skipped = (element: Element) => SKIPPED.has(get(element, 'tagName'));

/** The open shadow root that is shown in place of an element's own children. Our own element shows what is slotted. */
export function shadowOf(element: Element): ShadowRoot | null {
  return get(element, 'tagName') === 'CLAIM-LIGHT' ? null : (get(element, 'shadowRoot') ?? null);
}

/** What is shown inside an element, in the order in which it is shown. */
export function childrenOf(element: Element): Node[] {
  const shadow = shadowOf(element);
  if (shadow) return [...shadow.childNodes];
  const slotted = get(element, 'tagName') === 'SLOT' ? (element as HTMLSlotElement).assignedNodes() : [];
  return slotted.length ? slotted : [...get(element, 'childNodes')];
}

/** Whether a node stands in an element, or in a shadow root inside it. */
export function holds(root: Element, node: Node): boolean {
  for (let at: Node | undefined = node; at; at = (call(at, 'getRootNode') as Partial<ShadowRoot>).host)
    if (call(root, 'contains', at)) return true;
  return false;
}
