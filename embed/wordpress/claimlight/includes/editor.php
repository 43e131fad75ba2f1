<?php
// The block in the editor, and the panel that marks while somebody writes.

namespace Claimlight;

defined('ABSPATH') || exit();

add_action(
	'init',
	function () {
		register('claimlight-block', 'block.js', ['wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element', 'wp-i18n']);
	},
	9,
);

function register(string $handle, string $file, array $needs): void {
	wp_register_script($handle, plugins_url("js/$file", __DIR__), $needs, substr(md5_file(dirname(__DIR__) . "/js/$file"), 0, 8), true);
	wp_set_script_translations($handle, 'claimlight');
}

/** The panel is for posts: the editors of widgets and of sites have none. */
function panel(): void {
	$screen = get_current_screen();
	if (!$screen || 'post' !== $screen->base) {
		return;
	}
	register('claimlight-panel', 'panel.js', ['wp-components', 'wp-edit-post', 'wp-editor', 'wp-element', 'wp-i18n', 'wp-plugins']);
	$files = ['editor' => add_query_arg('ver', missing_files() ? '' : version('editor.js'), url('editor.js')), 'folder' => url('')];
	wp_add_inline_script('claimlight-panel', 'window.claimlightFiles = ' . wp_json_encode($files) . ';', 'before');
	wp_enqueue_script('claimlight-panel');
}
add_action('enqueue_block_editor_assets', __NAMESPACE__ . '\\panel');
