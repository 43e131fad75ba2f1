// The card in an editor. It comes without taking the focus, unless a key asked for it, and gives it back as it was.

import type { Layer } from '../article/layers.js';
import { measured } from '../article/pointer.js';
import { beside, dialog } from '../view/beside.js';
import { Card } from '../view/card.js';
import { dress } from '../view/dress.js';
import '../view/english.js';
import { explanation } from '../view/explanation.js';
import { report } from '../view/report.js';
import { sheet } from '../view/sheet.js';

/** Fires what the card fires: "step", "switch", "close". */
export class Explainer {
  readonly root: HTMLElement;
  readonly card: Card;
  #host = document.createElement('div');
  #ending = new AbortController();
  /** What gives the focus back. */
  #back = () => {};
  #range: AbstractRange | null = null;

  /** @param root what is written in */
  constructor(root: HTMLElement) {
    this.root = root;
    const shadow = this.#host.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [sheet()];
    dress(shadow);
    const element = shadow.appendChild(dialog());
    Object.assign(element, { lang: 'en', dir: 'ltr' });
    this.card = new Card(element, beside, []);
    this.card.addEventListener('close', (event) => {
      element.hidePopover?.();
      this.#host.remove();
      if ((event as CustomEvent).detail.back) this.#back();
    });
    // Its buttons are pressed while the caret stays where it is.
    element.addEventListener('mousedown', (event) => event.preventDefault());
    const until = { signal: this.#ending.signal, capture: true, passive: true };
    for (const place of new Set([document, root.ownerDocument])) {
      place.addEventListener('keydown', (event) => this.#key(event as KeyboardEvent), { ...until, passive: false });
      place.addEventListener('pointerdown', (event) => event.composedPath().includes(this.#host) || this.card.close(), until);
      place.addEventListener('scroll', (event) => event.target === element || this.#follow(), until);
    }
  }

  get focused() {
    return document.activeElement === this.#host;
  }

  /**
   * @param text in which its findings have their places
   * @param others what else is marked there
   * @param range where it stands
   * @param focus whether it takes the focus
   */
  show(layer: Layer, text: string, others: Layer[], range: AbstractRange, focus: boolean) {
    // Outside the editor, whose own it is to say what stands in it.
    if (!this.#host.isConnected) document.body.append(this.#host);
    if (focus && !this.focused) this.#back = returning(this.root);
    this.#range = range;
    this.card.show(layer, explanation(layer, text), others, report(layer, text), anchor(range), focus);
  }

  dress(theme: 'light' | 'dark') {
    this.card.root.dataset.theme = theme;
  }

  end() {
    this.#ending.abort();
    this.card.close();
  }

  /** While the card is there Escape is for it, and not for the editor, which might leave off. */
  #key(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !this.card.open) return;
    event.preventDefault();
    event.stopPropagation();
    this.card.close(this.focused);
  }

  #follow() {
    if (this.card.open && this.#range) beside(this.card.root, anchor(this.#range));
  }
}

/** What is selected where an element stands; a shadow root may keep that to itself. */
export function selectionIn(root: HTMLElement): Selection | null {
  const tree = root.getRootNode() as Document;
  return tree.getSelection ? tree.getSelection() : root.ownerDocument.getSelection();
}

/** What brings focus and selection of an editor back to what they are now. */
function returning(root: HTMLElement) {
  const view = root.ownerDocument.defaultView as Window;
  const selection = selectionIn(root);
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selection ?? {};
  return () => {
    if (view !== window) view.focus();
    root.focus({ preventScroll: true });
    const same =
      selection?.anchorNode === anchorNode &&
      selection?.anchorOffset === anchorOffset &&
      selection?.focusNode === focusNode &&
      selection?.focusOffset === focusOffset;
    if (!same && anchorNode?.isConnected && focusNode?.isConnected)
      selection?.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
  };
}

/** A range as this window sees it, whatever frame it is in. */
function anchor(range: AbstractRange) {
  return {
    getClientRects() {
      let [x, y] = [0, 0];
      for (let view = range.startContainer.ownerDocument?.defaultView; view && view !== window; view = view.parent as typeof view) {
        const frame = view.frameElement;
        const { left, top } = frame?.getBoundingClientRect() ?? { left: 0, top: 0 };
        x += left + (frame?.clientLeft ?? 0);
        y += top + (frame?.clientTop ?? 0);
      }
      return [...measured(range).getClientRects()].map((r) => new DOMRect(r.x + x, r.y + y, r.width, r.height));
    },
  };
}

/** Whether a key is the one that is named, as in "Ctrl+Shift+F8". */
export function isKey(event: KeyboardEvent, named: string) {
  const parts = named.split('+');
  const held = (name: string) => parts.slice(0, -1).includes(name);
  const { ctrlKey, altKey, shiftKey, metaKey } = event;
  const same = ctrlKey === held('Ctrl') && altKey === held('Alt') && shiftKey === held('Shift') && metaKey === held('Meta');
  return same && event.key.toLowerCase() === parts[parts.length - 1].toLowerCase();
}
