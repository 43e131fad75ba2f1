// From an Analysis to what the page shows: findings, which can be explained, and layers, which are marked in the text.

import type { Finding, Layer } from '../article/layers.js';
import type { Analysis, Quote, Span, Speaker, Uncertainty } from '../engine/analysis.js';

/** What was found in a text, as the reader left it. */
export interface Result {
  text: string;
  /** As it was read, and with what the reader has put right. */
  found: Analysis;
  analysis: Analysis;
  findings: Finding[];
  layers: Layer[];
}

/** @returns both in the order of the text; a layer before those inside it */
export function findingsOf(analysis: Analysis, text: string): { findings: Finding[]; layers: Layer[] } {
  const steps = findingsBySteps(analysis, text);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same, interrupted after each finding: a long article's take a while. */
export function* findingsBySteps(analysis: Analysis, text: string): Generator<void, { findings: Finding[]; layers: Layer[] }> {
  const layers: Map<string, Layer> = new Map();
  const add = (finding: Finding, kind: Layer['kind'], span: Span | null | undefined) => {
    if (!span || span[0] >= span[1]) return;
    const key = `${kind} ${span}`;
    const layer = layers.get(key) ?? { kind, start: span[0], end: span[1], findings: [] };
    layers.set(key, layer);
    layer.findings.push(finding);
    finding.layers.push(layer);
  };
  const speakerOf = (quote: Quote | null) => analysis.speakers[quote?.attribution?.speaker ?? -1] ?? null;
  const tellerOf = (quote: Quote) => {
    const teller = speakerOf(analysis.quotes[quote.inside ?? -1] ?? null);
    return teller === speakerOf(quote) ? null : teller;
  };
  const found = (quote: Quote | null, doubt: Uncertainty | null, teller: Speaker | null): Finding => {
    const { confidence = null, tentative = false } = doubt ?? quote?.attribution ?? {};
    const certain = quote?.attribution?.speaker_certain ?? false;
    return { id: 0, quote, doubt, speaker: speakerOf(quote), teller, certain, confidence, tentative, layers: [] };
  };

  const all: Finding[] = [];
  for (const quote of analysis.quotes) {
    yield;
    const { attribution } = quote;
    const finding = found(quote, null, tellerOf(quote));
    // What somebody does not answer is not their words: only that they are silent is marked.
    const silent = quote.sort === 'silence';
    if (silent) add(finding, 'cue', attribution?.cue);
    else for (const span of quote.content) add(finding, 'quote', span);
    add(finding, 'speaker', attribution?.source && withoutApposition(attribution.source, text));
    if (!silent) add(finding, 'cue', attribution?.cue);
    all.push(finding);
  }
  for (const doubt of analysis.uncertainties) {
    yield;
    const quote = doubt.quote === null ? null : (analysis.quotes[doubt.quote] ?? null);
    const finding = found(quote, doubt, null);
    add(finding, 'doubt', doubt.cue);
    add(finding, 'scope', doubt.scope);
    all.push(finding);
  }

  const findings = all.filter((f) => f.layers.length > 0);
  findings.sort((a, b) => a.layers[0].start - b.layers[0].start || b.layers[0].end - a.layers[0].end);
  findings.forEach((finding, id) => (finding.id = id));
  return { findings, layers: [...layers.values()].sort(outerFirst) };
}

/** What explains a name begins so: "Ann Lee, who …", "Ann Lee (42)", "Ann Lee – the mayor". A list goes on with "and" or "or". */
const APPOSITION = /,\s|\s[(–—]/;
const LIST = /,?\s(?:and|or|&)\s(?!(?:the|a|an|his|her|their|its|its own)\s)[^,]*$/;

/** A source as it is marked: the name or the description, without what is said about it after a comma, dash or bracket. */
export function withoutApposition([start, end]: Span, text: string): Span {
  const words = text.slice(start, end);
  const at = words.search(APPOSITION);
  // Lists of names stay whole: "Lee, Ash and Moor".
  return at < 1 || (LIST.test(words) && !/,\s(?:the|a|an|who|whose|which)\s/i.test(words)) ? [start, end] : [start, start + at];
}

const DEPTH = { scope: 0, quote: 1, speaker: 2, cue: 3, doubt: 4 };

function outerFirst(a: Layer, b: Layer) {
  return a.start - b.start || b.end - a.end || DEPTH[a.kind] - DEPTH[b.kind];
}

/**
 * The next mark to go to, or the one before; the last or first where there is none.
 * @param stops in the order of the text
 * @param findingsOnly only where findings begin: no speakers or cues
 */
export function stopFrom(stops: Layer[], current: Layer | null, step: 1 | -1, findingsOnly: boolean = false): Layer | null {
  const some = findingsOnly ? stops.filter((layer) => layer.findings.some((finding) => finding.layers[0] === layer)) : stops;
  const at = current?.start ?? -1;
  const index = current ? some.indexOf(current) : -1;
  const from = index >= 0 ? index + step : step > 0 ? some.findIndex((l) => l.start >= at) : some.findLastIndex((l) => l.start < at);
  return some.at(Math.min(Math.max(from, 0), some.length - 1)) ?? null;
}
