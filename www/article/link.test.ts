import { expect, test } from 'vitest';
import { linkTo } from './link.js';

const check = (words: string, fragment: string) =>
  expect(linkTo('https://news.example/', words)).toBe(`https://news.example/#:~:text=${fragment}`);

test('a link names the words, long ones by how they begin and end', () => {
  check(' “No word\n yet,” ', '%E2%80%9CNo%20word%20yet%2C%E2%80%9D');
  check(
    `“A twenty-year contract ${'and more of it '.repeat(9)}is what she said,” she said.`,
    '%E2%80%9CA%20twenty%2Dyear%20contract%20and,she%20said%2C%E2%80%9D%20she%20said.',
  );
});
