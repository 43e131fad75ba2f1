import { expect, test } from 'vitest';
import { type Layer, LayerIndex, lined } from './layers.js';

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

test('who speaks and what reports it have no line where a doubt has one', () => {
  const check = (kind: Layer['kind'], doubts: [number, number][], expected: [number, number][]) =>
    expect(lined({ ...layer(10, 20), kind }, new LayerIndex(doubts.map(([start, end]) => layer(start, end))))).toEqual(expected);
  check('speaker', [[10, 20]], []);
  check('cue', [[0, 30]], []);
  check(
    'speaker',
    [
      [8, 12],
      [15, 16],
    ],
    [
      [12, 15],
      [16, 20],
    ],
  );
  check(
    'cue',
    [
      [0, 10],
      [20, 22],
    ],
    [[10, 20]],
  );
  check('quote', [[10, 20]], [[10, 20]]);
});
