// Lines and fills leave the article's letters whole, and no word has too many of them.
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { element, expect, hostPage, status, test } from './host';

const ARTICLE = `<h2>Jumpy gulls may stay by the quay, jury says</h2>
<p>“The jumpy quay may be shut by July, and gypsy jugglers may go by any ferry they enjoy,” Ann Lee, the shy mayor, told the jury on Monday.
“People may yet enjoy it, by and by,” she said. Officials said the quay might open by July.</p>`;
const RENDERERS = ['highlights', 'marks'];

const dark = (png: PNG, at: number) => Math.max(...png.data.subarray(at, at + 3)) < 90;
const picture = async (page: Page) => PNG.sync.read(await page.locator('article').screenshot());

async function attach(page: Page, renderer: string) {
  await page.evaluate((wanted) => {
    const own = document.createElement('claim-light');
    own.setAttribute('for', 'article');
    own.setAttribute('renderer', wanted);
    document.querySelector('footer')?.before(own);
  }, renderer);
  await expect(status(page)).toHaveText(/^\d+ quotes/);
  await expect.poll(() => drawn(page)).not.toEqual([]);
}

/** What is painted, by name, and each with the height of its lines: words that stand close have other names. */
const drawn = (page: Page) =>
  page.evaluate(() => {
    const highlights = [...(CSS.highlights as unknown as Map<string, Set<unknown>>)].filter(([, { size }]) => size).map(([name]) => name);
    return [...highlights, ...[...document.querySelectorAll('article mark')].map(({ className }) => className)];
  });

for (const renderer of RENDERERS) {
  test(`tight lines: no letter of the line above is cut, and words still have their lines: ${renderer}`, async ({ page, host }) => {
    await page.setViewportSize({ width: 420, height: 700 });
    const head = '<style>article * { line-height: 1 !important; color: #000 }</style>';
    await page.goto((await host({ '/': { body: hostPage({ article: ARTICLE, head, element: '' }) } })).url);
    await page.evaluate(() => customElements.whenDefined('claim-light'));
    const before = await picture(page);
    await attach(page, renderer);
    expect((await drawn(page)).filter((name) => !/-(?:tight|bare)$/.test(name))).toEqual([]);
    const after = await picture(page);
    let [letters, cut, lines] = [0, 0, 0];
    for (let at = 0; at < before.data.length; at += 4) {
      if (dark(before, at)) {
        letters += 1;
        if (!dark(after, at)) cut += 1;
      } else if (!before.data.subarray(at, at + 3).equals(after.data.subarray(at, at + 3))) lines += 1;
    }
    expect(letters).toBeGreaterThan(1000);
    expect(lines).toBeGreaterThan(1000);
    // Where a mark begins a letter is smoothed a little otherwise; fills would take more than a twentieth.
    expect(cut / letters).toBeLessThan(0.02);
  });

  test(`lines that stand apart have fills, a tight headline above them has none: ${renderer}`, async ({ page, host }) => {
    const head = '<style>article h2 { line-height: 1 }</style>';
    await page.goto((await host({ '/': { body: hostPage({ article: ARTICLE, head, element: '' }) } })).url);
    await page.evaluate(() => customElements.whenDefined('claim-light'));
    await attach(page, renderer);
    const names = await drawn(page);
    expect(names.filter((name) => name.endsWith('quote'))).not.toEqual([]);
    expect(names.filter((name) => name.endsWith('-tight'))).not.toEqual([]);
  });

  test(`no word has three lines: who believes, and is nobody by name: ${renderer}`, async ({ page, host }) => {
    const article = `<p>Officials believe that the pier is rotten. Some officials say the pier may close. Officials said it was late.</p>
      <p>“Officials believe that it may open, sources said,” Ann Lee said. She believes it.</p>`;
    await page.goto((await host({ '/': { body: hostPage({ article, element: '' }) } })).url);
    await page.evaluate(() => customElements.whenDefined('claim-light'));
    await attach(page, renderer);
    const most = await page.evaluate(() => {
      const lines: Record<string, Set<string>> = {};
      const walker = document.createTreeWalker(document.querySelector('article') as Element, NodeFilter.SHOW_TEXT);
      const painted = [...(CSS.highlights as unknown as Map<string, Set<StaticRange>>)];
      for (let node = walker.nextNode() as Text | null, n = 0; node; node = walker.nextNode() as Text | null, n += 1)
        for (const { 0: word, index } of node.data.matchAll(/[\p{L}]+/gu)) {
          const names = (lines[`${n} ${index} ${word}`] = new Set());
          for (let at: Element | null = node.parentElement; at?.matches('mark, span'); at = at.parentElement)
            if (getComputedStyle(at).textDecorationLine !== 'none') names.add(at.className);
          for (const [name, ranges] of painted)
            for (const range of ranges) {
              const live = document.createRange();
              live.setStart(range.startContainer, range.startOffset);
              live.setEnd(range.endContainer, range.endOffset);
              if (live.comparePoint(node, index) === 0 && live.comparePoint(node, index + word.length) === 0) names.add(name);
            }
        }
      return Object.entries(lines).map(([word, names]): [string, number] => [word.replace(/.* /, ''), names.size]);
    });
    // Outside of a quotation one line says it all.
    for (const [word, count] of most.slice(0, 2)) expect(count, word).toBe(1);
    expect(most.filter(([, count]) => count > 2)).toEqual([]);
    expect(most.filter(([, count]) => count === 2).map(([word]) => word)).toContain('believe');
  });
}

test('a line that a doubt took comes back with the doubt off, and its words can be gone to all the same', async ({ page, host }) => {
  const article = '<p>Officials said the planks were rotten.</p>';
  await page.goto((await host({ '/': { body: hostPage({ article }) } })).url);
  await expect(status(page)).toHaveText(/^1 quote/);
  const speakers = () => page.evaluate(() => (CSS.highlights as unknown as Map<string, Set<unknown>>).get('claimlight-1-speaker')?.size);
  expect(await speakers()).toBe(0);
  await element(page).getByRole('button', { name: 'Next mark' }).click();
  await expect(element(page).locator('.walk')).toHaveText(/^1 of 4$/);
  await element(page).getByRole('button', { name: 'Show list' }).click();
  await element(page)
    .getByRole('group', { name: 'What is shown' })
    .getByRole('button', { name: /^Doubts/ })
    .click();
  await expect.poll(speakers).toBe(1);
});
