// What is seen of an article is read, and only that, by the element's code and by the package's: line by line of what real pages showed.
import { element, expect, heard, hostPage, module, painted, status, test } from './host';

const SR = 'position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)';

/** Article, and its text. */
const SEEN: Record<string, [html: string, text: string]> = {
  'a drop cap': ['<p><span style="float:left">“W</span>e are late,” Ann Lowe said.</p>', '“We are late,” Ann Lowe said.'],
  'a drop cap hidden from screen readers': ['<p><span aria-hidden="true" style="float:left">W</span>e are late.</p>', 'We are late.'],
  'an inline tag that is placed': ['<p>“We <b style="position:absolute">may</b> go,” she said.</p>', '“We may go,” she said.'],
  'words for screen readers in a link': [
    `<p>“We are <a href="#">late<span style="${SR}">, opens in a new tab</span></a>,” Ann Lowe said.</p>`,
    '“We are late,” Ann Lowe said.',
  ],
  'a quotation whose marks are drawn': ['<p>Ann Lowe said: <q>We are <q>late</q>.</q></p>', 'Ann Lowe said: “We are ‘late’.”'],
  'a quotation without marks': ['<style>q{quotes:none}</style><p>She said: <q>“Late.”</q></p>', 'She said: “Late.”'],
  'what is taken back': ['<p>It cost <del>two</del> <s>three</s> four crowns.</p>', 'It cost four crowns.'],
  notes: ['<p>“Late,”<sup>1</sup> he said.<sup><a href="#">[2]</a></sup> It has 5 m<sup>2</sup>.</p>', '“Late,” he said. It has 5 m2.'],
  'a line that goes on': ['<p>“We are late,”<br>Ann Lowe<br>said.</p><p>A<br>B<br><br>C</p>', '“We are late,” Ann Lowe said.\n\nA\nB\n\nC'],
  'a block of what somebody said': [
    '<p>In a statement, Ann Lowe said:</p><blockquote><p>We are late.</p><p>It may rain.</p><footer>Ann Lowe, mayor</footer></blockquote><p>So it is.</p>',
    'In a statement, Ann Lowe said:\n\n“We are late.\n\n“It may rain.”\n\nAnn Lowe, mayor\n\nSo it is.',
  ],
  'a list that a colon leads to': [
    '<p>The union said:</p><ul><li>“The quay is shut.”</li><li></li><li><p>It may rain.</p></li></ul><ol><li>Boots</li></ol>',
    'The union said:\n\n• “The quay is shut.”\n\n• It may rain.\n\nBoots',
  ],
  'interruptions of a speech': [
    '<p>“We are late.</p><div class="ad-slot">Buy boots</div><figure><figcaption>The pier</figcaption></figure><p>Advertisement</p><p>“It may rain,” Ann Lowe said.</p>',
    '“We are late.\n\n“It may rain,” Ann Lowe said.',
  ],
  labels: [
    '<p><a href="#main">Skip to content</a> <a href="#nav">Skip to navigation</a></p><h2>Related</h2><ul><li><a href="#">One</a></li><li><a href="#">Two</a></li></ul><p>Watch: Storm hits Ostrey</p><p>Photo: Nell Ward</p><p>It may rain.</p><nav>Menu</nav>',
    'It may rain.',
  ],
  'what nobody sees': [
    `<p>Seen.</p><p style="opacity:0">a</p><p style="color:transparent">b</p><p style="font-size:0">c</p><p style="position:absolute;left:-9999px">d</p>
     <p style="clip-path:inset(50%)">e</p><p aria-hidden="true">f</p><div style="height:0;overflow:hidden"><p>g</p></div><p style="text-indent:-9999px">h</p>
     <div style="height:60px;overflow:hidden"><p style="margin:0;height:80px">Half.</p><p>i</p></div><details><summary>More</summary><p>j</p></details>`,
    'Seen.\n\nHalf.',
  ],
  'a picture behind letters': [
    '<p style="color:transparent;background:red;background-clip:text;-webkit-background-clip:text">Red.</p>',
    'Red.',
  ],
};

for (const [name, [article, text]] of Object.entries(SEEN))
  test(name, async ({ page, host }) => {
    await page.goto((await host({ '/': { body: hostPage({ article, element: '' }) }, '/text.js': await module('article/text.ts') })).url);
    const read = await page.evaluate(async () => {
      const { ArticleText } = await import(String('/text.js'));
      const { Article, default: load } = await import(String('/pkg/claimlight.js'));
      await load();
      const root = document.querySelector('#article');
      const ours = new ArticleText(root);
      for (const _ of ours.read());
      return { ours: ours.text, theirs: new Article(root).text };
    });
    expect(read).toEqual({ ours: text, theirs: text });
  });

test('an open shadow root inside the article is read and lit; what is not slotted is not', async ({ page, host }) => {
  const article = '<p>It may rain.</p><x-quote><b slot="who">Ann Lowe</b><i>nowhere</i></x-quote>';
  const head = `<script>customElements.define('x-quote', class extends HTMLElement {
    constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<p>“We are late,” <slot name="who"></slot> said.</p>'; }
  });</script>`;
  await page.goto((await host({ '/': { body: hostPage({ article, head }) } })).url);
  await expect(status(page)).toHaveText('1 quote, 1 speaker, 1 doubt');
  expect(await page.evaluate(() => JSON.stringify((document.querySelector('claim-light') as any).results))).not.toContain('nowhere');
  expect(Object.values(await painted(page)).flat()).toContain('“We are late,”');
  await page.evaluate(
    () => (document.querySelector('x-quote')!.shadowRoot!.querySelector('p')!.firstChild!.textContent = '“It may snow,” '),
  );
  await expect(status(page)).toHaveText('1 quote, 1 speaker, 2 doubts');
  const left = () => page.evaluate(() => document.querySelector('x-quote')!.shadowRoot!.adoptedStyleSheets.length);
  expect(await left()).toBe(1);
  await page.evaluate(() => document.querySelector('claim-light')!.remove());
  await expect.poll(left).toBe(0);
});

test('every item of a list after “said:” is the speaker’s, and what comes behind it is not', async ({ page, host }) => {
  for (const list of ['ul', 'ol']) {
    const article = `<p>Talks began on Monday.</p><p>In a statement, the union said:</p>
      <${list}><li>the quay is not safe</li><li>the cranes are <b>too old</b></li><li>nobody has been paid</li></${list}>
      <p>The talks go on today.</p>`;
    await page.goto((await host({ '/': { body: hostPage({ article }) } })).url);
    await expect(status(page)).toHaveText(/quote/);
    const said = await page.evaluate(() => {
      const { quotes, speakers } = (document.querySelector('claim-light') as any).results;
      return quotes.map(({ content, attribution }: any) => [speakers[attribution.speaker].name, ...content.map(({ text }: any) => text)]);
    });
    expect(said).toEqual([['the union', 'the quay is not safe', 'the cranes are too old', 'nobody has been paid']]);
    // Lists are attributed right less often than other words, so they are marked when asked for.
    await element(page).getByRole('button', { name: 'Show list' }).click();
    await element(page).getByRole('button', { name: 'Less certain' }).click();
    await expect
      .poll(async () => (await painted(page))['claimlight-1-quote'])
      .toEqual(['the quay is not safe', 'the cranes are too old', 'nobody has been paid']);
  }
});

test('a frame of the same origin is read', async ({ page, host }) => {
  const frame = '<!doctype html><nav>Menu</nav><article><p>“We are late,” Ann Lowe said.</p></article>';
  const body = hostPage({ article: '<iframe id="frame" src="/frame.html"></iframe>', element: '<claim-light for="frame"></claim-light>' });
  await page.goto((await host({ '/': { body }, '/frame.html': { body: frame } })).url);
  await expect(status(page)).toHaveText('1 quote, 1 speaker, 0 doubts');
});

test('changes by style sheets alone are followed', async ({ page, host }) => {
  const head =
    '<style>.short .rest { display: none } .dark { background: #000; color: #fff } .dark body { background: #000; color: #fff }</style>';
  const article = '<div id="box" class="short"><p>It may rain.</p><p class="rest">“We are late,” Ann Lowe said.</p></div>';
  await page.goto((await host({ '/': { body: hostPage({ article, head }) } })).url);
  await expect(status(page)).toHaveText('0 quotes, 0 speakers, 1 doubt');
  await page.evaluate(() => document.querySelector('#box')!.classList.remove('short'));
  await expect(status(page)).toHaveText('1 quote, 1 speaker, 1 doubt');
  await page.evaluate(() => document.documentElement.classList.add('dark'));
  await expect(page.locator('claim-light [part=frame]')).toHaveAttribute('data-theme', 'dark');
});

test('of several matches the one with the most text is read, and that is said', async ({ page, host }) => {
  const said: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && said.push(message.text()));
  const teaser = '<article class="t"><a href="#">Snow on Monday in the hills</a></article>';
  const words = 'The board met on Monday and talked about the pier for a long time. '.repeat(3);
  const body = hostPage({
    article: '',
    element: `${teaser}<article class="t"><p>${words}“We are late,” Ann Lowe said.</p></article>${teaser}<claim-light for=".t"></claim-light>`,
  });
  await page.goto((await host({ '/': { body } })).url);
  await expect(status(page)).toHaveText('1 quote, 1 speaker, 0 doubts');
  expect(await heard(page, 'error')).toMatchObject([{ code: 'article-ambiguous', fatal: false, fallback: 'best-match' }]);
  expect(said.join()).toContain('article-ambiguous');
});

test('where only a teaser matches, the long article of the page is read, and that is said', async ({ page, host }) => {
  const words = 'The board met on Monday and talked about the pier for a long time. '.repeat(9);
  const element = `<article class="t">Snow</article><main><p>${words}</p><p>“We are late,” Ann Lowe said.</p></main><claim-light for=".t"></claim-light>`;
  await page.goto((await host({ '/': { body: hostPage({ article: '', element }) } })).url);
  await expect(status(page)).toHaveText('1 quote, 1 speaker, 0 doubts');
  expect(await heard(page, 'error')).toMatchObject([{ code: 'article-short', fatal: false }]);
});
