// The element in WebKitGTK, a near relative of Safari's engine: lit, opened, followed, faults told, and gone without a trace.
import { test as base, expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Answer, type Host, hosting, hostPage, module } from './host';
import { WebKit } from './webdriver';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WASM = '/dist/claimlight_bg.wasm';
const WORKER = '/dist/worker.js';
const BASE =
  "default-src 'none'; style-src 'unsafe-inline'; connect-src 'self'; worker-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'";

const test = base.extend<{ host: (answers?: Record<string, Answer>) => Promise<Host> }, { webkit: WebKit }>({
  host: hosting,
  webkit: [
    async ({}, use) => {
      const webkit = await WebKit.start();
      await use(webkit);
      await webkit.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const status = (webkit: WebKit) =>
  webkit.evaluate(() => document.querySelector('claim-light')?.shadowRoot?.querySelector('[role=status]')?.textContent ?? '');
const COUNTS = /^\d+ quotes?, \d+ speakers?, \d+ doubts?$/;
type Told = { name: string; code?: string; fatal?: boolean; fallback?: string; place?: string };
const heard = (webkit: WebKit) =>
  webkit.evaluate(() => (window as unknown as { heard: Told[] }).heard.filter(({ name }) => name !== 'progress'));
const quotes = (webkit: WebKit) =>
  webkit.evaluate(() =>
    [...((CSS.highlights as unknown as Map<string, Set<AbstractRange>>).get('claimlight-1-quote') ?? [])].map((range) => {
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return live.toString();
    }),
  );
/** Notes the page as the parser left it. */
const head =
  "<script>document.addEventListener('readystatechange', () => { if (document.readyState === 'interactive') window.before = document.documentElement.outerHTML; });</script>";
const untouched = (webkit: WebKit) =>
  webkit.evaluate(() => (window as unknown as { before: string }).before === document.documentElement.outerHTML);

test('lights the article up in a worker, changes nothing, and goes without a trace', async ({ webkit, host }) => {
  await webkit.goto((await host({ '/': { body: hostPage({ head }) } })).url);
  await expect.poll(() => status(webkit)).toMatch(COUNTS);
  expect(await untouched(webkit)).toBe(true);
  expect(await quotes(webkit)).toContain('“No word yet on what it will cost,”');
  expect(await heard(webkit)).toMatchObject([{ name: 'ready', place: 'worker' }, { name: 'results' }]);
  await webkit.evaluate(() => document.querySelector('claim-light')?.remove());
  await expect.poll(() => webkit.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length])).toEqual([0, 0]);
});

test('a click on lit words explains them, in the top layer', async ({ webkit, host }) => {
  await webkit.goto((await host({ '/': { body: hostPage() } })).url);
  await expect.poll(() => status(webkit)).toMatch(COUNTS);
  const [x, y] = await webkit.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('article') as Node, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf('what it will') ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 12);
      const { left, top, width, height } = range.getClientRects()[0];
      return [left + width / 2, top + height / 2];
    }
    return [0, 0];
  });
  await webkit.click(x, y);
  const card = () =>
    webkit.evaluate(
      () => (document.querySelector('claim-light')?.shadowRoot?.querySelector('.card:popover-open') as HTMLElement | null)?.innerText ?? '',
    );
  await expect.poll(card).toContain('Direct quote');
});

test('late content, an edit, and results that are lost', async ({ webkit, host }) => {
  await webkit.goto((await host({ '/': { body: hostPage() } })).url);
  await expect.poll(() => status(webkit)).toMatch(COUNTS);
  await webkit.evaluate(() => document.querySelector('article')?.append(' “The tide came in,” Bo Marsh said.'));
  await expect.poll(() => quotes(webkit)).toContain('“The tide came in,”');
  await webkit.evaluate(() => {
    const own = document.querySelector('claim-light') as HTMLElement & { results: unknown };
    own.results = own.results;
    document.querySelector('article')?.lastChild?.remove();
  });
  await expect.poll(() => heard(webkit)).toContainEqual(expect.objectContaining({ name: 'error', code: 'anchor-lost', fatal: false }));
  expect(await quotes(webkit)).not.toContain('“The tide came in,”');
});

const faults: [code: string, fatal: boolean, answers: Record<string, Answer>][] = [
  ['not-found', true, { [WASM]: { status: 404, body: 'no' } }],
  ['html-instead-of-wasm', true, { [WASM]: { headers: { 'content-type': 'text/html' }, body: '<!doctype html>' } }],
  ['integrity', true, { [WASM]: { body: Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 9]) } }],
  ['cors-or-network', true, { [WASM]: { hangUp: true } }],
  ['not-found', true, { [WORKER]: { status: 404, body: 'no' } }],
  [
    'csp-connect',
    true,
    { '/': { body: hostPage({ head }), headers: { 'content-security-policy': BASE.replace("connect-src 'self'", "connect-src 'none'") } } },
  ],
  [
    'csp-wasm',
    true,
    {
      '/': { body: hostPage({ head }), headers: { 'content-security-policy': BASE.replace(" 'wasm-unsafe-eval'", '') } },
      [WORKER]: { headers: { 'content-security-policy': "script-src 'self'" } },
    },
  ],
  [
    'csp-worker',
    false,
    { '/': { body: hostPage({ head }), headers: { 'content-security-policy': BASE.replace("worker-src 'self'", "worker-src 'none'") } } },
  ],
];
for (const [code, fatal, answers] of faults)
  test(`${Object.keys(answers).join(' and ')} wrong: ${code}, the page as it was`, async ({ webkit, host }) => {
    await webkit.goto((await host({ '/': { body: hostPage({ head }) }, ...answers })).url);
    await expect
      .poll(async () => (await heard(webkit)).filter(({ name }) => name === 'error'))
      .toMatchObject([{ code, fatal, fallback: fatal ? '' : 'page' }]);
    if (!fatal) await expect.poll(() => status(webkit)).toMatch(COUNTS);
    expect(await untouched(webkit)).toBe(true);
  });

test('axe finds nothing with the list open', async ({ webkit, host }) => {
  await webkit.goto((await host({ '/': { body: hostPage() } })).url);
  await expect.poll(() => status(webkit)).toMatch(COUNTS);
  await webkit.evaluate(() => (document.querySelector('claim-light')?.shadowRoot?.querySelector('.toggle') as HTMLElement).click());
  await webkit.run(axe);
  const found = await webkit.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(where: object, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[]; passes: unknown[] }> };
    };
    const { violations, passes } = await axe.run({ include: ['claim-light'] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
    return { wrong: violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`), passes: passes.length };
  });
  expect(found.wrong).toEqual([]);
  expect(found.passes).toBeGreaterThan(5);
});

test('the DOM is read as the package reads it', async ({ webkit, host }) => {
  const article =
    '<h2>Ferry 🚢 late</h2><p>“We <b>don’t</b> know 👩‍👩‍👧 yet,”  <a href="#">Ann\n Lee</a> said, cafe\u0301s <span hidden>no</span> may\u00a0close.</p><pre>two  spaces\n</pre><ul><li>One<br>two</li></ul>';
  await webkit.goto((await host({ '/': { body: hostPage({ article, element: '' }) }, '/text.js': await module('article/text.ts') })).url);
  const texts = await webkit.evaluate(async () => {
    const { ArticleText } = await import(String('/text.js'));
    const claimlight = await import(String('/pkg/claimlight.js'));
    await claimlight.default();
    const root = document.querySelector('#article');
    const ours = new ArticleText(root);
    for (const _ of ours.read());
    return [ours.text as string, new claimlight.Article(root).text as string];
  });
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).toContain('👩‍👩‍👧');
});
