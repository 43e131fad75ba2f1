// The seam to the machine: runs it in a worker, and on the page where no worker may be. No request ever hangs: an error, a
// message that cannot be read, a silence that is too long and a cancel all end it, and the worker.

import { diagnose, EngineError, fetchModule, Refusals } from './assets.js';

/** @typedef {import('./pkg/claimlight.js').Analysis} Analysis */
/** @typedef {{format: import('./pkg/claimlight.js').Format, analysis: Analysis, source: string}} Findings what to export; `source` is the article's address */
/** @typedef {{text: string, findings?: Findings}} Question to read a text, or to export what was found in it */
/** @typedef {{signal: AbortSignal, onProgress?: ((done: number) => void) | undefined}} Options */
/** @typedef {{ask: (question: Question, options: Options) => Promise<any>, stop: () => void}} Machine */

/**
 * Where the machine's files lie.
 * @typedef {object} Files
 * @property {URL} wasm
 * @property {URL} worker
 * @property {URL} load the script that starts the machine on the page
 * @property {URL} script the one that comes with the module
 * @property {number} [size] how many bytes the module has
 * @property {string} [build] what the worker must have been built with
 * @property {Carried} [carried] the files themselves, where one file holds them all
 */

/** @typedef {{bytes: () => Promise<ArrayBuffer>, worker: string, load: typeof import('./load.js').load}} Carried */

/** How long the machine may be silent, in milliseconds: while it starts, and for each 1,000 characters that it reads. */
const STARTING = 30_000;
const READING = 100;

export class Engine {
  /** The package's version; empty until it has started. */
  version = '';
  /** Where it runs: in a worker, in one that imports another server's script, on the page; empty until it has started. */
  place = '';
  /** Why there is no worker; empty while there is one. */
  fallback = '';
  /** @type {Promise<ArrayBuffer> | null} */
  #bytes = null;
  /** @type {Promise<Machine> | null} */
  #machine = null;
  /** What ends the reading that goes on. */
  #reading = new AbortController();
  /** What ends the exports that go on or wait. */
  #exports = new AbortController();
  /** The last question; settled when its answer is there. @type {Promise<unknown>} */
  #last = Promise.resolve();

  /** @param {Files} files */
  constructor(files) {
    this.files = files;
  }

  /** Loads and starts the machine, unless that is done. After a failure the next call tries again. */
  start() {
    const machine = (this.#machine ??= this.#build());
    machine.catch(() => this.#forget(machine));
    return machine;
  }

  /**
   * Reads a text, whatever its length. The latest wins: an earlier reading that still goes on ends with an `AbortError`.
   * @param {string} text
   * @param {(done: number) => void} [onProgress] told which share of the work is done, 0 to 1
   * @returns {Promise<Analysis>} offsets are UTF-16 units. Rejects with an `EngineError`.
   */
  analyze(text, onProgress) {
    this.cancel();
    const { signal } = (this.#reading = new AbortController());
    return this.#ask({ text }, { signal, onProgress });
  }

  /**
   * Writes findings in another format, once the reading that goes on has ended.
   * @param {string} text
   * @param {Findings} findings
   * @returns {Promise<string>} Rejects with an `EngineError`.
   */
  export(text, findings) {
    return this.#ask({ text, findings }, { signal: this.#exports.signal });
  }

  /** One question at a time, since an answer does not say to which it belongs. @param {Question} question @param {Options} options */
  #ask(question, options) {
    const answer = this.#last.then(() => this.#answer(question, options));
    this.#last = answer.catch(() => {});
    return answer;
  }

  /** @param {Question} question @param {Options} options */
  async #answer(question, options) {
    const { signal } = options;
    signal.throwIfAborted();
    const starting = this.start();
    const machine = await Promise.race([starting, ended(signal)]);
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

  /** Ends the reading that goes on, if any. */
  cancel() {
    this.#reading.abort();
  }

  /** Ends all that goes on, and the worker. The next call starts another. */
  rest() {
    this.cancel();
    this.#exports.abort();
    this.#exports = new AbortController();
    if (this.#machine) this.#forget(this.#machine);
  }

  /** @param {Promise<Machine>} machine */
  #forget(machine) {
    if (this.#machine !== machine) return;
    this.#machine = null;
    machine.then(({ stop }) => stop(), () => {});
  }

  /** @returns {Promise<Machine>} */
  async #build() {
    const refusals = new Refusals();
    try {
      const { carried, wasm, size } = this.files;
      this.#bytes ??= carried ? carried.bytes() : fetchModule(wasm, refusals, size);
      const bytes = await this.#bytes;
      try {
        const machine = await this.#inWorker(bytes, refusals);
        this.place = this.#blob ? 'blob-worker' : 'worker';
        this.fallback = '';
        return machine;
      } catch (error) {
        const machine = await this.#onPage(bytes, refusals);
        this.place = 'page';
        this.fallback = /** @type {EngineError} */ (error).code;
        return machine;
      }
    } catch (error) {
      // What was fetched may be what is wrong.
      this.#bytes = null;
      throw error;
    } finally {
      refusals.stop();
    }
  }

  /** The worker's script where it has no address of its own to start from: carried along, or one that imports another server's. */
  get #blob() {
    const { carried, worker } = this.files;
    return carried?.worker ?? (worker.origin === location.origin ? '' : `import ${JSON.stringify(worker.href)};`);
  }

  /** @param {ArrayBuffer} bytes @param {Refusals} refusals @returns {Promise<Machine>} */
  async #inWorker(bytes, refusals) {
    const { files } = this;
    const own = this.#blob && URL.createObjectURL(new Blob([this.#blob], { type: 'text/javascript' }));
    /** @type {Worker | undefined} */
    let worker;
    try {
      worker = new Worker(trusted(own || files.worker.href), { type: 'module', name: 'claimlight' });
      this.version = await ask(worker, { bytes, build: files.build ?? '' }, files, { limit: STARTING });
    } catch (error) {
      if (!worker && error instanceof TypeError && 'trustedTypes' in globalThis) throw new EngineError('trusted-types', { cause: error });
      const known = error instanceof EngineError && error.code !== 'worker-crash';
      if (!known && (await refusals.of('worker-src', own ? new URL(own) : files.worker))) throw new EngineError('csp-worker', { cause: error });
      if (known) throw error;
      if (own) throw new EngineError('worker-cross-origin', { file: files.worker, cause: error });
      throw await diagnose(files.worker, refusals, error);
    } finally {
      if (own) URL.revokeObjectURL(own);
    }
    const started = worker;
    return {
      ask: (question, options) => ask(started, question, files, { ...options, limit: STARTING + (READING * question.text.length) / 1000 }),
      stop: () => started.terminate(),
    };
  }

  /** @param {ArrayBuffer} bytes @param {Refusals} refusals @returns {Promise<Machine>} */
  async #onPage(bytes, refusals) {
    const { files } = this;
    /** @type {{load: typeof import('./load.js').load}} */
    const { load } = files.carried ?? (await import(files.load.href).catch(async (cause) => {
      throw await diagnose(files.load, refusals, cause);
    }));
    const claimlight = await load(bytes, files.build).catch(async (error) => {
      if (error.code === 'script-missing') throw await diagnose(files.script, refusals, error);
      throw new EngineError(error.code, { file: files.wasm, cause: error });
    });
    this.version = claimlight.version();
    return {
      ask: async ({ text, findings }, { signal, onProgress }) => {
        // The page gets to paint what it says about waiting.
        await new Promise((resolve) => setTimeout(resolve, 50));
        signal.throwIfAborted();
        try {
          if (!findings) return claimlight.analyze(text, onProgress);
          return claimlight.exportAs(findings.format, text, findings.analysis, findings.source);
        } catch (error) {
          throw new EngineError(/** @type {{code?: string}} */ (error).code ?? 'worker-crash', { cause: error });
        }
      },
      stop: () => {},
    };
  }
}

/** @typedef {{createPolicy(name: string, rules: {createScriptURL: (url: string) => string}): {createScriptURL(url: string): string}}} TrustedTypes */

/**
 * A worker's address in the form that the page's policy wants.
 * @param {string} address
 * @returns {string} or what stands for one where Trusted Types are known
 */
function trusted(address) {
  const { trustedTypes } = /** @type {{trustedTypes?: TrustedTypes}} */ (globalThis);
  if (!trustedTypes) return address;
  // A page may hold several copies of us, and a policy's name may be given away only once.
  const shared = /** @type {{[policy: symbol]: ReturnType<TrustedTypes['createPolicy']>}} */ (/** @type {unknown} */ (globalThis));
  const key = Symbol.for('claimlight.policy');
  try {
    shared[key] ??= trustedTypes.createPolicy('claimlight', { createScriptURL: (/** @type {string} */ own) => own });
  } catch {
    // The page names its policies, and ours is not among them; where nothing is enforced, a string will do.
    return address;
  }
  return shared[key].createScriptURL(address);
}

/** Rejects when a reading is ended. @param {AbortSignal} signal @returns {Promise<never>} */
function ended(signal) {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

/**
 * Asks a worker one thing. It answers once, or it is ended.
 * @param {Worker} worker
 * @param {{bytes: ArrayBuffer, build: string} | Question} message
 * @param {Files} files
 * @param {Partial<Options> & {limit: number}} options
 * @returns {Promise<any>}
 */
function ask(worker, message, files, { signal, onProgress, limit }) {
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    const settle = () => {
      clearTimeout(timer);
      listening.abort();
    };
    const fail = (/** @type {unknown} */ error) => {
      settle();
      worker.terminate();
      reject(error);
    };
    const cancel = () => fail(signal?.reason);
    const late = () => fail(new EngineError('timeout'));
    let timer = setTimeout(late, limit);
    const crash = (/** @type {Event} */ event) => {
      event.preventDefault();
      fail(new EngineError('worker-crash', { file: files.worker }));
    };
    /** What comes before the result, by the list that it belongs to. @type {Record<string, unknown[]>} */
    const lists = {};
    const hear = (/** @type {MessageEvent} */ { data }) => {
      if ('list' in data) {
        (lists[data.list] ??= []).push(...data.items);
      } else if ('done' in data) {
        clearTimeout(timer);
        timer = setTimeout(late, limit);
        onProgress?.(data.done);
      } else if (data.error) {
        const file = data.error.code === 'script-missing' ? files.script : files.wasm;
        fail(new EngineError(data.error.code, { file, cause: data.error.message }));
      } else {
        settle();
        resolve(typeof data.result === 'object' ? { ...data.result, ...lists } : data.result);
      }
    };
    const until = { signal: listening.signal };
    signal?.addEventListener('abort', cancel, until);
    worker.addEventListener('message', hear, until);
    worker.addEventListener('error', crash, until);
    // Chromium's workers have no onmessageerror to set.
    worker.addEventListener('messageerror', crash, until);
    worker.postMessage(message);
  });
}
