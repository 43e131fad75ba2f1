// Exports: the same bytes from the browser and from the command, valid, and harmless.
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
const TEXTS = {
  story: STORY,
  nasty: NASTY,
  sample: readFileSync(join(root, 'www/samples/ferry.txt'), 'utf8'),
  german: '„Nein“, sagte sie. Der Rat hat gestern nicht entschieden, ob die Brücke gebaut wird.',
  nothing: 'Pier.',
};
const SOURCE = 'https://news.example/pier';
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
    const { name, content } = (window as unknown as { saved?: { name: string; content: Promise<string> } }).saved ?? {};
    return { name, content: await content };
  });

let program = '';
const built = () => (program ||= command());
// Where it has not been built yet, that takes its time.
test.beforeAll(() => {
  test.setTimeout(600_000);
  built();
});

type Forms = Record<(typeof FORMATS)[number], string>;

/** What the browser's module writes of a text. */
async function inBrowser(page: Page, text: string): Promise<Forms> {
  await page.goto('/');
  return page.evaluate(
    async ({ text, formats, source }) => {
      const claimlight = await import(String('/pkg/claimlight.js'));
      await claimlight.default();
      const analysis = claimlight.analyze(text);
      return Object.fromEntries(formats.map((format) => [format, claimlight.exportAs(format, text, analysis, source)])) as Forms;
    },
    { text, formats: [...FORMATS], source: SOURCE },
  );
}

/** What the command writes of it. */
const inShell = (text: string, format: string, source = SOURCE) =>
  execFileSync(built(), ['analyze', '--format', format, '--offsets', 'utf16', '--source', source], {
    input: text,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });

for (const [name, text] of Object.entries(TEXTS))
  test(`the browser and the command write the same bytes: ${name}`, async ({ page }) => {
    const browser = await inBrowser(page, text);
    for (const format of FORMATS) expect(browser[format], format).toBe(inShell(text, format));
  });

test('findings of another shape and formats that do not exist are refused', async ({ page }) => {
  await page.goto('/');
  const refused = await page.evaluate(async () => {
    const claimlight = await import(String('/pkg/claimlight.js'));
    await claimlight.default();
    const analysis = claimlight.analyze('“No,” Ann Lee said.');
    const attempt = (format: string, findings: unknown) => {
      try {
        return claimlight.exportAs(format, '“No,” Ann Lee said.', findings, '');
      } catch (error) {
        const { name, code, message } = error as Error & { code?: string };
        return { name, code, message };
      }
    };
    return [
      attempt('docx', analysis),
      attempt('json', { ...analysis, quotes: [{ type: 'direct' }] }),
      attempt('csv', null),
      attempt('csv', { ...analysis, speakers: [], quotes: [{ ...analysis.quotes[0], content: [[7, 900]] }] }),
    ];
  });
  expect(refused[0]).toMatchObject({ name: 'RangeError', message: 'no format “docx”: there are json, w3c, csv, markdown and html' });
  for (const other of refused.slice(1, 3)) expect(other).toMatchObject({ name: 'ClaimlightError', code: 'results-invalid' });
  // Findings that do not fit the text have no words in it.
  expect(refused[3]).toContain('quote-0,direct,speech,,,,,Ann Lee,said,,,,7,900,');
});

test('JSON is what its schema says, and the schema is not empty words', async ({ page }) => {
  const schema = JSON.parse(readFileSync(join(root, 'docs/export.schema.json'), 'utf8'));
  const valid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
  for (const text of Object.values(TEXTS)) {
    const browser = await inBrowser(page, text);
    const results = JSON.parse(browser.json);
    expect(valid(results), JSON.stringify(valid.errors)).toBe(true);
    const stretches: { start: number; end: number; text: string }[] = [];
    JSON.parse(browser.json, (_, value) => (value && typeof value === 'object' && 'start' in value && stretches.push(value), value));
    for (const { start, end, text: words } of stretches) expect(text.slice(start, end)).toBe(words);
  }
  const browser = await inBrowser(page, STORY);
  const results = JSON.parse(browser.json);
  for (const broken of [
    { ...results, version: 2 },
    { ...results, quotes: [{ type: 'direct' }] },
    { ...results, speakers: undefined },
  ])
    expect(valid(broken)).toBe(false);
});

/** Terms that http://www.w3.org/ns/anno.jsonld defines, of those that we could use; motivations from the same vocabulary. */
const TERMS =
  '@context id type Annotation AnnotationCollection AnnotationPage TextualBody SpecificResource TextQuoteSelector TextPositionSelector motivation purpose body target source selector exact prefix suffix start end value format language label total first items startIndex partOf'.split(
    ' ',
  );
const MOTIVATIONS =
  'assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying tagging'.split(
    ' ',
  );
const TYPES = [
  'Annotation',
  'AnnotationCollection',
  'AnnotationPage',
  'TextualBody',
  'SpecificResource',
  'TextQuoteSelector',
  'TextPositionSelector',
];

test('annotations keep to the W3C’s model, and both selectors name the same words', async ({ page }) => {
  for (const text of [NASTY, STORY]) {
    const browser = await inBrowser(page, text);
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
  const browser = await inBrowser(page, NASTY);
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
    expect(cells).toHaveLength(17);
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  }
});

test.describe('a saved page', () => {
  // Firefox tells that the page's policy keeps its icon away.
  test.use({ mayLogErrors: true });

  test('the page that stands by itself runs nothing and loads nothing', async ({ page, host }) => {
    const browser = await inBrowser(page, NASTY);
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
  const forms = await page.evaluate(
    async (formats) => {
      const own = document.querySelector('claim-light') as Own;
      const forms: Record<string, string> = {};
      for (const format of formats) forms[format] = await own.export(format);
      forms.none = await own.export('docx').catch((error: Error) => error.name);
      return forms;
    },
    [...FORMATS],
  );
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
  const own = {
    format: 'claimlight',
    version: 1,
    offsets: 'chars',
    language: 'english',
    speakers: [],
    uncertainties: [],
    quotes: [{ type: 'direct', content: [{ start: 3, end: 17, text: '“It may snow,”' }], attribution: null }],
  };
  await page.evaluate((results) => ((document.querySelector('claim-light') as Own).results = results), own);
  await expect.poll(async () => (await painted(page))['claimlight-1-quote']).toEqual(['“It may snow,”']);
});

const SNOW = {
  format: 'claimlight',
  version: 1,
  offsets: 'chars',
  language: 'english',
  speakers: [],
  uncertainties: [],
  quotes: [{ type: 'direct', content: [{ start: 0, end: 14, text: '“It may snow,”' }], attribution: null }],
};
const WITH_RESULTS = hostPage({
  article: '<p>“It may snow,” Bo Marsh said.</p>',
  element: `<claim-light for="article"></claim-light><script>document.querySelector('claim-light').results = ${JSON.stringify(SNOW)}</script>`,
});
const WASM = '/dist/claimlight_bg.wasm';

test('results from elsewhere are exported too: the module is fetched then', async ({ page, host }) => {
  const server = await host({ '/': { body: WITH_RESULTS } });
  await page.goto(server.url);
  await expect.poll(async () => (await painted(page))['claimlight-1-quote']).toEqual(['“It may snow,”']);
  const fetched = () => server.arrived.some((line) => line.includes(WASM));
  expect(fetched()).toBe(false);
  const table = await page.evaluate(() => (document.querySelector('claim-light') as Own).export('csv'));
  expect(table.split('\r\n')[1]).toBe('quote-0,direct,speech,,,,,,,"“It may snow,”",,,0,14,,,');
  expect(fetched()).toBe(true);
});

test.describe('without the module', () => {
  test.use({ mayLogErrors: true });

  test('an export says what is missing', async ({ page, host }) => {
    await page.goto((await host({ '/': { body: WITH_RESULTS }, [WASM]: { status: 404, body: 'no' } })).url);
    await expect.poll(async () => (await painted(page))['claimlight-1-quote']).toEqual(['“It may snow,”']);
    const error = await page.evaluate(() =>
      (document.querySelector('claim-light') as Own).export('csv').catch(({ name, code }) => ({ name, code })),
    );
    expect(error).toEqual({ name: 'EngineError', code: 'not-found' });
    await element(page).getByRole('button', { name: 'Show list' }).click();
    await element(page).getByText('Export', { exact: true }).click();
    await element(page).getByRole('button', { name: 'Markdown' }).click();
    await expect(status(page)).toHaveText('A part of Claimlight is missing on this server. (claimlight_bg.wasm)');
    // What was shown is still shown.
    expect((await painted(page))['claimlight-1-quote']).toEqual(['“It may snow,”']);
  });
});

test('an export waits for a reading that goes on, and ends with the element', async ({ page, host }) => {
  await page.goto((await host({ '/': { body: hostPage() } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  const [quotes, table, removed] = await page.evaluate(async () => {
    const own = document.querySelector('claim-light') as Own & { analyze(): Promise<any> };
    const [results, table] = await Promise.all([own.analyze(), own.export('csv')]);
    const ended = own.export('csv').catch((error: Error) => error.name);
    own.remove();
    return [results.quotes.length, table, await ended];
  });
  expect(quotes).toBeGreaterThan(2);
  expect(table).toContain(`quote-${quotes - 1},`);
  expect(removed).toBe('AbortError');
});

test('a reader saves and copies from the list', async ({ page, host, context, browserName }) => {
  await noteSaved(page);
  await page.goto((await host({ '/': { body: hostPage() } })).url);
  await expect(status(page)).toHaveText(COUNTS);
  await element(page).getByRole('button', { name: 'Show list' }).click();
  await element(page).getByText('Export', { exact: true }).click();
  for (const [button, file, begins] of [
    ['JSON', 'claimlight.json', '{'],
    ['Table (CSV)', 'claimlight.csv', '\uFEFFfinding,'],
    ['Web page', 'claimlight.html', '<!doctype html>'],
  ]) {
    await element(page).getByRole('button', { name: button }).click();
    await expect.poll(() => lastSaved(page)).toMatchObject({ name: file, content: expect.stringMatching(new RegExp(`^${begins}`)) });
  }
  if (browserName !== 'chromium') return;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await element(page).getByRole('button', { name: 'Copy report' }).click();
  await expect(status(page)).toHaveText('Report copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('## Who speaks');
  expect(await heard(page, 'error')).toEqual([]);
});

test('the page of our own saves what the command writes', async ({ page }) => {
  await noteSaved(page);
  await open(page);
  await read(page, STORY);
  await page.getByText('Export', { exact: true }).click();
  const buttons = {
    json: ['JSON', 'claimlight.json'],
    w3c: ['W3C annotations', 'claimlight.jsonld'],
    csv: ['Table (CSV)', 'claimlight.csv'],
    markdown: ['Markdown', 'claimlight.md'],
    html: ['Web page', 'claimlight.html'],
  };
  for (const [format, [button, name]] of Object.entries(buttons)) {
    await page.getByRole('button', { name: button, exact: true }).click();
    const content = (format === 'csv' ? '\uFEFF' : '') + inShell(STORY, format, page.url());
    await expect.poll(() => lastSaved(page)).toEqual({ name, content });
  }
});
