// Which paragraphs can be seen, or nearly: at every key a browser draws all painted words again, so no others are painted. While
// somebody writes it is only those in the window itself, and nobody watches; a pause or scrolling brings the others back.

import { QUIET } from '../article/target.js';

export class Sight {
  readonly moved: (elements: Element[]) => void;
  #watched: Set<Element> = new Set();
  #near: Set<Element> = new Set();
  #pause = 0;
  #observer = new IntersectionObserver((entries) => this.#saw(entries), {
    rootMargin: '25% 0%',
    scrollMargin: '25% 0%',
  } as IntersectionObserverInit);

  /**
   * @param moved told what has come into sight or left it
   * @param signal ends it
   */
  constructor(moved: (elements: Element[]) => void, signal: AbortSignal) {
    this.moved = moved;
    signal.addEventListener('abort', () => {
      clearTimeout(this.#pause);
      this.#observer.disconnect();
    });
  }

  /** Whether an element can be seen, or nearly. */
  has(element: Element) {
    return this.#near.has(element);
  }

  watch(element: Element) {
    this.#watched.add(element);
    // What comes while somebody writes comes where they write.
    if (this.#pause) this.#near.add(element);
    else this.#observer.observe(element);
  }

  forget(element: Element) {
    this.#watched.delete(element);
    this.#near.delete(element);
    this.#observer.unobserve(element);
  }

  /** Somebody writes. */
  narrow() {
    const before = this.#pause;
    clearTimeout(before);
    this.#pause = window.setTimeout(() => this.widen(), QUIET);
    if (before) return;
    this.#observer.disconnect();
    const out = [...this.#near].filter((element) => !inWindow(element));
    for (const element of out) this.#near.delete(element);
    this.moved(out);
  }

  /** Nobody does, or they look elsewhere. */
  widen() {
    if (!this.#pause) return;
    clearTimeout(this.#pause);
    this.#pause = 0;
    for (const element of this.#watched) this.#observer.observe(element);
  }

  #saw(entries: IntersectionObserverEntry[]) {
    // The last is as it is now.
    const now = new Map(entries.map(({ target, isIntersecting }) => [target, isIntersecting]));
    const other = [...now].filter(([element, near]) => near !== this.#near.has(element));
    for (const [element, near] of other) near ? this.#near.add(element) : this.#near.delete(element);
    this.moved(other.map(([element]) => element));
  }
}

function inWindow(element: Element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < (element.ownerDocument.defaultView as Window).innerHeight;
}
