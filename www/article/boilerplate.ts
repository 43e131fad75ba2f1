// What stands in an article's box on the page and is not the article: menus, captions, credits, share bars, newsletter boxes, lists
// of links, labels. It is told by elements, roles, the words in class names, and whole paragraphs, never by what the article says.

import labels from '../../src/browser/article/labels.txt?raw';
import names from '../../src/browser/article/names.txt?raw';
import openings from '../../src/browser/article/openings.txt?raw';
import { call, get } from '../engine/dom.js';

const TAGS = new Set(['NAV', 'ASIDE', 'MENU', 'DIALOG']);
const ROLES = new Set(
  'alert alertdialog banner complementary contentinfo dialog menu menubar navigation search tablist toolbar tooltip'.split(' '),
);

/** Words of a class or an id, in the spelling of many publishers' templates, with or without a final s. Our own list. */
const NAMES = new Set(names.trim().split('\n'));

/** A container that holds more of the text than this is never told by its name: `class="has-social"` on the whole article. */
const MOST = 0.5;

/** The share of a list's text that stands in links, from which on it is a list of links. */
const LINKS = 0.8;

/** What a paragraph is, or what it begins with before a colon, where it is a label: with or without a final s. Our own list. */
const LABELS = new Set(labels.trim().split('\n'));
/** What begins a label without a colon. */
const OPENINGS = new RegExp(`^(?:${openings.trim().replaceAll('\n', '|')})(?!\\p{L})`, 'u');

/** More words than this make a paragraph, whatever it begins with. */
const LONGEST = 40;

/** Whether a paragraph is a label: "Related", "Watch: Storm reaches Ostrey", "Photo: Ann Lee / Coastwire". */
export function isLabel(paragraph: string): boolean {
  const text = paragraph.toLowerCase().replaceAll("'", '’').trim();
  if (text.split(/\s+/).length > LONGEST) return false;
  const lead = text.split(':', 1)[0].replace(/s?[\s.…]*$/, '');
  return LABELS.has(lead) || OPENINGS.test(text);
}

/**
 * Whether an element inside an article is no part of it.
 * @param all how long the whole text is, in UTF-16 units
 */
export function isBoilerplate(element: Element, all: number): boolean {
  const tag = get(element, 'tagName');
  if (TAGS.has(tag) || ROLES.has(attribute(element, 'role'))) return true;
  // Under a quotation they say whose it is.
  if (tag === 'FOOTER') return !call(element, 'closest', 'blockquote');
  const parent = get(element, 'parentElement');
  if (tag === 'FIGCAPTION') return !(parent && call(parent, 'querySelector', 'blockquote'));
  // In a sentence a button is a word that is explained elsewhere.
  if (tag === 'BUTTON') return !parent || get(parent, 'tagName') !== 'P';
  if (tag === 'UL' || tag === 'OL') return isListOfLinks(element);
  return isNamed(element) && lengthOf(element) <= MOST * all && !call(element, 'querySelector', 'h1');
}

/** How long the text of an element is, hidden parts and all. */
export function lengthOf(element: Element): number {
  return get(element, 'textContent')?.length ?? 0;
}

const attribute = (element: Element, name: string) => call(element, 'getAttribute', name) ?? '';

function isNamed(element: Element) {
  const names = `${attribute(element, 'class')} ${attribute(element, 'id')}`;
  return names.split(/[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])/).some((part) => {
    const name = part.toLowerCase();
    return NAMES.has(name) || NAMES.has(name.replace(/s$/, ''));
  });
}

function isListOfLinks(list: Element) {
  const length = (element: Element) => (element.textContent ?? '').replace(/\s+/g, '').length;
  const linked = [...list.querySelectorAll('a')].reduce((sum, link) => sum + length(link), 0);
  return linked > 0 && linked >= LINKS * length(list);
}
