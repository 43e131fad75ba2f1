// What the element tells the page. What the page does by itself, setting `results` or calling `focusFinding`, fires none.

import type { Layer } from '../article/layers.js';
import { plain } from '../engine/dom.js';
import type { Machine } from '../engine/machine.js';
import type { Failure } from '../view/failures.js';
import { totalsOf } from '../view/counts.js';
import type { Result } from '../view/findings.js';
import { type Results, toResults } from '../view/results.js';
import type { ClaimLight } from './claim-light.js';

/** How many there are of each. */
export interface Counts {
  quotes: number;
  speakers: number;
  doubts: number;
}

/** Something went wrong. */
export interface Problem extends Failure {
  /** Whether nothing is shown because of it. */
  fatal: boolean;
  /** What was done instead; empty for nothing. */
  fallback: '' | Machine['place'] | 'highlights' | 'best-match';
}

/** All bubble and cross shadow roots. */
export interface ClaimLightEvents {
  'claimlight-ready': CustomEvent<{ version: string; place: Machine['place'] }>;
  'claimlight-progress': CustomEvent<{ done: number }>;
  'claimlight-results': CustomEvent<Counts & { results: Results }>;
  'claimlight-select': CustomEvent<{ id: number; kind: Layer['kind']; text: string }>;
  'claimlight-error': CustomEvent<Problem>;
}

declare global {
  interface HTMLElementTagNameMap {
    'claim-light': ClaimLight;
  }
}

export type EventName = 'ready' | 'progress' | 'results' | 'select' | 'error';

/** Tells the page something, from the element. */
export function tell<K extends EventName>(element: EventTarget, name: K, detail: ClaimLightEvents[`claimlight-${K}`]['detail']) {
  element.dispatchEvent(new CustomEvent(`claimlight-${name}`, plain({ bubbles: true, composed: true, detail })));
}

/** What is told of a result; the results are put together for those who ask, and not for those who copy the rest. */
export function told(result: Result) {
  return Object.defineProperty(
    totalsOf(result.analysis) as Counts & { results: Results },
    'results',
    plain({ get: () => toResults(result) }),
  );
}
