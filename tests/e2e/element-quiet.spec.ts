// Quiet until asked, and able to say what it is: what is marked at first, the switch, "What is this?", the card, other languages.
import { type Page } from '@playwright/test';
import { expect, hostPage, painted, test } from './host';

const element = (page: Page) => page.locator('claim-light');
const status = (page: Page) => element(page).getByRole('status');
const power = (page: Page) => element(page).getByRole('switch', { name: 'Claimlight: who says what' });
const chip = (page: Page, name: string) => element(page).getByRole('group', { name: 'What is shown' }).getByRole('button', { name });
const STORY =
  '<p>“We are late,” Ann Lee, the mayor of Port Orla, said on Monday. “It was raining,” Bo Ash said. About 40 people may have waited.</p>';

async function start(page: Page, host: Parameters<Parameters<typeof test>[2]>[0]['host'], options: Parameters<typeof hostPage>[0] = {}) {
  await page.goto((await host({ '/': { body: hostPage({ article: STORY, ...options }) } })).url);
  await expect(power(page)).toBeVisible();
}

/** Hands the element its own results, with the first quote wrong more often. */
async function tentative(page: Page) {
  await expect(status(page)).toHaveText(/^2 quotes/);
  await page.evaluate(() => {
    const own = document.querySelector('claim-light') as HTMLElement & { results: any };
    const { results } = own;
    results.quotes[0].attribution.tentative = true;
    own.results = results;
  });
  await expect(status(page)).toHaveText(/^1 quote, 1 speaker/);
}

test('findings that are wrong more often are listed, folded, and marked only when asked for', async ({ page, host }) => {
  await start(page, host);
  await tentative(page);
  const quotes = async () => (await painted(page))['claimlight-1-quote'];
  expect(await quotes()).toEqual(['“It was raining,”']);
  await element(page).getByRole('button', { name: 'Show list' }).click();
  const less = element(page).getByRole('region', { name: 'Less certain' });
  await expect(less).toContainText('Quotes that may be wrong');
  await expect(less.locator('details')).not.toHaveAttribute('open');
  await less.locator('summary').click();
  await less.getByRole('button', { name: 'We are late' }).click();
  await expect(element(page).getByRole('dialog')).toContainText('Ann Lee');
  await page.keyboard.press('Escape');
  await chip(page, 'Less certain').click();
  await expect.poll(quotes).toEqual(['“We are late,”', '“It was raining,”']);
  await expect(status(page)).toHaveText(/^2 quotes, 2 speakers/);
  await expect(less).toBeHidden();
});

test('rough amounts are off at first; speakers are marked without what explains them', async ({ page, host }) => {
  await start(page, host);
  await expect(status(page)).toHaveText('2 quotes, 2 speakers, 1 doubt');
  expect((await painted(page))['claimlight-1-speaker']).toEqual(['Ann Lee', 'Bo Ash']);
  expect((await painted(page))['claimlight-1-doubt-approximate']).toEqual([]);
  await element(page).getByRole('button', { name: 'Show list' }).click();
  await chip(page, 'Rough amounts').click();
  await expect(status(page)).toHaveText('2 quotes, 2 speakers, 2 doubts');
  expect((await painted(page))['claimlight-1-doubt-approximate']).toEqual(['About']);
  await chip(page, 'Quotes').click();
  await expect(status(page)).toHaveText('0 quotes, 2 speakers, 2 doubts');
});

test('off reads nothing and marks nothing until the reader switches it on, and again off leaves nothing', async ({ page, host }) => {
  await start(page, host, { element: '<claim-light for="article" mode="off"></claim-light>' });
  await expect(power(page)).not.toBeChecked();
  await expect(element(page).getByRole('button')).toHaveText(['What is this?']);
  expect(await painted(page)).toEqual({});
  expect(await page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('wasm')))).toBe(false);
  await power(page).click();
  await expect(status(page)).toHaveText(/quotes/);
  await power(page).click();
  await expect(status(page)).toHaveText('Claimlight is off.');
  expect(await painted(page)).toEqual({});
  expect(await page.evaluate(() => (window as any).heard.filter(({ name }: { name: string }) => name === 'error'))).toEqual([]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('it says what it is and what it does with the article; the choice is remembered only if the reader asks', async ({ page, host }) => {
  await start(page, host);
  const what = element(page).getByRole('button', { name: 'What is this?' });
  await what.click();
  const about = element(page).getByRole('group', { name: 'What is this?' });
  await expect(about).toBeFocused();
  await expect(about).toContainText('Nothing about it or about you is sent anywhere.');
  await about.getByRole('checkbox', { name: 'Remember on or off for this site' }).check();
  await page.keyboard.press('Escape');
  await expect(what).toBeFocused();
  await power(page).click();
  await page.reload();
  await expect(power(page)).not.toBeChecked();
  await what.click();
  await about.getByRole('checkbox').uncheck();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.reload();
  await expect(power(page)).toBeChecked();
});

for (const [width, height] of [
  [320, 568],
  [390, 844],
  [1280, 700],
])
  test(`the card keeps off the words that it explains, and its buttons are in the window: ${width} pixels`, async ({ page, host }) => {
    await page.setViewportSize({ width, height });
    const space = '<p>It rained all day.</p>'.repeat(30);
    await start(page, host, { article: space + STORY + space });
    await expect(status(page)).toHaveText(/quotes/);
    for (const line of [20, height / 2, height - 220]) {
      const at = await page.evaluate((line) => {
        const paragraph = [...document.querySelectorAll('article p')].find((p) => p.textContent?.startsWith('“We')) as Element;
        scrollBy({ top: paragraph.getBoundingClientRect().top - line, behavior: 'instant' });
        const range = document.createRange();
        range.setStart(paragraph.firstChild as Text, 2);
        range.setEnd(paragraph.firstChild as Text, 5);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }, line);
      await page.mouse.click(at.x, at.y);
      const card = element(page).getByRole('dialog');
      await expect(card).toBeVisible();
      const { words, box, buttons } = await page.evaluate(() => {
        const paragraph = [...document.querySelectorAll('article p')].find((p) => p.textContent?.startsWith('“We')) as Element;
        const range = document.createRange();
        range.setStart(paragraph.firstChild as Text, 0);
        range.setEnd(paragraph.firstChild as Text, 14);
        const card = document.querySelector('claim-light')?.shadowRoot?.querySelector('.card') as Element;
        const plain = ({ left, top, right, bottom }: DOMRect) => ({ left, top, right, bottom });
        return {
          words: [...range.getClientRects()].map(plain),
          box: plain(card.getBoundingClientRect()),
          buttons: [...card.querySelectorAll('button')].map((button) => plain(button.getBoundingClientRect())),
        };
      });
      for (const word of words)
        expect(word.bottom <= box.top || word.top >= box.bottom, `${line}: ${JSON.stringify({ words, box })}`).toBe(true);
      for (const { left, top, right, bottom } of buttons) {
        expect([left >= 0, right <= width, top >= 0, bottom <= height], `${line}`).toEqual([true, true, true, true]);
        if (width < 640) expect(Math.min(right - left, bottom - top)).toBeGreaterThanOrEqual(44);
      }
      await page.keyboard.press('Escape');
    }
  });

test('the card speaks plainly', async ({ page, host }) => {
  await start(page, host);
  await element(page).getByRole('button', { name: 'Show list' }).click();
  await element(page).locator('.entry.quote').first().click();
  await expect(element(page).getByRole('dialog')).toContainText(/\d+ in 100 findings like this one were right in test articles\./);
});

test('the element’s language is German where it asks for that; the article’s own chooses nothing', async ({ page, host }) => {
  await page.goto(
    (await host({ '/': { body: hostPage({ article: STORY, element: '<claim-light for="article" lang="de-AT"></claim-light>' }) } })).url,
  );
  await expect(element(page).getByRole('switch', { name: 'Claimlight: wer was sagt' })).toBeVisible();
  await expect(status(page)).toHaveText('2 Zitate, 2 Stimmen, 1 Zweifel');
  await element(page).getByRole('button', { name: 'Liste anzeigen' }).click();
  await element(page).locator('.entry.quote').first().click();
  await expect(element(page).getByRole('dialog')).toContainText('Der Artikel gibt wieder, was Ann Lee sagt, Wort für Wort');
  const body = hostPage({ article: STORY }).replace('<html lang="en">', '<html lang="de">').replace('<article ', '<article lang="de" ');
  await page.goto((await host({ '/': { body } })).url);
  await expect(power(page)).toBeVisible();
});
