import { expect, test } from 'vitest';
import { ANALYSIS, resultOf } from '../view/example.js';
import { type Options, shows } from './options.js';

const { layers } = resultOf(ANALYSIS);
const shown = (options: Options) => [...new Set(layers.filter((layer) => shows(layer, options)).map(({ kind }) => kind))];

test('kinds and how sure they must be choose what is marked', () => {
  expect(shown({})).toEqual(['quote', 'speaker', 'cue', 'scope', 'doubt']);
  expect(shown({ kinds: ['doubt'] })).toEqual(['scope', 'doubt']);
  expect(shown({ kinds: ['quote'], minConfidence: 0.95 })).toEqual([]);
});
