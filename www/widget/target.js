// The article that an element is for, and what happens to it.

/** How long a page must be quiet before it is read again, and how long it may stay unquiet, in milliseconds. */
export const QUIET = 250;
export const LONGEST = 2000;

/** What an element without `for` is about is its own text. @param {Element} element @returns {Element | null} */
export function articleOf(element) {
  const wanted = element.getAttribute('for');
  if (wanted === null) return element;
  for (const scope of [element.getRootNode(), document]) {
    if (!(scope instanceof Document || scope instanceof DocumentFragment)) continue;
    const found = scope.getElementById(wanted) ?? select(scope, wanted);
    if (found) return found;
  }
  return null;
}

/** @param {ParentNode} scope @param {string} selector */
function select(scope, selector) {
  try {
    return scope.querySelector(selector);
  } catch {
    // Not a selector.
    return null;
  }
}

/** Waits until a node has changed and is quiet again, time after time. */
export class Changes {
  #observer = new MutationObserver((records) => this.#told(records));
  #quiet = 0;
  #since = 0;
  #changed = false;
  /** @type {(() => void) | null} */
  #wake = null;

  /** @param {AbortSignal} signal ends all waiting @param {(records: MutationRecord[]) => void} [seen] told of each change before it is painted */
  constructor(signal, seen = () => {}) {
    this.signal = signal;
    this.seen = seen;
    signal.addEventListener('abort', () => this.stop(), { once: true });
  }

  /** An article, and whether it stays where it is. @param {Element} article */
  watch(article) {
    this.#observer.observe(article, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['hidden'] });
    for (let at = article.parentNode; at; at = at.parentNode) this.#observer.observe(at, { childList: true });
    return this;
  }

  /** Everything that comes and goes below a node. @param {Node} root */
  expect(root) {
    this.#observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['id', 'class'] });
    return this;
  }

  /** As if something had changed. @param {boolean} [now] without waiting for quiet */
  poke(now = false) {
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

  /** Changes something itself: of that it need not be told. @param {() => void} act */
  quietly(act) {
    const before = this.#observer.takeRecords();
    if (before.length) this.#told(before);
    act();
    this.#observer.takeRecords();
  }

  /** @param {MutationRecord[]} records */
  #told(records) {
    this.seen(records);
    this.poke();
  }

  stop() {
    this.#observer.disconnect();
    clearTimeout(this.#quiet);
    this.#wake?.();
  }
}

/**
 * The article of an element, as soon as it is there.
 * @param {Element} element @param {Changes} changes wakes it up @param {() => void} missing told where a page is quiet and has none
 */
export async function articleAt(element, changes, missing) {
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

/** Resolves when an element comes near what is seen. @param {Element} element @param {AbortSignal} signal @returns {Promise<void>} */
export function near(element, signal) {
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
