<?php
// The settings, and their page: by WordPress's Settings API, which asks for the capability and the nonce before anything is stored.

namespace Claimlight;

defined('ABSPATH') || exit();

/** What holds, whatever was stored: attributes of the element by name, `types` and `place`. */
function settings(): array {
	return sanitized(get_option(OPTION, []));
}

/**
 * What can be stored of what was sent.
 *
 * @param mixed $sent from the form, or from the database.
 */
function sanitized($sent): array {
	$sent = is_array($sent) ? $sent : [];
	$kinds = $sent['kinds'] ?? '';
	// The form sends a list of what is ticked.
	$sent['kinds'] = is_array($kinds) ? implode(' ', array_filter($kinds, 'is_string')) : $kinds;
	$fit = fitting($sent);
	$fit['types'] = array_values(array_intersect(array_keys(types()), (array) ($sent['types'] ?? [])));
	$fit['place'] = 'above' === ($sent['place'] ?? '') ? 'above' : 'below';
	return $fit;
}

/** The types of posts that have pages of their own, by name. */
function types(): array {
	$types = get_post_types(['public' => true], 'objects');
	unset($types['attachment']);
	return wp_list_pluck($types, 'label');
}

add_action('admin_init', function () {
	register_setting(OPTION, OPTION, ['type' => 'array', 'sanitize_callback' => __NAMESPACE__ . '\\sanitized', 'default' => []]);
	add_settings_section('where', __('Where', 'claimlight'), '__return_null', OPTION);
	add_settings_section('how', __('How', 'claimlight'), '__return_null', OPTION);
	foreach (fields() as $name => [$section, $label, $show]) {
		add_settings_field($name, $label, $show, OPTION, $section, is_grouped($name) ? [] : ['label_for' => "claimlight-$name"]);
	}
});

/** Boxes to tick have labels of their own. */
function is_grouped(string $name): bool {
	return in_array($name, ['types', 'kinds'], true);
}

/** The fields of the form: section, label, and what shows it. */
function fields(): array {
	return [
		'types' => ['where', __('Show it in all', 'claimlight'), __NAMESPACE__ . '\\field_types'],
		'place' => [
			'where',
			__('It stands', 'claimlight'),
			choice('place', ['below' => __('below the article', 'claimlight'), 'above' => __('above the article', 'claimlight')]),
		],
		'for' => ['where', __('The article', 'claimlight'), __NAMESPACE__ . '\\field_for'],
		'kinds' => ['how', __('Marked at first', 'claimlight'), __NAMESPACE__ . '\\field_kinds'],
		'theme' => [
			'how',
			__('Colours', 'claimlight'),
			choice('theme', [
				'' => __('as the article’s words', 'claimlight'),
				'light' => __('light', 'claimlight'),
				'dark' => __('dark', 'claimlight'),
			]),
		],
		'loading' => [
			'how',
			__('Read', 'claimlight'),
			choice('loading', ['' => __('at once', 'claimlight'), 'lazy' => __('when the article is about to be seen', 'claimlight')]),
		],
		'renderer' => [
			'how',
			__('Marks are', 'claimlight'),
			choice('renderer', [
				'' => __('highlights, which leave the page alone', 'claimlight'),
				'marks' => __('mark elements in the article', 'claimlight'),
			]),
		],
		'min-confidence' => ['how', __('Least confidence', 'claimlight'), __NAMESPACE__ . '\\field_confidence'],
	];
}

function field_types(): void {
	boxes('types', types(), settings()['types']);
	printf(
		'<p class="description">%s</p>',
		esc_html__(
			'Nowhere by itself, if none is ticked. The block “Claimlight” and the shortcode [claimlight] show it in one article.',
			'claimlight',
		),
	);
}

function field_for(): void {
	printf(
		'<input type="text" class="regular-text code" id="claimlight-for" name="%s[for]" value="%s">',
		esc_attr(OPTION),
		esc_attr(settings()['for'] ?? ''),
	);
	printf(
		'<p class="description">%s</p>',
		esc_html__(
			'An id or a CSS selector of the element that holds the text. Empty: the content of the post, as the theme shows it.',
			'claimlight',
		),
	);
}

function field_kinds(): void {
	$labels = [
		'quote' => __('Quotes', 'claimlight'),
		'speaker' => __('Speakers', 'claimlight'),
		'cue' => __('Cues', 'claimlight'),
		'doubt' => __('Doubts', 'claimlight'),
	];
	boxes('kinds', $labels, explode(' ', settings()['kinds'] ?? implode(' ', KINDS)));
	printf('<p class="description">%s</p>', esc_html__('Readers may choose otherwise. All of it, if none is ticked.', 'claimlight'));
}

function field_confidence(): void {
	printf(
		'<input type="number" min="0" max="1" step="0.05" class="small-text" id="claimlight-min-confidence" name="%s[min-confidence]" value="%s">',
		esc_attr(OPTION),
		esc_attr(settings()['min-confidence'] ?? ''),
	);
	printf('<p class="description">%s</p>', esc_html__('From 0 to 1: only what rules got right at least so often is shown.', 'claimlight'));
}

/** Boxes to tick. */
function boxes(string $name, array $labels, array $ticked): void {
	echo '<fieldset>';
	foreach ($labels as $value => $label) {
		printf(
			'<label><input type="checkbox" name="%s[%s][]" value="%s"%s> %s</label><br>',
			esc_attr(OPTION),
			esc_attr($name),
			esc_attr($value),
			checked(in_array($value, $ticked, true), true, false),
			esc_html($label),
		);
	}
	echo '</fieldset>';
}

/** What shows one of several words to choose. */
function choice(string $name, array $labels): \Closure {
	return function () use ($name, $labels) {
		printf('<select id="claimlight-%1$s" name="%2$s[%1$s]">', esc_attr($name), esc_attr(OPTION));
		foreach ($labels as $value => $label) {
			printf(
				'<option value="%s"%s>%s</option>',
				esc_attr($value),
				selected(settings()[$name] ?? '', $value, false),
				esc_html($label),
			);
		}
		echo '</select>';
	};
}

add_action('admin_menu', function () {
	add_options_page(__('Claimlight', 'claimlight'), __('Claimlight', 'claimlight'), 'manage_options', OPTION, __NAMESPACE__ . '\\page');
});

function page(): void {
	echo '<div class="wrap"><h1>' . esc_html__('Claimlight', 'claimlight') . '</h1>';
	notice();
	echo '<form method="post" action="options.php">';
	settings_fields(OPTION);
	do_settings_sections(OPTION);
	submit_button();
	echo '</form></div>';
}

/** A link to the page in the list of plugins. */
function link_to_settings(array $links): array {
	$address = admin_url('options-general.php?page=' . OPTION);
	return array_merge([sprintf('<a href="%s">%s</a>', esc_url($address), esc_html__('Settings', 'claimlight'))], $links);
}
add_filter('plugin_action_links_claimlight/claimlight.php', __NAMESPACE__ . '\\link_to_settings');
