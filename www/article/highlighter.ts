// Paints layers over text that is not ours, with the CSS Custom Highlight API: the DOM stays as it is. The names are our
// own, two elements never share one, and nobody else's are touched.

import { get, set } from '../engine/dom.js';
import { type Layer, LayerIndex, lined } from './layers.js';
import { type Name, nameOf, NAMES, rulesOf, type Theme, TIGHT, tightness } from './palette.js';
import type { Painter } from './painter.js';
import { measured } from './pointer.js';
import type { ArticleText } from './text.js';

/** Whether this browser can. */
export const canHighlight = () => typeof Highlight === 'function' && 'highlights' in CSS;

/** The window that a tree is shown in. */
const windowOf = (root: Document | ShadowRoot) =>
  get(get(root, 'ownerDocument') ?? (root as Document), 'defaultView') as Window & typeof globalThis;

/** The lowest first. */
const ALL = NAMES.flatMap((name) => [name + TIGHT, name]);

/** With more layers than this only what is near the window is painted: a browser goes through all that is, at every change. */
const MANY = 1500;

export class Highlighter implements Painter {
  readonly root: Document | ShadowRoot;
  #registry: HighlightRegistry;
  #prefix = '';
  #sheet: CSSStyleSheet;
  #reached: Set<Document | ShadowRoot> = new Set();
  #rules = '';
  #highlights: Record<string, Highlight> = {};
  /** The ranges of the layers that the page agreed to. */
  #ranges: Map<Layer, StaticRange> = new Map();
  /** Those of them that are painted, and as what. */
  #painted: Map<Layer, [name: string, StaticRange][]> = new Map();
  /** Whether an element's lines are tight. */
  #tight = tightness();
  /** What stands in an element, where only what is near is painted. */
  #inside: Map<Element, Layer[]> = new Map();
  #near = new IntersectionObserver((entries) => this.#moved(entries), { rootMargin: '100% 0%' });

  /** @param root the tree that the text is in: rules reach no further */
  constructor(root: Document | ShadowRoot) {
    this.root = root;
    const { CSS, CSSStyleSheet, Highlight } = windowOf(root);
    this.#registry = CSS.highlights;
    this.#prefix = freePrefix(CSS.highlights);
    this.#sheet = new CSSStyleSheet();
    for (const [priority, name] of ALL.entries()) {
      const highlight = (this.#highlights[name] = new Highlight());
      highlight.priority = priority;
      this.#registry.set(this.#prefix + name, highlight);
    }
    this.#reach(root);
  }

  /** As every painter; where highlights inherit their styles, one rule for the root is half the work for the browser. */
  dress(theme: Theme, own: (property: string) => string, inherited: boolean = false) {
    const whose = inherited && !('host' in this.root) ? ':root' : '';
    const rules = rulesOf(theme, own, (name) => `${whose}::highlight(${this.#prefix}${name})`);
    // Other rules make a browser work out the styles of the whole page.
    if (rules !== this.#rules) this.#sheet.replaceSync((this.#rules = rules));
  }

  *paint(layers: Layer[], text: ArticleText) {
    this.#near.disconnect();
    this.#inside.clear();
    // Another painting may begin before this one is done: then it leaves off.
    const ranges = (this.#ranges = new Map());
    for (const name of ALL) this.#highlights[name].clear();
    this.#painted.clear();
    this.#tight = tightness();
    for (const shadow of text.shadows) this.#reach(shadow);
    const all = layers.length <= MANY;
    const doubts = new LayerIndex(layers.filter(({ kind }) => kind === 'doubt'));
    for (const layer of layers) {
      yield;
      if (ranges !== this.#ranges) return;
      const range = text.range(layer.start, layer.end);
      if (!range) continue;
      ranges.set(layer, range);
      const pieces = layer.kind === 'scope' ? [] : lined(layer, doubts).map(([start, end]) => text.range(start, end));
      this.#painted.set(
        layer,
        pieces.filter((piece) => piece !== null).map((piece) => [nameOf(layer) + this.#mark(piece), piece]),
      );
      if (all) this.#add(layer);
      else for (const [{ parentElement }] of text.pieces(layer.start, layer.end)) this.#stands(layer, parentElement);
    }
    for (const element of this.#inside.keys()) {
      yield;
      if (ranges !== this.#ranges) return;
      this.#near.observe(element);
    }
  }

  all() {
    for (const layer of this.#inside.size ? this.#ranges.keys() : []) this.#add(layer);
  }

  /** Takes one more layer, or one that stands elsewhere now. */
  put(layer: Layer, range: StaticRange, shown: boolean) {
    this.drop(layer);
    this.#ranges.set(layer, range);
    this.#painted.set(layer, [[nameOf(layer) + this.#mark(range), range]]);
    if (shown) this.#add(layer);
  }

  drop(layer: Layer) {
    const range = this.#ranges.get(layer);
    if (!range) return;
    this.#ranges.delete(layer);
    this.#remove(layer);
    this.#painted.delete(layer);
    for (const name of NAMES) this.#highlights[name].delete(range);
  }

  light(layers: Iterable<Layer>) {
    this.#show(
      'lit',
      [...layers].filter(({ kind }) => kind !== 'scope'),
    );
    this.#show(
      'scope',
      [...layers].filter(({ kind }) => kind === 'scope'),
    );
  }

  current(layer: Layer | null) {
    this.#show('current', layer ? [layer] : []);
  }

  range(layer: Layer) {
    return this.#ranges.get(layer) ?? null;
  }

  end() {
    this.#near.disconnect();
    for (const name of ALL) this.#registry.delete(this.#prefix + name);
    this.#ranges.clear();
    this.#inside.clear();
    for (const tree of this.#reached) {
      const sheets = [...get(tree, 'adoptedStyleSheets')];
      set(
        tree,
        'adoptedStyleSheets',
        sheets.filter((sheet) => sheet !== this.#sheet),
      );
    }
  }

  /** Rules reach no further than the tree that they are in. */
  #reach(tree: Document | ShadowRoot) {
    if (this.#reached.has(tree)) return;
    this.#reached.add(tree);
    set(tree, 'adoptedStyleSheets', [...get(tree, 'adoptedStyleSheets'), this.#sheet]);
  }

  #add(layer: Layer) {
    for (const [name, range] of this.#painted.get(layer) ?? []) this.#highlights[name].add(range);
  }

  #remove(layer: Layer) {
    for (const [name, range] of this.#painted.get(layer) ?? []) this.#highlights[name].delete(range);
  }

  /** What a range's name ends with. */
  #mark(range: StaticRange) {
    const element = get(range.startContainer, 'parentElement');
    const height = () => measured(range).getClientRects()[0]?.height ?? 0;
    return element && this.#tight(element, height) ? TIGHT : '';
  }

  #stands(layer: Layer, element: Element | null) {
    if (!element) return;
    const inside = this.#inside.get(element);
    if (inside?.at(-1) === layer) return;
    if (inside) inside.push(layer);
    else this.#inside.set(element, [layer]);
  }

  #moved(entries: IntersectionObserverEntry[]) {
    for (const near of [false, true])
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting !== near) continue;
        for (const layer of this.#inside.get(target) ?? []) {
          if (near) this.#add(layer);
          else this.#remove(layer);
        }
      }
  }

  #show(name: Name, layers: Layer[]) {
    const highlight = this.#highlights[name];
    if (!layers.length && !highlight.size) return;
    highlight.clear();
    for (const layer of layers) {
      const range = this.#ranges.get(layer);
      if (range) highlight.add(range);
    }
  }
}

/** Names that nobody uses, not even another version of us. */
function freePrefix(registry: HighlightRegistry) {
  for (let n = 1; ; n += 1) if (!registry.has(`claimlight-${n}-quote`)) return `claimlight-${n}-`;
}
