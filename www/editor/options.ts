// What an editor's decoration can be told.

import type { Kind, Layer } from '../article/layers.js';
import type { Places } from './readings.js';

export type Options = Places & { kinds?: Kind[]; minConfidence?: number; theme?: 'light' | 'dark'; key?: string };

/** The key that explains what stands at the caret. */
export const KEY = 'F8';

/** Whether a layer is shown. */
export function shows({ kind, findings }: Layer, { kinds, minConfidence = 0 }: Options) {
  const wanted = !kinds || kinds.includes(kind === 'scope' ? 'doubt' : kind);
  return wanted && findings.some(({ confidence }) => confidence === null || confidence >= minConfidence);
}
