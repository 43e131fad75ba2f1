// The seam to the machine: starts it, asks it one thing at a time, and starts another where one has ended. No request ever hangs.
// It may have several users, who take turns, and rests when none of them has asked for a while: a worker that nobody asks is memory
// that the page could use.

import type { Options, Question } from './ask.js';
import { fetchModule, Refusals } from './assets.js';
import { codeOf, type ErrorCode } from './errors.js';
import type { Files } from './files.js';
import { inWorker, type Machine, onPage } from './machine.js';
import { ending } from './turns.js';

export class Engine {
  readonly files: Files;
  /** The package's version; empty until it has started. */
  version = '';
  /** Where it runs: in a worker, in one that imports another server's script, on the page; empty until it has started. */
  place: Machine['place'] | '' = '';
  /** Why there is no worker; empty while there is one. */
  fallback: ErrorCode | '' = '';
  #bytes: Promise<ArrayBuffer> | null = null;
  #machine: Promise<Machine> | null = null;
  /** The last question; settled when its answer is there. */
  #last: Promise<unknown> = Promise.resolve();
  /** How long the worker may rest for each user before it is ended, in milliseconds. */
  #users: Map<object, number> = new Map();
  #busy = 0;
  #idle = 0;

  constructor(files: Files) {
    this.files = files;
  }

  join(user: object, idle: number) {
    this.#users.set(user, idle);
  }

  /** @returns how many users are left; the last ends the worker */
  leave(user: object): number {
    this.#users.delete(user);
    if (!this.#users.size) this.rest();
    return this.#users.size;
  }

  /** Does something during which it does not rest. */
  async awake<T>(act: () => Promise<T>): Promise<T> {
    this.#busy += 1;
    clearTimeout(this.#idle);
    try {
      return await act();
    } finally {
      this.#busy -= 1;
      clearTimeout(this.#idle);
      if (!this.#busy && this.#users.size) this.#idle = window.setTimeout(() => this.rest(), Math.max(...this.#users.values()));
    }
  }

  /** Loads and starts the machine, unless that is done. After a failure the next call tries again. */
  start() {
    const machine = (this.#machine ??= this.#build());
    machine.catch(() => this.#forget(machine));
    return machine;
  }

  /**
   * Asks one thing, when those who asked before have their answers: an answer does not say to which question it belongs.
   * @returns Rejects with an `EngineError`, or with the signal's reason.
   */
  ask<T>(question: Question, options: Options): Promise<T> {
    const answer = this.#last.then(() => this.#answer(question, options)) as Promise<T>;
    this.#last = answer.catch(() => {});
    return ending(answer, options.signal);
  }

  async #answer(question: Question, options: Options) {
    const { signal } = options;
    signal.throwIfAborted();
    const starting = this.start();
    const machine = await ending(starting, signal);
    // A worker that was ended in the middle is of no more use, nor is one that failed.
    const forget = () => this.#forget(starting);
    signal.addEventListener('abort', forget);
    try {
      return await machine.ask(question, options);
    } catch (error) {
      forget();
      throw error;
    } finally {
      signal.removeEventListener('abort', forget);
    }
  }

  /** Ends the worker. The next question starts another. */
  rest() {
    clearTimeout(this.#idle);
    if (this.#machine) this.#forget(this.#machine);
  }

  #forget(machine: Promise<Machine>) {
    if (this.#machine !== machine) return;
    this.#machine = null;
    machine.then(
      ({ stop }) => stop(),
      () => {},
    );
  }

  async #build(): Promise<Machine> {
    const refusals = new Refusals();
    try {
      const { carried, wasm, size } = this.files;
      this.#bytes ??= carried ? carried.bytes() : fetchModule(wasm, refusals, size);
      const bytes = await this.#bytes;
      let fallback: ErrorCode | '' = '';
      const machine = await inWorker(this.files, bytes, refusals).catch((error) => {
        fallback = codeOf(error);
        return onPage(this.files, bytes, refusals);
      });
      this.version = machine.version;
      this.place = machine.place;
      this.fallback = fallback;
      return machine;
    } catch (error) {
      // What was fetched may be what is wrong.
      this.#bytes = null;
      throw error;
    } finally {
      refusals.stop();
    }
  }
}
