// The same answer in the shell and in the browser, over any text: `claimlight batch --offsets utf16` against www/pkg.
import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './command';

const root = join(import.meta.dirname, '../..');

/** How many texts are made, and the number that they grow from: every run compares the same. */
const TEXTS = 400;
const SEED = 20260101;

interface Answer {
  quotes: unknown[];
  uncertainties: unknown[];
}

/** Numbers from 0 to 1, always the same ones for a seed (mulberry32). */
function numbers(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The articles of tests/golden: what stands over the last line of three hyphens. */
function articles(): string[] {
  const folder = join(root, 'tests/golden');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  return files.map((name) => {
    const file = `\n${readFileSync(join(folder, name), 'utf8')}`;
    return file.slice(1, Math.max(1, file.lastIndexOf('\n---\n')));
  });
}

/** Jumbles of the pieces that the properties use, and articles with pieces put in and characters taken out. */
function texts(): string[] {
  const number = numbers(SEED);
  const below = (limit: number) => Math.floor(number() * limit);
  const groups: Record<string, string[]> = JSON.parse(readFileSync(join(root, 'tests/properties/pieces.json'), 'utf8'));
  const pieces = Object.values(groups).flat();
  const piece = () => (number() < 0.4 ? ' ' : pieces[below(pieces.length)]!);
  const whole = articles();
  const jumble = () => Array.from({ length: below(80) }, piece).join('');
  const damaged = () => {
    const characters = [...whole[below(whole.length)]!];
    for (let cuts = below(8); cuts > 0; cuts--) characters.splice(below(characters.length + 1), below(12), piece());
    return characters.join('');
  };
  return [...whole, ...Array.from({ length: TEXTS }, (_, n) => (n % 2 ? jumble() : damaged()))];
}

function native(all: string[]): Answer[] {
  const input = all.map((text, id) => JSON.stringify({ id, text })).join('\n');
  const output = execFileSync(command(), ['batch', '--offsets', 'utf16'], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return output
    .trimEnd()
    .split('\n')
    .map((line, n) => {
      const { id, ...answer } = JSON.parse(line) as Answer & { id: number };
      expect(id).toBe(n);
      return answer;
    });
}

function inBrowser(page: Page, all: string[]): Promise<Answer[]> {
  return page.evaluate(async (given) => {
    const module = await import(new URL('pkg/claimlight.js', document.baseURI).href);
    await module.default();
    return given.map((text) => module.analyze(text));
  }, all);
}

test('the browser and the shell answer alike, whatever the text', async ({ page }) => {
  test.setTimeout(240_000);
  const all = texts();
  const wanted = native(all);
  expect(wanted).toHaveLength(all.length);
  await page.goto('/');
  const found = await inBrowser(page, all);
  all.forEach((text, n) => expect(found[n], JSON.stringify(text)).toStrictEqual(wanted[n]));
  // Texts without findings would agree too easily.
  expect(wanted.filter((answer) => answer.quotes.length > 0).length).toBeGreaterThan(TEXTS / 4);
  expect(wanted.filter((answer) => answer.uncertainties.length > 0).length).toBeGreaterThan(TEXTS / 4);
});

// JavaScript's strings may hold half a character, which no UTF-8 can: it counts as one unit and breaks nothing.
test('half a character moves nothing', async ({ page }) => {
  const halves = ['“We \ud83d are late,” said Ann Lee.', '\udea2“No,” he said. It may rain.', '“Late,” said Ann \ud800Lee.\ud83d'];
  await page.goto('/');
  const found = await inBrowser(page, halves);
  expect(found).toStrictEqual(native(halves.map((text) => text.toWellFormed())));
  expect(found.every((answer) => answer.quotes.length > 0)).toBe(true);
});
