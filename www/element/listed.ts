// The list filled with what is seen of a result.

import type { Finding } from '../article/layers.js';
import { countsOf } from '../view/counts.js';
import type { Result } from '../view/findings.js';
import type { Details } from './parts.js';
import type { Session } from './session.js';

/**
 * May be interrupted, and begun anew.
 * @param details what the list is made of
 * @param dismissed what the reader has dismissed of it
 * @param current what has been gone to, once the list is there
 */
export function* listed(session: Session, { Corrections }: Details, result: Result, dismissed: Finding[], current: () => Finding | null) {
  const { drawer, legend, panel } = session.view;
  if (!panel) return;
  session.corrections ??= new Corrections((text, note) => void session.correct(text, note));
  const { text, analysis, findings } = result;
  const left = findings.filter((finding) => !dismissed.includes(finding));
  const seen = new Set(left.filter((finding) => legend.admits(finding)));
  const folded = left.filter((finding) => legend.folds(finding));
  yield* panel.show(text, analysis, [...seen], session.corrections.offer(text, analysis), folded);
  drawer.dataset.on = [...legend.on].join(' ');
  legend.count(countsOf(result, (finding) => seen.has(finding)));
  yield;
  panel.mark(current());
}
