// What was found, shown over an article that is not ours: highlights, list and card in step. The words are lit by a click,
// by the marks' one stop in the bar, and from the list; the article's own links, selections and keys stay its own.

import { type Finding, type Layer, LayerIndex } from '../article/layers.js';
import type { Marks } from '../article/marks.js';
import type { Painter } from '../article/painter.js';
import { bringIntoView, hasFocus, isHosts, layersAt, measured, onPointer } from '../article/pointer.js';
import type { ArticleText } from '../article/text.js';
import { listen } from '../engine/dom.js';
import { Latest } from '../engine/turns.js';
import { seenOf } from '../view/counts.js';
import { type Result, stopFrom } from '../view/findings.js';
import type { ClaimLight } from './claim-light.js';
import { tell } from './events.js';
import { moveOf } from './keys.js';
import { dressOf } from './lights.js';
import { liven } from './marked.js';
import type { Session } from './session.js';
import type { View } from './view.js';
import { description, notesOn } from '../view/sentences.js';
import { short, t } from '../view/strings.js';

export class Showing {
  readonly session: Session;
  readonly element: ClaimLight;
  readonly view: View;
  readonly article: Element;
  readonly marks: Marks | null;
  #ending = new AbortController();
  #lights;
  #text: ArticleText | null = null;
  #result: Result | null = null;
  #index = new LayerIndex([]);
  /** The marks that can be gone to. */
  #stops: Layer[] = [];
  #current: Layer | null = null;
  /** The list shows what there is as soon as this resolves; null while nobody has asked for it. */
  listed: Promise<void> | null = null;
  #pointed = 0;
  /** Where in the list the reader was before a card. */
  #from: Finding | null = null;
  /** What the reader has dismissed of what is shown. */
  #dismissed: Finding[] = [];
  #choice = new Latest(this.#ending.signal);
  #listing = new Latest(this.#ending.signal);

  /** @param lights what lights words */
  constructor(session: Session, article: Element, lights: Painter | null) {
    this.session = session;
    this.element = session.element;
    this.view = session.view;
    this.article = article;
    this.#lights = lights;
    this.marks = lights && 'home' in lights ? (lights as Marks) : null;
    this.view.legend.offerLabels(this.marks !== null);
    this.#listen();
  }

  *show(text: ArticleText, result: Result, note: string) {
    const { view } = this;
    this.#text = text;
    text.marks = this.marks;
    this.#result = result;
    this.#index = new LayerIndex(result.layers);
    this.#recall();
    view.card.close();
    this.dress();
    if (view.toggle.hidden && this.element.hasAttribute('open')) view.open();
    view.toggle.hidden = false;
    view.note(notesOn(result, this.#lights !== null));
    yield* this.restrict();
    view.say(`${note} ${this.#counted()}`.trim());
  }

  /** Shows what the legend lets through. */
  *restrict() {
    const { drawer, legend, panel } = this.view;
    if (!this.#result || !this.#text) return;
    this.listed = null;
    // Where nobody sees the list it waits until somebody asks.
    if (drawer.hidden) panel?.root.replaceChildren();
    else this.#list();
    const shown = this.#result.layers.filter((layer) => legend.shows(layer) && layer.findings.some(this.#admits));
    this.#stops = shown.filter(({ kind }) => kind !== 'scope');
    if (this.#lights) yield* this.#lights.paint(shown, this.#text);
    this.#goneTo(this.#current && this.#stops.includes(this.#current) ? this.#current : null);
  }

  /** @param note what to say instead of the counts */
  #again(note: string = '') {
    const { signal } = this.#ending;
    void this.#choice.run(this.restrict()).then(() => signal.aborted || this.view.say(note || this.#counted()));
  }

  #admits = (finding: Finding) => this.view.legend.admits(finding) && !this.#dismissed.includes(finding);

  /** How much of it is seen, in a sentence. */
  #counted() {
    const shown = this.#result?.findings.filter(this.#admits) ?? [];
    return t.counted(seenOf(shown, this.view.legend.on));
  }

  /** Sets the colours anew. */
  dress() {
    const dress = dressOf(this.element, this.article, this.view);
    this.#lights?.dress(...dress);
  }

  /** Goes to a finding and explains it; done when the card is there. */
  async focus({ layers: [layer] }: Finding) {
    this.#go(layer, false);
    await this.#explain(layer);
  }

  /** What stood in a node is shown no more; it has just changed. */
  drop(node: Node) {
    const span = this.#text?.spanOf(node);
    if (span) for (const layer of this.#index.meeting(...span)) this.#lights?.drop(layer);
  }

  end() {
    this.#ending.abort();
    cancelAnimationFrame(this.#pointed);
    this.#lights?.end();
  }

  #listen() {
    type Told<T> = CustomEvent<T>;
    const { view, article } = this;
    const { signal } = this.#ending;
    const on = <E extends Event>(target: EventTarget, name: string, act: (event: E) => void) =>
      listen(target, name, act, signal, { passive: true });
    on<MouseEvent>(article, 'click', (event) => this.#click(event));
    const over = ({ clientX, clientY }: PointerEvent) => {
      cancelAnimationFrame(this.#pointed);
      this.#pointed = requestAnimationFrame(() => this.#point(this.#layersAt(clientX, clientY)[0]?.findings ?? []));
    };
    onPointer(article, 'pointermove', over, () => this.#point([]), signal);
    on(document, 'click', (event) => {
      if (!event.composedPath().some((t) => t === this.element || t === article)) view.card.close();
    });
    on(matchMedia('(prefers-color-scheme: dark)'), 'change', () => this.dress());
    on(view, 'open', () => this.#list());
    on<Told<1 | -1>>(view, 'step', ({ detail }) => this.#step(detail));
    listen<Told<KeyboardEvent>>(view, 'key', ({ detail }) => this.#key(detail), signal);
    const focused = (layer: Layer) => this.#current !== layer && this.#goneTo(layer);
    if (this.marks) liven(this.marks, this.element, view.legend, signal, { focused, key: (event) => this.#key(event) });
    on(view.legend, 'change', () => this.#again());
    on(window, 'beforeprint', () => this.#lights?.all());
    on<Told<Finding | null>>(view, 'point', ({ detail }) => this.#point(detail ? [detail] : []));
    on<Told<Finding>>(view, 'choose', ({ detail }) => {
      this.#choose(detail.layers[0]);
      this.#from = detail;
    });
    on<Told<{ back: boolean }>>(view.card, 'close', ({ detail }) => detail.back && this.#back());
    on<Told<1 | -1>>(view.card, 'step', async ({ detail }) => {
      if (!this.#step(detail) || !this.#current) return;
      await this.#explain(this.#current);
      (view.card.root.querySelector(detail > 0 ? '.next' : '.previous') as HTMLElement | null)?.focus({ preventScroll: true });
    });
    on<Told<Layer>>(view.card, 'switch', ({ detail }) => this.#choose(detail));
    on<Told<Finding>>(view.card, 'link', async ({ detail: { layers } }) => {
      const copied = (await view.details())?.copyLink(this.#words(layers[0]));
      view.say((await copied) ? t.linked : t.notLinked);
    });
    on<Told<Finding>>(view.card, 'dismiss', ({ detail }) => {
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
    on<Told<Finding>>(view.card, 'list', async ({ detail }) => {
      view.card.close();
      view.open();
      await this.listed;
      view.panel?.focus(detail);
    });
  }

  #dismiss() {
    this.view.card.close();
    this.#recall();
    const { length } = this.#dismissed;
    this.#again(length ? t.dismissed(length) : '');
  }

  /** Finds what is dismissed of what is shown. */
  #recall() {
    this.#dismissed = this.#result ? this.session.dismissals.among(this.#result) : [];
    this.view.undo.hidden = !this.#dismissed.length;
  }

  #click(event: MouseEvent) {
    if (isHosts(event)) return;
    const [layer] = this.#layersAt(event.clientX, event.clientY);
    if (!layer) return this.view.card.close();
    this.#goneTo(layer);
    this.#tell(layer);
    this.#explain(layer);
  }

  #key(event: KeyboardEvent) {
    const move = moveOf(event, !this.element.hasAttribute('no-shortcuts'));
    if (!move) return;
    event.preventDefault();
    if (move === 'first' || move === 'last') this.#go(this.#stops.at(move === 'first' ? 0 : -1), true);
    else if (move !== 'explain') this.#step(move.step, move.findingsOnly);
    else if (this.#current) this.#explain(this.#current);
    else this.#step(1);
  }

  #choose(layer: Layer) {
    this.#go(layer, true);
    this.#explain(layer);
  }

  #step(step: 1 | -1, findingsOnly: boolean = false) {
    const layer = stopFrom(this.#stops, this.#current, step, findingsOnly);
    this.#go(layer, true);
    return layer;
  }

  #go(layer: Layer | null | undefined, told: boolean) {
    if (!layer) return;
    const inText = hasFocus(this.article);
    this.#goneTo(layer);
    const range = this.#rangeOf(layer);
    if (range) bringIntoView(range);
    if (inText) this.marks?.focus(layer);
    if (told) this.#tell(layer);
  }

  #goneTo(layer: Layer | null) {
    this.#current = layer;
    this.#lights?.current(layer);
    this.#light(layer?.findings ?? []);
    const at = layer ? this.#stops.indexOf(layer) + 1 : 0;
    const sentence = layer ? `${short(this.#words(layer))}: ${description(layer)}` : '';
    this.view.place(at, this.#stops.length, sentence);
    if (sentence) this.view.say(sentence);
    this.view.panel?.mark(layer?.findings[0] ?? null);
  }

  /** The focus goes back to where it came from: the list, the mark, or what stands for the marks in the bar. */
  #back() {
    const listed = this.#from && this.view.panel?.focus(this.#from);
    if (!listed && !(this.#current && this.marks?.focus(this.#current))) this.view.walk.focus({ preventScroll: true });
  }

  async #explain(layer: Layer) {
    this.#from = null;
    const details = await this.view.details();
    if (!details || this.#current !== layer || this.#ending.signal.aborted) return;
    const { text } = this.#text as ArticleText;
    const range = this.#rangeOf(layer);
    const others = this.#index.around(layer).filter((other) => this.#stops.includes(other));
    const anchor = range ? measured(range) : this.view.bar;
    this.view.card.show(layer, details.explanation(layer, text), others, details.report(layer, text), anchor);
  }

  /** Lights what is pointed at; where nothing is, what a card explains. */
  #point(findings: Finding[]) {
    this.#light(findings.length || !this.view.card.open ? findings : (this.#current?.findings ?? []));
  }

  /** Where a layer stands, marked or not: what is folded in the list is not, until it is gone to. */
  #rangeOf(layer: Layer) {
    return this.#lights?.range(layer) ?? this.#text?.range(layer.start, layer.end) ?? null;
  }

  #light = (findings: Finding[]) => this.#lights?.light(findings.flatMap(({ layers }) => layers));

  /** The layers under a point of the window that can be seen, the inmost first. */
  #layersAt(x: number, y: number): Layer[] {
    return this.#text && this.#lights ? layersAt(x, y, this.#text, this.#index, this.#lights) : [];
  }

  #list() {
    const result = this.#result;
    if (!result) return;
    this.listed ??= this.view.list().then((details) => {
      if (!details) return void (this.listed = null);
      return this.#listing.run(details.listed(this.session, result, this.#dismissed, () => this.#current?.findings[0] ?? null));
    });
  }

  #words = ({ start, end }: Layer) => this.#text?.text.slice(start, end) ?? '';

  #tell(layer: Layer) {
    tell(this.element, 'select', { id: layer.findings[0].id, kind: layer.kind, text: this.#words(layer) });
  }
}
