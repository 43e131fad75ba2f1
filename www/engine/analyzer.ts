// The reading alone, for a server or a tool: no page, no element. It starts the module at the first reading.

import start, { analyze as read } from '../pkg/claimlight.js';
import type { Analysis } from './analysis.js';

export interface From {
  module_or_path: URL | Response | BufferSource | WebAssembly.Module;
}

/** @param own where the module is, if nobody says otherwise */
export function analyzer(own: () => From | Promise<From>) {
  let started: Promise<unknown> | null = null;
  const begin = async (from: From | undefined) => start(from ?? (await own()));
  /** Starts the module before it is needed; or from elsewhere, where the file beside this script cannot be had: call it first then. */
  async function init(from?: From): Promise<void> {
    started ??= begin(from);
    try {
      await started;
    } catch (error) {
      // The next call tries again.
      started = null;
      throw error;
    }
  }
  /** Reads a text; the first call starts the module. Offsets are UTF-16 units: `text.slice(...span)` gives the words. */
  async function analyze(text: string, onProgress?: (done: number) => void): Promise<Analysis> {
    await init();
    return read(text, onProgress);
  }
  return { analyze, init };
}
