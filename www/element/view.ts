// What stands in the shadow root: a bar that takes no room in the page, the list behind it, and the card.

import type { EngineError } from '../engine/errors.js';
import { about } from '../view/about.js';
import { beside, dialog } from '../view/beside.js';
import { Card } from '../view/card.js';
import { Legend } from '../view/legend.js';
import { leaving, make, makeButton } from '../view/make.js';
import type { Panel } from '../view/panel.js';
import { type Failure, failure } from '../view/failures.js';
import { sheet } from '../view/sheet.js';
import { t } from '../view/strings.js';
import { bars } from './bars.js';
import { tell } from './events.js';
import { remember, remembered } from './mode.js';
import { type Details, part as partOf } from './parts.js';

/** How long a reading may take before it is shown that something goes on, in milliseconds. */
const SOON = 400;

/**
 * Fires "open" and "shut" (the list), "cancel", "retry", "undo", "key" (`detail` is a keyboard event on the marks' one stop), "step" (1 or -1), "power" (on or off), and
 * what the list fires.
 */
export class View extends EventTarget {
  readonly host: HTMLElement;
  readonly shadow: ShadowRoot;
  declare status: HTMLParagraphElement;
  declare progress: HTMLProgressElement;
  declare cancel: HTMLButtonElement;
  declare walk: HTMLButtonElement;
  declare steps: HTMLSpanElement;
  /** The way to the next article. */
  declare other: HTMLButtonElement;
  declare toggle: HTMLButtonElement;
  declare undo: HTMLButtonElement;
  declare fault: HTMLDivElement;
  declare bar: HTMLDivElement;
  declare drawer: HTMLDivElement;
  declare legend: Legend;
  declare notes: HTMLDivElement;
  /** The list, once somebody has asked for it. */
  panel: Panel | null = null;
  declare lost: HTMLElement;
  declare card: Card;
  declare frame: HTMLElement;
  /** On or off. */
  declare power: HTMLButtonElement;
  declare about: HTMLDivElement;
  /** What the export menu asks. */
  write: Parameters<Details['exportMenu']>[0] = () => null;

  constructor(shadow: ShadowRoot, host: HTMLElement) {
    super();
    this.host = host;
    this.shadow = shadow;
    shadow.adoptedStyleSheets = [sheet()];
    this.build();
    shadow.addEventListener('focusout', (event) => shadow.contains((event as FocusEvent).relatedTarget as Node) || bars.settle());
  }

  /** Makes all of it, in the language that is spoken. */
  build() {
    this.status = part('p', 'status', 'status');
    this.status.role = 'status';
    this.progress = make('progress');
    this.progress.ariaLabel = t.bar.progress;
    this.cancel = button('cancel', t.bar.cancel, () => this.#fire('cancel'));
    this.walk = button('walk', '', () => this.#fire('key', new KeyboardEvent('keydown', { key: 'Enter' })));
    this.walk.addEventListener('keydown', (event) => this.#fire('key', event));
    this.steps = make('span', 'steps');
    this.steps.append(this.#step(-1, '‹', t.bar.previous), this.walk, this.#step(1, '›', t.bar.next));
    this.other = button('other', '', () => bars.next(this));
    this.toggle = button('toggle', t.bar.open, () => (this.drawer.hidden ? this.open() : this.shut()));
    this.toggle.setAttribute('aria-controls', 'drawer');
    this.undo = button('undo', t.bar.undo, () => this.#fire('undo'));
    this.power = button('power', t.bar.name, () => this.#fire('power'));
    this.power.role = 'switch';
    this.about = part('div', 'about', 'about');
    const what = button('ask', t.bar.about, () => this.#explain(what));
    what.setAttribute('aria-controls', 'about');
    what.ariaExpanded = 'false';
    this.fault = part('div', 'fault', 'error');
    this.fault.role = 'alert';
    this.bar = part('div', 'bar', 'bar');
    this.bar.append(this.power, what, this.other, this.status, this.undo, this.progress, this.cancel, this.steps, this.toggle);
    Object.assign(this.about, { id: 'about', hidden: true, tabIndex: -1, role: 'group' });
    this.about.setAttribute('aria-labelledby', 'about-title');
    leaving(this.about, () => this.#explain(what));

    this.drawer = part('div', 'drawer', 'panel');
    this.drawer.id = 'drawer';
    leaving(this.drawer, () => {
      this.shut();
      this.toggle.focus();
    });
    this.legend = new Legend();
    this.notes = make('div', 'notes');
    this.panel = null;
    this.lost = make('section', 'lost');
    this.drawer.append(this.notes, this.legend.root, this.lost, make('p', 'caution', t.notes.caution));

    const card = dialog();
    this.card = new Card(card, beside, ['list', 'link', 'dismiss']);
    this.card.addEventListener('close', () => (card.hidePopover?.(), bars.settle()));

    const frame = (this.frame = part('section', 'frame', 'frame'));
    frame.lang = card.lang = t.lang;
    frame.dir = card.dir = 'ltr';
    frame.ariaLabel = t.bar.region;
    frame.append(this.fault, this.about, this.drawer, this.bar);
    this.shadow.replaceChildren(frame, card, make('slot'));
    this.turn(true);
    this.among(1, 1);
    this.reset();
  }

  /** Whether somebody is at it. */
  get used() {
    return !this.drawer.hidden || !this.about.hidden || this.card.open || this.shadow.querySelector(':focus-visible') !== null;
  }

  /** Which of the page's articles it is about. */
  among(at: number, all: number) {
    const place = t.bar.article(at, all);
    this.other.hidden = all < 2 || !at;
    this.other.textContent = `${place} ›`;
    this.other.ariaLabel = `${place}: ${t.bar.nextArticle}`;
  }

  /** What a reader asks for, in the language that is spoken; null where it cannot be had, which is told. */
  async details(): Promise<Details | null> {
    try {
      const details = await partOf(this.host, 'details');
      details.speak(t);
      details.dress(this.shadow);
      return details;
    } catch (error) {
      const problem = failure(error as EngineError);
      this.say(problem.message);
      tell(this.host, 'error', { ...problem, fatal: false, fallback: '' });
      return null;
    }
  }

  /** The same, with the list in its place, as yet empty where nobody has asked for it before. */
  async list(): Promise<Details | null> {
    const details = await this.details();
    if (!details || this.panel) return details;
    const { exportMenu, Panel } = details;
    const panel = (this.panel = new Panel(make('div', 'panel'), this.drawer));
    for (const name of ['choose', 'point']) panel.addEventListener(name, (event) => this.#fire(name, (event as CustomEvent).detail));
    this.lost.before(panel.root);
    const exports = exportMenu(
      (format) => this.write(format),
      () => print(),
      (sentence) => this.say(sentence),
    );
    this.lost.after(exports);
    return details;
  }

  /** Shows whether it is on. */
  turn(on: boolean) {
    this.power.ariaChecked = String(on);
  }

  /** Opens or closes what says what this is. */
  #explain(what: HTMLElement) {
    const { about: box } = this;
    box.hidden = !box.hidden;
    what.ariaExpanded = String(!box.hidden);
    if (box.hidden) return (what.focus(), bars.settle());
    this.shut();
    const asked = (on: boolean) => remember(on ? (this.power.ariaChecked === 'true' ? 'on' : 'off') : null);
    box.replaceChildren(...about(remembered() !== null, asked, () => this.#explain(what)));
    box.focus();
  }

  /** As it stands before anything is known. */
  reset() {
    this.clear();
    this.shut();
    this.toggle.hidden = true;
  }

  /** Nothing is said, nothing is listed; the list stays open for what comes. */
  clear() {
    this.card.close();
    this.panel?.root.replaceChildren();
    this.busy(false);
    this.fail(null);
    this.note([]);
    this.lose([]);
    this.place(0, 0);
    this.undo.hidden = true;
    this.say('');
  }

  /** The one place that screen readers are told from. */
  say(sentence: string) {
    if (this.status.textContent !== sentence) this.status.textContent = sentence;
  }

  /** Shows that something goes on, once it takes longer, and no earlier fault. @returns ends it */
  work() {
    this.fail(null);
    const soon = setTimeout(() => {
      this.say(t.starting);
      this.busy(true);
    }, SOON);
    return () => {
      clearTimeout(soon);
      this.busy(false);
    };
  }

  busy(on: boolean) {
    this.progress.hidden = this.cancel.hidden = !on;
    if (!on) this.progress.value = 0;
  }

  /** @param retry whether trying again may help */
  fail(failure: Failure | null, retry: boolean = false) {
    this.fault.hidden = !failure;
    this.fault.replaceChildren();
    if (!failure) return;
    const sentence = make('p');
    sentence.append(make('strong', '', failure.message), ' ', make('code', '', failure.code));
    this.fault.append(sentence, make('p', 'hint', failure.hint));
    if (retry) this.fault.append(button('retry', t.bar.retry, () => this.#fire('retry')));
  }

  note(sentences: string[]) {
    this.notes.replaceChildren(...sentences.map((sentence) => make('p', 'note', sentence)));
  }

  /** Lists what is no longer in the article. */
  lose(lost: string[]) {
    this.lost.hidden = !lost.length;
    const list = make('ul');
    list.append(...lost.slice(0, 200).map((text) => make('li', '', text)));
    this.lost.replaceChildren(make('h2', '', t.notes.lost), make('p', 'none', t.notes.lostHint), list);
  }

  /**
   * Where the focus is among the marks.
   * @param sentence what the mark is
   */
  place(at: number, all: number, sentence: string = '') {
    this.steps.hidden = !all;
    this.walk.textContent = t.position(at, all);
    this.walk.ariaLabel = sentence || t.bar.walk(t.position(at, all));
    const letters = !this.host.hasAttribute('no-shortcuts');
    this.walk.ariaDescription = letters ? t.bar.keys : t.bar.keysPlain;
  }

  open() {
    if (!this.drawer.hidden) return;
    this.about.hidden = true;
    this.drawer.hidden = false;
    this.#expanded(true);
    this.#fire('open');
  }

  shut() {
    this.drawer.hidden = true;
    this.#expanded(false);
    this.#fire('shut');
    bars.settle();
  }

  #expanded(on: boolean) {
    this.toggle.ariaExpanded = String(on);
    this.toggle.textContent = on ? t.bar.close : t.bar.open;
  }

  #step(step: 1 | -1, sign: string, name: string) {
    const made = button(step > 0 ? 'next' : 'previous', sign, () => this.#fire('step', step));
    made.ariaLabel = name;
    return made;
  }

  #fire(name: string, detail?: unknown) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** @param name what the host's style sheet calls it */
function part<T extends keyof HTMLElementTagNameMap>(tag: T, className: string, name: string) {
  const element = make(tag, className);
  element.setAttribute('part', name);
  return element;
}

function button(className: string, text: string, act: () => void) {
  const made = makeButton(className, text, act);
  made.setAttribute('part', 'button');
  return made;
}
