// The article of a page that is being shown, as one of its elements. It is looked for in a copy, whose elements know by a number which of
// the page's own they were: the page stays as it is.

import { call, get } from '../engine/dom.js';
import { lengthOf } from './boilerplate.js';
import { likeliest } from './finder.js';
import { lookOf, styleOf } from './look.js';
import { ArticleText } from './text.js';

const NUMBER = 'data-claimlight';

/** Elements by whose id a document knows them. */
const NAMED = new Set(['EMBED', 'FORM', 'IFRAME', 'IMG', 'OBJECT']);

/** An article has at least so many characters outside of links; a teaser has fewer. */
export const LEAST = 400;

/** An element with so much of the words holds the article. */
const ENOUGH = 0.85;

/** What lies over the page is its article only where it holds more of the text than this. */
const MOST = 0.5;

const MARKED = 'article, [role=article]';

/** @returns null where nothing reads like an article */
export function articleIn(page: Document): Element | null {
  const body = get(page, 'body');
  if (!body) return null;
  const all = elementsOf(page);
  const copy = call(page, 'cloneNode', true) as Document;
  for (const [i, element] of elementsOf(copy).entries()) {
    call(element, 'setAttribute', NUMBER, String(i));
    // Under these they would stand in front of members of the document, or of a form.
    call(element, 'removeAttribute', 'name');
    if (NAMED.has(get(element, 'tagName'))) call(element, 'removeAttribute', 'id');
  }
  const own = (copied: Element) => all[Number(copied.getAttribute(NUMBER))];
  const length = lengthOf(body);
  const seen = (copied: Element) => lookOf(own(copied), null) !== null && !isOverlay(own(copied), length);
  const content = likeliest(copy, seen)?.content;
  if (!content) return null;
  const weights = proseOf(content, own);
  const sum = [...weights.values()].reduce((before, weight) => before + weight, 0);
  return sum < LEAST ? null : withHeadline(apart(inmost(body, weights, sum)), body);
}

/** How many characters an element shows that are part of its text. */
export function sizeOf(element: Element): number {
  const text = new ArticleText(element);
  for (const _ of text.read());
  return text.text.length;
}

const elementsOf = (page: Document) => [...call(page, 'querySelectorAll', '*')];

/** Fixed before the page, as cookie walls are. */
function isOverlay(element: Element, all: number) {
  return styleOf(element)?.position === 'fixed' && lengthOf(element) <= MOST * all;
}

/** How many characters stand in each of the page's elements, outside of links. */
function proseOf(content: Element, own: (copied: Element) => Element): Map<Element, number> {
  const weights = new Map<Element, number>();
  const walker = content.ownerDocument.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const at = node.parentElement?.closest(`[${NUMBER}]`);
    const words = node.data.trim().length;
    if (at && words && !at.closest('a[href]')) weights.set(own(at), (weights.get(own(at)) ?? 0) + words);
  }
  return weights;
}

/** The inmost element that holds nearly all of it. */
function inmost(body: Element, weights: Map<Element, number>, sum: number): Element {
  const below = new Map<Element, number>();
  for (const [element, weight] of weights)
    for (let at: Element | null = element; at; at = get(at, 'parentElement')) below.set(at, (below.get(at) ?? 0) + weight);
  const holds = (element: Element) => (below.get(element) ?? 0) >= ENOUGH * sum;
  let best = body;
  for (let next: Element | undefined = body; next; next = [...get(next, 'children')].find(holds)) best = next;
  // A paragraph that holds it all is not what holds the next one.
  return get(best, 'tagName') === 'P' ? (get(best, 'parentElement') ?? best) : best;
}

/** Of several articles with a headline in one of them, the one that takes most of the window; a story in pieces stays whole. */
function apart(best: Element): Element {
  const articles = [...call(best, 'querySelectorAll', MARKED)].filter((one) => {
    const parent = get(one, 'parentElement');
    const outer = parent && call(parent, 'closest', MARKED);
    return !(outer && outer !== best && call(best, 'contains', outer)) && sizeOf(one) >= LEAST;
  });
  if (articles.length < 2 || !articles.some((one) => call(one, 'querySelector', 'h1'))) return best;
  return articles.reduce((most, one) => (shown(one) > shown(most) ? one : most));
}

/** How much of the window's height an element takes, in CSS pixels. */
function shown(element: Element) {
  const { top, bottom } = call(element, 'getBoundingClientRect');
  return Math.min(bottom, innerHeight) - Math.max(top, 0);
}

/** What holds the headline too, where it holds little else. */
function withHeadline(core: Element, body: Element): Element {
  for (let at: Element | null = core; at && at !== body; at = get(at, 'parentElement'))
    if (call(at, 'matches', MARKED) || call(at, 'querySelector', 'h1')) return sizeOf(core) >= ENOUGH * sizeOf(at) ? at : core;
  return core;
}
