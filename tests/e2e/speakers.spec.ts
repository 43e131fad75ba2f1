// Who is who in the list: what a speaker is called, and what the reader puts right.
import { expect, open, read, test } from './page';

const FERRY = `Ann Lee, the mayor of Varn, closed the pier on Monday. “It may fall,” Lee said. She said that repairs would be dear.

The harbour master called that nonsense. “It will outlive us,” said Bo Quill.

Quill said he would open it again. “Let her come and look,” the harbour master said.`;

test.beforeEach(async ({ page }) => {
  await open(page);
  await read(page, FERRY);
});

test('a speaker has a kind with its sign, counts, and what the text calls them', async ({ page }) => {
  const lee = page.locator('claim-light .panel .speakers .group').filter({ has: page.getByRole('heading', { name: 'Ann Lee' }) });
  await expect(lee.locator('.note')).toHaveText(/mayor of Varn · named person · 2 quotes · \d+ words quoted · 1 doubt/);
  await expect(lee.locator('.note svg.sign')).toHaveAttribute('aria-hidden', 'true');
  await expect(lee.getByRole('list', { name: 'What the text calls Ann Lee' })).toHaveText(/“Ann Lee”.*“Lee”.*“She”/);
});

test('the sources of the whole article are counted, until the reader corrects one', async ({ page }) => {
  const figure = page.locator('claim-light .panel .speakers .figure');
  await expect(figure).toHaveText(
    /^The whole article has 3 sources: 2 named people, 1 unnamed person\. (Ann Lee|Bo Quill) has (half|\d+%) of the reported words\.$/,
  );
  const lee = page.locator('claim-light .panel .speakers .group').filter({ has: page.getByRole('heading', { name: 'Ann Lee' }) });
  await lee.locator('.correct summary').click();
  await lee.getByRole('button', { name: '“She” is not Ann Lee' }).click();
  await expect(figure).toHaveCount(0);
});

test('two speakers are made one and one is made two, and each can be undone', async ({ page }) => {
  const names = page.locator('claim-light .panel .speakers h3');
  const before = await names.allTextContents();
  expect(before).toContain('Ann Lee');
  const lee = page.locator('claim-light .panel .speakers .group').filter({ has: page.getByRole('heading', { name: 'Ann Lee' }) });
  await lee.locator('.correct summary').click();
  await lee.getByRole('button', { name: '“She” is not Ann Lee' }).click();
  await expect(names).toHaveText([...before.slice(0, 1), 'She', ...before.slice(1)]);
  await expect(page.locator('claim-light [role=status]')).toContainText('Corrected for this article until you leave the page.');
  await expect(page.getByRole('button', { name: 'Undo the last correction' })).toBeFocused();

  const she = page.locator('claim-light .panel .speakers .group').filter({ has: page.getByRole('heading', { name: 'She', exact: true }) });
  await she.locator('.correct summary').click();
  await she.getByLabel('She is the same as').selectOption({ label: 'Bo Quill' });
  await she.getByRole('button', { name: 'Merge' }).click();
  await expect(names.filter({ hasText: /^She$/ })).toHaveCount(0);
  const quill = page.locator('claim-light .panel .speakers .group').filter({ has: page.getByRole('heading', { name: 'Bo Quill' }) });
  await expect(quill).toContainText('repairs would be dear');
  await page.locator('#article mark[class^=claimlight-mark-1-quote]').filter({ hasText: 'repairs would be dear' }).first().click();
  await expect(page.getByRole('dialog')).toContainText('You chose this speaker.');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Undo the last correction' }).click();
  await expect(names.filter({ hasText: /^She$/ })).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo the last correction' }).click();
  await expect(names).toHaveText(before);
  await expect(page.getByRole('button', { name: 'Undo the last correction' })).toHaveCount(0);
});

test('corrections are kept for their article, and no longer than the page', async ({ page }) => {
  const lee = page.locator('claim-light .panel .speakers .group').filter({ has: page.getByRole('heading', { name: 'Ann Lee' }) });
  await lee.locator('.correct summary').click();
  await lee.getByRole('button', { name: '“She” is not Ann Lee' }).click();
  const she = page.locator('claim-light .panel .speakers h3').filter({ hasText: /^She$/ });
  await expect(she).toHaveCount(1);
  await read(page, 'Cora Ash said it rained.');
  await expect(she).toHaveCount(0);
  await read(page, FERRY);
  await expect(she).toHaveCount(1);
  // The same, with a word mended and a sentence more.
  await read(page, `${FERRY.replace('dear', 'costly')}\n\nIt rained.`);
  await expect(page.locator('#article')).toContainText('costly');
  await expect(she).toHaveCount(1);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

test('an export holds what the reader put right', async ({ page }) => {
  const lee = page.locator('claim-light .panel .speakers .group').filter({ has: page.getByRole('heading', { name: 'Ann Lee' }) });
  await lee.locator('.correct summary').click();
  await lee.getByRole('button', { name: '“She” is not Ann Lee' }).click();
  await page.locator('.exports summary').click();
  // A stock Firefox does not tell a test of its downloads; what is saved is noted instead.
  await page.evaluate(() => {
    URL.createObjectURL = (blob: Blob) => {
      void blob.text().then((content) => Object.assign(window, { saved: content }));
      return '#saved';
    };
  });
  await page.locator('.exports').locator('button.json').click();
  const saved = await page.waitForFunction(() => (window as unknown as { saved?: string }).saved);
  const file = JSON.parse((await saved.jsonValue()) as string);
  const mine = file.quotes.filter((q: any) => q.attribution?.speaker_by === 'reader');
  expect(mine.map((q: any) => file.speakers[q.attribution.speaker].name)).toEqual(['She']);
});
