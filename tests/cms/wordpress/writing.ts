// The editor: the panel lights up what is written, in a frame or not, and nothing of it is saved; the block can be put there.
import type { Page } from '@playwright/test';
import { expect, PLAIN_TEXT, test } from '../site';
import { BLOCK, signIn, STORY } from './client';
import { plugin, serving, wp, type Site } from './install';
import { fresh, picture } from './readers';

const TYPED = ' "The wall is open," Petra Quill said.';

/** Opens a post in the editor, without what it shows to newcomers. */
async function open(page: Page, url: string, id: number) {
  // What WordPress itself wants from elsewhere.
  await page.route(
    (address) => !`${address}`.startsWith(url) && address.protocol.startsWith('http'),
    (route) => route.fulfill({ status: 204 }),
  );
  await page.goto(`${url}wp-admin/post.php?post=${id}&action=edit`);
  await page.waitForFunction(() => (window as any).wp?.data?.select('core/editor')?.getCurrentPostId());
  await page.evaluate(() => {
    const { dispatch } = (window as any).wp.data;
    for (const scope of ['core', 'core/edit-post']) dispatch('core/preferences').set(scope, 'welcomeGuide', false);
  });
  await expect.poll(() => canvas(page).locator('.is-root-container p').count()).toBeGreaterThan(0);
  await aside(page);
}

/** Brings the panel out: where one writes in a block, the sidebar is about that. */
async function aside(page: Page) {
  await page.evaluate(() => (window as any).wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/document'));
  const panel = page.getByRole('button', { name: 'Claimlight', exact: true });
  if ((await panel.getAttribute('aria-expanded')) !== 'true') await panel.click();
}

/** Where one writes: a frame in newer versions, the page itself in older ones. */
const framed = (page: Page) => page.locator('iframe[name=editor-canvas]').count();
const canvas = (page: Page) => page.frame({ name: 'editor-canvas' }) ?? page.mainFrame();
const toggle = (page: Page) => page.getByRole('checkbox', { name: 'Mark voices and doubts' });
const status = (page: Page) => page.getByRole('status').filter({ hasText: /quotes?|Reading/ });

/** The words that are lit in the canvas, by kind. */
const lit = (page: Page) =>
  canvas(page).evaluate(() => {
    const all: Record<string, string[]> = {};
    for (const [name, highlight] of CSS.highlights as unknown as Iterable<[string, Iterable<StaticRange>]>)
      for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        (all[name.replace(/^claimlight-\w+?-/, '')] ??= []).push(range.toString());
      }
    return all;
  });

/** What is left of us in the page and its canvas: highlights, sheets, elements, attributes. */
const left = (page: Page) =>
  canvas(page).evaluate(() => ({
    highlights: CSS.highlights.size,
    sheets: document.adoptedStyleSheets.length,
    html: /claimlight-\d/.test(document.body.innerHTML),
  }));

/** Writes at the end of the last paragraph, and saves. */
async function writeAndSave(page: Page) {
  const last = canvas(page).locator('.is-root-container p').filter({ hasText: 'ours to open' });
  await last.click();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(TYPED);
  await page.keyboard.press('Control+s');
  await page.waitForFunction(() => {
    const editor = (window as any).wp.data.select('core/editor');
    return !editor.isSavingPost() && editor.didPostSaveRequestSucceed() && !editor.isEditedPostDirty();
  });
  await aside(page);
}

export function writing(of: () => Site) {
  test('the panel lights up the canvas and counts; what is saved is as without it; switched off, nothing is left', async ({
    page,
    server,
  }) => {
    const site = of();
    fresh(site);
    const url = await server(serving(site));
    const { rest, write } = await signIn(page.request, url, 'administrator');
    const [without, with_] = [await write(STORY.blocks(BLOCK)), await write(STORY.blocks(BLOCK))];
    await open(page, url, without.id);
    expect(await framed(page)).toBe(site.age === 'bookworm' ? 0 : 1);
    const before = await left(page);
    expect(before).toMatchObject({ highlights: 0, html: false });
    await writeAndSave(page);
    await open(page, url, with_.id);
    await toggle(page).check();
    await expect(status(page)).toContainText(/\d+ quotes\s*\d+ speakers\s*\d+ doubts/);
    const found = await lit(page);
    // A quote, a mark after an inline tag, and a doubt.
    expect(found.quote.join(' ')).toContain('We acted on the information');
    expect(found.quote.join(' ')).toContain('The tower is not');
    expect(found.speaker).toEqual(expect.arrayContaining(['Judge Honor Castellane']));
    expect(Object.keys(found).filter((kind) => kind.startsWith('doubt')).length).toBeGreaterThan(2);
    // What the block says of itself is no part of the article.
    expect(Object.values(found).flat().join(' ')).not.toContain('lights up');
    await status(page).scrollIntoViewIfNeeded();
    await picture(page, `${site.version} editor`);
    const counted = await status(page).textContent();
    await writeAndSave(page);
    await expect.poll(async () => (await lit(page)).quote.join(' ')).toContain('The wall is open');
    await expect(status(page)).not.toHaveText(`${counted}`);
    const raw = async ({ id }: { id: number }) => (await rest(`posts/${id}?context=edit`)).content.raw;
    expect(await raw(with_)).toBe(await raw(without));
    expect(await raw(with_)).toContain(TYPED.trim().replaceAll('"', '"'));
    // The code, where there is no canvas, and back.
    for (const mode of ['text', 'visual'])
      await page.evaluate(
        (m) =>
          (
            (window as any).wp.data.dispatch('core/editor').switchEditorMode ??
            (window as any).wp.data.dispatch('core/edit-post').switchEditorMode
          )(m),
        mode,
      );
    await expect.poll(async () => (await lit(page)).quote?.length ?? 0).toBeGreaterThan(10);
    await toggle(page).uncheck();
    await expect.poll(() => left(page)).toEqual(before);
    await expect(status(page)).toHaveCount(0);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('claimlight')))).toEqual([]);
  });

  test('the block is put there by its name, has its choices, and the saved post shows it', async ({ page, server }) => {
    const site = of();
    fresh(site);
    const url = await server(serving(site));
    const { rest, write } = await signIn(page.request, url, 'administrator');
    const { id, link } = await write(STORY.blocks());
    await open(page, url, id);
    await canvas(page).locator('.is-root-container p').filter({ hasText: 'ours to open' }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/claimlight');
    await page.getByRole('option', { name: 'Claimlight' }).click();
    const block = () => canvas(page).locator('[data-type="claimlight/article"]');
    await expect(block()).toContainText('lights up who speaks');
    await block().click();
    await page.getByRole('checkbox', { name: 'Doubts' }).check();
    await page.getByLabel('Colours').selectOption('Dark');
    await picture(page, `${site.version} block`);
    await page.keyboard.press('Control+s');
    await expect
      .poll(async () => (await rest(`posts/${id}?context=edit`)).content.raw)
      .toContain('<!-- wp:claimlight/article {"kinds":"doubt","theme":"dark"} /-->');
    await page.goto(link);
    await expect(page.locator('claim-light')).toHaveAttribute('kinds', 'doubt');
    // Opened again it is as it was: nothing to be repaired.
    await open(page, url, id);
    await expect(block()).toContainText('lights up who speaks');
    expect(
      await page.evaluate(() =>
        (window as any).wp.data
          .select('core/block-editor')
          .getBlocks()
          .every(({ isValid }: { isValid: boolean }) => isValid),
      ),
    ).toBe(true);
  });

  test.describe('where errors are logged: what a contributor may not ask for, what is wrong', () => {
    test.use({ mayLogErrors: true });

    test('the switch stays as the writer has left it, in this browser only', async ({ page, server }) => {
      const site = of();
      fresh(site);
      const url = await server(serving(site));
      const { write } = await signIn(page.request, url, 'contributor');
      const { id } = await write(STORY.blocks());
      await open(page, url, id);
      await toggle(page).check();
      await expect(status(page)).toContainText('quotes');
      await open(page, url, id);
      await expect(toggle(page)).toBeChecked();
      await expect.poll(async () => (await lit(page)).quote?.length ?? 0).toBeGreaterThan(10);
      const stored = wp(
        site,
        `global $wpdb; echo json_encode([$wpdb->get_col("SELECT meta_key FROM $wpdb->postmeta WHERE meta_key LIKE '%claimlight%'"), $wpdb->get_col("SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%claimlight%' AND option_name <> 'claimlight'"), $wpdb->get_col("SELECT meta_key FROM $wpdb->usermeta WHERE meta_value LIKE '%Castellane%'")]);`,
      );
      expect(JSON.parse(stored)).toEqual([[], [], []]);
      expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('Castellane');
    });

    test('the panel says in words what is wrong and who tells more, and one writes on', async ({ page, server }) => {
      const site = of();
      fresh(site);
      const url = await server(serving(site, PLAIN_TEXT));
      const { write } = await signIn(page.request, url, 'author');
      const { id } = await write(STORY.blocks());
      // Scripts as plain text would take the editor's own part of the plugin too, as they would WordPress's.
      await page.route('**/claimlight/js/*.js*', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'text/javascript' } });
      });
      await open(page, url, id);
      await toggle(page).check();
      const notice = page.locator('.components-notice.is-error');
      await expect(notice).toContainText('could not be loaded');
      await expect(notice).toContainText('Site Health');
      await writeAndSave(page);
      await toggle(page).uncheck();
      await expect(notice).toHaveCount(0);
    });

    test('a module that is missing is named by the panel', async ({ page, server }) => {
      const site = of();
      fresh(site);
      wp(site, "unlink(WP_PLUGIN_DIR . '/claimlight/assets/claimlight_bg.wasm');");
      try {
        const url = await server(serving(site));
        const { write } = await signIn(page.request, url, 'author');
        const { id } = await write(STORY.blocks());
        await open(page, url, id);
        await toggle(page).check();
        await expect(page.locator('.components-notice.is-error')).toContainText('upload the whole');
      } finally {
        plugin(site.path);
      }
    });
  });
}
