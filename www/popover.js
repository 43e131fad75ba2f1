// The card for one finding: what it is in one sentence, which words made it so, how sure, what it does not mean.

import { make, makeButton } from './element.js';
import * as strings from './strings.js';

/**
 * @typedef {import('./findings.js').Layer} Layer
 * @typedef {import('./findings.js').Finding} Finding
 * @typedef {{getClientRects(): DOMRectList | DOMRect[]}} Anchor an element or a range
 */

/** A dialog that does not lock the page. Fires "step" (`detail` 1 or -1), "switch" (a layer), "list" (a finding), "close". */
export class Card extends EventTarget {
  /** @type {Layer | null} */
  layer = null;

  /**
   * @param {HTMLElement} root the dialog's element, empty and hidden
   * @param {(root: HTMLElement, anchor: Anchor) => void} [place] brings it to the words; without one it stands below them, in a
   *   positioned box together with the article
   * @param {readonly ('list' | 'link' | 'dismiss')[]} [acts] what can be done with a finding: each fires an event of its name
   */
  constructor(root, place = below, acts = ['list']) {
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
   * @param {Layer} layer
   * @param {string} text the article
   * @param {Layer[]} others what else is marked at the same place
   * @param {Anchor} anchor where the card belongs
   * @param {boolean} [focus] whether the card takes the focus
   */
  show(layer, text, others, anchor, focus = true) {
    this.layer = layer;
    const { title, what, because, sure, not } = strings.card(layer, (span) => (span ? text.slice(...span) : ''));
    const heading = make('h2', 'title', title);
    heading.id = 'card-title';
    const sentence = make('p', 'what', what);
    sentence.id = 'card-what';
    const facts = make('dl');
    for (const [name, value] of /** @type {const} */ ([['because', because], ['sure', sure], ['not', not]]))
      facts.append(make('dt', '', strings.cardParts[name]), make('dd', '', value));
    const close = makeButton('close', '', () => this.close(true));
    close.setAttribute('aria-label', strings.cardParts.close);
    this.root.className = `card ${layer.kind}`;
    this.root.replaceChildren(
      heading,
      close,
      sentence,
      facts,
      ...this.#also(others.filter((other) => other !== layer)),
      make('p', 'notice', strings.cardParts.notice),
      this.#actions(layer),
    );
    this.root.hidden = false;
    this.place(this.root, anchor);
    if (focus) this.root.focus({ preventScroll: true });
  }

  /** @param {boolean} [back] whether the focus returns to the mark */
  close(back = false) {
    if (!this.open) return;
    this.root.hidden = true;
    this.root.replaceChildren();
    this.dispatchEvent(new CustomEvent('close', { detail: { layer: this.layer, back } }));
    this.layer = null;
  }

  /** @param {Layer[]} others */
  #also(others) {
    if (!others.length) return [];
    const line = make('p', 'also', `${strings.cardParts.also} `);
    for (const other of others) line.append(makeButton('switch', strings.description(other), () => this.#fire('switch', other)), ' ');
    return [line];
  }

  /** @param {Layer} layer */
  #actions(layer) {
    const actions = make('div', 'actions');
    actions.append(
      makeButton('previous', strings.cardParts.previous, () => this.#fire('step', -1)),
      makeButton('next', strings.cardParts.next, () => this.#fire('step', 1)),
      ...this.acts.map((name) => makeButton(name, strings.cardParts[name], () => this.#fire(name, layer.findings[0]))),
    );
    return actions;
  }

  /** @param {string} name @param {unknown} detail */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** Below the words; the style sheet makes it a sheet at the bottom of a small screen. @param {HTMLElement} root @param {Anchor} anchor */
function below(root, anchor) {
  const box = /** @type {HTMLElement} */ (root.offsetParent ?? document.body).getBoundingClientRect();
  const [place] = anchor.getClientRects();
  if (!place) return;
  const size = root.getBoundingClientRect();
  const last = anchor.getClientRects()[anchor.getClientRects().length - 1];
  root.style.setProperty('--top', `${Math.round(last.bottom + 8 - box.top)}px`);
  root.style.setProperty('--left', `${Math.round(Math.max(0, Math.min(place.left - box.left, box.width - size.width)))}px`);
  // The words stay in view, and what is said about them comes into view.
  const sheet = root.getBoundingClientRect();
  const hidden = getComputedStyle(root).position === 'fixed' ? last.bottom + 24 - sheet.top : sheet.bottom + 16 - innerHeight;
  if (hidden > 0) scrollBy({ top: Math.min(hidden, Math.max(0, place.top - 160)) });
}
