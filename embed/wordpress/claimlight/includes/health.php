<?php
// What can be wrong with the site, told on the settings page and by Site Health: cause, and what to do.

namespace Claimlight;

defined('ABSPATH') || exit();

/** What is wrong with the files on the disk, as a sentence; '' if nothing is. */
function fault_of_files(): string {
	$missing = missing_files();
	if (!$missing) {
		return '';
	}
	/* translators: 1: names of files, 2: a folder. */
	return sprintf(
		__('Files of Claimlight are missing: %1$s. Copy all that is in Claimlight’s folder www/dist to %2$s.', 'claimlight'),
		implode(', ', $missing),
		path(''),
	);
}

/** What is wrong with how this server sends a file. */
function fault_of_type(string $file, array $types, string $fix): string {
	$answer = wp_remote_head(url($file), ['timeout' => 5]);
	if (is_wp_error($answer)) {
		/* translators: 1: a file, 2: the reason, 3: an address. */
		return sprintf(
			__('The site could not ask itself how it sends %1$s: %2$s Open %3$s in a browser, which tells.', 'claimlight'),
			$file,
			$answer->get_error_message(),
			url('doctor.html'),
		);
	}
	$status = wp_remote_retrieve_response_code($answer);
	if (200 !== $status) {
		/* translators: 1: an address, 2: a number such as 403. */
		return sprintf(
			__('The server answers %1$s with %2$s. Let it hand out the files of this folder.', 'claimlight'),
			url($file),
			$status,
		);
	}
	$type = trim(explode(';', (string) wp_remote_retrieve_header($answer, 'content-type'))[0]);
	if (in_array(strtolower($type), $types, true)) {
		return '';
	}
	/* translators: 1: a file, 2: a type such as text/plain, 3: what that does, and what to do. */
	return sprintf(
		__('The server sends %1$s as %2$s. %3$s', 'claimlight'),
		$file,
		'' === $type ? __('nothing in particular', 'claimlight') : $type,
		$fix,
	);
}

/** What is wrong with an article that should have the element. */
function fault_of_page(): string {
	$post = an_article();
	$answer = $post ? wp_remote_get(get_permalink($post), ['timeout' => 5]) : null;
	if (!$answer || is_wp_error($answer) || 200 !== wp_remote_retrieve_response_code($answer)) {
		return '';
	}
	$html = wp_remote_retrieve_body($answer);
	if (!has_element($html)) {
		/* translators: %s: an address. */
		return sprintf(
			__(
				'%s should hold the element and does not. Either the theme does not show the content of the post by the_content(), or another plugin takes unknown elements out of it.',
				'claimlight',
			),
			get_permalink($post),
		);
	}
	$scripts = preg_match_all('/<script\b[^>]*\bsrc=["\'][^"\']*\/claimlight\.js\b/i', $html);
	if ($scripts > 1) {
		/* translators: 1: a number, 2: an address. */
		return sprintf(
			__(
				'The script claimlight.js is %1$d times on %2$s. It runs once, but is loaded each time. The plugin puts it there by itself: take it out of the theme, the Custom HTML block or the other plugin.',
				'claimlight',
			),
			$scripts,
			get_permalink($post),
		);
	}
	return '';
}

/** The newest published article that should have the element. */
function an_article(): ?\WP_Post {
	$types = settings()['types'];
	$posts = get_posts(
		['numberposts' => 1, 'has_password' => false] + ($types ? ['post_type' => $types] : ['post_type' => 'any', 's' => 'claimlight']),
	);
	return $posts[0] ?? null;
}

/** Everything that is wrong: what readers then see, and sentences. */
function faults(): array {
	$files = fault_of_files();
	if ($files) {
		return ['critical', [$files]];
	}
	$scripts = ['text/javascript', 'application/javascript', 'application/x-javascript'];
	$script = fault_of_type(
		'claimlight.js',
		$scripts,
		__(
			'Browsers run no module of that type, so articles stay as they are. Have .js sent with Content-Type: text/javascript (Apache: AddType text/javascript .js, nginx: types in mime.types).',
			'claimlight',
		),
	);
	$module = fault_of_type(
		'claimlight_bg.wasm',
		['application/wasm'],
		__(
			'It is read all the same, but servers pack it only if they know it. Have .wasm sent with Content-Type: application/wasm.',
			'claimlight',
		),
	);
	return [$script ? 'critical' : 'recommended', array_values(array_filter([$script, $module, fault_of_page()]))];
}

/** For Site Health. */
function health(): array {
	[$status, $faults] = faults();
	$text = $faults
		? implode('</p><p>', array_map('esc_html', $faults))
		: esc_html__('The files are there, they are sent as browsers need them, and the element is where it should be.', 'claimlight');
	/* translators: %s: a link. */
	$more = sprintf(
		esc_html__('What a browser meets, policies among it, is tried by %s.', 'claimlight'),
		sprintf('<a href="%1$s">%1$s</a>', esc_url(url('doctor.html'))),
	);
	return [
		'label' => $faults ? __('Claimlight does not work as it should', 'claimlight') : __('Claimlight works', 'claimlight'),
		'status' => $faults ? $status : 'good',
		'badge' => ['label' => __('Claimlight', 'claimlight'), 'color' => 'blue'],
		'description' => "<p>$text</p><p>$more</p>",
		'actions' => '',
		'test' => 'claimlight',
	];
}

/** Adds it to the tests of Site Health that the page asks for once it is shown: the site asks itself, which may take seconds. */
function tests(array $tests): array {
	$tests['async']['claimlight'] = [
		'label' => __('Claimlight', 'claimlight'),
		'test' => rest_url('claimlight/v1/health'),
		'has_rest' => true,
		'async_direct_test' => __NAMESPACE__ . '\\health',
	];
	return $tests;
}
add_filter('site_status_tests', __NAMESPACE__ . '\\tests');

/** Where that page asks; only for those who may see Site Health. */
function route(): void {
	$allowed = function (): bool {
		return current_user_can('view_site_health_checks');
	};
	register_rest_route('claimlight/v1', '/health', [
		'methods' => 'GET',
		'callback' => __NAMESPACE__ . '\\health',
		'permission_callback' => $allowed,
	]);
}
add_action('rest_api_init', __NAMESPACE__ . '\\route');

/** On the settings page: what the disk tells. How files are sent takes requests, and is told by Site Health. */
function notice(): void {
	$fault = fault_of_files();
	if ($fault) {
		printf('<div class="notice notice-error"><p>%s</p></div>', esc_html($fault));
		return;
	}
	/* translators: 1, 2: links. */
	$text = sprintf(
		esc_html__('Nothing to be seen in an article? %1$s tells how the server sends the files, %2$s what a browser meets.', 'claimlight'),
		sprintf('<a href="%s">%s</a>', esc_url(admin_url('site-health.php')), esc_html__('Site Health', 'claimlight')),
		sprintf('<a href="%s">%s</a>', esc_url(url('doctor.html')), esc_html__('the doctor', 'claimlight')),
	);
	printf('<p>%s</p>', wp_kses_post($text));
}
