<?php
// The element's files, a copy of Claimlight's www/dist in the folder assets, and its script on the page.

namespace Claimlight;

defined('ABSPATH') || exit();

/** What readers and writers need of them. */
const FILES = ['claimlight.js', 'worker.js', 'claimlight_bg.wasm', 'details.js', 'marks.js', 'editor.js'];

function path(string $file): string {
	return dirname(__DIR__) . "/assets/$file";
}

function url(string $file): string {
	return plugins_url("assets/$file", __DIR__);
}

/** Those that are not there. */
function missing_files(): array {
	return array_values(
		array_filter(FILES, function (string $file): bool {
			return !is_readable(path($file));
		}),
	);
}

/** Another script gets another address, so that no cache hands out the old one. */
function version(string $file): string {
	return substr(md5_file(path($file)), 0, 8);
}

/** Puts the script on the page, once however often it is called. Without the file the page is as it was. */
function script(): void {
	if (!is_readable(path('claimlight.js'))) {
		return;
	}
	if (function_exists('wp_enqueue_script_module')) {
		wp_enqueue_script_module('claimlight', url('claimlight.js'), [], version('claimlight.js'));
	} else {
		wp_enqueue_script('claimlight', url('claimlight.js'), [], version('claimlight.js'), false);
	}
}

/** Before 6.5 WordPress knows no modules. */
function as_module(string $tag, string $handle): string {
	if ('claimlight' !== $handle) {
		return $tag;
	}
	return preg_replace('/<script(?: type=(["\'])text\/javascript\1)?/', '<script type="module"', $tag, 1);
}
add_filter('script_loader_tag', __NAMESPACE__ . '\\as_module', 10, 2);
