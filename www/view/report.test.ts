import { expect, test } from 'vitest';
import { ANALYSIS, resultOf, TEXT } from './example.js';
import { reportOf, sentencesAt } from './report.js';

test('a report has the sentence, what was shown, and room for what is right', () => {
  const [layer] = resultOf(ANALYSIS).layers.filter(({ kind }) => kind === 'quote');
  const report = reportOf(layer, TEXT);
  expect(report).toBe(
    [
      'The text:',
      '“We are late,” Mayor Ann Lee said.',
      '',
      'What Claimlight shows:',
      'Direct quote. The article reports what Ann Lee says, word for word, in quotation marks. 90 in 100 findings like this one were right in test articles. Speakers recognised by their name were right 97 times in 100.',
      '',
      'What is right:',
      '',
    ].join('\n'),
  );
});

test('of the article only the sentences that a finding stands in', () => {
  const text = 'One is here. Two is here, and more.\nThree is a line.\n\nFour “is. It” five. Six.';
  const at = (words: string) => sentencesAt(text, text.indexOf(words), text.indexOf(words) + words.length);
  expect(at('One')).toBe('One is here.');
  expect(at('is here, and')).toBe('Two is here, and more.');
  expect(at('here. Two')).toBe('One is here. Two is here, and more.');
  expect(at('Three')).toBe('Three is a line.');
  expect(at('Six')).toBe('Six.');
});
