// The types of what the module finds, written by `UPDATE_TYPES=1 cargo test --lib typescript` from src/analysis.rs.
// In JavaScript every offset is in UTF-16 units: `text.slice(...span)` gives the words.

/**
 * Everything that Claimlight found in one article.
 *
 * Spans are byte offsets into the text that was given to `crate::analyze`; `Analysis::map_spans` turns them into
 * another unit. Indices (`Attribution::speaker`, `Uncertainty::quote`) point into the vectors of this same value.
 */
export type Analysis = {
  /**
   * What the article seems to be written in; outside English only quotation marks are read.
   */
  language: Language;
  /**
   * Who speaks, in the order of their first speech.
   */
  speakers: Array<Speaker>;
  /**
   * What is said, in the order of the text.
   */
  quotes: Array<Quote>;
  /**
   * What the text leaves open, in the order of the text.
   */
  uncertainties: Array<Uncertainty>;
  /**
   * How many of its statements the text leaves open in some way: no score of truth, nor of the writer.
   */
  statements: Statements;
  /**
   * How much of the article's reported speech is whose. Missing in results that were made before there were such figures, and after
   * a reader's correction.
   */
  article?: Figures;
};

/**
 * A half-open stretch `[start, end)` of a text, in bytes unless a value's documentation names another unit.
 * Serialised as `[start, end]`.
 */
export type Span = [start: number, end: number];

/**
 * A guess at the article's language, made from its commonest small words.
 */
export type Language = "english" | "other";

/**
 * Somebody or something whose words the article reports. Its id is its index in `Analysis::speakers`.
 */
export type Speaker = {
  /**
   * The fullest name that the article uses, without titles.
   */
  name: string;
  /**
   * What the article says that they are ("campaign manager"), in its own words.
   */
  role: string | null;
  /**
   * The named organisation that they speak for or belong to ("Northline" of "a Northline spokesperson"), or that published the
   * document, by the fullest name that the article uses; `null` where the text names none, or not certainly.
   */
  body: string | null;
  /**
   * What type of source this is.
   */
  type: SourceType;
  /**
   * Every place where they are a source, by name or not, and every other place of their name.
   */
  mentions: Array<Span>;
};

/**
 * What type of source a speaker is, as newsrooms count them.
 */
export type SourceType = "person" | "unnamed" | "organisation" | "group" | "document" | "other";

/**
 * Words that the article reports as somebody's.
 */
export type Quote = {
  /**
   * How much of the content is in quotation marks.
   */
  type: QuoteKind;
  /**
   * Whether it was said, or thought, or is what somebody says nothing about.
   */
  sort: Sort;
  /**
   * What is said, marks included; several spans where the text breaks it off (“…,” she said, “…”). Of a silence it is the matter,
   * and none where the text names none ("declined to comment").
   */
  content: Array<Span>;
  /**
   * Who says it. Without one the words stand in quotation marks that nothing in the text gives to anybody.
   */
  attribution: Attribution | null;
  /**
   * The quote in whose content this one stands: an index into `Analysis::quotes`.
   */
  inside: number | null;
};

/**
 * How much of a quote's content stands in quotation marks.
 */
export type QuoteKind = "direct" | "indirect" | "mixed";

/**
 * What an attribution reports, as the guide of the corpus has it.
 */
export type Sort = "speech" | "attitude" | "noun" | "silence";

/**
 * The link from a quote to the one who says it.
 */
export type Attribution = {
  /**
   * The words that name the speaker here ("she", "Mayor Ann Lee").
   */
  source: Span | null;
  /**
   * The words that say that somebody speaks ("said", "according to").
   */
  cue: Span | null;
  /**
   * Whom the source means: an index into `Analysis::speakers`; `null` where that is not known.
   */
  speaker: number | null;
  /**
   * How the source was linked to the speaker ("name", "pronoun"); `null` where it was not.
   */
  speaker_by: string | null;
  /**
   * The share of such links from source to speaker that were right on annotated articles, 0 to 1; 0 where there is none.
   */
  speaker_confidence: number;
  /**
   * Whether the link is more than a guess, which is said with a "probably"; false as well where the speaker is not known.
   */
  speaker_certain: boolean;
  /**
   * How the cue presents what is said.
   */
  stance: Stance;
  /**
   * The rule that made this link.
   */
  by: string;
  /**
   * The share of this rule's links that were right on annotated articles, 0 to 1.
   */
  confidence: number;
  /**
   * Whether that is less than `FLOOR`.
   */
  tentative: boolean;
};

/**
 * How a cue presents what is said.
 */
export type Stance = "neutral" | "asserting" | "distancing" | "denying" | "conceding" | "questioning" | "demanding" | "promising" | "believing";

/**
 * Something that the text itself leaves open.
 */
export type Uncertainty = {
  /**
   * In what way it is open.
   */
  kind: UncertaintyKind;
  /**
   * The words that make it so.
   */
  cue: Span;
  /**
   * The words that are left open.
   */
  scope: Span;
  /**
   * Whose doubt it is.
   */
  holder: Holder;
  /**
   * The quote that the doubt is part of: an index into `Analysis::quotes`.
   */
  quote: number | null;
  /**
   * The rule that found it.
   */
  by: string;
  /**
   * The share of this rule's findings that were right on annotated articles, 0 to 1.
   */
  confidence: number;
  /**
   * Whether that is less than `FLOOR`.
   */
  tentative: boolean;
};

/**
 * In what way something is left open.
 */
export type UncertaintyKind = "epistemic" | "doxastic" | "hearsay" | "unknown" | "conditional" | "approximate" | "unattributed";

/**
 * Whose doubt it is.
 */
export type Holder = "writer" | "speaker";

/**
 * The statements of an article, counted: its sentences but for the questions. A headline is one.
 */
export type Statements = {
  /**
   * Those that hold a word that leaves something open.
   */
  open: number;
  /**
   * All.
   */
  all: number;
};

/**
 * How much of an article's reported speech is whose, and how many sources of each type it has.
 *
 * What counts is said by somebody: no thoughts, no silences, and no words inside the words of somebody else, which count for
 * the one who passes them on. All figures are of the whole article.
 */
export type Figures = {
  /**
   * The words of each speaker, by the same index as `Analysis::speakers`.
   */
  by_speaker: Array<Words>;
  /**
   * The sources and their words by type; only types that occur, in the order of `SpeakerKind`.
   */
  by_type: Array<OfType>;
  /**
   * The words of sources that the text gives to nobody known.
   */
  unknown: Words;
  /**
   * Whether all is said by one source, in three attributions or more.
   */
  single_source: boolean;
};

/**
 * The sources of one type.
 */
export type OfType = {
  /**
   * The type.
   */
  type: SourceType;
  /**
   * How many speakers of this type say something.
   */
  sources: number;
  /**
   * Their words.
   */
  words: Words;
};

/**
 * A number of reported words.
 */
export type Words = {
  /**
   * Those in quotation marks, or in a turn that a label sets off.
   */
  direct: number;
  /**
   * All others.
   */
  indirect: number;
};

/**
 * A format that findings can be written in.
 */
export type Format = "json" | "w3c" | "csv" | "markdown" | "html";
