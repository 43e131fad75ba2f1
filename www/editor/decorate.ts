// Marks voices and doubts in what somebody writes, over the editing root of any editor: nothing in it is changed, so nothing
// gets into what the editor saves or takes back. The text is read as a whole, in a worker, when the writer pauses, because who
// "he" is may stand three paragraphs above; on the page only paragraphs that have changed are read and painted again.

import { canHighlight, Highlighter } from '../article/highlighter.js';
import { type Layer, LayerIndex } from '../article/layers.js';
import { themeOf } from '../article/palette.js';
import { covers, measured } from '../article/pointer.js';
import { Changes } from '../article/target.js';
import type { Analysis } from '../engine/analysis.js';
import { inTurns } from '../engine/turns.js';
import { findingsBySteps } from '../view/findings.js';
import { type Results, toResults } from '../view/results.js';
import { Explainer, isKey, selectionIn } from './explainer.js';
import { KEY, type Options, shows } from './options.js';
import { BETWEEN, blocksOf, cut, Paragraph, type Piece } from './paragraphs.js';
import { Readings } from './readings.js';
import { Sight } from './sight.js';

/** With more to paint than this only what is near the window is: a browser goes through all that is painted, at every key. */
const MANY = 150;

/** Who decorates what. */
const active: WeakMap<Element, Decorator> = new WeakMap();

/**
 * @param root the element that is written in, on a page, in a frame or in a shadow root
 * @returns the same one for the same root, until it is stopped
 */
export function decorate(root: HTMLElement, options: Options = {}): Decorator {
  if (root?.nodeType !== Node.ELEMENT_NODE)
    throw new TypeError('decorate: no element. Hand over the one that is written in, as docs/editors.md shows for each editor.');
  if (!root.isConnected) throw new TypeError('decorate: the element is not on a page. Call it once the editor is ready.');
  return active.get(root) ?? new Decorator(root, options);
}

/** Fires "results" whenever the text has been read, and "error" with `detail` {code, message, hint}. */
export class Decorator extends EventTarget {
  readonly root: HTMLElement;
  readonly options: Options;
  readonly readings: Readings;
  readonly explainer: Explainer;
  #ending = new AbortController();
  #signal = this.#ending.signal;
  #paragraphs: Map<Node, Paragraph> = new Map();
  #result: { text: string; analysis: Analysis } | null = null;
  #current: Piece | null = null;
  #highlighter: Highlighter | null = null;
  /** Whether a piece is painted, or waits until it is near. */
  #shown: WeakMap<Piece, boolean> = new WeakMap();
  #many = false;
  #sight = new Sight((elements) => this.#moved(elements), this.#signal);

  constructor(root: HTMLElement, options: Options) {
    super();
    this.root = root;
    this.options = options;
    this.readings = new Readings(options);
    this.explainer = new Explainer(root);
    if (canHighlight()) this.#highlighter = new Highlighter(root.getRootNode() as Document | ShadowRoot);
    active.set(root, this);
    this.#dress();
    this.#listen();
    void this.#live();
  }

  /** What was found, in the form of the element's `export('json')`; null before. */
  get results(): Results | null {
    return this.#result && toResults(this.#result);
  }

  /**
   * Explains what stands at the caret, in a card that takes the focus until Escape.
   * @returns whether anything does
   */
  explain(): boolean {
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
      const { layers } = await inTurns(findingsBySteps(analysis, text), this.#signal);
      await inTurns(this.#show(parts, layers), this.#signal);
      this.#result = { text, analysis };
      this.dispatchEvent(new Event('results'));
    } catch (error) {
      this.#signal.throwIfAborted();
      this.dispatchEvent(new CustomEvent('error', { detail: error }));
    }
  }

  *#show(parts: { paragraph: Paragraph; was: string; start: number }[], layers: Layer[]) {
    const index = new LayerIndex(layers.filter((layer) => shows(layer, this.options)));
    this.explainer.card.close();
    const doubts = new LayerIndex(index.layers.filter(({ kind }) => kind === 'doubt'));
    const many = index.layers.length > MANY;
    const other = many !== this.#many;
    this.#many = many;
    for (const { paragraph, was, start } of parts) {
      yield;
      const end = start + was.length;
      const pieces = index.meeting(start, end).flatMap((layer) => [...cut(layer, doubts, start, end)]);
      if (paragraph.take(was, pieces) || other) this.#paint(paragraph);
    }
  }

  /** Before a change is painted, what stands there is put where its words are now. */
  #touched(records: MutationRecord[]) {
    const touched: Set<Paragraph> = new Set();
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

  #again(paragraph: Paragraph) {
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

  #paint(paragraph: Paragraph) {
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

  #moved(elements: Element[]) {
    for (const element of this.#many ? elements : []) {
      const paragraph = this.#paragraphs.get(element);
      if (paragraph) this.#paint(paragraph);
    }
  }

  /** The paragraph that a node is in. */
  #around(node: Node) {
    for (let at = node as Node | null; at; at = at.parentNode) {
      const paragraph = this.#paragraphs.get(at);
      if (paragraph || at === this.root) return paragraph;
    }
  }

  /** What is painted in a paragraph, the shortest first. */
  #found({ pieces }: Paragraph, wanted: (range: StaticRange) => boolean = () => true) {
    const found = pieces.filter((piece) => {
      const range = piece.kind !== 'scope' && this.#highlighter?.range(piece);
      return range && wanted(range);
    });
    return found.sort((a, b) => a.end - a.start - (b.end - b.start));
  }

  #explain(piece: Piece, focus: boolean) {
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

  #step(step: 1 | -1) {
    const stops = [...this.#paragraphs.values()].flatMap((paragraph) =>
      this.#found(paragraph).sort((a, b) => a.start - b.start || b.end - a.end),
    );
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
    for (const place of new Set([document, root.ownerDocument]))
      place.addEventListener('scroll', () => this.#sight.widen(), { ...until, capture: true, passive: true });
    root.addEventListener(
      'click',
      ({ target, clientX, clientY }) => {
        const paragraph = this.#around(target as Node);
        const [piece] =
          paragraph && selectionIn(root)?.isCollapsed ? this.#found(paragraph, (range) => covers(range, clientX, clientY)) : [];
        if (piece) this.#explain(piece, false);
      },
      { ...until, passive: true },
    );
    root.addEventListener(
      'keydown',
      (event) => {
        if (isKey(event, options.key ?? KEY) && this.explain()) event.preventDefault();
      },
      { ...until, capture: true },
    );
    card.addEventListener('step', (event) => this.#step((event as CustomEvent).detail), until);
    card.addEventListener('switch', (event) => this.#explain((event as CustomEvent).detail, explainer.focused), until);
    card.addEventListener('close', () => this.#highlighter?.light([]), until);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#dress(), until);
  }
}

const same = (a: StaticRange, b: StaticRange) =>
  a.startContainer === b.startContainer &&
  a.startOffset === b.startOffset &&
  a.endContainer === b.endContainer &&
  a.endOffset === b.endOffset;
