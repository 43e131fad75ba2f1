// What publishers' pages are like: their sizes, styles, directions, frames, closed roots and policies leave the element whole.
import type { Page } from '@playwright/test';
import { clickWords, element, expect, heard, hostPage, painted, placeOf, status, test, type Answer } from './host';

const COUNTS = /^\d+ quotes?, \d+ speakers?, \d+ doubts?$/;
const VIEWPORT = '<meta name="viewport" content="width=device-width">';
const card = (page: Page) => element(page).getByRole('dialog');
type Box = { left: number; top: number; right: number; bottom: number };

/** Where bar, list and card are, how large their letters and buttons are, and which of their buttons a click does not reach. */
const laid = (page: Page) =>
  page.evaluate(() => {
    const shadow = document.querySelector('claim-light')?.shadowRoot as ShadowRoot;
    const seen = (part: Element | null): part is Element => Boolean(part?.checkVisibility({ visibilityProperty: true }));
    const parts = ['.bar', '.drawer', '.card'].map((name) => shadow.querySelector(name)).filter(seen);
    const boxes: Record<string, Box> = {};
    for (const part of parts) {
      const { left, top, right, bottom } = part.getBoundingClientRect();
      boxes[part.className.split(' ')[0]] = { left, top, right, bottom };
    }
    const buttons = parts.flatMap((part) => [...part.querySelectorAll('button')].filter(seen));
    return {
      boxes,
      letters: Math.min(...parts.map((part) => parseFloat(getComputedStyle(part).fontSize))),
      buttons: Math.min(...buttons.map((button) => button.getBoundingClientRect().height)),
      covered: buttons
        .map((button) => ({ button, ...button.getBoundingClientRect().toJSON() }))
        .filter(({ top, bottom }) => top >= 0 && bottom <= innerHeight)
        .filter(({ button, left, top, width, height }) => {
          const at = shadow.elementFromPoint(left + width / 2, top + height / 2);
          // In a box that scrolls a button may be scrolled away.
          return !button.closest('.drawer') && at !== button && !button.contains(at);
        })
        .map(({ button }) => button.className),
      sideways: document.documentElement.scrollWidth > innerWidth,
    };
  });

const apart = (a: Box, b: Box) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

async function start(page: Page, host: Parameters<Parameters<typeof test>[2]>[0]['host'], options: Parameters<typeof hostPage>[0] = {}) {
  const server = await host({ '/': { body: hostPage(options) } });
  await page.goto(server.url);
  await expect(status(page)).toHaveText(COUNTS);
  return server;
}

test('html { font-size: 62.5% }: bar, list and card are as large as on any page', async ({ page, host }) => {
  const sizes = [];
  for (const head of ['', '<style>html { font-size: 62.5% }</style>', '<style>html { font-size: 200% }</style>']) {
    await start(page, host, { head });
    await element(page).getByRole('button', { name: 'Show list' }).click();
    await element(page).locator('.entry.quote').first().click();
    await expect(card(page)).toBeVisible();
    const { boxes, letters, buttons } = await laid(page);
    const size = ({ left, top, right, bottom }: Box) => [Math.round(right - left), Math.round(bottom - top)];
    sizes.push({ bar: size(boxes.bar), list: size(boxes.drawer), letters, buttons });
  }
  expect(sizes[0].letters).toBeGreaterThanOrEqual(13);
  expect(sizes[0].buttons).toBeGreaterThanOrEqual(24);
  expect(sizes[1]).toEqual(sizes[0]);
  expect(sizes[2]).toEqual(sizes[0]);
});

for (const [width, height] of [
  [320, 568],
  [390, 844],
  [1280, 700],
])
  test(`card and bar keep off each other and off the words, wherever these stand: ${width} pixels`, async ({ page, host }) => {
    await page.setViewportSize({ width, height });
    const words = '<p>It rained on the quay all day, and all of the boats stayed in.</p>';
    const article = `${words.repeat(30)}<p>“We are late,” Ann Lee said.</p>${words.repeat(30)}`;
    await start(page, host, { article, head: VIEWPORT });
    for (const line of [30, height / 2, height - 160, height - 40]) {
      const at = await page.evaluate((line) => {
        const paragraph = [...document.querySelectorAll('article p')].find((p) => p.textContent?.startsWith('“We')) as Element;
        scrollBy({ top: paragraph.getBoundingClientRect().top - line, behavior: 'instant' });
        const range = document.createRange();
        range.setStart(paragraph.firstChild as Text, 2);
        range.setEnd(paragraph.firstChild as Text, 5);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }, line);
      // Words behind the bar are gone to by the bar itself.
      const under = await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.localName, at);
      if (under === 'claim-light') await element(page).getByRole('button', { name: 'Next mark' }).click();
      if (under === 'claim-light') await element(page).locator('.walk').press('Enter');
      else await page.mouse.click(at.x, at.y);
      await expect(card(page)).toBeVisible();
      // The window may move to the words.
      await expect
        .poll(async () => {
          const { boxes, covered } = await laid(page);
          const found = await page.evaluate(() => {
            const paragraph = [...document.querySelectorAll('article p')].find((p) => p.textContent?.startsWith('“We')) as Element;
            const range = document.createRange();
            range.setStart(paragraph.firstChild as Text, 0);
            range.setEnd(paragraph.firstChild as Text, 14);
            const { left, top, right, bottom } = range.getBoundingClientRect();
            return { left, top, right, bottom };
          });
          return { words: apart(boxes.card, found), bar: !boxes.bar || apart(boxes.card, boxes.bar), covered };
        })
        .toEqual({ words: true, bar: true, covered: [] });
      await page.keyboard.press('Escape');
      await expect(card(page)).toBeHidden();
      await expect(element(page).locator('.bar')).toBeVisible();
    }
  });

test('“several” and “more than” are rough amounts as “about” is: off at first, of one kind, and counted when they are on', async ({
  page,
  host,
}) => {
  const article = '<p>Several boats left. More than 40 people waited. About 300 crowns were paid. It may rain.</p>';
  await start(page, host, { article });
  await expect(status(page)).toHaveText('0 quotes, 0 speakers, 1 doubt');
  const rough = async () => (await painted(page))['claimlight-1-doubt-approximate'];
  expect(await rough()).toEqual([]);
  await element(page).getByRole('button', { name: 'Show list' }).click();
  await element(page).getByRole('button', { name: 'Rough amounts' }).click();
  await expect.poll(rough).toEqual(['Several', 'More than', 'About']);
  await expect(status(page)).toHaveText('0 quotes, 0 speakers, 4 doubts');
});

for (const [width, height] of [
  [1000, 720],
  [390, 844],
])
  test(`a page from right to left: bar, list and card stand in the window and read from left to right: ${width} pixels`, async ({
    page,
    host,
  }) => {
    await page.setViewportSize({ width, height });
    const body = hostPage({ head: VIEWPORT }).replace('<html lang="en">', '<html lang="he" dir="rtl">');
    await page.goto((await host({ '/': { body } })).url);
    await expect(status(page)).toHaveText(COUNTS);
    const sound = async (...names: string[]) => {
      const { boxes, covered, sideways } = await laid(page);
      for (const name of names) {
        const { left, top, right, bottom } = boxes[name];
        expect([left >= 0, top >= 0, right <= width, bottom <= height], name).toEqual([true, true, true, true]);
      }
      expect({ covered, sideways }).toEqual({ covered: [], sideways: false });
      return boxes;
    };
    await sound('bar');
    await clickWords(page, 'what it will cost');
    await expect(card(page)).toBeVisible();
    const { card: box } = await sound('card');
    const { y } = await placeOf(page, 'what it will cost');
    expect(y < box.top || y > box.bottom).toBe(true);
    await page.keyboard.press('Escape');
    await element(page).getByRole('button', { name: 'Show list' }).click();
    const { bar, drawer } = await sound('bar', 'drawer');
    expect(apart(bar, drawer)).toBe(true);
    for (const part of ['.bar', '.drawer', '.entry'])
      expect(
        await element(page)
          .locator(part)
          .first()
          .evaluate((e) => [getComputedStyle(e).direction, getComputedStyle(e).textAlign]),
      ).toEqual(['ltr', 'start']);
  });

test.describe('what cannot be read', () => {
  test.use({ mayLogErrors: true });

  const closed = (html: string) =>
    `<script>customElements.define('x-closed', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'closed' }).innerHTML = ${JSON.stringify(html)}; } });</script>`;

  test('an article in a closed shadow root: the reader is told that there is no text, and nothing breaks', async ({ page, host }) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    const head = closed('<p>“We are late,” Ann Lee said.</p>');
    await page.goto((await host({ '/': { body: hostPage({ article: '<x-closed></x-closed>', head }) } })).url);
    await expect(element(page).getByRole('alert')).toContainText('article-empty');
    expect(await heard(page, 'error')).toMatchObject([{ code: 'article-empty', fatal: true }]);
    expect(await painted(page)).toEqual({});
    // What comes later into the open is read.
    await page.evaluate(() => document.querySelector('#article')?.insertAdjacentHTML('beforeend', '<p>“It may rain,” Bo Ash said.</p>'));
    await expect(status(page)).toHaveText('1 quote, 1 speaker, 1 doubt');
    await expect(element(page).locator('.fault')).toBeHidden();
    expect(errors).toEqual([]);
  });

  test('of an article with a closed shadow root in it the rest is read, and what is slotted into it', async ({ page, host }) => {
    const head = closed('<p>“We are late,” Cy Moor said.</p><slot></slot>');
    const article = '<p>“It may rain,” Bo Ash said.</p><x-closed><p>“So be it,” Ann Lee said.</p></x-closed>';
    await start(page, host, { article, head });
    await expect(status(page)).toHaveText('2 quotes, 2 speakers, 1 doubt');
    expect((await painted(page))['claimlight-1-speaker']).toEqual(['Bo Ash', 'Ann Lee']);
    expect(await heard(page, 'error')).toEqual([]);
  });

  test('an element in a closed shadow root reads the article beside it', async ({ page, host }) => {
    const head = closed('<article id="inside"><p>“We are late,” Cy Moor said.</p></article><claim-light for="inside"></claim-light>');
    await page.goto((await host({ '/': { body: hostPage({ head, article: '', element: '<x-closed></x-closed>' }) } })).url);
    await expect.poll(() => heard(page, 'results')).toMatchObject([{}]);
    expect(await page.evaluate(() => [...CSS.highlights.keys()].length)).toBeGreaterThan(0);
  });
});

test.describe('in a frame', () => {
  // Firefox says on the console that a sandbox keeps the worker's script away; the page itself reads then.
  test.use({ mayLogErrors: true });

  for (const [what, attributes] of [
    ['of the same origin', ''],
    ['that is sandboxed', 'sandbox="allow-scripts"'],
  ])
    test(`the element inside a frame ${what} reads the frame’s article, and the card stays in the frame`, async ({ page, host }) => {
      const allow = { 'access-control-allow-origin': '*' };
      const files = ['claimlight.js', 'worker.js', 'claimlight_bg.wasm', 'details.js'];
      const body = `<!doctype html><title>Outside</title><p>“Not mine,” Cy Moor said.</p><iframe ${attributes} src="/inside" width="700" height="600"></iframe>`;
      const server = await host({
        '/': { body },
        '/inside': { body: hostPage() },
        ...Object.fromEntries(files.map((name) => [`/dist/${name}`, { headers: allow }])),
      });
      await page.goto(server.url);
      const frame = page.frameLocator('iframe');
      await expect(frame.locator('claim-light [role=status]')).toHaveText(COUNTS);
      await frame.locator('claim-light').getByRole('button', { name: 'Show list' }).click();
      await frame.locator('claim-light .entry.quote').first().click();
      const dialog = frame.locator('claim-light').getByRole('dialog');
      await expect(dialog).toBeVisible();
      const [outer, inner] = [await page.locator('iframe').boundingBox(), await dialog.boundingBox()];
      if (!outer || !inner) throw new Error('no box');
      expect(inner.x >= outer.x && inner.y >= outer.y).toBe(true);
      expect(inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height).toBe(true);
      expect(await painted(page)).toEqual({});
    });
});

const BASE =
  "default-src 'none'; style-src 'unsafe-inline'; connect-src 'self'; worker-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'";
const meta = (policy: string): Answer => ({
  body: hostPage({ head: `<meta http-equiv="Content-Security-Policy" content="${policy}">` }),
});

test.describe('a policy that the page itself carries', () => {
  test.use({ mayLogErrors: true });

  test('a strict one that lets it: it runs in the worker', async ({ page, host }) => {
    await page.goto((await host({ '/': meta(BASE.replace(" 'wasm-unsafe-eval'", '')) })).url);
    await expect(status(page)).toHaveText(COUNTS);
    expect(await heard(page, 'ready')).toMatchObject([{ place: 'worker' }]);
    expect(await heard(page, 'error')).toEqual([]);
  });

  test('one without workers: it runs on the page, and says so', async ({ page, host }) => {
    await page.goto((await host({ '/': meta(BASE.replace("worker-src 'self'", "worker-src 'none'")) })).url);
    await expect(status(page)).toHaveText(COUNTS);
    expect(await heard(page, 'ready')).toMatchObject([{ place: 'page' }]);
    expect(await heard(page, 'error')).toMatchObject([{ code: 'csp-worker', fatal: false, fallback: 'page' }]);
  });

  test('one without workers and without wasm: csp-wasm, in words', async ({ page, host }) => {
    const policy = BASE.replace("worker-src 'self'", "worker-src 'none'").replace(" 'wasm-unsafe-eval'", '');
    await page.goto((await host({ '/': meta(policy) })).url);
    await expect(element(page).locator('.fault code')).toHaveText('csp-wasm');
    expect(await heard(page, 'error')).toMatchObject([{ code: 'csp-wasm', fatal: true }]);
    expect(await painted(page)).toEqual({});
  });

  test('one that lets it fetch nothing: csp-connect, in words', async ({ page, host }) => {
    await page.goto((await host({ '/': meta(BASE.replace("connect-src 'self'", "connect-src 'none'")) })).url);
    await expect(element(page).locator('.fault code')).toHaveText('csp-connect');
  });
});

const HOSTILE: [what: string, css: string][] = [
  [
    'everything unset',
    '* { all: unset !important } script, style, head, title { display: none !important } p, h1 { display: block !important }',
  ],
  [
    'buttons, sections and paragraphs of its own hidden',
    'section, div:empty, button, p.status, dialog, [role=dialog] { display: none !important }',
  ],
  [
    'boxes torn out of their place',
    'div, section, ul { position: fixed !important; inset: 0 !important; z-index: 2147483647 !important; float: left !important; transform: scale(.1) !important }',
  ],
  [
    'letters spoilt',
    '* { font-size: 3px !important; line-height: 0 !important; letter-spacing: 9px !important; text-transform: uppercase !important; text-indent: -999px !important; word-spacing: 99px !important; white-space: pre !important; direction: rtl; cursor: none !important } article * { text-indent: 0 !important }',
  ],
  [
    'nothing to be clicked or selected',
    '* { pointer-events: none !important; user-select: none !important } article, article * { pointer-events: auto !important }',
  ],
  [
    'the element made a box',
    'claim-light, body > * { display: block !important; overflow: hidden !important; height: 20px } article { height: auto !important }',
  ],
];
for (const [what, css] of HOSTILE)
  test(`hostile styles: ${what}: bar, list and card are seen, legible and reached`, async ({ page, host }) => {
    await page.setViewportSize({ width: 1000, height: 720 });
    await start(page, host, { head: `<style>${css}</style>` });
    await element(page).getByRole('button', { name: 'Show list' }).click();
    await element(page).locator('.entry.quote').first().click();
    await expect(card(page)).toBeVisible();
    const { boxes, letters, buttons, covered } = await laid(page);
    expect(Object.keys(boxes).sort()).toEqual(['bar', 'card', 'drawer']);
    for (const [name, { left, top, right, bottom }] of Object.entries(boxes)) {
      expect([left >= 0, top >= 0, right <= 1000, bottom <= 720], `${name} is in the window`).toEqual([true, true, true, true]);
      expect(Math.min(right - left, bottom - top), name).toBeGreaterThan(40);
    }
    expect({ letters, covered }).toEqual({ letters: 14, covered: [] });
    expect(buttons).toBeGreaterThanOrEqual(24);
    const look = await element(page)
      .locator('.status')
      .evaluate((e) => {
        const { letterSpacing, textTransform, textIndent, wordSpacing, whiteSpace, direction } = getComputedStyle(e);
        return { letterSpacing, textTransform, textIndent, wordSpacing, whiteSpace, direction };
      });
    expect(look).toEqual({
      letterSpacing: 'normal',
      textTransform: 'none',
      textIndent: '0px',
      wordSpacing: '0px',
      whiteSpace: 'normal',
      direction: 'ltr',
    });
    await page.keyboard.press('Escape');
    await expect(card(page)).toBeHidden();
  });
