// The extension in Firefox, by its own driver: Playwright installs none there.
import { expect, test as base } from '@playwright/test';
import { type ChildProcess, spawn } from 'node:child_process';
import { GERMAN, litHere, page, PDF, placeHere, SHAPES, STORY, STRICT } from './pages';
import { freePort } from '../servers';
import { type Content, Site } from './site';

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
    const prefs = {
      'browser.privatebrowsing.autostart': privately,
      'intl.locale.requested': 'en-US',
      // The browser's questions can be answered at once.
      'security.notification_enable_delay': 0,
    };
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
    return this.open(this.site.put({ body, headers }));
  }

  open(url: string) {
    return this.call('POST', `${this.session}/url`, { url });
  }

  back() {
    return this.call('POST', `${this.session}/back`, {});
  }

  /** Opens the options in a tab, as the browser does. */
  async options() {
    const host = await this.evaluate(`return WebExtensionPolicy.getByID('${ID}').mozExtensionHostname`, 'chrome');
    await this.open(`moz-extension://${host}/options.html`);
  }

  /** Clicks an element of the page, and types into it. */
  async use(selector: string, keys: string = '') {
    await expect.poll(() => this.evaluate(`return document.querySelectorAll('${selector}').length`)).toBe(1);
    const found = await this.call('POST', `${this.session}/element`, { using: 'css selector', value: selector });
    const element = `${this.session}/element/${Object.values(found)[0]}`;
    await this.call('POST', `${element}/click`, {});
    if (keys) await this.call('POST', `${element}/value`, { text: keys });
  }

  /** Answers the question that the browser asks, once it asks. */
  async answer(yes: boolean) {
    const press = `const { panel } = PopupNotifications;
      const button = panel.state === 'open' && panel.firstElementChild?.[${yes} ? 'button' : 'secondaryButton'];
      if (button) button.click();
      return Boolean(button)`;
    await expect.poll(() => this.evaluate(press, 'chrome')).toBe(true);
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

  /** What an expression says in the sidebar, which is in a process of its own; nothing while that shows none of our pages. */
  private inSidebar(expression: string): Promise<string> {
    const script = `sendAsyncMessage('claimlight', ((document) => ${expression})(content.document))`;
    return this.evaluate(
      `const inner = SidebarController.browser?.contentDocument?.querySelector('browser');
       if (!inner?.currentURI?.spec.includes('/panel.html')) return '';
       return new Promise((resolve) => {
         const hear = ({ data }) => {
           inner.messageManager.removeMessageListener('claimlight', hear);
           resolve(data);
         };
         inner.messageManager.addMessageListener('claimlight', hear);
         inner.messageManager.loadFrameScript('data:,' + encodeURIComponent(${JSON.stringify(script)}), false);
       });`,
      'chrome',
    );
  }

  /** The words of the sidebar. */
  sidebar() {
    return this.inSidebar("document.body?.innerText ?? ''");
  }

  /** Presses the first button of the sidebar that says this, once it is there. */
  async pressInSidebar(words: string) {
    const says = `(button) => button.checkVisibility() && button.textContent.includes(${JSON.stringify(words)})`;
    const press = `{
      const button = [...document.querySelectorAll('button')].find(${says});
      button?.click();
      return button ? 'pressed' : '';
    }`;
    await expect.poll(() => this.inSidebar(press)).toBe('pressed');
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
  await expect.poll(() => firefox.sidebar()).toContain('Tom Reyes');
  for (const words of ['Who speaks', '“I was told nothing,”', 'What is left open', 'Always on at news', 'is not sent anywhere'])
    expect(await firefox.sidebar()).toContain(words);
  await firefox.click('bridge may close');
  const cards = () => firefox.evaluate("return document.querySelectorAll('html > claimlight-card').length");
  await expect.poll(cards).toBe(1);
  await firefox.evaluate('document.body.click()');
  await expect.poll(cards).toBe(0);
  await firefox.pressInSidebar('I was told nothing');
  await expect.poll(cards).toBe(1);
  await firefox.press();
  await expect.poll(() => firefox.lit()).toBe('');
  expect(await firefox.evaluate('return [CSS.highlights.size, document.adoptedStyleSheets.length]')).toEqual([0, 0]);
  expect(await firefox.html()).toBe(html);
  await expect.poll(() => firefox.sidebar()).toContain('Claimlight is off on this page.');
});

test('in Firefox one shortcut switches it on and off, and the other shows the list', async ({ firefox }) => {
  await firefox.visit(page(`<article>${STORY}</article>`));
  await firefox.keys(ALT, SHIFT, 'Q');
  await expect.poll(() => firefox.lit()).toContain('“The bridge may close in spring,”');
  await firefox.evaluate('SidebarController.hide()', 'chrome');
  expect(await firefox.sidebar()).toBe('');
  await firefox.keys(ALT, SHIFT, 'L');
  await expect.poll(() => firefox.sidebar()).toContain('Tom Reyes');
  await firefox.keys(ALT, SHIFT, 'Q');
  await expect.poll(() => firefox.lit()).toBe('');
});

test('in Firefox a page without an article offers the selection and the whole page', async ({ firefox }) => {
  await firefox.visit(page('<h1>Today</h1><ul><li>“It may rain,” Ann Lee said.</li><li>“No,” said Tom Reyes.</li></ul>'));
  await firefox.press();
  await expect.poll(() => firefox.sidebar()).toContain('No article was found on this page.');
  await firefox.pressInSidebar('Read the selected text');
  await expect.poll(() => firefox.sidebar()).toContain('No text is selected.');
  await firefox.evaluate("getSelection().selectAllChildren(document.querySelector('li'))");
  await firefox.pressInSidebar('Read the selected text');
  await expect.poll(() => firefox.lit()).toContain('“It may rain,”');
  expect(await firefox.lit()).not.toContain('“No,”');
});

test('in Firefox a frame and another language are explained', async ({ firefox }) => {
  await firefox.visit(page('<iframe src="http://other.test/story" style="width:100%;height:700px"></iframe>'));
  await firefox.press();
  await expect.poll(() => firefox.sidebar()).toContain('The text is in a frame.');
  expect(await firefox.sidebar()).toContain('Open the frame in a tab');
  await firefox.visit(page(`<article>${GERMAN}</article>`));
  await firefox.press();
  await expect.poll(() => firefox.sidebar()).toContain('does not seem to be in English');
});

test('in Firefox a PDF and pages of the browser’s own are explained', async ({ firefox }) => {
  await firefox.visit(PDF, { 'content-type': 'application/pdf' });
  await firefox.press();
  await expect.poll(() => firefox.sidebar()).toContain('No extension can read this page.');
  await firefox.open('about:license');
  await expect.poll(() => firefox.sidebar()).toContain('Claimlight is off on this page.');
  await firefox.press();
  await expect.poll(() => firefox.sidebar()).toContain('No extension can read this page.');
  // A page that has no site cannot be on a list of sites.
  await firefox.open('about:blank');
  await firefox.press();
  await expect.poll(() => firefox.sidebar()).toContain('No article was found on this page.');
  expect(await firefox.sidebar()).toContain('Switch off on this page');
  expect(await firefox.sidebar()).not.toContain('Always on');
});

test('in Firefox the list is that of the page in front, on the way to another one and back', async ({ firefox }) => {
  const other = STORY.replaceAll('Tom Reyes', 'Cora Bell');
  await firefox.visit(page(`<article>${STORY}</article>`));
  await firefox.press();
  await expect.poll(() => firefox.sidebar()).toContain('Tom Reyes');
  await firefox.visit(page(`<article>${other}</article>`));
  await expect.poll(() => firefox.sidebar()).toContain('Claimlight is off on this page.');
  await firefox.evaluate('SidebarController.hide()', 'chrome');
  await firefox.press();
  await expect.poll(() => firefox.sidebar()).toContain('Cora Bell');
  expect(await firefox.sidebar()).not.toContain('Tom Reyes');
  await firefox.back();
  await expect.poll(() => firefox.sidebar()).toContain('Tom Reyes');
  expect(await firefox.sidebar()).not.toContain('Cora Bell');
  expect(await firefox.lit()).toContain('Tom Reyes');
  await firefox.press();
  await expect.poll(() => firefox.lit()).toBe('');
});

test('in Firefox a page that is left while it is read is off on the way back, and can be read', async ({ firefox }) => {
  await firefox.visit(page(`<article>${STORY.repeat(150)}</article>`));
  await firefox.press();
  await expect.poll(() => firefox.sidebar(), { intervals: [50] }).toContain('% read');
  await firefox.visit(page('<p>Elsewhere.</p>'));
  await firefox.back();
  await expect.poll(() => firefox.sidebar()).toContain('Claimlight is off on this page.');
  await firefox.press();
  await expect.poll(() => firefox.sidebar()).toContain('Tom Reyes');
  await expect.poll(() => firefox.lit()).toContain('may close in spring');
  await firefox.press();
  await expect.poll(() => firefox.lit()).toBe('');
});

test('in Firefox the browser asks for a site that is to be always on, and the site starts by itself', async ({ firefox }) => {
  const address = firefox.site.put({ body: page(`<article>${STORY}</article>`) });
  const said = () => firefox.evaluate("return document.querySelector('[role=status]').textContent");
  const sites = () => firefox.evaluate("return document.querySelector('.sites').textContent");
  await firefox.options();
  await firefox.use('.add input', address);
  await firefox.use('.add button');
  await firefox.answer(false);
  await expect.poll(said).toContain('did not');
  expect(await sites()).toBe('None.');
  await firefox.use('.add button');
  await firefox.answer(true);
  await expect.poll(sites).toContain(new URL(address).origin);
  await firefox.open(address);
  await expect.poll(() => firefox.lit()).toContain('may close in spring');
  await firefox.options();
  await firefox.use('.remove');
  await expect.poll(sites).toBe('None.');
  await firefox.open(address);
  // What starts by itself does so before a click could: one that lights shows that it had not started.
  await firefox.press();
  await expect.poll(() => firefox.lit()).toContain('may close in spring');
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
