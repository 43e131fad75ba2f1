import { expect, test } from 'vitest';
import type { Kind } from '../article/layers.js';
import { ANALYSIS, quote, resultOf, speaker } from './example.js';
import { description, isMany, label, leaves, leftOpen, notesOn, sources, speakerTitle } from './sentences.js';

const { layers, findings } = resultOf(ANALYSIS);
const first = (kind: Kind) => layers.find((layer) => layer.kind === kind)!;

test('each mark is described and labelled by what it is and whose', () => {
  const check = (kind: Kind, described: string, labelled: string) => {
    expect(description(first(kind))).toBe(described);
    expect(label(first(kind))).toBe(labelled);
  };
  check('quote', 'Direct quote, Ann Lee', 'direct: Ann Lee');
  check('speaker', 'Speaker, Ann Lee', 'speaker');
  check('cue', 'Reporting words, Ann Lee', 'reporting words');
  check('doubt', 'Doubt, possible, not certain. The article leaves this open', 'doubt');
});

test('who is not certain is called probable, and who is not known so', () => {
  expect(description(findings[2].layers[0])).toBe('Direct quote, probably Ann Lee');
  const nobody = resultOf({ ...ANALYSIS, quotes: [quote('“No,”', null)], uncertainties: [] });
  expect(description(nobody.layers[0])).toBe('Direct quote, speaker not known');
  const thought = resultOf({ ...ANALYSIS, quotes: [quote('“No,”', null, { sort: 'attitude' })], uncertainties: [] });
  expect(description(thought.layers[0])).toBe('Thought, speaker not known');
});

test('a doubt is the article’s, a speaker’s, or somebody’s', () => {
  expect(leaves(findings[1])).toBe('The article leaves this open');
  expect(leaves(findings[4])).toBe('Officials leave this open');
  expect(leaves({ ...findings[4], speaker: null })).toBe('An unknown speaker leaves this open');
  expect(leaves({ ...findings[4], speaker: null, quote: null })).toBe('Somebody in the text leaves this open');
});

test('verbs agree with those who speak, whatever their type', () => {
  const fans = { ...speaker('Ann Lee'), name: 'Many fans', type: 'other' as const };
  expect(leaves({ ...findings[4], speaker: fans, certain: true })).toBe('Many fans leave this open');
  expect(leaves({ ...findings[4], certain: false })).toBe('Probably officials leave this open');
  expect(leaves({ ...findings[4], speaker: { ...fans, name: 'I' }, certain: true })).toBe('I leave this open');
  expect([isMany(fans), isMany(speaker('Ann Lee')), isMany(null, 'several ministers'), isMany(null, 'she')]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test('how much is left open, or nothing where nothing is stated', () => {
  expect(leftOpen({ open: 1, all: 4 })).toBe('1 of 4 statements is left open in some way.');
  expect(leftOpen({ open: 2, all: 4 })).toBe('2 of 4 statements are left open in some way.');
  expect([leftOpen({ open: 0, all: 0 }), leftOpen(undefined)]).toEqual(['', '']);
});

test('the sources of the whole article, and who has most of the words', () => {
  const words = (direct: number, indirect = 0) => ({ direct, indirect });
  const by_type = [
    { type: 'person' as const, sources: 1, words: words(8) },
    { type: 'group' as const, sources: 1, words: words(0, 3) },
  ];
  const article = { by_speaker: [words(8), words(0, 3)], by_type, unknown: words(0), single_source: false };
  expect(sources({ ...ANALYSIS, article })).toBe(
    'The whole article has 2 sources: 1 named person, 1 group of people. Ann Lee has 73% of the reported words.',
  );
  const single = { ...article, by_type: [by_type[0]], single_source: true };
  expect(sources({ ...ANALYSIS, article: single })).toMatch(/All statements come from this one source\.$/);
  expect(sources(ANALYSIS)).toBe('');
});

test('a title names role and body once', () => {
  const title = (role: string | null, body: string | null) => speakerTitle(speaker('Ann Lee', { role, body }));
  expect(title('spokesperson', 'Northline')).toBe('spokesperson · Northline');
  expect(title('Northline spokesperson', 'Northline')).toBe('Northline spokesperson');
  expect(title(null, null)).toBe('');
});

test('another language, nothing found and nothing painted are said', () => {
  const result = resultOf(ANALYSIS);
  expect(notesOn(result, true)).toEqual([]);
  expect(notesOn({ ...result, findings: [] }, false)).toHaveLength(2);
  expect(notesOn({ ...result, analysis: { ...ANALYSIS, language: 'other' }, findings: [] }, true)[0]).toMatch(/not seem to be in English/);
});
