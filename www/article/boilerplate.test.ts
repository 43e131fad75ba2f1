import { expect, test } from 'vitest';
import { isLabel } from './boilerplate.js';
import { documentOf } from './node.js';
import { textOf } from './unstyled.js';

/** @param html what stands in the article beside a paragraph */
function check(html: string, expected: string) {
  const all = '<p>It may rain, the board of the harbour said on Monday.</p>';
  const { body } = documentOf(`<!doctype html><html><body>${all}${html}</body></html>`);
  expect(textOf(body).split('\n\n').slice(1).join('|'), html).toBe(expected);
}

test('labels', () => {
  for (const label of [
    'Related',
    'Map',
    'RELATED STORIES:',
    'Watch: Storm hits',
    'Photo: Ann Lee',
    'Read more: Pier',
    'Date: 3 May',
    'Provided',
    'Skip to content Skip to navigation',
    'Skip to main content',
    'Image source, Harbour board',
  ])
    expect(isLabel(label), label).toBe(true);
  for (const text of [
    'Watch your step.',
    'Skip to the end, she said.',
    'Image captions are short.',
    'Lee: We are late.',
    'The map shows it.',
    `Watch: ${'on and '.repeat(40)}on`,
  ])
    expect(isLabel(text), text).toBe(false);
  expect(isLabel('Media caption Ann Lee on the pier')).toBe(true);
});

test('captions, credits, share bars, newsletter boxes and lists of links', () => {
  check('<figure><figcaption>The pier</figcaption></figure>', '');
  check('<p class="photo-credit">Ann Lee</p><div class="shareBar">Mail</div><div id="newsletter-1">Sign up today</div>', '');
  check('<ul><li><a>One</a></li><li><a>Two</a></li></ul><ul><li>Boots</li><li>A <a>coat</a></li></ul>', 'Boots|A coat');
  check('<button>Share</button><p>A <button>quango</button> said so.</p>', 'A quango said so.');
});

test('what a quotation ends with says whose it is', () => {
  check('<blockquote><p>“Late.”</p><footer>Ann Lee</footer></blockquote>', '“Late.”|Ann Lee');
});

test('the name of a box that holds most of the text says nothing', () => {
  check(`<div class="has-social"><p>${'Long and '.repeat(30)}long.</p></div>`, `${'Long and '.repeat(30)}long.`);
});
