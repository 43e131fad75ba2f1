import { expect, test } from 'vitest';
import { countsOf, seenOf, totalsOf } from './counts.js';
import { ANALYSIS, resultOf } from './example.js';

const result = resultOf(ANALYSIS);
const none = { approximate: 0, thoughts: 0, tentative: 0 };

test('everything that is shown is counted', () => {
  expect(countsOf(result, () => true)).toEqual({ quote: [3, 3], speaker: [2, 2], cue: [3, 3], doubt: [2, 2], ...none });
});

test('what is not shown counts only towards all', () => {
  expect(countsOf(result, ({ confidence }) => (confidence ?? 0) > 0.8)).toEqual({
    quote: [2, 3],
    speaker: [2, 2],
    cue: [2, 3],
    doubt: [2, 2],
    ...none,
  });
  expect(countsOf(result, () => false)).toEqual({ quote: [0, 3], speaker: [0, 2], cue: [0, 3], doubt: [0, 2], ...none });
});

test('a speaker of doubts alone is nobody who is shown', () => {
  expect(countsOf(result, ({ doubt }) => doubt !== null).speaker).toEqual([0, 2]);
});

test('what was found is counted, and nothing before', () => {
  expect(totalsOf(ANALYSIS)).toEqual({ quotes: 3, speakers: 2, doubts: 2 });
  expect(totalsOf(undefined)).toEqual({ quotes: 0, speakers: 0, doubts: 0 });
});

test('what is seen follows the kinds that are on', () => {
  const { findings } = result;
  expect(seenOf(findings, new Set(['quote', 'speaker', 'cue', 'doubt']))).toEqual({ quotes: 3, speakers: 2, doubts: 2 });
  expect(seenOf(findings.slice(0, 2), new Set(['quote', 'speaker']))).toEqual({ quotes: 1, speakers: 1, doubts: 0 });
});
