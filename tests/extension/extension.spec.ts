// The extension in Chromium: what it lights, lists and explains, what it asks for, and that nothing of it is left.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, type Extension, lit, placeOf, test } from './browser';
import { GERMAN, page, PARAGRAPHS, paragraphs, PDF, SHAPES, STORY } from './pages';

test('a click lights the article, lists it, explains it, and a second one leaves nothing', async ({ extension }) => {
  const site = await extension.visit(page(`<article><h1>Bridge may close</h1>${STORY}</article>`));
  const before = await site.content();
  await extension.press(site);
  await expect.poll(() => lit(site)).toContain('“The bridge may close in spring,”');
  expect(await site.content()).toBe(before);
  await expect.poll(() => extension.sidePanel(site)).toContain('Tom Reyes');

  const list = await extension.list(site);
  await expect(list.locator('.panel')).toContainText('Ann Lee');
  await list.locator('.entry', { hasText: 'I was told nothing' }).click();
  await site.bringToFront();
  // The card stands outside the body, and the page cannot look into it.
  await expect(site.locator('html > claimlight-card')).toHaveCount(1);
  expect(await site.evaluate(() => document.querySelector('claimlight-card')?.shadowRoot)).toBeNull();
  await site.keyboard.press('Escape');
  await expect(site.locator('claimlight-card')).toHaveCount(0);

  const { x, y } = await placeOf(site, 'We do not know yet');
  await site.mouse.click(x, y);
  await expect(site.locator('html > claimlight-card')).toHaveCount(1);

  await extension.press(site);
  await expect.poll(() => lit(site)).toBe('');
  expect(await site.content()).toBe(before);
  expect(await site.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length])).toEqual([0, 0]);
  await expect(list.locator('.message')).toContainText('Claimlight is off on this page.');
  await list.close();
  await expect.poll(() => extension.sidePanel(site)).toBe('');

  await extension.press(site);
  await expect.poll(() => lit(site)).toContain('“The bridge may close in spring,”');
});

test('the list is that of the page in front, and opens again on another one', async ({ extension }) => {
  const site = await extension.visit(page(`<article>${STORY}</article>`));
  await extension.press(site);
  await expect.poll(() => extension.sidePanel(site)).toContain('Tom Reyes');
  await site.goto(extension.site.put({ body: page(`<article>${STORY.replaceAll('Tom Reyes', 'Cora Bell')}</article>`) }));
  await expect.poll(() => extension.sidePanel(site)).toContain('Claimlight is off on this page.');
  const tabId = await extension.tabOf(site);
  await extension.worker.evaluate((tabId) => chrome.sidePanel.close({ tabId }), tabId);
  await expect.poll(() => extension.sidePanel(site)).toBe('');
  await extension.press(site);
  await expect.poll(() => extension.sidePanel(site)).toContain('Cora Bell');
  expect(await extension.sidePanel(site)).not.toContain('Tom Reyes');
});

const CANARY = 'Quillfeather';

test('what a page says goes nowhere, and nothing of the page is fetched again', async ({ extension }) => {
  const story = `${STORY}<img src="/pier.png" alt=""><p>“The ${CANARY} bridge may close,” ${CANARY} Lee said.</p>`;
  const site = await extension.visit(page(`<article>${story}</article>`, { before: '<script src="/app.js"></script>' }));
  await extension.press(site);
  await expect.poll(() => lit(site)).toContain(CANARY);
  const list = await extension.list(site);
  await list.locator('.entry').first().click();
  const { asked } = extension.site;
  for (const file of ['pier.png', 'app.js']) expect(asked.filter((line) => line.endsWith(file))).toHaveLength(1);
  // Besides our pages only Chromium's own, which asks its maker for updates.
  expect(asked.filter((line) => !/\.test\/|\.google(?:apis)?\.com[:/]/.test(line))).toEqual([]);
  expect(asked.join('\n')).not.toContain(CANARY);
  // Not even where it tried to: its own pages may connect to nothing but their own files.
  for (const url of ['https://example.com/', 'http://127.0.0.1:9/'])
    expect(await list.evaluate((to) => fetch(to).then(String, (error) => `${error}`), url)).toContain('TypeError');
  expect(asked.filter((line) => line.includes('example.com'))).toEqual([]);
  const kept = await extension.worker.evaluate(async () => [
    await chrome.storage.local.get(),
    await chrome.storage.session.get(),
    await indexedDB.databases(),
  ]);
  expect(kept).toEqual([{}, {}, []]);
  const script = await readFile('target/extension/chromium/content.js', 'utf8');
  expect(script).not.toMatch(/\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource|RTCPeer/);
});

test('it asks for no site and no connection', async ({ extension }) => {
  const manifest = await extension.worker.evaluate(() => chrome.runtime.getManifest());
  expect(manifest.permissions).toEqual(['activeTab', 'scripting', 'storage', 'offscreen', 'sidePanel']);
  expect(manifest).not.toHaveProperty('host_permissions');
  expect(manifest).not.toHaveProperty('content_scripts');
  expect(manifest.content_security_policy).toMatchObject({ extension_pages: expect.stringContaining("connect-src 'self'") });
  expect(manifest).toMatchObject({ incognito: 'split' });
  expect(await extension.worker.evaluate(() => chrome.permissions.getAll())).toMatchObject({ origins: [] });
  const keys = await extension.worker.evaluate(async () => (await chrome.commands.getAll()).map(({ shortcut }) => shortcut));
  expect(keys).toEqual(['Alt+Shift+Q', 'Alt+Shift+L']);
});

for (const { name, body, headers, lit: wanted = 'may close in spring', unlit = [] } of SHAPES)
  test(`it finds the article of a page with ${name}`, async ({ extension }) => {
    const site = await extension.visit(body, headers);
    await extension.press(site);
    await expect.poll(() => lit(site)).toContain(wanted);
    for (const words of unlit) expect(await lit(site)).not.toContain(words);
    await extension.press(site);
    await expect.poll(() => lit(site)).toBe('');
  });

test('it finds in a page what it finds in the text alone', async ({ extension }) => {
  const shape = SHAPES.find(({ name }) => name.startsWith('no article element'));
  const site = await extension.visit(shape?.body ?? '');
  await extension.press(site);
  const list = await extension.list(site);
  await list.locator('.exports summary').click();
  const [download] = await Promise.all([list.waitForEvent('download'), list.locator('.exports .json').click()]);
  const found = JSON.parse(await readFile(await download.path(), 'utf8'));
  const package_ = new URL('../../www/dist/analyzer.node.js', import.meta.url).href;
  const { analyze } = await import(package_);
  const text = ['Bridge may close', ...PARAGRAPHS].join('\n\n');
  const alone = await analyze(text);
  const words = (spans: [number, number][]) => spans.map((span) => text.slice(...span));
  expect(found.speakers.map(({ name }: { name: string }) => name)).toEqual(alone.speakers.map(({ name }: { name: string }) => name));
  const texts = (spans: { text: string }[]) => spans.map((span) => span.text);
  expect(found.quotes.map(({ content }: any) => texts(content))).toEqual(alone.quotes.map(({ content }: any) => words(content)));
  expect(found.uncertainties.map(({ cue }: any) => cue.text)).toEqual(alone.uncertainties.map(({ cue }: any) => text.slice(...cue)));
});

test('it follows pages that grow and pages that change by script', async ({ extension }) => {
  const site = await extension.visit(page(`<div id="app"><article>${STORY}</article></div>`));
  await extension.press(site);
  await expect.poll(() => lit(site)).toContain('may close in spring');
  await site.evaluate(() => document.querySelector('article')?.insertAdjacentHTML('beforeend', '<p>“One more thing,” Ann Lee said.</p>'));
  await expect.poll(() => lit(site)).toContain('One more thing');
  await site.evaluate(
    (next) => {
      history.pushState(null, '', '/next');
      const app = document.getElementById('app');
      if (app) app.innerHTML = `<article>${next}</article>`;
    },
    paragraphs(PARAGRAPHS.map((text) => text.replace('spring', 'winter'))),
  );
  await expect.poll(() => lit(site)).toContain('may close in winter');
  expect(await lit(site)).not.toContain('may close in spring');
});

test('colours are those of the page, and on paper light', async ({ extension }) => {
  const site = await extension.visit(page(`<article>${STORY}</article>`, { head: '<style>body{background:#111;color:#eee}</style>' }));
  await extension.press(site);
  await expect.poll(() => lit(site)).toContain('may close in spring');
  const fill = () => site.evaluate(() => getComputedStyle(document.body, '::highlight(claimlight-1-quote)').backgroundColor);
  expect(await fill()).toBe('rgb(31, 49, 72)');
  await site.emulateMedia({ media: 'print' });
  expect(await fill()).toBe('rgb(228, 237, 248)');
  await site.emulateMedia({ media: 'screen' });
  await site.evaluate(() => (document.body.style.cssText = 'background:#fff;color:#222'));
  await expect.poll(fill).toBe('rgb(228, 237, 248)');
});

test('a page without an article offers the selection and the whole page', async ({ extension }) => {
  const site = await extension.visit(page('<h1>Today</h1><ul><li>“It may rain,” Ann Lee said.</li><li>“No,” said Tom Reyes.</li></ul>'));
  await extension.press(site);
  const list = await extension.list(site);
  await expect(list.locator('.message')).toContainText('No article was found on this page.');
  await list.getByRole('button', { name: 'Read the selected text' }).click();
  await expect(list.locator('.message')).toContainText('No text is selected.');
  await site.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('li') as Node));
  await list.getByRole('button', { name: 'Read the selected text' }).click();
  await expect.poll(() => lit(site)).toContain('“It may rain,”');
  expect(await lit(site)).not.toContain('“No,”');
});

test('a front page has no article; all of it is read where that is asked for', async ({ extension }) => {
  const teaser = (n: number) =>
    `<li><a href="/${n}"><h3>Storm ${n} may come</h3><p>Forecasters say that it could be the worst of the year.</p></a></li>`;
  const site = await extension.visit(
    page(`<main><h1>News</h1><ul>${Array.from({ length: 40 }, (_, n) => teaser(n)).join('')}</ul></main>`),
  );
  await extension.press(site);
  const list = await extension.list(site);
  await expect(list.locator('.message')).toContainText('No article was found on this page.');
  await list.getByRole('button', { name: 'Read the whole page' }).click();
  await expect.poll(() => lit(site)).toContain('could');
});

test('a frame, another language and a page of the browser’s own are explained', async ({ extension }) => {
  const frame = await extension.visit(page('<iframe src="http://other.test/story" style="width:100%;height:700px"></iframe>'));
  await extension.press(frame);
  const list = await extension.list(frame);
  await expect(list.locator('.message')).toContainText('The text is in a frame.');
  await expect(list.getByRole('button', { name: 'Open the frame in a tab' })).toBeVisible();

  const other = await extension.visit(page(`<article>${GERMAN}</article>`));
  await extension.press(other);
  await expect((await extension.list(other)).locator('.notes')).toContainText('does not seem to be in English');

  const own = await extension.context.newPage();
  await own.goto('chrome://version/');
  await extension.press(own);
  await expect.poll(() => extension.sidePanel(own)).toContain('No extension can read this page.');
});

test('a PDF is explained', async ({ extension }) => {
  const pdf = await extension.context.newPage();
  await pdf.setContent(page(`<article>${STORY}</article>`));
  const file = extension.site.put({ body: PDF, headers: { 'content-type': 'application/pdf' } });
  await pdf.goto(file).catch(() => {});
  await extension.press(pdf);
  await expect.poll(() => extension.sidePanel(pdf)).toMatch(/PDF/);
});

test('an empty page is explained, and read once there are words', async ({ extension }) => {
  const site = await extension.visit('<!doctype html><html lang="en"><title>Bridge may close</title><body></body></html>');
  await extension.press(site);
  const list = await extension.list(site);
  await expect(list.locator('.message')).toContainText('No article was found on this page.');
  await list.getByRole('button', { name: 'Read the whole page' }).click();
  await expect(list.locator('.message')).toContainText('There is no text to read here.');
  await site.evaluate((story) => (document.body.innerHTML = story), STORY);
  await expect.poll(() => lit(site)).toContain('may close in spring');
  await expect(list.locator('.panel')).toContainText('Tom Reyes');
});

test('a very long page tells how far it is, and can be stopped', async ({ extension }) => {
  const site = await extension.visit(page(`<article>${STORY.repeat(1500)}</article>`));
  await extension.press(site);
  const list = await extension.list(site);
  await expect(list.locator('progress')).toBeVisible();
  await expect(list.locator('.share')).toHaveText(/^\d+% read$/);
  await list.getByRole('button', { name: 'Stop' }).click();
  await expect(list.locator('.message')).toContainText('Stopped.');
  expect(await lit(site)).toBe('');
});

test('the options are kept and used', async ({ extension }) => {
  const options = await extension.context.newPage();
  await options.goto(`chrome-extension://${extension.id}/options.html`);
  await expect(options.locator('main')).toContainText('Alt+Shift+L');
  await options.locator('[data-kind=quote]').click();
  await expect(options.getByRole('status')).toHaveText('Saved.');
  expect(await extension.worker.evaluate(() => chrome.storage.local.get())).toEqual({
    shown: ['speaker', 'cue', 'doubt', 'thoughts'],
    floor: 0,
  });
  const site = await extension.visit(page(`<article>${STORY}</article>`));
  await extension.press(site);
  await expect.poll(() => lit(site)).toContain('said');
  expect(await lit(site)).not.toContain('“The bridge may close in spring,”');
});

test('what is less sure than the options want is not marked, and rough amounts only where they want them', async ({ extension }) => {
  const site = await extension.visit(page(`<article>${STORY}</article>`));
  const words = async () => (await lit(site)).split(' | ');
  await extension.press(site);
  await expect.poll(words).toEqual(expect.arrayContaining(['may', 'could', 'do not know', 'believe']));
  expect(await words()).not.toContain('several');
  await extension.press(site);
  await expect.poll(() => lit(site)).toBe('');

  const options = await extension.context.newPage();
  await options.goto(`chrome-extension://${extension.id}/options.html`);
  await options.locator('.floor input[type=number]').fill('85');
  await options.locator('[data-extra=approximate]').click();
  const kept = () => extension.worker.evaluate(() => chrome.storage.local.get());
  await expect.poll(kept).toMatchObject({ floor: 0.85, shown: expect.arrayContaining(['approximate']) });
  await extension.press(site);
  await expect.poll(words).toEqual(expect.arrayContaining(['do not know', 'believe', 'several']));
  for (const unsure of ['may', 'could']) expect(await words()).not.toContain(unsure);
  // The list begins with the same, and what it lets through is marked at once.
  const list = await extension.list(site);
  await list.locator('.more summary').click();
  await expect(list.locator('.floor input[type=number]')).toHaveValue('85');
  await list.locator('.floor input[type=number]').fill('50');
  await expect.poll(words).toEqual(expect.arrayContaining(['may', 'could']));
});

test('it speaks the language of the options', async ({ extension }) => {
  const site = await extension.visit(page(`<article>${STORY}</article>`));
  await extension.press(site);
  const list = await extension.list(site);
  await expect(list.locator('.panel')).toContainText('Who speaks');
  const options = await extension.context.newPage();
  await options.goto(`chrome-extension://${extension.id}/options.html`);
  await options.getByLabel('Language').selectOption('Deutsch');
  await expect(options.getByRole('heading', { level: 1 })).toHaveText('Claimlight: Einstellungen');
  await expect(list.locator('.off')).toHaveText('Auf dieser Seite ausschalten');
  await expect(list.locator('html')).toHaveAttribute('lang', 'de');
  await extension.press(site);
  await expect(list.locator('.message')).toContainText('Claimlight ist auf dieser Seite aus.');
});

test('the shortcuts are keys: one switches it on and off, the other shows the list', async ({ extension }) => {
  const site = await extension.visit(page(`<article>${STORY}</article>`));
  await extension.key(site, 'L');
  await expect.poll(() => extension.sidePanel(site)).toContain('Claimlight is off on this page.');
  expect(await lit(site)).toBe('');
  await extension.key(site, 'Q');
  await expect.poll(() => lit(site)).toContain('may close in spring');
  await expect.poll(() => extension.sidePanel(site)).toContain('Tom Reyes');
  await extension.key(site, 'Q');
  await expect.poll(() => lit(site)).toBe('');
  await expect.poll(() => extension.sidePanel(site)).toBe('');
});

/** The extension's worlds in a page, each with whether it is on there. */
async function worlds(extension: Extension, site: Page) {
  const session = await extension.context.newCDPSession(site);
  const ids: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context: { id, origin } }) => {
    if (origin === `chrome-extension://${extension.id}`) ids.push(id);
  });
  await session.send('Runtime.enable');
  const on = ids.map((contextId) => session.send('Runtime.evaluate', { contextId, expression: "'claimlight' in globalThis" }));
  const values = (await Promise.all(on)).map(({ result }) => result.value);
  await session.detach();
  return values;
}

test('nothing of it is in a page before the button is pressed there, nor after a reload', async ({ extension }) => {
  const site = await extension.visit(page(`<article>${STORY}</article>`));
  const other = await extension.visit(page(`<article>${STORY}</article>`));
  expect(await worlds(extension, site)).toEqual([]);
  await extension.press(site);
  await expect.poll(() => lit(site)).toContain('may close in spring');
  expect(await worlds(extension, site)).toEqual([true]);
  expect(await worlds(extension, other)).toEqual([]);
  // The browser keeps the world for the next page; it is empty.
  await site.reload();
  expect(await worlds(extension, site)).not.toContain(true);
});

test('the reader ends when it has been idle, and starts again when it is asked', async ({ extension }) => {
  const site = await extension.visit(page(`<article>${STORY}</article>`));
  await extension.press(site);
  await expect.poll(() => lit(site)).toContain('may close in spring');
  const there = () => extension.worker.evaluate(() => chrome.offscreen.hasDocument());
  expect(await there()).toBe(true);
  // Its 15 seconds pass in 15 milliseconds.
  await extension.inReader('{ const { setTimeout } = window; window.setTimeout = (act, after) => setTimeout(act, after / 1000); }');
  await site.evaluate(() => document.querySelector('article')?.insertAdjacentHTML('beforeend', '<p>“One more thing,” Ann Lee said.</p>'));
  await expect.poll(() => lit(site)).toContain('One more thing');
  await expect.poll(there).toBe(false);
  expect(await lit(site)).toContain('One more thing');
  await site.evaluate(() => document.querySelector('article')?.insertAdjacentHTML('beforeend', '<p>“And the last,” Ann Lee said.</p>'));
  await expect.poll(() => lit(site)).toContain('And the last');
  expect(await there()).toBe(true);
});

test('a reader that fails is explained, and tried again where that is asked for', async ({ extension }) => {
  const site = await extension.visit(page(`<article>${STORY}</article>`));
  const list = await extension.list(site);
  await extension.worker.evaluate(() => chrome.offscreen.closeDocument().catch(() => {}));
  await list.evaluate(() => chrome.runtime.sendMessage({ reader: true }));
  await extension.inReader('window.kept = Worker; Worker = undefined');
  await extension.press(site);
  await expect(list.locator('.message')).toContainText('This browser has no background workers.');
  await expect(list.locator('code')).toHaveText('worker-unavailable');
  expect(await lit(site)).toBe('');
  await extension.inReader('Worker = window.kept');
  await list.getByRole('button', { name: 'Look for the article' }).click();
  await expect.poll(() => lit(site)).toContain('may close in spring');
});

test('in a private window it works with the options of the others, and keeps nothing', async ({ extension }) => {
  await extension.worker.evaluate(() => chrome.storage.local.set({ shown: ['quote'], language: 'de' }));
  const article = `<article>${STORY}<p>“The ${CANARY} bridge may close,” ${CANARY} Lee said.</p></article>`;
  const site = await extension.visitPrivately(page(article));
  const html = await site.content();
  await extension.press(site);
  await expect.poll(() => lit(site)).toContain(CANARY);
  expect((await lit(site)).split(' | ')).not.toContain('said');
  expect(await site.content()).toBe(html);
  await expect.poll(() => extension.sidePanel(site)).toContain('Auf dieser Seite ausschalten');
  expect(await extension.sidePanel(site)).toContain(CANARY);

  const workers = extension.context.serviceWorkers();
  expect(await Promise.all(workers.map((one) => one.evaluate(() => chrome.extension.inIncognitoContext)))).toEqual([false, true]);
  for (const one of workers) {
    const kept = () => Promise.all([chrome.storage.local.get(), chrome.storage.session.get(), indexedDB.databases(), caches.keys()]);
    expect(await one.evaluate(kept)).toEqual([{ shown: ['quote'], language: 'de' }, {}, [], []]);
  }
  expect(extension.site.asked.join('\n')).not.toContain(CANARY);
  await extension.press(site);
  await expect.poll(() => lit(site)).toBe('');
  expect(await site.content()).toBe(html);
});
