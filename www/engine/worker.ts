// The worker: starts the machine from the bytes that the page hands it, then reads or exports one text at a time. Its own policy
// forbids every connection, so it could not send a text anywhere. The element's copy is a script for the page as well, where
// no worker may be: there it only starts the machine.

import type { Findings } from './ask.js';
import { codeOf } from './errors.js';
import { type Claimlight, load } from './load.js';

export { load };

const LISTS = ['speakers', 'quotes', 'uncertainties'] as const;
const PIECE = 500;

let claimlight: Claimlight;

async function hear({ data }: MessageEvent<{ bytes?: ArrayBuffer; build?: string; text?: string; findings?: Findings }>) {
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
    self.postMessage({ error: { code: codeOf(error), message: (error as Error).message } });
  }
}

if (!('document' in globalThis)) self.onmessage = hear;
