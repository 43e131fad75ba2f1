// What is taken along: each form from the element and from the command, alike, valid, and harmless.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { command } from './command';
import { element, expect, heard, hostPage, painted, status, test } from './host';
import { open, read, STORY } from './page';

const root = join(import.meta.dirname, '../..');
const COUNTS = /^\d+ quotes?, \d+ speakers?, \d+ doubts?$/;
type Own = HTMLElement & { results: any; export(format: string): Promise<string> };

/** Texts with everything in them that some form could trip over. */
const NASTY = [
  '=HYPERLINK("x","y") may fail, said <b>Ann & Lee</b>, the owner.',
  '“It’s 🚢 *late* [here](x) | `code` ~ # $x$ “again”, \\ said” Mayor Ann Lee said. "No," Bo Marsh said.',
  '“<img src=x onerror=alert(1)></style><script>alert(1)</script>” +44 said. @Bo Marsh said that it could rain.',
  '“-1 may be,” she said.\r\nThey believe that it is unclear. Officials said about 300 people might come.',
].join('\n\n');
const TEXTS = { story: STORY, nasty: NASTY, sample: readFileSync(join(root, 'www/samples/ferry.txt'), 'utf8'), german: '„Nein“, sagte sie. Der Rat hat gestern nicht entschieden, ob die Brücke gebaut wird.', nothing: 'Pier.' };
const FORMATS = ['json', 'w3c', 'csv', 'markdown', 'html'] as const;

/** Notes what is saved; a stock Firefox does not tell a test of its downloads. */
const noteSaved = (page: Page) =>
  page.addInitScript(() => {
    const create = URL.createObjectURL;
    let content: Promise<string>;
    URL.createObjectURL = (blob: Blob) => {
      // A Blob's own text() drops the byte order mark.
      content = blob.arrayBuffer().then((bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
      return create(blob);
    };
    HTMLAnchorElement.prototype.click = function () {
      Object.assign(window, { saved: { name: this.download, content } });
    };
  });
const lastSaved = (page: Page) =>
  page.evaluate(async () => {
    const { name, content } = (window as unknown as { saved: { name: string; content: Promise<string> } }).saved;
    return { name, content: await content };
  });

let program = '';
const built = () => (program ||= command());
// Where it has not been built yet, that takes its time.
test.beforeAll(() => {
  test.setTimeout(600_000);
  built();
});

/** What the browser's code makes of a text, and what the command does. */
async function both(page: Page, text: string) {
  await page.goto('/');
  const browser = await page.evaluate(
    async ({ text, formats }) => {
      const { exportAs } = await import(String('/export/index.js'));
      const claimlight = await import(String('/pkg/claimlight.js'));
      await claimlight.default();
      const analysis = claimlight.analyze(text);
      return Object.fromEntries(formats.map((format) => [format, exportAs(format, { text, analysis, source: 'https://news.example/pier' })])) as Record<string, string>;
    },
    { text, formats: [...FORMATS] },
  );
  const shell: Record<string, string> = {};
  for (const format of FORMATS)
    shell[format] = execFileSync(built(), ['analyze', '--format', format, '--offsets', 'utf16', '--source', 'https://news.example/pier'], { input: text, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return { browser, shell };
}

for (const [name, text] of Object.entries(TEXTS))
  test(`the element and the command say the same: ${name}`, async ({ page, browserName }) => {
    test.skip(browserName !== 'chromium', 'the command is one');
    const { browser, shell } = await both(page, text);
    for (const format of ['json', 'w3c'] as const) expect(JSON.parse(browser[format])).toEqual(JSON.parse(shell[format]));
    for (const format of ['csv', 'markdown'] as const) expect(browser[format]).toBe(shell[format]);
    // Two ways to write the same nodes.
    await page.goto('about:blank');
    const nodes = await page.evaluate(
      (pages) => {
        const roots = pages.map((html) => new DOMParser().parseFromString(html, 'text/html').documentElement);
        for (const each of roots) each.normalize();
        return { same: roots[0].isEqualNode(roots[1]), texts: roots.map((r) => r.textContent) };
      },
      [browser.html, shell.html],
    );
    expect(nodes.texts[0]).toBe(nodes.texts[1]);
    expect(nodes.same).toBe(true);
  });

test('JSON is what its schema says, and the schema is not empty words', async ({ page }) => {
  const schema = JSON.parse(readFileSync(join(root, 'docs/export.schema.json'), 'utf8'));
  const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
  for (const text of Object.values(TEXTS)) {
    const { browser } = await both(page, text);
    const results = JSON.parse(browser.json);
    expect(valid(results), JSON.stringify(valid.errors)).toBe(true);
    const stretches: { start: number; end: number; text: string }[] = [];
    JSON.parse(browser.json, (_, value) => (value && typeof value === 'object' && 'start' in value && stretches.push(value), value));
    for (const { start, end, text: words } of stretches) expect(text.slice(start, end)).toBe(words);
  }
  const { browser } = await both(page, STORY);
  const results = JSON.parse(browser.json);
  for (const broken of [{ ...results, version: 2 }, { ...results, quotes: [{ type: 'direct' }] }, { ...results, speakers: undefined }]) expect(valid(broken)).toBe(false);
});

/** Terms that http://www.w3.org/ns/anno.jsonld defines, of those that we could use; motivations from the same vocabulary. */
const TERMS = '@context id type Annotation AnnotationCollection AnnotationPage TextualBody SpecificResource TextQuoteSelector TextPositionSelector motivation purpose body target source selector exact prefix suffix start end value format language label total first items startIndex partOf'.split(' ');
const MOTIVATIONS = 'assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying tagging'.split(' ');
const TYPES = ['Annotation', 'AnnotationCollection', 'AnnotationPage', 'TextualBody', 'SpecificResource', 'TextQuoteSelector', 'TextPositionSelector'];

test('annotations keep to the W3C’s model, and both selectors name the same words', async ({ page }) => {
  for (const text of [NASTY, STORY]) {
    const { browser } = await both(page, text);
    const collection = JSON.parse(browser.w3c);
    const points = [...text];
    const ids: string[] = [];
    JSON.parse(browser.w3c, function (this: Record<string, unknown>, key, value) {
      if (key && Number.isNaN(Number(key))) expect(TERMS, key).toContain(key);
      if (key === 'type') expect(TYPES).toContain(value);
      if (key === 'motivation' || key === 'purpose') expect(MOTIVATIONS).toContain(value);
      if (key === 'id') ids.push(value);
      return value;
    });
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => URL.canParse(id))).toBe(true);
    const items: any[] = collection.first.items;
    expect(collection.total).toBe(items.length);
    expect(items.length).toBeGreaterThan(5);
    for (const { body, target } of items) {
      expect(body.length).toBeGreaterThan(0);
      for (const { source } of body) if (source) expect(ids).toContain(source);
      for (const { source, selector } of target) {
        expect(source).toBe('https://news.example/pier');
        const [quote, position] = selector;
        expect(points.slice(position.start, position.end).join('')).toBe(quote.exact);
        expect(points.slice(0, position.start).join('').endsWith(quote.prefix)).toBe(true);
        expect(points.slice(position.end).join('').startsWith(quote.suffix)).toBe(true);
        if (position.start > 32) expect([...quote.prefix]).toHaveLength(32);
      }
    }
  }
});

test('a spreadsheet finds no formula, and every row has its cells', async ({ page }) => {
  const { browser } = await both(page, NASTY);
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare = '', end] of browser.csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  expect(rows.length).toBeGreaterThan(6);
  for (const cells of rows) {
    expect(cells).toHaveLength(14);
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  }
});

test.describe('a saved page', () => {
  // Firefox tells that the page's policy keeps its icon away.
  test.use({ mayLogErrors: true });

  test('the page that stands by itself runs nothing and loads nothing', async ({ page, host }) => {
    const { browser } = await both(page, NASTY);
    const seen: string[] = [];
    const server = await host({ '/saved.html': { body: browser.html } });
    page.on('request', (request) => request.url().startsWith(server.url) && seen.push(new URL(request.url()).pathname));
    page.on('dialog', () => seen.push('alert'));
    await page.goto(`${server.url}saved.html`);
    expect(seen).toEqual(['/saved.html']);
    await expect(page.locator('article')).toContainText('<script>alert(1)</script>');
    expect(await page.locator('img, script, b').count()).toBe(0);
    expect(await page.locator('mark.quote').count()).toBeGreaterThan(3);
  });
});

test('the element hands out each form, and what it hands out can be handed back', async ({ page, host }) => {
  await page.goto((await host({ '/': { body: hostPage() } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  const forms = await page.evaluate(async (formats) => {
    const own = document.querySelector('claim-light') as Own;
    const forms: Record<string, string> = {};
    for (const format of formats) forms[format] = await own.export(format);
    forms.none = await own.export('docx').catch((error: Error) => error.name);
    return forms;
  }, [...FORMATS]);
  expect(forms.none).toBe('RangeError');
  expect(JSON.parse(forms.w3c).first.items[0].target[0].source).toBe(page.url());
  expect(forms.markdown).toContain('### Ann Lee');
  const before = await painted(page);
  await page.evaluate((json) => ((document.querySelector('claim-light') as Own).results = JSON.parse(json)), forms.json);
  await expect.poll(() => painted(page)).toEqual(before);
  // Counted as the command counts when it is not told otherwise; a ship is two units and one point.
  await page.evaluate(() => {
    const article = document.querySelector('article');
    if (article) article.textContent = '🚢🚢 “It may snow,” Bo Marsh said.';
  });
  await expect.poll(async () => (await painted(page))['claimlight-1-quote']).toEqual([]);
  const own = { format: 'claimlight', version: 1, offsets: 'chars', language: 'english', speakers: [], uncertainties: [], quotes: [{ type: 'direct', content: [{ start: 3, end: 17, text: '“It may snow,”' }], attribution: null }] };
  await page.evaluate((results) => ((document.querySelector('claim-light') as Own).results = results), own);
  await expect.poll(async () => (await painted(page))['claimlight-1-quote']).toEqual(['“It may snow,”']);
});

test('a reader saves and copies from the list', async ({ page, host, context, browserName }) => {
  await noteSaved(page);
  await page.goto((await host({ '/': { body: hostPage() } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  await element(page).getByRole('button', { name: 'Show list' }).click();
  await element(page).getByText('Take it along').click();
  for (const [button, file, begins] of [['JSON', 'claimlight.json', '{'], ['Table (CSV)', 'claimlight.csv', '\uFEFFfinding,'], ['Web page', 'claimlight.html', '<!doctype html>']]) {
    await element(page).getByRole('button', { name: button }).click();
    const saved = await lastSaved(page);
    expect(saved.name).toBe(file);
    expect(saved.content.startsWith(begins)).toBe(true);
  }
  if (browserName !== 'chromium') return;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await element(page).getByRole('button', { name: 'Copy the report' }).click();
  await expect(status(page)).toHaveText('The report is on the clipboard.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('## Who speaks');
  expect(await heard(page, 'error')).toEqual([]);
});

test('the page of our own has the same buttons', async ({ page }) => {
  await noteSaved(page);
  await open(page);
  await read(page, STORY);
  await page.getByText('Take it along').click();
  await page.getByRole('button', { name: 'Markdown' }).click();
  expect(await lastSaved(page)).toMatchObject({ name: 'claimlight.md', content: expect.stringContaining('### Ann Lee') });
});
