// What an article says stays on its page: a word that occurs nowhere else is looked for everywhere.
import { element, expect, hostPage, status, test } from './host';

const CANARY = 'Quillfeather';
const ARTICLE = `<p>“The ${CANARY} bridge may close,” ${CANARY} Lee said. It could rain.</p>`;
const COUNTS = /^\d+ quotes?, \d+ speakers?, \d+ doubts?$/;

test('the element fetches its own files and tells nobody what it reads', async ({ page, host, context }) => {
  const server = await host({ '/': { body: hostPage({ article: ARTICLE }) } });
  const seen: string[] = [];
  context.on('request', (request) =>
    seen.push(`${request.method()} ${request.url()} ${request.postData() ?? ''} ${JSON.stringify(request.headers())}`),
  );
  page.on('console', (message) => seen.push(message.text()));
  page.on('websocket', (socket) => seen.push(socket.url()));
  await page.goto(server.url);
  await expect(status(page)).toHaveText(COUNTS);
  await element(page).getByRole('button', { name: 'Show list' }).click();
  await element(page).getByRole('button', { name: 'Next mark' }).click();
  await element(page).locator('.entry').first().click();
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.querySelector('article')?.append(' “More,” she said.'));
  await expect(status(page)).toContainText('2 quotes');
  const own = server.arrived.filter((line) => !line.startsWith('GET / ') && !line.includes('favicon'));
  expect(own.map((line) => line.replace(/\?v=[0-9a-f]{12}/, '').trim())).toEqual([
    'GET /dist/claimlight.js',
    'GET /dist/claimlight_bg.wasm',
    'GET /dist/worker.js',
    'GET /dist/details.js',
  ]);
  expect(seen.join('\n')).not.toContain(CANARY);
  const kept = await page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    return JSON.stringify({
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookie: document.cookie,
      databases,
      title: document.title,
      href: location.href,
      state: history.state,
      name: window.name,
    });
  });
  expect(kept).not.toContain(CANARY);
  expect(JSON.parse(kept)).toMatchObject({ local: {}, session: {}, cookie: '', databases: [] });
});

test('once its files have come, it works without a connection', async ({ page, host, browserName }) => {
  test.skip(browserName !== 'chromium', 'a stock Firefox cannot be told to go offline');
  const server = await host({ '/': { body: hostPage({ article: ARTICLE }) } });
  await page.goto(server.url);
  await expect(status(page)).toHaveText(COUNTS);
  await page.context().setOffline(true);
  await page.evaluate(() => document.querySelector('article')?.append(' “More,” she said.'));
  await expect(status(page)).toContainText('2 quotes');
});
