// Asks a worker one thing, which answers once or is ended: an error, a message that cannot be read, a silence that is too long
// and a cancel all end it.

import type { Analysis, Format } from './analysis.js';
import { plain } from './dom.js';
import { EngineError } from './errors.js';
import type { Files } from './files.js';

/** What to start the module from. */
export interface Start {
  bytes: ArrayBuffer;
  /** The build of the caller. */
  build: string;
}

/** What to export. */
export interface Findings {
  format: Format;
  analysis: Analysis;
  /** The article's address. */
  source: string;
}

/** To read a text, or to export what was found in it. */
export interface Question {
  text: string;
  findings?: Findings;
}

export interface Options {
  signal: AbortSignal;
  /** Told which share of the work is done, 0 to 1. */
  onProgress?: ((done: number) => void) | undefined;
}

/** @param options `limit` is how long it may be silent, in milliseconds */
export function ask(
  worker: Worker,
  message: Start | Question,
  files: Files,
  options: Partial<Options> & { limit: number },
): Promise<unknown> {
  const { signal, onProgress, limit } = plain({ ...options });
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    const settle = () => {
      clearTimeout(timer);
      listening.abort();
    };
    const fail = (error: unknown) => {
      settle();
      worker.terminate();
      reject(error);
    };
    const cancel = () => fail(signal?.reason);
    const late = () => fail(new EngineError('timeout'));
    let timer = setTimeout(late, limit);
    const crash = (event: Event) => {
      event.preventDefault();
      fail(new EngineError('worker-crash', { file: files.worker }));
    };
    /** What comes before the result, by the list that it belongs to. */
    const lists: Record<string, unknown[]> = plain({});
    const hear = ({ data }: MessageEvent) => {
      // Only what the worker has said itself: a page may have put anything on Object.prototype.
      const says = (name: string) => Object.hasOwn(data, name);
      if (says('list')) {
        (lists[data.list] ??= []).push(...data.items);
      } else if (says('done')) {
        clearTimeout(timer);
        timer = setTimeout(late, limit);
        onProgress?.(data.done);
      } else if (says('error')) {
        fail(new EngineError(data.error.code, { file: files.wasm, cause: data.error.message }));
      } else {
        settle();
        resolve(typeof data.result === 'object' ? { ...data.result, ...lists } : data.result);
      }
    };
    const until = plain({ signal: listening.signal });
    signal?.addEventListener('abort', cancel, until);
    worker.addEventListener('message', hear, until);
    worker.addEventListener('error', crash, until);
    // Chromium's workers have no onmessageerror to set.
    worker.addEventListener('messageerror', crash, until);
    worker.postMessage(message);
  });
}
