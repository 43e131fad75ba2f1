// Sites that the reader has allowed. The browser's own question cannot be answered by a test, so it has been answered before.
import { expect, lit, test } from './browser';
import { page, STORY } from './pages';

test.use({ allowed: ['http://*/*'] });

test('a site that the reader allowed starts by itself, until it is taken off the list', async ({ extension }) => {
  const site = await extension.visit(page(`<article>${STORY}</article>`));
  await extension.worker.evaluate((origin) => chrome.storage.local.set({ sites: [origin] }), new URL(site.url()).origin);
  await expect.poll(() => extension.worker.evaluate(() => chrome.scripting.getRegisteredContentScripts())).toHaveLength(1);
  await site.reload();
  await expect.poll(() => lit(site)).toContain('may close in spring');
  const other = await extension.visit(page(`<article>${STORY}</article>`));
  const options = await extension.context.newPage();
  await options.goto(`chrome-extension://${extension.id}/options.html`);
  await options.getByRole('button', { name: /^Remove http/ }).click();
  await expect.poll(() => extension.worker.evaluate(() => chrome.scripting.getRegisteredContentScripts())).toEqual([]);
  await site.reload();
  // What starts by itself does so before a click could: one that lights shows that it had not started.
  await extension.press(site);
  await expect.poll(() => lit(site)).toContain('may close in spring');
  expect(await lit(other)).toBe('');
});
