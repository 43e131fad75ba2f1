// The element: <claim-light for="article">. It marks voices and doubts in an article and changes nothing else.

import { FORMATS } from '../export.js';
import { KINDS } from '../findings.js';
import { fromResults, toResults } from '../results.js';
import { Session } from './session.js';
import { View } from './view.js';
import { failure } from './words.js';

/**
 * @typedef {import('../findings.js').Kind} Kind
 * @typedef {'ready' | 'progress' | 'results' | 'select' | 'error'} EventName
 */

// So that it can be imported where there is no page.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** Properties that stand for attributes of the same meaning. */
const PROPERTIES = {
  htmlFor: 'for',
  kinds: 'kinds',
  minConfidence: 'min-confidence',
  saidOnly: 'said-only',
  renderer: 'renderer',
  theme: 'theme',
  loading: 'loading',
  assetBase: 'asset-base',
  wasmSrc: 'wasm-src',
  workerSrc: 'worker-src',
  noPanel: 'no-panel',
  noShortcuts: 'no-shortcuts',
};
const BOOLEANS = new Set(['said-only', 'no-panel', 'no-shortcuts']);

export class ClaimLight extends Base {
  static observedAttributes = ['for', 'kinds', 'min-confidence', 'said-only', 'renderer', 'theme', 'no-shortcuts'];

  /** @type {View | null} */
  #view = null;
  /** @type {Session | null} */
  #session = null;
  /** What was handed over instead of being read here. @type {import('../results.js').Given | null} */
  #given = null;
  #internals = this.attachInternals?.();

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    this.#view = new View(shadow, this);
    this.#view.write = (format) => (this.#session?.result ? this.export(format) : null);
  }

  connectedCallback() {
    this.#upgrade();
    // Moved within the page: the same stay goes on.
    if (this.#session) return this.#session.look();
    this.#filter();
    this.#session = new Session(this, this.#seen, this.#given);
  }

  disconnectedCallback() {
    // Frameworks take an element off to put it elsewhere in the same breath.
    queueMicrotask(() => this.isConnected || this.#end());
  }

  /** Being moved in one piece changes nothing. */
  connectedMoveCallback() {
    this.#session?.look();
  }

  adoptedCallback() {
    this.#end();
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.#session) return;
    if (name === 'for') this.#session.look();
    else if (name === 'renderer') this.#session.dress();
    else if (name === 'theme') this.#session.showing?.dress();
    else this.#filter();
  }

  /** What was found, in the form of `export('json')`; null before. @returns {any} */
  get results() {
    const result = this.#session?.result;
    return result ? toResults(result.text, result.analysis) : null;
  }

  /** Shows results that were made elsewhere instead of reading the article here; null reads it. */
  set results(value) {
    try {
      this.#given = value === null ? null : fromResults(value);
      this.#session?.give(this.#given);
    } catch {
      const problem = failure({ code: 'results-invalid' });
      this.#seen.fail(problem);
      this.tell('error', { ...problem, fatal: false, fallback: '' });
    }
  }

  /**
   * Reads the article now.
   * @param {{signal?: AbortSignal}} [options]
   * @returns {Promise<any>} what was found, as `results`
   */
  async analyze({ signal } = {}) {
    await this.#result(true, signal);
    return this.results;
  }

  /**
   * Goes to a finding and explains it.
   * @param {number} id its place in the order of the text
   * @param {{signal?: AbortSignal}} [options]
   */
  async focusFinding(id, { signal } = {}) {
    const { findings } = await this.#result(false, signal);
    const finding = findings[id];
    if (!finding) throw new RangeError(`no finding ${id}: there are ${findings.length}`);
    this.#session?.showing?.focus(finding);
  }

  /**
   * What was found, in another format.
   * @param {import('../export.js').Format | 'print'} format "print" opens the list and the browser's own dialog
   * @param {{signal?: AbortSignal}} [options]
   * @returns {Promise<string>}
   */
  async export(format, { signal } = {}) {
    if (format !== 'print' && !Object.hasOwn(FORMATS, format)) throw new RangeError(`no format “${format}”: there are ${Object.keys(FORMATS).join(', ')} and print`);
    const session = /** @type {Session} */ (this.#session);
    const result = await this.#result(false, signal);
    if (format !== 'print') return ending(session.export(format, result), signal);
    this.#seen.open();
    await session.showing?.listed;
    print();
    return '';
  }

  /**
   * Tells the page something. @param {EventName} name @param {object} detail
   */
  tell(name, detail) {
    if (name === 'ready') this.#state('ready');
    this.dispatchEvent(new CustomEvent(`claimlight-${name}`, { bubbles: true, composed: true, detail }));
  }

  get #seen() {
    return /** @type {View} */ (this.#view);
  }

  /** @param {boolean} again @param {AbortSignal} [signal] @returns {Promise<import('./session.js').Result>} */
  async #result(again, signal) {
    signal?.throwIfAborted();
    const session = this.#session;
    if (!session) throw new DOMException('The element is not on a page.', 'InvalidStateError');
    if (session.result && !again) return session.result;
    return ending(session.next(again), signal);
  }

  #end() {
    this.#session?.end();
    this.#session = null;
  }

  /** Hands what the attributes let through to the legend. */
  #filter() {
    const { legend } = this.#seen;
    const wanted = this.getAttribute('kinds')?.split(/[\s,]+/);
    const least = Number(this.getAttribute('min-confidence') ?? 0);
    const kinds = wanted ? KINDS.filter((kind) => wanted.includes(kind)) : KINDS;
    legend.set(kinds, Number.isFinite(least) ? least : 0, this.hasAttribute('said-only'));
  }

  /** Properties that were set before the element was known. */
  #upgrade() {
    for (const name of [...Object.keys(PROPERTIES), 'results']) {
      if (!Object.hasOwn(this, name)) continue;
      const own = /** @type {any} */ (this);
      const value = own[name];
      delete own[name];
      own[name] = value;
    }
  }

  /** @param {string} name */
  #state(name) {
    this.#internals?.states.add(name);
  }
}

/** Does not wait any longer once the signal says so. @template T @param {Promise<T>} promise @param {AbortSignal} [signal] @returns {Promise<T>} */
function ending(promise, signal) {
  if (!signal) return promise;
  return Promise.race([promise, new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))]);
}

for (const [property, attribute] of Object.entries(PROPERTIES))
  Object.defineProperty(ClaimLight.prototype, property, {
    configurable: true,
    enumerable: true,
    /** @this {ClaimLight} */
    get() {
      return BOOLEANS.has(attribute) ? this.hasAttribute(attribute) : (this.getAttribute(attribute) ?? '');
    },
    /** @this {ClaimLight} @param {unknown} value */
    set(value) {
      if (value === null || value === undefined || value === false) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value === true ? '' : `${value}`);
    },
  });
