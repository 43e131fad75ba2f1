// What was found, shown over an article that is not ours: highlights, list and card in step. The words are lit by a click,
// by the marks' one stop in the bar, and from the list; the article's own links, selections and keys stay its own.

import { countsOf } from '../counts.js';
import { stopFrom } from '../findings.js';
import { counted, description, short } from '../strings.js';
import { LayerIndex } from './layers.js';
import { copyLink } from './link.js';
import { themeOf } from './palette.js';
import { bringIntoView, covers, measured, offsetAt } from './pointer.js';
import { Latest } from './turns.js';
import * as words from './words.js';

/**
 * @typedef {import('../findings.js').Layer} Layer
 * @typedef {import('../findings.js').Finding} Finding
 * @typedef {import('./session.js').Result} Result
 * @typedef {import('./text.js').ArticleText} ArticleText
 */

/** What a click in the article is meant for before it is meant for us. */
const ACTIVE = 'a[href], button, input, select, textarea, summary, label, video, audio, [contenteditable], [onclick], [role=button], [role=link]';

export class Showing {
  #ending = new AbortController();
  #lights;
  /** @type {ArticleText | null} */
  #text = null;
  /** @type {Result | null} */
  #result = null;
  #index = new LayerIndex([]);
  /** The marks that can be gone to. @type {Layer[]} */
  #stops = [];
  /** @type {Layer | null} */
  #current = null;
  /** The list shows what there is as soon as this resolves; null while nobody has asked for it. @type {Promise<void> | null} */
  listed = null;
  #pointed = 0;
  /** What the reader has dismissed of what is shown. @type {Finding[]} */
  #dismissed = [];
  #choice = new Latest(this.#ending.signal);
  #listing = new Latest(this.#ending.signal);

  /**
   * @param {import('./session.js').Session} session @param {Element} article
   * @param {import('./highlighter.js').Highlighter | import('./marks.js').Marks | null} lights what lights words
   */
  constructor(session, article, lights) {
    this.session = session;
    this.element = session.element;
    this.view = session.view;
    this.article = article;
    this.#lights = lights;
    this.marks = lights && 'home' in lights ? lights : null;
    this.#listen();
  }

  /** @param {ArticleText} text @param {Result} result @param {string} note what to say besides the counts */
  *show(text, result, note) {
    const { view } = this;
    this.#text = text;
    text.marks = this.marks;
    this.#result = result;
    this.#index = new LayerIndex(result.layers);
    this.#recall();
    view.card.close();
    this.dress();
    view.toggle.hidden = false;
    view.note(words.notesOn(result, this.#lights !== null));
    yield* this.restrict();
    view.say(`${note} ${counted(this.counts)}`.trim());
  }

  /** Shows what the legend lets through. */
  *restrict() {
    const { drawer, legend, panel } = this.view;
    if (!this.#result || !this.#text) return;
    this.listed = null;
    // Where nobody sees the list it waits until somebody asks.
    if (drawer.hidden) panel.root.replaceChildren();
    else this.#list();
    const shown = this.#result.layers.filter((layer) => legend.shows(layer) && layer.findings.some((finding) => !this.#dismissed.includes(finding)));
    this.#stops = shown.filter(({ kind }) => kind !== 'scope');
    if (this.#lights) yield* this.#lights.paint(shown, this.#text);
    this.#goneTo(this.#current && this.#stops.includes(this.#current) ? this.#current : null);
  }

  #again() {
    void this.#choice.run(this.restrict());
  }

  /** Sets the colours anew. */
  dress() {
    const style = getComputedStyle(this.element);
    const wanted = this.element.getAttribute('theme');
    const theme = wanted === 'light' || wanted === 'dark' ? wanted : themeOf(this.article);
    this.view.frame.dataset.theme = this.view.card.root.dataset.theme = theme;
    const inherited = getComputedStyle(this.view.frame, '::highlight(claimlight)').textDecorationLine === 'overline';
    this.#lights?.dress(theme, (property) => style.getPropertyValue(property), inherited);
  }

  get counts() {
    const { quotes = [], speakers = [], uncertainties = [] } = this.#result?.analysis ?? {};
    return { quotes: quotes.length, speakers: speakers.length, doubts: uncertainties.length };
  }

  /** Goes to a finding and explains it. @param {Finding} finding @param {boolean} [told] whether it was a reader who chose it */
  focus(finding, told = false) {
    const layer = finding.layers[0];
    if (this.#stops.includes(layer)) this.#go(layer, told);
    this.#explain(layer);
  }

  /** What stood in a node is shown no more; it has just changed. @param {Node} node */
  drop(node) {
    const span = this.#text?.spanOf(node);
    if (span) for (const layer of this.#index.meeting(...span)) this.#lights?.drop(layer);
  }

  end() {
    this.#ending.abort();
    cancelAnimationFrame(this.#pointed);
    this.#lights?.end();
  }

  #listen() {
    const { view, article } = this;
    const until = { signal: this.#ending.signal };
    const on = (/** @type {EventTarget} */ target, /** @type {string} */ name, /** @type {(event: any) => void} */ act) =>
      target.addEventListener(name, act, { ...until, passive: true });
    on(article, 'click', (event) => this.#click(event));
    on(article, 'pointermove', ({ clientX, clientY }) => {
      cancelAnimationFrame(this.#pointed);
      this.#pointed = requestAnimationFrame(() => this.#light(this.#layersAt(clientX, clientY)[0]?.findings ?? []));
    });
    on(article, 'pointerleave', () => this.#light([]));
    on(document, 'click', (event) => {
      if (!event.composedPath().some((/** @type {EventTarget} */ t) => t === this.element || t === article)) view.card.close();
    });
    on(matchMedia('(prefers-color-scheme: dark)'), 'change', () => this.dress());
    on(view, 'open', () => this.#list());
    on(view, 'step', ({ detail }) => this.#step(detail));
    view.addEventListener('key', (event) => this.#key(/** @type {CustomEvent} */ (event).detail), until);
    on(view.legend, 'change', () => this.#again());
    on(window, 'beforeprint', () => this.#lights?.all());
    on(view.panel, 'point', ({ detail }) => this.#light(detail ? [detail] : []));
    on(view.panel, 'choose', ({ detail }) => {
      this.#go(detail.layers[0], true);
      this.#explain(detail.layers[0]);
    });
    on(view.card, 'close', ({ detail }) => detail.back && view.walk.focus({ preventScroll: true }));
    on(view.card, 'step', ({ detail }) => {
      if (!this.#step(detail)) return;
      if (this.#current) this.#explain(this.#current);
      /** @type {HTMLElement | null} */ (view.card.root.querySelector(detail > 0 ? '.next' : '.previous'))?.focus({ preventScroll: true });
    });
    on(view.card, 'switch', ({ detail }) => {
      this.#go(detail, true);
      this.#explain(detail);
    });
    on(view.card, 'link', async ({ detail: { layers } }) => {
      const copied = await copyLink(this.#text?.text.slice(layers[0].start, layers[0].end) ?? '');
      view.say(copied ? words.linked : words.notLinked);
    });
    on(view.card, 'dismiss', ({ detail }) => {
      if (this.#result) this.session.dismissals.add(this.#result, detail);
      this.#dismiss();
      view.undo.focus({ preventScroll: true });
    });
    on(view, 'undo', () => {
      const finding = this.#dismissed[this.#dismissed.length - 1];
      this.session.dismissals.undo(finding);
      this.#dismiss();
      this.#go(finding.layers[0], false);
      view.walk.focus({ preventScroll: true });
    });
    on(view.card, 'list', async ({ detail }) => {
      view.card.close();
      view.open();
      await this.listed;
      view.panel.focus(detail);
    });
  }

  #dismiss() {
    const { view } = this;
    view.card.close();
    this.#recall();
    this.#again();
    const { length } = this.#dismissed;
    view.say(length ? words.dismissed(length) : counted(this.counts));
  }

  /** Finds what is dismissed of what is shown. */
  #recall() {
    this.#dismissed = this.#result ? this.session.dismissals.among(this.#result) : [];
    this.view.undo.hidden = !this.#dismissed.length;
  }

  /** @param {MouseEvent} event */
  #click(event) {
    // Dragging selects words; what the host made to be clicked is the host's.
    if (event.defaultPrevented || !getSelection()?.isCollapsed) return;
    if (event.target instanceof Element && event.target.closest(ACTIVE)) return;
    const [layer] = this.#layersAt(event.clientX, event.clientY);
    if (!layer) return this.view.card.close();
    this.#goneTo(layer);
    this.#tell(layer);
    this.#explain(layer);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, n: 1, p: -1 };
    const letter = event.key.length === 1 && event.key !== ' ';
    if (letter && this.element.hasAttribute('no-shortcuts')) return;
    if (event.key in moves) this.#step(/** @type {1 | -1} */ (moves[/** @type {keyof typeof moves} */ (event.key)]), letter);
    else if (event.key === 'Home' || event.key === 'End') this.#go(this.#stops.at(event.key === 'Home' ? 0 : -1), true);
    else if (event.key === 'Enter' && this.#current) this.#explain(this.#current);
    else if (event.key === 'Enter') this.#step(1);
    else return;
    event.preventDefault();
  }

  /** @param {1 | -1} step @param {boolean} [findingsOnly] */
  #step(step, findingsOnly = false) {
    const layer = stopFrom(this.#stops, this.#current, step, findingsOnly);
    this.#go(layer, true);
    return layer;
  }

  /** @param {Layer | null | undefined} layer @param {boolean} told */
  #go(layer, told) {
    if (!layer) return;
    this.#goneTo(layer);
    const range = this.#lights?.range(layer);
    if (range) bringIntoView(range);
    if (told) this.#tell(layer);
  }

  /** @param {Layer | null} layer */
  #goneTo(layer) {
    this.#current = layer;
    this.#lights?.current(layer);
    this.#light(layer?.findings ?? []);
    const at = layer ? this.#stops.indexOf(layer) + 1 : 0;
    const sentence = layer && this.#text ? `${short(this.#text.text.slice(layer.start, layer.end))}: ${description(layer)}` : '';
    this.view.place(at, this.#stops.length, sentence);
    if (sentence) this.view.say(sentence);
    this.view.panel.mark(layer?.findings[0] ?? null);
  }

  /** @param {Layer} layer */
  #explain(layer) {
    const range = this.#lights?.range(layer);
    const anchor = range ? measured(range) : this.view.bar;
    const others = this.#index.meeting(layer.start, layer.end).filter((other) => this.#stops.includes(other) && other.start <= layer.start && other.end >= layer.end);
    this.view.card.show(layer, this.#text?.text ?? '', others, anchor);
  }

  /** @param {Finding[]} findings */
  #light(findings) {
    this.#lights?.light(findings.flatMap(({ layers }) => layers));
  }

  /** The layers under a point of the window that can be seen, the inmost first. @param {number} x @param {number} y @returns {Layer[]} */
  #layersAt(x, y) {
    const at = this.#text ? offsetAt(x, y, this.#text) : -1;
    if (at < 0) return [];
    return this.#index.meeting(at - 1, at + 1).filter((layer) => {
      const range = layer.kind === 'scope' ? null : this.#lights?.range(layer);
      return range && covers(range, x, y);
    });
  }

  #list() {
    this.listed ??= this.#listing.run(this.#entries());
  }

  *#entries() {
    const result = this.#result;
    if (!result) return;
    const { text, analysis, findings } = result;
    const { legend, panel } = this.view;
    const admits = (/** @type {Finding} */ finding) => legend.admits(finding) && !this.#dismissed.includes(finding);
    yield* panel.show(text, analysis, findings.filter(admits), this.session.corrections.offer(text, analysis));
    this.view.drawer.dataset.on = [...legend.on].join(' ');
    legend.count(countsOf(result, admits));
    yield;
    panel.mark(this.#current?.findings[0] ?? null);
  }

  /** @param {Layer} layer */
  #tell(layer) {
    const [{ id }] = layer.findings;
    this.element.tell('select', { id, kind: layer.kind, text: this.#text?.text.slice(layer.start, layer.end) ?? '' });
  }
}
