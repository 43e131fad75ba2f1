// What the reader has corrected of who is who, and the ways to do so. Kept in memory, for the articles of this visit.

import type { Analysis } from '../engine/analysis.js';
import { type Correction, corrected, current, type Kept, lasting, same } from './correction.js';
import { make, makeButton } from './make.js';
import { aliases, wordsOf } from './speaker.js';
import { short, t } from './strings.js';

/** For so many texts corrections are kept. */
const TEXTS = 8;

/** What the reader has corrected, article by article, the last ones only. Nothing of it leaves the page or outlives it. */
export class Corrections {
  /** By the article's text. */
  #made: Map<string, Kept[]> = new Map();
  /** Those that were made on an analysis; others of its text may hold for the next one again. */
  #held: WeakMap<Analysis, Kept[]> = new WeakMap();
  #show;

  /** @param show shows anew what the reader has put right */
  constructor(show: (text: string, note: string) => void) {
    this.#show = show;
  }

  /**
   * What the list offers the reader: for each speaker the ways to correct who they are, and a button that takes the last
   * correction back, where there is one.
   * @param analysis as it is shown
   */
  offer(text: string, analysis: Analysis): { of: (id: number) => HTMLElement[]; undo: HTMLElement | null } {
    const made = this.#held.get(analysis) ?? [];
    const now = (kept: Kept[], note: string) => {
      this.#keep(text, kept);
      this.#show(text, note);
    };
    return {
      of: (id) => controls(text, analysis, id, (correction) => now([...made, lasting(analysis, correction)], t.panel.corrected)),
      undo: made.length ? makeButton('undo', t.panel.undo, () => now(made.slice(0, -1), t.panel.undone)) : null,
    };
  }

  /**
   * The analysis as the reader left it, or left an earlier state of the article.
   * @param found what the machine found
   */
  of(text: string, found: Analysis) {
    const made = this.#made.get(text) ?? [...this.#made].findLast(([other]) => alike(other, text))?.[1] ?? [];
    let analysis = found;
    const held = made.filter((kept) => {
      const correction = current(analysis, kept);
      if (correction) analysis = corrected(text, analysis, correction);
      return correction;
    });
    this.#held.set(analysis, held);
    return analysis;
  }

  forget() {
    this.#made.clear();
  }

  /** @param kept none, too, where all were taken back */
  #keep(text: string, kept: Kept[]) {
    this.#made.delete(text);
    this.#made.set(text, kept);
    for (const old of [...this.#made.keys()].slice(0, -TEXTS)) this.#made.delete(old);
  }
}

/** Whether two texts are one article, edited or gone on: half of the longer one are sentences of the other. */
function alike(a: string, b: string) {
  const sentences = (text: string) => text.split(/(?<=[.?!”"])\s+/);
  const there = new Set(sentences(a));
  const shared = sentences(b).reduce((sum, sentence) => sum + (there.has(sentence) ? sentence.length + 1 : 0), 0);
  return 2 * shared >= Math.max(a.length, b.length);
}

/** The ways to say who somebody is. */
function controls(text: string, analysis: Analysis, id: number, correct: (correction: Correction) => void) {
  const { speakers, quotes } = analysis;
  const { name } = speakers[id];
  const all = aliases(text, speakers[id]);
  if (speakers.length < 2 && all.length < 2) return [];
  const details = make('details', 'correct');
  details.append(make('summary', '', t.panel.correct));
  // Built when it is opened: a long list of speakers would else hold a choice of all in each of them.
  details.addEventListener('toggle', () => {
    if (!details.open || details.childElementCount > 1) return;
    const others = speakers.map((speaker, other) => ({ speaker, other })).filter(({ other }) => other !== id);
    const sources = quotes.flatMap(({ attribution: a }) => (a?.speaker === id && a.source ? [wordsOf(text, a.source)] : []));
    const apart = all.length > 1 ? all.filter(({ words }) => sources.some((source) => same(source, words))) : [];
    if (others.length) {
      const label = make('label', '', `${t.panel.sameAs(name)} `);
      const select = make('select');
      for (const { speaker, other } of others) {
        const option = make('option', '', short(speaker.name, 60));
        option.value = String(other);
        select.append(option);
      }
      label.append(select);
      const merge = makeButton('merge', t.panel.merge, () => correct({ kind: 'merge', from: id, into: Number(select.value) }));
      const line = make('p');
      line.append(label, ' ', merge);
      details.append(line);
    }
    for (const { words } of apart)
      details.append(makeButton('split', t.panel.split(short(words, 60), name), () => correct({ kind: 'split', from: id, words })));
  });
  return [details];
}
