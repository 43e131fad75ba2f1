import { expect, test } from 'vitest';
import { lightness, LINES, NAMES, PALETTE, rulesOf } from './palette.js';

const luminance = (hex: string) => {
  const [r, g, b] = [1, 3, 5]
    .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (a: string, b: string) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

test('every pair of colours, and every line on every fill, can be told apart', () => {
  // Where kinds overlap, the inmost one's fill lies under every line.
  const kinds = ['scope', 'quote', 'speaker', 'cue', 'doubt'];
  for (const [theme, colours] of Object.entries(PALETTE))
    for (const [name, { fill, ink, line }] of Object.entries(colours)) {
      expect(ratio(ink, fill), `${theme} ink on ${name}`).toBeGreaterThanOrEqual(4.5);
      expect(ratio(line, fill), `${theme} line of ${name} on itself`).toBeGreaterThanOrEqual(3);
      for (const other of kinds.includes(name) ? kinds : [])
        expect(ratio(line, colours[other].fill), `${theme} line of ${name} on ${other}`).toBeGreaterThanOrEqual(3);
    }
});

test('no two kinds have the same line', () => {
  const { lit, current, ...lines } = LINES;
  expect(lit && current).toBeTruthy();
  expect(new Set(Object.values(lines)).size).toBe(11);
});

test('the host’s own colours are taken, ours where it names none', () => {
  const own = (property: string) => (property === '--claimlight-doubt-fill' ? ' red ' : '');
  const rules = rulesOf('light', own, (name) => `.${name}`);
  expect(rules).toMatch(/\.doubt-hearsay\{color:#1c1b18;background-color:red;/);
  expect(rules).toMatch(/\.quote\{color:#1c1b18;background-color:#e4edf8;/);
  for (const name of NAMES) expect(rules).toContain(`.${name}{`);
});

test('where lines are tight there is the same line and no fill', () => {
  for (const theme of ['light', 'dark'] as const) {
    const rules = rulesOf(
      theme,
      () => '',
      (name) => `.${name}`,
    );
    for (const name of NAMES) {
      const line = new RegExp(`\\.${name}\\{[^}]*;(text-decoration-skip-ink[^}]*)\\}`).exec(rules)?.[1];
      expect(line).toContain(LINES[name]);
      expect(rules).toContain(`.${name}-tight{${line}}`);
    }
  }
});

test('a computed colour is light or dark, however it is written', () => {
  const check = (colour: string, expected: number) => expect(lightness(colour), colour).toBeCloseTo(expected, 1);
  check('rgb(255, 255, 255)', 1);
  check('rgb(0, 0, 0)', 0);
  check('oklch(0.9 0.1 200)', 0.9);
  check('lab(20 0 0)', 0.2);
  check('color(srgb 1 1 1)', 1);
});
