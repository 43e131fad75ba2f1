// On paper, and with more contrast: what only Chromium can be told to show. The rules are the one style sheet's.
import { expect, open, read, STORY, test } from './page';

test.beforeEach(async ({ page }) => open(page));

test('on paper: lines and labels, no controls', async ({ page }) => {
  await page.locator('#theme').selectOption('dark');
  await read(page, STORY);
  await page.locator('#article mark[class^=claimlight-mark-1-quote]').first().click();
  await page.emulateMedia({ media: 'print' });
  for (const control of ['claim-light .legend', '#edit', '#new', 'claim-light .card', '#theme', '#text'])
    await expect(page.locator(control)).toBeHidden();
  await expect(page.locator('claim-light .panel')).toBeVisible();
  const mark = page.locator('#article mark[class^=claimlight-mark-1-quote]').filter({ hasText: 'No word' });
  const look = await mark.evaluate((element) => ({
    label: getComputedStyle(element, '::before').content,
    line: getComputedStyle(element).textDecorationLine,
    ink: getComputedStyle(document.documentElement).color,
  }));
  expect(look.label).toContain('direct');
  expect(look.line).toBe('underline');
  expect(look.ink).toBe('rgb(28, 27, 24)');
});

test('the system’s theme is taken, and changes as it does', async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(paper).not.toBe(light);
});

test('more contrast is respected', async ({ page }) => {
  await page.emulateMedia({ contrast: 'more' });
  const soft = await page.locator('.tagline').evaluate((element) => getComputedStyle(element).color);
  expect(soft).toBe(await page.evaluate(() => getComputedStyle(document.documentElement).color));
});
