// Nothing leaves the page: a word that occurs nowhere else is looked for everywhere.
import { expect, hand, open, read, test } from './page';

const CANARY = 'Quillfeather';
const TEXT = `“The ${CANARY} bridge may close,” ${CANARY} Lee said. It could rain.`;

test('only its own files are fetched, by GET, and the text is in none of it', async ({ page, context, serve }) => {
  const server = await serve({});
  const seen: string[] = [];
  context.on('request', (request) => seen.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
  page.on('websocket', (socket) => seen.push(`socket ${socket.url()}`));
  await open(page, server.url);
  await read(page, TEXT);
  await hand(page, 'drop', 'body', {
    files: [{ name: `${CANARY}.html`, bytes: `<p>${TEXT}</p><img src="https://elsewhere.example/${CANARY}.png">` }],
  });
  await expect(page.locator('#article')).toContainText(CANARY);
  await page.locator('#article mark[class^=claimlight-mark-1-quote]').first().click();
  await page.keyboard.press('Escape');
  await page.locator('#theme').selectOption('dark');
  await page.locator('#new').click();
  await page.reload();
  await open(page, server.url);

  const own = server.arrived.map(({ url }) => url);
  const files = own.map((url) => url.split('?')[0]);
  expect(files).toEqual(expect.arrayContaining(['/', '/dist/page.js', '/dist/worker.js', '/dist/claimlight_bg.wasm']));
  for (const { method, url, body, headers } of server.arrived) {
    expect(method).toBe('GET');
    expect(body).toBe('');
    expect(url + headers).not.toContain(CANARY);
    expect(url).toMatch(
      /^\/(?:$|favicon\.svg$|dist\/page\.css$|dist\/(?:page|start)\.js$|dist\/(?:worker\.js|finder\.js|claimlight_bg\.wasm)\?v=[0-9a-f]{12}$|samples\/index\.json$)/,
    );
  }
  for (const request of seen) {
    expect(request).toMatch(new RegExp(`^GET ${server.url}`));
    expect(request).not.toContain(CANARY);
  }
});

test('nothing is kept: no storage, no cookie, no cache, no title, no address', async ({ page, context }) => {
  await open(page);
  await read(page, TEXT);
  await page.locator('#theme').selectOption('light');
  const kept = await page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const caches_ = 'caches' in window ? await caches.keys() : [];
    const files: string[] = [];
    // TypeScript's DOM does not know yet that a directory can be iterated.
    const folder = (await navigator.storage.getDirectory()) as unknown as AsyncIterable<[string]>;
    for await (const [name] of folder) files.push(name);
    return {
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookie: document.cookie,
      databases,
      caches_,
      files,
      title: document.title,
      href: location.href,
      state: history.state,
    };
  });
  expect(kept).toMatchObject({
    local: { 'claimlight-theme': 'light' },
    session: {},
    cookie: '',
    databases: [],
    caches_: [],
    files: [],
    state: null,
  });
  expect(JSON.stringify(kept)).not.toContain(CANARY);
  expect(await context.cookies()).toEqual([]);
});

test.describe('policies', () => {
  test.use({ mayLogErrors: true });

  test('the page may connect to nobody else', async ({ page }) => {
    await open(page);
    const refused = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      const failed = await fetch('https://elsewhere.example/').then(
        () => false,
        () => true,
      );
      const image = new Image();
      await new Promise((resolve) => {
        image.onerror = image.onload = resolve;
        image.src = 'https://elsewhere.example/a.png';
      });
      const script = document.createElement('script');
      await new Promise((resolve) => {
        script.onerror = script.onload = resolve;
        script.src = 'https://elsewhere.example/a.js';
        document.head.append(script);
      });
      return { failed, violations };
    });
    expect(refused.failed).toBe(true);
    expect(refused.violations).toEqual(expect.arrayContaining(['connect-src', 'img-src']));
    expect(refused.violations.some((directive) => directive.startsWith('script-src'))).toBe(true);
  });

  test('the worker may connect to nobody, its own server included', async ({ page, serve, request }) => {
    // The worker’s file with a few lines more, under the policy that the real file is served with.
    const real = (await request.get('/dist/worker.js')).headers()['content-security-policy'];
    expect(real).toContain("connect-src 'none'");
    const tries = `
      const refused = [];
      self.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
      const results = [];
      for (const address of ['/index.html', 'https://elsewhere.example/'])
        results.push(await fetch(address).then(() => 'sent', () => 'refused'));
      try { new WebSocket('wss://elsewhere.example/'); } catch {}
      await new Promise((resolve) => setTimeout(resolve, 100));
      self.postMessage({ results, refused });`;
    const server = await serve({ '/dist/worker.js': { body: tries } });
    await page.goto(server.url);
    const told = await page.evaluate(
      () =>
        new Promise<{ results: string[]; refused: string[] }>((resolve) => {
          const worker = new Worker('dist/worker.js', { type: 'module' });
          worker.onmessage = ({ data }) => data.results && resolve(data);
        }),
    );
    expect(told.results).toEqual(['refused', 'refused']);
    expect(told.refused).toContain('connect-src');
    expect(server.arrived.filter(({ url }) => url === '/index.html')).toEqual([]);
  });

  test('the page carries its policy along to hosts that send no headers', async ({ page, request }) => {
    await open(page);
    const own = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
    const sent = (await request.get('/')).headers()['content-security-policy'];
    const parts = (policy: string) =>
      policy
        .split(';')
        .map((part) => part.trim().replace(/\s+/g, ' '))
        .filter((part) => !part.startsWith('frame-ancestors'))
        .sort();
    expect(parts(own ?? '')).toEqual(parts(sent));
  });
});
