// Chromium with the extension installed unpacked, as a fixture. It starts once; each test has pages of its own, and options as they are at
// first.
import { type BrowserContext, type CDPSession, chromium, expect, type Page, test as base, type Worker } from '@playwright/test';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
  /** Presses the toolbar's button. */
  press(page: Page): Promise<void>;
  /** The list of a page, opened as a page of its own, which a test can use as a reader uses the side panel. */
  list(page: Page): Promise<Page>;
  /** What stands in the side panel of a page itself; nothing while it is closed. */
  sidePanel(page: Page): Promise<string>;
  tabOf(page: Page): Promise<number>;
}

export const test = base.extend<{ extension: Extension }, { allowed: string[]; installed: Extension }>({
  /** The sites that it may see without being asked. */
  allowed: [[], { option: true, scope: 'worker' }],
  installed: [
    async ({ allowed }, use) => {
      const profile = await mkdtemp(join(tmpdir(), 'claimlight-'));
      const folder = allowed.length ? await copyWith(allowed, join(profile, 'extension')) : FOLDER;
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
          // To press the toolbar's button: Extensions.triggerAction of the DevTools protocol.
          '--enable-unsafe-extension-debugging',
          `--disable-extensions-except=${folder}`,
          `--load-extension=${folder}`,
        ],
      });
      const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
      await expect.poll(() => worker.evaluate(() => chrome.action.onClicked.hasListeners())).toBe(true);
      const id = new URL(worker.url()).host;
      const devtools = await context.browser()!.newBrowserCDPSession();
      const tabOf = (page: Page) =>
        page
          .bringToFront()
          .then(() => worker.evaluate(async () => (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id ?? -1));
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
        async press(page) {
          // The button is the window's: it is about the page in front.
          await page.bringToFront();
          const { targetInfos } = await devtools.send('Target.getTargets', { filter: [{ type: 'tab' }] });
          const target = targetInfos.find(({ url }) => url === page.url());
          await devtools.send('Extensions.triggerAction' as never, { id, targetId: target?.targetId } as never);
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
          const { targetInfos } = await devtools.send('Target.getTargets');
          const lists = new Set(context.pages().map((one) => one.url()));
          const target = targetInfos.find(({ url }) => url.includes(`/panel.html?tab=${tab}`) && !lists.has(url));
          return target ? read(devtools, target.targetId) : '';
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

/** The words of a page of the browser's that Playwright does not know. */
async function read(devtools: CDPSession, targetId: string) {
  const { sessionId } = await devtools.send('Target.attachToTarget', { targetId });
  const answer = new Promise<string>((resolve) => {
    const hear = ({ sessionId: from, message }: { sessionId: string; message: string }) => {
      if (from !== sessionId) return;
      devtools.off('Target.receivedMessageFromTarget', hear);
      resolve(JSON.parse(message).result?.result?.value ?? '');
    };
    devtools.on('Target.receivedMessageFromTarget', hear);
  });
  const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: 'document.body.innerText' } });
  await devtools.send('Target.sendMessageToTarget', { sessionId, message });
  return answer;
}

export const lit = (page: Page) => page.evaluate(litHere);

export const placeOf = (page: Page, words: string) => page.evaluate(placeHere, words);

/** The extension as a browser has it after the reader gave leave for some sites. */
async function copyWith(sites: string[], folder: string) {
  await cp(FOLDER, folder, { recursive: true });
  const manifest = JSON.parse(await readFile(`${folder}/manifest.json`, 'utf8'));
  await writeFile(`${folder}/manifest.json`, JSON.stringify({ ...manifest, host_permissions: sites }));
  return folder;
}
