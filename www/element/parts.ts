// Parts of the element that few readers need at first: files of their own, fetched when they are asked for.

import { within } from '../engine/assets.js';
import { EngineError } from '../engine/errors.js';
import { filesOf } from '../engine/files.js';
import { placesOf } from './attributes.js';

/** How long a part may take to come, in milliseconds. */
const LIMIT = 30_000;

interface Parts {
  /** Real marks in the article. */
  marks: Pick<typeof import('../article/marks.js'), 'Marks'>;
  /** The list, and what a card says. */
  details: typeof import('../view/details.js');
}

export type MarksClass = Parts['marks']['Marks'];
export type Details = Parts['details'];

let carried: Partial<Parts> = {};

/** Has every element use these instead of fetching files. */
export function carryParts(parts: Partial<Parts>) {
  carried = parts;
}

/** @returns Rejects with an `EngineError` where it cannot be had. */
export async function part<K extends keyof Parts>(element: Element, name: K): Promise<Parts[K]> {
  const own = carried[name] as Parts[K] | undefined;
  if (own) return own;
  const file = filesOf(placesOf(element))[name];
  return within(import(file.href), LIMIT, file).catch((cause) => {
    throw cause instanceof EngineError ? cause : new EngineError('cors-or-network', { file, cause });
  });
}
