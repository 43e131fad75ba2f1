// The host stays quick: nothing moves, and nobody waits, not even beside an article of 100,000 words.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { element, expect, heard, hostPage, painted, status, test } from './host';

const COUNTS = /^[\d,]+ quotes?, [\d,]+ speakers?, [\d,]+ doubts?$/;

test.skip(({ browserName }) => browserName !== 'chromium', 'only Chromium tells of long tasks and of layout shift');

test('nothing in the page moves when it comes, shows and goes', async ({ page, host }) => {
  const head = `<script>window.shifts = []; new PerformanceObserver((list) => shifts.push(...list.getEntries().filter((e) => !e.hadRecentInput).map((e) => e.value))).observe({ type: 'layout-shift', buffered: true });</script>`;
  await page.goto((await host({ '/': { body: hostPage({ head, element: '' }) } })).url);
  await page.evaluate(() => {
    const own = document.createElement('claim-light');
    own.setAttribute('for', 'article');
    document.querySelector('article')?.before(own);
  });
  await expect(status(page)).toHaveText(COUNTS);
  await element(page).getByRole('button', { name: 'Show list' }).click();
  await page.evaluate(() => document.querySelector('claim-light')?.remove());
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
});

test('an article of 100,000 words holds nobody up', async ({ page, host }) => {
  test.setTimeout(120_000);
  const parts = await Promise.all(['ferry', 'court', 'lake'].map((name) => readFile(new URL(`../../www/samples/${name}.txt`, import.meta.url), 'utf8')));
  const paragraphs = parts.join('\n\n').split(/\n\n+/).map((line) => `<p>${line}</p>`);
  const words = parts.join(' ').split(/\s+/).length;
  const article = Array.from({ length: Math.ceil(100_000 / words) }, () => paragraphs.join('\n')).join('\n');
  const body = hostPage({ article, element: '<input aria-label="Search">' });
  const { url } = await host({ '/': { body } });
  await page.goto(url);
  await page.evaluate(async () => {
    await customElements.whenDefined('claim-light');
    // The host's own first layout is over.
    await new Promise((resolve) => setTimeout(resolve, 1500));
  });
  const browser = page.context().browser();
  if (!browser) throw new Error('no browser');
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  const long = await run(page);
  const busy = busiest(await browser.stopTracing());
  // What the observer tells of is time by the clock, which other programs on the machine make longer; a task that really held
  // somebody up has also used so much of a processor.
  const told = Object.values(long).flat();
  expect(busy.tasks).toBeGreaterThan(100);
  if (told.length) expect(busy.longest, `longest task, in ms of a processor; by the clock: ${JSON.stringify(long)}`).toBeLessThanOrEqual(50);
});

/** The page's tasks in a trace, and the longest of them in milliseconds of a processor. */
function busiest(trace: Buffer) {
  type Event = { name: string; ph: string; pid: number; tid: number; tdur?: number; args?: { name?: string } };
  const { traceEvents: events } = JSON.parse(trace.toString()) as { traceEvents: Event[] };
  const main = new Set(events.filter((e) => e.name === 'thread_name' && e.args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = events.filter((e) => e.ph === 'X' && e.name.endsWith('RunTask') && main.has(`${e.pid} ${e.tid}`) && e.tdur !== undefined).map((e) => (e.tdur ?? 0) / 1000);
  return { tasks: tasks.length, longest: tasks.reduce((a, b) => Math.max(a, b), 0) };
}

/** Somebody reads, scrolls, types and chooses; the tasks of more than 50 ms that the page had meanwhile. */
async function run(page: Page) {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)))).observe({ type: 'longtask' });
    const own = document.createElement('claim-light');
    own.setAttribute('for', 'article');
    document.body.append(own);
  });
  // Somebody scrolls and types meanwhile.
  const input = page.getByLabel('Search');
  for (let i = 0; (await heard(page, 'results')).length === 0; i += 1) {
    await page.mouse.wheel(0, i % 2 ? -700 : 900);
    await input.press('a');
    expect(i).toBeLessThan(2000);
  }
  await expect(status(page)).toHaveText(COUNTS);
  const long: Record<string, number[]> = {};
  const note = async (what: string) => {
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))));
    long[what] = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks.splice(0));
  };
  await note('read');
  for (let i = 0; i < 10; i += 1) await page.mouse.wheel(0, 2500);
  await note('scrolled');
  await element(page).getByRole('button', { name: 'Next mark' }).click();
  await note('gone to a mark');
  await element(page).getByRole('button', { name: 'Show list' }).click();
  await note('listed');
  await element(page).getByRole('button', { name: 'Quotes and speakers' }).click();
  await note('chosen');
  await page.evaluate(() => document.querySelector('article')?.append('“The end,” Zora Lastman said.'));
  await expect.poll(() => heard(page, 'results')).toHaveLength(2);
  await note('late content');
  expect((await painted(page))['claimlight-1-quote'].at(-1)).toBe('“The end,”');
  return long;
}
