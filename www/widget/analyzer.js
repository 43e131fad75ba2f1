// The reading alone, for a server or a tool: no page, no element. It starts the module at the first reading.

import start, { analyze as read } from '../pkg/claimlight.js';

/** @typedef {{module_or_path: URL | Response | BufferSource | WebAssembly.Module}} From */

/** @param {() => From | Promise<From>} own where the module is, if nobody says otherwise */
export function analyzer(own) {
  /** @type {Promise<unknown> | null} */
  let started = null;
  const begin = async (/** @type {From | undefined} */ from) => start(from ?? (await own()));
  /** @param {From} [from] */
  async function init(from) {
    started ??= begin(from);
    try {
      await started;
    } catch (error) {
      // The next call tries again.
      started = null;
      throw error;
    }
  }
  /** @param {string} text @param {(done: number) => void} [onProgress] */
  async function analyze(text, onProgress) {
    await init();
    return read(text, onProgress);
  }
  return { analyze, init };
}
