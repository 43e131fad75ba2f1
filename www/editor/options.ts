// What an editor's decoration can be told.

import type { Kind, Layer } from '../article/layers.js';
import { type Extra, FIRST, passes } from '../view/legend.js';
import type { Places } from './readings.js';

/** `kinds` is what is marked: without it what the element marks at first, neither rough amounts nor what is less certain. */
export type Options = Places & { kinds?: (Kind | Extra)[]; minConfidence?: number; theme?: 'light' | 'dark'; key?: string };

/** The key that explains what stands at the caret. */
export const KEY = 'F8';

/** Whether a layer is shown. */
export function shows({ kind, findings }: Layer, { kinds, minConfidence = 0 }: Options) {
  const on = new Set(kinds ?? FIRST);
  return on.has(kind === 'scope' ? 'doubt' : kind) && findings.some((finding) => passes(finding, on, minConfidence));
}
