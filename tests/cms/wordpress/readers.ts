// What readers of a site get, for every author and every way in which the element came into the article.
import { request, type Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ARTICLE, expect, found, PLAIN_TEXT, plain, test, write } from '../site';
import { BLOCK, SHORTCODE, signIn, STORY, WRITERS, type Role } from './client';
import { CLASSIC, plugin, serving, wp, type Site } from './install';

/** Somebody who works with the site, apart from the page's reader. */
export const as = async (url: string, role: Role) => signIn(await request.newContext(), url, role);

/** A site without articles and without what its editor remembers of its users, with settings and a theme. */
export function fresh(site: Site, settings: object = {}, theme = site.theme) {
  wp(
    site,
    `foreach (get_posts(['numberposts' => -1, 'post_type' => 'any', 'post_status' => 'any']) as $post) wp_delete_post($post->ID, true);
     delete_metadata('user', 0, 'wp_persisted_preferences', '', true);
     update_option('claimlight', json_decode($argv[1], true)); switch_theme($argv[2]);`,
    JSON.stringify(settings),
    theme,
  );
}

/** A picture, kept in test-results. */
export const picture = (page: Page, name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) });

const themes = ({ theme }: Site) => [theme, CLASSIC];
/** The second copy of the script that a theme or an author may bring. */
const SECOND =
  '<!-- wp:html -->\n<script type="module" src="/wp-content/plugins/claimlight/assets/claimlight.js?ver=2"></script>\n<!-- /wp:html -->';
const element = (page: Page) => page.locator('claim-light');

export function readers(of: () => Site) {
  test('every author may add block and shortcode, and they show what the plain page shows', async ({ page, folder, server }) => {
    const site = of();
    fresh(site);
    const expected = await plain(page, folder, STORY.html);
    const url = await server(serving(site));
    const administrator = await as(url, 'administrator');
    const links: string[] = [];
    for (const role of WRITERS) {
      const client = await as(url, role);
      for (const content of [STORY.blocks(BLOCK), STORY.classic(SHORTCODE)]) {
        const {
          id,
          content: { raw },
        } = await client.write(content);
        expect(raw, role).toBe(content);
        const { link } = await administrator.rest(`posts/${id}`, { status: 'publish' });
        await page.goto(link);
        expect(await found(page), `${content.includes(BLOCK) ? 'block' : 'shortcode'} of ${role}`).toEqual(expected);
        links.push(link);
      }
    }
    await expect(page.locator('body')).toContainText('“The tower is not“,');
    await picture(page, `${site.version} ${site.theme}`);
    wp(site, `switch_theme('${CLASSIC}');`);
    for (const link of links.slice(0, 2)) {
      await page.goto(link);
      expect(await found(page), `${link}, a theme without blocks`).toEqual(expected);
    }
    await picture(page, `${site.version} ${CLASSIC}`);
  });

  test('an element typed as HTML stays for everybody, without what would choose another article or another script', async ({
    page,
    folder,
    server,
  }) => {
    const site = of();
    fresh(site);
    const expected = await plain(page, folder, STORY.html);
    const url = await server(serving(site));
    const typed =
      '<claim-light for=".entry-content" worker-src="https://elsewhere.example/x.js" asset-base="https://elsewhere.example/" wasm-src="x" onclick="alert(1)"></claim-light>';
    const { id, content } = await (await as(url, 'contributor')).write(STORY.blocks(`<!-- wp:html -->\n${typed}\n<!-- /wp:html -->`));
    expect(content.raw).toContain('<claim-light></claim-light>');
    const { link } = await (await as(url, 'administrator')).rest(`posts/${id}`, { status: 'publish' });
    await page.goto(link);
    expect(await found(page)).toEqual(expected);
  });

  test('what an author says becomes attributes, and cannot become markup', async ({ page, server }) => {
    const site = of();
    fresh(site, { types: [], theme: 'dark', loading: 'lazy' });
    const url = await server(serving(site));
    const author = await as(url, 'author');
    const attributes = { for: '.entry-content\"><img src=x onerror=alert(1)>', kinds: 'quote nonsense', theme: 'light" onclick="alert(1)' };
    const block = BLOCK.replace(
      ' /',
      ` ${JSON.stringify(attributes).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('\\"', '\\u0022')} /`,
    );
    for (const content of [
      STORY.blocks(block),
      STORY.classic(`[claimlight for="body" kinds="quote,nonsense" theme="light&quot; onclick=&quot;alert(1)" onclick="alert(1)"]`),
    ]) {
      const { link } = await author.write(content);
      await page.goto(link);
      await expect(page.locator('img[src=x]')).toHaveCount(0);
      const { for: article, ...rest } = await element(page).evaluate((e) =>
        Object.fromEntries(e.getAttributeNames().map((name) => [name, e.getAttribute(name)])),
      );
      // An author's element reads the author's post.
      expect(article).toContain('.entry-content');
      // What does not fit falls back to the settings.
      expect(rest).toEqual({ kinds: 'quote', theme: 'dark', loading: 'lazy' });
    }
    expect(Object.keys((await found(page)).lit)).toEqual(['quote']);
  });

  test('block, shortcode, automatic and a second copy on one page: the script is there once, and runs once', async ({
    page,
    folder,
    server,
  }) => {
    const site = of();
    const expected = await plain(page, folder, STORY.html);
    const url = await server(serving(site));
    for (const theme of themes(site)) {
      fresh(site, { types: ['post'] }, theme);
      const administrator = await as(url, 'administrator');
      const { link } = await administrator.write(
        STORY.blocks([BLOCK, `<!-- wp:shortcode -->\n${SHORTCODE}\n<!-- /wp:shortcode -->`, SECOND].join('\n\n')),
      );
      await page.goto(link);
      expect(await found(page), theme).toEqual(expected);
      await expect(element(page)).toHaveCount(2);
      await expect(page.locator('script[src*="/claimlight.js"]:not([src$="ver=2"])')).toHaveCount(1);
      await expect(page.locator('script[src$="claimlight.js?ver=2"]')).toHaveCount(1);
    }
  });

  test('by itself it comes below or above the articles of the types that are chosen, moves none of its lines, and comes nowhere else', async ({
    page,
    folder,
    server,
  }) => {
    const site = of();
    const expected = await plain(page, folder, STORY.html);
    const url = await server(serving(site));
    /** Where the article's paragraphs stand. */
    const places = () =>
      page.evaluate(() => [...document.querySelectorAll('.entry-content > p')].map((p) => p.getBoundingClientRect().toJSON()));
    for (const theme of themes(site)) {
      fresh(site, {}, theme);
      const administrator = await as(url, 'administrator');
      const { link } = await administrator.write(STORY.blocks());
      const closed = await administrator.write(STORY.blocks(), { password: 'closed' });
      const other = await administrator.rest<{ link: string }>('pages', {
        title: ARTICLE.title,
        slug: 'about',
        content: STORY.blocks(),
        status: 'publish',
      });
      await page.goto(link);
      const without = await places();
      expect(without.length).toBeGreaterThan(10);
      const nowhere = [other.link, closed.link, url, `${url}feed/`];
      for (const place of ['below', 'above']) {
        wp(site, "update_option('claimlight', ['types' => ['post'], 'place' => $argv[1]]);", place);
        await page.goto(link);
        expect(await found(page), `${theme} ${place}`).toEqual(expected);
        await expect(element(page)).toHaveCount(1);
        await expect(page.locator(place === 'below' ? 'p + claim-light' : 'claim-light + p')).toHaveCount(1);
        if (place === 'below') expect(await places()).toEqual(without);
      }
      for (const address of nowhere) {
        const text = await (await page.request.get(address)).text();
        expect(text.includes(ARTICLE.title), `${address} is there`).toBe(true);
        expect(text.match(/claim-?light/g), address).toBeNull();
      }
    }
  });

  test('a theme that gives the content no name, and an element that a theme puts beside the content', async ({ page, folder, server }) => {
    const site = of();
    const expected = await plain(page, folder, STORY.html);
    const url = await server(serving(site));
    for (const [name, body] of Object.entries({
      nameless: '<p>Before it.</p><main><?php the_content(); ?></main>',
      beside: '<div class="entry-content"><?php the_content(); ?></div><?php echo do_shortcode(\'[claimlight]\'); ?>',
    })) {
      write(join(site.path, 'wp-content/themes', name), {
        'style.css': `/* Theme Name: ${name} */`,
        'index.php': `<!doctype html><html <?php language_attributes(); ?>><head><meta charset="utf-8"><link rel="icon" href="data:,"><?php wp_head(); ?></head><body><?php the_post(); ?>${body}<?php wp_footer(); ?></body></html>`,
      });
      fresh(site, { types: name === 'nameless' ? ['post'] : [] }, name);
      const { link } = await (await as(url, 'author')).write(STORY.classic());
      await page.goto(link);
      expect(await found(page), name).toEqual(expected);
      await expect(element(page)).toHaveCount(1);
    }
  });

  test.describe('where something is wrong', () => {
    test.use({ mayLogErrors: true });

    test('scripts sent as plain text leave the article as it is, and a module of an unknown type is read; Site Health names both, and what to send', async ({
      page,
      server,
    }) => {
      const site = of();
      fresh(site, { types: ['post'] });
      const url = await server(serving(site, { ...PLAIN_TEXT, wasm: 'application/octet-stream' }));
      const { link } = await (await as(url, 'administrator')).write(STORY.blocks());
      await page.goto(link);
      await expect(page.getByText('ours to open.')).toBeVisible();
      expect(await page.evaluate(() => customElements.get('claim-light') === undefined)).toBe(true);
      const said = await health(page, url);
      for (const words of [
        'The server sends claimlight.js as text/plain.',
        'Content-Type: text/javascript',
        'The server sends claimlight_bg.wasm as application/octet-stream.',
        'Content-Type: application/wasm',
      ])
        expect(said).toContain(words);
    });

    test('missing files leave the article as it is; the settings and Site Health say which, and what to copy', async ({ page, server }) => {
      const site = of();
      fresh(site, { types: ['post'] });
      for (const file of ['claimlight.js', 'worker.js']) rmSync(join(site.path, 'wp-content/plugins/claimlight/assets', file));
      try {
        const url = await server(serving(site));
        const { link } = await (await as(url, 'administrator')).write(STORY.blocks(BLOCK));
        await page.goto(link);
        await expect(page.getByText('ours to open.')).toBeVisible();
        await expect(page.locator('script[src*="/claimlight.js"]')).toHaveCount(0);
        const said = await health(page, url);
        await page.goto(`${url}wp-admin/options-general.php?page=claimlight`);
        for (const words of ['Files of Claimlight are missing: claimlight.js, worker.js.', 'www/dist to ', '/claimlight/assets/']) {
          expect(said).toContain(words);
          await expect(page.locator('.notice-error')).toContainText(words);
        }
      } finally {
        plugin(site.path);
      }
    });

    test('a script that is there twice, and an element that something has taken out, are told by Site Health', async ({ page, server }) => {
      const site = of();
      fresh(site, { types: ['post'] });
      const url = await server(serving(site));
      const administrator = await as(url, 'administrator');
      expect(await health(page, url)).toContain('Claimlight works');
      const { id } = await administrator.write(STORY.blocks(SECOND));
      expect(await health(page, url)).toContain('The script claimlight.js is 2 times on ');
      await administrator.rest(`posts/${id}`, { content: '<!-- wp:paragraph -->\n<p>Short.</p>\n<!-- /wp:paragraph -->' });
      expect(await health(page, url)).toContain('Claimlight works');
      wp(
        site,
        "mkdir(WPMU_PLUGIN_DIR); file_put_contents(WPMU_PLUGIN_DIR . '/strict.php', \"<?php add_filter('the_content', fn(\\$text) => strip_tags(\\$text, '<p>'), 99);\");",
      );
      try {
        expect(await health(page, url)).toMatch(/should hold the element and does not/);
      } finally {
        rmSync(join(site.path, 'wp-content/mu-plugins'), { recursive: true });
      }
    });
  });
}

/** What Site Health says of us to an administrator. */
async function health(page: Page, url: string) {
  await signIn(page.request, url, 'administrator');
  await page.goto(`${url}wp-admin/site-health.php`);
  const ours = page.locator('.health-check-accordion-panel, .site-status-all-clear').filter({ hasText: 'doctor.html' });
  await expect(ours).toHaveCount(1);
  const heading = page.locator('.health-check-accordion-heading').filter({ hasText: 'Claimlight' });
  return `${await heading.textContent()} ${await ours.textContent()}`;
}
