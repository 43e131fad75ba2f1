<?php
// Serves a site as php -S should: files as they are, everything else by WordPress. A test may have files sent with wrong types.
$root = $_SERVER['DOCUMENT_ROOT'];
$path = rawurldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
$type = getenv('TYPE_OF_' . strtoupper(pathinfo($path, PATHINFO_EXTENSION)));

if ($type && is_file($root . $path) && strpos($path, '/claimlight/')) {
	header("Content-Type: $type");
	header('X-Content-Type-Options: nosniff');
	if ('HEAD' !== $_SERVER['REQUEST_METHOD']) {
		readfile($root . $path);
	}
	return true;
}
if ('/' !== $path && file_exists($root . $path)) {
	return false;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
require "$root/index.php";
