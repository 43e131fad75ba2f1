// renderer="marks": real marks in the publisher's own text, because the publisher asks; and the page as it was when they go.
import type { Page } from '@playwright/test';
import {
  ARTICLE,
  change,
  clickWords,
  element,
  expect,
  heard,
  hostPage,
  painted,
  placeOf,
  reactPage,
  status,
  test,
  type Answer,
  type Host,
} from './host';

const COUNTS = /^\d+ quotes?, \d+ speakers?, \d+ doubts?$/;
const QUOTE = '“No word yet on what it will cost,”';
type Own = HTMLElement & { results: any; analyze(): Promise<any> };
type Hosting = (answers?: Record<string, Answer>) => Promise<Host>;

/** Texts that a careless hand would not put together again: split nodes, comments, blanks, preformatted lines, emoji, words across elements. */
const ODD = `${ARTICLE}
<p id="split">“The   tide\n\tcame <i>i</i><b>n</b>,” <!-- who? -->Bo Marsh <em>said</em>.&nbsp;It &amp; it <u></u>may rain.</p>
<pre>“Two
  lines 🌊,” Cora Ash said.</pre>
<p>“It was, <a href="#x">she <span>thinks</span></a>, about</p><p>300 crowns,” Ann Lee said.</p>`;
const MARKED = '<claim-light for="article" renderer="marks"></claim-light>';

const marks = (page: Page, kind = 'quote') => page.locator(`article mark.claimlight-mark-1-${kind}`);
const marked = async (page: Page, kind?: string) => (await marks(page, kind).allTextContents()).join('|');

async function shown(
  page: Page,
  host: Hosting,
  { article = ODD, element: own = MARKED, answers = {} }: { article?: string; element?: string; answers?: Record<string, Answer> } = {},
) {
  const server = await host({ '/': { body: hostPage({ article, element: '' }) }, ...answers });
  await page.goto(server.url);
  await page.evaluate(() => {
    // What a browser does with a long text, and a framework with several.
    (document.querySelector('#split')?.firstChild as Text | null)?.splitText(9);
    const texts: [Text, string][] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push([node as Text, (node as Text).data]);
    Object.assign(window, { texts, before: document.body.innerHTML });
  });
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), own);
  await expect(status(page).first()).toHaveText(COUNTS);
  return server;
}

/** Whether the page is what it was: to the letter, and every text node the same one. */
const asItWas = (page: Page) =>
  page.evaluate(() => {
    const { texts, before } = window as unknown as { texts: [Text, string][]; before: string };
    const own = document.querySelectorAll('claim-light');
    const now = [...document.body.childNodes]
      .filter((node) => ![...own].includes(node as Element))
      .map((node) => (node instanceof Element ? node.outerHTML : (node as Text).data))
      .join('');
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes: Node[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
    return {
      dom: now === before,
      nodes: nodes.length === texts.length && texts.every(([node, data], i) => nodes[i] === node && node.data === data),
      sheets: document.adoptedStyleSheets.length,
    };
  });

test('marks stand in the text, and with the element the last of them is gone', async ({ page, host }) => {
  await shown(page, host);
  expect(await marked(page)).toContain(QUOTE);
  expect(await marked(page, 'doubt-epistemic')).toContain('may');
  expect(await marked(page, 'speaker')).toContain('Bo Marsh');
  expect(await page.locator('article').evaluate((article) => article.textContent)).toBe(
    await page.evaluate(() => {
      const copy = document.createElement('div');
      copy.innerHTML = (window as unknown as { before: string }).before;
      return copy.querySelector('article')?.textContent;
    }),
  );
  // Marks, not highlights, and looking as those do.
  expect(await painted(page)).toEqual({});
  const { background, line } = await marks(page)
    .first()
    .evaluate((mark) => ({ background: getComputedStyle(mark).backgroundColor, line: getComputedStyle(mark).textDecorationStyle }));
  expect({ background, line }).toEqual({ background: 'rgb(228, 237, 248)', line: 'solid' });
  await page.evaluate(() => document.querySelector('claim-light')?.remove());
  await expect.poll(() => asItWas(page)).toEqual({ dom: true, nodes: true, sheets: 0 });
  expect(await heard(page, 'error')).toEqual([]);
});

test('what is switched off is gone from the page; the other renderer takes all away', async ({ page, host }) => {
  await shown(page, host);
  await element(page).getByRole('button', { name: 'Show list' }).click();
  for (const name of ['Quotes', 'Speakers', 'Reporting words'])
    await element(page).getByRole('group', { name: 'What is shown' }).getByRole('button', { name }).click();
  await expect(marks(page)).toHaveCount(0);
  expect(await marked(page, 'doubt-epistemic')).toContain('may');
  await element(page)
    .getByRole('button', { name: /^Doubts/ })
    .click();
  await expect.poll(() => asItWas(page)).toEqual({ dom: true, nodes: true, sheets: 1 });
  for (const name of ['Quotes', 'Speakers', 'Reporting words', 'Doubts'])
    await element(page).getByRole('group', { name: 'What is shown' }).getByRole('button', { name }).click();
  await expect.poll(() => marked(page)).toContain(QUOTE);
  await page.evaluate(() => document.querySelector('claim-light')?.setAttribute('renderer', 'auto'));
  await expect.poll(async () => (await painted(page))['claimlight-1-quote']).toContain(QUOTE);
  expect(await asItWas(page)).toMatchObject({ dom: true, nodes: true });
  await page.evaluate(() => ((document.querySelector('claim-light') as Own & { renderer: string }).renderer = 'marks'));
  await expect.poll(() => marked(page)).toContain(QUOTE);
  expect(await painted(page)).toEqual({});
});

for (const wanted of ['', 'renderer="auto"', 'renderer="highlights"', 'renderer="nonsense"'])
  test(`nobody gets marks who does not ask: ${wanted || 'no attribute'}`, async ({ page, host }) => {
    const server = await shown(page, host, { element: `<claim-light for="article" ${wanted}></claim-light>` });
    await expect.poll(async () => (await painted(page))['claimlight-1-quote']).toContain(QUOTE);
    expect(await asItWas(page)).toMatchObject({ dom: true, nodes: true });
    expect(server.arrived.filter((line) => line.includes('marks'))).toEqual([]);
  });

test('its own marks are no news to it, and what it reads through them is what the page says', async ({ page, host }) => {
  await shown(page, host);
  const read = () => page.evaluate(async () => JSON.stringify((document.querySelector('claim-light') as Own).results));
  const first = await read();
  // Marks that are put in would, if they were news, be read and put in again, and so on.
  const changes = await page.evaluate(async () => {
    let n = 0;
    const observer = new MutationObserver((records) => (n += records.length));
    observer.observe(document.querySelector('article') as Element, { subtree: true, childList: true, characterData: true });
    await new Promise((resolve) => setTimeout(resolve, 1200));
    return n + observer.takeRecords().length;
  });
  expect(changes).toBe(0);
  await page.evaluate(() => (document.querySelector('claim-light') as Own).analyze());
  expect(await read()).toBe(first);
  await page.evaluate(() => document.querySelector('claim-light')?.setAttribute('renderer', 'auto'));
  await page.evaluate(() => (document.querySelector('claim-light') as Own).analyze());
  expect(await read()).toBe(first);
});

test('a click explains, pointing lights what belongs together, and the way from mark to mark goes on', async ({ page, host }) => {
  await shown(page, host);
  const card = element(page).getByRole('dialog');
  await clickWords(page, 'what it will');
  await expect(card).toContainText('Direct quote');
  await expect(marks(page, 'current')).toHaveText([QUOTE]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await expect(marks(page, 'current')).not.toHaveText([QUOTE]);
  const { x, y } = await placeOf(page, 'what it will');
  await page.mouse.move(2, 2);
  await page.mouse.move(x, y);
  await expect(marks(page, 'lit')).toContainText([QUOTE, 'she', 'added']);
  await page.mouse.move(2, 2);
  await expect(marks(page, 'lit')).toHaveCount(0);
  expect(await heard(page, 'select')).toHaveLength(2);
  // The host's own link, with a mark in it, is still the host's.
  await page.getByRole('link', { name: 'Ann Lee' }).click();
  expect(page.url()).toContain('#lee');
});

test('one mark is a tab stop, keys go on from it, and Escape comes back to it', async ({ page, host }) => {
  await shown(page, host, { article: ARTICLE });
  const stop = page.locator('article mark[tabindex="0"]');
  await expect(stop).toHaveCount(1);
  await page.getByRole('link', { name: 'Home' }).focus();
  await page.keyboard.press('Tab');
  await expect(stop).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(stop).toHaveCount(1);
  await expect(stop).toBeFocused();
  await expect(stop).toHaveAttribute('aria-description', /.+/);
  await page.keyboard.press('Space');
  await expect(element(page).getByRole('dialog')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(stop).toBeFocused();
});

test('marks say what they are where a reader or the page asks for it', async ({ page, host, browserName }) => {
  await shown(page, host, { article: ARTICLE, element: '<claim-light for="article" renderer="marks" labels open></claim-light>' });
  const label = () =>
    marks(page)
      .first()
      .evaluate((mark) => getComputedStyle(mark, '::before').content);
  expect(await label()).toBe('none');
  if (browserName === 'chromium') {
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await label()).not.toBe('none');
    await page.emulateMedia({ forcedColors: 'none' });
  }
  // The list is open from the start.
  await element(page).getByLabel('Show a label before each mark').check();
  expect(await label()).not.toBe('none');
});

test('an empty for waits for an article without a fault, and what is asked anew is answered anew', async ({ page, host }) => {
  await page.goto((await host({ '/': { body: hostPage({ article: ARTICLE, element: '<claim-light for=""></claim-light>' }) } })).url);
  await expect.poll(() => heard(page)).toMatchObject([{ name: 'ready' }]);
  await page.evaluate(() => ((document.querySelector('claim-light') as HTMLElement & { htmlFor: string }).htmlFor = 'article'));
  await expect(status(page)).toHaveText(COUNTS);
  const found = await page.evaluate(async () => {
    const article = document.querySelector('article') as HTMLElement;
    article.innerHTML = '<p>“It may snow,” Bo Marsh said.</p>';
    const { quotes } = await (document.querySelector('claim-light') as Own).analyze();
    return quotes.map((quote: any) => quote.content[0].text);
  });
  expect(found).toEqual(['“It may snow,”']);
  await page.evaluate(() => ((document.querySelector('claim-light') as HTMLElement & { htmlFor: string }).htmlFor = ''));
  await expect(status(page)).toBeEmpty();
  expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
});

test('late content is marked, edited words are marked anew, and words that go take their marks along', async ({ page, host }) => {
  await shown(page, host, { article: ARTICLE });
  await page.evaluate(() => {
    const p = document.createElement('p');
    p.textContent = '“The tide came in,” Bo Marsh said.';
    document.querySelector('article')?.append(p);
  });
  await expect.poll(() => marked(page)).toContain('“The tide came in,”');
  // A script that holds a text node gives it other words: before anything is painted they stand there, and they only.
  const seen = await page.evaluate(async () => {
    const [, , p] = document.querySelectorAll('article > *');
    const text = (window as unknown as { texts: [Text, string][] }).texts.find(([node]) => node.parentNode === p)?.[0] as Text;
    text.data = '“Nobody has told us what it will cost,” she added.';
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return p.innerHTML;
  });
  const rest = '<em>could</em> be about 300 crowns, or ten times that.”';
  expect(seen).toBe(`“Nobody has told us what it will cost,” she added.${rest}`);
  await expect.poll(() => marked(page)).toContain('“Nobody has told us what it will cost,”');
  const gone = await page.evaluate(async () => {
    const [, , p] = document.querySelectorAll('article > *');
    const { texts } = window as unknown as { texts: [Text, string][] };
    const text = texts.find(([node]) => node.parentNode === p)?.[0] as Text;
    text.remove();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return { text: p.textContent, kept: text.data };
  });
  expect(gone).toEqual({
    text: 'could be about 300 crowns, or ten times that.”',
    kept: '“Nobody has told us what it will cost,” she added.',
  });
  await page.evaluate(() => document.querySelector('claim-light')?.remove());
  await expect.poll(() => page.locator('article mark').count()).toBe(0);
});

test('React changes, moves and removes what is marked, and never meets a mark', async ({ page, host }) => {
  const url = await reactPage(
    host,
    `
    function Page() {
      const [state, set] = useState({ shown: true, who: 'Bo Marsh', words: '“It may snow,” ', late: false, order: ['a', 'b'], one: '“Alone,” Ann Lee said.' });
      window.change = (next) => set((old) => ({ ...old, ...next }));
      const p = { a: '“First things,” Cora Ash said.', b: '“Second things,” Dan Ash said.' };
      return h('main', null,
        h('article', { id: 'story' },
          h('p', { id: 'parts' }, state.words, state.late && 'he said. “Late,” ', state.who, ' said. ', state.who === 'Bo Marsh' ? null : h('b', null, 'It could rain.')),
          h('p', { id: 'one' }, state.one),
          state.order.map((key) => h('p', { key }, p[key]))),
        state.shown && h('claim-light', { for: 'story', renderer: 'marks' }));
    }`,
  );
  await page.goto(url);
  await expect.poll(() => marked(page)).toContain('“It may snow,”');
  const parts = page.locator('#parts');
  await change(page, { words: '“It will rain,” ' });
  await expect(parts).toHaveText('“It will rain,” Bo Marsh said. ');
  await expect.poll(() => marked(page)).toContain('“It will rain,”');
  await change(page, { late: true });
  await expect(parts).toHaveText('“It will rain,” he said. “Late,” Bo Marsh said. ');
  await expect.poll(() => marked(page)).toContain('“Late,”');
  await change(page, { late: false, who: 'Ann Lee' });
  await expect(parts).toHaveText('“It will rain,” Ann Lee said. It could rain.');
  await expect.poll(() => marked(page, 'doubt-epistemic')).toContain('could');
  await change(page, { one: '“Not alone,” Ann Lee said.', order: ['b', 'a'] });
  await expect(page.locator('#story')).toHaveText(
    '“It will rain,” Ann Lee said. It could rain.“Not alone,” Ann Lee said.“Second things,” Dan Ash said.“First things,” Cora Ash said.',
  );
  await expect.poll(() => marked(page)).toContain('“Not alone,”');
  await change(page, { order: ['a'] });
  await expect.poll(() => marked(page)).not.toContain('Second');
  await change(page, { shown: false });
  await expect
    .poll(() => page.locator('#story').innerHTML())
    .toBe(
      '<p id="parts">“It will rain,” Ann Lee said. <b>It could rain.</b></p><p id="one">“Not alone,” Ann Lee said.</p><p>“First things,” Cora Ash said.</p>',
    );
  await change(page, { shown: true });
  await expect.poll(() => marked(page)).toContain('“It will rain,”');
});

const refused: [what: string, given: Parameters<typeof shown>[2]][] = [
  ['in what can be edited', { article: `<div contenteditable="true">${ARTICLE}</div>` }],
  ['where the file is missing', { answers: { '/dist/marks.js': { status: 404, body: 'no' } } }],
];
test.describe('no marks', () => {
  test.use({ mayLogErrors: true });
  for (const [what, given] of refused)
    test(`${what}: highlights, and the page is told`, async ({ page, host }) => {
      await shown(page, host, given);
      await expect.poll(async () => (await painted(page))['claimlight-1-quote']).toContain(QUOTE);
      expect(await asItWas(page)).toMatchObject({ dom: true, nodes: true });
      expect(await heard(page, 'error')).toMatchObject([{ code: 'marks-unavailable', fatal: false, fallback: 'highlights' }]);
    });
});

test('two elements do not mark each other’s marks: the second highlights', async ({ page, host }) => {
  await shown(page, host, {
    article: ARTICLE,
    element: `${MARKED}<claim-light for="article > p:nth-of-type(2)" renderer="marks"></claim-light>`,
  });
  const codes = async () => (await heard(page, 'error')).map(({ code }) => code);
  await expect.poll(codes).toEqual(['article-short', 'marks-unavailable']);
  await expect.poll(async () => Object.keys(await painted(page)).length).toBe(26);
  await expect.poll(async () => (await page.locator('article mark').count()) > 0).toBe(true);
  await page.evaluate(() => document.querySelectorAll('claim-light').forEach((own) => own.remove()));
  await expect.poll(() => asItWas(page)).toEqual({ dom: true, nodes: true, sheets: 0 });
});
