import { expect, test } from 'vitest';
import { type Layer, LayerIndex } from './layers.js';

const layer = (start: number, end: number): Layer => ({ kind: 'quote', start, end, findings: [] });
const index = new LayerIndex([layer(0, 50), layer(2, 5), layer(2, 8), layer(8, 9), layer(60, 61)]);
const check = (start: number, end: number, expected: [number, number][]) =>
  expect(index.meeting(start, end).map((found) => [found.start, found.end])).toEqual(expected);

test('those that have a character in a stretch, the inmost first', () => {
  check(3, 4, [
    [2, 5],
    [2, 8],
    [0, 50],
  ]);
  check(8, 9, [
    [8, 9],
    [0, 50],
  ]);
  check(5, 6, [
    [2, 8],
    [0, 50],
  ]);
});

test('a layer ends before its end, and an empty stretch meets nothing that only touches it', () => {
  check(50, 60, []);
  check(60, 61, [[60, 61]]);
  expect(new LayerIndex([]).meeting(0, 9)).toEqual([]);
});
