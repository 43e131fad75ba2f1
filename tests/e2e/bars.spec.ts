// Several elements on one page: one worker, one module, one bar, which keeps clear of what the page keeps at the end of the window.
import type { Page } from '@playwright/test';
import { expect, heard, hostPage, test } from './host';

const article = (id: string, words: string, tall = true) =>
  `<article id="${id}"${tall ? ' style="min-height: 150vh"' : ''}><p>${words}</p></article><claim-light for="${id}"></claim-light>`;
const FIRST = article('first', '“It may snow,” Bo Marsh said.');
const SECOND = article('second', '“We are late,” Cy Dunn said. “It could rain,” Bo Marsh said.');
const THIRD = article('third', 'The bridge is closed, Mayor Ann Lee said.');

const pageOf = (element: string, head = '') => ({ '/': { body: hostPage({ article: '', element, head }) } });

/** Counts the workers that are made. */
const COUNTING = `<script>window.made = 0; window.Worker = class extends Worker { constructor(...all) { super(...all); made += 1; } };</script>`;
const workers = (page: Page) => page.evaluate(() => (window as unknown as { made: number }).made);

const bars = (page: Page) => page.locator('claim-light .bar:visible');
const way = (page: Page) => bars(page).locator('.other');
const scrollTo = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.querySelector(wanted)?.scrollIntoView({ block: 'start' }), selector);
const read = (page: Page, n: number) => expect.poll(async () => (await heard(page, 'results')).length).toBe(n);

test('three elements are read by one worker, which started one module', async ({ page, host }) => {
  const server = await host(pageOf(FIRST + SECOND + THIRD, COUNTING));
  await page.goto(server.url);
  await read(page, 3);
  expect(await workers(page)).toBe(1);
  expect(server.arrived.filter((line) => line.includes('.wasm'))).toHaveLength(1);
  expect(await heard(page, 'ready')).toHaveLength(3);
});

test('who cancels or leaves ends nobody else’s reading', async ({ page, host }) => {
  const long = `<article id="long">${'<p>“It may snow,” Bo Marsh said.</p>'.repeat(20_000)}</article><claim-light for="long"></claim-light>`;
  const server = await host(pageOf(long, COUNTING));
  await page.goto(server.url);
  await expect.poll(async () => (await heard(page, 'progress')).length).toBeGreaterThan(0);
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), SECOND + THIRD);
  await expect.poll(async () => (await heard(page, 'ready')).length).toBe(3);
  await page.evaluate(() => document.querySelector('claim-light[for=long]')?.remove());
  await read(page, 2);
  expect(await workers(page)).toBe(2);
  expect(server.arrived.filter((line) => line.includes('.wasm'))).toHaveLength(1);
});

test('an editor reads with the worker of the page', async ({ page, host }) => {
  const editor = `<div id="written" contenteditable="true"><p>“We are late,” Cy Dunn said.</p></div>
    <script type="module">
      import { decorate } from '/dist/editor.js';
      window.read = new Promise((resolve) => decorate(document.querySelector('#written')).addEventListener('results', () => resolve(true)));
    </script>`;
  const server = await host(pageOf(FIRST + editor, COUNTING));
  await page.goto(server.url);
  await read(page, 1);
  expect(await page.evaluate(() => (window as unknown as { read: Promise<boolean> }).read)).toBe(true);
  expect(await workers(page)).toBe(1);
  expect(server.arrived.filter((line) => line.includes('.wasm'))).toHaveLength(1);
});

test('one bar is seen, that of the article which is read; a button leads to the next', async ({ page, host }) => {
  await page.goto((await host(pageOf(FIRST + SECOND + THIRD))).url);
  await read(page, 3);
  await expect(bars(page)).toHaveCount(1);
  await expect(bars(page).getByRole('status')).toHaveText('1 quote, 1 speaker, 1 doubt');
  await expect(way(page)).toHaveText('Article 1 of 3 ›');
  await scrollTo(page, '#second');
  await expect(way(page)).toHaveText('Article 2 of 3 ›');
  await expect(bars(page)).toHaveCount(1);
  await expect(bars(page).getByRole('status')).toHaveText('2 quotes, 2 speakers, 1 doubt');
  await way(page).focus();
  await page.keyboard.press('Enter');
  await expect(way(page)).toHaveText('Article 3 of 3 ›');
  await expect(way(page)).toBeFocused();
  await expect(page.locator('#third')).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(way(page)).toHaveText('Article 1 of 3 ›');
  await expect(page.locator('#first')).toBeInViewport();
});

test('short articles have their bars by the button, though none is scrolled to', async ({ page, host }) => {
  await page.goto((await host(pageOf(article('first', '“It may snow,” Bo Marsh said.', false) + article('second', 'Hm.', false)))).url);
  await expect(way(page)).toHaveText('Article 1 of 2 ›');
  await way(page).click();
  await expect(way(page)).toHaveText('Article 2 of 2 ›');
});

test('a bar in use stays, and the list that is open with it', async ({ page, host }) => {
  await page.goto((await host(pageOf(FIRST + SECOND))).url);
  await read(page, 2);
  await bars(page).getByRole('button', { name: 'Show list' }).click();
  await expect(bars(page).getByRole('button', { name: 'Hide list' })).toBeVisible();
  await scrollTo(page, '#second');
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await expect(way(page)).toHaveText('Article 1 of 2 ›');
  await bars(page).getByRole('button', { name: 'Hide list' }).click();
  await page.mouse.click(2, 2);
  await expect(way(page)).toHaveText('Article 2 of 2 ›');
});

test('the switch switches all that share the bar', async ({ page, host }) => {
  await page.goto((await host(pageOf(FIRST + SECOND))).url);
  await read(page, 2);
  await bars(page).getByRole('switch').click();
  await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBe(0);
  await scrollTo(page, '#second');
  await expect(way(page)).toHaveText('Article 2 of 2 ›');
  await expect(bars(page).getByRole('switch')).not.toBeChecked();
  await bars(page).getByRole('switch').click();
  await read(page, 4);
});

test('when an element goes, the bar goes to another', async ({ page, host }) => {
  await page.goto((await host(pageOf(FIRST + SECOND))).url);
  await read(page, 2);
  await expect(way(page)).toHaveText('Article 1 of 2 ›');
  await page.evaluate(() => document.querySelector('claim-light[for=first]')?.remove());
  await expect(bars(page)).toHaveCount(1);
  await expect(way(page)).toBeHidden();
  await expect(bars(page).getByRole('status')).toHaveText('2 quotes, 2 speakers, 1 doubt');
});

test('bars that the publisher places stay where they are, each', async ({ page, host }) => {
  const head = '<style>claim-light::part(frame) { position: static }</style>';
  await page.goto((await host(pageOf(FIRST + SECOND, head))).url);
  await read(page, 2);
  await expect(bars(page)).toHaveCount(2);
  await expect(page.locator('claim-light .other:visible')).toHaveCount(0);
  const [first, second] = await Promise.all([0, 1].map((n) => bars(page).nth(n).boundingBox()));
  expect(second?.y).toBeGreaterThan((first?.y ?? 0) + (first?.height ?? 0));
});

const FOOTER = '<div id="kept" style="position: fixed; inset: auto 0 0; height: 60px; background: #eee">Subscribe</div>';
const bottom = (page: Page) => bars(page).evaluate((bar) => Math.round(innerHeight - bar.getBoundingClientRect().bottom));

test('it keeps clear of what is fixed at the end of the window, when that comes and goes', async ({ page, host }) => {
  const head = `<script>window.shifts = []; new PerformanceObserver((list) => shifts.push(...list.getEntries().map((e) => e.value))).observe({ type: 'layout-shift', buffered: true });</script>`;
  await page.goto((await host(pageOf(FIRST, head))).url);
  await read(page, 1);
  expect(await bottom(page)).toBe(12);
  await page.evaluate(() => ((window as unknown as { shifts: number[] }).shifts.length = 0));
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), FOOTER);
  await expect.poll(() => bottom(page)).toBe(72);
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html.replace('0 0;', '0 60px;')), FOOTER);
  await expect.poll(() => bottom(page)).toBe(132);
  await page.evaluate(() => document.querySelectorAll('#kept').forEach((kept) => kept.remove()));
  await expect.poll(() => bottom(page)).toBe(12);
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
});

test('it keeps clear of a button that floats, in a shadow root in a box that lets clicks through', async ({ page, host }) => {
  const chat = `<chat-box></chat-box><script>
    document.querySelector('chat-box').attachShadow({ mode: 'open' }).innerHTML =
      '<div style="position: fixed; inset: 0; pointer-events: none"><button style="pointer-events: auto; position: absolute; right: 20px; bottom: 20px; width: 56px; height: 56px">?</button></div>';
  </script>`;
  await page.goto((await host(pageOf(FIRST + chat))).url);
  await expect.poll(() => bottom(page)).toBe(12 + 76);
});

test('a footer that is sticky counts while it stands there; backgrounds and columns do not', async ({ page, host }) => {
  const sticky = `<div style="position: fixed; inset: 0; z-index: -1; background: #fee"></div>
    <aside style="position: fixed; inset: 0 0 0 auto; width: 200px">News</aside>
    <div><p style="height: 900px"></p><div style="position: sticky; bottom: 0; height: 50px; background: #eee">Subscribe</div></div>
    <p style="height: 200vh"></p>`;
  await page.goto((await host(pageOf(article('first', '“It may snow,” Bo Marsh said.', false) + sticky))).url);
  await read(page, 1);
  await expect.poll(() => bottom(page)).toBe(62);
  await page.evaluate(() => window.scrollTo(0, 2000));
  await expect.poll(() => bottom(page)).toBe(12);
});
