// Sites that the reader allows: in the list or in the options. Only the browser's own question is answered beforehand.
import type { Page } from '@playwright/test';
import { expect, type Extension, lit, test } from './browser';
import { page, STORY } from './pages';

const ARTICLE = page(`<article>${STORY}</article>`);

/** The sites whose pages start by themselves. */
const started = ({ worker }: Extension) =>
  worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches ?? []));

/** The sites that the browser lets it see. */
const seen = ({ worker }: Extension) => worker.evaluate(async () => (await chrome.permissions.getAll()).origins);

/** What starts by itself does so before a click could: one that lights shows that it had not started. */
async function startsByHand(extension: Extension, site: Page) {
  await site.reload();
  await extension.press(site);
  await expect.poll(() => lit(site)).toContain('may close in spring');
}

test('a site that is ticked in the list starts by itself, on that site alone, until the tick is taken away', async ({ extension }) => {
  const site = await extension.visit(ARTICLE);
  const { origin, hostname } = new URL(site.url());
  await extension.press(site);
  const list = await extension.list(site);
  const tick = list.getByLabel(`Always on at ${hostname}`);
  await expect(tick).not.toBeChecked();
  await extension.allow(origin);
  await tick.check();
  await expect.poll(() => started(extension)).toEqual([`${origin}/*`]);
  expect(await seen(extension)).toEqual([`${origin}/*`]);
  expect(await extension.worker.evaluate(() => chrome.storage.local.get())).toEqual({ sites: [origin] });

  await site.reload();
  await expect.poll(() => lit(site)).toContain('may close in spring');
  const other = await extension.visit(ARTICLE);
  await startsByHand(extension, other);
  await expect((await extension.list(other)).getByLabel(/Always on at/)).not.toBeChecked();

  await expect(tick).toBeChecked();
  await tick.uncheck();
  await expect.poll(() => started(extension)).toEqual([]);
  await expect.poll(() => seen(extension)).toEqual([]);
  expect(await extension.worker.evaluate(() => chrome.storage.local.get())).toEqual({ sites: [] });
  await startsByHand(extension, site);
});

test('a site is added and removed in the options, and the list knows', async ({ extension }) => {
  const site = await extension.visit(ARTICLE);
  const { origin } = new URL(site.url());
  await extension.press(site);
  const tick = (await extension.list(site)).getByLabel(/Always on at/);
  await extension.allow(origin);
  const options = await extension.context.newPage();
  await options.goto(`chrome-extension://${extension.id}/options.html`);
  const sites = options.locator('.sites li');
  await expect(sites).toHaveText('None.');
  const address = options.getByLabel('Address of a site');
  for (const wrong of ['', 'mailto:news@example.com', 'http://']) {
    await address.fill(wrong);
    await options.getByRole('button', { name: 'Add' }).click();
    await expect(options.getByRole('status')).toContainText('not the address of a website');
  }
  await address.fill(site.url());
  await address.press('Enter');
  await expect(options.getByRole('status')).toHaveText('Saved.');
  await expect(address).toHaveValue('');
  await expect(sites).toContainText([origin]);
  await expect(tick).toBeChecked();
  await expect.poll(() => started(extension)).toEqual([`${origin}/*`]);

  await options.getByRole('button', { name: `Remove ${origin}` }).click();
  await expect(sites).toHaveText('None.');
  await expect(tick).not.toBeChecked();
  await expect.poll(() => started(extension)).toEqual([]);
  await expect.poll(() => seen(extension)).toEqual([]);
  await startsByHand(extension, site);
});

test('where it is always on, the list waits for its shortcut, in private windows too', async ({ extension }) => {
  const site = await extension.visit(ARTICLE);
  const { origin } = new URL(site.url());
  await extension.allow(origin);
  const options = await extension.context.newPage();
  await options.goto(`chrome-extension://${extension.id}/options.html`);
  await options.getByLabel('Address of a site').fill(origin);
  await options.getByRole('button', { name: 'Add' }).click();
  await expect.poll(() => started(extension)).toEqual([`${origin}/*`]);
  await site.reload();
  await expect.poll(() => lit(site)).toContain('may close in spring');
  expect(await extension.sidePanel(site)).toBe('');
  await extension.key(site, 'L');
  await expect.poll(() => extension.sidePanel(site)).toContain('Tom Reyes');

  const hidden = await extension.visitPrivately(ARTICLE, site.url());
  await expect.poll(() => lit(hidden)).toContain('may close in spring');
});
