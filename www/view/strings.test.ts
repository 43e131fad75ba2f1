import { afterEach, expect, test } from 'vitest';
import { de } from './de.js';
import { english } from './english.js';
import { short, speak, t } from './strings.js';

afterEach(() => speak(english));

test('numbers agree with their words', () => {
  expect(t.counted({ quotes: 1, speakers: 0, doubts: 1200 })).toBe('1 quote, 0 speakers, 1,200 doubts');
  expect(t.sourcesOf.person(2)).toBe('2 named people');
  expect([t.dismissed(1), t.dismissed(2)]).toEqual(['1 finding dismissed.', '2 findings dismissed.']);
});

test('what is shown of all, and where one is among them', () => {
  expect([t.shownOf(3, 3), t.shownOf(2, 3), t.position(0, 5), t.position(2, 5)]).toEqual(['3', '2/3', '5 marks', '2 of 5']);
});

test('long words are cut on one line, never through a character', () => {
  expect(short(' a\n b  c ')).toBe('a b c');
  expect(short('abcdef', 3)).toBe('abc…');
  expect(short('ab🚢cd', 3)).toBe('ab…');
});

/** Every sentence of a language, by the way to it; functions are called with their own names for words, and 2 for numbers. */
function sentencesOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const text = /counted$/.test(path)
      ? (value as (n: object) => string)({ quotes: 2, speakers: 2, doubts: 2 })
      : String((value as (...args: unknown[]) => unknown)(...argumentsOf(path)));
    return [[path, text]];
  }
  return Object.entries(value as object).flatMap(([key, own]) => sentencesOf(own, `${path}.${key}`));
}

function argumentsOf(path: string): unknown[] {
  if (/\.(?:sources)$/.test(path)) return [2, ['x']];
  if (/explain\.quote$/.test(path)) return ['x', true, false, '', 'direct'];
  if (/explain\.source$/.test(path)) return [true, 'x', 'y', 2];
  if (/explain\.and$/.test(path)) return [['x', 'y']];
  if (/unknownSource$|share$/.test(path)) return ['x', 2, false];
  if (/panel\.more$|dismissed$|\.(?:quotes|words|doubts|findings|quotedWords|number|right|recognised)$|sourcesOf/.test(path)) return [2];
  if (/shownOf|position|leftOpen/.test(path)) return [1, 2];
  return ['x', 2];
}

test('German says all that English says, and says it in German', () => {
  const ours = new Map(sentencesOf(english));
  const german = new Map(sentencesOf(de));
  expect([...german.keys()].sort()).toEqual([...ours.keys()].sort());
  for (const [path, sentence] of german) expect(sentence, path).toMatch(/\S/);
  // A few words are the same in both.
  const same = [...german].filter(([path, sentence]) => /[a-z]{3}/i.test(sentence) && ours.get(path) === sentence).map(([path]) => path);
  expect(same).toEqual(['.exports.json', '.exports.markdown']);
  speak(de);
  expect([t.lang, t.bar.name]).toEqual(['de', 'Claimlight: wer was sagt']);
  expect([t.counted({ quotes: 1, speakers: 2, doubts: 1200 }), t.leaves('Die Fans', true)]).toEqual([
    '1 Zitat, 2 Stimmen, 1.200 Zweifel',
    'Die Fans lassen das offen',
  ]);
});
