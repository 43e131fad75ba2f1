// A site of Hugo's, with the theme component of embed/hugo.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ARTICLE, bears, DIST, expect, found, must, PLAIN_TEXT, plain, root, run, test, workshop, write } from './site';

const CONFIG = `baseURL = "/"
title = "Coastwire"
theme = ["claimlight"]
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
`;
const layout = (
  head = '',
) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>{{ .Title }}</title><link rel="icon" href="data:,">${head}
{{ partial "claimlight/check.html" . }}<article><h1>{{ .Title }}</h1>{{ .Content }}</article></html>`;
const story = (element: string, text = ARTICLE.markdown) => `---\ntitle: ${ARTICLE.title}\n---\n${element}\n\n${text}\n`;

/** A site of one article; where it lies. */
function site(name: string, { element = '{{< claimlight >}}', head = '', config = CONFIG, assets = true } = {}) {
  const path = join(workshop('hugo'), name);
  write(path, {
    'config.toml': config,
    'content/bell.md': story(element),
    'layouts/_default/single.html': layout(head),
    'layouts/index.html': 'home',
  });
  cpSync(join(root, 'embed/hugo'), join(path, 'themes/claimlight'), { recursive: true });
  if (assets) cpSync(DIST, join(path, 'assets/claimlight'), { recursive: true });
  return path;
}

/** Builds it. */
function built(...made: Parameters<typeof site>) {
  const path = site(...made);
  must('hugo', ['--quiet'], { cwd: path });
  return join(path, 'public');
}

test.beforeAll(() => rmSync(workshop('hugo'), { recursive: true, force: true }));

test('a page of Hugo’s, with its curly marks, shows what the plain page shows', async ({ page, folder }) => {
  const expected = await plain(page, folder);
  await page.goto(`${await folder(built('shown'))}bell/`);
  expect(await found(page)).toEqual(expected);
  await expect(page.locator('article')).toContainText('“a story in search of a crime”');
  await expect(page.locator('article p > claim-light')).toHaveCount(0);
});

test('parameters become attributes, and cannot become markup', async ({ page, folder }) => {
  const public_ = built('parameters', { element: '{{< claimlight for="article" kinds="quote" theme="dark\\" onclick=\\"alert(1)" >}}' });
  await page.goto(`${await folder(public_)}bell/`);
  expect(Object.keys((await found(page)).lit)).toEqual(['quote']);
  expect(await page.locator('claim-light').evaluate((e) => e.getAttributeNames())).toEqual(['for', 'kinds', 'theme']);
});

test('a site in a folder of its server finds its files', async ({ page, folder }) => {
  const path = site('below', { config: CONFIG.replace('"/"', '"http://coast.example/news/"') });
  must('hugo', ['--quiet', '--destination', 'public/news'], { cwd: path });
  const expected = await plain(page, folder);
  await page.goto(`${await folder(join(path, 'public'))}news/bell/`);
  expect(await found(page)).toEqual(expected);
});

bears(built);

test('missing files fail the build, which says what to copy', async () => {
  const { status, said } = run('hugo', [], { cwd: site('missing', { assets: false }) });
  expect(status).not.toBe(0);
  for (const words of ['assets/claimlight/claimlight.js is missing', 'bell.md', "Copy Claimlight's folder www/dist to assets/claimlight"])
    expect(said).toContain(words);
});

test('an element that Hugo leaves out fails the build, which says how to write it', async () => {
  const { status, said } = run('hugo', [], { cwd: site('stripped', { element: '<claim-light for="article"></claim-light>' }) });
  expect(status).not.toBe(0);
  expect(said).toContain('bell.md holds <claim-light> as HTML, and Hugo leaves HTML in Markdown out. Write {{< claimlight >}} instead');
});

test.describe('scripts sent as plain text', () => {
  test.use({ mayLogErrors: true });
  test('leave the article as it is, and the doctor names the type to send', async ({ page, folder }) => {
    const url = await folder(built('text'), PLAIN_TEXT);
    await page.goto(`${url}bell/`);
    await expect(page.locator('article p').last()).toBeVisible();
    expect(await page.evaluate(() => customElements.get('claim-light') === undefined)).toBe(true);
    await page.goto(`${url}claimlight/doctor.html`);
    await expect(page.locator('#verdict')).toContainText('Content-Type: text/javascript');
  });
});
