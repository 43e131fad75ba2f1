import { expect, test } from 'vitest';
import { paragraphsOf } from './sheet.js';

const LONG = `${'The council of Nordvik put off its vote on the new harbour bridge '.repeat(2)}on Monday.`;

/** Each paragraph's words, its look before them. */
function check(text: string, expected: string[]) {
  const found = paragraphsOf(text);
  expect(found.map(({ gap, words }) => gap + words).join('')).toBe(text);
  expect(found.filter(({ words }) => words).map(({ words, look }) => (look ? `${look}: ${words}` : words))).toEqual(expected);
}

test('empty lines part paragraphs, and the first short one is a headline', () => {
  check('Pier shut\n\nIt may rain.\n \n\nIt may snow.\n\n', ['headline: Pier shut', 'It may rain.', 'It may snow.']);
  check('\n  It may rain.  ', ['  It may rain.  ']);
  check('', []);
  check(' \n ', []);
});

test('short lines belong together, long ones are paragraphs', () => {
  check('It may\nrain.\n\nIt may\nsnow.', ['It may\nrain.', 'It may\nsnow.']);
  check(`Bridge delayed\n${LONG}\n${LONG}`, ['headline: Bridge delayed', `close: ${LONG}`, `close: ${LONG}`]);
});
