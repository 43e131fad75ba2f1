// What reads: the module, started in a worker, or on the page where no worker may be.

import { diagnose, type Refusals, within } from './assets.js';
import { ask, type Options, type Question } from './ask.js';
import { plain } from './dom.js';
import { codeOf, EngineError } from './errors.js';
import type { Files } from './files.js';
import { trusted } from './trusted.js';

export interface Machine {
  /** The package's version. */
  version: string;
  place: 'worker' | 'blob-worker' | 'page';
  ask(question: Question, options: Options): Promise<unknown>;
  stop(): void;
}

/** How long a worker may be silent, in milliseconds: while it starts, and for each 1,000 characters that it reads. */
const STARTING = 30_000;
const READING = 100;

export async function inWorker(files: Files, bytes: ArrayBuffer, refusals: Refusals): Promise<Machine> {
  const script = scriptOf(files);
  const own = script && URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  let worker: Worker | undefined;
  try {
    if (typeof Worker !== 'function') throw new EngineError('worker-unavailable');
    const started = (worker = new Worker(trusted(own || files.worker.href), plain<WorkerOptions>({ type: 'module', name: 'claimlight' })));
    const version = `${await ask(started, { bytes, build: files.build }, files, { limit: STARTING })}`;
    return {
      version,
      place: script ? 'blob-worker' : 'worker',
      ask: (question, options) => ask(started, question, files, { ...options, limit: STARTING + (READING * question.text.length) / 1000 }),
      stop: () => started.terminate(),
    };
  } catch (error) {
    if (!worker && error instanceof TypeError && 'trustedTypes' in globalThis) throw new EngineError('trusted-types', { cause: error });
    const known = error instanceof EngineError && error.code !== 'worker-crash';
    if (!known && (await refusals.of('worker-src', own ? new URL(own) : files.worker)))
      throw new EngineError('csp-worker', { cause: error });
    if (known) throw error;
    if (own) throw new EngineError('worker-cross-origin', { file: files.worker, cause: error });
    throw await diagnose(files.worker, refusals, error);
  } finally {
    if (own) URL.revokeObjectURL(own);
  }
}

/** A worker's script where it has no address of its own to start from: carried along, or one that imports another server's. */
function scriptOf({ carried, worker }: Files) {
  return carried?.worker ?? (worker.origin === location.origin ? '' : `import ${JSON.stringify(worker.href)};`);
}

export async function onPage(files: Files, bytes: ArrayBuffer, refusals: Refusals): Promise<Machine> {
  // The worker's script starts the module here as well.
  const imported = () =>
    within(import(files.worker.href), STARTING, files.worker).catch(async (cause) => {
      throw await diagnose(files.worker, refusals, cause);
    });
  const { load }: { load: typeof import('./load.js').load } = files.carried ?? (await imported());
  const claimlight = await load(bytes, files.build).catch((error) => {
    throw new EngineError(codeOf(error), { file: files.wasm, cause: error });
  });
  return {
    version: claimlight.version(),
    place: 'page',
    ask: async ({ text, findings }, { signal, onProgress }) => {
      // The page gets to paint what it says about waiting.
      await new Promise((resolve) => setTimeout(resolve, 50));
      signal.throwIfAborted();
      try {
        if (!findings) return claimlight.analyze(text, onProgress);
        return claimlight.exportAs(findings.format, text, findings.analysis, findings.source);
      } catch (error) {
        throw new EngineError(codeOf(error), { cause: error });
      }
    },
    stop: () => {},
  };
}
