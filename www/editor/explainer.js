// The card in an editor. It comes without taking the focus, unless a key asked for it, and gives it back as it was.

import { Card } from '../popover.js';
import { beside, dialog } from '../widget/beside.js';
import { measured } from '../widget/pointer.js';
import css from '../widget/widget.css';

/** @typedef {import('../findings.js').Layer} Layer */

/** Fires what the card fires: "step", "switch", "close". */
export class Explainer {
  #host = document.createElement('div');
  #ending = new AbortController();
  /** What gives the focus back. */
  #back = () => {};
  /** @type {AbstractRange | null} */
  #range = null;

  /** @param {HTMLElement} root what is written in */
  constructor(root) {
    this.root = root;
    const shadow = this.#host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    const element = shadow.appendChild(dialog());
    Object.assign(element, { lang: 'en', dir: 'ltr' });
    this.card = new Card(element, beside, []);
    this.card.addEventListener('close', (event) => {
      element.hidePopover?.();
      this.#host.remove();
      if (/** @type {CustomEvent} */ (event).detail.back) this.#back();
    });
    // Its buttons are pressed while the caret stays where it is.
    element.addEventListener('mousedown', (event) => event.preventDefault());
    const until = { signal: this.#ending.signal, capture: true, passive: true };
    for (const place of new Set([document, root.ownerDocument])) {
      place.addEventListener('keydown', (event) => this.#key(/** @type {KeyboardEvent} */ (event)), { ...until, passive: false });
      place.addEventListener('pointerdown', (event) => event.composedPath().includes(this.#host) || this.card.close(), until);
      place.addEventListener('scroll', (event) => event.target === element || this.#follow(), until);
    }
  }

  get focused() {
    return document.activeElement === this.#host;
  }

  /**
   * @param {Layer} layer
   * @param {string} text in which its findings have their places
   * @param {Layer[]} others what else is marked there
   * @param {AbstractRange} range where it stands
   * @param {boolean} focus whether it takes the focus
   */
  show(layer, text, others, range, focus) {
    // Outside the editor, whose own it is to say what stands in it.
    if (!this.#host.isConnected) document.body.append(this.#host);
    if (focus && !this.focused) this.#back = returning(this.root);
    this.#range = range;
    this.card.show(layer, text, others, anchor(range), focus);
  }

  /** @param {'light' | 'dark'} theme */
  dress(theme) {
    this.card.root.dataset.theme = theme;
  }

  end() {
    this.#ending.abort();
    this.card.close();
  }

  /** While the card is there Escape is for it, and not for the editor, which might leave off. @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== 'Escape' || !this.card.open) return;
    event.preventDefault();
    event.stopPropagation();
    this.card.close(this.focused);
  }

  #follow() {
    if (this.card.open && this.#range) beside(this.card.root, anchor(this.#range));
  }
}

/** What is selected where an element stands; a shadow root may keep that to itself. @param {HTMLElement} root @returns {Selection | null} */
export function selectionIn(root) {
  const tree = /** @type {Document} */ (root.getRootNode());
  return tree.getSelection ? tree.getSelection() : root.ownerDocument.getSelection();
}

/** What brings focus and selection of an editor back to what they are now. @param {HTMLElement} root */
function returning(root) {
  const view = /** @type {Window} */ (root.ownerDocument.defaultView);
  const selection = selectionIn(root);
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selection ?? {};
  return () => {
    if (view !== window) view.focus();
    root.focus({ preventScroll: true });
    const same = selection?.anchorNode === anchorNode && selection?.anchorOffset === anchorOffset && selection?.focusNode === focusNode && selection?.focusOffset === focusOffset;
    if (!same && anchorNode?.isConnected && focusNode?.isConnected) selection?.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
  };
}

/** A range as this window sees it, whatever frame it is in. @param {AbstractRange} range */
function anchor(range) {
  return {
    getClientRects() {
      let [x, y] = [0, 0];
      for (let view = range.startContainer.ownerDocument?.defaultView; view && view !== window; view = /** @type {any} */ (view.parent)) {
        const frame = view.frameElement;
        const { left, top } = frame?.getBoundingClientRect() ?? { left: 0, top: 0 };
        x += left + (frame?.clientLeft ?? 0);
        y += top + (frame?.clientTop ?? 0);
      }
      return [...measured(range).getClientRects()].map((r) => new DOMRect(r.x + x, r.y + y, r.width, r.height));
    },
  };
}

/** Whether a key is the one that is named, as in "Ctrl+Shift+F8". @param {KeyboardEvent} event @param {string} named */
export function isKey(event, named) {
  const parts = named.split('+');
  const held = (/** @type {string} */ name) => parts.slice(0, -1).includes(name);
  const { ctrlKey, altKey, shiftKey, metaKey } = event;
  const same = ctrlKey === held('Ctrl') && altKey === held('Alt') && shiftKey === held('Shift') && metaKey === held('Meta');
  return same && event.key.toLowerCase() === parts[parts.length - 1].toLowerCase();
}
