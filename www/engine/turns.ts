// Long work in short turns, so that the host's page stays quick: scrolling and typing come in between.

import { plain } from './dom.js';

/** How long one turn may take, in milliseconds. */
const TURN = 10;

/**
 * Runs a generator to its end.
 * @param work yields wherever it may be interrupted
 * @returns what it returns. Rejects with the signal's reason.
 */
export async function inTurns<T>(work: Iterator<unknown, T>, signal?: AbortSignal): Promise<T> {
  // What handed the work over may have taken its own turn.
  await breath();
  let end = performance.now() + TURN;
  for (;;) {
    signal?.throwIfAborted();
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() < end) continue;
    await breath();
    end = performance.now() + TURN;
  }
}

/** Work in turns of which only the latest goes on. */
export class Latest {
  readonly until: AbortSignal;
  #own = new AbortController();

  /** @param until ends it all */
  constructor(until: AbortSignal) {
    this.until = until;
  }

  /**
   * Begins it in the place of what goes on.
   * @returns resolves also where it was left off
   */
  run(work: Iterator<unknown, void>): Promise<void> {
    this.#own.abort();
    this.#own = new AbortController();
    const signal = AbortSignal.any([this.#own.signal, this.until]);
    return inTurns(work, signal).catch((error) => {
      if (!signal.aborted) throw error;
    });
  }
}

/** Does not wait any longer once the signal says so. */
export function ending<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return promise;
  return Promise.race([
    promise,
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), plain({ once: true }))),
  ]);
}

/** Lets the page do what waits. */
function breath() {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve));
}
