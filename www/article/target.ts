// The article that an element is for, and what happens to it.

import { call, get, listen, plain } from '../engine/dom.js';

/** How long a page must be quiet before it is read again, and how long it may stay unquiet, in milliseconds. */
export const QUIET = 250;
export const LONGEST = 2000;

/** The attributes by which a page shows and hides. */
const SHOWING = ['hidden', 'class', 'style', 'open', 'aria-hidden', 'slot'];

/** Fewer words than this are a teaser, or a caption. */
const FEW = 25;

/** What of a page may hold an article, where what is named holds none. */
const LIKELY = 'article, main, [role=main], [itemprop~=articleBody]';

/** The article, and what made it doubtful that it is the one that is meant. */
export interface Choice {
  article: Element;
  doubt: 'article-ambiguous' | 'article-short' | null;
}

/**
 * What an element without `for` is about is its own text; with an empty one it is about nothing yet; of a frame of the same origin, it
 * is what stands in it.
 * @param current as of `choose`
 */
export function articleOf(element: Element, current: Element | null = null): Element | null {
  return choose(element, current)?.article ?? null;
}

/** @param current what was chosen before: it stays the article, though a longer one may come below it */
export function choose(element: Element, current: Element | null = null): Choice | null {
  const wanted = element.getAttribute('for');
  if (wanted === null) return { article: element, doubt: null };
  if (!wanted) return null;
  for (const scope of [element.getRootNode(), document]) {
    if (!(scope instanceof Document || scope instanceof DocumentFragment)) continue;
    const named = call(scope, 'getElementById', wanted);
    const found = named ? [named] : select(scope, wanted);
    const inside = found.map(insideOf).filter((one) => one !== null);
    if (!inside.length) continue;
    const [best] = current && inside.includes(current) && proseOf(current) >= FEW ? [current] : byProse(inside);
    if (inside.length > 1) return { article: best, doubt: 'article-ambiguous' };
    if (named || proseOf(best) >= FEW || !proseOf(best)) return { article: best, doubt: null };
    const [other] = byProse(select(scope, LIKELY).filter((one) => !call(one, 'contains', element)));
    return { article: other && proseOf(other) > 4 * FEW ? other : best, doubt: 'article-short' };
  }
  return null;
}

function select(scope: ParentNode, selector: string): Element[] {
  try {
    return [...call(scope, 'querySelectorAll', selector)];
  } catch {
    // Not a selector.
    return [];
  }
}

/** What a reader sees in a frame; null while it is empty, or another site's. */
function insideOf(element: Element): Element | null {
  if (get(element, 'tagName') !== 'IFRAME') return element;
  const inside = get(element as HTMLIFrameElement, 'contentDocument');
  const body = inside && get(inside, 'body');
  return body?.firstChild ? (byProse(select(inside as Document, 'article'))[0] ?? body) : null;
}

/** Those with the most prose first; of equals, the first. */
function byProse(elements: Element[]): Element[] {
  return elements.length < 2 ? elements : elements.toSorted((a, b) => proseOf(b) - proseOf(a));
}

/** How many words of an element stand outside of links: teasers and menus are links. */
function proseOf(element: Element): number {
  const words = (of: Element) => get(of, 'textContent')?.match(/\S+/g)?.length ?? 0;
  return words(element) - select(element, 'a, nav, script, style').reduce((sum, link) => sum + words(link), 0);
}

/** Waits until a node has changed and is quiet again, time after time. */
export class Changes {
  readonly signal: AbortSignal;
  readonly seen: (records: MutationRecord[]) => void;
  #observer = new MutationObserver((records) => this.#told(records));
  #sizes = new ResizeObserver(() => (this.#sized ? this.poke() : (this.#sized = true)));
  /** Whether the size has been told of that it had at first. */
  #sized = false;
  #ending = new AbortController();
  #quiet = 0;
  #since = 0;
  #changed = false;
  #wake: (() => void) | null = null;

  /**
   * @param signal ends all waiting
   * @param seen told of each change before it is painted
   */
  constructor(signal: AbortSignal, seen: (records: MutationRecord[]) => void = () => {}) {
    this.signal = signal;
    this.seen = seen;
    signal.addEventListener('abort', () => this.stop(), plain({ once: true }));
    // Frames tell nobody else that another page is in them.
    const loaded = ({ target }: Event) => target instanceof HTMLIFrameElement && this.poke();
    listen(document, 'load', loaded, this.#ending.signal, { capture: true });
  }

  /** An article, and whether it stays where it is. */
  watch(article: Element) {
    this.include(article);
    // A class on what is around it may show or hide parts of it, or change its colours.
    for (let at = get(article, 'parentNode'); at; at = get(at as Node, 'parentNode'))
      this.#observer.observe(at, { childList: true, attributes: true });
    for (const name of ['transitionend', 'animationend']) listen(article, name, () => this.poke(), this.#ending.signal);
    // What changes by style sheets alone changes its size.
    this.#sizes.observe(article);
    return this;
  }

  /** A part of an article that is a tree of its own. */
  include(part: Element | ShadowRoot) {
    this.#observer.observe(part, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: SHOWING });
  }

  /** Everything that comes and goes below a node. */
  expect(root: Node) {
    this.#observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['id', 'class'] });
    return this;
  }

  /**
   * As if something had changed.
   * @param now without waiting for quiet
   */
  poke(now: boolean = false) {
    this.#since ||= performance.now();
    clearTimeout(this.#quiet);
    const ready = () => {
      this.#since = 0;
      this.#changed = true;
      this.#wake?.();
    };
    if (now) ready();
    else this.#quiet = window.setTimeout(ready, Math.min(QUIET, Math.max(0, this.#since + LONGEST - performance.now())));
  }

  /** Resolves after the next change, at once if there has been one since it was last asked; rejects at the end. */
  async next() {
    if (!this.#changed && !this.signal.aborted) await new Promise((resolve) => (this.#wake = () => resolve(undefined)));
    this.signal.throwIfAborted();
    this.#changed = false;
  }

  /** Whether something has changed that has not been waited for. */
  get pending() {
    const records = this.#observer.takeRecords();
    if (records.length) this.#told(records);
    return this.#changed || this.#since > 0;
  }

  /** Changes something itself: of that it need not be told. */
  quietly(act: () => void) {
    const before = this.#observer.takeRecords();
    if (before.length) this.#told(before);
    act();
    this.#observer.takeRecords();
  }

  #told(records: MutationRecord[]) {
    this.seen(records);
    this.poke();
  }

  stop() {
    this.#observer.disconnect();
    this.#sizes.disconnect();
    this.#ending.abort();
    clearTimeout(this.#quiet);
    this.#wake?.();
  }
}

/**
 * The article of an element, as soon as it is there.
 * @param changes wakes it up
 * @param missing told where a page is quiet and has none
 */
export async function articleAt(element: Element, changes: Changes, missing: () => void) {
  try {
    changes.expect(document);
    const root = element.getRootNode();
    if (root !== document) changes.expect(root);
    for (;;) {
      const article = articleOf(element);
      if (article) return article;
      // A page that is still being made gets its time; one that is quiet is told.
      changes.poke();
      await changes.next();
      if (articleOf(element)) continue;
      missing();
      await changes.next();
    }
  } finally {
    changes.stop();
  }
}

/** Resolves when an element comes near what is seen. */
export function near(element: Element, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: '100% 0%' },
    );
    observer.observe(element);
    signal.addEventListener('abort', () => {
      observer.disconnect();
      reject(signal.reason);
    });
  });
}
