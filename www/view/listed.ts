// The list filled with what is seen of a result.

import type { Finding } from '../article/layers.js';
import { Corrections } from './corrections.js';
import { countsOf } from './counts.js';
import type { Result } from './findings.js';
import type { Legend } from './legend.js';
import type { Panel } from './panel.js';

/** Whose list it is. */
interface Owner {
  view: { drawer: HTMLElement; legend: Legend; panel: Panel | null };
  /** What the reader has put right. */
  corrections: Corrections | null;
  correct(text: string, note: string): unknown;
}

/**
 * May be interrupted, and begun anew.
 * @param dismissed what the reader has dismissed of it
 * @param current what has been gone to, once the list is there
 */
export function* listed(owner: Owner, result: Result, dismissed: Finding[], current: () => Finding | null) {
  const { drawer, legend, panel } = owner.view;
  if (!panel) return;
  const corrections = (owner.corrections ??= new Corrections((text, note) => void owner.correct(text, note)));
  const { text, analysis, findings } = result;
  const left = findings.filter((finding) => !dismissed.includes(finding));
  const seen = new Set(left.filter((finding) => legend.admits(finding)));
  const folded = left.filter((finding) => legend.folds(finding));
  yield* panel.show(text, analysis, [...seen], corrections.offer(text, analysis), folded);
  drawer.dataset.on = [...legend.on].join(' ');
  legend.count(countsOf(result, (finding) => seen.has(finding)));
  yield;
  panel.mark(current());
}
