// The language of the interface. All that the element says stands in en.ts and de.ts, apart from code.

import type { en } from './en.js';
import type { explain } from './en-explain.js';

/** Everything that the element says. */
export type Strings = typeof en & { explain: typeof explain };

/** What is said now, in the language of the element. */
export let t: Strings;

/** Changes the language of all that is said from now on. */
export function speak(strings: Strings) {
  t = strings;
}

export const short = (text: string, limit: number = 60) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > limit ? `${line.slice(0, limit).replace(/[\s\uD800-\uDBFF]+$/, '')}…` : line;
};
