// Chromium with the extension installed unpacked, as a fixture. It starts once; each test has pages of its own, and options as they are at
// first.
import { type BrowserContext, type CDPSession, chromium, expect, type Page, test as base, type Worker } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { litHere, placeHere } from './pages';
import { type Content, Site } from './site';

export { expect } from '@playwright/test';

const FOLDER = new URL('../../target/extension/chromium', import.meta.url).pathname;

export interface Extension {
  context: BrowserContext;
  /** Its background. */
  worker: Worker;
  id: string;
  site: Site;
  /** Opens a page with this body; headers as well. */
  visit(body: Content['body'], headers?: Record<string, string>): Promise<Page>;
  /** Opens a page with this body in a private window, or one that is there already. */
  visitPrivately(body: Content['body'], address?: string): Promise<Page>;
  /** Presses the toolbar's button. */
  press(page: Page): Promise<void>;
  /** Presses Alt, Shift and this key. */
  key(page: Page, key: string): Promise<void>;
  /** Answers what the browser will ask when the extension wants this site: a test cannot click in the browser's own windows. */
  allow(origin: string): Promise<void>;
  /** The list of a page, opened as a page of its own, which a test can use as a reader uses the side panel. */
  list(page: Page): Promise<Page>;
  /** What stands in the side panel of a page itself; nothing while it is closed. */
  sidePanel(page: Page): Promise<string>;
  /** Runs a script in the document where Chromium keeps the reader. */
  inReader(script: string): Promise<string>;
  tabOf(page: Page): Promise<number>;
}

export const test = base.extend<{ extension: Extension }, { installed: Extension }>({
  installed: [
    async ({}, use) => {
      const profile = await mkdtemp(join(tmpdir(), 'claimlight-'));
      const site = await Site.open();
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        // The new headless mode is the whole browser; the old one, which `headless` would ask for, has no extensions.
        headless: false,
        ignoreDefaultArgs: ['--disable-extensions'],
        proxy: { server: `http://127.0.0.1:${site.port}` },
        viewport: { width: 1280, height: 900 },
        locale: 'en-GB',
        args: [
          '--headless=new',
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          // To install it and to press its button: the domain Extensions of the DevTools protocol.
          '--enable-unsafe-extension-debugging',
        ],
      });
      const devtools = await context.browser()!.newBrowserCDPSession();
      const started = context.waitForEvent('serviceworker');
      await devtools.send('Extensions.loadUnpacked' as never, { path: FOLDER, enableInIncognito: true } as never);
      const worker = await started;
      await expect.poll(() => worker.evaluate(() => chrome.action.onClicked.hasListeners())).toBe(true);
      const id = new URL(worker.url()).host;
      const targets = async () => (await devtools.send('Target.getTargets', { filter: [{}] })).targetInfos;
      const hidden = new Set<Page>();
      const tabOf = async (page: Page) => {
        await page.bringToFront();
        // Each of the two backgrounds knows its own windows.
        const background = hidden.has(page) ? context.serviceWorkers().find((one) => one !== worker) : worker;
        return background?.evaluate(async () => (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id ?? -1) ?? -1;
      };
      await use({
        context,
        worker,
        id,
        site,
        tabOf,
        async visit(body, headers = {}) {
          const page = await context.newPage();
          await page.goto(site.put({ body, headers }));
          return page;
        },
        async visitPrivately(body, url = site.put({ body })) {
          const opened = context.waitForEvent('page');
          await worker.evaluate((url) => chrome.windows.create({ incognito: true, url }), url);
          const page = await opened;
          hidden.add(page);
          await page.waitForURL(url);
          return page;
        },
        async press(page) {
          // The button is the window's: it is about the page in front.
          await page.bringToFront();
          const target = (await targets()).find(({ type, url }) => type === 'tab' && url === page.url());
          await devtools.send('Extensions.triggerAction' as never, { id, targetId: target?.targetId } as never);
        },
        async key(page, key) {
          await page.bringToFront();
          const session = await context.newCDPSession(page);
          const code = key.charCodeAt(0);
          // Only a key that has a native code goes to the browser, as those of a keyboard do, and not to the page alone.
          const what = { modifiers: 1 | 8, key, code: `Key${key}`, windowsVirtualKeyCode: code, nativeVirtualKeyCode: code };
          for (const type of ['rawKeyDown', 'keyUp'] as const) await session.send('Input.dispatchKeyEvent', { type, ...what });
          await session.detach();
        },
        async allow(origin) {
          const settings = await context.newPage();
          await settings.goto('chrome://extensions/');
          await settings.evaluate(([id, site]) => (chrome as any).developerPrivate.addHostPermission(id, site), [id, `${origin}/*`]);
          await settings.close();
        },
        async list(page) {
          const tab = await tabOf(page);
          const list = await context.newPage();
          await list.setViewportSize({ width: 390, height: 900 });
          await list.goto(`chrome-extension://${id}/panel.html?tab=${tab}`);
          return list;
        },
        async sidePanel(page) {
          const tab = await tabOf(page);
          const lists = new Set(context.pages().map((one) => one.url()));
          const target = (await targets()).find(({ url }) => url.includes(`/panel.html?tab=${tab}`) && !lists.has(url));
          return target ? evaluate(devtools, target.targetId, 'document.body.innerText') : '';
        },
        async inReader(script) {
          const target = (await targets()).find(({ url }) => url.endsWith('/offscreen.html'));
          return evaluate(devtools, target?.targetId ?? '', script);
        },
      });
      await context.close();
      site.close();
      await rm(profile, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  extension: async ({ installed }, use) => {
    installed.site.asked = [];
    await use(installed);
    const [, ...pages] = installed.context.pages();
    for (const page of pages) await page.close();
    await installed.worker.evaluate(() => chrome.storage.local.clear());
  },
});

/** Runs a script in a page of the browser's that Playwright does not know. */
async function evaluate(devtools: CDPSession, targetId: string, expression: string) {
  const { sessionId } = await devtools.send('Target.attachToTarget', { targetId });
  const answer = new Promise<string>((resolve) => {
    const hear = ({ sessionId: from, message }: { sessionId: string; message: string }) => {
      if (from !== sessionId) return;
      devtools.off('Target.receivedMessageFromTarget', hear);
      resolve(JSON.parse(message).result?.result?.value ?? '');
    };
    devtools.on('Target.receivedMessageFromTarget', hear);
  });
  const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } });
  await devtools.send('Target.sendMessageToTarget', { sessionId, message });
  return answer;
}

export const lit = (page: Page) => page.evaluate(litHere);

export const placeOf = (page: Page, words: string) => page.evaluate(placeHere, words);
