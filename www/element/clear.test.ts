import { expect, test } from 'vitest';
import { clearance } from './clear.js';

const strip = { left: 400, right: 988, height: 96 };

/** A window of 1000 pixels a side that keeps some boxes: from the left, from above, to the right, to below. */
const boxes =
  (...all: [number, number, number, number][]) =>
  (x: number, y: number) =>
    Math.min(...all.filter(([left, top, right, bottom]) => x >= left && x < right && y >= top && y < bottom).map(([, top]) => top));

test('where nothing is kept it stays at the end of the window', () => {
  expect(clearance(strip, 1000, boxes())).toBe(0);
  expect(clearance(strip, 1000, boxes([0, 940, 390, 1000]))).toBe(0);
});

test('it hangs above a footer, a button that floats, and what stands on a footer', () => {
  expect(clearance(strip, 1000, boxes([0, 940, 1000, 1000]))).toBe(60);
  expect(clearance(strip, 1000, boxes([920, 920, 980, 980]))).toBe(80);
  expect(clearance(strip, 1000, boxes([0, 940, 1000, 1000], [300, 850, 700, 940]))).toBe(150);
});

test('what reaches above the middle of the window is not avoided', () => {
  expect(clearance(strip, 1000, boxes([0, 940, 1000, 1000], [300, 300, 700, 940]))).toBe(60);
});
