// Pages that something has damaged, the same ones every time: whatever the HTML is, its text can be read and the article looked for.
// More of them, by hand: ROUNDS=100000 SEED=2 npx vitest run www/article/damaged.test.ts
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findArticle } from './finder.js';
import { documentOf } from './node.js';
import { textOf } from './unstyled.js';

const folder = new URL('../../tests/pages/', import.meta.url);
const PAGES = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => readFileSync(new URL(file, folder), 'utf8').replace(/^.*<body[^>]*>|<\/body>.*$/gs, ''));
const ROUNDS = Number(process.env.ROUNDS ?? 100);
const SEED = Number(process.env.SEED ?? 1);

/** What authors, templates and attackers leave in HTML. */
const STRAY = [
  ...['<p>', '</div>', '<div><div><div>', '<table><td>', '<li>', '<br>', '<!--', '-->', '<![CDATA[', '<a href="#">', '</a></a>'],
  ...['<q>', '<sup>1</sup>', '<del>', '<template>', '<svg><title>', '<select><option>', '<noscript>', '<iframe src="x">'],
  ...['<form><input name=parentNode>', '<img name=body>', '<style>p{', '&', '&#0;', '&amp;quot', '\u0000', '\ud800', '"', "'>"],
];

/** A generator of numbers from 0 to 1, mulberry32. */
function numbers(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A page's body cut, repeated, shuffled, or with something stray in it, up to eight times. */
function damaged(random: () => number): string {
  const pick = <T>(some: readonly T[]) => some[Math.floor(random() * some.length)];
  let html = pick(PAGES);
  for (let times = 1 + Math.floor(random() * 8); times > 0; times -= 1) {
    const [from, to] = [random(), random()].map((share) => Math.floor(share * html.length)).sort((a, b) => a - b);
    const part = html.slice(from, Math.min(to, from + 400));
    html = pick([
      () => html.slice(0, from) + html.slice(from + part.length),
      () => html.slice(0, to) + part + html.slice(to),
      () => html.slice(0, from) + pick(STRAY) + html.slice(from),
      () => html.slice(0, from) + pick(STRAY).repeat(20) + html.slice(from),
    ])();
  }
  return html;
}

const read = (html: string) => {
  // What holds a document together stays whole: without it linkedom makes other documents than browsers do.
  const document = documentOf(`<!doctype html><html><head></head><body>${html}</body></html>`);
  return [textOf(document.body), textOf(document.body, true), findArticle(document).text];
};

test('damaged pages are read, the same way each time, and most of their words stay', { timeout: 600_000 }, () => {
  const random = numbers(SEED);
  let [before, after] = [0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    const html = damaged(random);
    const [article, all, found] = read(html);
    expect(read(html), `round ${round} of seed ${SEED}`).toEqual([article, all, found]);
    expect(all.length, `round ${round} of seed ${SEED}`).toBeGreaterThanOrEqual(article.length);
    before += html.replace(/<[^>]*>/g, '').length;
    after += all.length;
  }
  expect(after / before).toBeGreaterThan(0.8);
});
