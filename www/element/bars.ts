// One bar a page. Of the elements whose bars hang in the window only one shows it: that of the article which is read, a third down the
// window; the next article is a button away. It keeps clear of what the page itself keeps at the end of the window. A bar that the
// publisher has placed stays where it is.

import { articleOf, Changes } from '../article/target.js';
import { call, get, listen, plain } from '../engine/dom.js';
import { clearance, lookAt } from './clear.js';
import type { View } from './view.js';

/** Where people read. */
const LINE = '-33% 0px -66%';
/** What the frame leaves free, in pixels: view.css. */
const GAP = 12;

/**
 * @param reads whether it is one that is read
 * @param before the one that was chosen before, which stays as long as no other is the only one
 */
export function chosen<T>(all: T[], reads: (one: T) => boolean, before: T | null): T | null {
  const now = before && all.includes(before) ? before : null;
  if (now && reads(now)) return now;
  return all.find(reads) ?? now ?? all[0] ?? null;
}

class Bars {
  /** Those of the page, and the articles of those that have found theirs. */
  #articles: Map<View, Element | undefined> = new Map();
  /** Those that hang in the window, in the order of the page, with what of their articles is watched. */
  #hanging: Map<View, Element[]> = new Map();
  /** What stands where people read. */
  #read: Set<Element> = new Set();
  #observer: IntersectionObserver | null = null;
  #shown: View | null = null;
  /** Until the reader moves on by themselves, the one that was gone to stays. */
  #held = false;
  #ending = new AbortController();

  /** @param article once it is known, or when it is another */
  add(view: View, article?: Element) {
    const first = !this.#articles.size;
    this.#articles.set(view, article ?? this.#articles.get(view));
    this.#arrange();
    if (first) void this.#live();
  }

  delete(view: View) {
    this.#articles.delete(view);
    this.#arrange();
    if (this.#articles.size) return;
    this.#ending.abort();
    this.#ending = new AbortController();
  }

  /** Those that a switch switches together. */
  with(view: View): View[] {
    return this.#hanging.has(view) ? [...this.#hanging.keys()] : [view];
  }

  /** Shows the bar of the article that is read, unless somebody uses another. */
  settle() {
    const before = this.#shown;
    const stays = before && this.#hanging.has(before) && (this.#held || before.used);
    if (!stays) this.#show(chosen([...this.#hanging.keys()], (view) => this.#reads(view), before));
  }

  /** Goes to the next article. */
  next(from: View) {
    const all = [...this.#hanging.keys()];
    const to = all[(all.indexOf(from) + 1) % all.length];
    this.#held = true;
    this.#show(to);
    const [start] = this.#hanging.get(to) ?? [];
    if (start) call(start, 'scrollIntoView', plain<ScrollIntoViewOptions>({ block: 'start' }));
    to.other.focus({ preventScroll: true });
  }

  async #live() {
    const { signal } = this.#ending;
    const changes = new Changes(signal).watch(get(document, 'body'));
    const passive = { passive: true, capture: true };
    for (const name of ['resize', 'scroll', 'load']) listen(window, name, () => changes.poke(), signal, passive);
    for (const name of ['wheel', 'touchmove', 'keydown', 'pointerdown']) listen(window, name, () => (this.#held = false), signal, passive);
    await new Promise(requestAnimationFrame);
    while (!signal.aborted) {
      this.#arrange();
      this.#lift();
      await changes.next().catch(() => {});
    }
  }

  #arrange() {
    const hanging = [...this.#articles.keys()].filter(hangs).sort((a, b) => (a.host.compareDocumentPosition(b.host) & 4 ? -1 : 1));
    const boxes = (view: View) => (hanging.length > 1 ? boxesOf(view.host, this.#articles.get(view) ?? articleOf(view.host)) : []);
    this.#watch(new Map(hanging.map((view) => [view, boxes(view)])));
    this.settle();
    for (const view of this.#articles.keys()) view.among(hanging.indexOf(view) + 1, hanging.length);
  }

  #watch(hanging: Map<View, Element[]>) {
    const before = [...this.#hanging.values()].flat();
    const now = [...hanging.values()].flat();
    this.#hanging = hanging;
    if (now.length === before.length && now.every((element, i) => element === before[i])) return;
    this.#observer?.disconnect();
    this.#read.clear();
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) isIntersecting ? this.#read.add(target) : this.#read.delete(target);
        this.settle();
      },
      { rootMargin: LINE },
    );
    for (const element of now) this.#observer.observe(element);
  }

  #reads(view: View) {
    return this.#hanging.get(view)?.some((element) => this.#read.has(element)) ?? false;
  }

  #show(shown: View | null) {
    this.#shown = shown;
    for (const view of this.#articles.keys()) view.frame.classList.toggle('away', view !== shown && this.#hanging.has(view));
  }

  /** Puts the bar above what the page keeps there. */
  #lift() {
    const lift = this.#shown ? liftOf(this.#shown) : 0;
    for (const view of this.#articles.keys()) view.frame.style.setProperty('--lift', `${this.#hanging.has(view) ? lift : 0}px`);
  }
}

export const bars = new Bars();

/** Whether a bar is shown, in the window and not in a place of its own. */
function hangs({ host, frame }: View) {
  const barred = host.hasAttribute('no-panel') || host.getAttribute('for') === '';
  return !barred && frame.checkVisibility?.() !== false && getComputedStyle(frame).position === 'fixed';
}

function liftOf({ bar, frame, host }: View) {
  const { left, right } = frame.getBoundingClientRect();
  return clearance({ left, right, height: bar.offsetHeight + GAP }, innerHeight, lookAt(host));
}

/** What of an article has a place: an element's own text stands in it without a box around it. */
const boxesOf = (host: Element, article: Element | null): Element[] =>
  article === host ? [...get(host, 'children')] : article ? [article] : [];
