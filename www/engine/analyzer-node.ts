// The reading in Node, which fetches no files: the module is read from the disk, once.

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyzer } from './analyzer.js';

// A path, not `new URL('…', import.meta.url)`: a bundler for servers makes the address of a file for browsers out of that.
const module = async () => ({ module_or_path: await readFile(join(dirname(fileURLToPath(import.meta.url)), 'claimlight_bg.wasm')) });

export type * from './analysis.js';
export const { analyze, init } = analyzer(module);
