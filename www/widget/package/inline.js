// Makes the one-file build out of the package's own files, so that the module is not shipped twice.

import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const own = (file) => readFile(new URL(file, import.meta.url));

export async function inline() {
  const module = gzipSync(await own('claimlight_bg.wasm'), { level: 9 }).toString('base64');
  return `const CLAIMLIGHT_MODULE=${JSON.stringify(module)};\n${await own('one-file.js')}`;
}
