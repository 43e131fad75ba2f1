// A very long text: all of it is read, with progress, and the page stays usable.
import { expect, open, test } from './page';

test('a million characters are read to the last one, with progress on the way', async ({ page, request }) => {
  // The network reads a megabyte in some seconds, a busy machine in more.
  test.setTimeout(240_000);
  await open(page);
  const parts = await Promise.all(['ferry', 'court', 'lake'].map(async (name) => (await request.get(`/samples/${name}.txt`)).text()));
  const unit = `${parts.join('\n\n')}\n\n`;
  const text = `${unit.repeat(Math.ceil(1e6 / unit.length))}“This is the end,” Zora Lastman said.`;
  await page.evaluate((words) => {
    const seen = Object.assign(window, { progress: [] as number[] });
    const bar = document.querySelector('claim-light')?.shadowRoot?.querySelector('progress');
    new MutationObserver(() => bar && seen.progress.push(bar.value)).observe(bar as Node, {
      attributes: true,
    });
    const area = document.querySelector('textarea');
    if (area) area.value = words;
  }, text);
  await page.locator('#analyse').click();
  await expect(page.locator('#result-title')).toBeFocused({ timeout: 120_000 });
  const progress = await page.evaluate(() => (window as unknown as { progress: number[] }).progress);
  expect(Math.max(...progress)).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.querySelector('#article')?.textContent === document.querySelector('textarea')?.value)).toBe(
    true,
  );
  expect(await page.locator('#article mark').count()).toBeGreaterThan(10_000);
  // The list waits closed, and opens at what is asked for.
  const last = page.locator('#article mark[class^=claimlight-mark-1-quote]').last();
  // By the keys: what has just come near the window is laid out for the first time, and a pointer would race with that.
  await page.locator('#article [tabindex="0"]').press('End');
  await page.keyboard.press('p');
  await expect(last).toBeFocused();
  await last.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Zora Lastman');
  await expect(page.locator('claim-light .panel [aria-current]')).toContainText('This is the end');
  await page.keyboard.press('Escape');
  await expect(last).toBeFocused();
  for (const kind of ['speaker', 'cue', 'doubt']) await page.locator(`[data-kind=${kind}]`).click();
  await expect(page.locator('claim-light .walk')).toContainText('of');
  // A group of thousands shows fifty entries and the next on demand.
  const group = page
    .locator('claim-light .panel .group')
    .filter({ has: page.locator('.note', { hasText: /\b[5-9]\d\d quotes/ }) })
    .first();
  await group.locator('> summary').click();
  await expect(group.locator('.entry')).toHaveCount(50);
  await group.locator('.more').click();
  await expect(group.locator('.entry')).toHaveCount(100);
});
