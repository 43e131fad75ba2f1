// Pages that get in the way, by accident or on purpose: members of nodes and of objects that are not what they should be, files that
// never come, markup by strangers.
import { type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { ARTICLE, expect, hostPage, painted, test } from './host';

type Own = HTMLElement & {
  results: { quotes: { content: { text: string }[] }[] } | null;
  analyze(): Promise<unknown>;
  export(format: string): Promise<string>;
};

/** The element's status line and fault, asked of the element itself: a page's own members cannot be trusted here. */
const told = (page: Page) =>
  page.evaluate(() => {
    const [own] = Document.prototype.querySelectorAll.call(document, 'claim-light');
    const words = (part: string) => own.shadowRoot?.querySelector(part)?.textContent ?? '';
    return { status: words('.status'), fault: words('.fault') };
  });

test.use({ mayLogErrors: true });

test('inputs and images named like every member that a form or a document has change nothing', async ({ page, host }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const clean = await host({ '/': { body: hostPage() } });
  await page.goto(clean.url);
  await expect.poll(async () => (await told(page)).status).toMatch(/quotes/);
  const { status } = await told(page);
  const before = await painted(page);
  // Every name there is, around the article and the element; then each is somebody else's.
  const clobber = `<script>
    const names = new Set();
    for (const { prototype } of [HTMLFormElement, HTMLElement, Element, Node, EventTarget, HTMLDocument, Document])
      for (const name of Object.getOwnPropertyNames(prototype)) if (name !== 'constructor') names.add(name);
    const form = document.querySelector('form');
    const inputs = [...names].map((name) => Object.assign(new Image(), { name }));
    const append = Document.prototype.append, body = document.body;
    const fields = [...names].map((name) => { const field = document.createElement('input'); field.type = 'hidden'; field.name = name; return field; });
    const holder = document.createElement('div');
    body.appendChild(holder);
    Element.prototype.append.call(form, ...fields);
    Element.prototype.append.call(holder, ...inputs);
    window.clobbered = [form.parentNode, form.getRootNode, document.getElementById, document.createElement].every((own) => own instanceof HTMLElement);
  </script>`;
  const body = hostPage({ article: `<form>${ARTICLE}</form>` })
    .replace('<script type="module" src="/dist/claimlight.js"></script>', '')
    .replace('<article id="article"><form>', '<form><article id="article"><div>')
    .replace('</form></article>', '</div></article>')
    .replace('<footer>', `</form>${clobber}<script type="module" src="/dist/claimlight.js"></script><footer>`);
  const hostile = await host({ '/': { body } });
  await page.goto(hostile.url);
  expect(await page.evaluate(() => (window as never as { clobbered: boolean }).clobbered)).toBe(true);
  await expect.poll(async () => (await told(page)).status).toBe(status);
  expect(
    await page.evaluate(() => [...(CSS.highlights as unknown as Map<string, Set<unknown>>)].map(([name, { size }]) => `${name} ${size}`)),
  ).toEqual(Object.entries(before).map(([name, all]) => `${name} ${all.length}`));
  expect(errors).toEqual([]);
});

test('a form that is itself the article, clobbered, is read', async ({ page, host }) => {
  const names = [
    'parentNode',
    'nextSibling',
    'firstChild',
    'hasAttribute',
    'tagName',
    'nodeType',
    'contains',
    'getRootNode',
    'isConnected',
  ];
  const inputs = names.map((name) => `<input type="hidden" name="${name}">`).join('');
  const body = hostPage().replace('<article id="article">', `<form id="article">${inputs}`).replace('</article>', '</form>');
  const own = await host({ '/': { body } });
  await page.goto(own.url);
  await expect.poll(async () => (await told(page)).status).toMatch(/^\d+ quotes/);
});

test('what a page has put on Object.prototype is not taken for our own', async ({ page, host }) => {
  const head =
    "<script>for (const name of ['done', 'list', 'once', 'signal', 'value', 'error', 'result', 'file', 'cause', 'text']) Object.prototype[name] = name === 'once';</script>";
  await page.goto((await host({ '/': { body: hostPage({ head }) } })).url);
  await expect.poll(async () => (await told(page)).status).toMatch(/^\d+ quotes/);
  // More than once: the list opens, shuts and opens.
  const toggle = page.locator('claim-light').getByRole('button', { name: /list$/ });
  for (const name of ['Hide list', 'Show list', 'Hide list']) {
    await toggle.click();
    await expect(toggle).toHaveText(name);
  }
});

for (const [what, article, code] of [
  ['missing', '', 'article-missing'],
  ['empty', '<article id="article"></article>', 'article-empty'],
])
  test(`an article that is ${what}: what was asked for is refused, with the reason`, async ({ page, host }) => {
    const body = hostPage().replace(/<article[\s\S]*<\/article>/, article);
    await page.goto((await host({ '/': { body } })).url);
    const codes = await page.evaluate(async () => {
      await customElements.whenDefined('claim-light');
      const own = document.querySelector('claim-light') as Own;
      const code = (error: { code: string }) => error.code;
      return [await own.export('json').catch(code), await own.analyze().catch(code), await own.export('csv').catch(code)];
    });
    expect(codes).toEqual([code, code, code]);
  });

test('a module that never comes: a sentence and an event, and a second try works', async ({ page, host }) => {
  await page.clock.install();
  const server = await host({ '/': { body: hostPage() }, '/dist/claimlight_bg.wasm': { wait: true } });
  await page.goto(server.url);
  await expect.poll(() => server.arrived.some((line) => line.includes('claimlight_bg.wasm'))).toBe(true);
  await page.clock.runFor(30_000);
  await expect.poll(async () => (await told(page)).fault).toContain('did not respond in time');
  expect(await page.evaluate(() => (window as never as { heard: { name: string; code: string }[] }).heard)).toContainEqual(
    expect.objectContaining({ name: 'error', code: 'timeout', fatal: true }),
  );
  server.answers = { '/': { body: hostPage() } };
  await page.locator('claim-light').getByRole('button', { name: 'Try again' }).click();
  await page.clock.resume();
  await expect.poll(async () => (await told(page)).status).toMatch(/^\d+ quotes/);
});

for (const [what, head] of [
  ['the worker', ''],
  ['the page itself, where no worker may be', '<script>delete window.Worker</script>'],
])
  test(`markup cannot name a script for ${what}`, async ({ page, host }) => {
    const element = '<claim-light for="article" worker-src="/uploads/theirs.js" asset-base="/uploads" renderer="marks" open></claim-light>';
    const theirs = { body: 'globalThis.stranger = true; export const load = () => {}; export class Marks {}' };
    const scripts = ['theirs', 'marks', 'worker', 'details'].map((name) => `/uploads/${name}.js`);
    const files = Object.fromEntries(scripts.map((name) => [name, theirs]));
    const wasm = { body: readFileSync(new URL('../../www/dist/claimlight_bg.wasm', import.meta.url)) };
    const server = await host({ '/': { body: hostPage({ element, head }) }, ...files, '/uploads/claimlight_bg.wasm': wasm });
    await page.goto(server.url);
    // The module is no script: it may lie where markup says.
    await expect.poll(async () => (await told(page)).status).toMatch(/^\d+ quotes/);
    await expect(page.locator('claim-light').getByRole('button', { name: 'Hide list' })).toBeVisible();
    expect(await page.evaluate(() => 'stranger' in globalThis)).toBe(false);
    expect(server.arrived.filter((line) => line.includes('/uploads/')).map((line) => line.replace(/[?\s]v=.*|\s$/, ''))).toEqual([
      'GET /uploads/claimlight_bg.wasm',
    ]);
  });

const STRICT =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; connect-src 'self'; worker-src 'self'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; require-trusted-types-for 'script'";
for (const [what, types, fallback] of [
  ['with a policy of ours', 'trusted-types claimlight', ''],
  ['that names no policy of ours', "trusted-types 'none'", 'trusted-types'],
  ['whose policy of ours a stranger has taken', 'trusted-types claimlight', 'trusted-types'],
])
  test(`'strict-dynamic' and Trusted Types ${what}: markup runs no stranger’s script past them`, async ({ page, host, browserName }) => {
    const theirs = { body: 'globalThis.stranger = true; postMessage("stranger"); export const load = () => {}; export class Marks {}' };
    const scripts = ['theirs', 'marks', 'worker', 'details', 'de'].map((name) => `/uploads/${name}.js`);
    const markup = `<img src="/none.png" onerror="window.stranger = true"><script src="/uploads/theirs.js"></script><base href="/uploads/">
      <claim-light for="article" worker-src="/uploads/theirs.js" asset-base="/uploads/" wasm-src="/dist/claimlight_bg.wasm" renderer="marks" lang="de" open></claim-light>`;
    const taken = what.includes('taken') ? '<script nonce="abc">window.trustedTypes?.createPolicy(\'claimlight\', {})</script>' : '';
    const body = hostPage({ element: '' })
      .replaceAll('<script', '<script nonce="abc"')
      .replace('<head>', `<head>${taken}`)
      .replace('<footer>', `${markup}<footer>`);
    const policy = `${STRICT}; ${types}`;
    const server = await host({
      '/': { body, headers: { 'content-security-policy': policy } },
      ...Object.fromEntries(scripts.map((name) => [name, theirs])),
    });
    await page.goto(server.url);
    await expect.poll(async () => (await told(page)).status).toMatch(/^\d+ Zitate/);
    await expect(page.locator('article mark').first()).toBeVisible();
    await expect(page.locator('claim-light .entry').first()).toBeVisible();
    expect(await page.evaluate(() => 'stranger' in globalThis)).toBe(false);
    expect(server.arrived.filter((line) => line.includes('/uploads/'))).toEqual([]);
    const enforced = await page.evaluate(() => 'trustedTypes' in window);
    if (!enforced) expect(browserName).not.toBe('chromium');
    const heard = await page.evaluate(() => (window as never as { heard: { name: string; code: string }[] }).heard);
    const codes = heard.filter(({ name }) => name === 'error').map(({ code }) => code);
    expect(codes).toEqual(fallback && enforced ? [fallback] : []);
  });

test('a browser without workers is called that', async ({ page, host }) => {
  await page.goto((await host({ '/': { body: hostPage({ head: '<script>delete window.Worker</script>' }) } })).url);
  await expect.poll(async () => (await told(page)).status).toMatch(/^\d+ quotes/);
  expect(await page.evaluate(() => (window as never as { heard: { name: string; code: string }[] }).heard)).toContainEqual(
    expect.objectContaining({ name: 'error', code: 'worker-unavailable', fatal: false, fallback: 'page' }),
  );
});
