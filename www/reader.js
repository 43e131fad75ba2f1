// The article that has been read: one tab stop, a focus that goes from mark to mark, and light on what belongs together.

import { stopFrom } from './findings.js';
import { paint } from './paint.js';
import { description } from './strings.js';

/**
 * @typedef {import('./findings.js').Layer} Layer
 * @typedef {import('./findings.js').Finding} Finding
 * @typedef {import('./findings.js').Kind} Kind
 */

/** Beyond this many layers, the browser paints only what is near. */
const MANY = 1500;

/** How long the page may be kept busy at a time, in milliseconds. */
const TURN = 30;

/** Fires "open" (a mark was chosen: `detail` is its layer), "current" (the focus went to one, or to none: null). */
export class Reader extends EventTarget {
  /** @type {import('./paint.js').Painting} */
  #painting = { pieces: new Map(), layers: new Map() };
  /** The marks that can be gone to, in the order of the text. @type {Layer[]} */
  #stops = [];
  /** @type {Layer | null} */
  #current = null;
  /** The one mark that the Tab key reaches. @type {HTMLElement | null} */
  #stop = null;
  /** What is lit, by who lights it. @type {Map<'hover' | 'current' | 'panel', Finding[]>} */
  #lights = new Map();
  #lit = new Set();
  /** @type {(layer: Layer) => boolean} */
  #visible = () => true;

  /** @param {HTMLElement} root */
  constructor(root) {
    super();
    this.root = root;
    root.addEventListener('click', (event) => this.#click(event));
    root.addEventListener('keydown', (event) => this.#key(event));
    root.addEventListener('focusin', ({ target }) => this.#focused(this.#layerAt(target)));
    root.addEventListener('focusout', () => this.light('current', []));
    root.addEventListener('pointerover', ({ target }) => this.light('hover', this.#layerAt(target)?.findings ?? []));
    root.addEventListener('pointerleave', () => this.light('hover', []));
    root.addEventListener('copy', (event) => this.#copy(event));
  }

  /** Shows an article; a long one in several turns, so that the page stays quick. @param {string} text @param {Layer[]} layers */
  async show(text, layers) {
    const painting = { pieces: new Map(), layers: new Map() };
    this.#painting = painting;
    this.#lights.clear();
    this.#lit.clear();
    this.#stops = [];
    this.#current = null;
    this.#stop = null;
    this.root.classList.toggle('long', layers.length > MANY);
    this.root.replaceChildren();
    let turn = performance.now();
    for (const block of paint(text, layers, painting)) {
      this.root.append(block);
      if (performance.now() - turn < TURN) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (this.#painting !== painting) return;
      turn = performance.now();
    }
  }

  /** Says which layers can be seen; the style sheet hides the others by `data-on` and `.off`. @param {(layer: Layer) => boolean} visible */
  restrict(visible) {
    this.#visible = visible;
    this.#stops = [];
    for (const [layer, elements] of this.#painting.pieces) {
      const seen = visible(layer);
      for (const element of elements) element.classList.toggle('off', !seen);
      if (seen && layer.kind !== 'scope') this.#stops.push(layer);
    }
    this.#setCurrent(this.#current && visible(this.#current) ? this.#current : null);
  }

  get stops() {
    return this.#stops;
  }

  get current() {
    return this.#current;
  }

  /** The first element of a layer. @param {Layer} layer */
  element(layer) {
    return this.#painting.pieces.get(layer)?.[0] ?? null;
  }

  /** The layers that can be seen around an element, the inmost first. @param {EventTarget | null} target */
  layersAround(target) {
    const found = [];
    for (let at = target instanceof Element ? target : null; at && at !== this.root; at = at.parentElement) {
      const layer = this.#painting.layers.get(at);
      if (layer && layer.kind !== 'scope' && this.#visible(layer)) found.push(layer);
    }
    return found;
  }

  /** Puts the focus on a layer's first words and brings them into view. @param {Layer} layer */
  go(layer) {
    const element = this.element(layer);
    if (!element) return;
    this.#setCurrent(layer);
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'center', behavior: calm() ? 'auto' : 'smooth' });
  }

  /** Goes to the next mark, or the one before. @param {1 | -1} step @param {boolean} [findingsOnly] no speakers or cues */
  step(step, findingsOnly = false) {
    const layer = stopFrom(this.#stops, this.#current, step, findingsOnly);
    if (layer) this.go(layer);
    return layer;
  }

  /** Lights everything that belongs to some findings. @param {'hover' | 'current' | 'panel'} by @param {Finding[]} findings */
  light(by, findings) {
    if (!findings.length && !this.#lights.get(by)?.length) return;
    this.#lights.set(by, findings);
    const lit = new Set([...this.#lights.values()].flat().flatMap((finding) => finding.layers));
    for (const layer of this.#lit) if (!lit.has(layer)) this.#toggle(layer, false);
    for (const layer of lit) if (!this.#lit.has(layer)) this.#toggle(layer, true);
    this.#lit = lit;
  }

  /** @param {Layer} layer @param {boolean} lit */
  #toggle(layer, lit) {
    for (const element of this.#painting.pieces.get(layer) ?? []) element.classList.toggle('lit', lit);
  }

  /** @param {EventTarget | null} target */
  #layerAt(target) {
    return this.layersAround(target)[0] ?? null;
  }

  /** @param {Layer | null} layer */
  #setCurrent(layer) {
    this.#current = layer;
    // One tab stop: the mark that was left last, or the first.
    const stop = layer ?? this.#stops[0];
    const element = stop ? this.element(stop) : null;
    if (element !== this.#stop) {
      this.#stop?.removeAttribute('tabindex');
      this.#stop?.removeAttribute('aria-description');
    }
    this.#stop = element;
    if (element) {
      element.tabIndex = 0;
      element.setAttribute('aria-description', description(stop));
    }
    this.dispatchEvent(new CustomEvent('current', { detail: layer }));
  }

  /** @param {Layer | null} layer */
  #focused(layer) {
    if (!layer) return;
    if (layer !== this.#current) this.#setCurrent(layer);
    this.light('current', layer.findings);
  }

  /** @param {MouseEvent} event */
  #click(event) {
    // Dragging selects words; only a click opens.
    if (!getSelection()?.isCollapsed) return;
    const layer = this.#layerAt(event.target);
    if (!layer) return;
    this.#setCurrent(layer);
    this.element(layer)?.focus({ preventScroll: true });
    this.dispatchEvent(new CustomEvent('open', { detail: { layer, target: event.target } }));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves = { ArrowRight: 1, ArrowLeft: -1, n: 1, p: -1 };
    if (event.key in moves) {
      const step = /** @type {1 | -1} */ (moves[/** @type {keyof typeof moves} */ (event.key)]);
      this.step(step, event.key.length === 1);
    } else if (event.key === 'Home' || event.key === 'End') {
      const layer = this.#stops.at(event.key === 'Home' ? 0 : -1);
      if (layer) this.go(layer);
    } else if ((event.key === 'Enter' || event.key === ' ') && this.#current) {
      this.dispatchEvent(new CustomEvent('open', { detail: { layer: this.#current, target: event.target } }));
    } else {
      return;
    }
    event.preventDefault();
  }

  /** The clipboard gets the article's own words and line breaks, as they were given. @param {ClipboardEvent} event */
  #copy(event) {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !event.clipboardData) return;
    const range = selection.getRangeAt(0);
    if (!this.root.contains(range.commonAncestorContainer)) return;
    event.clipboardData.setData('text/plain', range.toString());
    event.preventDefault();
  }
}

function calm() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
