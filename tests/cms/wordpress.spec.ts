// Sites of WordPress's, of three ages, with the plugin of embed/wordpress: what readers see.
import { request } from '@playwright/test';
import { BLOCK, SHORTCODE, signIn, STORY, WRITERS, type Role } from './wordpress/client';
import { AGES, CLASSIC, complaints, install, make, serving, wp, type Age, type Site } from './wordpress/install';
import { expect, found, plain, test } from './site';

test.beforeAll(() => {
  test.setTimeout(600_000);
  install();
});

/** Somebody who works with the site apart from the page's reader. */
const as = async (url: string, role: Role) => signIn(await request.newContext(), url, role);

for (const age of Object.keys(AGES) as Age[])
  test.describe(age, () => {
    test.describe.configure({ mode: 'serial' });
    let site: Site;
    test.beforeAll(() => {
      test.setTimeout(120_000);
      site = make(age);
    });

    test('whoever writes may put block and shortcode, and they show what the plain page shows', async ({ page, folder, server }) => {
      const expected = await plain(page, folder, STORY.html);
      const url = await server(serving(site));
      const administrator = await as(url, 'administrator');
      const links: string[] = [];
      for (const role of WRITERS) {
        const client = await as(url, role);
        for (const content of [STORY.blocks(BLOCK), STORY.classic(SHORTCODE)]) {
          const { id, content: { raw } } = await client.write(content);
          expect(raw, role).toBe(content);
          const { link } = await administrator.rest(`posts/${id}`, { status: 'publish' });
          await page.goto(link);
          expect(await found(page), `${content.includes(BLOCK) ? 'block' : 'shortcode'} of ${role}`).toEqual(expected);
          links.push(link);
        }
      }
      await expect(page.locator('body')).toContainText('“The tower is not“,');
      wp(site, `switch_theme('${CLASSIC}');`);
      for (const link of links.slice(0, 2)) {
        await page.goto(link);
        expect(await found(page), `${link}, a theme without blocks`).toEqual(expected);
      }
    });

    test('PHP has nothing to complain of', () => {
      expect(complaints(site)).toEqual([]);
    });
  });
