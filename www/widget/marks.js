// Real <mark> elements in an article that is not ours, only where its publisher asks for them (renderer="marks"). While they are
// there the page's DOM is another; each is taken away again, and every text node is then the very node, with the very words, that
// it was. A file of its own, loaded only by those who ask.

import { Pen } from '../paint.js';
import { nameOf, rulesOf } from './palette.js';

/**
 * @typedef {import('../findings.js').Layer} Layer
 * @typedef {import('./palette.js').Name} Name
 * @typedef {Layer & {of: Layer}} Piece a layer's part in one text node, offsets in that node
 * @typedef {{data: string, lead: string, inside: Piece[], nodes: ChildNode[], elements: [HTMLElement, Layer][]}} Group what a text
 *   node was, the words that it keeps, and what stands behind it for the others. The node itself stays where it is, for whoever
 *   holds it: a framework finds it in its place and may change or remove it.
 */

/** The articles that have marks, of whatever version of us, and their numbers: two in one article would undo each other's for ever. */
const TAKEN = Symbol.for('claimlight.marks');
/** @type {Map<Element, number>} */
const taken = (/** @type {any} */ (globalThis)[TAKEN] ??= new Map());

export class Marks {
  #prefix;
  #sheet = new CSSStyleSheet();
  /** @type {Map<Node, Group>} */
  #groups = new Map();
  /** The text nodes that are ours: whose words they hold, and from where on. @type {WeakMap<Node, [Text, number]>} */
  #homes = new WeakMap();
  /** @type {WeakSet<Node>} */
  #own = new WeakSet();
  /** @type {Map<Layer, HTMLElement[]>} */
  #pieces = new Map();
  /** What is dressed for a while. @type {Map<Name, HTMLElement[]>} */
  #shown = new Map();
  /** The latest painting. */
  #turn = {};

  /**
   * @param {Element} article @param {Document | ShadowRoot} root the tree that it is in
   * @param {(act: () => void) => void} quietly does something that our own observer is not told of
   * @returns {Marks | null} none where none may be: in what is edited, and in what has another element's
   */
  static in(article, root, quietly) {
    const edited = /** @type {HTMLElement} */ (article).isContentEditable || article.querySelector('[contenteditable]');
    const another = [...taken.keys()].some((other) => other.contains(article) || article.contains(other));
    return edited || another ? null : new Marks(article, root, quietly);
  }

  /** @param {Element} article @param {Document | ShadowRoot} root @param {(act: () => void) => void} quietly */
  constructor(article, root, quietly) {
    const numbers = new Set(taken.values());
    let n = 1;
    while (numbers.has(n)) n += 1;
    this.article = article;
    this.root = root;
    this.quietly = quietly;
    this.#prefix = `claimlight-mark-${n}-`;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    taken.set(article, n);
  }

  /** @param {import('./palette.js').Theme} theme @param {(property: string) => string} own as of a Highlighter */
  dress(theme, own) {
    // The host's own marks may look as they like; ours look as the highlights do.
    this.#sheet.replaceSync(`[class^="${this.#prefix}"]{all:unset}${rulesOf(theme, own, (name) => `.${this.#prefix}${name}`)}`);
  }

  /**
   * Marks these layers and nothing else; may be interrupted. A text node whose marks would be the same keeps them.
   * @param {Layer[]} layers @param {import('./text.js').ArticleText} text where they stand
   */
  *paint(layers, text) {
    const turn = (this.#turn = {});
    /** @type {Map<Text, Piece[]>} */
    const stands = new Map();
    for (const layer of layers) {
      yield;
      if (turn !== this.#turn) return;
      if (!text.range(layer.start, layer.end)) continue;
      for (const [node, start, end] of text.pieces(layer.start, layer.end)) {
        const inside = stands.get(node) ?? [];
        stands.set(node, inside);
        inside.push({ ...layer, start, end, of: layer });
      }
    }
    this.#pieces.clear();
    for (const node of [...this.#groups.keys(), ...stands.keys()]) {
      yield;
      if (turn !== this.#turn) return;
      this.quietly(() => this.#mark(/** @type {Text} */ (node), stands.get(/** @type {Text} */ (node)) ?? []));
    }
  }

  /** Paper needs nothing more. */
  all() {}

  /** Takes the marks away from wherever a layer stands: its words have just changed. @param {Layer} layer */
  drop(layer) {
    for (const [node, { inside }] of this.#groups) if (inside.some(({ of }) => of === layer)) this.quietly(() => this.#clear(node));
  }

  /** @param {Iterable<Layer>} layers */
  light(layers) {
    this.#show('lit', [...layers].filter(({ kind }) => kind !== 'scope'));
    this.#show('scope', [...layers].filter(({ kind }) => kind === 'scope'));
  }

  /** @param {Layer | null} layer */
  current(layer) {
    this.#show('current', layer ? [layer] : []);
  }

  /** Where a layer is marked. @param {Layer} layer */
  range(layer) {
    const pieces = this.#pieces.get(layer)?.filter((piece) => this.article.contains(piece)) ?? [];
    const last = pieces.at(-1);
    return last ? new StaticRange({ startContainer: pieces[0], startOffset: 0, endContainer: last, endOffset: last.childNodes.length }) : null;
  }

  /** Takes everything away. */
  end() {
    this.#turn = {};
    this.quietly(() => [...this.#groups.keys()].forEach((node) => this.#clear(node)));
    this.root.adoptedStyleSheets = [...this.root.adoptedStyleSheets].filter((sheet) => sheet !== this.#sheet);
    taken.delete(this.article);
  }

  /** What a text node would hold without us: nothing where it is ours. @param {Node} node @returns {string} */
  whole(node) {
    const group = this.#groups.get(node);
    const { data } = /** @type {Text} */ (node);
    return group && data === group.lead ? group.data : this.#homes.has(node) ? '' : data;
  }

  /** Whether an element is of ours. @param {Element} element */
  owns(element) {
    return this.#own.has(element);
  }

  /** A place in a text node of ours as one in the host's. @param {Node} node @param {number} offset @returns {[Node, number]} */
  home(node, offset) {
    const [host, from] = this.#homes.get(node) ?? [node, 0];
    return [host, from + offset];
  }

  /** @param {Text} node @param {Piece[]} inside */
  #mark(node, inside) {
    const before = this.#groups.get(node);
    if (node.data !== before?.lead || !alike(before.inside, inside)) {
      this.#clear(node);
      if (inside.length && this.article.contains(node)) this.#groups.set(node, this.#write(node, inside));
    }
    for (const [element, layer] of this.#groups.get(node)?.elements ?? []) {
      const pieces = this.#pieces.get(layer) ?? [];
      if (!pieces.includes(element)) pieces.push(element);
      this.#pieces.set(layer, pieces);
    }
  }

  /** @param {Text} node @param {Piece[]} inside @returns {Group} */
  #write(node, inside) {
    const { data } = node;
    const written = document.createDocumentFragment();
    /** @type {[HTMLElement, Layer][]} */
    const elements = [];
    const pen = new Pen(data, inside, { pieces: new Map(), layers: new Map() }, (element, layer) => {
      if (layer.kind !== 'scope') element.className = this.#prefix + nameOf(layer);
      elements.push([element, /** @type {Piece} */ (layer).of]);
      this.#own.add(element);
    });
    pen.line(written, 0, data.length);
    const lead = written.firstChild instanceof Text ? written.firstChild.data : '';
    if (lead) written.firstChild?.remove();
    const texts = document.createNodeIterator(written, NodeFilter.SHOW_TEXT);
    for (let at = lead.length, text = texts.nextNode(); text; text = texts.nextNode()) {
      this.#homes.set(text, [node, at]);
      at += /** @type {Text} */ (text).length;
    }
    const nodes = [...written.childNodes];
    node.data = lead;
    node.after(written);
    return { data, lead, inside, nodes, elements };
  }

  /** @param {Node} node */
  #clear(node) {
    const group = this.#groups.get(node);
    if (!group) return;
    this.#groups.delete(node);
    for (const own of group.nodes) own.remove();
    // Where somebody has given the node other words, these hold.
    const text = /** @type {Text} */ (node);
    if (text.data === group.lead) text.data = group.data;
  }

  /** @param {Name} name @param {Layer[]} layers */
  #show(name, layers) {
    const dressed = this.#prefix + name;
    for (const element of this.#shown.get(name) ?? []) element.classList.remove(dressed);
    const elements = layers.flatMap((layer) => this.#pieces.get(layer) ?? []);
    for (const element of elements) element.classList.add(dressed);
    this.#shown.set(name, elements);
  }
}

/** @param {Piece[]} some @param {Piece[]} others */
function alike(some, others) {
  return some.length === others.length && some.every(({ of, start, end }, i) => of === others[i].of && start === others[i].start && end === others[i].end);
}
