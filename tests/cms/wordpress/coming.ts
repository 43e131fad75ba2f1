// How the plugin comes and goes: as a zip that an administrator uploads, and from every site of a network.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, found, test } from '../site';
import { BLOCK, signIn, STORY } from './client';
import { make, packed, serving, wp, type Site } from './install';
import { fresh } from './readers';

/** What is left of it in the tables of a network's sites and of its users. */
const LEFT = `global $wpdb; $found = [];
  foreach (['wp_options' => 'option_name, option_value', 'wp_2_options' => 'option_name, option_value', 'wp_usermeta' => 'meta_key, meta_value', 'wp_sitemeta' => 'meta_key, meta_value'] as $table => $columns)
    foreach ($wpdb->get_results("SELECT $columns FROM $table", ARRAY_N) as $row)
      if (stripos(implode(' ', $row), 'claimlight') !== false) $found[] = "$table $row[0]";
  echo json_encode($found);`;

export function coming(of: () => Site) {
  test('uploaded as a zip, it is installed, switched on, and shown to readers', async ({ page, server }) => {
    const site = of();
    fresh(site);
    wp(
      site,
      "require_once ABSPATH . 'wp-admin/includes/plugin.php'; require_once ABSPATH . 'wp-admin/includes/file.php'; deactivate_plugins('claimlight/claimlight.php'); WP_Filesystem(); $GLOBALS['wp_filesystem']->delete(WP_PLUGIN_DIR . '/claimlight', true);",
    );
    const url = await server(serving(site));
    const { write } = await signIn(page.request, url, 'administrator');
    await page.goto(`${url}wp-admin/plugin-install.php?tab=upload`);
    await page.locator('input[name=pluginzip]').setInputFiles(packed());
    await page.getByRole('button', { name: 'Install Now' }).first().click();
    await expect(page.getByText('Plugin installed successfully.')).toBeVisible({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Activate Plugin' }).click();
    await expect(page.getByText('Plugin activated.')).toBeVisible();
    await page.goto((await write(STORY.blocks(BLOCK))).link);
    expect((await found(page)).said.length).toBeGreaterThan(10);
  });
}

export function network() {
  test('deleted from a network, it leaves nothing with any site', () => {
    const site = make('sid', 'network');
    // As WordPress's own page of tools does it.
    wp(
      site,
      `require_once ABSPATH . 'wp-admin/includes/upgrade.php'; require_once ABSPATH . 'wp-admin/includes/network.php';
      foreach ($wpdb->tables('ms_global') as $table => $name) $wpdb->$table = $name;
      install_network();
      populate_network(1, '127.0.0.1', 'administrator@coast.example', 'Coastwire', '/', false);`,
    );
    writeFileSync(join(site.path, 'network'), '');
    wp(
      site,
      `if (2 !== wp_insert_site(['domain' => '127.0.0.1', 'path' => '/harbour/', 'network_id' => 1, 'user_id' => 1, 'title' => 'Harbour'])) exit(1);
      foreach ([1, 2] as $number) {
        switch_to_blog($number);
        update_option('claimlight', ['theme' => 'dark']);
        update_user_meta(1, $wpdb->get_blog_prefix() . 'persisted_preferences', ['core/edit-post' => ['openPanels' => ['claimlight/marks', 'post-status']]]);
        restore_current_blog();
      }`,
    );
    const before = JSON.parse(wp(site, LEFT));
    expect(before).toEqual(
      expect.arrayContaining([
        'wp_options claimlight',
        'wp_2_options claimlight',
        'wp_usermeta wp_persisted_preferences',
        'wp_usermeta wp_2_persisted_preferences',
      ]),
    );
    wp(
      site,
      `require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins('claimlight/claimlight.php'); uninstall_plugin('claimlight/claimlight.php');`,
    );
    // WordPress itself remembers which plugins it has looked for updates of.
    const own = [
      'wp_options recently_activated',
      'wp_options uninstall_plugins',
      'wp_options _transient_plugin_slugs',
      'wp_sitemeta _site_transient_update_plugins',
      'wp_sitemeta recently_activated',
    ];
    expect(JSON.parse(wp(site, LEFT)).filter((name: string) => !own.includes(name))).toEqual([]);
  });
}
