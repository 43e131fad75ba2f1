// <claim-light for="article"> on a page that is not ours.
import { ARTICLE, clickWords, element, expect, heard, hostPage, painted, placeOf, status, test } from './host';

const COUNTS = /^\d+ quotes?, \d+ speakers?, \d+ doubts?$/;

test('one script and one element light the article up and change nothing in the page', async ({ page, host }) => {
  const { url } = await host({ '/': { body: hostPage() } });
  await page.addInitScript(() => {
    // The page as the parser left it, before any module runs.
    document.addEventListener('readystatechange', () => {
      if (document.readyState === 'interactive') Object.assign(window, { before: document.documentElement.outerHTML });
    });
  });
  await page.goto(url);
  await expect(status(page)).toHaveText(COUNTS);
  const { before, after } = await page.evaluate(() => ({
    before: (window as unknown as { before: string }).before,
    after: document.documentElement.outerHTML,
  }));
  expect(after).toBe(before);
  expect(after).toContain('<article id="article">');
  const lit = await painted(page);
  expect(lit['claimlight-1-quote']).toContain('“No word yet on what it will cost,”');
  expect(lit['claimlight-1-speaker']).toContain('Mayor Ann Lee');
  expect(lit['claimlight-1-cue']).toContain('said');
  expect(lit['claimlight-1-doubt-epistemic']).toContain('may');
  const names = (await heard(page)).map(({ name }) => name);
  expect(names.filter((name) => name !== 'progress')).toEqual(['ready', 'results']);
  expect(await heard(page, 'ready')).toMatchObject([{ place: 'worker' }]);
});

test('a click on lit words explains them; links, selections and Escape stay what they were', async ({ page, host }) => {
  const { url } = await host({ '/': { body: hostPage() } });
  await page.goto(url);
  await expect(status(page)).toHaveText(COUNTS);
  const card = element(page).getByRole('dialog');
  await clickWords(page, 'what it will');
  await expect(card).toContainText('Direct quote');
  await expect(card).toBeFocused();
  expect(await heard(page, 'select')).toMatchObject([{ kind: 'quote', text: '“No word yet on what it will cost,”' }]);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(element(page).locator('.walk')).toBeFocused();
  await page.getByRole('link', { name: 'Ann Lee' }).click();
  await expect(card).toBeHidden();
  expect(page.url()).toContain('#lee');
  const words = await placeOf(page, 'what it will cost');
  await page.mouse.move(words.left, words.y);
  await page.mouse.down();
  await page.mouse.move(words.left + 40, words.y);
  await page.mouse.up();
  expect(await page.evaluate(() => getSelection()?.toString())).toContain('wha');
  await expect(card).toBeHidden();
});

test('nothing is left behind', async ({ page, host }) => {
  const { url } = await host({ '/': { body: hostPage() } });
  await page.addInitScript(() => {
    const open = { workers: 0, observers: 0, timers: new Set<number>(), listeners: 0 };
    Object.assign(window, { open });
    const watching = new Set<object>();
    /** Whether it is the element's script that asks, not the page or the test's tool. */
    const ours = () => Boolean(new Error().stack?.includes('/dist/'));
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        open.workers += 1;
      }
      override terminate() {
        if (!Object.hasOwn(this, 'ended')) open.workers -= 1;
        Object.assign(this, { ended: true });
        super.terminate();
      }
    };
    for (const name of ['MutationObserver', 'IntersectionObserver'] as const) {
      const Real = window[name] as unknown as new (callback: unknown, options?: unknown) => MutationObserver;
      (window as unknown as Record<string, unknown>)[name] = class extends Real {
        override observe(target: Node, options?: MutationObserverInit) {
          if (ours() && !watching.has(this)) open.observers += 1;
          if (ours()) watching.add(this);
          super.observe(target, options);
        }
        override disconnect() {
          if (watching.delete(this)) open.observers -= 1;
          super.disconnect();
        }
      };
    }
    const set = window.setTimeout;
    window.setTimeout = ((act: () => void, after?: number) => {
      const id = set(() => {
        open.timers.delete(id);
        act();
      }, after);
      if (ours()) open.timers.add(id);
      return id;
    }) as typeof window.setTimeout;
    const clear = window.clearTimeout;
    window.clearTimeout = (id) => {
      open.timers.delete(Number(id));
      clear(id);
    };
    // Listeners on what is not its own.
    const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (
      this: EventTarget,
      name: string,
      act: EventListenerOrEventListenerObject | null,
      options?: AddEventListenerOptions | boolean,
    ) {
      const hosts = this instanceof Node ? this.getRootNode() === document : this === window || this instanceof MediaQueryList;
      if (ours() && hosts) {
        open.listeners += 1;
        if (typeof options === 'object' && options.signal) add.call(options.signal, 'abort', () => (open.listeners -= 1));
      }
      add.call(this, name, act, options);
    };
  });
  await page.goto(url);
  await expect(status(page)).toHaveText(COUNTS);
  const left = () =>
    page.evaluate(() => {
      const { open } = window as unknown as { open: { workers: number; observers: number; timers: Set<number>; listeners: number } };
      return { ...open, timers: open.timers.size, highlights: CSS.highlights.size, sheets: document.adoptedStyleSheets.length };
    });
  const during = await left();
  expect(during).toMatchObject({ highlights: 26, sheets: 1 });
  expect(during.observers).toBeGreaterThan(0);
  expect(during.workers).toBe(1);
  expect(during.listeners).toBeGreaterThan(3);
  await page.evaluate(() => document.querySelector('claim-light')?.remove());
  await expect.poll(left).toEqual({ workers: 0, observers: 0, timers: 0, listeners: 0, highlights: 0, sheets: 0 });
});

test('the host’s own highlights are left alone', async ({ page, host }) => {
  const { url } = await host({ '/': { body: hostPage() } });
  await page.goto(url);
  await page.evaluate(() => CSS.highlights.set('search', new Highlight()));
  await expect(status(page)).toHaveText(COUNTS);
  await page.evaluate(() => document.querySelector('claim-light')?.remove());
  await expect.poll(() => page.evaluate(() => [...(CSS.highlights as unknown as Map<string, unknown>).keys()])).toEqual(['search']);
});

test('the element’s own text is its article when it names none', async ({ page, host }) => {
  const { url } = await host({ '/': { body: hostPage({ article: '', element: `<claim-light>${ARTICLE}</claim-light>` }) } });
  await page.goto(url);
  await expect(status(page)).toHaveText(COUNTS);
  expect((await painted(page))['claimlight-1-quote']).toContain('“No word yet on what it will cost,”');
});

test('a finding is dismissed, left out of what is taken along, and brought back', async ({ page, host }) => {
  const { url } = await host({ '/': { body: hostPage() } });
  await page.goto(url);
  await expect(status(page)).toHaveText(COUNTS);
  const quotes = async () => (await painted(page))['claimlight-1-quote'];
  const taken = () =>
    page.evaluate(() =>
      (document.querySelector('claim-light') as HTMLElement & { export(format: string): Promise<string> }).export('markdown'),
    );
  const before = await quotes();
  await clickWords(page, 'what it will');
  await element(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect.poll(quotes).not.toContain('“No word yet on what it will cost,”');
  await expect(status(page)).toHaveText('1 finding dismissed.');
  const back = element(page).getByRole('button', { name: 'Undo' });
  await expect(back).toBeFocused();
  expect(await taken()).not.toContain('what it will cost,” …');
  await element(page).getByRole('button', { name: 'Show list' }).click();
  await expect(element(page).locator('.speakers')).not.toContainText('what it will cost');
  await back.click();
  await expect.poll(quotes).toEqual(before);
  await expect(back).toBeHidden();
  expect(await taken()).toContain('what it will cost,” …');
  await expect(element(page).locator('.speakers')).toContainText('what it will cost');
});

test('a link leads to the words of one quote', async ({ page, host, context, browserName }) => {
  test.skip(browserName !== 'chromium', 'a stock Firefox cannot be told by a test to give its clipboard away');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { url } = await host({ '/': { body: hostPage() } });
  await page.goto(`${url}#top`);
  await expect(status(page)).toHaveText(COUNTS);
  await clickWords(page, 'what it will');
  await element(page).getByRole('button', { name: 'Copy link' }).click();
  await expect(status(page)).toHaveText('Link copied.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(`${url}#:~:text=${encodeURIComponent('“No word yet on what it will cost,”')}`);
});

test('pointing at one lights what belongs to it, in the text and from the list', async ({ page, host }) => {
  const { url } = await host({ '/': { body: hostPage() } });
  await page.goto(url);
  await expect(status(page)).toHaveText(COUNTS);
  const lit = async () => (await painted(page))['claimlight-1-lit'];
  const { x, y } = await placeOf(page, 'what it will');
  await page.mouse.move(x, y);
  await expect
    .poll(lit)
    .toEqual(
      expect.arrayContaining(['“No word yet on what it will cost,”', 'she', 'added', '“It could be about 300 crowns, or ten times that.”']),
    );
  await page.mouse.move(2, 2);
  await expect.poll(lit).toEqual([]);
  await element(page).getByRole('button', { name: 'Show list' }).click();
  await element(page).locator('.entry', { hasText: 'planks are rotten' }).hover();
  await expect.poll(lit).toEqual(expect.arrayContaining(['the planks are rotten', 'According to']));
});

for (const [name, media] of [
  ['with forced colours', { forcedColors: 'active' }],
  ['on paper', { media: 'print' }],
  ['with more contrast', { contrast: 'more' }],
] as const)
  test(`marks are seen ${name}`, async ({ page, host, browserName }) => {
    test.skip(browserName !== 'chromium', 'a stock Firefox cannot be told by a test what the system wants');
    const { url } = await host({ '/': { body: hostPage({ article: '<p>“It will snow,” Mayor Ann Lee said.</p>' }) } });
    await page.emulateMedia(media);
    await page.goto(url);
    await expect(status(page)).toHaveText(COUNTS);
    const picture = async () => (await page.locator('article').screenshot()).toString('base64');
    const pictures = new Set([await picture()]);
    // Each kind by itself is seen: take one after the other away.
    for (const kind of ['quote', 'speaker', 'cue']) {
      await page.evaluate((name) => CSS.highlights.delete(`claimlight-1-${name}`), kind);
      pictures.add(await picture());
    }
    expect(pictures.size).toBe(4);
  });

test('the card is inside the window and leaves the words that it explains in view', async ({ page, host }) => {
  await page.setViewportSize({ width: 1100, height: 620 });
  const { url } = await host({
    '/': { body: hostPage({ element: '<div style="height: 900px"></div><claim-light for="article"></claim-light>' }) },
  });
  await page.goto(url);
  await expect(status(page)).toHaveText(COUNTS);
  // Words in the middle, at the foot and at the head of the window.
  for (const block of ['center', 'end', 'start'] as const) {
    const at = await page.evaluate((where) => {
      const p = document.querySelector('article > p:nth-of-type(3)') as HTMLElement;
      p.scrollIntoView({ block: where });
      const range = document.createRange();
      range.selectNodeContents(p.firstChild as Node);
      const { left, top, height } = range.getClientRects()[0];
      return { x: left + 30, y: top + height / 2 };
    }, block);
    await page.mouse.click(at.x, at.y);
    const box = await element(page).getByRole('dialog').boundingBox();
    if (!box) throw new Error('no card');
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height).toBeLessThanOrEqual(620);
    expect(at.y < box.y || at.y > box.y + box.height).toBe(true);
    await page.keyboard.press('Escape');
  }
});

test('what is printed holds the list, which is made in turns', async ({ page, host }) => {
  await page.goto((await host({ '/': { body: hostPage() } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  const listed = await page.evaluate(async () => {
    const own = document.querySelector('claim-light') as HTMLElement & { export(format: string): Promise<string> };
    let entries = -1;
    window.print = () => (entries = own.shadowRoot?.querySelectorAll('.entry').length ?? 0);
    await own.export('print');
    return entries;
  });
  expect(listed).toBeGreaterThan(2);
});

test('a list that was closed while the reader chose something else opens with what was chosen', async ({ page, host }) => {
  await page.goto((await host({ '/': { body: hostPage() } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  const toggle = element(page).locator('.toggle');
  await toggle.click();
  const doubts = element(page).locator('.doubts .entry');
  await expect(doubts).not.toHaveCount(0);
  await toggle.click();
  await page.evaluate(() => document.querySelector('claim-light')?.setAttribute('min-confidence', '1'));
  // Nothing old is there to be seen.
  await expect(doubts).toHaveCount(0);
  await toggle.click();
  await expect(element(page).locator('.doubts .none')).toBeVisible();
});

test('a walk through the findings takes the open list along', async ({ page, host }) => {
  await page.setViewportSize({ width: 700, height: 360 });
  await page.goto((await host({ '/': { body: hostPage() } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  await element(page).locator('.toggle').click();
  const drawer = element(page).locator('.drawer');
  await expect.poll(() => drawer.evaluate((box) => box.scrollHeight > box.clientHeight)).toBe(true);
  const entry = element(page).locator('.entry[aria-current]');
  const gap = () =>
    drawer.evaluate((box) => {
      const [outer, inner] = [box, box.querySelector('.entry[aria-current]') as Element].map((of) => of.getBoundingClientRect());
      return Math.max(outer.top - inner.top, inner.top - outer.bottom);
    });
  // A doubt's entry stands far below those of quotes, where nothing has been laid out yet.
  const kinds = new Set<string>();
  for (let i = 0; i < 10; i += 1) {
    await element(page).getByRole('button', { name: 'Next' }).click();
    await expect(entry).toHaveCount(1);
    kinds.add(String(await entry.getAttribute('class')));
    await expect.poll(gap).toBeLessThan(0);
  }
  expect([...kinds].sort()).toEqual(['entry doubt', 'entry quote']);
});

test('a list of many speakers comes in parts, and a finding brings its own', async ({ page, host }) => {
  const syllables = ['Bra', 'Kel', 'Mor', 'Tan', 'Vis', 'Dol', 'Han', 'Rup', 'Sel', 'Wen', 'Gar', 'Lun'];
  const names = syllables.flatMap((a) => syllables.map((b) => `Ann ${a}${b.toLowerCase()}sen`)).slice(0, 130);
  const article = names.map((name, i) => `<p>“Road ${i + 1} is shut,” said ${name}.</p>`).join('\n');
  await page.goto((await host({ '/': { body: hostPage({ article }) } })).url);
  await expect(status(page)).toHaveText(/^130 quotes, 130 speakers/);
  await element(page).getByRole('button', { name: 'Show list' }).click();
  const groups = element(page).locator('.speakers .group');
  await expect(groups).toHaveCount(100);
  const more = element(page).locator('.speakers > .more');
  await expect(more).toHaveText('Show 30 more');
  // The last finding of all is in a group that is not there yet.
  await clickWords(page, 'Road 130');
  await expect(groups).toHaveCount(130);
  await expect(element(page).locator('.entry[aria-current=true]')).toContainText('Road 130 is shut');
  await expect(more).toHaveCount(0);
  await page.reload();
  await element(page).getByRole('button', { name: 'Show list' }).click();
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(groups).toHaveCount(130);
  await expect(groups.nth(100).locator('summary').first()).toBeFocused();
});
