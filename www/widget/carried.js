// What the one-file build carries: the worker's script, and the module in base64 of gzip.

import { load } from '../load.js';
import { carry } from './files.js';
import * as marks from './marks.js';

async function bytes() {
  const packed = Uint8Array.from(atob(CLAIMLIGHT_MODULE), (c) => c.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

carry({ bytes, worker: CLAIMLIGHT_WORKER, load, marks });
