import { expect, test } from 'vitest';
import { ANALYSIS, attribution, doubt, quote, resultOf } from '../view/example.js';
import { type Options, shows } from './options.js';

const { layers } = resultOf(ANALYSIS);
const shown = (options: Options) => [...new Set(layers.filter((layer) => shows(layer, options)).map(({ kind }) => kind))];

test('kinds and how sure they must be choose what is marked', () => {
  expect(shown({})).toEqual(['quote', 'speaker', 'cue', 'scope', 'doubt']);
  expect(shown({ kinds: ['doubt'] })).toEqual(['scope', 'doubt']);
  expect(shown({ kinds: ['quote'], minConfidence: 0.95 })).toEqual([]);
});

test('what is less certain and rough amounts are marked where somebody asks for them', () => {
  const [sure] = ANALYSIS.quotes;
  const less = quote('It may rain', { ...attribution(), tentative: true });
  const analysis = { ...ANALYSIS, quotes: [sure, less], uncertainties: [doubt('late', 'late', { kind: 'approximate' })] };
  const marked = (options: Options) =>
    resultOf(analysis)
      .layers.filter((layer) => shows(layer, options))
      .map(({ kind }) => kind);
  const first = marked({});
  expect(first).not.toContain('doubt');
  expect(marked({ kinds: ['quote', 'speaker', 'cue', 'doubt', 'thoughts', 'approximate'] })).toContain('doubt');
  const quotes = (kinds: string[]) => kinds.filter((kind) => kind === 'quote').length;
  expect(quotes(marked({ kinds: ['quote', 'thoughts', 'tentative'] }))).toBe(quotes(first) + 1);
});
