// Twelve pages of our own, in the shapes of news sites, against what a reader would call their article.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findArticle } from './finder.js';
import { documentOf } from './node.js';

const folder = new URL('../../tests/pages/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const PAGES = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.slice(0, -'.html'.length));

const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** How many words two texts have in common, each as often as both have it. */
function shared(some: string[], others: string[]) {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return some.filter((word) => {
    const n = left.get(word) ?? 0;
    if (n) left.set(word, n - 1);
    return n > 0;
  }).length;
}

const scores = PAGES.map((page) => {
  const found = words(findArticle(documentOf(read(`${page}.html`))).text);
  const wanted = words(read(`${page}.txt`));
  const both = shared(found, wanted);
  return { page, precision: both / found.length, recall: both / wanted.length };
});
const mean = (of: 'precision' | 'recall') => scores.reduce((sum, score) => sum + score[of], 0) / scores.length;

test('over twelve pages precision is .95 and recall .97 at least', () => {
  for (const { page, precision, recall } of scores) console.info(`${page}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
  console.info(`mean: precision ${mean('precision').toFixed(3)}, recall ${mean('recall').toFixed(3)}`);
  expect(scores).toHaveLength(12);
  expect(mean('precision'), JSON.stringify(scores)).toBeGreaterThanOrEqual(0.95);
  expect(mean('recall'), JSON.stringify(scores)).toBeGreaterThanOrEqual(0.97);
});

test.each(scores)('$page: nearly all of the article and little else', ({ precision, recall }) => {
  expect(precision).toBeGreaterThanOrEqual(0.9);
  expect(recall).toBeGreaterThanOrEqual(0.95);
});
