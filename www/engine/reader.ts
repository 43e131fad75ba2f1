// One who reads: an element or an editor. All of a page's with the same files share one engine, whichever of our scripts they came by:
// one module is fetched and one worker started for them. An engine starts with the first question, and goes with its last reader.

import type { Analysis } from './analysis.js';
import type { Findings, Options, Question } from './ask.js';
import { plain } from './dom.js';
import { Engine } from './engine.js';
import type { Files } from './files.js';
import { ending } from './turns.js';

/** By where the files lie. The number is another when engines offer something else: a page may have scripts of several versions. */
const ENGINES = Symbol.for('claimlight.engines.1');

function engines(): Map<string, Engine> {
  if (!Object.hasOwn(globalThis, ENGINES)) Object.defineProperty(globalThis, ENGINES, plain({ value: new Map() }));
  return (globalThis as unknown as { [ENGINES]: Map<string, Engine> })[ENGINES];
}

/** How long the worker may rest before it is ended, in milliseconds. */
const IDLE = 5000;

export class Reader {
  #engine: Engine | null = null;
  /** What ends the reading that goes on. */
  #reading = new AbortController();
  #told = false;
  readonly #files: () => Files;
  readonly #idle: number;
  readonly #signal: AbortSignal;
  readonly #ready: (engine: Engine) => void;

  /**
   * @param files throws an `EngineError` where an address may not be used
   * @param signal ends it
   * @param ready told once, before the first answer
   * @param idle how long the worker may rest for this reader, in milliseconds
   */
  constructor(files: () => Files, signal: AbortSignal, ready: (engine: Engine) => void = () => {}, idle: number = IDLE) {
    this.#files = files;
    this.#idle = idle;
    this.#signal = signal;
    this.#ready = ready;
  }

  /** Gets the machine ready. */
  async start(): Promise<void> {
    await this.#awake(this.#signal, async () => {});
  }

  /**
   * Reads a text, whatever its length. The latest wins: an earlier reading of one's own that still goes on ends with an `AbortError`.
   * @param onProgress told which share of the work is done, 0 to 1
   * @returns offsets are UTF-16 units. Rejects with an `EngineError`.
   */
  analyze(text: string, onProgress?: (done: number) => void): Promise<Analysis> {
    this.cancel();
    this.#reading = new AbortController();
    return this.#ask({ text }, { signal: AbortSignal.any([this.#reading.signal, this.#signal]), onProgress });
  }

  /** Writes findings in another format. */
  export(text: string, findings: Findings): Promise<string> {
    return this.#ask({ text, findings }, { signal: this.#signal });
  }

  /** Ends the reading that goes on, if any. */
  cancel() {
    this.#reading.abort();
  }

  #ask<T>(question: Question, options: Options): Promise<T> {
    return this.#awake(options.signal, (engine) => engine.ask<T>(question, options));
  }

  async #awake<T>(signal: AbortSignal, act: (engine: Engine) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    const engine = (this.#engine ??= this.#join());
    return engine.awake(async () => {
      await ending(engine.start(), signal);
      if (!this.#told) this.#ready(engine);
      this.#told = true;
      return act(engine);
    });
  }

  #join() {
    const files = this.#files();
    const { build, carried, wasm, worker } = files;
    const key = [build, !carried, wasm, worker].join(' ');
    const all = engines();
    const engine = all.get(key) ?? new Engine(files);
    all.set(key, engine);
    engine.join(this, this.#idle);
    const leave = () => engine.leave(this) || all.delete(key);
    this.#signal.addEventListener('abort', leave, plain({ once: true }));
    return engine;
  }
}
