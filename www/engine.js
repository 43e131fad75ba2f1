// The seam to the machine: fetches the module, runs it in a worker, and on the page where no worker may be. No request
// ever hangs: an error, a message that cannot be read, a silence that is too long and a cancel all end it, and the worker.

/** @typedef {import('./pkg/claimlight.js').Analysis} Analysis */
/** @typedef {{signal?: AbortSignal, onProgress?: ((done: number) => void) | undefined}} Options */
/** @typedef {{run: (text: string, options: Options) => Promise<Analysis>}} Machine */

const MODULE = new URL('./pkg/claimlight_bg.wasm', import.meta.url);
const SCRIPT = new URL('./pkg/claimlight.js', import.meta.url);
const WORKER = new URL('./worker.js', import.meta.url);

/** How long the machine may be silent, in milliseconds: while it starts, and for each 1,000 characters that it reads. */
const STARTING = 30_000;
const READING = 100;

/** What can go wrong. `code` is one of the widget's error codes; `file` is the file it is about. */
export class EngineError extends Error {
  /**
   * @param {string} code
   * @param {{file?: URL, cause?: unknown}} [about]
   */
  constructor(code, { file, cause } = {}) {
    super(code, { cause });
    this.name = 'EngineError';
    this.code = code;
    this.file = file ? file.pathname.replace(/.*\/(?=pkg\/|[^/]*$)/, '') : '';
  }
}

export class Engine {
  /** The package's version; empty until it has started. */
  version = '';
  /** Why there is no worker; empty while there is one. */
  fallback = '';
  /** @type {Promise<ArrayBuffer> | null} */
  #bytes = null;
  /** @type {Promise<Machine> | null} */
  #machine = null;
  /** What ends the reading that goes on. */
  #reading = new AbortController();

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
  async analyze(text, onProgress) {
    this.cancel();
    const reading = (this.#reading = new AbortController());
    const { signal } = reading;
    const starting = this.start();
    const machine = await Promise.race([starting, ended(signal)]);
    // A worker that was ended in the middle is of no more use, nor is one that failed.
    const forget = () => this.#forget(starting);
    signal.addEventListener('abort', forget);
    try {
      return await machine.run(text, { signal, onProgress });
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

  /** @param {Promise<Machine>} machine */
  #forget(machine) {
    if (this.#machine === machine) this.#machine = null;
  }

  /** @returns {Promise<Machine>} */
  async #build() {
    this.#bytes ??= fetchModule().catch((error) => {
      this.#bytes = null;
      throw error;
    });
    const bytes = await this.#bytes;
    try {
      const machine = await this.#inWorker(bytes);
      this.fallback = '';
      return machine;
    } catch (error) {
      const machine = await this.#onPage(bytes);
      this.fallback = /** @type {EngineError} */ (error).code;
      return machine;
    }
  }

  /** @param {ArrayBuffer} bytes */
  async #inWorker(bytes) {
    /** @type {Worker | undefined} */
    let worker;
    try {
      worker = new Worker(WORKER, { type: 'module', name: 'claimlight' });
      this.version = await ask(worker, { bytes }, { limit: STARTING });
    } catch (error) {
      if (await refused('worker-src', WORKER)) throw new EngineError('csp-worker', { cause: error });
      if (error instanceof EngineError && error.code !== 'worker-crash') throw error;
      throw await diagnose(WORKER, error);
    }
    const started = worker;
    return {
      run: (/** @type {string} */ text, /** @type {Options} */ options) =>
        ask(started, { text }, { ...options, limit: STARTING + (READING * text.length) / 1000 }),
    };
  }

  /** @param {ArrayBuffer} bytes */
  async #onPage(bytes) {
    const { load } = await import('./load.js');
    const claimlight = await load(bytes).catch(async (error) => {
      // What was fetched may be what is wrong with it.
      this.#bytes = null;
      throw error.code === 'script-missing' ? await diagnose(SCRIPT, error) : new EngineError(error.code, { file: MODULE, cause: error });
    });
    this.version = claimlight.version();
    return {
      run: async (/** @type {string} */ text, /** @type {Options} */ { signal, onProgress }) => {
        // The page gets to paint what it says about waiting.
        await new Promise((resolve) => setTimeout(resolve, 50));
        signal?.throwIfAborted();
        try {
          return claimlight.analyze(text, onProgress);
        } catch (error) {
          throw new EngineError('worker-crash', { cause: error });
        }
      },
    };
  }
}

/** Rejects when a reading is ended. @param {AbortSignal} signal @returns {Promise<never>} */
function ended(signal) {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

/**
 * Asks a worker one thing. It answers once, or it is ended.
 * @param {Worker} worker
 * @param {{bytes: ArrayBuffer} | {text: string}} message
 * @param {Options & {limit: number}} options
 * @returns {Promise<any>}
 */
function ask(worker, message, { signal, onProgress, limit }) {
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
      fail(new EngineError('worker-crash', { file: WORKER }));
    };
    const hear = (/** @type {MessageEvent} */ { data }) => {
      if ('done' in data) {
        clearTimeout(timer);
        timer = setTimeout(late, limit);
        onProgress?.(data.done);
      } else if (data.error) {
        const file = data.error.code === 'script-missing' ? SCRIPT : MODULE;
        fail(new EngineError(data.error.code, { file, cause: data.error.message }));
      } else {
        settle();
        resolve(data.result);
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

/** The module's bytes, seen to be a wasm module whatever type the server gives them. */
async function fetchModule() {
  if (location.protocol === 'file:') throw new EngineError('file-protocol');
  const bytes = await (await get(MODULE)).arrayBuffer().catch((cause) => {
    throw new EngineError('cors-or-network', { file: MODULE, cause });
  });
  const [a, b, c, d] = new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength));
  if (a === 0 && b === 0x61 && c === 0x73 && d === 0x6d) return bytes;
  const start = new TextDecoder().decode(bytes.slice(0, 512)).trimStart();
  throw new EngineError(start.startsWith('<') ? 'html-instead-of-wasm' : 'integrity', { file: MODULE });
}

/** @param {URL} url */
async function get(url) {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new EngineError('not-found', { file: url });
    return response;
  } catch (cause) {
    if (cause instanceof EngineError) throw cause;
    throw new EngineError((await refused('connect-src', url)) ? 'csp-connect' : 'cors-or-network', { file: url, cause });
  }
}

/**
 * Why a script did not start: browsers do not say, so it is fetched and looked at.
 * @param {URL} url
 * @param {unknown} cause
 */
async function diagnose(url, cause) {
  try {
    const start = (await (await get(url)).text()).trimStart();
    return new EngineError(start.startsWith('<') ? 'not-found' : 'worker-crash', { file: url, cause });
  } catch (error) {
    return error;
  }
}

/** What the page's policy has refused: "directive address". */
const refusals = new Set();
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  refusals.add(`${effectiveDirective} ${blockedURI}`);
});

/**
 * Whether the page's policy has just refused a file.
 * @param {string} directive
 * @param {URL} url
 */
async function refused(directive, url) {
  // The event comes in a task of its own, after the failure.
  await new Promise((resolve) => setTimeout(resolve, 50));
  return refusals.has(`${directive} ${url}`);
}
