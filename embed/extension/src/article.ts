// Which part of a page is read, and why none is.

import { articleIn, LEAST, sizeOf } from '../../../www/article/live.js';
import { call, get } from '../../../www/engine/dom.js';
import type { Part, Why } from './messages.js';

export interface Choice {
  article: Element;
  /** How many more articles there are. */
  others: number;
  /** Where only some of it was chosen. */
  selection: Range | null;
}

export interface Nothing {
  why: Why;
  /** The address of the frame that holds the text. */
  frame?: string;
}

/** A frame that takes so much of the window may be what the reader means. */
const LARGE = 0.3;

const all = <E extends Element>(selector: string) => [...call(document, 'querySelectorAll', selector)] as E[];

export function choose(part: Part): Choice | Nothing {
  if (part === 'page') return { article: get(document, 'body'), others: 0, selection: null };
  if (part === 'selection') return selected();
  if (get(document, 'contentType') === 'application/pdf' || all('body > embed[type="application/pdf"]').length) return { why: 'pdf' };
  const article = articleIn(document);
  if (article) return { article, others: others(article), selection: null };
  const frame = largeFrame();
  return frame ? { why: 'frame', frame: frame.src } : { why: 'no-article' };
}

function others(article: Element) {
  const apart = (element: Element) =>
    !call(element, 'contains', article) && !call(article, 'contains', element) && sizeOf(element) >= LEAST;
  return all('article, [role=article]').filter(apart).length;
}

function selected(): Choice | Nothing {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return { why: 'no-selection' };
  const range = selection.getRangeAt(0).cloneRange();
  const { commonAncestorContainer: common } = range;
  const article = common instanceof Element ? common : get(common, 'parentElement');
  return article ? { article, others: 0, selection: range } : { why: 'no-selection' };
}

function largeFrame() {
  return all<HTMLIFrameElement>('iframe').find(({ src, clientWidth, clientHeight }) => {
    return /^https?:/.test(src) && clientWidth * clientHeight > LARGE * innerWidth * innerHeight;
  });
}
