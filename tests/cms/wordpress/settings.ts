// The settings: who may store what, and that nothing is left when the plugin is deleted.
import { request } from '@playwright/test';
import { expect, found, plain, test } from '../site';
import { BLOCK, signIn, STORY } from './client';
import { plugin, serving, wp, type Site } from './install';
import { as, fresh, picture } from './readers';

const stored = (site: Site) => JSON.parse(wp(site, "echo json_encode(get_option('claimlight'));"));

export function settings(of: () => Site) {
  test('an administrator chooses, and readers get it', async ({ page, folder, server }) => {
    const site = of();
    fresh(site);
    const expected = await plain(page, folder, STORY.html);
    const url = await server(serving(site));
    const { write } = await signIn(page.request, url, 'administrator');
    const { link } = await write(STORY.blocks());
    await page.goto(`${url}wp-admin/plugins.php`);
    await page.getByRole('row', { name: 'Claimlight' }).getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('checkbox', { name: 'Posts' }).check();
    await page.getByLabel('It stands').selectOption('above the article');
    // Marks of every kind that a selector may hold.
    const selector = `main :is(.entry-content, a[title="it's > [that] & <this>"])`;
    await page.getByLabel('The article').fill(selector);
    await page.getByRole('checkbox', { name: 'Cues' }).uncheck();
    await page.getByLabel('Colours').selectOption('dark');
    await page.getByRole('button', { name: 'Save Changes' }).click();
    await expect(page.getByText('Settings saved.')).toBeVisible();
    await expect(page.getByRole('checkbox', { name: 'Posts' })).toBeChecked();
    await picture(page, `${site.version} settings`);
    await page.goto(link);
    const { cue, ...rest } = expected.lit;
    expect(cue.length).toBeGreaterThan(5);
    expect(await found(page)).toEqual({ ...expected, lit: rest });
    const element = page.locator('claim-light');
    expect(await element.evaluate((e) => Object.fromEntries(e.getAttributeNames().map((name) => [name, e.getAttribute(name)])))).toEqual({
      for: stored(site).for,
      kinds: 'quote speaker doubt',
      theme: 'dark',
    });
    expect(stored(site)).toMatchObject({ types: ['post'], place: 'above', for: expect.stringContaining(`a[title="it's > [that] & `) });
  });

  test.describe('what must not be stored', () => {
    test.use({ mayLogErrors: true });

    test('nobody but administrators opens or stores the settings, and they only with a nonce', async ({ server }) => {
      const site = of();
      const before = { types: ['post'], place: 'below' };
      const url = await server(serving(site));
      const form = { option_page: 'claimlight', action: 'update', 'claimlight[types][]': 'page', 'claimlight[place]': 'above' };
      for (const role of ['subscriber', 'contributor', 'author', 'editor', 'administrator'] as const) {
        fresh(site, before);
        const own = await request.newContext();
        await signIn(own, url, role);
        const opened = await own.get(`${url}wp-admin/options-general.php?page=claimlight`);
        expect(opened.status(), role).toBe(role === 'administrator' ? 200 : 403);
        // A nonce of somebody else's is none; an administrator's own is in the form.
        const [, right = 'f00f00f00f'] = /name="_wpnonce" value="(\w+)"/.exec(await opened.text()) ?? [];
        for (const nonce of ['', 'f00f00f00f'])
          expect((await own.post(`${url}wp-admin/options.php`, { form: { ...form, _wpnonce: nonce } })).status(), role).toBe(403);
        expect(stored(site), role).toEqual(before);
        await own.post(`${url}wp-admin/options.php`, { form: { ...form, _wpnonce: right } });
        expect(stored(site), role).toEqual(role === 'administrator' ? { types: ['page'], place: 'above' } : before);
        await own.dispose();
      }
    });

    test('what does not fit is not stored, and what is stored cannot become markup', async ({ page, server }) => {
      const site = of();
      const url = await server(serving(site));
      const administrator = await signIn(page.request, url, 'administrator');
      await page.goto(`${url}wp-admin/options-general.php?page=claimlight`);
      const nonce = await page.locator('input[name=_wpnonce]').inputValue();
      const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
      const sent = {
        'types][': 'attachment',
        'types][]': evil,
        place: evil,
        for: `.entry-content${evil}`,
        'kinds][': evil,
        theme: evil,
        loading: evil,
        renderer: evil,
        'min-confidence': '7',
        other: evil,
        'asset-base': 'https://elsewhere.example/',
      };
      const form = Object.fromEntries(Object.entries(sent).map(([name, value]) => [`claimlight[${name}]`, value]));
      await page.request.post(`${url}wp-admin/options.php`, {
        form: { option_page: 'claimlight', action: 'update', _wpnonce: nonce, ...form },
      });
      expect(stored(site)).toEqual({ types: [], place: 'below', for: expect.not.stringContaining('<') });
      // Whatever got into the database by another way.
      fresh(site, { types: ['post'], for: `a${evil}`, theme: evil, place: [evil], kinds: { a: [evil] } });
      const { link } = await administrator.write(STORY.blocks());
      for (const address of [link, `${url}wp-admin/options-general.php?page=claimlight`]) {
        await page.goto(address);
        await expect(page.locator('img[src=x]')).toHaveCount(0);
        expect(await page.content()).not.toContain('<script>alert(1)');
      }
    });
  });

  test('deleted, nothing of it is left: no option, nothing with posts or users, no file', async ({ server }) => {
    const site = of();
    fresh(site, { types: ['post'], theme: 'dark' });
    const url = await server(serving(site));
    const administrator = await as(url, 'administrator');
    await administrator.write(STORY.blocks(BLOCK));
    // What the editor stores about a user who opens the panel and uses the block.
    const notes = {
      'core/edit-post': { openPanels: ['post-status', 'claimlight/marks'], other: true },
      'core/block-editor': { insertUsage: { 'claimlight/article': { count: 1 }, 'core/list': { count: 2 } } },
    };
    await administrator.rest('users/me', { meta: { persisted_preferences: notes } });
    const left = `global $wpdb; $found = [];
      foreach (['options' => 'option_name, option_value', 'postmeta' => 'meta_key, meta_value', 'usermeta' => 'meta_key, meta_value', 'termmeta' => 'meta_key, meta_value', 'commentmeta' => 'meta_key, meta_value'] as $table => $columns)
        foreach ($wpdb->get_results("SELECT $columns FROM {$wpdb->$table}", ARRAY_N) as $row)
          if (stripos(implode(' ', $row), 'claimlight') !== false) $found[] = "$table $row[0]";
      echo json_encode($found);`;
    expect(JSON.parse(wp(site, left))).toEqual(expect.arrayContaining(['options claimlight', 'usermeta wp_persisted_preferences']));
    await administrator.rest('plugins/claimlight/claimlight', { status: 'inactive' }, 'PUT');
    await administrator.rest('plugins/claimlight/claimlight', undefined, 'DELETE');
    // WordPress itself remembers for a while what was switched off, and what it has looked for updates of.
    const own = [
      'options recently_activated',
      'options _site_transient_update_plugins',
      'options _transient_plugin_slugs',
      'options uninstall_plugins',
    ];
    expect(JSON.parse(wp(site, left)).filter((name: string) => !own.includes(name))).toEqual([]);
    const kept = JSON.parse(wp(site, "echo json_encode(get_user_meta(1, 'wp_persisted_preferences', true));"));
    expect(kept).toMatchObject({
      'core/edit-post': { openPanels: ['post-status'], other: true },
      'core/block-editor': { insertUsage: { 'core/list': { count: 2 } } },
    });
    expect(wp(site, "echo (int) file_exists(WP_PLUGIN_DIR . '/claimlight');")).toBe('0');
    plugin(site.path);
    await administrator.rest('plugins/claimlight/claimlight', { status: 'active' }, 'PUT');
  });
}
