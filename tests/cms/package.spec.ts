// The packed npm package in the projects that take it: plain HTML, Vite, webpack, Next, Node, and as one file. Each is built from
// the tarball and opened; what it finds is what the plain page finds.
import { expect, test, type Page } from '@playwright/test';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fill, findings, open, pack, project, run, serve, serveNext, STORY, type Site } from './package';
import { serve as start } from './site';

type Findings = Awaited<ReturnType<typeof findings>>;

test.describe.configure({ mode: 'serial', timeout: 300_000 });

let tarball = '';
let plain: Findings;
let plainFolder = '';
const sites: Site[] = [];
const kept = async (site: Promise<Site>) => {
  sites.push(await site);
  return sites[sites.length - 1].url;
};

test.beforeAll(() => {
  tarball = pack();
});
test.afterAll(() => {
  for (const { stop } of sites) stop();
});

/** The page finds what the plain one finds, reads in a worker of its own origin, asks nobody else, and nothing goes wrong on it. */
async function same(page: Page, url: string) {
  const told = await open(page, url);
  expect(await findings(page)).toEqual(plain);
  expect(page.workers().map((worker) => new URL(worker.url()).protocol)).toEqual(['http:']);
  await marked(page);
  expect(told.asked.filter((asked) => !asked.startsWith(url))).toEqual([]);
  expect(told.wrong).toEqual([]);
}

/** Asked for, the file that makes real marks is found as well. */
async function marked(page: Page) {
  await page.locator('claim-light').evaluate((element) => element.setAttribute('renderer', 'marks'));
  await expect(page.locator('#story mark').first()).toBeVisible();
}

/** What the reading alone gives for the article's quotes, in words. */
const contents = () => plain.quotes.map(([, content]) => content);

test('the tarball holds no more than it may', () => {
  expect(statSync(tarball).size).toBeLessThanOrEqual(2_000_000);
});

test('plain HTML, with four files copied', async ({ page }) => {
  plainFolder = project('plain', tarball);
  fill(plainFolder, 'index.html');
  rmSync(join(plainFolder, 'claimlight'), { recursive: true, force: true });
  mkdirSync(join(plainFolder, 'claimlight'));
  for (const file of ['claimlight.js', 'worker.js', 'claimlight_bg.wasm', 'details.js', 'marks.js'])
    cpSync(join(plainFolder, 'node_modules/claimlight', file), join(plainFolder, 'claimlight', file));
  const url = await kept(serve(plainFolder));
  await open(page, url);
  plain = await findings(page);
  // What the others are held against is no empty page.
  expect(plain.quotes.length).toBeGreaterThan(10);
  expect(plain.doubts.length).toBeGreaterThan(10);
  const lit = new Map(plain.lit as [string, string[]][]);
  expect(lit.get('claimlight--quote')).toContain('“They care if it comes.”');
  expect(lit.get('claimlight--speaker')?.length).toBeGreaterThan(5);
  await same(await page.context().newPage(), url);
});

for (const [name, build] of [
  ['vite', ['vite', 'build']],
  ['webpack', ['webpack', '--mode', 'production']],
] as const) {
  test(`${name}: the element and the reading alone, with nothing set up`, async ({ page }) => {
    const folder = project(name, tarball);
    if (name === 'vite') fill(folder, 'index.html');
    const said = run(folder, 'npx', '--no-install', ...build);
    // Nothing that a bundler could not follow.
    expect(said).not.toContain('Critical dependency');
    if (name === 'webpack') fill(folder, 'index.html', 'dist/index.html');
    await same(page, await kept(serve(join(folder, 'dist'))));
    await expect(page.locator('body')).toHaveAttribute('data-one-class', 'true');
    expect(JSON.parse((await page.locator('body').getAttribute('data-analyzer')) ?? '')).toEqual(contents());
  });
}

test('Next: rendered and read on the server, lit in the browser', async ({ page, request }) => {
  const folder = project('next', tarball);
  run(folder, 'npx', '--no-install', 'next', 'build');
  const url = await kept(serveNext(folder));
  const html = await (await request.get(url)).text();
  expect(html).toContain('<claim-light for="story"></claim-light>');
  await same(page, url);
  expect(JSON.parse((await page.locator('#on-the-server').textContent()) ?? '')).toEqual(contents());
});

test('Next, built to stand alone: the machine comes along without being named', async ({ page, request }) => {
  const folder = project('next', tarball);
  run(folder, 'env', 'ALONE=1', 'npx', '--no-install', 'next', 'build');
  // Away from the project's node_modules.
  const alone = join(folder, '../alone');
  rmSync(alone, { recursive: true, force: true });
  cpSync(join(folder, '.next/standalone'), alone, { recursive: true });
  cpSync(join(folder, '.next/static'), join(alone, '.next/static'), { recursive: true });
  cpSync(join(folder, 'article.json'), join(alone, 'article.json'));
  const url = await kept(start((port) => ['node', ['server.js'], { cwd: alone, env: { PORT: `${port}`, HOSTNAME: '127.0.0.1' } }]));
  expect(await (await request.get(url)).text()).toContain('<claim-light for="story"></claim-light>');
  await same(page, url);
  expect(JSON.parse((await page.locator('#on-the-server').textContent()) ?? '')).toEqual(contents());
});

test('Node reads an article in one call', () => {
  const script = `
    import { analyze, ClaimLight } from 'claimlight';
    const text = ${JSON.stringify(STORY.join('\n\n'))};
    const { quotes } = await analyze(text);
    console.log(JSON.stringify([typeof ClaimLight, quotes.map(({ content }) => content.map((span) => text.slice(...span)))]));`;
  expect(JSON.parse(run(plainFolder, 'node', '--input-type=module', '--eval', script))).toEqual(['function', contents()]);
});

test.describe('as one file', () => {
  test.beforeAll(() => {
    fill(plainFolder, 'one-file.html');
    run(plainFolder, 'npx', '--no-install', 'claimlight', 'inline', 'one-file.js');
  });

  test('it asks for nothing but itself, under a policy that lets it start a worker', async ({ page }) => {
    const url = await kept(serve(plainFolder, "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:"));
    const told = await open(page, `${url}one-file.html`);
    expect(await findings(page)).toEqual(plain);
    expect(page.workers()).toHaveLength(1);
    await marked(page);
    const asked = told.asked.filter((address) => !address.startsWith('blob:') && !address.endsWith('/favicon.ico'));
    expect(asked).toEqual([`${url}one-file.html`, `${url}one-file.js`]);
    expect(told.wrong).toEqual([]);
  });

  test('where no worker may be, the page reads', async ({ page }) => {
    const url = await kept(serve(plainFolder, "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"));
    await open(page, `${url}one-file.html`);
    expect(await findings(page)).toEqual(plain);
    expect(page.workers()).toEqual([]);
  });

  test('set into the page itself, it works from the disk', async ({ page }) => {
    const script = readFileSync(join(plainFolder, 'one-file.js'), 'utf8');
    const html = readFileSync(join(plainFolder, 'one-file.html'), 'utf8').replace(
      ' src="one-file.js"></script>',
      () => `>${script}</script>`,
    );
    writeFileSync(join(plainFolder, 'alone.html'), html);
    const told = await open(page, pathToFileURL(join(plainFolder, 'alone.html')).href);
    expect(await findings(page)).toEqual(plain);
    expect(told.asked.filter((address) => !address.startsWith('blob:'))).toHaveLength(1);
    expect(told.wrong).toEqual([]);
  });
});
