// Asks the extension's reader, from wherever it is asked.

import type { Analysis } from '../../../www/engine/analysis.js';
import type { Findings } from '../../../www/engine/ask.js';
import { EngineError } from '../../../www/engine/errors.js';
import { type Answered, type Asked, READER, type Told } from './messages.js';

/**
 * Reads a text. Offsets are UTF-16 units.
 * @param signal ends it
 * @param onProgress told which share of the text has been read, 0 to 1
 */
export const read = (text: string, signal: AbortSignal, onProgress: (done: number) => void) =>
  ask({ text }, signal, onProgress) as Promise<Analysis>;

/** Writes findings in another format. */
export const write = (text: string, findings: Findings) => ask({ text, findings }, new AbortController().signal) as Promise<string>;

async function ask(question: Asked, signal: AbortSignal, onProgress: (done: number) => void = () => {}) {
  const told: Told = { reader: true };
  await chrome.runtime.sendMessage(told);
  signal.throwIfAborted();
  const port = chrome.runtime.connect({ name: READER });
  try {
    return await new Promise<unknown>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      port.onDisconnect.addListener(() => reject(new EngineError('worker-crash')));
      port.onMessage.addListener(({ done, result, error }: Answered) => {
        if (error) reject(new EngineError(error));
        else if (result !== undefined) resolve(result);
        else onProgress(done ?? 0);
      });
      port.postMessage(question);
    });
  } finally {
    port.disconnect();
  }
}
