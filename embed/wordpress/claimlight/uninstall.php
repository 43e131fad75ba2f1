<?php
// Takes everything away that the plugin has stored, on every site of a network: its settings. It stores nothing with posts. That
// its panel is open or was hidden, and that its block was used, the editor itself notes with each user.

defined('WP_UNINSTALL_PLUGIN') || exit();

/**
 * Without what is ours.
 *
 * @param array $notes the editor's, of lists and names in each other.
 */
function claimlight_without(array $notes): array {
	$left = [];
	foreach ($notes as $name => $note) {
		if (0 === strpos((string) $name, 'claimlight/') || (is_string($note) && 0 === strpos($note, 'claimlight/'))) {
			continue;
		}
		$note = is_array($note) ? claimlight_without($note) : $note;
		if (is_int($name)) {
			$left[] = $note;
		} else {
			$left[$name] = $note;
		}
	}
	return $left;
}

function claimlight_uninstall(): void {
	global $wpdb;
	delete_option('claimlight');
	$key = $wpdb->get_blog_prefix() . 'persisted_preferences';
	foreach (get_users(['meta_key' => $key, 'meta_value' => 'claimlight/', 'meta_compare' => 'LIKE', 'fields' => 'ID']) as $user) {
		$notes = get_user_meta($user, $key, true);
		if (is_array($notes)) {
			update_user_meta($user, $key, claimlight_without($notes));
		}
	}
}

if (is_multisite()) {
	foreach (get_sites(['fields' => 'ids', 'number' => 0]) as $claimlight_site) {
		switch_to_blog($claimlight_site);
		claimlight_uninstall();
		restore_current_blog();
	}
} else {
	claimlight_uninstall();
}
