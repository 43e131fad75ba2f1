// A whole page to the text of its article, with what is said about the rest.

import { textOfPage } from '../article/html.js';
import { page as strings } from './strings.js';

/** What is put into the box. */
export interface Taken {
  text: string;
  /** What the reader is told about it; empty for nothing. */
  note: string;
  /** The text of all of the page, where only a part of it was taken; else empty. */
  page: string;
}

/** Loaded only now: most texts that come in are no page. */
const FINDER = new URL('./finder.js', import.meta.url);
FINDER.searchParams.set('v', typeof CLAIMLIGHT_BUILD === 'undefined' ? '' : CLAIMLIGHT_BUILD);

/** @param document a document of its own, which is not changed */
export async function articleOf(document: Document): Promise<Taken> {
  const page = textOfPage(document);
  const finder: typeof import('../article/finder.js') | null = await import(FINDER.href).catch(() => null);
  if (!finder) return { text: page, note: strings.notLooked, page: '' };
  const { text, left } = finder.findArticle(document);
  if (!text.trim() || text === page) return { text: page, note: '', page: '' };
  return { text, note: strings.leftOut(left), page };
}
