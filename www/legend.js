// The legend: what each mark means, how many there are, and which are shown.

import { KINDS } from './findings.js';
import { shownOf } from './strings.js';

/**
 * @typedef {import('./findings.js').Layer} Layer
 * @typedef {import('./findings.js').Finding} Finding
 * @typedef {import('./findings.js').Kind} Kind
 * @typedef {Record<Kind, [shown: number, all: number]>} Counts
 */

/** @type {Record<string, readonly Kind[]>} */
const PRESETS = { quotes: ['quote'], speakers: ['quote', 'speaker'], everything: KINDS };

/** Fires "change" whenever something else is to be shown. */
export class Legend extends EventTarget {
  /** @type {Set<Kind>} */
  on = new Set(KINDS);
  /** The least confidence that is shown, 0 to 1. */
  floor = 0;
  /** Whether what somebody only thinks or wants is left out. */
  saidOnly = false;

  /** @param {HTMLElement} root */
  constructor(root) {
    super();
    this.root = root;
    this.range = /** @type {HTMLInputElement} */ (root.querySelector('input[type=range]'));
    this.number = /** @type {HTMLInputElement} */ (root.querySelector('input[type=number]'));
    root.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null;
      const kind = /** @type {Kind | undefined} */ (button?.dataset.kind);
      const preset = button?.dataset.preset;
      if (button?.dataset.thoughts !== undefined) {
        this.saidOnly = !this.saidOnly;
        this.#changed();
      }
      if (kind) this.#set(this.on.has(kind) ? KINDS.filter((k) => k !== kind && this.on.has(k)) : [...this.on, kind]);
      if (preset) this.#set(PRESETS[preset]);
    });
    for (const input of [this.range, this.number])
      input.addEventListener('input', () => {
        const value = Math.min(100, Math.max(0, Math.round(input.valueAsNumber || 0)));
        this.floor = value / 100;
        for (const other of [this.range, this.number]) if (other !== input) other.valueAsNumber = value;
        this.#changed();
      });
    this.number.addEventListener('blur', () => (this.number.valueAsNumber = Math.round(this.floor * 100)));
    // One that takes much of the window, as with large text, does not stay in view.
    new ResizeObserver(() => root.classList.toggle('tall', root.offsetHeight > innerHeight / 5)).observe(root);
    this.#paint();
  }

  /** Whether a finding is of a sort that is shown, and sure enough; one that no rule vouches for is. @param {Finding} finding */
  admits({ confidence, doubt, quote }) {
    const thought = !doubt && quote?.sort === 'attitude';
    return !(thought && this.saidOnly) && (confidence === null || confidence >= this.floor);
  }

  /** Whether a layer is shown. @param {Layer} layer */
  shows({ kind, findings }) {
    return (kind === 'scope' ? this.on.has('doubt') : this.on.has(kind)) && findings.some((f) => this.admits(f));
  }

  /** @param {Counts} counts */
  count(counts) {
    for (const kind of KINDS) {
      const place = this.root.querySelector(`[data-kind=${kind}] .count`);
      if (place) place.textContent = shownOf(...counts[kind]);
    }
  }

  /**
   * Shows these kinds, and what is at least so sure.
   * @param {readonly Kind[]} kinds @param {number} floor 0 to 1 @param {boolean} saidOnly
   */
  set(kinds, floor, saidOnly) {
    this.saidOnly = saidOnly;
    this.floor = Math.min(1, Math.max(0, floor));
    for (const input of [this.range, this.number]) input.valueAsNumber = Math.round(this.floor * 100);
    this.#set(kinds);
  }

  /** @param {readonly Kind[]} kinds */
  #set(kinds) {
    this.on = new Set(kinds);
    this.#changed();
  }

  #changed() {
    this.#paint();
    this.dispatchEvent(new Event('change'));
  }

  #paint() {
    this.root.querySelector('[data-thoughts]')?.setAttribute('aria-pressed', String(!this.saidOnly));
    for (const button of this.root.querySelectorAll('button[data-kind]'))
      button.setAttribute('aria-pressed', String(this.on.has(/** @type {Kind} */ (button.getAttribute('data-kind')))));
    for (const button of this.root.querySelectorAll('button[data-preset]')) {
      const kinds = PRESETS[button.getAttribute('data-preset') ?? ''] ?? [];
      button.setAttribute('aria-pressed', String(kinds.length === this.on.size && kinds.every((k) => this.on.has(k))));
    }
  }
}
