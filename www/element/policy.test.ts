import { expect, test } from 'vitest';
import { judge } from './policy.js';

/** The lines that are missing in policies, for files on the page's own server or another. */
const check = (policies: string | string[], missing: string[], base = 'self') =>
  expect(judge([policies].flat(), base).flatMap(({ ok, fix }) => (ok ? [] : [fix]))).toEqual(missing);

test('what lets everything through misses nothing', () => {
  check("default-src 'self'", []);
  check('img-src *', []);
  check("script-src 'nonce-x'; connect-src *; worker-src 'self'", []);
  expect(judge([], 'self')).toEqual([]);
});

test('what is forbidden is named, whichever directive forbids it', () => {
  check("default-src 'none'", ["script-src 'self'", "connect-src 'self'", "worker-src 'self'"]);
  check("default-src 'self'; connect-src 'none'", ["connect-src 'self'"]);
  check("script-src 'self'; child-src 'none'", ["worker-src 'self'"]);
});

test('all policies hold, of several headers and of one with commas', () => {
  check(["default-src 'self'", "connect-src 'none'"], ["connect-src 'self'"]);
  check("default-src 'self', worker-src 'none'", ["worker-src 'self'"]);
});

test('files of another server', () => {
  check(
    "default-src 'self'",
    ['script-src https://cdn.example', 'connect-src https://cdn.example', 'worker-src blob:'],
    'https://cdn.example',
  );
  check('default-src https://cdn.example; worker-src blob:', [], 'https://cdn.example');
});

test('Trusted Types and the sandbox', () => {
  check("require-trusted-types-for 'script'; trusted-types other", ['trusted-types claimlight']);
  check("require-trusted-types-for 'script'; trusted-types claimlight", []);
  check('sandbox', ['sandbox allow-scripts']);
  check('sandbox allow-scripts', []);
});
