// The worker: starts the machine from the bytes that the page hands it, then reads one text at a time. Its own policy
// forbids every connection, so it could not send a text anywhere.

import { load } from './load.js';

/** @type {import('./load.js').Claimlight} */
let claimlight;

/** @param {MessageEvent<{bytes?: ArrayBuffer, text?: string}>} message */
self.onmessage = async ({ data }) => {
  try {
    if (data.bytes) {
      claimlight = await load(data.bytes);
      self.postMessage({ result: claimlight.version() });
    } else {
      const analysis = claimlight.analyze(data.text ?? '', (done) => self.postMessage({ done }));
      self.postMessage({ result: analysis });
    }
  } catch (error) {
    const { code = 'worker-crash', message } = /** @type {Error & {code?: string}} */ (error);
    self.postMessage({ error: { code, message } });
  }
};
