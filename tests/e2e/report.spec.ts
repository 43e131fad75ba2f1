// A mistake is reported by the reader's own hand: the text is there to be read before it goes anywhere, and nothing is sent.
import { expect, open, read, STORY, test } from './page';

test.beforeEach(({ page }) => open(page));

test('a mistake is reported with a text that the reader sees, completes and copies', async ({ page, context, browserName }) => {
  if (browserName === 'chromium') await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const sent: string[] = [];
  await read(page, STORY);
  await page.locator('#article mark[class^=claimlight-mark-1-quote]').first().click();
  const card = page.getByRole('dialog');
  await expect(card).toBeVisible();
  page.on('request', (request) => sent.push(request.url()));
  await card.getByText('Report a mistake').click();
  const box = card.getByRole('textbox', { name: 'Your report' });
  const words = await page.locator('#article mark[class^=claimlight-mark-1-quote]').first().innerText();
  await expect(box).toHaveValue(/^The text:\n.+\n\nWhat Claimlight shows:\n.+ in test articles\..*\n\nWhat is right:\n$/);
  const filled = await box.inputValue();
  expect(filled).toContain(words.replace(/[.,]$/, ''));
  expect(filled).not.toContain('unclear');
  // Keys that walk through the article are letters here.
  await box.press('End');
  await box.press('n');
  await box.pressSequentially('ot she');
  await expect(card).toBeVisible();
  await card.getByRole('button', { name: 'Copy report' }).click();
  if (browserName === 'chromium') {
    await expect(card.locator('.told')).toHaveText('Report copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('not she');
  } else await expect(card.locator('.told')).not.toBeEmpty();
  expect(sent).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
});

test('where the browser allows no copying the report is selected', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => ({ writeText: () => Promise.reject(new Error('no')) }) });
  });
  await page.reload();
  await read(page, STORY);
  await page.locator('#article mark[class^=claimlight-mark-1-doubt]').first().click();
  await page.getByText('Report a mistake').click();
  await page.getByRole('button', { name: 'Copy report' }).click();
  await expect(page.locator('.told')).toContainText('It is selected');
  const [length, selected] = await page
    .getByRole('textbox', { name: 'Your report' })
    .evaluate((box: HTMLTextAreaElement) => [box.value.length, box.selectionEnd - box.selectionStart]);
  expect(selected).toBe(length);
});

for (const width of [320, 1280])
  test(`the opened report does not cover the words that the card explains, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await read(page, STORY);
    for (const index of [0, 3]) {
      const mark = page.locator('#article mark[class^=claimlight-mark-1-doubt]').nth(index);
      await mark.click();
      await page.getByText('Report a mistake').click();
      await expect(page.getByRole('button', { name: 'Copy report' })).toBeAttached();
      await expect
        .poll(async () => {
          const [a, b] = [await mark.boundingBox(), await page.getByRole('dialog').boundingBox()];
          return a !== null && b !== null && (a.y + a.height <= b.y + 1 || a.y >= b.y + b.height - 1);
        })
        .toBe(true);
      await page.keyboard.press('Escape');
    }
  });
