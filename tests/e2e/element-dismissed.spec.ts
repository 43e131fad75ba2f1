// What a reader has dismissed stays away while its words stand, however often the article is read again, and can be brought back.
import type { Page } from '@playwright/test';
import { clickWords, element, expect, heard, hostPage, painted, status, test } from './host';

const COUNTS = /^\d+ quotes?, \d+ speakers?, \d+ doubts?$/;
const QUOTE = '“No word yet on what it will cost,”';
type Own = HTMLElement & { results: any; analyze(): Promise<any>; export(format: string): Promise<string> };

const quotes = async (page: Page) => (await painted(page))['claimlight-1-quote'];
const taken = (page: Page) => page.evaluate(() => (document.querySelector('claim-light') as Own).export('markdown'));
const readings = async (page: Page) => (await heard(page, 'results')).length;
const back = (page: Page) => element(page).getByRole('button', { name: 'Undo' });

/** Changes the article and waits until it has been read again. */
async function change(page: Page, act: (article: Element) => void) {
  const before = await readings(page);
  await page.evaluate(`(${act})(document.querySelector('article'))`);
  await expect.poll(() => readings(page)).toBe(before + 1);
}

test.beforeEach(async ({ page, host }) => {
  await page.goto((await host({ '/': { body: hostPage() } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  await clickWords(page, 'what it will');
  await element(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect.poll(() => quotes(page)).not.toContain(QUOTE);
});

test('late content, before it and after it, and a reading on demand leave it dismissed', async ({ page }) => {
  await change(page, (article) => article.append('“The tide came in,” Bo Marsh said.'));
  await expect.poll(() => quotes(page)).toContain('“The tide came in,”');
  await change(page, (article) => article.prepend('“It is a pity,” said Cora Ash, who keeps the light. '.repeat(60)));
  await expect.poll(() => quotes(page)).toContain('“It is a pity,”');
  await page.evaluate(() => (document.querySelector('claim-light') as Own).analyze());
  expect(await quotes(page)).not.toContain(QUOTE);
  expect(await taken(page)).not.toContain('what it will cost,” …');
  await back(page).click();
  await expect.poll(() => quotes(page)).toContain(QUOTE);
  expect(await taken(page)).toContain('what it will cost,” …');
  await expect(back(page)).toBeHidden();
});

test('the article away and back, and results from elsewhere, leave it dismissed', async ({ page }) => {
  await page.evaluate(() => {
    const article = document.querySelector('article') as HTMLElement;
    Object.assign(window, { article });
    article.remove();
  });
  await expect(element(page).locator('.fault')).toBeVisible();
  await page.evaluate(() => document.body.prepend((window as unknown as { article: HTMLElement }).article));
  await expect(status(page)).toHaveText(COUNTS);
  expect(await quotes(page)).not.toContain(QUOTE);
  await page.evaluate(() => {
    const own = document.querySelector('claim-light') as Own;
    own.results = own.results;
  });
  await expect(back(page)).toBeVisible();
  expect(await quotes(page)).not.toContain(QUOTE);
  await back(page).click();
  await expect.poll(() => quotes(page)).toContain(QUOTE);
});

test('the same words elsewhere are another quote', async ({ page }) => {
  await change(page, (article) => {
    const p = document.createElement('p');
    p.textContent = 'Bo Marsh read the letter out. “No word yet on what it will cost,” he said.';
    article.append(p);
  });
  await expect.poll(() => quotes(page)).toContain(QUOTE);
  expect((await quotes(page)).filter((words) => words === QUOTE)).toHaveLength(1);
  await expect(back(page)).toBeVisible();
});

test('other words in its place are shown; the words back, they are dismissed as before', async ({ page }) => {
  await change(page, (article) => {
    const text = article.querySelectorAll('p')[1].firstChild as Text;
    text.data = text.data.replace('No word yet on', 'Nobody has told us');
  });
  await expect.poll(() => quotes(page)).toContain('“Nobody has told us what it will cost,”');
  await expect(back(page)).toBeHidden();
  await change(page, (article) => {
    const text = article.querySelectorAll('p')[1].firstChild as Text;
    text.data = text.data.replace('Nobody has told us', 'No word yet on');
  });
  await expect(back(page)).toBeVisible();
  expect(await quotes(page)).not.toContain(QUOTE);
});

test('two are brought back in the order in which they went, the last first, after a reading too', async ({ page }) => {
  await clickWords(page, 'unclear');
  await element(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(status(page)).toHaveText('2 findings dismissed.');
  await change(page, (article) => article.append('“The tide came in,” Bo Marsh said.'));
  const shown = async () => Object.values(await painted(page)).flat();
  await expect.poll(shown).not.toContain('unclear');
  await back(page).click();
  await expect.poll(shown).toContain('unclear');
  expect(await shown()).not.toContain(QUOTE);
  await back(page).click();
  await expect.poll(shown).toContain(QUOTE);
});
