// The element for everybody: axe in every theme and state, keys alone, the tree that screen readers get, forced colours, paper,
// narrow windows, and the contrast of every pair that can be seen.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { clickWords, element, expect, heard, hostPage, painted, status, test, type Host } from './host';

const COUNTS = /^\d+ quotes?, \d+ speakers?, \d+ doubts?$/;
type Answers = Parameters<typeof hostPage>[0];
const DARK = '<style>body { background: #101214 !important; color: #e6e6e6 !important; } a { color: #9cf; }</style>';

async function shown(page: Page, host: (answers: Record<string, { body: string }>) => Promise<Host>, answers: Answers = {}) {
  await page.goto((await host({ '/': { body: hostPage(answers) } })).url);
  await expect(status(page)).toHaveText(COUNTS);
}

const states: Record<string, (page: Page) => Promise<void>> = {
  shut: async () => {},
  'list open': async (page) => {
    await element(page).getByRole('button', { name: 'Show list' }).click();
    await element(page).getByText('Minimum accuracy', { exact: true }).click();
    await element(page).getByText('Export', { exact: true }).click();
  },
  'card open': async (page) => {
    await clickWords(page, 'what it will');
    await expect(element(page).getByRole('dialog')).toBeVisible();
  },
  'some kinds off': async (page) => {
    await element(page).getByRole('button', { name: 'Show list' }).click();
    await element(page)
      .getByRole('button', { name: /^Doubts/ })
      .click();
  },
  'a correction begun': async (page) => {
    await element(page).getByRole('button', { name: 'Show list' }).click();
    await element(page).getByText('Correct this speaker').first().click();
    await expect(element(page).getByRole('button', { name: 'Merge' })).toBeVisible();
  },
  'an entry chosen': async (page) => {
    await element(page).getByRole('button', { name: 'Show list' }).click();
    await element(page).locator('.entry').first().click();
    await page.keyboard.press('Escape');
  },
  'an error': async (page) => {
    await page.evaluate(() => document.querySelector('article')?.remove());
    await expect(element(page).locator('.fault')).toBeVisible();
  },
  'words lost': async (page) => {
    await page.evaluate(() => {
      const own = document.querySelector('claim-light') as HTMLElement & { results: unknown };
      own.results = own.results;
      const [, , p] = document.querySelectorAll('article > *');
      p.textContent = 'Nothing was said.';
    });
    await expect.poll(() => heard(page, 'error')).toHaveLength(1);
    await element(page).getByRole('button', { name: 'Show list' }).click();
    await expect(element(page).locator('.lost')).toBeVisible();
  },
};
for (const theme of ['light', 'dark'])
  for (const [state, reach] of Object.entries(states))
    test(`axe finds nothing: ${state}, ${theme}`, async ({ page, browserName, host }) => {
      test.skip(browserName === 'firefox' && theme === 'dark', 'Chromium has seen the dark colours');
      await shown(page, host, theme === 'dark' ? { head: '', element: `${DARK}<claim-light for="article"></claim-light>` } : {});
      await expect(element(page).locator('.frame')).toHaveAttribute('data-theme', theme);
      await reach(page);
      const { violations } = await new AxeBuilder({ page })
        .include('claim-light')
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
    });

test('keys alone: from the host to the marks, from mark to mark, into a card and back', async ({ page, host }) => {
  await shown(page, host);
  const walk = element(page).locator('.walk');
  const card = element(page).getByRole('dialog');
  await page.getByRole('link', { name: 'Ann Lee' }).focus();
  await page.keyboard.press('Tab');
  await expect(element(page).getByRole('switch')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(element(page).getByRole('button', { name: 'What is this?' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(element(page).getByRole('button', { name: 'Previous mark' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(walk).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(walk).toHaveText(/^1 of \d+$/);
  const first = await walk.getAttribute('aria-label');
  await page.keyboard.press('ArrowRight');
  expect(await walk.getAttribute('aria-label')).not.toBe(first);
  await expect(status(page)).toHaveText(`${await walk.getAttribute('aria-label')}`);
  await page.keyboard.press('Home');
  expect(await walk.getAttribute('aria-label')).toBe(first);
  await page.keyboard.press('End');
  await expect(walk).toHaveText(/^(\d+) of \1$/);
  await page.keyboard.press('p');
  await page.keyboard.press('Enter');
  await expect(card).toBeFocused();
  expect((await painted(page))['claimlight-1-current']).toHaveLength(1);
  const label = await walk.getAttribute('aria-label');
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(walk).toBeFocused();
  expect(await walk.getAttribute('aria-label')).toBe(label);
  expect(await heard(page, 'select')).toHaveLength(5);
  // Into the list and out of it, without a trap.
  await element(page).getByRole('button', { name: 'Show list' }).press('Enter');
  await element(page).locator('.entry').first().press('Enter');
  await expect(card).toBeFocused();
  await card.getByRole('button', { name: 'Show in list' }).press('Enter');
  await expect(element(page).locator('.entry').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(element(page).getByRole('button', { name: 'Show list' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(element(page).locator(':focus')).toHaveCount(0);
});

test('letters do nothing where they are switched off', async ({ page, host }) => {
  await shown(page, host, { element: '<claim-light for="article" no-shortcuts></claim-light>' });
  const walk = element(page).locator('.walk');
  await walk.focus();
  await page.keyboard.press('n');
  await expect(walk).toHaveText(/^\d+ marks$/);
  await page.keyboard.press('ArrowRight');
  await expect(walk).toHaveText(/^1 of \d+$/);
});

test('the tree that screen readers get', async ({ page, host }) => {
  await shown(page, host, { article: '<p>“It may snow,” Mayor Ann Lee said.</p>' });
  await element(page).getByRole('button', { name: 'Show list' }).click();
  await expect(element(page).locator('.frame')).toMatchAriaSnapshot(`
    - 'region "Claimlight: who says what in this article, and what it leaves open"':
      - group "What is shown":
        - button /Quotes 1/ [pressed]
        - button /Speakers 1/ [pressed]
        - button /Reporting words 1/ [pressed]
        - button /Doubts 1/ [pressed]
      - group: Minimum accuracy
      - region "Who speaks":
        - heading "Who speaks" [level=2]
        - paragraph: "The whole article has 1 source: 1 named person."
        - group:
          - heading "Ann Lee" [level=3]
          - paragraph: /Mayor · named person · 1 quote/
          - list:
            - listitem:
              - button /direct · said “It may snow,”/
      - region "What is left open":
        - heading "What is left open" [level=2]
        - paragraph: 1 of 1 statement is left open in some way.
        - paragraph: /Every sentence that is not a question/
        - group:
          - heading "Ann Lee leaves this open" [level=3]
          - paragraph: 1 doubt
          - heading "Possible, not certain" [level=4]
          - paragraph: It may be so, or it may not.
          - list:
            - listitem:
              - button /may possible, not certain/
      - group: Export
      - paragraph: /Claimlight can be wrong/
      - 'switch "Claimlight: who says what" [checked]'
      - button "What is this?"
      - status: 1 quote, 1 speaker, 1 doubt
      - button "Previous mark"
      - button /Go through the marks/
      - button "Next mark"
      - button "Hide list" [expanded]
  `);
  await expect(page.locator('[role=status], [aria-live]')).toHaveCount(1);
});

test('320 pixels are wide enough, and every control is at least 24 pixels large', async ({ page, host }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await shown(page, host);
  const wrong = () =>
    page.evaluate(() => {
      const own = document.querySelector('claim-light')?.shadowRoot;
      const seen = [...(own?.querySelectorAll('*') ?? [])].filter((e) => e.checkVisibility());
      const box = (e: Element) => (e.closest('label') ?? e).getBoundingClientRect();
      return {
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        out: seen
          .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)
          .map((e) => e.className),
        small: seen
          .filter((e) => e.matches('button, summary, input') && (box(e).width < 24 || box(e).height < 24))
          .map((e) => e.className || e.tagName),
      };
    });
  expect(await wrong()).toEqual({ sideways: 0, out: [], small: [] });
  await states['list open'](page);
  expect(await wrong()).toEqual({ sideways: 0, out: [], small: [] });
  await element(page).locator('.entry').first().click();
  await expect(element(page).getByRole('dialog')).toBeVisible();
  expect(await wrong()).toEqual({ sideways: 0, out: [], small: [] });
});

test('what is used is what was checked: the highlights have the palette’s colours, or the host’s', async ({ page, host }) => {
  const head = '<style>claim-light { --claimlight-doubt-fill: rgb(1, 2, 3); --claimlight-doubt-ink: rgb(250, 250, 250); }</style>';
  await shown(page, host, { head });
  const rules = await page.evaluate(() =>
    [...document.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n'),
  );
  expect(rules).toMatch(/claimlight-1-doubt-epistemic\) \{[^}]*rgb\(1, 2, 3\)/);
  expect(rules).toMatch(/claimlight-1-speaker\) \{[^}]*double/);
  expect(rules).toMatch(/forced-colors: active/);
});

test('on paper: the article, and the list where it was open', async ({ page, host, browserName }) => {
  test.skip(browserName !== 'chromium', 'a stock Firefox cannot be told by a test to be paper');
  await shown(page, host);
  await page.emulateMedia({ media: 'print' });
  await expect(element(page).locator('.bar')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await element(page).getByRole('button', { name: 'Show list' }).click();
  await page.emulateMedia({ media: 'print' });
  await expect(element(page).locator('.drawer')).toBeVisible();
  await expect(element(page).locator('.legend')).toBeHidden();
  expect(
    await element(page)
      .locator('.frame')
      .evaluate((frame) => getComputedStyle(frame).position),
  ).toBe('static');
});
