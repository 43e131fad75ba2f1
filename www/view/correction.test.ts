import { expect, test } from 'vitest';
import type { Analysis } from '../engine/analysis.js';
import { corrected, current, lasting } from './correction.js';
import { ANALYSIS, quote, speaker, spanOf, TEXT } from './example.js';

const names = ({ speakers }: Analysis) => speakers.map(({ name }) => name);
const whose = ({ quotes }: Analysis) => quotes.map(({ attribution }) => attribution?.speaker ?? null);

test('two speakers are made one, who keeps name, role and all mentions', () => {
  const one = corrected(TEXT, ANALYSIS, { kind: 'merge', from: 1, into: 0 });
  expect([names(one), whose(one)]).toEqual([['Ann Lee'], [0, 0, 0]]);
  expect(one.speakers[0]).toMatchObject({ role: 'Mayor', mentions: [spanOf('Mayor Ann Lee'), spanOf('she'), spanOf('officials')] });
  expect(one.quotes[2].attribution).toMatchObject({ speaker_by: 'reader', speaker_confidence: 1, speaker_certain: true });
  // What was found stays as it was.
  expect(whose(ANALYSIS)).toEqual([0, 0, 1]);
});

test('one speaker is made two, by the words that mean the other', () => {
  const two = corrected(TEXT, ANALYSIS, { kind: 'split', from: 0, words: 'She' });
  expect([names(two), whose(two)]).toEqual([
    ['Ann Lee', 'She', 'officials'],
    [0, 1, 2],
  ]);
  expect(two.speakers[1]).toMatchObject({ role: null, mentions: [spanOf('she')] });
});

test('who says nothing any more is gone, and so are the figures that counted them', () => {
  const figures = { by_speaker: [], by_type: [], unknown: { direct: 0, indirect: 0 }, single_source: false };
  const one = corrected(TEXT, { ...ANALYSIS, article: figures }, { kind: 'merge', from: 0, into: 1 });
  expect(names(one)).toEqual(['officials']);
  expect(one).not.toHaveProperty('article');
});

test('a correction holds for another reading of the article, whatever the order of its speakers', () => {
  const kept = lasting(ANALYSIS, { kind: 'merge', from: 1, into: 0 });
  const turned = { ...ANALYSIS, speakers: [...ANALYSIS.speakers].reverse() };
  expect(current(turned, kept)).toEqual({ kind: 'merge', from: 0, into: 1 });
  expect(current({ ...ANALYSIS, speakers: [ANALYSIS.speakers[0]] }, kept)).toBe(null);
  const split = lasting(ANALYSIS, { kind: 'split', from: 0, words: 'she' });
  expect(current(turned, split)).toEqual({ kind: 'split', from: 1, words: 'she' });
});

test('two speakers of one name are told apart', () => {
  const twins = { ...ANALYSIS, speakers: [speaker('Ann Lee'), speaker('Ann Lee')], quotes: [quote('“No,”', { speaker: 1 })] };
  expect(current(twins, lasting(twins, { kind: 'split', from: 1, words: 'she' }))).toMatchObject({ from: 1 });
});
