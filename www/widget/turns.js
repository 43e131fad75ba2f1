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

/** Lets the page do what waits. */
function breath() {
  const { scheduler } = /** @type {{scheduler?: {yield?: () => Promise<void>}}} */ (globalThis);
  return scheduler?.yield ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve));
}
