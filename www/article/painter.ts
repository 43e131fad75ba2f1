// What paints layers over an article: highlights, which leave its DOM as it is (Highlighter), or marks, which are
// elements in it (Marks).

import type { Layer } from './layers.js';
import type { Theme } from './palette.js';
import type { ArticleText } from './text.js';

export interface Painter {
  /**
   * Sets the colours: those of a theme, or the host's where it names its own.
   * @param own the value of a CSS variable of the host's, or nothing
   * @param inherited whether highlights inherit their styles
   */
  dress(theme: Theme, own: (property: string) => string, inherited?: boolean): void;
  /**
   * Paints these layers and nothing else; may be interrupted.
   * @param text where they stand
   */
  paint(layers: Layer[], text: ArticleText): Iterable<void>;
  /** Paints everything, near or not: paper has no window. */
  all(): void;
  /** Takes a layer away whose words have just changed. */
  drop(layer: Layer): void;
  /** Lights these layers and no others. */
  light(layers: Iterable<Layer>): void;
  /** Shows which layer has been gone to, or that none has. */
  current(layer: Layer | null): void;
  /** Where a layer is painted. */
  range(layer: Layer): StaticRange | null;
  /** Takes everything away. */
  end(): void;
}

/** What marks say in words, where they are elements that can be told of. */
export interface Words {
  /** What stands before a mark where colours do not show. */
  label(layer: Layer): string;
  /** What a screen reader says after its words. */
  description(layer: Layer): string;
}
