import type { ErrorCode, Results } from './claimlight.js';

export type { Results } from './claimlight.js';

/** What an editor's decoration can be told. */
export interface Options {
  /** The folder with worker.js and claimlight_bg.wasm; without it, where this script lies. Needed when it is bundled. */
  assetBase?: string;
  wasmSrc?: string;
  workerSrc?: string;
  /** What is marked; everything without it. */
  kinds?: ('quote' | 'speaker' | 'cue' | 'doubt')[];
  /** How often a rule must have been right, 0 to 1. */
  minConfidence?: number;
  theme?: 'light' | 'dark';
  /** The key that explains what stands at the caret, as in "Ctrl+Shift+F8"; "F8" without it, none when empty. */
  key?: string;
}

/** Something that went wrong; what was written is as it was. */
export interface Problem {
  code: ErrorCode;
  message: string;
  hint: string;
}

export interface Decorator extends EventTarget {
  readonly root: HTMLElement;
  /** What was found when it was last read; null before. */
  readonly results: Results | null;
  /** Explains what stands at the caret, in a card that takes the focus until Escape. False where nothing does. */
  explain(): boolean;
  /** Ends it and takes everything of it away. */
  stop(): void;
  addEventListener(type: 'results', listener: (event: Event) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: 'error', listener: (event: CustomEvent<Problem>) => void, options?: boolean | AddEventListenerOptions): void;
}

/** Marks voices and doubts over what somebody writes in. The same root has one decorator, until it is stopped. */
export function decorate(root: HTMLElement, options?: Options): Decorator;
