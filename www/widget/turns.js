// Long work in short turns, so that the host's page stays quick: scrolling and typing come in between.

/** How long one turn may take, in milliseconds. */
const TURN = 10;

/**
 * Runs a generator to its end.
 * @template T
 * @param {Iterator<unknown, T>} work yields wherever it may be interrupted
 * @param {AbortSignal} [signal]
 * @returns {Promise<T>} what it returns. Rejects with the signal's reason.
 */
export async function inTurns(work, signal) {
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
  #own = new AbortController();

  /** @param {AbortSignal} until ends it all */
  constructor(until) {
    this.until = until;
  }

  /** Begins it in the place of what goes on. @param {Iterator<unknown, void>} work @returns {Promise<void>} resolves also where it was left off */
  run(work) {
    this.#own.abort();
    this.#own = new AbortController();
    const signal = AbortSignal.any([this.#own.signal, this.until]);
    return inTurns(work, signal).catch((error) => {
      if (!signal.aborted) throw error;
    });
  }
}

/** Lets the page do what waits. */
function breath() {
  const { scheduler } = /** @type {{scheduler?: {yield?: () => Promise<void>}}} */ (globalThis);
  return scheduler?.yield ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve));
}
