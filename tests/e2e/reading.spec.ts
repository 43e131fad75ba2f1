// Text, list and card in step, by pointer and by keyboard.
import type { Page } from '@playwright/test';
import { expect, open, read, sample, STORY, test } from './page';

/** Two men of whom either may be "he". */
const FEUD = `Leon Abel and Karl Winter played to a draw in Sandreach on Saturday, their first game since 1994.

Abel said that he had not slept. Winter said that he had slept very well. He praised Abel’s end game all the same.

Abel was less kind. He said that he had been playing against a book.`;

test.beforeEach(async ({ page }) => {
  await open(page);
  await read(page, STORY);
});

const mark = (page: Page, kind: string, words: string) => page.locator(`#article mark.${kind}`).filter({ hasText: words }).first();
const lit = (page: Page) => page.locator('#article .lit:is(mark)').allTextContents();
const dialog = (page: Page) => page.getByRole('dialog');
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
const painted = (page: Page, kind: string, words: string) =>
  mark(page, kind, words).evaluate((element) => getComputedStyle(element).textDecorationLine === 'underline');

test('the legend counts each kind and switches it on and off', async ({ page }) => {
  const doubts = page.getByRole('button', { name: /^may Doubts|^Doubts/ });
  await expect(doubts).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('[data-kind=quote] .count')).toHaveText(String(await page.locator('#panel .entry.quote').count()));
  await expect(page.locator('[data-kind=doubt] .count')).toHaveText(String(await page.locator('#panel .entry.doubt').count()));
  expect(await painted(page, 'doubt', 'unclear')).toBe(true);
  await doubts.click();
  await expect(doubts).toHaveAttribute('aria-pressed', 'false');
  expect(await painted(page, 'doubt', 'unclear')).toBe(false);
  expect(await painted(page, 'quote', 'No word')).toBe(true);
  await expect(page.locator('#panel .doubts')).toBeHidden();
  await doubts.click();
  expect(await painted(page, 'doubt', 'unclear')).toBe(true);
});

test('presets show quotes, quotes and speakers, or everything', async ({ page }) => {
  const shown = () => page.locator('[data-kind][aria-pressed=true]').evaluateAll((all) => all.map((b) => b.getAttribute('data-kind')));
  await page.getByRole('button', { name: 'Quotes', exact: true }).click();
  expect(await shown()).toEqual(['quote']);
  expect(await painted(page, 'speaker', 'Mayor Ann Lee')).toBe(false);
  await page.getByRole('button', { name: 'Quotes and speakers' }).click();
  expect(await shown()).toEqual(['quote', 'speaker']);
  await page.getByRole('button', { name: 'Everything' }).click();
  expect(await shown()).toEqual(['quote', 'speaker', 'cue', 'doubt']);
  await page.locator('[data-kind=cue]').click();
  await expect(page.locator('[data-preset][aria-pressed=true]')).toHaveCount(0);
});

test('the threshold hides what rules got right less often, by slider and by number', async ({ page }) => {
  await page.locator('.more summary').first().click();
  const number = page.getByRole('spinbutton');
  const all = await page.locator('#panel .entry').count();
  await number.fill('100');
  await expect(page.getByRole('slider')).toHaveValue('100');
  expect(await page.locator('#panel .entry').count()).toBeLessThan(all);
  await expect(page.locator('[data-kind=doubt] .count')).toHaveText(/^0\/\d+$/);
  expect(await painted(page, 'doubt', 'unclear')).toBe(false);
  await page.getByRole('slider').fill('0');
  await expect(number).toHaveValue('0');
  await expect(page.locator('#panel .entry')).toHaveCount(all);
  await number.fill('');
  await number.blur();
  await expect(number).toHaveValue('0');
});

test('pointing at one mark lights what belongs to it', async ({ page }) => {
  await mark(page, 'cue', 'added').hover();
  expect(await lit(page)).toEqual(['“No word yet on what it will cost,”', 'she', 'added', '“It could be about 300 crowns, or ten times that.”']);
  await mark(page, 'doubt', 'about').hover();
  expect(await lit(page)).toEqual(['about']);
  await expect(page.locator('#article .scope.lit').first()).toContainText('300');
  await page.locator('.colophon').hover();
  expect(await lit(page)).toEqual([]);
});

test('list and text lead to each other', async ({ page }) => {
  await page.locator('#panel .entry.quote').filter({ hasText: 'No word' }).hover();
  expect(await lit(page)).toContain('added');
  const entry = page.locator('#panel .entry.doubt').filter({ has: page.locator('.cue-words', { hasText: /^unclear$/ }) });
  await entry.click();
  expect(await focusedText(page)).toBe('unclear');
  await expect(page.locator('#panel [aria-current]')).toContainText('unclear');
  await page.keyboard.press('Escape');
  await expect(entry).toBeFocused();
  await mark(page, 'speaker', 'Mayor Ann Lee').click();
  await expect(page.locator('#panel [aria-current]')).toContainText('The pier may stay shut');
});

test('the list holds everything, speakers first, then the unknown, then doubts by holder', async ({ page }) => {
  await read(page, `${STORY}\n\nOn the last pier hangs a sheet.\n\n“This pier was built by our grandfathers.”`);
  await expect(page.locator('#panel h2')).toHaveText(['Who speaks', 'Speaker not known', 'What is left open']);
  const lee = page.locator('#panel .speakers .group').filter({ hasText: 'Ann Lee' });
  await expect(lee.locator('.note')).toContainText('person');
  await expect(lee.locator('.entry').first()).toContainText('The pier may stay shut until June');
  await expect(lee).toContainText('No word');
  await expect(page.locator('#panel .unknown')).toContainText('This pier was built');
  await expect(page.locator('#panel .doubts .group').first()).toContainText('The article leaves this open');
});

test('a click explains, Esc closes, and the focus returns to the mark', async ({ page }) => {
  const quote = mark(page, 'quote', 'No word');
  await quote.click();
  await expect(dialog(page)).toBeFocused();
  await expect(dialog(page)).toHaveAccessibleName(/quote/);
  await expect(dialog(page)).toHaveAccessibleDescription(/The article reports what Ann Lee says, word for word/);
  await expect(dialog(page)).toContainText(/right about \d+ times in 100 on annotated news/);
  await expect(dialog(page)).toContainText('Claimlight can be wrong');
  await expect(dialog(page)).toContainText('It does not say');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(quote).toBeFocused();
});

test('a speaker who is not certain is called probable, in the list and on the card', async ({ page }) => {
  await read(page, FEUD);
  const entry = page.locator('#panel .entry').filter({ hasText: 'playing against a book' });
  await expect(entry).toContainText('speaker not certain: “He” is probably Leon Abel');
  await mark(page, 'quote', 'playing against a book').click();
  await expect(dialog(page)).toHaveAccessibleDescription(/what probably Leon Abel says/);
  await expect(dialog(page)).toContainText('Speaker not certain: probably Leon Abel.');
});

test('a card for every kind of mark, and others at the same place', async ({ page }) => {
  await mark(page, 'doubt', 'about').click();
  await expect(dialog(page)).toContainText('Doubt: not exact');
  await dialog(page).getByRole('button', { name: /Direct quote/ }).click();
  await expect(dialog(page)).toHaveAccessibleName('Direct quote');
  await page.keyboard.press('Escape');
  await mark(page, 'speaker', 'Mayor Ann Lee').click();
  await expect(dialog(page)).toHaveAccessibleDescription(/names Ann Lee \(named person/);
  await page.keyboard.press('Escape');
  await mark(page, 'cue', 'added').click();
  await expect(dialog(page)).toHaveAccessibleDescription(/“added” tells/);
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
  await expect(page.locator('#panel .entry.quote').filter({ hasText: 'No word' })).toBeFocused();
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
  await page.locator('.more summary').first().focus();
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
  await expect(page.locator('#position')).toHaveText(/^2 of \d+$/);
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
    expect(await page.evaluate(() => document.activeElement?.className)).toMatch(/quote|doubt/);
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
  await page.getByRole('button', { name: 'Quotes', exact: true }).click();
  const quotes = await page.locator('#article mark.quote').count();
  await expect(page.locator('#position')).toHaveText(String(quotes));
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.keyboard.press('End');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('quote');
  await mark(page, 'doubt', 'about').click();
  await expect(dialog(page)).toHaveAccessibleName('Direct quote');
});

test('a new result closes the card and forgets the old marks', async ({ page }) => {
  await mark(page, 'quote', 'No word').click();
  await page.keyboard.press('Escape');
  await page.locator('#new').click();
  await sample(page, 'Ferry');
  await expect(dialog(page)).toBeHidden();
  await expect(page.locator('#position')).toHaveText(/^\d+$/);
  await expect(page.locator('#panel [aria-current]')).toHaveCount(0);
});
