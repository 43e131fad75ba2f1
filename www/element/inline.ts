// Makes the one-file build out of the package's own files, so that the module is not shipped twice.

import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const own = (file: string) => readFile(new URL(file, import.meta.url));

/** The element, its worker and the wasm module as one module script, which asks for no other file. Node only. */
export async function inline(): Promise<string> {
  const module = gzipSync(await own('claimlight_bg.wasm'), { level: 9 }).toString('base64');
  return `const CLAIMLIGHT_MODULE=${JSON.stringify(module)};\n${await own('one-file.js')}`;
}
