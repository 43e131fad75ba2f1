import { expect, test } from 'vitest';
import type { Analysis, Span } from '../engine/analysis.js';
import { Finder, inCommon, relocate } from './relocate.js';

/** Where words of one text, the n-th time that they stand there, are in another; null where they are lost. */
function check(was: string, words: string, text: string, expected: number | null, from = 0) {
  const start = was.indexOf(words, from);
  const span = new Finder(was, text).place([start, start + words.length]);
  expect(span).toEqual(expected === null ? null : [expected, expected + words.length]);
}

test('what stands before a change stays, what stands after it moves', () => {
  check('Ann said no. Bo said yes.', 'Ann said', 'Ann said no. And Bo said yes.', 0);
  check('Ann said no. Bo said yes.', 'yes', 'Ann said no. And Bo said yes.', 25);
});

test('words that are gone are lost', () => {
  check('Ann said no. Bo said yes.', 'Bo said', 'Ann said no. He agreed.', null);
});

test('of two alike the one with the same neighbours is taken', () => {
  check('The mayor said no. Rain fell. The clerk said no.', 'said', 'Today the mayor said no. Rain fell hard. The clerk said no!', 51, 20);
});

test('short words in other surroundings are not taken for the same', () => {
  check('Ann said no to the plan for the pier.', 'no', 'Bo went home with no coat.', null);
});

test('of results whose text is not known, only words that stand once are found elsewhere', () => {
  const words = (span: Span) => (span[0] === 0 ? 'said' : '');
  expect(new Finder('', 'said Ann', words).place([0, 4])).toEqual([0, 4]);
  expect(new Finder('', 'Ann said', words).place([0, 4])).toEqual([4, 8]);
  expect(new Finder('', 'Bo said, Ann said', words).place([0, 4])).toBe(null);
  expect(new Finder('', 'said', words).place([1, 2])).toBe(null);
});

test('beginning and end are counted once where they overlap', () => {
  expect(inCommon('aXa', 'aa')).toEqual([1, 1]);
  expect(inCommon('aa', 'aaa')).toEqual([2, 0]);
  expect(inCommon('', 'a')).toEqual([0, 0]);
});

test('a quote whose words are gone takes its index along, and a doubt in it is nobody’s', () => {
  const was = '“Late,” said Ann. “No,” said Bo. It may rain.';
  const text = '“No,” said Bo. It may rain.';
  const at = (words: string): Span => [was.indexOf(words), was.indexOf(words) + words.length];
  const quote = (words: string, inside: number | null = null) => ({
    type: 'direct',
    sort: 'speech',
    content: [at(words)],
    attribution: null,
    inside,
  });
  const doubt = (quote: number) => ({
    kind: 'epistemic',
    cue: at('may'),
    scope: at('may rain'),
    holder: 'writer',
    quote,
    by: '',
    confidence: 1,
    tentative: false,
  });
  const analysis = {
    language: 'english',
    speakers: [],
    quotes: [quote('“Late,”'), quote('“No,”', 0)],
    uncertainties: [doubt(0), doubt(1)],
    statements: { open: 1, all: 3 },
  } as unknown as Analysis;
  const steps = relocate(analysis, was, text);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { analysis: now, lost } = step.value;
  expect(lost).toEqual(['“Late,”']);
  expect(now.quotes).toMatchObject([{ content: [[0, 5]], inside: null }]);
  expect(now.uncertainties.map(({ quote }) => quote)).toEqual([null, 0]);
  expect(text.slice(...now.uncertainties[0].scope)).toBe('may rain');
});

/** What is lost, and where quotes are now, of results from elsewhere: each is [content, cue, source], in the order of the text. */
function fromElsewhere(was: string, parts: [string, string, string][], text: string) {
  const words: Map<string, string> = new Map();
  let from = 0;
  const at = (part: string): Span => {
    const start = was.indexOf(part, from);
    from = start + part.length;
    words.set(`${[start, from]}`, part);
    return [start, from];
  };
  const quotes = parts.map(([content, cue, source]) => ({
    type: 'direct',
    sort: 'speech',
    content: [at(content)],
    attribution: { cue: at(cue), source: at(source) },
    inside: null,
  }));
  const analysis = { language: 'english', speakers: [], quotes, uncertainties: [] } as unknown as Analysis;
  const steps = relocate(analysis, (span) => words.get(`${span}`) ?? '', text);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { analysis: now, lost } = step.value;
  return { lost, now: now.quotes.map(({ content, attribution }) => [content[0], attribution?.source].map((span) => text.slice(...span!))) };
}

test('of lookalike sentences from elsewhere none is given to somebody else', () => {
  const ann: [string, string, string] = ['“No,”', 'said', 'Ann'];
  const bo: [string, string, string] = ['“No,”', 'said', 'Bo'];
  const was = '“No,” said Ann. Rain fell. “No,” said Bo.';
  // All there, and moved as one.
  expect(fromElsewhere(was, [ann, bo], was)).toEqual({
    lost: [],
    now: [
      ['“No,”', 'Ann'],
      ['“No,”', 'Bo'],
    ],
  });
  const late: [string, string, string] = ['“Late,”', 'said', 'Ann'];
  expect(fromElsewhere('“Late,” said Ann. “No,” said Bo.', [late, bo], 'Today. “Late,” said Ann. “No,” said Bo.').now).toHaveLength(2);
  // The page lacks Ann's: it is not Bo's.
  expect(fromElsewhere(was, [ann], 'Rain fell. “No,” said Bo.')).toEqual({ lost: ['“No,”'], now: [] });
  // Alike to the last letter: nobody can tell whose is left.
  const she: [string, string, string] = ['“No,”', 'said', 'she'];
  expect(fromElsewhere('“No,” said she. Ann came. “No,” said she.', [she, she], 'Ann came. “No,” said she.').now).toEqual([]);
});
