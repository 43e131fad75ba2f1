//! The result's shape for TypeScript. A test of the page's checks it against a real result.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** A half-open stretch [start, end) of the text, in UTF-16 units: `text.slice(start, end)`. */
export type Span = [start: number, end: number];

/** Everything that Claimlight found in one article, sorted by place. */
export interface Analysis {
  /** Outside English only quotation marks are read. */
  language: "english" | "other";
  speakers: Speaker[];
  quotes: Quote[];
  uncertainties: Uncertainty[];
  /** How many of the article's sentences, questions left out, hold a doubt, and how many there are. */
  statements: { open: number; all: number };
  /** Missing in results that were made before there were such figures, and after a reader's correction. */
  article?: Article;
}

/**
 * How much of the whole article's reported speech is whose. What counts is said by somebody: no thoughts, no silences, and no
 * words inside the words of somebody else, which count for the one who passes them on.
 */
export interface Article {
  /** The words of each speaker, by the index in `speakers`. */
  by_speaker: Words[];
  /** The sources and their words by type; only types that occur. */
  by_type: { type: SourceType; sources: number; words: Words }[];
  /** The words of sources that the text gives to nobody known. */
  unknown: Words;
  /** Whether all is said by one source, in three attributions or more. */
  single_source: boolean;
}

/** A number of words: in quotation marks or in a turn that a label sets off, and all others. */
export interface Words {
  direct: number;
  indirect: number;
}

/**
 * - `person`: a person whom the article names.
 * - `unnamed`: one person whom the article does not name ("a spokesman").
 * - `organisation`: an organisation that the article names: a company, a party, a ministry, a state.
 * - `group`: several people who speak together ("officials", "Lee and Ash").
 * - `document`: a text that says something: a report, a poll, a letter.
 * - `other`: none of these: an organisation without a name ("the company"), a thing.
 */
export type SourceType = "person" | "unnamed" | "organisation" | "group" | "document" | "other";

/** Somebody or something whose words the article reports. */
export interface Speaker {
  name: string;
  /** What the article says that they are, in its own words. */
  role: string | null;
  /** The named organisation that they speak for or belong to, or that published the document. */
  body?: string | null;
  type: SourceType;
  /** Every place where they are a source, by name or not, and every other place of their name. */
  mentions: Span[];
}

/** Words that the article reports as somebody's, or that stand in quotation marks that nothing gives to anybody. */
export interface Quote {
  type: "direct" | "indirect" | "mixed";
  /** Whether it was said ("noun": called a claim, a hope), only thought or wanted, or is what somebody does not answer. */
  sort: "speech" | "attitude" | "noun" | "silence";
  /** Of a silence the matter, and empty where the text names none. */
  content: Span[];
  attribution: Attribution | null;
  /** The quote in whose words this one stands ("he says that she said"): an index into `quotes`. */
  inside: number | null;
}

export interface Attribution {
  source: Span | null;
  cue: Span | null;
  /** An index into `speakers`. */
  speaker: number | null;
  /** How the source was linked to the speaker ("name", "pronoun"). */
  speaker_by: string | null;
  /** The share of such links from source to speaker that were right on annotated articles, 0 to 1; 0 where there is none. */
  speaker_confidence: number;
  /** Whether that is enough to be said without a "probably"; false as well where the speaker is not known. */
  speaker_certain: boolean;
  stance: "neutral" | "asserting" | "distancing" | "denying" | "conceding" | "questioning" | "demanding" | "promising" | "believing";
  /** The rule that made this link. */
  by: string;
  /** The share of this rule's links that were right on annotated articles, 0 to 1. */
  confidence: number;
  /** Whether fewer than 8 in 10 of such links were right. */
  tentative: boolean;
}

/** Something that the text itself leaves open. */
export interface Uncertainty {
  kind: "epistemic" | "doxastic" | "hearsay" | "unknown" | "conditional" | "approximate" | "unattributed";
  cue: Span;
  scope: Span;
  holder: "writer" | "speaker";
  /** An index into `quotes`. */
  quote: number | null;
  by: string;
  confidence: number;
  /** Whether fewer than 8 in 10 of such findings were right. */
  tentative: boolean;
}

/** A format that `exportAs` writes: versioned JSON, W3C Web Annotations, a table, a report, a page that needs no other file. */
export type Format = "json" | "w3c" | "csv" | "markdown" | "html";

/** What the functions of this package throw. `message` never holds any of the article. */
export interface ClaimlightError extends Error {
  name: "ClaimlightError";
  code: "anchor-lost" | "results-invalid" | "worker-crash";
}
"#;
