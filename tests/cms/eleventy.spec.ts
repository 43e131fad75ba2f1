// A site of Eleventy's, with the plugin of embed/eleventy.
import { copyFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { ARTICLE, bears, DIST, expect, found, installed, must, PLAIN_TEXT, plain, root, run, test, workshop, write } from './site';

const LOCKS = join(root, 'tests/cms/eleventy');
const HOME = workshop('eleventy');

test.beforeAll(() => {
  test.setTimeout(300_000);
  installed(HOME, [join(LOCKS, 'package-lock.json')], () => {
    for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(LOCKS, file), join(HOME, file));
    must('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: HOME });
  });
});

const layout = (
  head: string,
) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>{{ title }}</title><link rel="icon" href="data:,">${head}
<article><h1>{{ title }}</h1>{{ content }}</article></html>`;
const config = (inner: string) => `import claimlight from './claimlight.js';
export default (config) => {
  ${inner}
};
`;
const PLUGIN = "config.addPlugin(claimlight, { files: 'vendor' });";

/** A site of one article in a folder below the one where Eleventy is installed; where it lies. */
function site(name: string, { element = '{% claimlight %}', head = '', inner = PLUGIN, assets = 'vendor' } = {}) {
  const path = join(HOME, name);
  write(path, {
    'eleventy.config.js': config(inner),
    'package.json': '{ "type": "module" }',
    '_includes/story.liquid': layout(head),
    'bell.md': `---\nlayout: story.liquid\ntitle: ${ARTICLE.title}\n---\n${element}\n\n${ARTICLE.markdown}\n`,
  });
  copyFileSync(join(root, 'embed/eleventy/claimlight.js'), join(path, 'claimlight.js'));
  if (assets) cpSync(DIST, join(path, assets), { recursive: true });
  return path;
}

const COMMAND = join(HOME, 'node_modules/@11ty/eleventy/cmd.cjs');
const build = (path: string, more: string[] = []) => run('node', [COMMAND, '--quiet', ...more], { cwd: path });

/** Builds it. */
function built(...made: Parameters<typeof site>) {
  const path = site(...made);
  must('node', [COMMAND, '--quiet'], { cwd: path });
  return join(path, '_site');
}

test('a page of Eleventy’s shows what the plain page shows', async ({ page, folder }) => {
  const expected = await plain(page, folder);
  await page.goto(`${await folder(built('shown'))}bell/`);
  expect(await found(page)).toEqual(expected);
});

test('files that npm has put where it puts a package need no name', async ({ page, folder }) => {
  const expected = await plain(page, folder);
  await page.goto(`${await folder(built('package', { inner: 'config.addPlugin(claimlight);', assets: 'node_modules/claimlight' }))}bell/`);
  expect(await found(page)).toEqual(expected);
});

test('the element typed as HTML, which Markdown wraps in a paragraph', async ({ page, folder }) => {
  const expected = await plain(page, folder);
  const made = {
    element: '<claim-light for="article"></claim-light>',
    head: '<script type="module" src="/claimlight/claimlight.js"></script>',
  };
  await page.goto(`${await folder(built('wrapped', made))}bell/`);
  await expect(page.locator('article > p > claim-light')).toHaveCount(1);
  expect(await found(page)).toEqual(expected);
});

test('what the shortcode is given becomes attributes, and cannot become markup', async ({ page, folder }) => {
  await page.goto(`${await folder(built('attributes', { element: `{% claimlight 'article:not([onclick="no"])' "quote" %}` }))}bell/`);
  expect(Object.keys((await found(page)).lit)).toEqual(['quote']);
  expect(await page.locator('claim-light').getAttribute('for')).toBe('article:not([onclick="no"])');
});

test('a site in a folder of its server finds its files', async ({ page, folder }) => {
  const path = site('below');
  expect(build(path, ['--pathprefix', '/news/', '--output', 'public/news'])).toMatchObject({ status: 0 });
  const expected = await plain(page, folder);
  await page.goto(`${await folder(join(path, 'public'))}news/bell/`);
  expect(await found(page)).toEqual(expected);
});

bears(built);

test('missing files end the build, which says where they come from', async () => {
  const { status, said } = build(site('missing', { assets: '' }));
  expect(status).not.toBe(0);
  expect(said).toContain('vendor/claimlight.js is missing. Install the package claimlight, or copy');
});

test('an element that Markdown takes out ends the build, which names the page and the setting', async () => {
  const { status, said } = build(site('stripped', { inner: `${PLUGIN} config.amendLibrary('md', (md) => md.set({ html: false }));` }));
  expect(status).not.toBe(0);
  expect(said).toContain('./bell.md asks for the element, and it was taken out. Markdown with html: false does that');
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
