// Rich text to plain text, paragraphs kept. The HTML is parsed into a document of its own, which runs nothing and loads nothing, and is
// never put into the page.

import { call } from '../engine/dom.js';
import { textOf } from './unstyled.js';

/** What only a page has, and no part of an article. */
const AROUND = 'nav, header, footer, aside, main, article, [role=navigation], [role=banner], [role=contentinfo], [role=main]';

/** So many links side by side, with hardly another word, are a menu. */
const MENU = 4;
const LINKS = 0.8;

/** Elements that by their name or id stand in front of members of their document or form. */
const NAMED = 'button, embed, fieldset, form, iframe, img, input, object, output, select, textarea';

/** @returns the HTML's own document, which no name in it gets in the way of */
export function parse(html: string): Document {
  // The page's policy is asked about every style and handler even of a document that is never shown, and would complain
  // of them; they go by another name here.
  const quiet = html.replace(/<\/?[a-z][^<>]*>/gi, (tag) =>
    tag.replace(/^(<\/?)style\b/i, '$1template').replace(/([\s"'/])(style|on\w+)(?=\s*=)/gi, '$1data-$2'),
  );
  const document = new DOMParser().parseFromString(quiet, 'text/html');
  for (const element of call(document, 'querySelectorAll', NAMED))
    for (const name of ['id', 'name']) call(element, 'removeAttribute', name);
  return document;
}

/** Whether more than an article, or a part of one, has been handed over. */
export function isPage(document: Document): boolean {
  return document.querySelector(AROUND) !== null || [...document.querySelectorAll('div, p, td, ul, ol')].some(isMenu);
}

function isMenu(element: Element): boolean {
  const links = [...element.children]
    .map((child) => (child.matches('li') ? child.firstElementChild : child))
    .filter((a) => a?.matches('a'));
  const letters = (of: Element | null) => of?.textContent?.replace(/[^\p{L}\p{N}]+/gu, '').length ?? 0;
  return links.length >= MENU && links.reduce((sum, link) => sum + letters(link), 0) >= LINKS * letters(element);
}

/** @returns the text of all that would be seen, menus and labels too; blocks parted by an empty line */
export function textOfPage(document: Document): string {
  return textOf(document.body, true);
}

/** @returns the text of an article or of a part of one */
export function textOfHtml(html: string): string {
  return textOf(parse(html).body);
}
