import { expect, test } from 'vitest';
import { onPointer } from './pointer.js';

test('a page that is scrolled under a pointer at rest moves no pointer', () => {
  const told: string[] = [];
  const place = new EventTarget();
  const ending = new AbortController();
  onPointer(
    place,
    'pointermove',
    ({ clientX, clientY }) => told.push(`${clientX} ${clientY}`),
    () => told.push('out'),
    ending.signal,
  );
  const move = (clientX: number, clientY: number) => place.dispatchEvent(Object.assign(new Event('pointermove'), { clientX, clientY }));
  move(5, 5);
  move(5, 5);
  move(5, 6);
  place.dispatchEvent(new Event('pointerleave'));
  move(5, 6);
  ending.abort();
  move(7, 7);
  expect(told).toEqual(['5 5', '5 6', 'out', '5 6']);
});
