// What stands in the shadow root: a bar that takes no room in the page, the list behind it, and the card.

import { make, makeButton } from '../element.js';
import { exportMenu } from '../export.js';
import { Legend } from '../legend.js';
import { Panel } from '../panel.js';
import { Card } from '../popover.js';
import { position } from '../strings.js';
import { beside, dialog } from './beside.js';
import { controls } from './controls.js';
import { LINES } from './palette.js';
import css from './widget.css';
import * as words from './words.js';

/** @typedef {{code: string, message: string, hint: string}} Failure */

/** Fires "open" and "shut" (the list), "cancel", "retry", "undo", "key" (`detail` is a keyboard event on the marks' one stop), "step" (1 or -1). */
export class View extends EventTarget {
  /** What the export menu asks. @type {Parameters<typeof exportMenu>[0]} */
  write = () => null;

  /** @param {ShadowRoot} shadow @param {HTMLElement} host */
  constructor(shadow, host) {
    super();
    this.host = host;
    const sheet = new CSSStyleSheet();
    const lines = Object.entries(LINES).map(([name, line]) => `[data-doubt=${name.replace('doubt-', '')}]{text-decoration:underline ${line} var(--doubt-line)}`);
    sheet.replaceSync(css + lines.join(''));
    shadow.adoptedStyleSheets = [sheet];

    this.status = part('p', 'status', 'status');
    this.status.setAttribute('role', 'status');
    this.progress = make('progress');
    this.progress.setAttribute('aria-label', words.bar.progress);
    this.cancel = button('cancel', words.bar.cancel, () => this.#fire('cancel'));
    this.walk = button('walk', '', () => this.#fire('key', new KeyboardEvent('keydown', { key: 'Enter' })));
    this.walk.addEventListener('keydown', (event) => this.#fire('key', event));
    this.steps = make('span', 'steps');
    this.steps.append(this.#step(-1, '‹', words.bar.previous), this.walk, this.#step(1, '›', words.bar.next));
    this.toggle = button('toggle', words.bar.open, () => (this.drawer.hidden ? this.open() : this.shut()));
    this.toggle.setAttribute('aria-controls', 'drawer');
    this.undo = button('undo', words.bar.undo, () => this.#fire('undo'));
    this.fault = part('div', 'fault', 'error');
    this.bar = part('div', 'bar', 'bar');
    this.bar.append(this.status, this.undo, this.progress, this.cancel, this.steps, this.toggle);

    this.drawer = part('div', 'drawer', 'panel');
    this.drawer.id = 'drawer';
    this.drawer.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      this.shut();
      this.toggle.focus();
    });
    const box = controls();
    this.legend = new Legend(box);
    this.notes = make('div', 'notes');
    const list = make('div', 'panel');
    this.panel = new Panel(list, this.drawer);
    this.lost = make('section', 'lost');
    const exports = exportMenu((format) => this.write(format), () => print(), (sentence) => this.say(sentence));
    this.drawer.append(this.notes, box, list, this.lost, exports, make('p', 'caution', words.notes.caution));

    const card = dialog();
    this.card = new Card(card, beside, ['list', 'link', 'dismiss']);
    this.card.addEventListener('close', () => card.hidePopover?.());

    const frame = (this.frame = part('section', 'frame', 'frame'));
    frame.lang = 'en';
    frame.dir = 'ltr';
    frame.setAttribute('aria-label', words.bar.region);
    frame.append(this.fault, this.drawer, this.bar);
    shadow.append(frame, card, make('slot'));
    this.reset();
  }

  /** As it stands before anything is known. */
  reset() {
    this.card.close();
    this.busy(false);
    this.fail(null);
    this.note([]);
    this.lose([]);
    this.place(0, 0);
    this.shut();
    this.toggle.hidden = true;
    this.undo.hidden = true;
    this.say('');
  }

  /** The one place that screen readers are told from. @param {string} sentence */
  say(sentence) {
    if (this.status.textContent !== sentence) this.status.textContent = sentence;
  }

  /** @param {boolean} on */
  busy(on) {
    this.progress.hidden = this.cancel.hidden = !on;
    if (!on) this.progress.value = 0;
  }

  /** @param {Failure | null} failure @param {boolean} [retry] whether trying again may help */
  fail(failure, retry = false) {
    this.fault.hidden = !failure;
    this.fault.replaceChildren();
    if (!failure) return;
    const sentence = make('p');
    sentence.append(make('strong', '', failure.message), ' ', make('code', '', failure.code));
    this.fault.append(sentence, make('p', 'hint', failure.hint));
    if (retry) this.fault.append(button('retry', words.bar.retry, () => this.#fire('retry')));
  }

  /** @param {string[]} sentences */
  note(sentences) {
    this.notes.replaceChildren(...sentences.map((sentence) => make('p', 'note', sentence)));
  }

  /** Lists what is no longer in the article. @param {string[]} lost */
  lose(lost) {
    this.lost.hidden = !lost.length;
    const list = make('ul');
    list.append(...lost.slice(0, 200).map((text) => make('li', '', text)));
    this.lost.replaceChildren(make('h2', '', words.notes.lost), make('p', 'none', words.notes.lostHint), list);
  }

  /** Where the focus is among the marks. @param {number} at @param {number} all @param {string} [sentence] what the mark is */
  place(at, all, sentence = '') {
    this.steps.hidden = !all;
    this.walk.textContent = position(at, all);
    this.walk.setAttribute('aria-label', sentence || words.bar.walk(position(at, all)));
    const letters = !this.host.hasAttribute('no-shortcuts');
    this.walk.setAttribute('aria-description', letters ? words.bar.keys : words.bar.keysPlain);
  }

  open() {
    if (!this.drawer.hidden) return;
    this.drawer.hidden = false;
    this.#expanded(true);
    this.#fire('open');
  }

  shut() {
    this.drawer.hidden = true;
    this.#expanded(false);
    this.#fire('shut');
  }

  /** @param {boolean} on */
  #expanded(on) {
    this.toggle.setAttribute('aria-expanded', String(on));
    this.toggle.textContent = on ? words.bar.close : words.bar.open;
  }

  /** @param {1 | -1} step @param {string} sign @param {string} name */
  #step(step, sign, name) {
    const made = button(step > 0 ? 'next' : 'previous', sign, () => this.#fire('step', step));
    made.setAttribute('aria-label', name);
    return made;
  }

  /** @param {string} name @param {unknown} [detail] */
  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {string} className @param {string} name what the host's style sheet calls it
 */
function part(tag, className, name) {
  const element = make(tag, className);
  element.setAttribute('part', name);
  return element;
}

/** @param {string} className @param {string} text @param {() => void} act */
function button(className, text, act) {
  const made = makeButton(className, text, act);
  made.setAttribute('part', 'button');
  return made;
}
