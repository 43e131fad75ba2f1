import { expect, test } from 'vitest';
import { Waiting } from './waiting.js';

test('all who wait are answered, and those who come after a failure at once', async () => {
  const waiting = new Waiting<number>();
  const [first, second] = [waiting.next(false), waiting.next(true)];
  waiting.settle({ result: 1 });
  expect(await Promise.all([first, second])).toEqual([1, 1]);
  const third = waiting.next(false);
  waiting.settle({ error: new Error('article-empty') });
  await expect(third).rejects.toThrow('article-empty');
  await expect(waiting.next(false)).rejects.toThrow('article-empty');
  const again = waiting.next(true);
  waiting.settle({ result: 2 });
  expect(await again).toBe(2);
});
