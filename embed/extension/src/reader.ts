// Reads texts for the pages that ask, one at a time, in a worker. It runs in a page of the extension's own, whose policy allows the
// module and no connection: in Chromium an offscreen document, in Firefox the background page.

import { fetchModule, Refusals } from '../../../www/engine/assets.js';
import { codeOf } from '../../../www/engine/errors.js';
import type { Files } from '../../../www/engine/files.js';
import { inWorker, type Machine } from '../../../www/engine/machine.js';
import { type Answered, type Asked, READER } from './messages.js';

/** How long the worker stays after the last question, in milliseconds. */
const IDLE = 15_000;

/** How often it is told how far a reading is, in milliseconds: each time takes several processes. */
const OFTEN = 200;

/** @param idle called when nothing has been asked for a while, and the worker has ended */
export function serve(idle: () => void = () => {}) {
  let machine: Promise<Machine> | null = null;
  /** The last question; settled when it has been answered. */
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  let timer = 0;

  async function rest() {
    const ending = machine;
    machine = null;
    (await ending?.catch(() => null))?.stop();
    if (!waiting) idle();
  }

  async function answer(port: chrome.runtime.Port, question: Asked, gone: AbortSignal) {
    const tell = (answered: Answered) => gone.aborted || port.postMessage(answered);
    if (gone.aborted) return;
    try {
      const { ask } = await (machine ??= begin());
      let told = performance.now();
      const onProgress = (done: number) => {
        if (performance.now() < told + OFTEN) return;
        told = performance.now();
        tell({ done });
      };
      const result = await ask(question, { signal: gone, onProgress });
      tell({ result: result as NonNullable<Answered['result']> });
    } catch (error) {
      // A worker that was ended in the middle is of no more use, nor is one that failed.
      machine = null;
      tell({ error: codeOf(error) });
    }
  }

  chrome.runtime.onConnect.addListener((port) => {
    if (port.name !== READER) return;
    const leaving = new AbortController();
    port.onDisconnect.addListener(() => leaving.abort());
    port.onMessage.addListener((asked: Asked) => {
      waiting += 1;
      clearTimeout(timer);
      last = last
        .then(() => answer(port, asked, leaving.signal))
        .then(() => {
          waiting -= 1;
          if (!waiting) timer = window.setTimeout(() => void rest(), IDLE);
        });
    });
  });
}

/** The module, started in a worker. */
async function begin(): Promise<Machine> {
  const own = (name: string) => new URL(chrome.runtime.getURL(name));
  const files = {
    wasm: own('claimlight_bg.wasm'),
    worker: own('worker.js'),
    size: CLAIMLIGHT_SIZE,
    build: CLAIMLIGHT_BUILD,
    carried: undefined,
  } as Files;
  const refusals = new Refusals();
  try {
    return await inWorker(files, await fetchModule(files.wasm, refusals, files.size), refusals);
  } finally {
    refusals.stop();
  }
}
