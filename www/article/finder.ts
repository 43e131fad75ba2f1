// Finds the article in a whole page, with the scoring of Firefox's reader mode. Loaded only when a whole page comes in.

import { Readability } from '@mozilla/readability';
import { isBoilerplate, lengthOf } from './boilerplate.js';
import { isBlock } from './look.js';
import { skipped } from './tree.js';
import { lookByTag, textOf } from './unstyled.js';

/** What is not the article. */
export interface LeftOut {
  /** Whether there were menus. */
  menus: boolean;
  /** How many other parts of the page there were: boxes of which nothing is in the article. */
  parts: number;
}

export interface Found {
  /** Headline and article, paragraphs parted by an empty line. */
  text: string;
  left: LeftOut;
}

/** An article of fewer words is none that was found by its looks. */
const LEAST_WORDS = 20;

/** Class names of what stands between a headline and its article and belongs to it. */
const STANDFIRST = /(?:^|[\s_-])(?:standfirst|dek|deck|subhead|subheadline|subtitle|strapline|summary|lede|excerpt)(?:$|[\s_-])/i;

/**
 * The article of a page; where nothing in it reads like one, all but what is surely none.
 * @param page a document of its own; only a copy of it is changed
 */
export function findArticle(page: Document): Found {
  const text = likely(page) || textOf(page.body);
  return { text, left: leftOut(page.body, text) };
}

function likely(page: Document): string {
  const found = likeliest(page.cloneNode(true) as Document, (element) => lookByTag(element, null) !== null);
  const body = found?.content ? textOf(found.content) : '';
  return words(body) < LEAST_WORDS ? '' : [...headOf(page, found?.title ?? '', body), body].join('\n\n');
}

/**
 * What reads most like an article; null where nothing does.
 * @param copy a copy of a page, which is taken apart
 * @param seen whether an element is seen
 */
export function likeliest(copy: Document, seen: (element: Element) => boolean) {
  strip(copy.body, lengthOf(copy.body), seen);
  try {
    return new Readability<Element>(copy, { disableJSONLD: true, serializer: (node) => node as Element }).parse();
  } catch {
    // Some damaged pages are more than it copes with; then the page is read as a whole.
    return null;
  }
}

/** Takes away what is not seen and what is surely no article, before anything is scored. */
function strip(root: Element, all: number, seen: (element: Element) => boolean) {
  for (const element of [...root.children])
    if (skipped(element) || !seen(element) || isBoilerplate(element, all)) element.remove();
    else strip(element, all, seen);
}

/** Headline and standfirst, where the article does not begin with them anyway. */
function headOf(page: Document, title: string, body: string): string[] {
  const headlines = [...page.querySelectorAll('h1')].filter((h1) => plain(h1) && lookByTag(h1, null));
  const titles = headlines.filter((h1) => plain(page.title || title).includes(plain(h1))).sort((a, b) => lengthOf(b) - lengthOf(a));
  const headline = titles[0] ?? (headlines.length === 1 ? headlines[0] : null);
  const lines = [headline ? textOf(headline) : title];
  const beside = headline?.closest('header, hgroup') ?? headline?.parentElement;
  for (const element of beside?.querySelectorAll('p, h2, div') ?? [])
    if (STANDFIRST.test(element.getAttribute('class') ?? '')) lines.push(textOf(element));
  const begins = plain(body.slice(0, 2000));
  return lines.filter((line, i) => line.trim() && !begins.includes(plain(line)) && lines.indexOf(line) === i);
}

function leftOut(root: Element, text: string): LeftOut {
  const article = plain(text);
  const left: LeftOut = { menus: false, parts: 0 };
  const count = (element: Element) => {
    if (element.matches('nav, menu, [role=navigation], [role=menu]') || element.querySelector('nav')) left.menus = true;
    else left.parts += 1;
  };
  /** Whether anything of an element is in the article; what is not, beside what is, is one part. */
  const visit = (element: Element): boolean => {
    const inside = blocksOf(element).filter((block) => lookByTag(block, null) && plain(block));
    if (!inside.length) return article.includes(plain(textOf(element)));
    const gone = inside.filter((block) => !visit(block));
    if (gone.length === inside.length) return false;
    gone.forEach(count);
    return true;
  };
  visit(root);
  return left;
}

/** The outermost blocks inside an element. */
function blocksOf(element: Element): Element[] {
  return [...element.children].filter((child) => !skipped(child)).flatMap((child) => (isBlock(child) ? [child] : blocksOf(child)));
}

/** Words without what templates change about them. */
function plain(of: Element | string) {
  return (typeof of === 'string' ? of : (of.textContent ?? ''))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const words = (text: string) => text.match(/\S+/g)?.length ?? 0;
