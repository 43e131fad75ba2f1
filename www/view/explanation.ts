// What the card says of one layer: what it is, which words made it so, how sure that is, and what it does not mean.

import type { Finding, Layer } from '../article/layers.js';
import type { Span } from '../engine/analysis.js';
import { capital, doubtKind, isMany, leaves, quoteTitle, speakerTitle, who } from './sentences.js';
import { short, t } from './strings.js';

export interface Explanation {
  title: string;
  what: string;
  because: string;
  sure: string;
  not: string;
}

/**
 * What a card says about one layer.
 * @param text the article
 */
export function explanation(layer: Layer, text: string): Explanation {
  const read = (span: Span | null | undefined) => (span ? text.slice(...span) : '');
  const [finding] = layer.findings;
  const cue = short(read(finding.doubt ? finding.doubt.cue : finding.quote?.attribution?.cue), 40);
  const source = short(read(finding.quote?.attribution?.source), 60);
  const sure = howSure(finding);
  if (finding.doubt) return doubtCard(finding, cue, sure);
  if (layer.kind === 'speaker') return speakerCard(layer, source, cue, sure);
  if (layer.kind === 'cue') return cueCard(finding, source, cue, sure);
  return quoteCard(finding, source, cue, sure);
}

function howSure({ confidence, doubt, quote, speaker, certain }: Finding) {
  const { explain } = t;
  if (confidence === null) return explain.noFigure;
  const right = explain.right(percent(confidence));
  if (doubt || !speaker || !quote?.attribution) return right;
  const { speaker_by: by, speaker_confidence: share } = quote.attribution;
  if (by === 'reader') return `${explain.byReader} ${right}`;
  const how = Object.hasOwn(explain.how, by ?? '') ? explain.how[by ?? ''] : '';
  const named = how ? explain.named(how, percent(share)) : explain.recognised(percent(share));
  return certain ? `${right} ${named}` : `${explain.uncertain(speaker.name)} ${named} ${right}`;
}

const percent = (share: number) => Math.round(share * 100);

function quoteCard(finding: Finding, source: string, cue: string, sure: string) {
  const { explain } = t;
  const { quote, speaker, teller } = finding;
  const type = quote?.type ?? 'direct';
  const whose = who(finding) || (source ? `“${source}”` : '');
  const thought = quote?.sort === 'attitude';
  const stance = quote?.attribution?.stance ?? 'neutral';
  const what = whose
    ? [
        explain.quote(whose, isMany(speaker, source), thought, teller ? t.panel.toldBy(teller.name) : '', type),
        cue && stance !== 'neutral' ? explain.stance(cue, explain.stances[stance]) : '',
        speaker ? '' : explain.unclear,
      ]
        .filter(Boolean)
        .join(' ')
    : type === 'direct' || type === 'mixed'
      ? explain.nobody
      : explain.somebodys;
  const by = quote?.attribution?.by ?? '';
  return {
    title: quote ? quoteTitle(quote) : t.types[type],
    what,
    because: Object.hasOwn(explain.because, by) ? explain.because[by] : because(source, cue, type),
    sure,
    not: thought ? explain.not.thought : explain.not.quote,
  };
}

function because(source: string, cue: string, type?: string) {
  const { explain } = t;
  const marks = type === 'direct' || type === 'mixed' ? explain.marks : '';
  const parts = [cue && `“${cue}”`, source && `“${source}”`, marks].filter(Boolean);
  return `${capital(explain.and(parts.length ? parts : [explain.itself]))}.`;
}

function speakerCard({ findings }: Layer, source: string, cue: string, sure: string) {
  const { explain } = t;
  const { speaker, certain } = findings[0];
  const facts = speaker ? [t.panel.types[speaker.type], speakerTitle(speaker)].filter(Boolean).join(', ') : '';
  const what = speaker
    ? explain.source(certain, speaker.name, facts, findings.length)
    : `${explain.unknownSource(source, findings.length)} ${explain.unclear}`;
  return { title: explain.speaker, what, because: because(source, cue), sure, not: explain.not.speaker };
}

function cueCard(finding: Finding, source: string, cue: string, sure: string) {
  const { explain } = t;
  const { quote, speaker } = finding;
  const whose = who(finding) || (source ? `“${source}”` : explain.somebody);
  const silent = quote?.sort === 'silence';
  return {
    title: silent ? explain.silence : explain.cue,
    what: silent
      ? explain.noAnswer(whose, isMany(speaker, source))
      : explain.reports(cue, whose, explain.stances[quote?.attribution?.stance ?? 'neutral']),
    because: because(source, cue),
    sure,
    not: silent ? explain.not.silence : explain.not.cue,
  };
}

function doubtCard(finding: Finding, cue: string, sure: string) {
  const { explain } = t;
  const kind = finding.doubt?.kind ?? 'epistemic';
  return {
    title: explain.doubt(doubtKind(finding)),
    what: [explain.doubts[kind](cue), `${leaves(finding)}.`, kind === 'unattributed' ? explain.unnamed : ''].filter(Boolean).join(' '),
    because: `“${cue}”.`,
    sure,
    not: explain.not.doubt,
  };
}
