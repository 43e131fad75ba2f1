import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CODES } from '../engine/errors.js';
import { failure } from './failures.js';

test('every code has a sentence and a hint of its own, and is documented', () => {
  const documented = readFileSync(new URL('../../docs/element.md', import.meta.url), 'utf8');
  const messages = CODES.map((code) => failure({ code }).message);
  expect(new Set(messages).size).toBe(CODES.length);
  for (const code of CODES) {
    expect(failure({ code }).hint, code).toMatch(/\w/);
    expect(documented).toContain(`\`${code}\``);
  }
});

test('the file is named, and what has no code is a mistake of ours', () => {
  expect(failure({ code: 'not-found', file: 'worker.js' }).message).toMatch(/ \(worker\.js\)$/);
  expect(failure({}).code).toBe('worker-crash');
  expect(failure({ code: 'constructor' as never }).code).toBe('worker-crash');
});
