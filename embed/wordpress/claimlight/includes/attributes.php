<?php
// What the element may be told by authors and by the settings; docs/element.md of Claimlight has all its attributes.

namespace Claimlight;

defined('ABSPATH') || exit();

const KINDS = ['quote', 'speaker', 'cue', 'doubt'];

/** Each attribute, and what makes of a value one that fits, or ''. */
function attributes(): array {
	return [
		'for' => 'sanitize_text_field',
		'kinds' => function (string $value): string {
			return implode(' ', array_intersect(KINDS, preg_split('/[\s,]+/', $value)));
		},
		'theme' => one_of('auto', 'light', 'dark'),
		'loading' => one_of('eager', 'lazy'),
		'renderer' => one_of('auto', 'highlights', 'marks'),
		'min-confidence' => function (string $value): string {
			return is_numeric($value) && $value > 0 && $value <= 1 ? (string) (float) $value : '';
		},
	];
}

/** Lets some words through. */
function one_of(string ...$allowed): \Closure {
	return function (string $value) use ($allowed): string {
		return in_array($value, $allowed, true) ? $value : '';
	};
}

/**
 * Of what was given, what fits; all else is left out.
 *
 * @param mixed $given by name.
 */
function fitting($given): array {
	$fit = [];
	foreach (attributes() as $name => $of) {
		$value = is_array($given) && isset($given[$name]) && is_scalar($given[$name]) ? $of(trim((string) $given[$name])) : '';
		if ('' !== $value) {
			$fit[$name] = $value;
		}
	}
	return $fit;
}

/**
 * Where somebody types the element as HTML it stays, for those too whose HTML is filtered. Attributes that name addresses do not:
 * a script from anywhere would run by them. Nor does `for`, unless they may edit the posts of others.
 *
 * @param mixed $context WordPress hands over its own lists too.
 */
function typed(array $tags, $context): array {
	if ('post' === $context) {
		$names = array_merge(array_keys(attributes()), ['no-panel', 'no-shortcuts']);
		$tags['claim-light'] = array_fill_keys(current_user_can('edit_others_posts') ? $names : array_diff($names, ['for']), true);
	}
	return $tags;
}
add_filter('wp_kses_allowed_html', __NAMESPACE__ . '\\typed', 10, 2);
