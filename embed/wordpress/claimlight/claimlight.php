<?php
/**
 * Plugin Name:       Claimlight
 * Description:       Lights up, inside an article, who speaks, what they say, and what the text itself leaves open. The article is read in the reader’s browser and sent nowhere.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT or Apache-2.0
 * Text Domain:       claimlight
 */

namespace Claimlight;

defined('ABSPATH') || exit();

/** The one thing that is stored: the settings. */
const OPTION = 'claimlight';

require __DIR__ . '/includes/files.php';
require __DIR__ . '/includes/attributes.php';
require __DIR__ . '/includes/element.php';
require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/health.php';
require __DIR__ . '/includes/editor.php';
