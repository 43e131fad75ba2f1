// The extension in Firefox, by its own driver: Playwright installs none there.
import { expect, test as base } from '@playwright/test';
import { type ChildProcess, spawn } from 'node:child_process';
import { litHere, page, placeHere, SHAPES, STORY, STRICT } from './pages';
import { type Content, freePort, Site } from './site';

const FOLDER = new URL('../../target/extension/firefox', import.meta.url).pathname;
const ID = 'claimlight@claimlight.org';

/** Firefox with the extension installed until it ends. */
class Firefox {
  private session = '';

  private constructor(
    private readonly driver: ChildProcess,
    private readonly base: string,
    readonly site: Site,
  ) {}

  /** @param privately whether all its windows are private */
  static async start(privately = false) {
    const port = await freePort();
    const binary = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
    // The toolbar is a part of the browser that a test sees only with this.
    const options = ['--port', `${port}`, '--binary', binary, '--allow-system-access'];
    const path = `${new URL('../../.tools/bin', import.meta.url).pathname}:${process.env.PATH}`;
    const driver = spawn('geckodriver', options, { stdio: 'ignore', env: { ...process.env, PATH: path } });
    const firefox = new Firefox(driver, `http://127.0.0.1:${port}`, await Site.open());
    await expect.poll(() => firefox.call('GET', '/status').catch(() => null)).toMatchObject({ ready: true });
    const proxy = `127.0.0.1:${firefox.site.port}`;
    const prefs = { 'browser.privatebrowsing.autostart': privately, 'intl.locale.requested': 'en-US' };
    const started = await firefox.call('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          proxy: { proxyType: 'manual', httpProxy: proxy, sslProxy: proxy },
          'moz:firefoxOptions': { args: ['-headless'], prefs },
        },
      },
    });
    firefox.session = `/session/${started.sessionId}`;
    await firefox.call('POST', `${firefox.session}/moz/addon/install`, { path: FOLDER, temporary: true, allowPrivateBrowsing: privately });
    return firefox;
  }

  async stop() {
    await this.call('DELETE', this.session).catch(() => {});
    this.driver.kill();
    this.site.close();
  }

  /** Opens a page with this body; headers as well. */
  visit(body: Content['body'], headers: Record<string, string> = {}) {
    return this.call('POST', `${this.session}/url`, { url: this.site.put({ body, headers }) });
  }

  /** Runs a script in the page, or in the browser around it. */
  async evaluate(script: string, context: 'content' | 'chrome' = 'content') {
    await this.call('POST', `${this.session}/moz/context`, { context });
    const value = await this.call('POST', `${this.session}/execute/sync`, { script, args: [] });
    await this.call('POST', `${this.session}/moz/context`, { context: 'content' });
    return value;
  }

  lit(): Promise<string> {
    return this.evaluate(`return (${litHere})()`);
  }

  html(): Promise<string> {
    return this.evaluate('return document.documentElement.outerHTML');
  }

  /** Presses the toolbar's button. */
  press() {
    return this.evaluate(
      `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
       ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID('${ID}').extension).triggerAction(window);`,
      'chrome',
    );
  }

  /** The words of the sidebar; nothing while it shows no list of ours. */
  sidebar(): Promise<string> {
    return this.evaluate(
      `const inner = SidebarController.browser?.contentDocument?.querySelector('browser');
       return inner?.currentURI?.spec.includes('panel.html?tab=') ? 'list' : ''`,
      'chrome',
    );
  }

  async click(words: string) {
    const { x, y } = await this.evaluate(`return (${placeHere})(${JSON.stringify(words)})`);
    const actions = [
      { type: 'pointerMove', x, y },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await this.call('POST', `${this.session}/actions`, { actions: [{ type: 'pointer', id: 'mouse', actions }] });
  }

  /** Presses keys of the browser's together: the last one while the others are held. */
  async keys(...keys: string[]) {
    const down = keys.map((value) => ({ type: 'keyDown', value }));
    const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }));
    await this.call('POST', `${this.session}/moz/context`, { context: 'chrome' });
    await this.call('POST', `${this.session}/actions`, { actions: [{ type: 'key', id: 'keys', actions: [...down, ...up] }] });
    await this.call('POST', `${this.session}/moz/context`, { context: 'content' });
  }

  private async call(method: string, path: string, body?: object): Promise<any> {
    const response = await fetch(`${this.base}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const { value } = (await response.json()) as any;
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }
}

/** One Firefox for all tests, and one whose windows are private. */
const test = base.extend<object, { firefox: Firefox }>({
  firefox: [
    async ({}, use) => {
      const firefox = await Firefox.start();
      await use(firefox);
      await firefox.stop();
    },
    { scope: 'worker' },
  ],
});

const [ALT, SHIFT] = ['\uE00A', '\uE008'];

test('in Firefox a click lights, lists and explains under a strict policy, and a second one leaves nothing', async ({ firefox }) => {
  await firefox.visit(page(`<article>${STORY}</article>`), { 'content-security-policy': STRICT });
  const html = await firefox.html();
  await firefox.press();
  await expect.poll(() => firefox.lit()).toContain('“The bridge may close in spring,”');
  const colour = "return getComputedStyle(document.body, '::highlight(claimlight-1-quote)').backgroundColor";
  expect(await firefox.evaluate(colour)).toBe('rgb(228, 237, 248)');
  expect(await firefox.html()).toBe(html);
  await expect.poll(() => firefox.sidebar()).toBe('list');
  await firefox.click('bridge may close');
  const cards = () => firefox.evaluate("return document.querySelectorAll('html > claimlight-card').length");
  await expect.poll(cards).toBe(1);
  await firefox.press();
  await expect.poll(() => firefox.lit()).toBe('');
  expect(await firefox.evaluate('return [CSS.highlights.size, document.adoptedStyleSheets.length]')).toEqual([0, 0]);
  expect(await firefox.html()).toBe(html);
});

test('in Firefox the shortcut switches it on and off', async ({ firefox }) => {
  await firefox.visit(page(`<article>${STORY}</article>`));
  await firefox.keys(ALT, SHIFT, 'Q');
  await expect.poll(() => firefox.lit()).toContain('“The bridge may close in spring,”');
  await firefox.keys(ALT, SHIFT, 'Q');
  await expect.poll(() => firefox.lit()).toBe('');
});

for (const { name, body, headers, lit: wanted = 'may close in spring', unlit = [] } of SHAPES)
  test(`in Firefox it finds the article of a page with ${name}`, async ({ firefox }) => {
    await firefox.visit(body, headers);
    await firefox.press();
    await expect.poll(() => firefox.lit()).toContain(wanted);
    for (const words of unlit) expect(await firefox.lit()).not.toContain(words);
    await firefox.press();
    await expect.poll(() => firefox.lit()).toBe('');
  });

const CANARY = 'Quillfeather';

test('in a private window of Firefox it works, and what a page says goes nowhere', async () => {
  const firefox = await Firefox.start(true);
  try {
    await firefox.visit(page(`<article>${STORY}<p>“The ${CANARY} bridge may close,” ${CANARY} Lee said.</p></article>`));
    await firefox.press();
    await expect.poll(() => firefox.lit()).toContain(CANARY);
    expect(firefox.site.asked.join('\n')).not.toContain(CANARY);
    expect(firefox.site.asked.filter((line) => !/\.test\/|\.mozilla\.(?:com|net|org)[:/]|firefox\.com[:/]/.test(line))).toEqual([]);
  } finally {
    await firefox.stop();
  }
});
