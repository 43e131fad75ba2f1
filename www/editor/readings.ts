// How an editor reads: by the page's one machine.

import type { Analysis } from '../engine/analysis.js';
import { filesOf } from '../engine/files.js';
import { Reader } from '../engine/reader.js';
import { failure } from '../view/failures.js';

/** Where the files lie, as the element's attributes say it. */
export type Places = { assetBase?: string; wasmSrc?: string; workerSrc?: string };

/** How long a worker may rest before it is ended, in milliseconds: somebody who writes also thinks. */
const IDLE = 60_000;

export class Readings {
  #ending = new AbortController();
  #reader: Reader;

  constructor(places: Places) {
    const named = { 'asset-base': places.assetBase, 'wasm-src': places.wasmSrc, 'worker-src': places.workerSrc };
    const files = filesOf((name) => (named[name] === undefined ? null : { address: named[name], byScript: true }));
    this.#reader = new Reader(() => files, this.#ending.signal, undefined, IDLE);
  }

  /**
   * Reads a text. What breaks a line in a word processor counts as a space.
   * @returns Rejects with what `failure` makes of the fault.
   */
  analyze(text: string): Promise<Analysis> {
    return this.#reader.analyze(plain(text)).catch((error) => {
      throw failure(error);
    });
  }

  /** Reads no more; the last one ends the worker. */
  leave() {
    this.#ending.abort();
  }
}

/** Editors write some spaces as such that no line may break at. */
export const plain = (text: string) => text.replaceAll('\u00a0', ' ');
