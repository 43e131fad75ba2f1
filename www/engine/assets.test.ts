import { afterEach, expect, test, vi } from 'vitest';
import { fetchModule, within } from './assets.js';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const refusals = { of: async () => false } as never;
const url = new URL('https://paper.example/claimlight_bg.wasm');

test('a server that never answers is a timeout, and the file is named', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', () => new Promise(() => {}));
  const failed = expect(fetchModule(url, refusals)).rejects.toMatchObject({ code: 'timeout', file: 'claimlight_bg.wasm' });
  await vi.advanceTimersByTimeAsync(30_000);
  await failed;
});

test('so is a file that begins to come and never ends', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async () => ({ ok: true, arrayBuffer: () => new Promise(() => {}) }));
  const failed = expect(fetchModule(url, refusals)).rejects.toMatchObject({ code: 'timeout' });
  await vi.advanceTimersByTimeAsync(300_000);
  await failed;
});

test('what comes in time is handed on, and leaves no timer', async () => {
  vi.useFakeTimers();
  expect(await within(Promise.resolve(1), 1000, url)).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});
