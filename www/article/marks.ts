// Real <mark> elements in an article that is not ours, only where its publisher asks for them (renderer="marks"). While they are
// there the page's DOM is another; each is taken away again, and every text node is then the very node, with the very words, that
// it was. A file of its own, loaded only by those who ask.

import { call, get, set } from '../engine/dom.js';
import { Pen } from './pen.js';
import { type Layer, LayerIndex, lined } from './layers.js';
import type { Painter, Words } from './painter.js';
import { type Name, nameOf, rulesOf, type Theme, TIGHT, tightness } from './palette.js';
import type { ArticleText } from './text.js';

/** A layer's part in one text node, offsets in that node, and what it is painted as. */
export type Piece = Layer & { of: Layer; name: string };

/** Behind the name of what is painted as nothing: a line of its own would be one too many. */
const BARE = '-bare';

/**
 * A text node of the host's that has marks: the words it had, the words it keeps, and the nodes behind it that hold the others. The
 * node itself stays in its place, since a framework may hold it, change it or remove it.
 */
export type Group = { data: string; lead: string; inside: Piece[]; nodes: ChildNode[]; elements: [HTMLElement, Layer][] };

/** Never, where colours do not show (on paper, and where a system forces its own), or always. */
export type Labels = 'never' | 'uncoloured' | 'always';

/** The articles that have marks, of whatever version of us, and their numbers: two in one article would undo each other's for ever. */
const TAKEN = Symbol.for('claimlight.marks');
const taken = ((globalThis as unknown as Record<symbol, Map<Element, number>>)[TAKEN] ??= new Map());

export class Marks implements Painter {
  readonly article: Element;
  readonly root: Document | ShadowRoot;
  readonly quietly: (act: () => void) => void;
  readonly words: Words;
  #prefix;
  #sheet = new CSSStyleSheet();
  #groups: Map<Node, Group> = new Map();
  /** The text nodes that are ours: whose words they hold, and from where on. */
  #homes: WeakMap<Node, [Text, number]> = new WeakMap();
  #own: WeakMap<Node, Layer> = new WeakMap();
  #pieces: Map<Layer, HTMLElement[]> = new Map();
  /** What is dressed for a while. */
  #shown: Map<Name, HTMLElement[]> = new Map();
  /** The latest painting. */
  #turn = {};
  #rules = '';
  #labels: Labels = 'never';
  /** The one mark that the Tab key reaches. */
  #stop: HTMLElement | null = null;

  /**
   * @param root the tree that it is in
   * @param quietly does something that our own observer is not told of
   * @param words what the marks say
   * @returns none where none may be: in what is edited, and in what has another element's
   */
  static in(article: Element, root: Document | ShadowRoot, quietly: Marks['quietly'], words: Words): Marks | null {
    const edited = get(article as HTMLElement, 'isContentEditable') || call(article, 'querySelector', '[contenteditable]');
    const another = [...taken.keys()].some((other) => call(other, 'contains', article) || call(article, 'contains', other));
    return edited || another ? null : new Marks(article, root, quietly, words);
  }

  constructor(article: Element, root: Document | ShadowRoot, quietly: Marks['quietly'], words: Words) {
    const numbers = new Set(taken.values());
    let n = 1;
    while (numbers.has(n)) n += 1;
    this.article = article;
    this.root = root;
    this.quietly = quietly;
    this.words = words;
    this.#prefix = `claimlight-mark-${n}-`;
    set(root, 'adoptedStyleSheets', [...get(root, 'adoptedStyleSheets'), this.#sheet]);
    taken.set(article, n);
  }

  dress(theme: Theme, own: (property: string) => string) {
    this.#rules = rulesOf(theme, own, (name) => `.${this.#prefix}${name}`);
    this.#wear();
  }

  /** When each mark is to say what it is, before its words. */
  label(when: Labels) {
    this.#labels = when;
    this.#wear();
  }

  #wear() {
    const ours = `[class^="${this.#prefix}"]`;
    const label = `${ours}[data-label]::before{content:"[" attr(data-label) "]";font:600 .65em/1 system-ui,sans-serif;display:inline-block;margin-inline-end:.35em}`;
    const labels = { never: '', uncoloured: `@media print,(forced-colors:active){${label}}`, always: label };
    // The host's own marks may look as they like; ours look as the highlights do.
    this.#sheet.replaceSync(
      `${ours}{all:unset}${ours}:focus-visible{outline:3px solid;outline-offset:2px}${this.#rules}${labels[this.#labels]}`,
    );
  }

  /** A text node whose marks would be the same keeps them. */
  *paint(layers: Layer[], text: ArticleText) {
    const turn = (this.#turn = {});
    const stands: Map<Text, Piece[]> = new Map();
    const doubts = new LayerIndex(layers.filter(({ kind }) => kind === 'doubt'));
    const tight = tightness();
    for (const layer of layers) {
      yield;
      if (turn !== this.#turn) return;
      if (!text.range(layer.start, layer.end)) continue;
      for (const [from, to, lines] of stretches(layer, lined(layer, doubts)))
        for (const [node, start, end] of text.pieces(from, to)) {
          const inside = stands.get(node) ?? [];
          stands.set(node, inside);
          const parent = get(node, 'parentElement') as Element;
          const paint = !lines ? BARE : tight(parent, () => this.#heightOf(node)) ? TIGHT : '';
          inside.push({ ...layer, start, end, of: layer, name: nameOf(layer) + paint });
        }
    }
    this.#pieces.clear();
    // In the order of the text, after what is to go.
    for (const node of [...[...this.#groups.keys()].filter((known) => !stands.has(known as Text)), ...stands.keys()]) {
      yield;
      if (turn !== this.#turn) return;
      const inside = stands.get(node as Text) ?? [];
      inside.sort((a, b) => a.start - b.start || b.end - a.end);
      this.quietly(() => this.#mark(node as Text, inside));
    }
  }

  /** Paper needs nothing more. */
  all() {}

  drop(layer: Layer) {
    for (const [node, { inside }] of this.#groups) if (inside.some(({ of }) => of === layer)) this.quietly(() => this.#clear(node));
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

  /** One mark is a tab stop: the one gone to, or the first. */
  current(layer: Layer | null) {
    this.#show('current', layer ? [layer] : []);
    const stop = layer ?? [...this.#pieces.keys()].find(({ kind }) => kind !== 'scope');
    const element = (stop && this.#pieces.get(stop)?.[0]) ?? null;
    if (element !== this.#stop) for (const name of ['tabindex', 'aria-description']) this.#stop?.removeAttribute(name);
    this.#stop = element;
    if (!element || !stop) return;
    element.tabIndex = 0;
    element.setAttribute('aria-description', this.words.description(stop));
  }

  /**
   * Puts the focus on a layer's first words.
   * @returns whether they have it
   */
  focus(layer: Layer) {
    const element = this.#pieces.get(layer)?.[0];
    element?.focus({ preventScroll: true });
    return element !== undefined && element === (get(this.root, 'activeElement') ?? null);
  }

  range(layer: Layer) {
    const pieces = this.#pieces.get(layer)?.filter((piece) => call(this.article, 'contains', piece)) ?? [];
    const last = pieces.at(-1);
    return last
      ? new StaticRange({ startContainer: pieces[0], startOffset: 0, endContainer: last, endOffset: last.childNodes.length })
      : null;
  }

  end() {
    this.#turn = {};
    this.quietly(() => [...this.#groups.keys()].forEach((node) => this.#clear(node)));
    const sheets = get(this.root, 'adoptedStyleSheets').filter((sheet) => sheet !== this.#sheet);
    set(this.root, 'adoptedStyleSheets', sheets);
    taken.delete(this.article);
  }

  /** What a text node would hold without us: nothing where it is ours. */
  whole(node: Node): string {
    const group = this.#groups.get(node);
    const { data } = node as Text;
    return group && data === group.lead ? group.data : this.#homes.has(node) ? '' : data;
  }

  /** Whether an element is of ours. */
  owns(element: Element) {
    return this.#own.has(element);
  }

  /** The layer that an element of ours stands for. */
  layerOf(element: Node) {
    return this.#own.get(element) ?? null;
  }

  /** A place in a text node of ours as one in the host's. */
  home(node: Node, offset: number): [Node, number] {
    const [host, from] = this.#homes.get(node) ?? [node, 0];
    return [host, from + offset];
  }

  /** How high the letters' boxes are of what a text node held without us. */
  #heightOf(node: Text) {
    const range = call(document, 'createRange');
    for (const part of [node, ...(this.#groups.get(node)?.nodes ?? [])]) {
      range.selectNodeContents(part);
      const [box] = range.getClientRects();
      if (box?.height) return box.height;
    }
    return 0;
  }

  #mark(node: Text, inside: Piece[]) {
    const before = this.#groups.get(node);
    if (node.data !== before?.lead || !alike(before.inside, inside)) {
      this.#clear(node);
      if (inside.length && call(this.article, 'contains', node)) this.#groups.set(node, this.#write(node, inside));
    }
    for (const [element, layer] of this.#groups.get(node)?.elements ?? []) {
      const pieces = this.#pieces.get(layer) ?? [];
      if (!pieces.includes(element)) pieces.push(element);
      this.#pieces.set(layer, pieces);
    }
  }

  #write(node: Text, inside: Piece[]): Group {
    const { data } = node;
    const written = call(document, 'createDocumentFragment');
    const elements: [HTMLElement, Layer][] = [];
    const pen = new Pen(data, inside, (element, piece, first) => {
      const { of, name } = piece as Piece;
      if (of.kind !== 'scope') element.className = this.#prefix + name;
      if (of.kind !== 'scope' && first && !this.#pieces.has(of)) element.dataset.label = this.words.label(of);
      elements.push([element, of]);
      this.#own.set(element, of);
    });
    pen.line(written, 0, data.length);
    const lead = written.firstChild instanceof Text ? written.firstChild.data : '';
    if (lead) written.firstChild?.remove();
    const texts = call(document, 'createNodeIterator', written, NodeFilter.SHOW_TEXT);
    for (let at = lead.length, text = texts.nextNode(); text; text = texts.nextNode()) {
      this.#homes.set(text, [node, at]);
      at += (text as Text).length;
    }
    const nodes = [...written.childNodes];
    node.data = lead;
    node.after(written);
    return { data, lead, inside, nodes, elements };
  }

  #clear(node: Node) {
    const group = this.#groups.get(node);
    if (!group) return;
    this.#groups.delete(node);
    for (const own of group.nodes) own.remove();
    // Where somebody has given the node other words, these hold.
    const text = node as Text;
    if (text.data === group.lead) text.data = group.data;
  }

  #show(name: Name, layers: Layer[]) {
    const dressed = this.#prefix + name;
    const before = this.#shown.get(name) ?? [];
    const elements = layers.flatMap((layer) => this.#pieces.get(layer) ?? []);
    this.quietly(() => {
      for (const element of before) element.classList.remove(dressed);
      for (const element of elements) element.classList.add(dressed);
    });
    this.#shown.set(name, elements);
  }
}

/** A layer in stretches, those that have lines and the others, in the order of the text. */
function* stretches({ start, end }: Layer, lines: [number, number][]): Generator<[start: number, end: number, lines: boolean]> {
  let at = start;
  for (const [from, to] of lines) {
    if (from > at) yield [at, from, false];
    yield [from, to, true];
    at = to;
  }
  if (at < end) yield [at, end, false];
}

function alike(some: Piece[], others: Piece[]) {
  return (
    some.length === others.length &&
    some.every(
      ({ of, name, start, end }, i) => of === others[i].of && name === others[i].name && start === others[i].start && end === others[i].end,
    )
  );
}
