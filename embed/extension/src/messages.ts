// What the parts of the extension tell one another. A page's script, the list and the reader run in processes of their own.

import type { Kind } from '../../../www/article/layers.js';
import type { Analysis } from '../../../www/engine/analysis.js';
import type { Findings } from '../../../www/engine/ask.js';
import type { ErrorCode } from '../../../www/engine/errors.js';
import type { Extra } from '../../../www/view/legend.js';

/** Which part of a page is read. */
export type Part = 'article' | 'selection' | 'page';

/** Why nothing is read. A frame has its address; the others need no more words. */
export type Why = 'no-article' | 'no-selection' | 'frame' | 'pdf' | 'empty' | 'cancelled';

/** What a page's script knows. */
export type State =
  | { is: 'reading'; done: number }
  | { is: 'read'; part: Part; text: string; analysis: Analysis; painted: boolean; others: number }
  | { is: 'nothing'; why: Why; frame?: string }
  | { is: 'failed'; code: ErrorCode };

/** What is shown of what was found. */
export interface Filter {
  shown: (Kind | Extra)[];
  /** The least confidence, 0 to 1. */
  floor: number;
}

/** From a page's script to the list, over a port of the name PANEL. Findings go by their place in the order of the text. */
export interface ToPanel {
  /** The script, the page's address without query and fragment, for exports, and its origin. */
  page?: { script: string; address: string; origin: string };
  state?: State;
  current?: number | null;
  reveal?: number;
}

/** From the list to a page's script. */
export interface ToPage {
  choose?: number;
  point?: number | null;
  filter?: Filter;
  read?: Part;
  cancel?: true;
}

/** From a page's script to all listeners, once. */
export interface Told {
  /** Answered when the reader can be connected to. */
  reader?: true;
  /** What the toolbar's button says. */
  badge?: Badge;
  /** The reader wants to see the list. */
  list?: true;
  /** The script that has started, or whose page is shown again. */
  here?: string;
  /** The script whose page the reader leaves. Two pages are in two processes: the next one may be heard first. */
  left?: string;
  /** From the list: a tab in which Claimlight is to be switched off. */
  off?: number;
}

/** What the toolbar's button shows: the share that was read, 0 to 1; what was found; or that there is nothing. */
export type Badge = { is: 'reading'; done: number } | { is: 'read'; counts: string } | { is: 'nothing' } | { is: 'off' };

/** From the background to a page's script. */
export interface ToContent {
  off: true;
}

/** What is asked of the reader over a port of the name READER: to read a text, or to export what was found in it. */
export interface Asked {
  text: string;
  findings?: Findings;
}

/** What it answers: the share that was read, then one of the others. */
export interface Answered {
  done?: number;
  result?: Analysis | string;
  error?: ErrorCode;
}

export const PANEL = 'panel';
export const READER = 'reader';
