// Loads that fail: the right code, a hint, a second try, and the text still there.
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { articleText, expect, read, STORY, test, type Change, type Server } from './page';

test.use({ mayLogErrors: true });

const WASM = '/dist/claimlight_bg.wasm';
const WORKER = '/dist/worker.js';
const policy = (change: (policy: string) => string): Change => ({ headers: { 'content-security-policy': change(POLICY) } });
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'";

async function expectFault(page: Page, code: string) {
  const fault = page.locator('claim-light .fault');
  await expect(fault).toBeVisible();
  await expect(fault.locator('code')).toHaveText(code);
  await expect(fault.locator('strong')).not.toBeEmpty();
  await expect(fault.locator('.hint')).not.toBeEmpty();
  await expect(fault.getByRole('button', { name: 'Try again' })).toBeVisible();
}

/** Waits until an attempt is over: the fault of the one before looks the same. */
async function settled(page: Page, { arrived }: Server) {
  await expect(async () => {
    const before = arrived.length;
    await page.waitForTimeout(1000);
    expect(arrived.length).toBe(before);
  }).toPass();
}

const fatal: [code: string, what: string, changes: Record<string, Change>][] = [
  ['not-found', 'no module', { [WASM]: { status: 404, body: 'no' } }],
  [
    'html-instead-of-wasm',
    'a page for a module',
    { [WASM]: { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Home</title>' } },
  ],
  ['integrity', 'half a module', { [WASM]: { body: (body) => body.subarray(0, body.length / 2) } }],
  ['integrity', 'an empty module', { [WASM]: { body: '' } }],
  ['integrity', 'a picture for a module', { [WASM]: { body: 'GIF89a' } }],
  ['cors-or-network', 'no answer', { [WASM]: { instead: 'hang up' } }],
  ['csp-connect', 'a policy without connections', { '/': policy((p) => p.replace("connect-src 'self'", "connect-src 'none'")) }],
  [
    'csp-wasm',
    'a policy without wasm everywhere',
    { '/': policy((p) => p.replace(" 'wasm-unsafe-eval'", '')), [WORKER]: { headers: { 'content-security-policy': "script-src 'self'" } } },
  ],
];
for (const [code, what, changes] of fatal) {
  test(`${what}: ${code}, and a second try works`, async ({ page, serve, browserName }) => {
    const server = await serve(changes);
    await page.goto(server.url);
    await expectFault(page, code);
    await page.locator('#text').fill(STORY);
    await page.locator('#analyse').click();
    await settled(page, server);
    await expectFault(page, code);
    await expect(page.locator('#text')).toHaveValue(STORY);
    await expect(page.locator('#analyse')).toBeVisible();
    if ('/' in changes) return;
    server.changes = {};
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.locator('#result-title'), browserName).toBeFocused();
    await expect(page.locator('claim-light .fault')).toBeHidden();
    expect(await articleText(page)).toBe(STORY);
  });
}

const harmless: [what: string, changes: Record<string, Change>, notice: string][] = [
  ['the wrong type for the module', { [WASM]: { headers: { 'content-type': 'text/plain' } } }, ''],
  ['no wasm on the page but in the worker', { '/': policy((p) => p.replace(" 'wasm-unsafe-eval'", '')) }, ''],
  ['a policy without workers', { '/': policy((p) => p.replace("worker-src 'self'", "worker-src 'none'")) }, 'csp-worker'],
];
for (const [what, changes, notice] of harmless) {
  test(`${what} does no harm`, async ({ page, serve }) => {
    await page.goto((await serve(changes)).url);
    await expect(page.locator('#version')).not.toBeEmpty();
    await read(page, STORY);
    expect(await articleText(page)).toBe(STORY);
    expect(await page.locator('#article mark').count()).toBeGreaterThan(5);
    if (notice) await expect(page.locator('#fallback')).toContainText(`(${notice})`);
    else await expect(page.locator('#fallback')).toBeHidden();
  });
}

/** A worker that starts as ours does and then, on a text, does something else. */
const failing = (then: string) => `self.onmessage = ({ data }) => { if (data.bytes) postMessage({ result: '0' }); else { ${then} } };`;

test('a worker that crashes on a text is replaced', async ({ page, serve }) => {
  const server = await serve({ [WORKER]: { body: failing('throw new Error("no")') } });
  await page.goto(server.url);
  await page.locator('#text').fill(STORY);
  await page.locator('#analyse').click();
  await expectFault(page, 'worker-crash');
  server.changes = {};
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('#result-title')).toBeFocused();
});

test('an error that the worker tells of ends the reading', async ({ page, serve }) => {
  const server = await serve({ [WORKER]: { body: failing('postMessage({ error: { code: "worker-crash", message: "" } })') } });
  await page.goto(server.url);
  await page.locator('#text').fill(STORY);
  await page.locator('#analyse').click();
  await expectFault(page, 'worker-crash');
});

test('a message that cannot be read ends the reading', async ({ page, serve }) => {
  await page.addInitScript(() => {
    const workers: Worker[] = [];
    Object.assign(window, { workers });
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.push(this);
      }
    };
  });
  const server = await serve({ [WORKER]: { body: failing('postMessage({ done: 0.5 })') } });
  await page.goto(server.url);
  // Not typed, so that there is one reading and one worker.
  await page.locator('#text').evaluate((area: HTMLTextAreaElement, text) => (area.value = text), STORY);
  await page.locator('#analyse').click();
  await expect(page.locator('claim-light progress')).toHaveJSProperty('value', 0.5);
  await page.evaluate(() => (window as unknown as { workers: Worker[] }).workers.at(-1)?.dispatchEvent(new MessageEvent('messageerror')));
  await expectFault(page, 'worker-crash');
  await expect(page.locator('#text')).toHaveValue(STORY);
});

test('a worker that falls silent is stopped', async ({ page, serve }) => {
  await page.clock.install();
  const server = await serve({ [WORKER]: { body: failing('') } });
  await page.goto(server.url);
  await expect(page.locator('#version')).not.toBeEmpty();
  await page.locator('#text').fill(STORY);
  await page.locator('#analyse').click();
  // The page may take its time until it waits for the worker.
  await expect
    .poll(async () => {
      await page.clock.fastForward(40_000);
      return page.locator('claim-light .fault').textContent();
    })
    .toContain('timeout');
  await expectFault(page, 'timeout');
  await expect(page.locator('#text')).toHaveValue(STORY);
});

test('Cancel stops a reading; text and last result stay', async ({ page, serve }) => {
  // A worker that reads as ours does, but never ends with one text.
  const body = `import { load } from './real.js';
    let claimlight;
    self.onmessage = async ({ data }) => {
      if (data.bytes) postMessage({ result: (claimlight = await load(data.bytes, data.build)).version() });
      else if (data.text.includes('More.')) postMessage({ done: 0.3 });
      else postMessage({ result: claimlight.analyze(data.text) });
    };`;
  const server = await serve({
    [WORKER]: { body },
    '/dist/real.js': {
      status: 200,
      headers: { 'content-type': 'text/javascript' },
      body: readFileSync(new URL('../../www/dist/worker.js', import.meta.url), 'utf8'),
    },
  });
  await page.goto(server.url);
  await read(page, STORY);
  await page.locator('#edit').click();
  await page.locator('#text').fill(`${STORY} More.`);
  await page.locator('#analyse').click();
  await expect(page.locator('claim-light progress')).toBeVisible();
  await expect(page.locator('claim-light progress')).toHaveJSProperty('value', 0.3);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.locator('claim-light progress')).toBeHidden();
  await expect(page.locator('claim-light [role=status]')).toContainText('Cancelled');
  await expect(page.locator('#text')).toHaveValue(`${STORY} More.`);
  // What was found before stands where its words are now.
  expect(await articleText(page)).toBe(`${STORY} More.`);
  expect(await page.locator('#article mark').count()).toBeGreaterThan(5);
  await expect(page.locator('.stale')).toBeVisible();
  server.changes = {};
  await page.locator('#analyse').click();
  await expect(page.locator('#result-title')).toBeFocused();
  expect(await articleText(page)).toBe(`${STORY} More.`);
  await expect(page.locator('.stale')).toBeHidden();
});

test('samples that cannot be loaded are named, and the box is kept', async ({ page, serve }) => {
  await page.goto((await serve({ '/samples/ferry.txt': { status: 404, body: 'no' } })).url);
  await page.locator('#text').fill('It may rain.');
  await page.getByRole('button', { name: 'Ferry' }).click();
  await expect(page.locator('#fault')).toContainText('The sample could not be loaded');
  await expect(page.locator('#text')).toHaveValue('It may rain.');
});

test('a page whose script is missing says that it has not started', async ({ page, serve }) => {
  await page.goto((await serve({ '/dist/page.js': { status: 404, body: 'no' } })).url);
  await expect(page.locator('.unstarted')).toBeVisible();
  await expect(page.locator('.unstarted')).toContainText('a part of the page is missing');
});

test('opened from a file on the disk, the page says what to do', async ({ page }) => {
  await page.goto(new URL('../../www/index.html', import.meta.url).href);
  // A driven Firefox runs modules from files, so there the machine says it; elsewhere the page has not even started.
  const said = page.locator('.unstarted, claim-light .fault').filter({ visible: true });
  await expect(said).toContainText('from a file on the disk');
  await expect(said).toContainText('file-protocol');
});
