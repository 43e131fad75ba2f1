// What a publisher's server can do wrong: each fault by a real server, with its code, its sentence, and the page as it was.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { element, expect, heard, hostPage, painted, status, test, type Answer, type Host } from './host';

test.use({ mayLogErrors: true });

const COUNTS = /^\d+ quotes?, \d+ speakers?, \d+ doubts?$/;
const WASM = '/dist/claimlight_bg.wasm';
const WORKER = '/dist/worker.js';
const BASE =
  "default-src 'none'; style-src 'unsafe-inline'; connect-src 'self'; worker-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'";
const page_ = (policy = '', element?: string): Answer => ({
  body: hostPage(element ? { element } : {}),
  headers: policy ? { 'content-security-policy': policy } : {},
});
const built = (name: string) => readFile(new URL(`../../www/dist/${name}`, import.meta.url));

/** The page as the parser left it. */
const remember = (page: Page) =>
  page.addInitScript(() =>
    document.addEventListener('readystatechange', () => {
      if (document.readyState === 'interactive') Object.assign(window, { before: document.documentElement.outerHTML });
    }),
  );

async function untouched(page: Page) {
  const [before, after] = await page.evaluate(() => [(window as unknown as { before: string }).before, document.documentElement.outerHTML]);
  expect(after).toBe(before);
}

async function expectFault(page: Page, code: string) {
  const fault = element(page).locator('.fault');
  await expect(fault).toBeVisible();
  await expect(fault.locator('code')).toHaveText(code);
  await expect(fault.locator('strong')).not.toBeEmpty();
  await expect(fault.locator('.hint')).not.toBeEmpty();
  const told = await heard(page, 'error');
  expect(told).toMatchObject([{ code, fatal: true, fallback: '' }]);
  for (const name of ['message', 'hint']) expect(told[0][name]).toEqual(expect.stringMatching(/\w/));
  await untouched(page);
}

const fatal: [code: string, what: string, answers: () => Promise<Record<string, Answer>>][] = [
  ['not-found', 'no module', async () => ({ [WASM]: { status: 404, body: 'no' } })],
  [
    'html-instead-of-wasm',
    'a page for the module',
    async () => ({ [WASM]: { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Home</title>' } }),
  ],
  ['integrity', 'half a module', async () => ({ [WASM]: { body: (await built('claimlight_bg.wasm')).subarray(0, 100_000) } })],
  ['integrity', 'an empty module', async () => ({ [WASM]: { body: '' } })],
  ['cors-or-network', 'no answer', async () => ({ [WASM]: { hangUp: true } })],
  [
    'version-mismatch',
    'a module of another build',
    async () => ({ [WASM]: { body: Buffer.concat([await built('claimlight_bg.wasm'), Buffer.from([0, 2, 1, 120])]) } }),
  ],
  [
    'version-mismatch',
    'an old script beside a new module',
    async () => ({ [WORKER]: { body: (await built('worker.js')).toString().replace(/"[0-9a-f]{12}"/, '"000000000000"') } }),
  ],
  [
    'version-mismatch',
    'a script that imports what the module does not give',
    async () => ({ [WORKER]: { body: (await built('worker.js')).toString().replace('./claimlight_bg.js', './another.js') } }),
  ],
  ['not-found', 'no worker', async () => ({ [WORKER]: { status: 404, body: 'no' } })],
  ['not-found', 'a page for the worker', async () => ({ [WORKER]: { headers: { 'content-type': 'text/html' }, body: '<!doctype html>' } })],
  ['worker-crash', 'a worker that crashes at once', async () => ({ [WORKER]: { body: 'throw new Error("no")' } })],
  ['csp-connect', 'a policy without connections', async () => ({ '/': page_(BASE.replace("connect-src 'self'", "connect-src 'none'")) })],
  [
    'csp-wasm',
    'a policy without wasm, server-wide',
    async () => ({
      '/': page_(BASE.replace(" 'wasm-unsafe-eval'", '')),
      [WORKER]: { headers: { 'content-security-policy': "script-src 'self'" } },
    }),
  ],
  [
    'wasm-unavailable',
    'a browser without WebAssembly',
    async () => ({
      '/': { body: hostPage({ head: '<script>delete window.WebAssembly</script>' }) },
      [WORKER]: { body: `delete globalThis.WebAssembly;${await built('worker.js')}` },
    }),
  ],
  [
    'bad-address',
    'an address that is none',
    async () => ({ '/': page_('', '<claim-light for="article" wasm-src="http://["></claim-light>') }),
  ],
  [
    'foreign-address',
    'an attribute that names another server',
    async () => ({ '/': page_('', '<claim-light for="article" worker-src="https://elsewhere.invalid/worker.js"></claim-light>') }),
  ],
  [
    'file-protocol',
    'files on the disk',
    async () => ({ '/': page_('', '<claim-light for="article" wasm-src="file:///claimlight_bg.wasm"></claim-light>') }),
  ],
];
for (const [code, what, answers] of fatal) {
  test(`${what}: ${code}`, async ({ page, host }) => {
    const changed = await answers();
    const server = await host({ '/': page_(), ...changed });
    await remember(page);
    await page.goto(server.url);
    await expectFault(page, code);
    if (changed['/']) return;
    // The server is put right: a second try works, and nothing has to be loaded anew.
    server.answers = { '/': page_() };
    await element(page).getByRole('button', { name: 'Try again' }).click();
    await expect(status(page)).toHaveText(COUNTS);
    await expect(element(page).locator('.fault')).toBeHidden();
    await untouched(page);
  });
}

const steps: [what: string, place: string, fallback: string, answers: Record<string, Answer>][] = [
  ['the wrong type for the module', 'worker', '', { [WASM]: { headers: { 'content-type': 'text/plain' } } }],
  ['no wasm on the page, but in the worker', 'worker', '', { '/': page_(BASE.replace(" 'wasm-unsafe-eval'", '')) }],
  [
    'a strict policy with Trusted Types',
    'worker',
    '',
    { '/': page_(`${BASE}; require-trusted-types-for 'script'; trusted-types claimlight`) },
  ],
  [
    'Trusted Types without a policy of ours',
    'page',
    'trusted-types',
    { '/': page_(`${BASE}; require-trusted-types-for 'script'; trusted-types 'none'`) },
  ],
  ['a policy without workers', 'page', 'csp-worker', { '/': page_(BASE.replace("worker-src 'self'", "worker-src 'none'")) }],
];
for (const [what, place, fallback, answers] of steps) {
  test(`${what}: it runs in the ${place}, and says so`, async ({ page, host, browserName }) => {
    const trusted = what.includes('Trusted Types');
    await remember(page);
    await page.goto((await host({ '/': page_(), ...answers })).url);
    await expect(status(page)).toHaveText(COUNTS);
    const enforced = await page.evaluate(() => 'trustedTypes' in window);
    if (trusted && !enforced) expect(browserName).not.toBe('chromium');
    else expect(await heard(page, 'ready')).toMatchObject([{ place }]);
    const told = (await heard(page, 'error')).map((error) => ({ ...error }));
    if (fallback && (enforced || !trusted)) expect(told).toMatchObject([{ code: fallback, fatal: false, fallback: place }]);
    else expect(told).toEqual([]);
    expect((await painted(page))['claimlight-1-quote'].length).toBeGreaterThan(1);
    await untouched(page);
  });
}

const allow = { 'access-control-allow-origin': '*' };
async function elsewhere(host: (answers?: Record<string, Answer>) => Promise<Host>, headers: Record<string, string>) {
  const files: Record<string, Answer> = {};
  for (const name of ['claimlight.js', 'worker.js', 'claimlight_bg.wasm']) files[`/dist/${name}`] = { headers };
  return host(files);
}

test('files on another server that allows it: a worker that imports them', async ({ page, host }) => {
  const other = await elsewhere(host, allow);
  await page.goto((await host({ '/': { body: hostPage().replace('/dist/', `${other.url}dist/`) } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  expect(await heard(page, 'ready')).toMatchObject([{ place: 'blob-worker' }]);
  expect(await heard(page, 'error')).toEqual([]);
});

test('files on another server, and a policy that refuses such a worker: on the page', async ({ page, host }) => {
  const other = await elsewhere(host, allow);
  const policy = BASE.replaceAll("'self'", `'self' ${other.url}`).replace(/worker-src [^;]+/, "worker-src 'self'");
  await page.goto(
    (await host({ '/': { body: hostPage().replace('/dist/', `${other.url}dist/`), headers: { 'content-security-policy': policy } } })).url,
  );
  await expect(status(page)).toHaveText(COUNTS);
  expect(await heard(page, 'ready')).toMatchObject([{ place: 'page' }]);
  expect(await heard(page, 'error')).toMatchObject([{ code: 'csp-worker', fatal: false, fallback: 'page' }]);
});

test('files on another server, and a policy that lets only the page import them: on the page', async ({ page, host, browserName }) => {
  const other = await elsewhere(host, allow);
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; worker-src blob:; connect-src 'self' ${other.url}`;
  const body = hostPage().replaceAll('<script', '<script nonce="abc"').replace('/dist/', `${other.url}dist/`);
  await page.goto((await host({ '/': { body, headers: { 'content-security-policy': policy } } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  const [{ place }] = await heard(page, 'ready');
  // Whether what a worker imports counts as asked for by a script that is trusted, the engines see differently.
  if (place === 'blob-worker') expect(browserName).not.toBe('chromium');
  else expect(await heard(page, 'error')).toMatchObject([{ code: 'worker-cross-origin', fatal: false, fallback: 'page' }]);
});

/** The element, with a property set by script. */
const by = (property: string) =>
  `<claim-light for="article"></claim-light><script>document.querySelector('claim-light').${property}</script>`;

test('files on another server that does not allow it: cors-or-network', async ({ page, host }) => {
  const other = await elsewhere(host, {});
  await remember(page);
  await page.goto((await host({ '/': page_('', by(`assetBase = "${other.url}dist"`)) })).url);
  await expectFault(page, 'cors-or-network');
});

/** A worker that starts as ours does and then, on a text, does something else. */
const failing = (then: string): Answer => ({
  body: `self.onmessage = ({ data }) => { if (data.bytes) postMessage({ result: '0' }); else { ${then} } };`,
});

test('a worker that crashes on a text is replaced at the next try', async ({ page, host }) => {
  const server = await host({ '/': page_(), [WORKER]: failing('throw new Error("no")') });
  await remember(page);
  await page.goto(server.url);
  await expectFault(page, 'worker-crash');
  server.answers = { '/': page_() };
  await element(page).getByRole('button', { name: 'Try again' }).click();
  await expect(status(page)).toHaveText(COUNTS);
});

test('a worker that falls silent is stopped: timeout', async ({ page, host }) => {
  await page.clock.install();
  const server = await host({ '/': page_(), [WORKER]: failing('') });
  await remember(page);
  await page.goto(server.url);
  await expect.poll(() => heard(page, 'ready')).toHaveLength(1);
  await page.clock.fastForward(40_000);
  await expectFault(page, 'timeout');
});

test('a reading that takes long can be stopped', async ({ page, host }) => {
  const server = await host({ '/': page_(), [WORKER]: failing('postMessage({ done: 0.3 })') });
  await page.goto(server.url);
  await element(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(status(page)).toContainText('Cancelled');
  expect(await heard(page, 'progress')).toMatchObject([{ done: 0.3 }]);
  expect(await heard(page, 'error')).toEqual([]);
});

// What a page can be wrong about.

test('an id that names no element: a sentence, an event, and the article as soon as it is there', async ({ page, host }) => {
  await page.goto((await host({ '/': page_('', '<claim-light for="story"></claim-light>') })).url);
  await expect(element(page).locator('.fault code')).toHaveText('article-missing');
  expect(await heard(page, 'error')).toMatchObject([{ code: 'article-missing', fatal: true }]);
  await page.evaluate(() => document.querySelector('article')?.setAttribute('id', 'story'));
  await expect(status(page)).toHaveText(COUNTS);
  await expect(element(page).locator('.fault')).toBeHidden();
});

test('a selector will do, and one that is none is an article that is missing', async ({ page, host }) => {
  await page.goto((await host({ '/': page_('', '<claim-light for="body > article"></claim-light>') })).url);
  await expect(status(page)).toHaveText(COUNTS);
  await page.evaluate(() => document.querySelector('claim-light')?.setAttribute('for', ':::'));
  await expect(element(page).locator('.fault code')).toHaveText(/article-(missing|removed)/);
  expect(await painted(page)).toEqual({});
});

test('an empty article', async ({ page, host }) => {
  await remember(page);
  await page.goto((await host({ '/': { body: hostPage({ article: '<p hidden>Not shown.</p>' }) } })).url);
  await expectFault(page, 'article-empty');
  await page.evaluate(() => document.querySelector('article')?.append('“Late,” Ann Lee said.'));
  await expect(status(page)).toHaveText(COUNTS);
});

test('an article in another language', async ({ page, host }) => {
  const article = `<p>${'Der Rat hat gestern nicht entschieden, ob die Brücke gebaut wird. '.repeat(4)}„Nein“, sagte sie.</p>`;
  await remember(page);
  await page.goto((await host({ '/': { body: hostPage({ article }) } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  expect(await heard(page, 'error')).toMatchObject([{ code: 'language-unsupported', fatal: false }]);
  await element(page).getByRole('button', { name: 'Show list' }).click();
  await expect(element(page).locator('.note').first()).toContainText('does not seem to be in English');
  await untouched(page);
});

test('the element is removed while it works', async ({ page, host }) => {
  const server = await host({ '/': page_(), [WORKER]: failing('postMessage({ done: 0.1 })') });
  await page.goto(server.url);
  await expect.poll(() => heard(page, 'progress')).toHaveLength(1);
  const told = await page.evaluate(async () => {
    const own = document.querySelector('claim-light') as HTMLElement & { analyze(): Promise<unknown> };
    const codes: string[] = [];
    own.addEventListener('claimlight-error', (event) => codes.push((event as CustomEvent).detail.code));
    const waiting = own.analyze().catch((error: Error) => error.name);
    own.remove();
    return { waiting: await waiting, codes, html: document.querySelector('article')?.outerHTML, highlights: CSS.highlights.size };
  });
  expect(told).toMatchObject({ waiting: 'AbortError', codes: ['element-removed'], highlights: 0 });
});

test('the article is removed while it is shown, and comes back', async ({ page, host }) => {
  await page.goto((await host({ '/': page_() })).url);
  await expect(status(page)).toHaveText(COUNTS);
  await page.evaluate(() => {
    const article = document.querySelector('article');
    Object.assign(window, { kept: article });
    article?.remove();
  });
  await expect(element(page).locator('.fault code')).toHaveText('article-removed');
  expect(await painted(page)).toEqual({});
  await page.evaluate(() => document.body.append((window as unknown as { kept: Node }).kept));
  await expect(status(page)).toHaveText(COUNTS);
  await expect(element(page).locator('.fault')).toBeHidden();
});
