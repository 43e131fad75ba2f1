// What an editor's decoration can be told.

/**
 * @typedef {import('./readings.js').Places & {kinds?: import('../findings.js').Kind[], minConfidence?: number, theme?: 'light' | 'dark', key?: string}} Options
 */

/** The key that explains what stands at the caret. */
export const KEY = 'F8';

/** Whether a layer is shown. @param {import('../findings.js').Layer} layer @param {Options} options */
export function shows({ kind, findings }, { kinds, minConfidence = 0 }) {
  const wanted = !kinds || kinds.includes(kind === 'scope' ? 'doubt' : kind);
  return wanted && findings.some(({ confidence }) => confidence === null || confidence >= minConfidence);
}
