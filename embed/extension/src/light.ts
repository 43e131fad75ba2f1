// What was found, shown in a page that is not ours: highlights, which leave its DOM as it is, and a card in a closed shadow root that
// stands outside the page's body while it is open. The article's own links, selections and keys stay its own.

import { canHighlight, Highlighter } from '../../../www/article/highlighter.js';
import { type Finding, type Layer, LayerIndex } from '../../../www/article/layers.js';
import { copyLink } from '../../../www/article/link.js';
import { themeOf } from '../../../www/article/palette.js';
import { bringIntoView, isHosts, layersAt, measured, onPointer } from '../../../www/article/pointer.js';
import type { ArticleText } from '../../../www/article/text.js';
import { call, get, listen } from '../../../www/engine/dom.js';
import { Latest } from '../../../www/engine/turns.js';
import { beside, dialog } from '../../../www/view/beside.js';
import { Card } from '../../../www/view/card.js';
import { dress } from '../../../www/view/dress.js';
import { explanation } from '../../../www/view/explanation.js';
import { report } from '../../../www/view/report.js';
import { type Result, stopFrom } from '../../../www/view/findings.js';
import { Legend } from '../../../www/view/legend.js';
import { t } from '../../../www/view/strings.js';
import { sheet } from '../../../www/view/sheet.js';
import type { Filter } from './messages.js';

type Fire = (name: 'current' | 'reveal', finding: Finding | null) => void;

export class Light {
  readonly article: Element;
  readonly #filter: () => Filter;
  readonly #quietly: (act: () => void) => void;
  readonly #fire: Fire;
  readonly #lights: Highlighter | null;
  #ending = new AbortController();
  #choice = new Latest(this.#ending.signal);
  #host = call(document, 'createElement', 'claimlight-card');
  #card: Card;
  #legend = new Legend();
  #text: ArticleText | null = null;
  #result: Result | null = null;
  #index = new LayerIndex([]);
  /** The marks that can be gone to. */
  #stops: Layer[] = [];
  #current: Layer | null = null;
  #pointed = 0;

  /**
   * @param filter what is shown
   * @param quietly does something that our own observer is not told of
   * @param fire told of "current" (the mark gone to, or null) and "reveal" (a finding is to be shown in the list)
   */
  constructor(article: Element, filter: () => Filter, quietly: (act: () => void) => void, fire: Fire) {
    this.article = article;
    this.#filter = filter;
    this.#quietly = quietly;
    this.#fire = fire;
    const root = call(article, 'getRootNode') as Document | ShadowRoot;
    this.#lights = canHighlight() && 'adoptedStyleSheets' in root ? new Highlighter(root) : null;
    this.#card = this.#makeCard();
    this.#listen();
  }

  /** Whether words can be lit in this browser. */
  get paints() {
    return this.#lights !== null;
  }

  *show(text: ArticleText, result: Result) {
    this.#text = text;
    this.#result = result;
    this.#index = new LayerIndex(result.layers);
    this.#card.close();
    this.#current = null;
    this.dress();
    yield* this.#paint();
  }

  /** Shows the same once more: the text still reads so, but its nodes may be others. */
  *keep(text: ArticleText) {
    this.#text = text;
    this.dress();
    yield* this.#paint();
  }

  /** Shows what the filter lets through now. */
  restrict() {
    void this.#choice.run(this.#paint());
  }

  /** Goes to a finding, by its place in the order of the text, and explains it. */
  choose(id: number) {
    const layer = this.#result?.findings[id]?.layers[0];
    if (layer) this.#go(layer);
  }

  /** Lights a finding, or none. */
  point(id: number | null) {
    const finding = id === null ? undefined : this.#result?.findings[id];
    this.#light(finding ? [finding] : (this.#current?.findings ?? []));
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
    this.#host.remove();
  }

  *#paint() {
    if (!this.#result || !this.#text) return;
    const { shown: wanted, floor } = this.#filter();
    this.#legend.set(wanted, floor);
    const admits = (finding: Finding) => this.#legend.admits(finding);
    const shown = this.#result.layers.filter((layer) => this.#legend.shows(layer) && layer.findings.some(admits));
    this.#stops = shown.filter(({ kind }) => kind !== 'scope');
    if (this.#lights) yield* this.#lights.paint(shown, this.#text);
    if (this.#current && !this.#stops.includes(this.#current)) this.#card.close();
    this.#goneTo(this.#current && this.#stops.includes(this.#current) ? this.#current : null);
  }

  /** Sets the colours anew. */
  dress() {
    const theme = themeOf(this.article);
    this.#card.root.dataset.theme = theme;
    this.#lights?.dress(theme, () => '');
  }

  #makeCard() {
    const shadow = this.#host.attachShadow({ mode: 'closed' });
    shadow.adoptedStyleSheets = [sheet()];
    dress(shadow);
    const root = dialog();
    root.lang = t.lang;
    root.dir = 'ltr';
    shadow.append(root);
    return new Card(
      root,
      (card, anchor) => {
        this.#quietly(() => get(document, 'documentElement').append(this.#host));
        beside(card, anchor);
      },
      ['list', 'link'],
    );
  }

  #listen() {
    const on = <E extends Event>(target: EventTarget, name: string, act: (event: E) => void) =>
      listen(target, name, act, this.#ending.signal, { passive: true });
    on<MouseEvent>(this.article, 'click', (event) => this.#click(event));
    const over = ({ clientX, clientY }: PointerEvent) => {
      cancelAnimationFrame(this.#pointed);
      this.#pointed = requestAnimationFrame(() => {
        const [layer] = this.#layersAt(clientX, clientY);
        this.#light(layer?.findings ?? this.#current?.findings ?? []);
      });
    };
    onPointer(this.article, 'pointermove', over, () => this.#light(this.#current?.findings ?? []), this.#ending.signal);
    on<MouseEvent>(document, 'click', ({ target }) => {
      if (target !== this.#host && !call(this.article, 'contains', target as Node)) this.#leave();
    });
    on<KeyboardEvent>(document, 'keydown', ({ key }) => key === 'Escape' && this.#leave());
    on(window, 'beforeprint', () => this.#lights?.all());
    on(matchMedia('(prefers-color-scheme: dark)'), 'change', () => this.dress());
    on(this.#card, 'close', () => this.#quietly(() => this.#host.remove()));
    on<CustomEvent<1 | -1>>(this.#card, 'step', ({ detail }) => {
      const layer = stopFrom(this.#stops, this.#current, detail);
      if (layer) this.#go(layer);
    });
    on<CustomEvent<Layer>>(this.#card, 'switch', ({ detail }) => this.#go(detail));
    on<CustomEvent<Finding>>(this.#card, 'list', ({ detail }) => this.#fire('reveal', detail));
    on<CustomEvent<Finding>>(this.#card, 'link', ({ detail: { layers } }) => {
      void copyLink(this.#text?.text.slice(layers[0].start, layers[0].end) ?? '');
    });
  }

  #click(event: MouseEvent) {
    if (isHosts(event)) return;
    const [layer] = this.#layersAt(event.clientX, event.clientY);
    if (!layer) return this.#leave();
    this.#goneTo(layer);
    this.#explain(layer);
  }

  #leave() {
    this.#card.close();
    if (this.#current) this.#goneTo(null);
  }

  #go(layer: Layer) {
    this.#goneTo(layer);
    const range = this.#rangeOf(layer);
    if (range) bringIntoView(range);
    this.#explain(layer);
  }

  #goneTo(layer: Layer | null) {
    this.#current = layer;
    this.#lights?.current(layer);
    this.#light(layer?.findings ?? []);
    this.#fire('current', layer?.findings[0] ?? null);
  }

  #explain(layer: Layer) {
    const range = this.#rangeOf(layer);
    const others = this.#index
      .meeting(layer.start, layer.end)
      .filter((other) => this.#stops.includes(other) && other.start <= layer.start && other.end >= layer.end);
    const text = this.#text?.text ?? '';
    this.#card.show(layer, explanation(layer, text), others, report(layer, text), range ? measured(range) : this.article);
  }

  /** Where a layer stands, marked or not: what is folded in the list is not, until it is gone to. */
  #rangeOf(layer: Layer) {
    return this.#lights?.range(layer) ?? this.#text?.range(layer.start, layer.end) ?? null;
  }

  #light(findings: Finding[]) {
    this.#lights?.light(findings.flatMap(({ layers }) => layers));
  }

  /** The layers under a point of the window that can be seen, the inmost first. */
  #layersAt(x: number, y: number): Layer[] {
    return this.#text && this.#lights ? layersAt(x, y, this.#text, this.#index, this.#lights) : [];
  }
}
