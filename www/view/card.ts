// The card for one finding: what it is in one sentence, which words made it so, how sure, what it does not mean.

import type { Layer } from '../article/layers.js';
import { make, makeButton } from './make.js';
import type { Explanation } from './explanation.js';
import * as sentences from './sentences.js';
import { t } from './strings.js';

/** An element or a range. */
export type Anchor = { getClientRects(): DOMRectList | DOMRect[] };

/** What can be done with a finding. */
export type Act = 'list' | 'link' | 'dismiss';

/** A dialog that does not lock the page. Fires "step" (`detail` 1 or -1), "switch" (a layer), "list" (a finding), "close". */
export class Card extends EventTarget {
  readonly root: HTMLElement;
  readonly place: (root: HTMLElement, anchor: Anchor) => void;
  readonly acts: readonly Act[];
  layer: Layer | null = null;

  /**
   * @param root the dialog's element, empty and hidden
   * @param place brings it to the words
   * @param acts what can be done with a finding: each fires an event of its name
   */
  constructor(root: HTMLElement, place: (root: HTMLElement, anchor: Anchor) => void, acts: readonly Act[]) {
    super();
    this.root = root;
    this.place = place;
    this.acts = acts;
    root.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.close(true);
    });
  }

  get open() {
    return !this.root.hidden;
  }

  /**
   * @param explanation what it says
   * @param others what else is marked at the same place
   * @param report a way to report a mistake, as report.ts makes it
   * @param anchor where the card belongs
   * @param focus whether the card takes the focus
   */
  show(layer: Layer, explanation: Explanation, others: Layer[], report: HTMLElement, anchor: Anchor, focus: boolean = true) {
    this.layer = layer;
    const { title, what, because, sure, not } = explanation;
    const heading = make('h2', 'title', title);
    heading.id = 'card-title';
    const sentence = make('p', 'what', what);
    sentence.id = 'card-what';
    const facts = make('dl');
    for (const [name, value] of [
      ['because', because],
      ['sure', sure],
      ['not', not],
    ] as const)
      facts.append(make('dt', '', t.card[name]), make('dd', '', value));
    const close = makeButton('close', '', () => this.close(true));
    close.ariaLabel = t.card.close;
    this.root.className = `card ${layer.kind}`;
    this.root.replaceChildren(
      heading,
      close,
      sentence,
      facts,
      ...this.#also(others.filter((other) => other !== layer)),
      make('p', 'notice', t.card.notice),
      report,
      this.#actions(layer),
    );
    this.root.hidden = false;
    this.place(this.root, anchor);
    // It is higher or lower now.
    report.addEventListener('toggle', () => this.place(this.root, anchor));
    if (focus) this.root.focus({ preventScroll: true });
  }

  /** @param back whether the focus returns to the mark */
  close(back: boolean = false) {
    if (!this.open) return;
    this.root.hidden = true;
    this.root.replaceChildren();
    this.dispatchEvent(new CustomEvent('close', { detail: { layer: this.layer, back } }));
    this.layer = null;
  }

  #also(others: Layer[]) {
    if (!others.length) return [];
    const line = make('p', 'also', `${t.card.also} `);
    for (const other of others)
      line.append(
        makeButton('switch', sentences.description(other), () => this.#fire('switch', other)),
        ' ',
      );
    return [line];
  }

  #actions(layer: Layer) {
    const actions = make('div', 'actions');
    actions.append(
      makeButton('previous', t.card.previous, () => this.#fire('step', -1)),
      makeButton('next', t.card.next, () => this.#fire('step', 1)),
      ...this.acts.map((name) => makeButton(name, t.card[name], () => this.#fire(name, layer.findings[0]))),
    );
    return actions;
  }

  #fire(name: string, detail: unknown) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
