import { expect, test } from 'vitest';
import { Dismissals, without } from './dismissals.js';
import { ANALYSIS, resultOf, TEXT } from './example.js';

test('a dismissed finding stays away however often the article is read, until it is undone', () => {
  const dismissals = new Dismissals();
  const result = resultOf(ANALYSIS);
  dismissals.add(result, result.findings[2]);
  const again = resultOf(structuredClone(ANALYSIS));
  expect(dismissals.among(again)).toEqual([again.findings[2]]);
  dismissals.undo(again.findings[2]);
  expect(dismissals.among(again)).toEqual([]);
});

test('it moves with its words and is shown again where they have gone', () => {
  const dismissals = new Dismissals();
  const result = resultOf(ANALYSIS);
  dismissals.add(result, result.findings[2]);
  expect(dismissals.among(resultOf({ ...ANALYSIS, quotes: [] }, TEXT.replace('“No,” she said', 'She left')))).toEqual([]);
});

test('an export without dismissed quotes keeps its indices right', () => {
  const kept = without(ANALYSIS, new Set([ANALYSIS.quotes[0]]));
  expect(kept.quotes).toHaveLength(2);
  expect(kept.uncertainties[1].quote).toBe(1);
  expect(without(ANALYSIS, new Set([ANALYSIS.quotes[2]])).uncertainties[1].quote).toBe(null);
  expect(without(ANALYSIS, new Set())).toBe(ANALYSIS);
});
