// An article that changes while it is shown, several elements on one page, and elements that are moved about.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { ARTICLE, change, element, expect, heard, hostPage, painted, reactPage, status, test } from './host';

const COUNTS = /^\d+ quotes?, \d+ speakers?, \d+ doubts?$/;
type Own = HTMLElement & { results: any; analyze(): Promise<any>; focusFinding(id: number): Promise<void> };

/** A run of the page during which the words of some highlight are noted whenever they change. */
const quotes = async (page: Page, n = 1) => (await painted(page))[`claimlight-${n}-quote`];

test('content that comes late is read', async ({ page, host }) => {
  await page.goto((await host({ '/': { body: hostPage() } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  await page.evaluate(() => {
    const p = document.createElement('p');
    p.textContent = '“The tide came in,” Bo Marsh said.';
    document.querySelector('article')?.append(p);
  });
  await expect.poll(() => quotes(page)).toContain('“The tide came in,”');
  expect(await quotes(page)).toContain('“No word yet on what it will cost,”');
});

test('an edit before a quote moves it, an edit inside it is read anew, and nothing is lit that is not meant', async ({ page, host }) => {
  await page.goto((await host({ '/': { body: hostPage() } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  const lit = await page.evaluate(async () => {
    const [, , p] = document.querySelectorAll('article > *');
    const text = p.firstChild as Text;
    text.insertData(0, 'At noon it rained. ');
    await new Promise((resolve) => requestAnimationFrame(resolve));
    // What is painted at this moment, before the article has been read again.
    return [...((CSS.highlights as unknown as Map<string, Set<AbstractRange>>).get('claimlight-1-quote') ?? [])].map(
      (r) => r.startContainer === text,
    );
  });
  expect(lit).not.toContain(true);
  await expect.poll(() => quotes(page)).toContain('“No word yet on what it will cost,”');
  await page.evaluate(() => {
    const [, , p] = document.querySelectorAll('article > *');
    const text = p.firstChild as Text;
    text.data = text.data.replace('No word yet on', 'Nobody has told us');
  });
  await expect.poll(() => quotes(page)).toContain('“Nobody has told us what it will cost,”');
});

test('results made elsewhere are placed on the text; what has changed is listed as lost, what comes back is found', async ({
  page,
  host,
}) => {
  await page.goto((await host({ '/': { body: hostPage() } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  await page.evaluate(() => {
    const own = document.querySelector('claim-light') as Own;
    own.results = structuredClone(own.results);
  });
  await expect.poll(() => quotes(page)).toContain('“No word yet on what it will cost,”');
  const change = (from: string, to: string) =>
    page.evaluate(
      ([a, b]) => {
        const [, , p] = document.querySelectorAll('article > *');
        const text = p.firstChild as Text;
        text.data = text.data.replace(a, b);
      },
      [from, to],
    );
  await change('No word yet on', 'Nobody has told us');
  await expect.poll(() => heard(page, 'error')).toMatchObject([{ code: 'anchor-lost', fatal: false }]);
  expect(await quotes(page)).not.toContain('“Nobody has told us what it will cost,”');
  await element(page).getByRole('button', { name: 'Show list' }).click();
  await expect(element(page).locator('.lost')).toContainText('No word yet on');
  await change('Nobody has told us', 'No word yet on');
  await expect.poll(() => quotes(page)).toContain('“No word yet on what it will cost,”');
  await expect(element(page).locator('.lost')).toBeHidden();
});

test('results of another version are refused in words', async ({ page, host }) => {
  await page.goto((await host({ '/': { body: hostPage() } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  await page.evaluate(() => ((document.querySelector('claim-light') as Own).results = { format: 'claimlight', version: 99 }));
  await expect(element(page).locator('.fault code')).toHaveText('results-invalid');
  expect(await heard(page, 'error')).toMatchObject([{ code: 'results-invalid' }]);
});

test('two elements on one page keep to their own articles', async ({ page, host }) => {
  const second = '<article id="second"><p>“It may snow,” Bo Marsh said.</p></article><claim-light for="second" theme="dark"></claim-light>';
  await page.goto((await host({ '/': { body: hostPage({ element: `<claim-light for="article"></claim-light>${second}` }) } })).url);
  await expect.poll(async () => Object.keys(await painted(page)).length).toBe(52);
  await expect
    .poll(async () => [await quotes(page, 1), await quotes(page, 2)].map((all) => all?.includes('“It may snow,”')).sort())
    .toEqual([false, true]);
  await page.evaluate(() => document.querySelector('claim-light[for=second]')?.remove());
  await expect.poll(async () => Object.keys(await painted(page)).length).toBe(26);
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(1);
});

test('the same script twice, and another version under another name, get along', async ({ page, host }) => {
  const script = await readFile(new URL('../../www/dist/element.js', import.meta.url));
  const head = `<script type="module" src="/dist/claimlight.js?ver=6.5"></script>
    <script type="module">import { ClaimLight } from '/other/element.js'; customElements.define('claim-light-next', ClaimLight);
      document.querySelector('claim-light-next').assetBase = '/dist';</script>`;
  const both = '<claim-light for="article"></claim-light><claim-light-next for="article"></claim-light-next>';
  await page.goto((await host({ '/': { body: hostPage({ head, element: both }) }, '/other/element.js': { body: script } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  await expect(page.locator('claim-light-next [role=status]')).toHaveText(COUNTS);
  expect(Object.keys(await painted(page)).sort()).toHaveLength(52);
  await page.evaluate(() => document.querySelector('claim-light')?.remove());
  await expect.poll(async () => Object.keys(await painted(page)).length).toBe(26);
});

test('moved and re-parented it goes on; put elsewhere later it starts again', async ({ page, host }) => {
  await page.goto((await host({ '/': { body: hostPage() } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  await page.evaluate(() => {
    const own = document.querySelector('claim-light') as Own;
    document.querySelector('footer')?.append(own);
    document.querySelector('header')?.append(own);
  });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  await expect(status(page)).toHaveText(COUNTS);
  expect(await heard(page, 'ready')).toHaveLength(1);
  expect(await heard(page, 'results')).toHaveLength(1);
  await page.evaluate(async () => {
    const own = document.querySelector('claim-light') as Own;
    own.remove();
    await new Promise((resolve) => setTimeout(resolve));
    document.body.append(own);
  });
  await expect.poll(() => heard(page, 'results')).toHaveLength(2);
  expect(Object.keys(await painted(page))).toHaveLength(26);
});

test('an article in a shadow root is lit there', async ({ page, host }) => {
  const element_ = '<news-body></news-body>';
  const head = `<script type="module">customElements.define('news-body', class extends HTMLElement {
    connectedCallback() {
      const root = this.attachShadow({ mode: 'open' });
      for (const [tag, id, text] of [['article', 'article', '“It may snow,” Bo Marsh said.'], ['claim-light', '', '']]) {
        const made = document.createElement(tag);
        if (id) made.id = id; else made.setAttribute('for', 'article');
        made.textContent = text;
        root.append(made);
      }
    }
  });</script>`;
  await page.goto((await host({ '/': { body: hostPage({ head, element: element_, article: '' }) } })).url);
  await expect.poll(() => quotes(page)).toContain('“It may snow,”');
  expect(await page.evaluate(() => document.querySelector('news-body')?.shadowRoot?.adoptedStyleSheets.length)).toBe(1);
});

test('React in StrictMode: mounted, given properties, moved and taken away', async ({ page, host }) => {
  const url = await reactPage(
    host,
    `
    function Page() {
      const [state, set] = useState({ shown: true, late: false, text: '“It may snow,” Bo Marsh said.' });
      window.change = (next) => set((old) => ({ ...old, ...next }));
      return h('main', null,
        h('article', { id: 'story' }, h('p', null, state.text), state.late && h('p', null, '“Too late,” Ann Lee said.')),
        state.shown && h('claim-light', { for: 'story', 'min-confidence': 0.1, onClick: () => {} }));
    }`,
  );
  await page.goto(url);
  await expect.poll(() => quotes(page)).toContain('“It may snow,”');
  expect(await page.evaluate(() => document.querySelector('claim-light')?.getAttribute('min-confidence'))).toBe('0.1');
  await change(page, { late: true });
  await expect.poll(() => quotes(page)).toContain('“Too late,”');
  await change(page, { text: '“It will rain,” Bo Marsh said.' });
  await expect.poll(() => quotes(page)).toContain('“It will rain,”');
  expect(await quotes(page)).not.toContain('“It may snow,”');
  await change(page, { shown: false });
  await expect.poll(() => painted(page)).toEqual({});
  await change(page, { shown: true });
  await expect.poll(() => quotes(page)).toContain('“Too late,”');
  expect(Object.keys(await painted(page))).toHaveLength(26);
});

test('properties that were set before the element was known are taken', async ({ page, host }) => {
  const body = hostPage().replace('<script type="module" src="/dist/claimlight.js"></script>', '');
  await page.goto((await host({ '/': { body: body.replace('for="article"', '') } })).url);
  await page.evaluate(async () => {
    const own = document.querySelector('claim-light') as Own & { htmlFor: string; kinds: string };
    own.htmlFor = 'article';
    own.kinds = 'doubt';
    await import(String('/dist/claimlight.js'));
  });
  await expect(status(page)).toHaveText(COUNTS);
  const lit = await painted(page);
  expect(lit['claimlight-1-quote']).toEqual([]);
  expect(lit['claimlight-1-doubt-epistemic']).toContain('may');
});

test('attributes choose what is lit', async ({ page, host }) => {
  await page.goto(
    (
      await host({
        '/': { body: hostPage({ element: '<claim-light for="article" kinds="quote cue" min-confidence="0.2"></claim-light>' }) },
      })
    ).url,
  );
  await expect(status(page)).toHaveText(COUNTS);
  expect((await painted(page))['claimlight-1-speaker']).toEqual([]);
  expect((await painted(page))['claimlight-1-cue']).toContain('said');
  await page.evaluate(() => document.querySelector('claim-light')?.setAttribute('min-confidence', '1'));
  await expect.poll(async () => (await painted(page))['claimlight-1-cue']).toEqual([]);
  await page.evaluate(() => document.querySelector('claim-light')?.setAttribute('for', 'nothing'));
  await expect.poll(() => painted(page)).toEqual({});
});

test('methods return promises and take a signal', async ({ page, host }) => {
  await page.goto((await host({ '/': { body: hostPage() } })).url);
  const told = await page.evaluate(async () => {
    await customElements.whenDefined('claim-light');
    const own = document.querySelector('claim-light') as Own & {
      analyze(o?: object): Promise<any>;
      focusFinding(id: number, o?: object): Promise<void>;
    };
    const results = await own.analyze();
    await own.focusFinding(0);
    const name = (error: Error) => error.name;
    return {
      version: results.version,
      quotes: results.quotes.length,
      card: own.shadowRoot?.querySelector('.card .title')?.textContent,
      outside: await own.focusFinding(999).catch(name),
      aborted: await own.analyze({ signal: AbortSignal.abort() }).catch(name),
      alone: await (document.createElement('claim-light') as Own).analyze().catch(name),
    };
  });
  expect(told).toMatchObject({ version: 1, outside: 'RangeError', aborted: 'AbortError', alone: 'InvalidStateError' });
  expect(told.quotes).toBeGreaterThan(2);
  expect(told.card).toMatch(/\w/);
  // Only what a reader does is told.
  expect(await heard(page, 'select')).toEqual([]);
});

test('loading="lazy" waits until the article is near', async ({ page, host }) => {
  const server = await host({
    '/': {
      body: hostPage({
        element:
          '<div style="height: 6000px"></div><article id="far"><p>“It may snow,” Bo Marsh said.</p></article><claim-light for="far" loading="lazy"></claim-light>',
        article: ARTICLE,
      }),
    },
  });
  await page.goto(server.url);
  await page.evaluate(() =>
    customElements.whenDefined('claim-light').then(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 300)))),
  );
  expect(server.arrived.filter((line) => line.includes('wasm'))).toEqual([]);
  await page.evaluate(() => document.querySelector('#far')?.scrollIntoView());
  await expect.poll(() => quotes(page)).toContain('“It may snow,”');
});
