// Paints layers over text that is not ours, with the CSS Custom Highlight API: the DOM stays as it is. The names are our
// own, two elements never share one, and nobody else's are touched.

import { nameOf, NAMES, rulesOf } from './palette.js';

/**
 * @typedef {import('../findings.js').Layer} Layer
 * @typedef {import('./palette.js').Name} Name
 */

/** Whether this browser can. */
export const canHighlight = () => typeof Highlight === 'function' && 'highlights' in CSS;

/** The window that a tree is shown in. @param {Document | ShadowRoot} root */
const windowOf = (root) => /** @type {Window & typeof globalThis} */ ((root.ownerDocument ?? /** @type {Document} */ (root)).defaultView);

/** With more layers than this only what is near the window is painted: a browser goes through all that is, at every change. */
const MANY = 1500;

export class Highlighter {
  /** @type {HighlightRegistry} */
  #registry;
  #prefix = '';
  /** @type {CSSStyleSheet} */
  #sheet;
  #rules = '';
  #highlights = /** @type {Record<Name, Highlight>} */ ({});
  /** The ranges of the layers that the page agreed to. @type {Map<Layer, StaticRange>} */
  #ranges = new Map();
  /** What stands in an element, where only what is near is painted. @type {Map<Element, Layer[]>} */
  #inside = new Map();
  #near = new IntersectionObserver((entries) => this.#moved(entries), { rootMargin: '100% 0%' });

  /** @param {Document | ShadowRoot} root the tree that the text is in: rules reach no further */
  constructor(root) {
    this.root = root;
    const { CSS, CSSStyleSheet, Highlight } = windowOf(root);
    this.#registry = CSS.highlights;
    this.#prefix = freePrefix(CSS.highlights);
    this.#sheet = new CSSStyleSheet();
    for (const [priority, name] of NAMES.entries()) {
      const highlight = (this.#highlights[name] = new Highlight());
      highlight.priority = priority;
      this.#registry.set(this.#prefix + name, highlight);
    }
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
  }

  /**
   * Sets the colours: those of a theme, or the host's where it names its own.
   * @param {import('./palette.js').Theme} theme
   * @param {(property: string) => string} own the value of a CSS variable of the host's, or nothing
   * @param {boolean} [inherited] whether highlights inherit their styles: one rule for the root is half the work for the browser
   */
  dress(theme, own, inherited = false) {
    const whose = inherited && !('host' in this.root) ? ':root' : '';
    const rules = rulesOf(theme, own, (name) => `${whose}::highlight(${this.#prefix}${name})`);
    // Other rules make a browser work out the styles of the whole page.
    if (rules !== this.#rules) this.#sheet.replaceSync((this.#rules = rules));
  }

  /**
   * Paints these layers and nothing else; may be interrupted.
   * @param {Layer[]} layers
   * @param {import('./text.js').ArticleText} text where they stand
   */
  *paint(layers, text) {
    this.#near.disconnect();
    this.#inside.clear();
    // Another painting may begin before this one is done: then it leaves off.
    const ranges = (this.#ranges = new Map());
    for (const name of NAMES) this.#highlights[name].clear();
    const all = layers.length <= MANY;
    for (const layer of layers) {
      yield;
      if (ranges !== this.#ranges) return;
      const range = text.range(layer.start, layer.end);
      if (!range) continue;
      ranges.set(layer, range);
      if (all) this.#add(layer);
      else for (const [{ parentElement }] of text.pieces(layer.start, layer.end)) this.#stands(layer, parentElement);
    }
    for (const element of this.#inside.keys()) {
      yield;
      if (ranges !== this.#ranges) return;
      this.#near.observe(element);
    }
  }

  /** Paints everything, near or not: paper has no window. */
  all() {
    for (const layer of this.#inside.size ? this.#ranges.keys() : []) this.#add(layer);
  }

  /** Takes one more layer, or one that stands elsewhere now. @param {Layer} layer @param {StaticRange} range @param {boolean} shown */
  put(layer, range, shown) {
    this.drop(layer);
    this.#ranges.set(layer, range);
    if (shown) this.#add(layer);
  }

  /** Takes a layer away whose words have just changed. @param {Layer} layer */
  drop(layer) {
    const range = this.#ranges.get(layer);
    if (!range) return;
    this.#ranges.delete(layer);
    for (const name of NAMES) this.#highlights[name].delete(range);
  }

  /** Lights these layers and no others. @param {Iterable<Layer>} layers */
  light(layers) {
    this.#show('lit', [...layers].filter(({ kind }) => kind !== 'scope'));
    this.#show('scope', [...layers].filter(({ kind }) => kind === 'scope'));
  }

  /** @param {Layer | null} layer */
  current(layer) {
    this.#show('current', layer ? [layer] : []);
  }

  /** Where a layer is painted. @param {Layer} layer */
  range(layer) {
    return this.#ranges.get(layer) ?? null;
  }

  /** Takes everything away. */
  end() {
    this.#near.disconnect();
    for (const name of NAMES) this.#registry.delete(this.#prefix + name);
    this.#ranges.clear();
    this.#inside.clear();
    this.root.adoptedStyleSheets = [...this.root.adoptedStyleSheets].filter((sheet) => sheet !== this.#sheet);
  }

  /** @param {Layer} layer */
  #add(layer) {
    const range = this.#ranges.get(layer);
    if (range && layer.kind !== 'scope') this.#highlights[nameOf(layer)].add(range);
  }

  /** @param {Layer} layer @param {Element | null} element */
  #stands(layer, element) {
    if (!element) return;
    const inside = this.#inside.get(element);
    if (inside?.at(-1) === layer) return;
    if (inside) inside.push(layer);
    else this.#inside.set(element, [layer]);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #moved(entries) {
    for (const near of [false, true])
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting !== near) continue;
        for (const layer of this.#inside.get(target) ?? []) {
          const range = this.#ranges.get(layer);
          if (near) this.#add(layer);
          else if (range && layer.kind !== 'scope') this.#highlights[nameOf(layer)].delete(range);
        }
      }
  }

  /** @param {Name} name @param {Layer[]} layers */
  #show(name, layers) {
    const highlight = this.#highlights[name];
    if (!layers.length && !highlight.size) return;
    highlight.clear();
    for (const layer of layers) {
      const range = this.#ranges.get(layer);
      if (range) highlight.add(range);
    }
  }
}

/** Names that nobody uses, not even another version of us. @param {HighlightRegistry} registry */
function freePrefix(registry) {
  for (let n = 1; ; n += 1) if (!registry.has(`claimlight-${n}-quote`)) return `claimlight-${n}-`;
}
