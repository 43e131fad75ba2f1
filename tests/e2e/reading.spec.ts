// Text, list and card in step, by pointer and by keyboard.
import type { Page } from '@playwright/test';
import { clickWords } from './host';
import { expect, open, read, roughAmounts, sample, STORY, test } from './page';

/** Two men of whom either may be "he". */
const FEUD = `Leon Abel and Karl Winter played to a draw in Sandreach on Saturday, their first game since 1994.

Abel said that he had not slept. Winter said that he had slept very well. He praised Abel’s end game all the same. Abel was less kind. He said that he had been playing against a book.`;

test.beforeEach(async ({ page }) => {
  await open(page);
  await read(page, STORY);
});

const mark = (page: Page, kind: string, words: string) =>
  page.locator(`#article mark[class^=claimlight-mark-1-${kind}]`).filter({ hasText: words }).first();
const lit = (page: Page) => page.locator('#article .claimlight-mark-1-lit').allTextContents();
const dialog = (page: Page) => page.getByRole('dialog');
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
const painted = (page: Page, kind: string, words: string) =>
  mark(page, kind, words)
    .count()
    .then((n) => n > 0);

test('the legend counts each kind and switches it on and off', async ({ page }) => {
  const doubts = page.getByRole('button', { name: /^may Doubts|^Doubts/ });
  await expect(doubts).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('[data-kind=quote] .count')).toHaveText(String(await page.locator('claim-light .panel .entry.quote').count()));
  // One is a rough amount, which is not shown at first.
  const open = await page.locator('claim-light .panel .entry.doubt').count();
  await expect(page.locator('[data-kind=doubt] .count')).toHaveText(`${open}/${open + 1}`);
  await roughAmounts(page);
  await expect(page.locator('[data-kind=doubt] .count')).toHaveText(String(open + 1));
  await expect(page.locator('claim-light .panel .entry.doubt')).toHaveCount(open + 1);
  await expect.poll(() => painted(page, 'doubt', 'unclear')).toBe(true);
  await doubts.click();
  await expect(doubts).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(() => painted(page, 'doubt', 'unclear')).toBe(false);
  await expect.poll(() => painted(page, 'quote', 'No word')).toBe(true);
  await expect(page.locator('claim-light .panel .doubts')).toBeHidden();
  await doubts.click();
  await expect.poll(() => painted(page, 'doubt', 'unclear')).toBe(true);
});

test('kinds are shown together as the reader likes', async ({ page }) => {
  const shown = () => page.locator('[data-kind][aria-pressed=true]').evaluateAll((all) => all.map((b) => b.getAttribute('data-kind')));
  expect(await shown()).toEqual(['quote', 'speaker', 'cue', 'doubt']);
  for (const kind of ['speaker', 'cue', 'doubt']) await page.locator(`[data-kind=${kind}]`).click();
  expect(await shown()).toEqual(['quote']);
  await expect.poll(() => painted(page, 'speaker', 'Mayor Ann Lee')).toBe(false);
  await page.locator('[data-kind=speaker]').click();
  expect(await shown()).toEqual(['quote', 'speaker']);
  await expect.poll(() => painted(page, 'speaker', 'Mayor Ann Lee')).toBe(true);
});

test('the threshold hides what rules got right less often, by slider and by number', async ({ page }) => {
  await page.locator('.more summary').first().click();
  const number = page.getByRole('spinbutton');
  const all = await page.locator('claim-light .panel .entry').count();
  await number.fill('100');
  await expect(page.getByRole('slider')).toHaveValue('100');
  expect(await page.locator('claim-light .panel .entry').count()).toBeLessThan(all);
  await expect(page.locator('[data-kind=doubt] .count')).toHaveText(/^0\/\d+$/);
  await expect.poll(() => painted(page, 'doubt', 'unclear')).toBe(false);
  await page.getByRole('slider').fill('0');
  await expect(number).toHaveValue('0');
  await expect(page.locator('claim-light .panel .entry')).toHaveCount(all);
  await number.fill('');
  await number.blur();
  await expect(number).toHaveValue('0');
});

test('pointing at one mark lights what belongs to it', async ({ page }) => {
  await mark(page, 'cue', 'added').hover();
  expect(await lit(page)).toEqual([
    '“No word yet on what it will cost,”',
    'she',
    'added',
    '“It could be about 300 crowns, or ten times that.”',
  ]);
  await roughAmounts(page);
  await mark(page, 'doubt', 'about').hover();
  expect(await lit(page)).toEqual(['about']);
  await expect(page.locator('#article .claimlight-mark-1-scope').first()).toContainText('300');
  await page.locator('.colophon').hover();
  expect(await lit(page)).toEqual([]);
});

test('list and text lead to each other', async ({ page }) => {
  await page.locator('claim-light .panel .entry.quote').filter({ hasText: 'No word' }).hover();
  expect(await lit(page)).toContain('added');
  const entry = page.locator('claim-light .panel .entry.doubt').filter({ has: page.locator('.cue-words', { hasText: /^unclear$/ }) });
  await entry.click();
  await expect(page.locator('#article .claimlight-mark-1-current')).toHaveText('unclear');
  await expect(dialog(page)).toHaveAccessibleName('Doubt: not known');
  await expect(page.locator('claim-light .panel [aria-current]')).toContainText('unclear');
  await page.keyboard.press('Escape');
  await expect(entry).toBeFocused();
  await mark(page, 'speaker', 'Mayor Ann Lee').click();
  await expect(page.locator('claim-light .panel [aria-current]')).toContainText('The pier may stay shut');
});

test('the list holds everything, speakers first, then the unknown, then doubts by holder', async ({ page }) => {
  await read(page, `${STORY}\n\nOn the last pier hangs a sheet.\n\n“This pier was built by our grandfathers.”`);
  await expect(page.locator('claim-light .panel h2')).toHaveText(['Who speaks', 'Speaker not known', 'What is left open']);
  const lee = page.locator('claim-light .panel .speakers .group').filter({ hasText: 'Ann Lee' });
  await expect(lee.locator('.note')).toContainText('person');
  await expect(lee.locator('.entry').first()).toContainText('The pier may stay shut until June');
  await expect(lee).toContainText('No word');
  await expect(page.locator('claim-light .panel .unknown')).toContainText('This pier was built');
  await expect(page.locator('claim-light .panel .doubts .group').first()).toContainText('The article leaves this open');
});

test('a click explains, Esc closes, and the focus returns to the mark', async ({ page }) => {
  const quote = mark(page, 'quote', 'No word');
  await quote.click();
  await expect(dialog(page)).toBeFocused();
  await expect(dialog(page)).toHaveAccessibleName(/quote/);
  await expect(dialog(page)).toHaveAccessibleDescription(/The article reports what Ann Lee says, word for word/);
  await expect(dialog(page)).toContainText(/\d+ in 100 findings like this one were right in test articles/);
  await expect(dialog(page)).toContainText('Claimlight can be wrong');
  await expect(dialog(page)).toContainText('This does not mean');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(quote).toBeFocused();
});

test('a speaker who is not certain is called probable, in the list and on the card', async ({ page }) => {
  await read(page, FEUD);
  const entry = page.locator('claim-light .panel .entry').filter({ hasText: 'playing against a book' });
  await expect(entry).toContainText('speaker not certain: “He” is probably Leon Abel');
  await mark(page, 'quote', 'playing against a book').click();
  await expect(dialog(page)).toHaveAccessibleDescription(/what probably Leon Abel says/);
  await expect(dialog(page)).toContainText('The speaker is not certain: probably Leon Abel.');
});

test('a card for every kind of mark, and others at the same place', async ({ page }) => {
  await roughAmounts(page);
  await mark(page, 'doubt', 'about').click();
  await expect(dialog(page)).toContainText('Doubt: not exact');
  await dialog(page)
    .getByRole('button', { name: /Direct quote/ })
    .click();
  await expect(dialog(page)).toHaveAccessibleName('Direct quote');
  await page.keyboard.press('Escape');
  await mark(page, 'speaker', 'Mayor Ann Lee').click();
  await expect(dialog(page)).toHaveAccessibleDescription(/names Ann Lee \(named person/);
  await page.keyboard.press('Escape');
  await mark(page, 'cue', 'added').click();
  await expect(dialog(page)).toHaveAccessibleDescription(/“added” introduces the words of Ann Lee/);
  await page.locator('.colophon p').first().click();
  await expect(dialog(page)).toBeHidden();
});

test('the card leads on, back, and to the list', async ({ page }) => {
  await mark(page, 'quote', 'No word').click();
  await dialog(page).getByRole('button', { name: 'Next' }).click();
  // The quotation's own doubt comes first: its words stand before the speaker's.
  await expect(dialog(page)).toHaveAccessibleName('Doubt: not known');
  await expect(dialog(page).getByRole('button', { name: 'Next' })).toBeFocused();
  await dialog(page).getByRole('button', { name: 'Previous' }).click();
  await expect(dialog(page)).toHaveAccessibleName('Direct quote');
  await dialog(page).getByRole('button', { name: 'Show in list' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.locator('claim-light .panel .entry.quote').filter({ hasText: 'No word' })).toBeFocused();
});

test('dragging selects words and opens nothing', async ({ page }) => {
  const box = await mark(page, 'quote', 'No word').boundingBox();
  if (!box) throw new Error('the mark has no box');
  await page.mouse.move(box.x + 5, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 10, { steps: 5 });
  await page.mouse.up();
  expect(await page.evaluate(() => `${getSelection()}`.length)).toBeGreaterThan(3);
  await expect(dialog(page)).toBeHidden();
});

test('the whole way by keyboard: one tab stop in the text, arrows, Enter, Esc', async ({ page }) => {
  await page.locator('#result-title').focus();
  await page.keyboard.press('Tab');
  const stops = page.locator('#article [tabindex="0"]');
  await expect(stops).toHaveCount(1);
  await expect(stops).toBeFocused();
  const marks = await page.locator('#article mark').allTextContents();
  const first = await focusedText(page);
  expect(first).toBe(marks[0]);
  await page.keyboard.press('ArrowRight');
  expect(await focusedText(page)).not.toBe(first);
  await expect(stops).toHaveCount(1);
  await expect(page.locator('claim-light .walk')).toHaveText(/^2 of \d+$/);
  await page.keyboard.press('ArrowLeft');
  expect(await focusedText(page)).toBe(first);
  await page.keyboard.press('ArrowLeft');
  expect(await focusedText(page)).toBe(first);
  await page.keyboard.press('End');
  const last = await focusedText(page);
  await page.keyboard.press('ArrowRight');
  expect(await focusedText(page)).toBe(last);
  await page.keyboard.press('Home');
  // n and p go between quotes and doubts only.
  for (let i = 0; i < 4; i += 1) {
    await page.keyboard.press('n');
    expect(await page.evaluate(() => document.activeElement?.className)).toMatch(/-mark-1-(?:quote|doubt)/);
  }
  await page.keyboard.press('p');
  const at = page.locator('#article mark:focus');
  await expect(at).toHaveAttribute('aria-description', /.+/);
  await expect(page.locator('#article [aria-description]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(dialog(page).getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeHidden();
  await expect(at).toBeFocused();
  // The next stop is out of the text.
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.querySelector('#article')?.contains(document.activeElement))).toBe(false);
});

test('letters do nothing outside the text', async ({ page }) => {
  await page.locator('#theme').focus();
  await page.locator('#result-title').focus();
  await page.keyboard.press('n');
  await expect(page.locator('#result-title')).toBeFocused();
});

test('kinds that are off are passed over', async ({ page }) => {
  for (const kind of ['speaker', 'cue', 'doubt']) await page.locator(`[data-kind=${kind}]`).click();
  const quotes = await page.locator('#article mark[class^=claimlight-mark-1-quote]').count();
  await expect(page.locator('claim-light .walk')).toHaveText(`${quotes} marks`);
  await page.getByRole('button', { name: 'Next mark' }).click();
  await page.locator('claim-light .walk').press('End');
  await expect(page.locator('#article .claimlight-mark-1-current').first()).toHaveClass(/quote/);
  await clickWords(page, 'about 300');
  await expect(dialog(page)).toHaveAccessibleName('Direct quote');
});

test('a new result closes the card and forgets the old marks', async ({ page }) => {
  await mark(page, 'quote', 'No word').click();
  await page.keyboard.press('Escape');
  await page.locator('#new').click();
  await sample(page, 'Ferry');
  await expect(dialog(page)).toBeHidden();
  await expect(page.locator('claim-light .walk')).toHaveText(/^\d+ marks$/);
  await expect(page.locator('claim-light .panel [aria-current]')).toHaveCount(0);
});

test('an edited text is marked anew, and the list stays as the reader left it', async ({ page }) => {
  await page.getByRole('button', { name: 'Hide list' }).click();
  await read(page, `${STORY}\n\n“It may snow,” Bo Marsh said.`);
  await expect(page.locator('claim-light .drawer')).toBeHidden();
  await expect(mark(page, 'quote', 'snow')).toBeVisible();
  await page.getByRole('button', { name: 'Show list' }).click();
  await expect(page.locator('claim-light .panel .entry').filter({ hasText: 'snow' }).first()).toBeVisible();
});
