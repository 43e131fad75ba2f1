// The element: <claim-light for="article">. It marks voices and doubts in an article and changes nothing else.

import type { Format } from '../engine/analysis.js';
import { FORMATS } from '../view/export.js';
import { ending } from '../engine/turns.js';
import { failure } from '../view/failures.js';
import { t } from '../view/strings.js';
import { fromResults, type Given, type Results, toResults } from '../view/results.js';
import { filterOf, reflect, upgrade } from './attributes.js';
import { bars } from './bars.js';
import { type ClaimLightEvents, tell } from './events.js';
import { learn, wanted } from './language.js';
import { modeOf, remember, remembered } from './mode.js';
import { Session } from './session.js';
import { View } from './view.js';

type Options = { signal?: AbortSignal };

// So that it can be imported where there is no page.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/**
 * Marks, in an article on the page, who speaks, what they say and what is left open, and changes nothing else.
 *
 * @tagname claim-light
 * @slot - The article, where `for` names none.
 * @fires {CustomEvent<{ version: string, place: 'worker' | 'blob-worker' | 'page' }>} claimlight-ready - The module has been loaded, and where it runs.
 * @fires {CustomEvent<{ done: number }>} claimlight-progress - The share of the article that has been read, 0 to 1.
 * @fires {CustomEvent<{ results: Results, quotes: number, speakers: number, doubts: number }>} claimlight-results - The article has been read, at first or after it changed; or the reader has corrected a speaker.
 * @fires {CustomEvent<{ id: number, kind: string, text: string }>} claimlight-select - A reader has chosen a mark.
 * @fires {CustomEvent<{ code: string, message: string, hint: string, fatal: boolean, fallback: string }>} claimlight-error - Something went wrong; with `fallback`, what was done instead.
 * @csspart frame - Everything except the card. It takes no room in the page; `position: static` puts it where the element is.
 * @csspart bar - The switch, the counts, the buttons for the next and previous mark, and the button for the list.
 * @csspart status - The sentence in the bar.
 * @csspart panel - The list.
 * @csspart about - The box behind "What is this?".
 * @csspart error - The box with an error.
 * @csspart card - The card that explains one mark.
 * @csspart button - Every button of bar and error.
 * @cssprop --claimlight-paper - The background of bar, list and card.
 * @cssprop --claimlight-ink - Their text.
 * @cssprop --claimlight-quote-fill - The background of quotes. In place of `quote` also `speaker`, `cue`, `doubt`, `scope` (the scope of a doubt, when it is shown), `lit` (what belongs together) and `current` (the current mark).
 * @cssprop --claimlight-quote-ink - Their text; set it together with the fill, and check the contrast.
 * @cssprop --claimlight-quote-line - The line under them.
 * @cssState ready - The module has been loaded.
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see the interface below
export class ClaimLight extends Base {
  static observedAttributes = ['mode', 'for', 'kinds', 'min-confidence', 'said-only', 'renderer', 'theme', 'no-shortcuts'];

  /**
   * The article: an id, or a selector. Without it the element's own text is the article. If the value is empty, there is no article yet, and the module is loaded in advance.
   * @attr for
   */
  declare htmlFor: string;
  /**
   * `off` reads and marks nothing until the reader switches it on. A choice that the reader has asked this site to remember takes precedence.
   * @attr mode
   * @type {on | off}
   * @default on
   */
  declare mode: string;
  /**
   * What is marked at first; the reader can change it.
   * @attr kinds
   * @default quote speaker cue doubt
   */
  declare kinds: string;
  /**
   * Leaves out what somebody only thinks, wants or feels, until the reader changes it.
   * @attr said-only
   * @default false
   */
  declare saidOnly: boolean;
  /**
   * The least confidence of what is shown, 0 to 1.
   * @attr min-confidence
   * @type {number}
   * @default 0
   */
  declare minConfidence: string | number;
  /**
   * `auto` means `highlights`, which do not change the page's DOM. `marks` puts `<mark>` elements into the article, one of them a tab stop, while the element is there: [when to use it](#marks-in-your-own-text).
   * @attr renderer
   * @type {auto | highlights | marks}
   * @default auto
   */
  declare renderer: string;
  /**
   * `auto` follows the colour of the article's text.
   * @attr theme
   * @type {auto | light | dark}
   * @default auto
   */
  declare theme: string;
  /**
   * `lazy` loads and reads when the article is about to be scrolled into view.
   * @attr loading
   * @type {eager | lazy}
   * @default eager
   */
  declare loading: string;
  /**
   * The folder of claimlight_bg.wasm, worker.js, details.js and marks.js; by default, the folder of the script. The attribute applies only to the module and may name only an address on this site. The property, set by a script, applies to all files and may name any address: [untrusted markup](#untrusted-markup).
   * @attr asset-base
   */
  declare assetBase: string;
  /**
   * The address of the module, under the same rules.
   * @attr wasm-src
   */
  declare wasmSrc: string;
  /**
   * The address of the worker. Only the property has an effect: no script is loaded from an address in markup.
   * @attr worker-src
   */
  declare workerSrc: string;
  /**
   * No bar and no list; errors are still shown. Readers who cannot see the marks use the list: give them an alternative.
   * @attr no-panel
   * @default false
   */
  declare noPanel: boolean;
  /**
   * Opens the list as soon as there is one; the reader can close it.
   * @attr open
   * @default false
   */
  declare open: boolean;
  /**
   * Each mark has a word that says what it is where colours are not shown: on paper, and with forced colours. The letters after it move there.
   * @attr labels
   * @default false
   */
  declare labels: boolean;
  /**
   * Switches the shortcuts p and n off.
   * @attr no-shortcuts
   * @default false
   */
  declare noShortcuts: boolean;

  #view: View;
  #session: Session | null = null;
  /** What was handed over instead of being read here. */
  #given: Given | null = null;
  /** Until the language of the interface is there. */
  #starting: Promise<void> | null = null;
  #internals = this.attachInternals?.();
  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    this.#view = new View(shadow, this);
    this.#view.write = (format) => (this.#session?.result ? this.export(format) : null);
    this.#view.addEventListener('power', () => this.#power());
    this.#view.addEventListener('mode', (event) => this.#turn((event as CustomEvent).detail, t.bar.switchedOff));
  }

  connectedCallback() {
    upgrade(this, 'results');
    // Moved within the page: the same stay goes on.
    if (this.#session) return this.#session.look();
    const lang = wanted(this);
    if (!lang) return this.#start();
    this.#starting ??= learn(lang).then((learnt) => {
      this.#starting = null;
      if (learnt) this.#view.build();
      else tell(this, 'error', { ...failure({ code: 'language-missing' }), fatal: false, fallback: '' });
      if (this.isConnected) this.#start();
    });
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

  attributeChangedCallback(name: string) {
    if (name === 'mode' && this.isConnected && !this.#starting) return this.#turn(modeOf(this));
    if (!this.#session) return;
    if (name === 'for') this.#session.look();
    else if (name === 'renderer') this.#session.dress();
    else if (name === 'theme') this.#session.showing?.dress();
    else this.#view.legend.set(...filterOf(this));
  }

  /**
   * The findings, in the form of docs/export.schema.json; null before there are any. Set it to show findings from elsewhere: then nothing
   * is read, and the module is loaded only for an export. Setting null reads the article again.
   */
  get results(): Results | null {
    const result = this.#session?.result;
    return result ? toResults(result) : null;
  }

  set results(value: Results | null) {
    try {
      this.#given = value === null ? null : fromResults(value);
      this.#session?.give(this.#given);
    } catch {
      const problem = failure({ code: 'results-invalid' });
      this.#view.fail(problem);
      tell(this, 'error', { ...problem, fatal: false, fallback: '' });
    }
  }

  /** Reads the article now. */
  async analyze(options?: Options): Promise<Results> {
    return toResults((await this.#found(true, options)).result);
  }

  /** Moves to a finding, by its index in the order of the text, and explains it. */
  async focusFinding(id: number, options?: Options): Promise<void> {
    const { session, result } = await this.#found(false, options);
    const finding = result.findings[id];
    if (!finding) throw new RangeError(`no finding ${id}: there are ${result.findings.length}`);
    await session.showing?.focus(finding);
  }

  /**
   * The findings in another format.
   * @param format "print" opens the list and the browser's own dialog
   */
  async export(format: Format | 'print', options?: Options): Promise<string> {
    if (format !== 'print' && !Object.hasOwn(FORMATS, format))
      throw new RangeError(`no format “${format}”: there are ${Object.keys(FORMATS).join(', ')} and print`);
    const { session, result } = await this.#found(false, options);
    if (format !== 'print') return ending(session.export(format, result), options?.signal);
    this.#view.open();
    await session.showing?.listed;
    print();
    return '';
  }

  /** @internal The machine has started. */
  started() {
    this.#internals?.states.add('ready');
  }

  /** The stay that goes on, and what it has found, or finds next. */
  async #found(again: boolean, { signal }: Options = {}) {
    signal?.throwIfAborted();
    // At once where nothing is waited for: a page that has just changed its article has it read once.
    if (this.#starting) await this.#starting;
    const session = this.#session;
    if (!session) throw new DOMException(`The element is ${this.isConnected ? 'switched off' : 'not on a page'}.`, 'InvalidStateError');
    return { session, result: await ending(session.found(again), signal) };
  }

  #start() {
    this.#view.legend.set(...filterOf(this));
    this.#turn(modeOf(this));
    bars.add(this.#view);
  }

  /** Reads and marks, or does neither, of which the reader is told. */
  #turn(mode: 'on' | 'off', off: string = '') {
    if (mode === 'off') this.#end();
    else this.#session ??= new Session(this, this.#view, this.#given);
    this.#view.turn(mode === 'on');
    if (mode === 'off' && off) this.#view.say(off);
  }

  /** The reader's own choice, for all that share the bar; kept where they have asked for that. */
  #power() {
    const mode = this.#session ? 'off' : 'on';
    for (const view of bars.with(this.#view)) view.dispatchEvent(new CustomEvent('mode', { detail: mode }));
    if (remembered()) remember(mode);
  }

  #end() {
    this.#session?.end(this.isConnected);
    this.#session = null;
    if (!this.isConnected) bars.delete(this.#view);
  }
}

/** What it fires, by name. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- only overloads of what every element has
export interface ClaimLight {
  addEventListener<K extends keyof ClaimLightEvents>(
    type: K,
    listener: (this: ClaimLight, event: ClaimLightEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

reflect(ClaimLight.prototype);
