// The keys that go from mark to mark, in the bar and, where marks can have the focus, in the text.

/** What a key asks for; a step by a letter passes speakers and cues over. */
export type Move = 'first' | 'last' | 'explain' | { step: 1 | -1; findingsOnly: boolean };

const STEPS: Record<string, 1 | -1> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, n: 1, p: -1 };
const OTHERS: Record<string, Move> = { Home: 'first', End: 'last', Enter: 'explain' };

/**
 * @param letters whether letters do anything
 * @returns null for every other key
 */
export function moveOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, letters: boolean): Move | null {
  if (ctrlKey || metaKey || altKey || (key.length === 1 && !letters)) return null;
  if (Object.hasOwn(STEPS, key)) return { step: STEPS[key], findingsOnly: key.length === 1 };
  return Object.hasOwn(OTHERS, key) ? OTHERS[key] : null;
}
