// The worker: starts the machine from the bytes that the page hands it, then reads or exports one text at a time. Its own policy
// forbids every connection, so it could not send a text anywhere. The element's copy is a script for the page as well, where
// no worker may be: there it only starts the machine.

import { load } from './load.js';

export { load };

const LISTS = /** @type {const} */ (['speakers', 'quotes', 'uncertainties']);
const PIECE = 500;

/** @type {import('./load.js').Claimlight} */
let claimlight;

/** @param {MessageEvent<{bytes?: ArrayBuffer, build?: string, text?: string, findings?: import('./engine.js').Findings}>} message */
async function hear({ data }) {
  try {
    if (data.bytes) {
      claimlight = await load(data.bytes, data.build);
      self.postMessage({ result: claimlight.version() });
    } else if (data.findings) {
      const { format, analysis, source } = data.findings;
      self.postMessage({ result: claimlight.exportAs(format, data.text ?? '', analysis, source) });
    } else {
      const analysis = claimlight.analyze(data.text ?? '', (done) => self.postMessage({ done }));
      // In pieces: a long article's findings at once would hold the page up.
      for (const list of LISTS)
        for (let i = 0; i < analysis[list].length; i += PIECE) self.postMessage({ list, items: analysis[list].slice(i, i + PIECE) });
      self.postMessage({ result: { ...analysis, speakers: [], quotes: [], uncertainties: [] } });
    }
  } catch (error) {
    const { code = 'worker-crash', message } = /** @type {Error & {code?: string}} */ (error);
    self.postMessage({ error: { code, message } });
  }
}

if (!('document' in globalThis)) self.onmessage = hear;
