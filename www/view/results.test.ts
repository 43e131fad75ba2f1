import { expect, test } from 'vitest';
import { ANALYSIS, TEXT } from './example.js';
import { fromResults, toResults } from './results.js';

const results = toResults({ text: TEXT, analysis: ANALYSIS });

test('every span has its offsets and its words', () => {
  expect(results.quotes[0].content).toEqual([{ start: 0, end: 14, text: '“We are late,”' }]);
  expect(results.uncertainties[0].cue.text).toBe('may');
});

test('what is written is read back, with the words of each stretch', () => {
  const { analysis, words } = fromResults(JSON.parse(JSON.stringify(results)))(TEXT);
  expect(analysis).toEqual(ANALYSIS);
  expect(words([0, 14])).toBe('“We are late,”');
  expect(words([0, 13])).toBe('');
});

test('code points become UTF-16 units of the text that they are placed on', () => {
  const points = { ...structuredClone(results), offsets: 'chars' };
  // One before everything, one inside what is quoted.
  const place = fromResults(points)('🚢' + TEXT.slice(1, 5) + '🚢' + TEXT.slice(6));
  expect(place.analysis.quotes[0].content).toEqual([[0, 16]]);
  expect(place.analysis.uncertainties[0].cue).toEqual(ANALYSIS.uncertainties[0].cue.map((at) => at + 2));
});

test('what is not results is refused in words', () => {
  const check = (change: object, message: string) => expect(() => fromResults({ ...structuredClone(results), ...change })).toThrow(message);
  check({ version: 2 }, 'version 1');
  check({ offsets: 'bytes' }, 'offsets utf16 or chars');
  check({ speakers: undefined }, 'no speakers');
  check({ quotes: [{ content: [], sort: 'speech', attribution: null }] }, 'a quote without content');
  check({ uncertainties: [{ cue: null }] }, 'without cue or scope');
  check({ quotes: [{ content: [{ start: 0, end: 1.5, text: 'x' }], sort: 'speech', attribution: null }] }, 'without place or words');
  check({ article: {} }, 'without its figures');
  for (const value of [null, 1, 'x', {}]) expect(() => fromResults(value)).toThrow(TypeError);
});
