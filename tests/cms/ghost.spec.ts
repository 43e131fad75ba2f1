// A site of Ghost's, with the partial of embed/ghost. Its install is long, so it runs only when it is asked for by name:
// cargo xtask test --cms ghost
import type { Page } from '@playwright/test';
import { ARTICLE, found, plain } from './site';
import { expect, test } from './ghost/site';

const ELEMENT = '<claim-light for=".gh-content"></claim-light>';
const script = (src: string) => `<script type="module" src="${src}"></script>`;
/** An HTML card, as Ghost marks one in the HTML that it is handed. */
const card = (inner: string) => `<!--kg-card-begin: html-->${inner}<!--kg-card-end: html-->`;
const IN_THEME = '/assets/claimlight/claimlight.js?v=1';

/** What a page asks for: by path, with the server where it is not the site's. */
function asked(page: Page) {
  const all: string[] = [];
  page.on('request', (request) => all.push(request.url()));
  return all;
}

for (const theme of ['source', 'casper'] as const)
  test(`the partial in Ghost’s theme ${theme} shows what the plain page shows, and asks no other server`, async ({
    page,
    folder,
    site,
  }) => {
    const expected = await plain(page, folder);
    await site.theme(theme, { partial: true });
    const { url } = await site.post(ARTICLE.title, ARTICLE.html);
    const requests = asked(page);
    await page.goto(url);
    expect(await found(page)).toEqual(expected);
    await expect(page.locator('script[src*="claimlight"]')).toHaveAttribute('src', /^\/assets\/claimlight\/claimlight\.js\?v=[\w-]+$/);
    // Whatever Ghost adds to the script's address, the files beside it bear the build's own mark.
    for (const file of ['worker.js', 'claimlight_bg.wasm'])
      expect(requests).toContainEqual(expect.stringMatching(`/assets/claimlight/${file}\\?v=[0-9a-f]{12}$`));
    expect(requests.filter((request) => !request.startsWith(site.url) && !/^(blob|data):/.test(request))).toEqual([]);
  });

test('the partial takes another name of the article’s element', async ({ page, site }) => {
  await site.theme('casper', { partial: true, hash: 'for="article.article"' });
  await page.goto((await site.post('Renamed', ARTICLE.html)).url);
  await expect(page.locator('claim-light')).toHaveAttribute('for', 'article.article');
  expect((await found(page)).said.length).toBeGreaterThan(10);
});

test.describe('a theme without the module', () => {
  test.use({ mayLogErrors: true });
  test('leaves the article as it is; the element and the doctor say what is missing', async ({ page, site }) => {
    await site.theme('casper', { partial: true, without: 'claimlight_bg.wasm' });
    await page.goto((await site.post('Missing', ARTICLE.html)).url);
    await expect(page.locator('claim-light [part~=error]')).toContainText('A part of Claimlight is missing on this server.');
    await expect(page.locator('.gh-content > p:visible')).toHaveCount(ARTICLE.paragraphs.length);
    await page.goto(`${site.url}assets/claimlight/doctor.html`);
    await expect(page.locator('#verdict')).toContainText('it from working');
    await expect(page.locator('#checks .fault').first()).toContainText('not-found');
  });
});

test.describe('a theme that holds the files alone', () => {
  test.beforeAll(async ({ site }) => site.theme('casper', { partial: false }));

  test('an HTML card in one post shows what the plain page shows', async ({ page, folder, site }) => {
    const expected = await plain(page, folder);
    await page.goto((await site.post(ARTICLE.title, card(script(IN_THEME) + ELEMENT) + ARTICLE.html)).url);
    expect(await found(page)).toEqual(expected);
    await page.goto((await site.post('Another', ARTICLE.html)).url);
    await expect(page.locator('claim-light')).toHaveCount(0);
  });

  test('an element handed over outside a card is taken out; the page stands, and the doctor names cause and way', async ({
    page,
    site,
  }) => {
    const { url, html } = await site.post('Typed', `${script(IN_THEME)}${ELEMENT}${ARTICLE.html}`);
    expect(html).not.toMatch(/claim-?light/);
    await page.goto(url);
    await expect(page.locator('.gh-content')).toContainText('a story in search of a crime');
    await expect(page.locator('claim-light')).toHaveCount(0);
    const told = await doctor(page, site.url, url);
    await expect(told).toContainText('the content system has taken it out');
  });

  test.describe('files that were uploaded as files', () => {
    test.use({ mayLogErrors: true });
    test('are sent as plain text: the article stays as it is, the console tells why and the doctor what to do', async ({ page, site }) => {
      const src = await site.file('claimlight.js');
      const sent = (await fetch(src)).headers;
      expect([sent.get('content-type'), sent.get('x-content-type-options')]).toEqual([expect.stringContaining('text/plain'), 'nosniff']);
      const { url } = await site.post('Uploaded', card(script(src) + ELEMENT) + ARTICLE.html);
      const heard = page.waitForEvent('console', (message) => message.type() === 'error' && message.text().includes('text/plain'));
      await page.goto(url);
      expect((await heard).text()).toContain('MIME type');
      await expect(page.locator('.gh-content > p:visible')).toHaveCount(ARTICLE.paragraphs.length);
      expect(await page.evaluate(() => customElements.get('claim-light') === undefined)).toBe(true);
      const told = await doctor(page, site.url, url);
      await expect(told.locator('.fault')).toContainText(`${new URL(src).pathname}It is sent as text/plain`);
      await expect(told.locator('.fault')).toContainText('put the folder into the theme');
    });
  });
});

test('the script of the theme and that of a card are the script once', async ({ page, folder, site }) => {
  const expected = await plain(page, folder);
  await site.theme('source', { partial: true });
  const { url } = await site.post(ARTICLE.title, card(script(IN_THEME) + ELEMENT) + ARTICLE.html);
  await page.goto(url);
  expect(await found(page)).toEqual(expected);
  await expect(page.locator('script[src*="claimlight.js"]')).toHaveCount(2);
  await expect(page.locator('claim-light')).toHaveCount(2);
});

/** Has the doctor that lies in the theme look at a post; what it says of it. */
async function doctor(page: Page, site: string, post: string) {
  await page.goto(`${site}assets/claimlight/doctor.html`);
  // It starts the machine again and again; beside a Ghost that has only just been built, on a busy machine, that takes a while.
  await expect(page.locator('#verdict')).toHaveText('It works here.', { timeout: 90_000 });
  await page.getByLabel('One of your articles').fill(new URL(post).pathname);
  await page.getByRole('button', { name: 'Look at its policy' }).click();
  return page.locator('#policy');
}
