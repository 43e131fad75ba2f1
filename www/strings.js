// Everything that the page says, apart from what stands in index.html. A translation replaces these two files.

/**
 * @typedef {import('./findings.js').Layer} Layer
 * @typedef {import('./findings.js').Finding} Finding
 * @typedef {import('./findings.js').Kind} Kind
 */

const number = new Intl.NumberFormat('en');

/** @param {number} n @param {string} one @param {string} [many] */
const count = (n, one, many = `${one}s`) => `${number.format(n)} ${n === 1 ? one : many}`;

/** @param {string} text @param {number} [limit] */
export const short = (text, limit = 60) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > limit ? `${line.slice(0, limit).replace(/[\s\uD800-\uDBFF]+$/, '')}…` : line;
};

const TYPES = { direct: 'Direct quote', indirect: 'Indirect quote', mixed: 'Mixed quote' };
const SHORT_TYPES = { direct: 'direct', indirect: 'indirect', mixed: 'mixed' };
/** What a quote is called that is not simply said. @type {Record<string, string>} */
const SORTS = { attitude: 'thought', silence: 'no answer' };
const DOUBTS = {
  epistemic: 'possible, not certain',
  doxastic: 'somebody’s belief',
  hearsay: 'passed on, not vouched for',
  unknown: 'not known',
  conditional: 'only if something else holds',
  approximate: 'not exact',
  unattributed: 'nobody named stands behind it',
};

/** The same for somebody who is fifteen. */
const HINTS = {
  epistemic: 'It may be so, or it may not.',
  doxastic: 'Somebody thinks so. That does not make it so.',
  hearsay: 'It is passed on. Nobody here says that it was checked.',
  unknown: 'The answer is not known, or nobody gives it.',
  conditional: 'It holds only if something else does.',
  approximate: 'The number or the time is only roughly right.',
  unattributed: 'The article does not tell who says so.',
};

export const quoteType = (/** @type {Finding} */ { quote }) => (quote ? (SORTS[quote.sort] ?? SHORT_TYPES[quote.type]) : '');
export const doubtKind = (/** @type {Finding} */ { doubt }) => (doubt ? DOUBTS[doubt.kind] : '');

export const doubtHint = (/** @type {Finding} */ { doubt }) => (doubt ? HINTS[doubt.kind] : '');
export const doubtTitle = (/** @type {Finding} */ finding) => capital(doubtKind(finding));
const capital = (/** @type {string} */ words) => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

/** A speaker's name, with "probably" where it is not certain whose words they are. @param {Pick<Finding, 'speaker' | 'certain'>} finding @param {string} none */
export function who({ speaker, certain }, none = '') {
  if (!speaker) return none;
  return certain ? speaker.name : `probably ${speaker.name}`;
}

/** The label that stands before a mark where colours do not show. @param {Layer} layer */
export function label({ kind, findings: [finding] }) {
  if (kind === 'quote') return `${quoteType(finding)}${finding.speaker ? `: ${who(finding)}` : ''}`;
  return kind;
}

/** What a screen reader says after the words of a mark. @param {Layer} layer */
export function description({ kind, findings }) {
  const [finding] = findings;
  const whose = who(finding, 'speaker not known');
  if (kind === 'quote' && finding.quote) return `${quoteTitle(finding.quote)}, ${whose}`;
  if (kind === 'speaker') return `Speaker, ${whose}`;
  if (kind === 'cue' && finding.quote?.sort === 'silence') return `No answer, ${whose}`;
  if (kind === 'cue') return `Cue word, ${whose}`;
  return `Doubt, ${doubtKind(finding)}. ${leaves(finding)}`;
}

/** @param {import('./findings.js').Quote} quote */
const quoteTitle = ({ sort, type }) => (SORTS[sort] ? capital(SORTS[sort]) : TYPES[type]);

/** Whose doubt it is, as a sentence. @param {Finding} finding */
export function leaves(finding) {
  const { doubt, quote } = finding;
  if (doubt?.holder === 'writer') return panel.article;
  const name = who(finding) || (quote ? panel.nobody : panel.somebody);
  return `${capital(name)} ${finding.speaker?.type === 'group' ? 'leave' : 'leaves'} this open`;
}

/** The headline figure: how much is left open, never how true it is. @param {{open: number, all: number} | undefined} statements */
export function leftOpen(statements) {
  if (!statements?.all) return '';
  const { open, all } = statements;
  return `${number.format(open)} of ${count(all, 'statement')} ${open === 1 ? 'is' : 'are'} left open in some way.`;
}

/** The types of sources where there are several. */
const MANY_TYPES = {
  person: 'named people',
  unnamed: 'unnamed people',
  organisation: 'named organisations',
  group: 'groups of people',
  document: 'documents',
  other: 'unnamed organisations or things',
};

/** What each type of source is, in a sentence. */
const TYPE_HINTS = {
  person: 'This is a person whom the article names.',
  unnamed: 'This is one person whom the article does not name.',
  organisation: 'This is an organisation that the article names.',
  group: 'These are several people who speak together.',
  document: 'This is a text, such as a report, a poll or a letter.',
  other: 'This is an organisation that the article does not name, or a thing.',
};

/** What a source is: role and body, without a body that the role names. @param {import('./findings.js').Speaker} speaker */
export const speakerTitle = ({ role, body }) => [role, body && !role?.includes(body) ? body : ''].filter(Boolean).join(' · ');

/**
 * The sources of the whole article, whatever is shown of it: how many of each type, and who has most of the words. Nothing where
 * that is not known: of results made before there were such figures, and after a correction.
 * @param {import('./findings.js').Analysis} analysis
 */
export function sources({ speakers, article }) {
  if (!article?.by_type.length) return '';
  const all = article.by_type.reduce((sum, type) => sum + type.sources, 0);
  const types = article.by_type.map((type) => count(type.sources, panel.types[type.type], MANY_TYPES[type.type])).join(', ');
  const counted = `The whole article has ${count(all, 'source')}: ${types}.`;
  if (article.single_source) return `${counted} All statements come from this one source.`;
  const size = (/** @type {{direct: number, indirect: number}} */ { direct, indirect }) => direct + indirect;
  const words = article.by_type.reduce((sum, type) => sum + size(type.words), size(article.unknown));
  const most = article.by_speaker.map(size).reduce((best, own, id, list) => (own > list[best] ? id : best), 0);
  const own = size(article.by_speaker[most]);
  if (all < 2 || !words || 3 * own < words) return counted;
  const share = Math.round((100 * own) / words);
  return `${counted} ${speakers[most].name} has ${share === 50 ? 'half' : `${share} %`} of the reported words.`;
}

/** @param {{quotes: number, speakers: number, doubts: number}} counts */
export const counted = ({ quotes, speakers, doubts }) =>
  `${count(quotes, 'quote')}, ${count(speakers, 'speaker')}, ${count(doubts, 'doubt')}`;

/** @param {number} shown @param {number} all */
export const shownOf = (shown, all) => (shown === all ? number.format(all) : `${number.format(shown)}/${number.format(all)}`);
export const position = (/** @type {number} */ at, /** @type {number} */ all) =>
  at ? `${number.format(at)} of ${number.format(all)}` : number.format(all);
export const quotedWords = (/** @type {number} */ n) => `${count(n, 'word')} quoted`;
export const words = (/** @type {number} */ n) => count(n, 'word');
export const quotes = (/** @type {number} */ n) => count(n, 'quote');
export const doubts = (/** @type {number} */ n) => count(n, 'doubt');

export const status = {
  cleared: 'Cleared. “Bring it back” undoes that.',
  replaced: 'Your earlier text was replaced. “Bring it back” undoes that.',
  restored: 'Your text is back.',
  cancelled: 'Cancelled. Your text is still here.',
  nothing: 'Nothing to analyse yet: paste an article, open a file or try a sample.',
  reading: 'Analysing…',
};

/** @param {string} code */
export const fallback = (code) =>
  `The background worker could not be started (${code}), so the page itself does the reading. A long text may hold it up for some seconds, and cannot be cancelled.`;

export const panel = {
  speakers: 'Who speaks',
  unknown: 'Speaker not known',
  unknownHint: 'Words that the text gives to nobody by name.',
  doubts: 'What is left open',
  noSpeakers: 'Nobody is named as speaking.',
  noDoubts: 'No words of doubt were found.',
  article: 'The article leaves this open',
  statements: 'Every sentence but the questions counts as a statement. The figure says nothing about truth or honesty.',
  somebody: 'Somebody in the text',
  nobody: 'A speaker who is not known',
  types: {
    person: 'named person',
    unnamed: 'unnamed person',
    organisation: 'named organisation',
    group: 'group of people',
    document: 'document',
    other: 'unnamed organisation or thing',
  },
  more: (/** @type {number} */ n) => `Show ${number.format(n)} more`,
  called: (/** @type {string} */ name) => `What the text calls ${name}`,
  alias: (/** @type {string} */ words, /** @type {number} */ times) => (times === 1 ? `“${words}”` : `“${words}” ${number.format(times)}×`),
  correct: 'Not right?',
  sameAs: (/** @type {string} */ name) => `${name} is the same as`,
  merge: 'Make them one',
  split: (/** @type {string} */ words, /** @type {string} */ name) => `“${words}” is not ${name}`,
  undo: 'Undo the last correction',
  corrected: 'Corrected, for this article and this visit. Exports say so too.',
  undone: 'Taken back.',
  uncertain: (/** @type {string} */ words, /** @type {string} */ name) => `speaker not certain: “${words}” is probably ${name}`,
  source: (/** @type {string} */ words) => `said to be by “${words}”`,
  toldBy: (/** @type {string} */ name) => `as ${name} tells it`,
  cue: (/** @type {string} */ type, /** @type {string} */ words) => `${type} · ${words}`,
};

/** How a source was linked to its speaker. @type {Record<string, string>} */
const HOW = {
  name: 'by their name',
  'shared-name': 'by a name that others in the text share, or that is spelt otherwise elsewhere,',
  itself: 'by the source’s own words',
  role: 'by what the text says that they are',
  'guessed-role': 'by a description that the text gives to nobody by name',
  ahead: 'by a name that the text gives further down',
  pronoun: 'by “he” or “she”',
  'doubtful-pronoun': 'by “he” or “she” where two people are close',
  'they-or-it': 'by “they”, “it” or “both”',
  relative: 'by “who” or “which”',
  before: 'by whom the sentence before is about',
  interviewed: 'by whom an interview is with',
};

const NOT_SAID = 'that the words were said aloud, or that they are true.';
const NOT_TRUE = 'that the words are true, or that they were quoted fairly and in full.';

/** What a cue tells about how its speaker, or the writer, stands to the words. */
const STANCES = {
  neutral: 'it only reports',
  asserting: 'the speaker puts weight behind it',
  distancing: 'the writer keeps a distance and does not vouch for it',
  denying: 'the speaker rejects something',
  conceding: 'the speaker gives something up',
  questioning: 'the speaker asks',
  demanding: 'the speaker wants somebody to do something',
  promising: 'the speaker promises or threatens something',
  believing: 'this is what the speaker believes or feels, which may not have been said aloud',
};

/** @param {string} cue @type {Record<string, (cue: string) => string>} */
const DOUBT_SENTENCES = {
  epistemic: (cue) => `“${cue}” leaves open whether this is so: it is possible or probable, not certain.`,
  doxastic: (cue) => `“${cue}” says that somebody takes this to be so; the text does not say that it is.`,
  hearsay: (cue) => `“${cue}” passes this on without vouching for it.`,
  unknown: (cue) => `“${cue}” says that the answer is not known.`,
  conditional: (cue) => `“${cue}” makes this depend on something else.`,
  approximate: (cue) => `“${cue}” makes the amount or the time inexact.`,
  unattributed: (cue) => `“${cue}” puts nobody behind this who could be named.`,
};

/**
 * What a card says about one layer.
 * @param {Layer} layer
 * @param {(span: [number, number] | null | undefined) => string} read the words of a stretch
 * @returns {{title: string, what: string, because: string, sure: string, not: string}}
 */
export function card(layer, read) {
  const [finding] = layer.findings;
  const cue = short(read(finding.doubt ? finding.doubt.cue : finding.quote?.attribution?.cue), 40);
  const source = short(read(finding.quote?.attribution?.source), 60);
  const sure = howSure(finding);
  if (finding.doubt) return doubtCard(finding, cue, sure);
  if (layer.kind === 'speaker') return speakerCard(layer, source, cue, sure);
  if (layer.kind === 'cue') return cueCard(finding, source, cue, sure);
  return quoteCard(finding, source, cue, sure);
}

/** @param {Finding} finding */
function howSure({ confidence, doubt, quote, speaker, certain }) {
  const news = 'times in 100 on annotated news.';
  if (confidence === null) return 'There is no figure: no rule gave these words to anybody.';
  const share = Math.round(confidence * 100);
  if (doubt) return `Words found by this rule (${doubt.by}) were right about ${share} ${news}`;
  const link = `Links made by this rule (${quote?.attribution?.by}) were right about ${share} ${news}`;
  if (!speaker || !quote?.attribution) return link;
  if (quote.attribution.speaker_by === 'reader') return `You said whose words these are. ${link}`;
  const named = Math.round(quote.attribution.speaker_confidence * 100);
  const found = `Speakers found ${HOW[quote.attribution.speaker_by ?? ''] ?? 'so'} were right about ${named} times in 100.`;
  return certain ? `${link} ${found}` : `Speaker not certain: probably ${speaker.name}. ${found} ${link}`;
}

/** @param {Finding} finding @param {string} source @param {string} cue @param {string} sure */
function quoteCard(finding, source, cue, sure) {
  const { quote, speaker, teller } = finding;
  const type = quote?.type ?? 'direct';
  const whose = who(finding) || (source ? `“${source}”` : '');
  const how = {
    direct: 'word for word, in quotation marks',
    indirect: 'in its own words',
    mixed: 'partly in its own words, partly in quotation marks',
  }[type];
  const unknown = whose && !speaker ? ' Who that is, Claimlight does not tell yet.' : '';
  const stance = quote?.attribution?.stance ?? 'neutral';
  const tone = cue && stance !== 'neutral' ? ` “${cue}”: ${STANCES[stance]}.` : '';
  const says = quote?.sort === 'attitude' ? 'thinks, wants or feels' : 'says';
  const what = whose
    ? `The article reports what ${whose} ${says}, ${teller ? `${panel.toldBy(teller.name)}, ` : ''}${how}.${tone}${unknown}`
    : 'These words stand in quotation marks, and nothing in the text says whose they are.';
  const told = BECAUSE[quote?.attribution?.by ?? ''] ?? because(source, cue, type);
  return { title: quote ? quoteTitle(quote) : TYPES[type], what, because: told, sure, not: quote?.sort === 'attitude' ? NOT_SAID : NOT_TRUE };
}

/** Why words are somebody's that have neither cue nor source. @type {Record<string, string>} */
const BECAUSE = {
  orphan: 'The quotation marks, and the sentence before.',
  answer: 'It answers a question in an interview.',
};

/** @param {string} source @param {string} cue @param {string} [type] */
function because(source, cue, type) {
  const marks = type === 'direct' || type === 'mixed' ? 'the quotation marks' : '';
  const parts = [cue && `“${cue}”`, source && `“${source}” beside it`, marks].filter(Boolean);
  const list = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? 'the words themselves');
  return `${list[0].toUpperCase()}${list.slice(1)}.`;
}

/** @param {Layer} layer @param {string} source @param {string} cue @param {string} sure */
function speakerCard({ findings }, source, cue, sure) {
  const { speaker, certain } = findings[0];
  const title = speaker ? speakerTitle(speaker) : '';
  const which = findings.length === 1 ? 'a quote' : `${number.format(findings.length)} quotes`;
  const what = speaker
    ? `Here the article ${certain ? 'names' : 'probably means'} ${speaker.name} (${[panel.types[speaker.type], title].filter(Boolean).join(', ')}) as the source of ${which}. ${TYPE_HINTS[speaker.type]}`
    : `Here the article names “${source}” as the source of ${which}. Who that is, Claimlight does not tell yet.`;
  const not = 'that they are right, or that they spoke to this paper.';
  return { title: 'Speaker', what, because: because(source, cue), sure, not };
}

/** @param {Finding} finding @param {string} source @param {string} cue @param {string} sure */
function cueCard(finding, source, cue, sure) {
  const { quote } = finding;
  const whose = who(finding) || (source ? `“${source}”` : 'somebody');
  if (quote?.sort === 'silence')
    return { title: 'No answer', what: `The article says that ${whose} does not answer or comment.`, because: because(source, cue), sure, not: 'why, or what the answer would be.' };
  const what = `“${cue}” tells that ${whose} is being reported: ${STANCES[quote?.attribution?.stance ?? 'neutral']}.`;
  const not = 'what the writer believes.';
  return { title: 'Cue', what, because: because(source, cue), sure, not };
}

/** @param {Finding} finding @param {string} cue @param {string} sure */
function doubtCard(finding, cue, sure) {
  const kind = finding.doubt?.kind ?? 'epistemic';
  const unnamed = kind === 'unattributed' ? ' Naming nobody is the writer’s choice.' : '';
  return {
    title: `Doubt: ${DOUBTS[kind]}`,
    what: `${DOUBT_SENTENCES[kind](cue)} ${leaves(finding)}.${unnamed}`,
    because: `“${cue}”.`,
    sure,
    not: 'that this is false, or that somebody is hiding something.',
  };
}

export const cardParts = {
  because: 'Which words',
  sure: 'How sure',
  not: 'It does not say',
  also: 'Also here:',
  previous: 'Previous',
  next: 'Next',
  list: 'Show in list',
  link: 'Copy a link',
  dismiss: 'Dismiss',
  close: 'Close',
  notice: 'Claimlight can be wrong. It shows what the text says, never whether it is true.',
};

export const exports = {
  title: 'Export',
  json: 'JSON',
  w3c: 'W3C annotations',
  csv: 'Table (CSV)',
  markdown: 'Markdown',
  html: 'Web page',
  copy: 'Copy the report',
  print: 'Print',
  copied: 'The report is on the clipboard.',
  notCopied: 'The browser did not let the report be copied.',
};

/** @param {string} name */
const named = (name) => (name ? `“${name}”` : 'What you dropped');
export const files = {
  several: (/** @type {number} */ n) => `You dropped ${number.format(n)} files. Drop one at a time.`,
  folder: (/** @type {string} */ name) => `${named(name)} is a folder. Drop one .txt, .html or .md file.`,
  kind: (/** @type {string} */ name) => `${named(name)} is not a text file that Claimlight reads. Open a .txt, .html or .md file.`,
  binary: (/** @type {string} */ name) => `${named(name)} holds binary data, not text. Open a .txt, .html or .md file.`,
  encoding: (/** @type {string} */ name) => `${named(name)} is not valid UTF-8 text. Save it as UTF-8 and open it again.`,
  empty: (/** @type {string} */ name) => `${named(name)} holds no text.`,
  unreadable: (/** @type {string} */ name) => `${named(name)} could not be read. Is it still there?`,
  nothing: 'There is no text in what you dropped or pasted.',
  sample: 'The sample could not be loaded. Is the connection gone?',
  article: (/** @type {string} */ name) => `Only the article was taken from “${name}”, not the page around it.`,
  kept: 'What was in the box is still there.',
};

/** What to say about an error of the engine's, by its code. @type {Record<string, [message: string, hint: string]>} */
const ERRORS = {
  'wasm-unavailable': ['This browser cannot run WebAssembly.', 'Use a current browser, or allow WebAssembly in its settings.'],
  'csp-wasm': [
    'This site’s security policy forbids WebAssembly.',
    'Whoever runs the site: add \'wasm-unsafe-eval\' to script-src, on the page and on worker.js.',
  ],
  'csp-worker': ['This site’s security policy forbids the worker.', 'Whoever runs the site: add worker-src \'self\' to the policy.'],
  'csp-connect': [
    'This site’s security policy forbids loading the module.',
    'Whoever runs the site: add \'self\' to connect-src. Claimlight loads its own files and nothing else.',
  ],
  'not-found': ['A part of Claimlight is missing on this server.', 'Whoever runs the site: build it with “cargo xtask build” and upload the whole www folder.'],
  'html-instead-of-wasm': [
    'The server sent a web page where the module should be.',
    'Whoever runs the site: the server answers unknown addresses with its start page. Upload www/pkg as well.',
  ],
  'cors-or-network': ['A part of Claimlight could not be fetched.', 'Check the connection, then try again.'],
  integrity: ['The module arrived damaged.', 'Try again; if that does not help, it was uploaded in part or changed on the way.'],
  'version-mismatch': ['The parts of Claimlight are of different versions.', 'Reload the page; whoever runs the site: upload the whole www folder at once.'],
  'file-protocol': ['Claimlight cannot run from a file on the disk.', 'Serve the folder: “cargo xtask serve”, or any web server for static files.'],
  'worker-crash': ['Claimlight failed while reading this text.', 'That is a mistake of ours. Try again; if it happens again, please report which words set it off.'],
  timeout: ['Claimlight gave no answer for too long and was stopped.', 'Try again, or with a part of the text.'],
};

/** @param {{code?: string, file?: string}} error */
export function failure({ code = 'worker-crash', file = '' }) {
  const [message, hint] = ERRORS[code] ?? ERRORS['worker-crash'];
  return { code, message: file ? `${message} (${file})` : message, hint };
}
