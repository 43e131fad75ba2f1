import type { Command, Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Options, Problem, Results } from './editor.js';

export type { Options, Problem, Results } from './editor.js';

interface Events {
  /** Told whenever the text has been read. */
  onResults?: (results: Results, view: EditorView) => void;
  onError?: (problem: Problem, view: EditorView) => void;
}

/** A plugin that marks voices and doubts by decorations; for TipTap, what `addProseMirrorPlugins` gives. */
export function claimlight(options?: Options & Events): Plugin;

/** Explains what stands at the caret, in a card that takes the focus until Escape. */
export const explain: Command;
