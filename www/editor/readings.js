// One machine for all editors of a page: they take turns, so that none ends what another waits for.

import { Engine } from '../engine.js';
import { filesOf } from '../widget/files.js';
import { failure } from '../widget/words.js';

/**
 * @typedef {import('../findings.js').Analysis} Analysis
 * @typedef {{assetBase?: string, wasmSrc?: string, workerSrc?: string}} Places where the files lie, as the element's attributes say it
 */

/** How long a worker may rest before it is ended, in milliseconds: somebody who writes also thinks. */
const IDLE = 60_000;

/** By where their files lie. @type {Map<string, Readings>} */
const shared = new Map();

export class Readings {
  #users = 0;
  #idle = 0;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();

  /** The one that reads with these files. @param {Places} places */
  static of(places) {
    const named = { 'asset-base': places.assetBase, 'wasm-src': places.wasmSrc, 'worker-src': places.workerSrc };
    const files = filesOf({ getAttribute: (name) => named[/** @type {keyof typeof named} */ (name)] ?? null });
    const key = `${files.wasm} ${files.worker}`;
    const own = shared.get(key) ?? new Readings(new Engine(files));
    shared.set(key, own);
    own.#users += 1;
    return own;
  }

  /** @param {Engine} engine */
  constructor(engine) {
    this.engine = engine;
  }

  /**
   * Reads a text when those who asked before have theirs. What breaks a line in a word processor counts as a space.
   * @param {string} text
   * @returns {Promise<Analysis>} Rejects with what `widget/words.js` makes of the fault.
   */
  analyze(text) {
    clearTimeout(this.#idle);
    const turn = this.#last.then(() => this.engine.analyze(plain(text)));
    this.#last = turn.catch(() => {});
    void this.#last.then(() => this.#rest());
    return turn.catch((error) => {
      throw failure(error);
    });
  }

  /** One that read with it does so no more; the last one ends the worker. */
  leave() {
    this.#users -= 1;
    if (!this.#users) this.engine.rest();
  }

  #rest() {
    clearTimeout(this.#idle);
    this.#idle = window.setTimeout(() => this.engine.rest(), this.#users ? IDLE : 0);
  }
}

/** Editors write some spaces as such that no line may break at. @param {string} text */
export const plain = (text) => text.replaceAll('\u00a0', ' ');
