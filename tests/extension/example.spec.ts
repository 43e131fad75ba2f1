// The extension in examples/content-script, as somebody would make it: with the package beside it.
import { chromium, expect, test } from '@playwright/test';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { page, STORY } from './pages';
import { Site } from './site';

const ROOT = new URL('../..', import.meta.url).pathname;

test('the example of a content script marks the quotes of an article', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'claimlight-'));
  const extension = join(folder, 'extension');
  await cp(join(ROOT, 'examples/content-script'), extension, { recursive: true });
  await cp(join(ROOT, 'www/dist'), join(extension, 'claimlight'), { recursive: true });
  const site = await Site.open();
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: false,
    ignoreDefaultArgs: ['--disable-extensions'],
    proxy: { server: `http://127.0.0.1:${site.port}` },
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--enable-unsafe-extension-debugging'],
  });
  try {
    const devtools = await context.browser()!.newBrowserCDPSession();
    await devtools.send('Extensions.loadUnpacked' as never, { path: extension } as never);
    const tab = await context.newPage();
    await tab.goto(site.put({ body: page(`<article>${STORY}</article>`) }));
    const lit = () => tab.evaluate(() => [...(CSS.highlights.get('who-says-what') ?? [])].map(String));
    await expect.poll(lit).toContain('“The bridge may close in spring,”');
    expect((await lit()).join()).not.toContain('Tom Reyes');
    expect(await tab.evaluate(() => document.querySelectorAll('mark').length)).toBe(0);
  } finally {
    await context.close();
    site.close();
    await rm(folder, { recursive: true, force: true });
  }
});
