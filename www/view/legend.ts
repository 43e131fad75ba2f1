// What is shown, and how often it must be right: the switches above the list, which also say what each mark means and how many there are.

import { type Finding, type Kind, KINDS, type Layer } from '../article/layers.js';
import { make, makeButton } from './make.js';
import { t } from './strings.js';

/** What can be shown besides, each on its own: amounts that are only rough, what is not said, and findings that are wrong more often. */
export const EXTRAS = ['approximate', 'thoughts', 'tentative'] as const;
export type Extra = (typeof EXTRAS)[number];

/** What is shown where nobody says otherwise. */
export const FIRST: readonly (Kind | Extra)[] = [...KINDS, 'thoughts'];

export type Counts = Record<Kind, [shown: number, all: number]> & Record<Extra, number>;

/** Whether a finding is one of those. */
export const IS: Record<Extra, (finding: Finding) => boolean> = {
  approximate: ({ doubt }) => doubt?.kind === 'approximate',
  thoughts: ({ doubt, quote }) => !doubt && quote?.sort === 'attitude',
  tentative: ({ tentative }) => tentative,
};

/**
 * Whether a finding is right often enough, and of a sort that is shown; one without a figure is right often enough.
 * @param on what is shown
 * @param floor the least confidence that is shown, 0 to 1
 * @param extras which of them count
 */
export function passes(finding: Finding, on: ReadonlySet<Kind | Extra>, floor: number, extras: readonly Extra[] = EXTRAS) {
  const { confidence } = finding;
  return extras.every((extra) => on.has(extra) || !IS[extra](finding)) && (confidence === null || confidence >= floor);
}

/** Fires "change" whenever something else is to be shown, "labels" when marks are to say what they are, or no longer. */
export class Legend extends EventTarget {
  readonly root = make('div', 'legend');
  readonly labels = input('checkbox');
  #range = input('range');
  #number = input('number');
  #buttons: Map<Kind | Extra, HTMLButtonElement> = new Map();
  /** What is shown. */
  on: Set<Kind | Extra> = new Set(FIRST);
  /** The least confidence that is shown, 0 to 1. */
  floor = 0;

  constructor() {
    super();
    const words = t.legend;
    const row = make('div', 'kinds');
    row.role = 'group';
    row.ariaLabel = words.kinds;
    for (const kind of KINDS) {
      const [name, sample] = words[kind];
      const swatch = make('span', `swatch ${kind}`, sample);
      swatch.ariaHidden = 'true';
      row.append(this.#button('kind', kind, swatch, ` ${name} `));
    }
    row.append(...EXTRAS.map((extra) => this.#button('extra', extra, `${words[extra]} `)));
    const more = make('details', 'more');
    more.append(make('summary', '', words.more), this.#accuracy());
    this.root.append(row, more, this.#labelling());
    this.#paint();
  }

  #button(sort: 'kind' | 'extra', name: Kind | Extra, ...words: (string | Node)[]) {
    const button = makeButton('', '', () => {
      if (!this.on.delete(name)) this.on.add(name);
      this.#changed();
    });
    button.dataset[sort] = name;
    button.append(...words, make('span', 'count'));
    this.#buttons.set(name, button);
    return button;
  }

  #accuracy() {
    const root = make('div', 'floor');
    const both = [this.#range, this.#number];
    for (const one of both) {
      Object.assign(one, { min: '0', max: '100', value: '0' });
      one.addEventListener('input', () => {
        const value = Math.min(100, Math.max(0, Math.round(one.valueAsNumber || 0)));
        this.floor = value / 100;
        for (const other of both) if (other !== one) other.valueAsNumber = value;
        this.#changed();
      });
    }
    this.#number.addEventListener('blur', () => this.#fill());
    this.#range.id = 'floor';
    this.#range.step = '5';
    const label = make('label', '', t.legend.floor);
    label.htmlFor = 'floor';
    const times = make('label');
    times.append(this.#number, ` ${t.legend.times}`);
    root.append(label, this.#range, times);
    return root;
  }

  /** For marks only: highlights have nothing to write in. */
  #labelling() {
    const root = make('label', 'labels');
    this.labels.addEventListener('change', () => this.dispatchEvent(new Event('labels')));
    root.append(this.labels, ` ${t.legend.labels}`);
    root.hidden = true;
    return root;
  }

  /** Whether a finding is of a sort that is shown, and right often enough. */
  admits(finding: Finding) {
    return passes(finding, this.on, this.floor);
  }

  /** Whether it would be shown if it were right more often: the list keeps it, folded. */
  folds(finding: Finding) {
    return finding.tentative && !this.on.has('tentative') && passes(finding, this.on, this.floor, ['approximate', 'thoughts']);
  }

  /** Whether layers of its kind are shown. */
  shows({ kind }: Layer) {
    return this.on.has(kind === 'scope' ? 'doubt' : kind);
  }

  /** @param on whether there are marks that can say what they are */
  offerLabels(on: boolean) {
    (this.labels.parentElement as HTMLElement).hidden = !on;
  }

  count(counts: Counts) {
    for (const [name, button] of this.#buttons) {
      const count = counts[name];
      (button.lastChild as HTMLElement).textContent = typeof count === 'number' ? t.number(count) : t.shownOf(...count);
      button.hidden = count === 0;
    }
  }

  /**
   * Shows these, and what is at least so sure.
   * @param floor 0 to 1
   */
  set(shown: readonly (Kind | Extra)[], floor: number) {
    this.floor = Math.min(1, Math.max(0, floor));
    this.#fill();
    this.on = new Set(shown);
    this.#changed();
  }

  #fill() {
    for (const one of [this.#range, this.#number]) one.valueAsNumber = Math.round(this.floor * 100);
  }

  #changed() {
    this.#paint();
    this.dispatchEvent(new Event('change'));
  }

  #paint() {
    for (const [name, button] of this.#buttons) button.ariaPressed = String(this.on.has(name));
  }
}

function input(type: string) {
  const made = make('input');
  made.type = type;
  return made;
}
