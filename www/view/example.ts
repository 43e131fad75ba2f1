// A text and what was found in it, for the unit tests.

import type { Analysis, Attribution, Quote, Span, Speaker, Uncertainty } from '../engine/analysis.js';
import { findingsOf, type Result } from './findings.js';

export const TEXT = '“We are late,” Mayor Ann Lee said. It may rain. “No,” she said, and officials say it could snow.';

/** Where words stand in a text, for the first time or after a place. */
export function spanOf(words: string, text = TEXT, from = 0): Span {
  const start = text.indexOf(words, from);
  if (start < 0) throw new Error(`“${words}” is not in the text`);
  return [start, start + words.length];
}

export const speaker = (name: string, more: Partial<Speaker> = {}): Speaker => ({
  name,
  role: null,
  body: null,
  type: 'person',
  mentions: [spanOf(name)],
  ...more,
});

export const attribution = (more: Partial<Attribution> = {}): Attribution => ({
  source: null,
  cue: null,
  speaker: null,
  speaker_by: null,
  speaker_confidence: 0,
  speaker_certain: false,
  stance: 'neutral',
  by: 'network',
  confidence: 0.9,
  tentative: false,
  ...more,
});

export const quote = (words: string, given: Partial<Attribution> | null, more: Partial<Quote> = {}): Quote => ({
  type: 'direct',
  sort: 'speech',
  content: words ? [spanOf(words)] : [],
  attribution: given && attribution(given),
  inside: null,
  ...more,
});

export const doubt = (cue: string, scope: string, more: Partial<Uncertainty> = {}): Uncertainty => ({
  kind: 'epistemic',
  cue: spanOf(cue),
  scope: spanOf(scope),
  holder: 'writer',
  quote: null,
  by: 'modal',
  confidence: 0.85,
  tentative: false,
  ...more,
});

const known = { speaker_by: 'name', speaker_confidence: 0.97, speaker_certain: true };

export const ANALYSIS: Analysis = {
  language: 'english',
  speakers: [
    speaker('Ann Lee', { role: 'Mayor', mentions: [spanOf('Mayor Ann Lee'), spanOf('she')] }),
    speaker('officials', { type: 'group', mentions: [spanOf('officials')] }),
  ],
  quotes: [
    quote('“We are late,”', { ...known, source: spanOf('Mayor Ann Lee'), cue: spanOf('said'), speaker: 0 }),
    quote('“No,”', { ...known, speaker_certain: false, source: spanOf('she'), cue: spanOf('said', TEXT, 50), speaker: 0, confidence: 0.6 }),
    quote('it could snow', { ...known, source: spanOf('officials'), cue: spanOf('say'), speaker: 1 }, { type: 'indirect' }),
  ],
  uncertainties: [doubt('may', 'may rain'), doubt('could', 'could snow', { holder: 'speaker', quote: 2 })],
  statements: { open: 2, all: 4 },
};

export const resultOf = (analysis: Analysis, text = TEXT): Result => ({ text, found: analysis, analysis, ...findingsOf(analysis, text) });
