#!/usr/bin/env node
// npx claimlight inline public/claimlight.js
import { writeFile } from 'node:fs/promises';
import { inline } from './inline.js';

const [command, file] = process.argv.slice(2);
if (command === 'inline' && file) {
  await writeFile(file, await inline());
} else {
  console.error('usage: claimlight inline FILE\nwrites <claim-light>, its worker and the wasm module into one script');
  process.exitCode = 2;
}
