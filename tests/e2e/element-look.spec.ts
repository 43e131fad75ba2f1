// The page as it was, by its pixels: one machine's picture of a page without the element is compared with its picture of the same
// page with it and of the page after it, so that no fonts of another machine matter. The pictures are kept with the results.
import { writeFileSync } from 'node:fs';
import type { Page, TestInfo } from '@playwright/test';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { element, expect, hostPage, status, test } from './host';

const COUNTS = /^\d+ quotes?, \d+ speakers?, \d+ doubts?$/;
type Box = { x: number; y: number; width: number; height: number };
type Media = Parameters<Page['emulateMedia']>[0];

const looks: [name: string, media: Media, size: { width: number; height: number }][] = [
  ['at 1280 pixels', {}, { width: 1280, height: 900 }],
  ['at 320 pixels', {}, { width: 320, height: 1400 }],
  ['with forced colours', { forcedColors: 'active' }, { width: 800, height: 900 }],
  ['on paper', { media: 'print' }, { width: 800, height: 900 }],
  ['in the dark', { colorScheme: 'dark' }, { width: 800, height: 900 }],
];

/** A picture of the window, kept under a name. */
async function picture(page: Page, info: TestInfo, name: string) {
  const path = info.outputPath(`${name}.png`);
  const png = PNG.sync.read(await page.screenshot({ path }));
  await info.attach(name, { path, contentType: 'image/png' });
  return png;
}

/** How many pixels of two pictures differ outside of some boxes; what differs is kept as a picture. */
function unlike(a: PNG, b: PNG, info: TestInfo, name: string, boxes: Box[] = []) {
  expect([b.width, b.height]).toEqual([a.width, a.height]);
  const [one, other] = [a, b].map(({ data }) => Buffer.from(data));
  for (const { x, y, width, height } of boxes)
    for (let row = Math.max(0, Math.floor(y)); row < Math.min(a.height, Math.ceil(y + height)); row += 1) {
      const [from, to] = [Math.max(0, Math.floor(x)), Math.min(a.width, Math.ceil(x + width))].map(
        (column) => (row * a.width + column) * 4,
      );
      for (const data of [one, other]) data.fill(0, from, to);
    }
  const diff = new PNG({ width: a.width, height: a.height });
  const pixels = pixelmatch(one, other, diff.data, a.width, a.height, { threshold: 0, includeAA: true });
  if (pixels) writeFileSync(info.outputPath(`${name}-differs.png`), PNG.sync.write(diff));
  return pixels;
}

/** Where lit words stand in the window, and what is the element's own. A wave or a line above stands a little out of its words' box. */
const OUT = 6;
const lit = (page: Page) =>
  page.evaluate((out) => {
    const ranges = [...(CSS.highlights as unknown as Map<string, Set<AbstractRange>>).values()].flatMap((highlight) => [...highlight]);
    const words = ranges.flatMap((range) => {
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return [...live.getClientRects()];
    });
    const marks = [...document.querySelectorAll('article mark')].flatMap((mark) => [...mark.getClientRects()]);
    const own = [...(document.querySelector('claim-light')?.shadowRoot?.querySelectorAll('.frame > *') ?? [])].map((e) =>
      e.getBoundingClientRect(),
    );
    const box = ({ x, y, width, height }: DOMRect, more: number) => ({
      x: x - more,
      y: y - more,
      width: width + 2 * more,
      height: height + 2 * more,
    });
    // The bar throws a shadow.
    return {
      words: [...words, ...marks].map((rect) => box(rect, out)),
      own: own.filter(({ width }) => width).map((rect) => box(rect, 40)),
    };
  }, OUT);

/** Where each word of the page stands, marks or none. */
const places = (page: Page) =>
  page.evaluate(() => {
    const texts: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.closest('style, script, claim-light') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
    const letters = texts.flatMap((text) => [...text.data].map((letter, at) => ({ text, letter, at })));
    return letters
      .filter(({ letter }) => letter.trim())
      .map(({ text, letter, at }) => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const { left, top } = range.getBoundingClientRect();
        return { letter, left, top };
      });
  });

async function begin(
  page: Page,
  host: (answers: Record<string, { body: string }>) => Promise<{ url: string }>,
  [, media, size]: (typeof looks)[number],
) {
  await page.setViewportSize(size);
  await page.emulateMedia(media ?? {});
  const head =
    '<meta name="viewport" content="width=device-width"><style>@media (prefers-color-scheme: dark) { body { background: #101214 !important; color: #e6e6e6 !important; } }</style>';
  const style = '<style>footer { padding-bottom: 300px; }</style>';
  await page.goto((await host({ '/': { body: hostPage({ element: style, head }) } })).url);
  await page.evaluate(() => customElements.whenDefined('claim-light'));
}

async function attach(page: Page, renderer: string) {
  await page.evaluate((wanted) => {
    const own = document.createElement('claim-light');
    own.setAttribute('for', 'article');
    own.setAttribute('renderer', wanted);
    document.querySelector('footer')?.before(own);
  }, renderer);
  await expect(status(page)).toHaveText(COUNTS);
}

async function take(page: Page) {
  await page.evaluate(() => document.querySelector('claim-light')?.remove());
  await expect.poll(() => page.evaluate(() => document.adoptedStyleSheets.length + document.querySelectorAll('mark').length)).toBe(0);
}

for (const look of looks) {
  const asked = Boolean(look[1]?.forcedColors ?? look[1]?.media);
  test(`nothing but lit words differs, and afterwards nothing: ${look[0]}`, async ({ page, host, browserName }, info) => {
    test.skip(browserName !== 'chromium' && asked, 'a stock Firefox cannot be told by a test what the system wants');
    await begin(page, host, look);
    const before = await picture(page, info, 'before');
    await attach(page, 'highlights');
    const during = await picture(page, info, 'with');
    const { words, own } = await lit(page);
    expect(words.length).toBeGreaterThan(10);
    expect(unlike(before, during, info, 'with', [...words, ...own])).toBe(0);
    // The words are lit, all of them.
    for (const box of words) expect(differs(before, during, box), `${box.x}, ${box.y}`).toBe(true);
    await take(page);
    expect(unlike(before, await picture(page, info, 'after'), info, 'after')).toBe(0);
  });

  test(`marks leave every letter where it was, within a pixel, and afterwards nothing: ${look[0]}`, async ({
    page,
    host,
    browserName,
  }, info) => {
    test.skip(browserName !== 'chromium' && asked, 'a stock Firefox cannot be told by a test what the system wants');
    await begin(page, host, look);
    const before = await picture(page, info, 'before');
    const were = await places(page);
    await attach(page, 'marks');
    await expect(page.locator('article mark').first()).toBeVisible();
    const during = await picture(page, info, 'with');
    const are = await places(page);
    expect(are.map(({ letter }) => letter).join('')).toBe(were.map(({ letter }) => letter).join(''));
    expect(were.length).toBeGreaterThan(200);
    // A pair of letters that a mark parts is not kerned.
    const moved = are.filter(({ left, top }, i) => Math.abs(left - were[i].left) > 1 || Math.abs(top - were[i].top) > 1);
    expect(moved).toEqual([]);
    const { words } = await lit(page);
    for (const box of words) expect(differs(before, during, box), `${box.x}, ${box.y}`).toBe(true);
    await take(page);
    expect(unlike(before, await picture(page, info, 'after'), info, 'after')).toBe(0);
  });
}

/** Whether two pictures differ inside a box. */
function differs(a: PNG, b: PNG, { x, y, width, height }: Box) {
  for (let row = Math.max(0, Math.floor(y)); row < Math.min(a.height, y + height); row += 1) {
    const [from, to] = [Math.max(0, Math.floor(x)), Math.min(a.width, Math.ceil(x + width))].map((column) => (row * a.width + column) * 4);
    if (!a.data.subarray(from, to).equals(b.data.subarray(from, to))) return true;
  }
  return false;
}

test('the list on a narrow window covers the page and does not move it', async ({ page, host }, info) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto((await host({ '/': { body: hostPage({ head: '<meta name="viewport" content="width=device-width">' }) } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  const before = await picture(page, info, 'shut');
  await element(page).getByRole('button', { name: 'Show list' }).click();
  await page.mouse.move(2, 2);
  const open = await picture(page, info, 'open');
  const { own } = await lit(page);
  expect(unlike(before, open, info, 'open', own)).toBe(0);
  await element(page).getByRole('button', { name: 'Hide list' }).click();
  await page.mouse.move(2, 2);
  const { own: bar } = await lit(page);
  expect(unlike(before, await picture(page, info, 'shut-again'), info, 'shut-again', bar)).toBe(0);
});
