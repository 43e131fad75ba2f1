// For everybody: axe, contrast in every overlap, narrow windows, large text, paper, forced colours, targets.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, hand, open, read, sample, STORY, test } from './page';

test.beforeEach(async ({ page }) => open(page));

const states: Record<string, (page: Page) => Promise<void>> = {
  empty: async () => {},
  result: (page) => sample(page, 'Clockmaker'),
  editing: async (page) => {
    await sample(page, 'Ferry');
    await page.locator('#edit').click();
  },
  'options open, labels on': async (page) => {
    await sample(page, 'The lake');
    await page.locator('.more summary').first().click();
    await page.locator('claim-light .labels input').check();
  },
  'card open': async (page) => {
    await read(page, STORY);
    await page.locator('#article mark[class^=claimlight-mark-1-quote] mark[class^=claimlight-mark-1-doubt]').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'report open': async (page) => {
    await read(page, STORY);
    await page.locator('#article mark[class^=claimlight-mark-1-quote]').first().click();
    await page.getByText('Report a mistake').click();
    await expect(page.getByRole('textbox', { name: 'Your report' })).toBeVisible();
  },
  'some kinds off': async (page) => {
    await read(page, STORY);
    await page.locator('[data-kind=doubt]').click();
    await page.locator('[data-kind=cue]').click();
  },
  error: async (page) => {
    await read(page, STORY);
    await hand(page, 'drop', 'body', { files: [{ name: 'photo.jpg', type: 'image/jpeg', bytes: [0xff] }] });
    await expect(page.locator('#fault')).toBeVisible();
  },
  'another language': (page) =>
    read(page, `${'Der Rat hat gestern nicht entschieden, ob die Brücke gebaut wird. '.repeat(4)}„Nein“, sagte sie.`),
};
for (const theme of ['light', 'dark'])
  for (const [state, reach] of Object.entries(states)) {
    test(`axe finds nothing: ${state}, ${theme}`, async ({ page, browserName }) => {
      test.skip(browserName === 'firefox' && theme === 'dark', 'Chromium has seen the dark colours');
      await page.locator('#theme').selectOption(theme);
      await reach(page);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
    });
  }

/** The worst contrast of text, and of each kind's line, on what is painted behind them. */
function contrasts() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (colour: string) => {
    if (!canvas) throw new Error('no canvas');
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const luminance = (colour: string) => {
    const [r, g, b] = [...rgb(colour)].slice(0, 3).map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a: string, b: string) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const behind = (start: Element) => {
    for (let at: Element | null = start; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (rgb(backgroundColor)[3] === 255) return backgroundColor;
    }
    return 'white';
  };
  const marks = [...document.querySelectorAll('#article mark')];
  const lines = marks.flatMap((mark) => {
    // A line is also drawn below the marks inside, on their fill, and beside the page.
    const grounds = [mark, mark.parentElement ?? mark, ...mark.querySelectorAll('mark')].map(behind);
    return grounds.map((ground) => ({ of: mark.className, ratio: ratio(getComputedStyle(mark).textDecorationColor, ground) }));
  });
  const overlaps = new Set(
    marks.map((mark) => {
      const kinds: string[] = [];
      for (let at: Element | null = mark; at?.tagName === 'MARK'; at = at.parentElement) kinds.push(at.classList[0].split('-')[3]);
      return kinds.join(' in ');
    }),
  );
  return {
    text: Math.min(...marks.map((mark) => ratio(getComputedStyle(mark).color, behind(mark)))),
    line: Math.min(...lines.map((l) => l.ratio)),
    overlaps: [...overlaps],
  };
}

for (const theme of ['light', 'dark'])
  test(`text and lines stand out in every overlap, ${theme}`, async ({ page }) => {
    await page.locator('#theme').selectOption(theme);
    await read(
      page,
      `${STORY}\n\n“I may go,” Ann Lee said. The mayor believes that officials said it could rain. Bo Marsh said that Ann Lee might say no.`,
    );
    const found = await page.evaluate(contrasts);
    expect(found.overlaps).toEqual(expect.arrayContaining(['quote', 'speaker', 'cue', 'doubt', 'doubt in quote']));
    expect(found.text).toBeGreaterThanOrEqual(4.5);
    expect(found.line).toBeGreaterThanOrEqual(3);
  });

test('each kind has a line of its own', async ({ page }) => {
  await read(page, STORY);
  const styles = await page.evaluate(() =>
    ['quote', 'speaker', 'cue', 'doubt'].map((kind) => {
      const mark = document.querySelector(`#article mark[class^=claimlight-mark-1-${kind}]`);
      return mark && getComputedStyle(mark).textDecorationStyle;
    }),
  );
  expect(styles).toEqual(['solid', 'double', 'dashed', 'wavy']);
});

/** Whatever sticks out of the window to the side. */
const sideways = (page: Page) =>
  page.evaluate(() => ({
    page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    out: [...document.querySelectorAll('body *')]
      .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.skip, .unseen'))
      .map((e) => `${e.tagName}.${e.className}`),
  }));

test('320 pixels are wide enough in every state', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await sideways(page)).toEqual({ page: 0, out: [] });
  await read(page, `${STORY}\n\nhttps://pier.example/${'long'.repeat(40)} “${'w'.repeat(90)} may,” Ann Lee said.`);
  expect(await sideways(page)).toEqual({ page: 0, out: [] });
  await page.getByRole('button', { name: 'Show list' }).click();
  await page.locator('.more summary').first().click();
  await page.locator('claim-light .labels input').check();
  expect(await sideways(page)).toEqual({ page: 0, out: [] });
  await page.locator('#article mark[class^=claimlight-mark-1-quote]').first().click();
  expect(await sideways(page)).toEqual({ page: 0, out: [] });
  await page.keyboard.press('Escape');
  await page.locator('#edit').click();
  expect(await sideways(page)).toEqual({ page: 0, out: [] });
});

test('text at twice the size stays in its place', async ({ page }) => {
  await sample(page, 'Ferry');
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  expect(await sideways(page)).toEqual({ page: 0, out: [] });
  for (let i = 0; i < 6; i += 1) {
    await page.getByRole('button', { name: 'Next mark' }).click();
    const clear = async () => {
      const mark = await page.locator('#article .claimlight-mark-1-current').first().boundingBox();
      const frame = await page.locator('claim-light .frame').boundingBox();
      if (!mark || !frame) return false;
      const beside = mark.x + mark.width <= frame.x || mark.y + mark.height <= frame.y || mark.y >= frame.y + frame.height;
      return beside && mark.y >= 0 && mark.y + mark.height <= 900;
    };
    await expect.poll(clear).toBe(true);
  }
  await page.locator('claim-light .walk').press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await sideways(page)).toEqual({ page: 0, out: [] });
});

test('every control is at least 24 pixels large', async ({ page }) => {
  const small = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('button, select, summary, input, textarea')]
        .filter((e) => e.checkVisibility() && !e.closest('.unseen'))
        .map((e) => [e, (e.closest('label') ?? e).getBoundingClientRect()] as const)
        .filter(([, { width, height }]) => width < 24 || height < 24)
        .map(([e, { width, height }]) => `${e.tagName}.${e.className} ${width}x${height}`),
    );
  expect(await small()).toEqual([]);
  await read(page, STORY);
  await page.locator('.more summary').first().click();
  await page.locator('#article mark[class^=claimlight-mark-1-quote]').first().click();
  expect(await small()).toEqual([]);
});

test('the card leaves the mark that it explains in view, on a small screen too', async ({ page }) => {
  for (const size of [
    { width: 1280, height: 800 },
    { width: 390, height: 800 },
  ]) {
    await page.setViewportSize(size);
    await sample(page, 'Ferry');
    for (const index of [0, 5, 12]) {
      const mark = page.locator('#article mark[class^=claimlight-mark-1-doubt]').nth(index);
      await mark.click();
      await expect(page.getByRole('dialog')).toBeVisible();
      const [a, b] = [await mark.boundingBox(), await page.getByRole('dialog').boundingBox()];
      if (!a || !b) throw new Error('no boxes');
      // What Playwright itself brings to the edge stands within a pixel of it.
      expect(a.y).toBeGreaterThan(-1);
      expect(a.y < b.y || a.y >= b.y + b.height).toBe(true);
      await page.keyboard.press('Escape');
    }
    await page.locator('#new').click();
  }
});

test('there is one status region, and marks have no labels that axe forbids', async ({ page }) => {
  await read(page, STORY);
  await expect(page.locator('[role=status], [aria-live]')).toHaveCount(1);
  await expect(page.locator('mark[aria-label], span[aria-label]')).toHaveCount(0);
});

test('the theme is kept for the next visit', async ({ page }) => {
  await page.locator('#theme').selectOption('dark');
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await paper();
  await page.reload();
  expect(await paper()).toBe(dark);
  await page.locator('#theme').selectOption('light');
  expect(await paper()).not.toBe(dark);
});
