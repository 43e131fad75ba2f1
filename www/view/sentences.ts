// What is said about one finding, speaker or article: which of the sentences of strings.ts, and with what in them.

import type { Finding, Layer } from '../article/layers.js';
import type { Analysis, Quote, Speaker } from '../engine/analysis.js';
import type { Result } from './findings.js';
import { t } from './strings.js';

export const quoteType = ({ quote }: Finding) => (quote ? (t.sorts[quote.sort] ?? t.shortTypes[quote.type]) : '');
export const doubtKind = ({ doubt }: Finding) => (doubt ? t.doubtKinds[doubt.kind] : '');

export const doubtHint = ({ doubt }: Finding) => (doubt ? t.doubtHints[doubt.kind] : '');
export const doubtTitle = (finding: Finding) => capital(doubtKind(finding));
export const capital = (words: string) => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

/** Words that make a name stand for several, whatever its type, and pronouns whose verbs are no third person singular. */
const SEVERAL =
  /^(?:many|some|several|most|few|both|all|other|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)\b|^(?:i|we|you|they)$/i;

/** Whether a verb after this speaker is a plural: "fans say". */
export const isMany = (speaker: Pick<Speaker, 'type' | 'name'> | null, words: string = '') =>
  speaker ? speaker.type === 'group' || SEVERAL.test(speaker.name) : SEVERAL.test(words);

/** A speaker's name, with "probably" where it is not certain whose words they are. */
export function who({ speaker, certain }: Pick<Finding, 'speaker' | 'certain'>, none: string = '') {
  if (!speaker) return none;
  return certain ? speaker.name : t.probably(speaker.name);
}

/** The label that stands before a mark where colours do not show. */
export function label({ kind, findings: [finding] }: Layer) {
  if (kind === 'quote') return `${quoteType(finding)}${finding.speaker ? `: ${who(finding)}` : ''}`;
  return t.kinds[kind];
}

/** What a screen reader says after the words of a mark. */
export function description({ kind, findings }: Layer) {
  const [finding] = findings;
  const whose = who(finding, t.notKnown);
  if (kind === 'quote' && finding.quote) return t.describe.quote(quoteTitle(finding.quote), whose);
  if (kind === 'speaker') return t.describe.speaker(whose);
  if (kind === 'cue' && finding.quote?.sort === 'silence') return t.describe.silence(whose);
  if (kind === 'cue') return t.describe.cue(whose);
  return t.describe.doubt(doubtKind(finding), leaves(finding));
}

export const quoteTitle = ({ sort, type }: Quote) => (t.sorts[sort] ? capital(t.sorts[sort]) : t.types[type]);

/** Whose doubt it is, as a sentence. */
export function leaves(finding: Finding) {
  const { doubt, quote, speaker } = finding;
  if (doubt?.holder === 'writer') return t.panel.article;
  const name = who(finding) || (quote ? t.panel.nobody : t.panel.somebody);
  return t.leaves(capital(name), isMany(speaker));
}

/** The headline figure: how much is left open, never how true it is. */
export const leftOpen = (statements: { open: number; all: number } | undefined) =>
  statements?.all ? t.leftOpen(statements.open, statements.all) : '';

/** What a source is: role and body, without a body that the role names. */
export const speakerTitle = ({ role, body }: Speaker) => [role, body && !role?.includes(body) ? body : ''].filter(Boolean).join(' · ');

/**
 * The sources of the whole article, whatever is shown of it: how many of each type, and who has most of the words. Nothing where
 * that is not known: of results made before there were such figures, and after a correction.
 */
export function sources({ speakers, article }: Analysis) {
  if (!article?.by_type.length) return '';
  const all = article.by_type.reduce((sum, type) => sum + type.sources, 0);
  const counted = t.sources(
    all,
    article.by_type.map((type) => t.sourcesOf[type.type](type.sources)),
  );
  if (article.single_source) return `${counted} ${t.oneSource}`;
  const size = ({ direct, indirect }: { direct: number; indirect: number }) => direct + indirect;
  const words = article.by_type.reduce((sum, type) => sum + size(type.words), size(article.unknown));
  const most = article.by_speaker.map(size).reduce((best, own, id, list) => (own > list[best] ? id : best), 0);
  const own = size(article.by_speaker[most]);
  if (all < 2 || !words || 3 * own < words) return counted;
  return `${counted} ${t.share(capital(speakers[most].name), Math.round((100 * own) / words), isMany(speakers[most]))}`;
}

/**
 * What is to be said about a result.
 * @param painted whether this browser marks words
 */
export function notesOn({ analysis, findings }: Result, painted: boolean) {
  const said = [];
  if (analysis.language !== 'english') said.push(t.notes.language);
  else if (!findings.length) said.push(t.notes.nothing);
  if (!painted) said.push(t.notes.unpainted);
  return said;
}
