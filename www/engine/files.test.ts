import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { filesOf, type Place, type PlaceName } from './files.js';

const ORIGIN = 'https://paper.example';

beforeEach(() => {
  class Page {
    get baseURI() {
      return `${ORIGIN}/news/`;
    }
  }
  vi.stubGlobal('document', new Page());
  vi.stubGlobal('origin', ORIGIN);
});
afterEach(() => vi.unstubAllGlobals());

/** The files where these addresses are named, by markup or by a script. */
const named = (places: Partial<Record<PlaceName, string>>, byScript: boolean) =>
  filesOf((name): Place | null => (places[name] === undefined ? null : { address: places[name], byScript }));
const OWN = new URL('./worker.js', new URL('./files.ts', import.meta.url)).href;

test('without a word all lies beside the script', () => {
  expect(filesOf().worker.href).toBe(OWN);
});

test('markup names files of its own site only', () => {
  expect(named({ 'asset-base': '/claimlight' }, false).wasm.href).toBe(`${ORIGIN}/claimlight/claimlight_bg.wasm`);
  expect(named({ 'wasm-src': 'w.wasm' }, false).wasm.href).toBe(`${ORIGIN}/news/w.wasm`);
  for (const name of ['asset-base', 'worker-src', 'wasm-src'] as const)
    for (const address of ['https://elsewhere.example/', '//elsewhere.example/', 'data:text/javascript,1'])
      expect(() => named({ [name]: address }, false), `${name} ${address}`).toThrow('foreign-address');
});

test('no script is taken from where markup says, neither for the page nor for the worker', () => {
  const files = named({ 'asset-base': '/uploads', 'worker-src': '/uploads/worker.js' }, false);
  expect(files.worker.href).toBe(OWN);
  for (const name of ['marks', 'details'] as const) expect(files[name].href).toBe(new URL(`./${name}.js`, OWN).href);
  expect(files.wasm.href).toBe(`${ORIGIN}/uploads/claimlight_bg.wasm`);
});

test('what markup says of the worker does not take it from where a script says', () => {
  const { worker } = filesOf((name) =>
    name === 'wasm-src'
      ? null
      : name === 'asset-base'
        ? { address: '/claimlight', byScript: true }
        : { address: '/uploads/w.js', byScript: false },
  );
  expect(worker.href).toBe(`${ORIGIN}/claimlight/worker.js`);
});

test('a script may name any', () => {
  const files = named({ 'asset-base': 'https://cdn.example/c/' }, true);
  expect([files.worker, files.marks].map(({ href }) => href)).toEqual([
    'https://cdn.example/c/worker.js',
    'https://cdn.example/c/marks.js',
  ]);
});

test('a script may name the worker alone', () => {
  const { worker, marks } = named({ 'worker-src': '/claimlight/w.js' }, true);
  expect([worker.href, marks.href]).toEqual([`${ORIGIN}/claimlight/w.js`, new URL('./marks.js', OWN).href]);
});

test('what is no address is told as such', () => {
  expect(() => named({ 'wasm-src': 'http://[' }, true)).toThrow('bad-address');
});
