// The reader says, in the element's list, who is who: as on the page (speakers.spec), for this article, in memory only.
import type { Page } from '@playwright/test';
import { element, expect, heard, hostPage, status, test, type Host } from './host';

const FERRY = `<p>Ann Lee, the mayor of Varn, closed the pier on Monday. “It may fall,” Lee said. She said that repairs would be dear.</p>
<p>The harbour master called that nonsense. “It will outlive us,” said Bo Quill.</p>
<p>Quill said he would open it again. “Let her come and look,” the harbour master said.</p>`;
const COUNTS = /^\d+ quotes?, \d+ speakers?, \d+ doubts?$/;
type Own = HTMLElement & { results: any; analyze(): Promise<any>; export(format: string): Promise<string> };

const names = (page: Page) => element(page).locator('.speakers h3');
const group = (page: Page, name: string) =>
  element(page)
    .locator('.speakers .group')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });
const undo = (page: Page) => element(page).getByRole('button', { name: 'Undo the last correction' });
const taken = (page: Page) => page.evaluate(async () => JSON.parse(await (document.querySelector('claim-light') as Own).export('json')));

async function listed(page: Page, host: (answers: Record<string, { body: string }>) => Promise<Host>) {
  await page.goto((await host({ '/': { body: hostPage({ article: FERRY }) } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  await element(page).getByRole('button', { name: 'Show list' }).click();
  // What fills the list is fetched when it is opened.
  await expect(names(page).first()).toBeVisible();
}

async function split(page: Page) {
  await group(page, 'Ann Lee').locator('.correct summary').click();
  await group(page, 'Ann Lee').getByRole('button', { name: '“She” is not Ann Lee' }).click();
  await expect(names(page).filter({ hasText: /^She$/ })).toHaveCount(1);
}

test('two speakers are made one and one is made two, exports say so, and each can be undone', async ({ page, host }) => {
  await listed(page, host);
  const before = await names(page).allTextContents();
  const found = await taken(page);
  await split(page);
  await expect(status(page)).toHaveText(/^Corrected for this article until you leave the page\. .*\d+ quotes, \d+ speakers/);
  await expect(undo(page)).toBeFocused();
  const mine = (file: any) =>
    file.quotes.filter((q: any) => q.attribution?.speaker_by === 'reader').map((q: any) => file.speakers[q.attribution.speaker].name);
  expect(mine(await taken(page))).toEqual(['She']);

  await group(page, 'She').locator('.correct summary').click();
  await group(page, 'She').getByLabel('She is the same as').selectOption({ label: 'Bo Quill' });
  await group(page, 'She').getByRole('button', { name: 'Merge' }).click();
  await expect(group(page, 'Bo Quill')).toContainText('repairs would be dear');
  expect(mine(await taken(page))).toEqual(['Bo Quill']);
  expect(await page.evaluate(() => (document.querySelector('claim-light') as Own).export('markdown'))).toMatch(
    /### Bo Quill\n[^#]*repairs would be dear/,
  );
  await group(page, 'Bo Quill').locator('.entry', { hasText: 'repairs would be dear' }).click();
  await expect(element(page).getByRole('dialog')).toContainText('You chose this speaker.');
  await page.keyboard.press('Escape');
  // Each is told to the page, as what is found is.
  expect((await heard(page, 'results')).map(({ speakers }) => speakers)).toEqual([before.length, before.length + 1, before.length]);

  await undo(page).click();
  await expect(names(page).filter({ hasText: /^She$/ })).toHaveCount(1);
  await undo(page).click();
  await expect(names(page)).toHaveText(before);
  await expect(undo(page)).toHaveCount(0);
  expect(await taken(page)).toEqual(found);
});

test('a correction holds for its article however often that is read and goes on, and for no other results', async ({ page, host }) => {
  await listed(page, host);
  await split(page);
  const she = names(page).filter({ hasText: /^She$/ });
  // The same text, read once more; more of it; the first again.
  await page.evaluate(() => (document.querySelector('claim-light') as Own).analyze());
  await expect(she).toHaveCount(1);
  await page.evaluate(() => document.querySelector('article')?.append('Cora Ash said it rained.'));
  await expect(names(page).filter({ hasText: 'Cora Ash' })).toHaveCount(1);
  await expect(she).toHaveCount(1);
  await expect(undo(page)).toHaveCount(1);
  await page.evaluate(() => document.querySelector('article')?.lastChild?.remove());
  await expect(names(page).filter({ hasText: 'Cora Ash' })).toHaveCount(0);
  await expect(she).toHaveCount(1);
  await page.evaluate(() => {
    const own = document.querySelector('claim-light') as Own;
    const results = own.results;
    for (const speaker of results.speakers) speaker.name = `Dr ${speaker.name}`;
    own.results = results;
  });
  await expect(names(page).filter({ hasText: 'Dr Ann Lee' })).toHaveCount(1);
  await expect(undo(page)).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

test('undone in an article that has gone on, a correction is undone there; another article begins anew', async ({ page, host }) => {
  await listed(page, host);
  await split(page);
  const she = names(page).filter({ hasText: /^She$/ });
  await page.evaluate(() => document.querySelector('article')?.append('Cora Ash said it rained.'));
  await expect(names(page).filter({ hasText: 'Cora Ash' })).toHaveCount(1);
  await undo(page).click();
  await expect(she).toHaveCount(0);
  await expect(names(page).filter({ hasText: 'Cora Ash' })).toHaveCount(1);
  await split(page);
  await page.evaluate(() => {
    const article = document.querySelector('article');
    if (article)
      article.innerHTML =
        '<p>Snow fell on Varn. “It is deep,” Ann Lee said.</p><p>She said that the school would close until Thursday, and that nobody would have to walk.</p>';
  });
  await expect(element(page).locator('.speakers')).toContainText('It is deep');
  await expect(she).toHaveCount(0);
  await expect(undo(page)).toHaveCount(0);
});
