<?php
// Makes an empty site out of WordPress's files: tables, one user of each role, the plugin switched on. Says which version it is.
define('WP_INSTALLING', true);
error_reporting(E_ALL & ~E_DEPRECATED);

/** Nobody is to be written to. */
function wp_mail() {
	return true;
}
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

wp_install('Coastwire', 'administrator', 'administrator@coast.example', true, '', $argv[2]);
foreach (['editor', 'author', 'contributor', 'subscriber'] as $role) {
	wp_insert_user(['user_login' => $role, 'user_pass' => $argv[2], 'user_email' => "$role@coast.example", 'role' => $role]);
}
update_option('permalink_structure', '/%postname%/');
update_option('show_avatars', 0);
$failed = activate_plugin('claimlight/claimlight.php');
if (is_wp_error($failed)) {
	fwrite(STDERR, $failed->get_error_message() . "\n");
	exit(1);
}
// Without it Site Health asks the database for its version as if it were MySQL. When told of it, it sends the browser elsewhere.
activate_plugin('sqlite-database-integration/load.php', '', false, true);
echo $GLOBALS['wp_version'];
