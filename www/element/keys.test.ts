import { expect, test } from 'vitest';
import { moveOf } from './keys.js';

const press = (key: string, held: object = {}, letters = true) => moveOf({ key, ...held } as KeyboardEvent, letters);

test('arrows go from mark to mark, letters between findings', () => {
  expect([press('ArrowRight'), press('ArrowUp')]).toEqual([
    { step: 1, findingsOnly: false },
    { step: -1, findingsOnly: false },
  ]);
  expect(press('n')).toEqual({ step: 1, findingsOnly: true });
  expect([press('Home'), press('End'), press('Enter')]).toEqual(['first', 'last', 'explain']);
});

test('other keys are the host’s, and so are letters where they are switched off', () => {
  expect([press('x'), press('Tab'), press('n', { ctrlKey: true }), press('n', {}, false), press('toString')]).toEqual(Array(5).fill(null));
});
