// What the one-file build carries: the worker's script, and the module in base64 of gzip.

import { Marks } from '../article/marks.js';
import { carry } from '../engine/files.js';
import { load } from '../engine/load.js';
import { de } from '../view/de.js';
import * as details from '../view/details.js';
import { carryLanguages } from './language.js';
import { carryParts } from './parts.js';

async function bytes() {
  const packed = Uint8Array.from(atob(CLAIMLIGHT_MODULE), (c) => c.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

carry({ bytes, worker: CLAIMLIGHT_WORKER, load });
carryParts({ marks: { Marks }, details });
carryLanguages({ de });
