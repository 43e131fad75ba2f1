// Every editor, each with the same article, on one page: what is found, what is saved, what is undone, where the caret is.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { make, serve } from './editors/site';

const GENERIC = ['plain', 'tinymce', 'ckeditor', 'quill', 'draftail', 'lexical'];
const ALL = [...GENERIC, 'prosemirror', 'tiptap'];
const TYPED = ' "The pier is closed for good," Ann Lee said.';
const KINDS = [
  'quote',
  'speaker',
  'cue',
  ...['epistemic', 'doxastic', 'hearsay', 'unknown', 'conditional', 'approximate', 'unattributed'].map((kind) => `doubt-${kind}`),
];

/** How many times as much a key may cost with us. With all that is found painted, near or not, it was five to nine times. */
const MOST = 3;

type Made = { root: HTMLElement; output(): string; stop(): void; explain(): boolean };
type Own = { editors: Record<string, Made>; heard: Record<string, { quotes?: { content: { text: string }[] }[] }> };

let site: Awaited<ReturnType<typeof serve>>;
test.beforeAll(async () => {
  test.setTimeout(600_000);
  await make();
  site = await serve();
});
test.afterAll(() => site?.stop());

const open = async (page: Page, query = '') => {
  await page.goto(`${site.url}/${query}`);
  await page.waitForFunction(() => 'editors' in window);
};
const read = (page: Page, name: string) => page.waitForFunction((n) => (window as unknown as Own).heard[n]?.quotes, name);
const output = (page: Page, name: string) => page.evaluate((n) => (window as unknown as Own).editors[n].output(), name);

/** Waits until an editor has read a quote with these words. */
const quoted = (page: Page, name: string, words: string, there = true) =>
  page.waitForFunction(
    ([n, w, t]) => JSON.stringify((window as unknown as Own).heard[n as string]?.quotes ?? null).includes(w as string) === t,
    [name, words, there] as const,
  );

/** The lit letters of each kind, in the order of the text: by highlights of the root's own window, or by decorations. */
const lit = (page: Page, of: string) =>
  page.evaluate(
    ([n, kinds]) => {
      const root =
        n === 'article' ? (document.querySelector('article') as HTMLElement) : (window as unknown as Own).editors[n as string].root;
      const view = root.ownerDocument.defaultView as unknown as typeof globalThis;
      const ranges = (kind: string) =>
        [...(view.CSS.highlights as unknown as Iterable<[string, Iterable<StaticRange>]>)]
          .filter(([name]) => name.endsWith(`-${kind}`))
          .flatMap(([, all]) => [...all]);
      return Object.fromEntries(
        (kinds as string[]).map((kind) => {
          let letters = '';
          const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          const all = ranges(kind)
            .filter((r) => root.contains(r.startContainer))
            .map((r) => {
              const live = root.ownerDocument.createRange();
              live.setStart(r.startContainer, r.startOffset);
              live.setEnd(r.endContainer, r.endOffset);
              return live;
            });
          for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
            const text = node;
            const decorated = Boolean(text.parentElement?.closest(`.claimlight-${kind}`));
            for (let i = 0; i < text.data.length; i += 1)
              if (decorated || all.some((r) => r.comparePoint(text, i) === 0 && r.comparePoint(text, i + 1) === 0)) letters += text.data[i];
          }
          return [kind, letters.replace(/\s+/g, '')];
        }),
      );
    },
    [of, KINDS] as const,
  );

/** Where the caret is, counted in characters from the root's beginning, and whether the editor has the focus. */
const caret = (page: Page, name: string) =>
  page.evaluate((n) => {
    const { root } = (window as unknown as Own).editors[n];
    const selection = root.ownerDocument.getSelection() as Selection;
    const range = root.ownerDocument.createRange();
    range.setStart(root, 0);
    range.setEnd(selection.focusNode as Node, selection.focusOffset);
    const frame = root.ownerDocument.defaultView?.frameElement;
    const focused = root.ownerDocument.activeElement === root && (!frame || document.activeElement === frame);
    return { at: range.toString().length, collapsed: selection.isCollapsed, focused };
  }, name);

/** Goes to the end of the text. */
async function end(page: Page, name: string) {
  await page.evaluate((n) => {
    const { root } = (window as unknown as Own).editors[n];
    root.ownerDocument.defaultView?.focus();
    root.focus();
  }, name);
  await page.keyboard.press('Control+End');
  // Editors hear of a caret in a task of its own.
  await page.waitForTimeout(100);
}

/** A point of the window in the first words that are lit as a quote. */
const point = (page: Page, name: string) =>
  page.evaluate((n) => {
    const { root } = (window as unknown as Own).editors[n];
    const frame = root.ownerDocument.defaultView?.frameElement;
    (frame ?? root).scrollIntoView();
    const view = root.ownerDocument.defaultView as unknown as typeof globalThis;
    const found = [...(view.CSS.highlights as unknown as Iterable<[string, Iterable<StaticRange>]>)]
      .filter(([key]) => key.endsWith('-quote'))
      .flatMap(([, all]) => [...all])
      .find((r) => root.contains(r.startContainer));
    const live = root.ownerDocument.createRange();
    if (found) {
      live.setStart(found.startContainer, found.startOffset);
      live.setEnd(found.endContainer, found.endOffset);
    } else {
      live.selectNodeContents(root.querySelector('.claimlight-quote') as Element);
    }
    const { x, y, height } = live.getClientRects()[0];
    const { left, top } = frame?.getBoundingClientRect() ?? { left: 0, top: 0 };
    return { x: x + left + 20, y: y + top + height / 2 };
  }, name);

test('on one page, every editor shows what the plain page shows for the same article', async ({ page }) => {
  await page.goto(`${site.url}/plain`);
  await page.waitForFunction(() => (document.querySelector('claim-light') as unknown as { results: unknown } | null)?.results);
  const plain = await page.evaluate(() => (document.querySelector('claim-light') as unknown as { results: Own['heard'][string] }).results);
  const letters = await lit(page, 'article');
  expect(plain.quotes?.length).toBeGreaterThan(10);
  expect(
    Object.keys(letters)
      .filter((kind) => kind.startsWith('doubt-'))
      .map((kind) => letters[kind])
      .join('').length,
  ).toBeGreaterThan(50);
  await open(page);
  for (const name of ALL) {
    await read(page, name);
    expect(await page.evaluate((n) => (window as unknown as Own).heard[n], name), name).toEqual(plain);
    await expect.poll(() => lit(page, name), name).toEqual(letters);
  }
});

for (const display of ['block', 'inline'])
  test(`an element of ours among the paragraphs (${display}) is read past`, async ({ page }) => {
    const heard = async (among: boolean) => {
      await open(page, '?only=plain');
      await read(page, 'plain');
      await page.evaluate(
        ([on, as]) => {
          const own = document.createElement('claim-light');
          own.style.display = as as string;
          own.textContent = '"Never," said Bob Hale.';
          if (on) (window as unknown as Own).editors.plain.root.children[2].before(own);
        },
        [among, display] as const,
      );
      await end(page, 'plain');
      // At once, so that no reading falls between.
      await page.keyboard.insertText(TYPED);
      await quoted(page, 'plain', 'The pier is closed for good');
      return [await page.evaluate(() => (window as unknown as Own).heard.plain), await lit(page, 'plain')];
    };
    expect(await heard(true)).toEqual(await heard(false));
  });

for (const name of ALL)
  test(`${name}: a new quote lights up, the caret stays, the saved text and undoing are as without us`, async ({ page }) => {
    const without = await page.context().newPage();
    await open(without, `?only=${name}&us=no`);
    await open(page, `?only=${name}`);
    await read(page, name);
    const before = await output(page, name);
    expect(before).toBe(await output(without, name));
    // The page in front has the focus.
    const write = async (at: Page) => {
      await at.bringToFront();
      await end(at, name);
      await at.keyboard.type(TYPED);
    };
    await write(without);
    await write(page);
    const typed = await caret(page, name);
    await quoted(page, name, 'The pier is closed for good');
    await expect.poll(async () => (await lit(page, name)).quote).toContain('Thepierisclosedforgood');
    expect(await caret(page, name)).toEqual(typed);
    expect(typed).toMatchObject({ collapsed: true, focused: true });
    expect(await output(page, name)).toBe(await output(without, name));
    expect(await output(page, name)).not.toBe(before);
    const undo = async (at: Page) => {
      await at.bringToFront();
      for (let n = 1; n <= TYPED.length; n += 1) {
        await at.keyboard.press('Control+z');
        await at.waitForTimeout(50);
        if ((await output(at, name)) === before) return n;
      }
      return 0;
    };
    // How many steps keys make goes by the time between them: Lexical begins a new one after 300 ms.
    for (const at of [page, without]) expect(await undo(at)).toBeGreaterThan(0);
    // What comes at once makes the same steps with us and without; TinyMCE takes notice of a key only.
    const atOnce = async (at: Page) => {
      await at.bringToFront();
      await end(at, name);
      await at.keyboard.insertText(TYPED.slice(0, -1));
      await at.keyboard.type(TYPED.slice(-1));
      if (at === page) await quoted(page, name, 'The pier is closed for good');
      return undo(at);
    };
    const steps = await atOnce(without);
    expect(steps).toBeGreaterThan(0);
    expect(await atOnce(page)).toBe(steps);
    await quoted(page, name, 'The pier is closed for good', false);
    await expect.poll(async () => (await lit(page, name)).quote).not.toContain('Thepierisclosedforgood');
  });

for (const name of ALL)
  test(`${name}: the card comes beside the words and leaves focus and caret alone; stopped, nothing is left`, async ({ page }) => {
    await open(page, `?only=${name}`);
    await read(page, name);
    await expect.poll(async () => (await lit(page, name)).quote.length).toBeGreaterThan(100);
    const html = () => page.evaluate((n) => (window as unknown as Own).editors[n].root.ownerDocument.documentElement.outerHTML, name);
    const { x, y } = await point(page, name);
    await page.mouse.click(x, y);
    const card = page.getByRole('dialog');
    await expect(card).toBeVisible();
    const clicked = await caret(page, name);
    expect(clicked.focused).toBe(true);
    const box = await card.boundingBox();
    expect(box && (y < box.y || y > box.y + box.height)).toBe(true);
    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();
    // By the key it takes the focus, and gives it back.
    await page.keyboard.press('F8');
    await expect(card).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();
    await expect.poll(() => caret(page, name)).toEqual(clicked);
    const saved = await output(page, name);
    await page.evaluate((n) => (window as unknown as Own).editors[n].stop(), name);
    expect(await html()).not.toContain('claimlight-');
    const left = await page.evaluate((n) => {
      const document = (window as unknown as Own).editors[n].root.ownerDocument;
      const view = document.defaultView as unknown as typeof globalThis;
      return [view.CSS.highlights.size, document.adoptedStyleSheets.length];
    }, name);
    expect(left).toEqual([0, 0]);
    expect(await output(page, name)).toBe(saved);
  });

for (const name of ['prosemirror', 'tiptap'])
  test(`${name}: where lines are tight, marks have lines and no fills that cut into the line above`, async ({ page }) => {
    await open(page, `?only=${name}`);
    await read(page, name);
    const filled = () => page.locator('.claimlight-quote').count();
    await expect.poll(filled).toBeGreaterThan(0);
    await page.addStyleTag({ content: '.ProseMirror { line-height: 1 }' });
    await end(page, name);
    await page.keyboard.type(TYPED);
    await quoted(page, name, 'The pier is closed for good');
    await expect.poll(filled).toBe(0);
    const tight = page.locator('.claimlight-quote-tight').first();
    await expect(tight).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
    await expect(tight).toHaveCSS('text-decoration-line', 'underline');
  });

/** What the page's own thread works for each key, in ms, and its tasks of more than 50 ms; all of it time of the processor, so that a busy machine is no slow page. */
async function typing(page: Page, name: string, query: string) {
  await open(page, `?only=${name}&article=long${query}`);
  if (!query) await read(page, name);
  await page.waitForTimeout(1500);
  await end(page, name);
  const browser = page.context().browser() as Browser;
  await browser.startTracing(page, { categories: ['toplevel'] });
  const keys = TYPED.repeat(2);
  await page.keyboard.type(keys, { delay: 60 });
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Traced[] };
  const thread = ({ pid, tid }: Traced) => `${pid} ${tid}`;
  const pages = new Set(traceEvents.filter((e) => e.name === 'thread_name' && e.args.name === 'CrRendererMain').map(thread));
  const tasks = traceEvents
    .filter((e) => e.name === 'ThreadControllerImpl::RunTask' && pages.has(thread(e)))
    .map((e) => (e.tdur ?? 0) / 1000);
  return { each: tasks.reduce((sum, ms) => sum + ms, 0) / keys.length, long: tasks.filter((ms) => ms > 50) };
}

type Traced = { name: string; pid: number; tid: number; tdur?: number; args: { name?: string } };

for (const name of ALL)
  test(`${name}: in 5,000 words a key costs the page little more than without us`, async ({ page }) => {
    const without = await typing(page, name, '&us=no');
    const { each, long } = await typing(page, name, '');
    const figures = `${without.each.toFixed(1)} ms without, ${each.toFixed(1)} with, long tasks ${without.long.map(Math.round)} and ${long.map(Math.round)}`;
    test.info().annotations.push({ type: 'a key', description: figures });
    if (process.env.FIGURES) console.log(name, figures);
    expect(without.each, figures).toBeGreaterThan(0);
    expect(each / without.each, figures).toBeLessThan(MOST);
    // One is left to the machine.
    expect(long.length, figures).toBeLessThanOrEqual(without.long.length + 1);
  });
