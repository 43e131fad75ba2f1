// Marks voices and doubts in what somebody writes, over the editing root of any editor: nothing in it is changed, so nothing
// gets into what the editor saves or takes back. The text is read as a whole, in a worker, when the writer pauses, because who
// "he" is may stand three paragraphs above; on the page only paragraphs that have changed are read and painted again.

import { findingsBySteps } from '../findings.js';
import { toResults } from '../results.js';
import { canHighlight, Highlighter } from '../widget/highlighter.js';
import { LayerIndex } from '../widget/layers.js';
import { themeOf } from '../widget/palette.js';
import { covers, measured } from '../widget/pointer.js';
import { Changes } from '../widget/target.js';
import { inTurns } from '../widget/turns.js';
import { Explainer, isKey, selectionIn } from './explainer.js';
import { BETWEEN, blocksOf, cut, Paragraph } from './paragraphs.js';
import { Readings } from './readings.js';
import { KEY, shows } from './options.js';
import { Sight } from './sight.js';

/**
 * @typedef {import('./paragraphs.js').Piece} Piece
 * @typedef {import('./options.js').Options} Options
 */

/** With more to paint than this only what is near the window is: a browser goes through all that is painted, at every key. */
const MANY = 150;

/** Who decorates what. @type {WeakMap<Element, Decorator>} */
const active = new WeakMap();

/**
 * @param {HTMLElement} root the element that is written in, on a page, in a frame or in a shadow root
 * @param {Options} [options]
 * @returns {Decorator} the same one for the same root, until it is stopped
 */
export function decorate(root, options = {}) {
  if (root?.nodeType !== Node.ELEMENT_NODE) throw new TypeError('decorate: no element. Hand over the one that is written in, as docs/editors.md shows for each editor.');
  if (!root.isConnected) throw new TypeError('decorate: the element is not on a page. Call it once the editor is ready.');
  return active.get(root) ?? new Decorator(root, options);
}

/** Fires "results" whenever the text has been read, and "error" with `detail` {code, message, hint}. */
export class Decorator extends EventTarget {
  #ending = new AbortController();
  #signal = this.#ending.signal;
  /** @type {Map<Node, Paragraph>} */
  #paragraphs = new Map();
  /** @type {{text: string, analysis: import('../findings.js').Analysis} | null} */
  #result = null;
  /** @type {Piece | null} */
  #current = null;
  /** @type {Highlighter | null} */
  #highlighter = null;
  /** Whether a piece is painted, or waits until it is near. @type {WeakMap<Piece, boolean>} */
  #shown = new WeakMap();
  #many = false;
  #sight = new Sight((elements) => this.#moved(elements), this.#signal);

  /** @param {HTMLElement} root @param {Options} options */
  constructor(root, options) {
    super();
    this.root = root;
    this.options = options;
    this.readings = Readings.of(options);
    this.explainer = new Explainer(root);
    if (canHighlight()) this.#highlighter = new Highlighter(/** @type {Document | ShadowRoot} */ (root.getRootNode()));
    active.set(root, this);
    this.#dress();
    this.#listen();
    void this.#live();
  }

  /** What was found, in the form of the element's `export('json')`; null before. @returns {any} */
  get results() {
    return this.#result && toResults(this.#result.text, this.#result.analysis);
  }

  /** Explains what stands at the caret, in a card that takes the focus until Escape. @returns {boolean} whether anything does */
  explain() {
    const { focusNode, focusOffset = 0 } = selectionIn(this.root) ?? {};
    const paragraph = focusNode && this.#around(focusNode);
    const [piece] = paragraph ? this.#found(paragraph, (range) => measured(range).comparePoint(focusNode, focusOffset) === 0) : [];
    if (piece) this.#explain(piece, true);
    return Boolean(piece);
  }

  /** Ends it and takes everything of it away. */
  stop() {
    if (this.#signal.aborted) return;
    this.#ending.abort();
    active.delete(this.root);
    this.explainer.end();
    this.#highlighter?.end();
    this.readings.leave();
  }

  async #live() {
    try {
      const changes = new Changes(this.#signal, (records) => this.#touched(records)).watch(this.root);
      this.#list();
      do {
        await this.#read();
        await changes.next();
      } while (this.root.isConnected && this.root.ownerDocument.defaultView);
      this.stop();
    } catch (error) {
      if (!this.#signal.aborted) throw error;
    }
  }

  async #read() {
    let text = '';
    const parts = [];
    for (const paragraph of this.#paragraphs.values()) {
      if (!paragraph.now) continue;
      if (text) text += BETWEEN;
      parts.push({ paragraph, was: paragraph.now, start: text.length });
      text += paragraph.now;
    }
    if (text === (this.#result?.text ?? '')) return;
    try {
      const analysis = await this.readings.analyze(text);
      const { layers } = await inTurns(findingsBySteps(analysis), this.#signal);
      await inTurns(this.#show(parts, layers), this.#signal);
      this.#result = { text, analysis };
      this.dispatchEvent(new Event('results'));
    } catch (error) {
      this.#signal.throwIfAborted();
      this.dispatchEvent(new CustomEvent('error', { detail: error }));
    }
  }

  /** @param {{paragraph: Paragraph, was: string, start: number}[]} parts @param {import('../findings.js').Layer[]} layers */
  *#show(parts, layers) {
    const index = new LayerIndex(layers.filter((layer) => shows(layer, this.options)));
    this.explainer.card.close();
    const many = index.layers.length > MANY;
    const other = many !== this.#many;
    this.#many = many;
    for (const { paragraph, was, start } of parts) {
      yield;
      const end = start + was.length;
      if (paragraph.take(was, index.meeting(start, end).map((layer) => cut(layer, start, end))) || other) this.#paint(paragraph);
    }
  }

  /** Before a change is painted, what stands there is put where its words are now. @param {MutationRecord[]} records */
  #touched(records) {
    /** @type {Set<Paragraph>} */
    const touched = new Set();
    let other = false;
    for (const { target, type } of records) {
      const paragraph = this.#around(target);
      if (paragraph) touched.add(paragraph);
      // A paragraph in which there are now others is none.
      if (!paragraph || (type === 'childList' && blocksOf(paragraph.element).next().value !== paragraph.element)) other = true;
    }
    if (this.#many) this.#sight.narrow();
    for (const paragraph of touched) this.#again(paragraph);
    if (other) this.#list();
  }

  /** @param {Paragraph} paragraph */
  #again(paragraph) {
    if (paragraph.read()) this.explainer.card.close();
    this.#paint(paragraph);
  }

  /** Looks which paragraphs there are. */
  #list() {
    const known = this.#paragraphs;
    const now = new Map([...blocksOf(this.root)].map((element) => [element, known.get(element) ?? new Paragraph(element)]));
    const gone = [...known.values()].filter(({ element }) => !now.has(element));
    this.#paragraphs = now;
    // One that the editor has made anew says what the old one did.
    const twins = Map.groupBy(gone, (paragraph) => paragraph.now);
    for (const paragraph of gone) {
      this.#sight.forget(paragraph.element);
      for (const piece of paragraph.pieces) this.#highlighter?.drop(piece);
    }
    for (const [element, paragraph] of now) {
      if (known.has(element)) continue;
      this.#sight.watch(element);
      paragraph.read();
      const twin = twins.get(paragraph.now)?.shift();
      if (twin) paragraph.adopt(twin);
      this.#paint(paragraph);
    }
  }

  /** @param {Paragraph} paragraph */
  #paint(paragraph) {
    const left = new Set(paragraph.pieces);
    const shown = !this.#many || this.#sight.has(paragraph.element);
    for (const [piece, range] of paragraph.places()) {
      left.delete(piece);
      // What stays where it is is not painted again.
      const before = this.#highlighter?.range(piece);
      if (before && this.#shown.get(piece) === shown && same(before, range)) continue;
      this.#shown.set(piece, shown);
      this.#highlighter?.put(piece, range, shown);
    }
    for (const piece of left) this.#highlighter?.drop(piece);
  }

  /** @param {Element[]} elements */
  #moved(elements) {
    for (const element of this.#many ? elements : []) {
      const paragraph = this.#paragraphs.get(element);
      if (paragraph) this.#paint(paragraph);
    }
  }

  /** The paragraph that a node is in. @param {Node} node */
  #around(node) {
    for (let at = /** @type {Node | null} */ (node); at; at = at.parentNode) {
      const paragraph = this.#paragraphs.get(at);
      if (paragraph || at === this.root) return paragraph;
    }
  }

  /** What is painted in a paragraph, the shortest first. @param {Paragraph} paragraph @param {(range: StaticRange) => boolean} [wanted] */
  #found({ pieces }, wanted = () => true) {
    const found = pieces.filter((piece) => {
      const range = piece.kind !== 'scope' && this.#highlighter?.range(piece);
      return range && wanted(range);
    });
    return found.sort((a, b) => a.end - a.start - (b.end - b.start));
  }

  /** @param {Piece} piece @param {boolean} focus */
  #explain(piece, focus) {
    const range = this.#highlighter?.range(piece);
    const paragraph = range && this.#around(range.startContainer);
    if (!paragraph || !this.#result) return;
    const others = this.#found(paragraph).filter((other) => other.start <= piece.start && other.end >= piece.end && other !== piece);
    this.explainer.show(piece, this.#result.text, others, range, focus);
    this.#current = piece;
    const layers = new Set(piece.findings.flatMap((finding) => finding.layers));
    this.#highlighter?.light(this.#all().filter(({ of }) => layers.has(of)));
  }

  #all() {
    return [...this.#paragraphs.values()].flatMap(({ pieces }) => pieces);
  }

  /** @param {1 | -1} step */
  #step(step) {
    const stops = [...this.#paragraphs.values()].flatMap((paragraph) => this.#found(paragraph).sort((a, b) => a.start - b.start || b.end - a.end));
    const at = this.#current ? stops.indexOf(this.#current) : -1;
    const piece = stops[at + step];
    if (!piece) return;
    this.#highlighter?.range(piece)?.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
    this.#explain(piece, this.explainer.focused);
  }

  #dress() {
    const theme = this.options.theme ?? themeOf(this.root);
    const style = getComputedStyle(this.root);
    this.#highlighter?.dress(theme, (property) => style.getPropertyValue(property));
    this.explainer.dress(theme);
  }

  #listen() {
    const { root, explainer, options } = this;
    const { card } = explainer;
    const until = { signal: this.#signal };
    for (const place of new Set([document, root.ownerDocument])) place.addEventListener('scroll', () => this.#sight.widen(), { ...until, capture: true, passive: true });
    root.addEventListener('click', ({ target, clientX, clientY }) => {
      const paragraph = this.#around(/** @type {Node} */ (target));
      const [piece] = paragraph && selectionIn(root)?.isCollapsed ? this.#found(paragraph, (range) => covers(range, clientX, clientY)) : [];
      if (piece) this.#explain(piece, false);
    }, { ...until, passive: true });
    root.addEventListener('keydown', (event) => {
      if (isKey(event, options.key ?? KEY) && this.explain()) event.preventDefault();
    }, { ...until, capture: true });
    card.addEventListener('step', (event) => this.#step(/** @type {CustomEvent} */ (event).detail), until);
    card.addEventListener('switch', (event) => this.#explain(/** @type {CustomEvent} */ (event).detail, explainer.focused), until);
    card.addEventListener('close', () => this.#highlighter?.light([]), until);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#dress(), until);
  }
}

/** @param {StaticRange} a @param {StaticRange} b */
const same = (a, b) => a.startContainer === b.startContainer && a.startOffset === b.startOffset && a.endContainer === b.endContainer && a.endOffset === b.endOffset;
