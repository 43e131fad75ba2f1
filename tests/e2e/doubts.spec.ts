// What the article leaves open: whose doubt it is, in what way, how far it reaches, and how much of the text it touches.
import { expect, open, read, roughAmounts, STORY, test } from './page';

/** One doubt of every kind, all but two the article's own. */
const KINDS = [
  'The pier may stay shut until June. The mayor, Ann Lee, believes that it will open. It was reportedly built of old masts.',
  '',
  'It remains unclear who will pay. If the board agrees, work begins in spring. The repair costs about 300 crowns.',
  '',
  'Officials said that the planks were rotten. Nobody was hurt. Who will mend it?',
].join('\n');

test.beforeEach(async ({ page }) => open(page));

test('doubts stand by holder and kind, and each kind is explained', async ({ page }) => {
  await read(page, KINDS);
  await roughAmounts(page);
  const group = page.locator('claim-light .panel .doubts .group').first();
  await expect(group.locator('h3')).toHaveText('The article leaves this open');
  await expect(group.locator('h4')).toHaveText([
    'Possible, not certain',
    'Passed on, not confirmed',
    'Not known',
    'Only if something else holds',
    'Not exact',
    'No named source',
  ]);
  await expect(group.locator('.hint').first()).toHaveText('It may be so, or it may not.');
  await expect(group.locator('h4 + .hint + ol')).toHaveCount(6);
  await expect(page.locator('claim-light .panel .doubts h3')).toHaveText(['The article leaves this open', 'Ann Lee leaves this open']);
});

test('every kind has its own line, in the text and in the list', async ({ page }) => {
  await read(page, KINDS);
  await roughAmounts(page);
  for (const where of ['#article mark[class^=claimlight-mark-1-doubt]', 'claim-light .panel .doubts .cue-words']) {
    const lines = await page.locator(where).evaluateAll((elements) =>
      elements.map((element) => {
        const { textDecorationLine, textDecorationStyle } = getComputedStyle(element);
        return `${textDecorationLine} ${textDecorationStyle}`;
      }),
    );
    expect(lines).toHaveLength(7);
    expect(new Set(lines).size, `${where}: ${lines}`).toBe(7);
  }
});

test('the figure counts statements, not doubts, and no questions', async ({ page }) => {
  await read(page, KINDS);
  await expect(page.locator('claim-light .panel .doubts .figure')).toHaveText('7 of 8 statements are left open in some way.');
  await expect(page.locator('claim-light .panel .doubts')).toContainText('says nothing about truth or honesty');
  await read(page, 'The pier may close, or it might not.');
  await expect(page.locator('claim-light .panel .doubts .figure')).toHaveText('1 of 1 statement is left open in some way.');
  await read(page, 'The pier is shut.');
  await expect(page.locator('claim-light .panel .doubts .figure')).toHaveCount(0);
  await expect(page.locator('claim-light .panel .doubts')).toContainText('No doubts were found.');
});

test('the scope is lit while its cue has the focus', async ({ page }) => {
  await read(page, STORY);
  await page.mouse.move(1, 1);
  await roughAmounts(page);
  await page
    .locator('claim-light .panel .entry.doubt')
    .filter({ has: page.locator('.cue-words', { hasText: /^unclear$/ }) })
    .press('Enter');
  await expect(page.locator('#article .claimlight-mark-1-current')).toHaveText('unclear');
  await expect(page.locator('#article .claimlight-mark-1-scope')).toHaveText('who would pay');
  await page.locator('#edit').focus();
  await page
    .locator('claim-light .panel .entry.doubt')
    .filter({ has: page.locator('.cue-words', { hasText: /^about$/ }) })
    .focus();
  await expect(page.locator('#article .claimlight-mark-1-scope').filter({ hasText: '300 crowns' })).toHaveCount(1);
});

test('the card says who leaves it open', async ({ page }) => {
  await read(page, KINDS);
  const card = page.getByRole('dialog');
  const mark = (cue: string) => page.locator('#article mark[class^=claimlight-mark-1-doubt]').filter({ hasText: cue }).first();
  await mark('may').click();
  await expect(card).toHaveAccessibleDescription(/possible or probable, not certain\. The article leaves this open\.$/);
  await page.keyboard.press('Escape');
  await mark('believes').click();
  await expect(card).toHaveAccessibleDescription(/Ann Lee leaves this open\.$/);
  await page.keyboard.press('Escape');
  await page.locator('claim-light .panel .entry.doubt').filter({ hasText: 'Officials said' }).press('Enter');
  await page.keyboard.press('Enter');
  await expect(card).toHaveAccessibleDescription(/It is the writer who names nobody\.$/);
});

test('on paper the list keeps figure, kinds and words', async ({ page }) => {
  await read(page, KINDS);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('claim-light .panel .doubts .figure')).toBeVisible();
  await expect(page.locator('claim-light .panel .doubts h4').first()).toBeVisible();
  await expect(page.locator('claim-light .panel .doubts .words').first()).toBeVisible();
});
