// The element reads an article's DOM with its own code, since the page may run no wasm; the package reads it in Rust. They
// must never disagree, or offsets would mean two things.
import { type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { ARTICLE, expect, hostPage, module, test } from './host';

const DOCUMENTS: Record<string, string> = {
  plain: ARTICLE,
  inline: '<p>The <b>ma</b>yor\n   said.</p><p>a<span> b </span> c<p></p><ul><li>One</li><li>Two<br>lines<br><br>three</li></ul>',
  hidden:
    "<p>Seen.<script type='x'>var a;</script><style>p{}</style><span hidden>no</span><i style='display:none'>no</i><i style='visibility:hidden'>no <b style='visibility:visible'>yes</b></i><textarea>no</textarea><template>no</template></p>",
  spaces:
    '<p>  two  spaces\t tab\u00a0nbsp so\u00adft \r\n line </p><pre>two  spaces\n and a line\r\n</pre><p style="white-space:pre-line">a  b\n c</p><code style="white-space:break-spaces"> x  y </code>',
  emoji:
    '<h2>Ferry 🚢 late</h2><p>“We <b>don’t</b> know 👩‍👩‍👧 yet,” <a href="#">Ann\n Lee</a> said, cafe\u0301s 🇩🇪 <span>may</span> close.</p>',
  layout:
    '<div style="display:flex"><span>one</span><span>two</span></div><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table><div style="display:contents">in<i>side</i></div><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby><svg><text>no</text></svg>',
  nothing: '',
  deep: `${'<div>'.repeat(300)}deep${'</div>'.repeat(300)}`,
};

for (const [name, article] of Object.entries(DOCUMENTS))
  test(`both read the same: ${name}`, async ({ page, host }) => {
    await page.goto((await host({ '/': { body: hostPage({ article, element: '' }) }, '/text.js': await module('article/text.ts') })).url);
    await agree(page, '#article');
  });

const PAGES = new URL('../pages/', import.meta.url);
for (const name of readdirSync(PAGES).filter((file) => file.endsWith('.html')))
  test(`both read the same of a whole page: ${name}`, async ({ page, host }) => {
    const body = readFileSync(new URL(name, PAGES), 'utf8').replaceAll(/ src="[^"]*"/g, '');
    await page.goto((await host({ '/': { body }, '/text.js': await module('article/text.ts') })).url);
    await agree(page, 'body');
  });

/** Both read an element as the same text, and find each stretch of it in the same place. */
async function agree(page: Page, selector: string) {
  const told = await page.evaluate(async (selector) => {
    const { ArticleText } = await import(String('/text.js'));
    const claimlight = await import(String('/pkg/claimlight.js'));
    await claimlight.default();
    const root = document.querySelector(selector);
    const ours = new ArticleText(root);
    for (const _ of ours.read());
    const theirs = new claimlight.Article(root);
    const differing = [];
    const ends = (r: AbstractRange | null) => r && [r.startContainer, r.startOffset, r.endContainer, r.endOffset];
    for (let start = 0; start < ours.text.length; start += 1) {
      for (const length of [1, 7, 20]) {
        let other = null;
        try {
          other = theirs.staticRange(start, start + length);
        } catch {}
        const [a, b] = [ends(ours.range(start, start + length)), ends(other)];
        if (a === null ? b !== null : !b || a.some((part: unknown, i: number) => part !== b[i])) differing.push([start, length]);
      }
    }
    return { ours: ours.text, theirs: theirs.text, differing };
  }, selector);
  expect(told.ours).toBe(told.theirs);
  expect(told.differing).toEqual([]);
}

test('a point in a node is a place in the text', async ({ page, host }) => {
  await page.goto((await host({ '/': { body: hostPage({ element: '' }) }, '/text.js': await module('article/text.ts') })).url);
  const wrong = await page.evaluate(async () => {
    const { ArticleText } = await import(String('/text.js'));
    const ours = new ArticleText(document.querySelector('#article'));
    for (const _ of ours.read());
    const wrong = [];
    for (let at = 0; at < ours.text.length; at += 1) {
      const range = ours.range(at, at + 1);
      if (range && ours.offsetOf(range.startContainer, range.startOffset) !== at) wrong.push(at);
    }
    return { wrong, none: ours.offsetOf(document.body, 0), length: ours.text.length };
  });
  expect(wrong).toMatchObject({ wrong: [], none: -1 });
  expect(wrong.length).toBeGreaterThan(300);
});
