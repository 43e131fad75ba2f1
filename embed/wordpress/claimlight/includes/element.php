<?php
// The ways in which the element gets into an article: a block, a shortcode, and by itself where the settings say so.

namespace Claimlight;

defined('ABSPATH') || exit();

/** Whether the article that is shown is the page's own: in a list of articles nothing is marked. */
function on_its_page(): bool {
	return is_singular() && !is_feed() && get_the_ID() === get_queried_object_id();
}

/**
 * The element as HTML, told what an author says, and for the rest what the settings say.
 *
 * @param mixed $own attributes of the block or the shortcode.
 */
function element($own = []): string {
	if (!on_its_page()) {
		return '';
	}
	script();
	$html = '<claim-light';
	foreach (array_merge(['for' => article()], fitting(settings()), own($own)) as $name => $value) {
		$html .= sprintf(' %s="%s"', $name, esc_attr($value));
	}
	return "$html></claim-light>";
}

/**
 * What an author says, as far as it fits. Only those who may edit the posts of others choose what is read: a contributor's element
 * reads the contributor's own post.
 *
 * @param mixed $own attributes of the block or the shortcode.
 */
function own($own): array {
	$fit = fitting($own);
	if (!user_can((int) get_post_field('post_author'), 'edit_others_posts')) {
		unset($fit['for']);
	}
	return $fit;
}

/**
 * Where the article is, if nobody says so. An element inside of it is known by what it stands in: by the names that WordPress's
 * themes give to it, and where a theme gives none, by its parent. Elsewhere on the page only the names help.
 */
function article(): string {
	$names = ['.wp-block-post-content', '.entry-content'];
	if (!doing_filter('the_content')) {
		return implode(', ', $names);
	}
	return implode(':has(claim-light), ', $names) . ':has(claim-light), :has(> claim-light)';
}

add_shortcode('claimlight', __NAMESPACE__ . '\\element');

add_action('init', function () {
	register_block_type(dirname(__DIR__), ['render_callback' => __NAMESPACE__ . '\\element']);
});

/** Whether an article gets the element without anybody having put it there. */
function is_automatic(\WP_Post $post): bool {
	return in_array($post->post_type, settings()['types'], true) && !post_password_required($post);
}

function has_element(string $content): bool {
	return false !== stripos($content, '<claim-light');
}

/** Adds the element to an article, unless its author has. */
function automatic(string $content): string {
	$post = get_post();
	if (!$post || !is_automatic($post) || !on_its_page() || has_element($content)) {
		return $content;
	}
	return 'above' === settings()['place'] ? element() . $content : $content . element();
}
// After blocks (9) and shortcodes (11).
add_filter('the_content', __NAMESPACE__ . '\\automatic', 20);

/** An element that an author has typed as HTML, empty and without `for`: it reads the article that it stands in, as a block does. */
function typed_in(string $content): string {
	if (!on_its_page()) {
		return $content;
	}
	$empty = '~<claim-light((?:\s+[a-z-]+(?:\s*=\s*(?:"[^"]*"|\'[^\']*\'))?)*)\s*>(?=\s*</claim-light>)~i';
	$told = function (array $tag): string {
		return preg_match('~\sfor[\s=>]~i', "$tag[1]>") ? $tag[0] : sprintf('<claim-light for="%s"%s>', esc_attr(article()), $tag[1]);
	};
	return preg_replace_callback($empty, $told, $content) ?? $content;
}
add_filter('the_content', __NAMESPACE__ . '\\typed_in', 21);

/** Where it is known beforehand that there will be an element: some versions print no module that is asked for in the footer. */
function early(): void {
	$post = is_singular() ? get_post() : null;
	if (!$post) {
		return;
	}
	$content = $post->post_content;
	if (is_automatic($post) || has_block('claimlight/article', $post) || has_shortcode($content, 'claimlight') || has_element($content)) {
		script();
	}
}
add_action('wp_enqueue_scripts', __NAMESPACE__ . '\\early');
