// How much there is of each kind, and how much of it is shown.

import type { Finding, Kind, Layer } from '../article/layers.js';
import type { Analysis } from '../engine/analysis.js';
import { type Counts, type Extra, EXTRAS, IS } from './legend.js';

/** How many quotes, speakers and doubts there are. */
export function totalsOf(analysis: Analysis | undefined) {
  const { quotes = [], speakers = [], uncertainties = [] } = analysis ?? {};
  return { quotes: quotes.length, speakers: speakers.length, doubts: uncertainties.length };
}

/** @param admits whether a finding is shown */
export function countsOf(
  { analysis, findings, layers }: { analysis: Analysis; findings: Finding[]; layers: Layer[] },
  admits: (finding: Finding) => boolean,
): Counts {
  const shown = findings.filter(admits);
  const cues = layers.filter(({ kind }) => kind === 'cue');
  const speakers = new Set(shown.flatMap(({ doubt, speaker }) => (doubt || !speaker ? [] : [speaker])));
  const kind = (doubts: boolean) =>
    [shown, findings].map((all) => all.filter(({ doubt }) => doubts === Boolean(doubt)).length) as [number, number];
  return {
    quote: kind(false),
    speaker: [speakers.size, analysis.speakers.length],
    cue: [cues.filter((layer) => layer.findings.some(admits)).length, cues.length],
    doubt: kind(true),
    ...(Object.fromEntries(EXTRAS.map((extra) => [extra, findings.filter(IS[extra]).length])) as Record<Extra, number>),
  };
}

/** How many quotes, speakers and doubts a reader sees: of those shown, of the kinds that are on. */
export function seenOf(shown: Finding[], on: ReadonlySet<Kind | Extra>) {
  const quotes = on.has('quote') || on.has('speaker') || on.has('cue') ? shown.filter(({ doubt }) => !doubt) : [];
  const speakers = new Set(quotes.flatMap(({ speaker }) => speaker ?? []));
  return {
    quotes: on.has('quote') ? quotes.length : 0,
    speakers: on.has('speaker') ? speakers.size : 0,
    doubts: on.has('doubt') ? shown.filter(({ doubt }) => doubt).length : 0,
  };
}
