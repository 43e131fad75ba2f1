// A whole page that is pasted or dropped: its article is found, its menus are left out, and nothing in it gets in the way.
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { articleText, expect, hand, open, sample, STORY, test } from './page';

const read = (name: string) => readFileSync(new URL(`../pages/${name}`, import.meta.url), 'utf8');
const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** What has been asked for with the finder's name. */
function finders(page: Page) {
  const asked: string[] = [];
  page.on('request', (request) => new URL(request.url()).pathname.endsWith('/finder.js') && asked.push(request.url()));
  return asked;
}

for (const name of ['teasers', 'cookie', 'semantic', 'divs'])
  for (const way of ['paste', 'drop'] as const)
    test(`of a whole page with menus the article is taken, by ${way}: ${name}`, async ({ page }) => {
      await open(page);
      const html = read(`${name}.html`);
      await hand(page, way, way === 'paste' ? '#text' : 'main', { html, text: 'Menu' });
      await expect(page.locator('#result-title')).toBeFocused();
      await expect(page.locator('#note')).toContainText('left out');
      const found = words((await articleText(page)) ?? '');
      const wanted = words(read(`${name}.txt`));
      const known = new Set(wanted);
      expect(found.filter((word) => !known.has(word)).length / found.length).toBeLessThan(0.06);
      expect(found.length / wanted.length).toBeGreaterThan(0.95);
      // The menus are at hand, and come back as they were.
      await page.locator('#whole-page').click();
      await expect.poll(async () => words((await articleText(page)) ?? '').length).toBeGreaterThan(found.length);
    });

const SKIP = '<a class="skip" href="#main">Skip to content</a> <a href="#nav">Skip to navigation</a>';
const LONG = STORY.split('\n\n')
  .slice(1)
  .map((line) => `<p>${line}</p>`)
  .join('');
for (const [what, html] of [
  ['links before everything', `${SKIP}<nav>Menu</nav><main id="main"><h1>Pier to stay shut</h1>${LONG}</main>`],
  ['a list of them, and no headline', `<ul><li>${SKIP}</li></ul><header><nav>Menu</nav></header><article>${LONG}</article>`],
  ['a page with hardly an article', `<div>${SKIP}</div><nav>Menu</nav><main><h1>Pier to stay shut</h1><p>It may rain.</p></main>`],
  ['buttons', `<button>Skip to main content</button><nav>Menu</nav><main><h1>Pier to stay shut</h1>${LONG}</main>`],
])
  test(`“Skip to content” is neither title nor text: ${what}`, async ({ page }) => {
    await open(page);
    for (const way of ['paste', 'drop'] as const) {
      await hand(page, way, way === 'paste' ? '#text' : 'main', {
        html: `<!doctype html><title>Coastwire</title><body>${html}</body>`,
        text: 'no',
      });
      await expect(page.locator('#result-title')).toBeFocused();
      expect(await articleText(page)).not.toMatch(/skip to/i);
      await expect(page.locator('#title')).not.toContainText(/skip to/i);
      await expect(page.locator('#title')).toHaveText(what.startsWith('a list') ? /Coastwire|OSTREY/ : 'Pier to stay shut');
      await page.locator('#new').click();
    }
  });

test('what finds the article is fetched only once a whole page comes in', async ({ page }) => {
  const asked = finders(page);
  await open(page);
  await sample(page, 'Ferry');
  await page.locator('#new').click();
  await hand(page, 'paste', 'body', { text: STORY });
  await expect(page.locator('#article p')).toHaveCount(4);
  await page.locator('#new').click();
  await hand(page, 'paste', '#text', { html: '<h1>Pier shut</h1><p>It <b>may</b> rain.</p>', text: 'no' });
  await expect(page.locator('#article p')).toHaveText(['Pier shut', 'It may rain.']);
  await page.locator('#new').click();
  await hand(page, 'drop', 'body', { files: [{ name: 'pier.txt', bytes: STORY }] });
  await expect(page.locator('#article p')).toHaveCount(4);
  expect(asked).toEqual([]);
  await page.locator('#new').click();
  for (const name of ['teasers.html', 'semantic.html']) {
    await hand(page, 'paste', '#text', { html: read(name), text: 'no' });
    await expect(page.locator('#result-title')).toBeFocused();
    await page.locator('#new').click();
  }
  expect(asked).toHaveLength(1);
});

test.describe('without it', () => {
  test.use({ mayLogErrors: true });

  test('the whole page is taken, and that is said', async ({ page, serve }) => {
    const { url } = await serve({ '/dist/finder.js': { status: 404, body: 'no' } });
    await open(page, url);
    await hand(page, 'drop', 'main', { html: '<nav>Menu</nav><main><h1>Pier</h1><p>It may rain.</p></main>', text: 'no' });
    await expect(page.locator('#note')).toContainText('The whole page was read');
    expect(await articleText(page)).toBe('Menu\n\nPier\n\nIt may rain.');
  });
});

/** Names that a document or a form looks up before its own members. */
const NAMES = [
  'parentNode childNodes children firstChild nextSibling attributes nodeName nodeType tagName textContent ownerDocument body head documentElement title',
  'querySelector querySelectorAll getElementById getElementsByTagName createElement createTreeWalker cloneNode remove removeChild appendChild',
  'hasAttribute getAttribute setAttribute removeAttribute contains closest matches getRootNode isConnected style className id length elements',
]
  .join(' ')
  .split(' ');

for (const [what, article] of [
  ['a part of a page', `<form>{}<p>“We are late,” Ann Lee said.</p><p>It may rain.</p></form>`],
  ['a whole page', `<nav>Menu</nav><form>{}<main><h1>Pier shut</h1>${LONG}</main></form>`],
])
  test(`${what} whose inputs, images and forms are named like members of the DOM is read as it would be without them`, async ({ page }) => {
    await open(page);
    const texts = [];
    for (const names of [[], NAMES]) {
      const fields = names.map(
        (name) => `<input type="hidden" name="${name}" id="${name}"><img name="${name}" alt=""><object name="${name}"></object>`,
      );
      const forms = names.map((name) => `<form name="${name}"></form><embed name="${name}">`);
      const html = `${forms.join('')}${article.replace('{}', fields.join(''))}`;
      await hand(page, 'paste', '#text', { html, text: 'no' });
      await expect(page.locator('#result-title')).toBeFocused();
      await expect(page.locator('claim-light [role=status]')).toHaveText(/quote/);
      texts.push(await articleText(page));
      await page.locator('#new').click();
    }
    expect(texts[0]).toContain(what.startsWith('a part') ? 'It may rain.' : 'Mayor Ann Lee said');
    expect(texts[1]).toBe(texts[0]);
  });

test('such a paste takes the place of the article before it', async ({ page }) => {
  await open(page);
  await sample(page, 'Ferry');
  const fields = NAMES.map((name) => `<input name="${name}">`).join('');
  await hand(page, 'paste', 'body', { html: `<form>${fields}<p>“We are late,” Ann Lee said.</p></form>`, text: 'no' });
  await expect(page.locator('#article p')).toHaveText(['“We are late,” Ann Lee said.']);
  await expect(page.locator('claim-light [role=status]')).toHaveText('1 quote, 1 speaker, 0 doubts');
});
