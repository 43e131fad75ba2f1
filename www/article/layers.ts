// What is marked in a text: findings, the layers that show where each stands, and which layers meet a stretch of the text.

import type { Quote, Speaker, Uncertainty } from '../engine/analysis.js';
import { countBefore } from '../engine/bisect.js';

/** What a reader can switch on and off */
export const KINDS = ['quote', 'speaker', 'cue', 'doubt'] as const;
export type Kind = (typeof KINDS)[number];

/** A quote or a doubt, with the stretches of text that belong to it. */
export interface Finding {
  /** Its place in the order of the text. */
  id: number;
  /** The quote that it is, or that the doubt is part of. */
  quote: Quote | null;
  doubt: Uncertainty | null;
  /** Whose words or whose doubt it is, where that is known. */
  speaker: Speaker | null;
  /** In whose words a quote stands, where somebody else tells it. */
  teller: Speaker | null;
  /** Whether that is more than probable. */
  certain: boolean;
  confidence: number | null;
  /** Whether it is of those that are wrong more often: such are not marked unless somebody asks. */
  tentative: boolean;
  /** The one to go to first. */
  layers: Layer[];
}

/** One stretch of text that is marked for one reason. Two quotes may share one: "X said that … and that …". */
export interface Layer {
  kind: Kind | 'scope';
  start: number;
  end: number;
  findings: Finding[];
}

/** Where a layer has a line of its own: what names and reports has none where a doubt is, whose line says more. */
export function lined({ kind, start, end }: Layer, doubts: LayerIndex) {
  const pieces: [start: number, end: number][] = [];
  if (/speaker|cue/.test(kind))
    for (const other of doubts.meeting(start, end).sort((a, b) => a.start - b.start)) {
      if (other.start > start) pieces.push([start, other.start]);
      start = Math.max(start, other.end);
    }
  if (start < end) pieces.push([start, end]);
  return pieces;
}

/** Layers by place: which of them meet a stretch of the text, quickly, however many there are. */
export class LayerIndex {
  readonly layers: Layer[];
  #longest = 0;

  /** @param layers sorted by where they begin */
  constructor(layers: Layer[]) {
    this.layers = layers;
    for (const { start, end } of layers) this.#longest = Math.max(this.#longest, end - start);
  }

  /** The layers that have a character in [start, end), the inmost first. */
  meeting(start: number, end: number) {
    const found = [];
    for (
      let i = countBefore(this.layers.length, (n) => this.layers[n].start < end) - 1;
      i >= 0 && this.layers[i].start >= start - this.#longest;
      i -= 1
    )
      if (this.layers[i].end > start) found.push(this.layers[i]);
    return found.sort((a, b) => a.end - a.start - (b.end - b.start));
  }

  /** The layers that hold all of a layer, itself among them, the inmost first. */
  around({ start, end }: Layer) {
    return this.meeting(start, end).filter((layer) => layer.start <= start && layer.end >= end);
  }
}
