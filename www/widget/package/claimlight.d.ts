/** What was found in an article: docs/export.schema.json. */
export interface Results {
  format: 'claimlight';
  version: 1;
  offsets: 'utf16' | 'chars';
  language: 'english' | 'other';
  speakers: { name: string; role: string | null; body?: string | null; type: SourceType; mentions: Stretch[] }[];
  quotes: { type: 'direct' | 'indirect' | 'mixed'; content: Stretch[]; attribution: Attribution | null }[];
  uncertainties: {
    kind: 'epistemic' | 'doxastic' | 'hearsay' | 'unknown' | 'conditional' | 'approximate' | 'unattributed';
    cue: Stretch;
    scope: Stretch;
    holder: 'writer' | 'speaker';
    quote: number | null;
    by: string;
    confidence: number;
  }[];
  article?: Article;
}
/** `unnamed` is one person, `other` an unnamed organisation or a thing. */
export type SourceType = 'person' | 'unnamed' | 'organisation' | 'group' | 'document' | 'other';
/** How much of the whole article's reported speech is whose; missing in older results and after a reader's correction. */
export interface Article {
  by_speaker: Words[];
  by_type: { type: SourceType; sources: number; words: Words }[];
  unknown: Words;
  single_source: boolean;
}
export interface Words {
  direct: number;
  indirect: number;
}
/** A half-open stretch of the article, and its words. */
export interface Stretch {
  start: number;
  end: number;
  text: string;
}
export interface Attribution {
  source: Stretch | null;
  cue: Stretch | null;
  speaker: number | null;
  speaker_by: string | null;
  speaker_confidence: number;
  speaker_certain: boolean;
  stance: 'neutral' | 'asserting' | 'distancing' | 'denying' | 'conceding' | 'questioning' | 'demanding' | 'promising' | 'believing';
  by: string;
  confidence: number;
}
export type Format = 'json' | 'w3c' | 'csv' | 'markdown' | 'html';
export type ErrorCode =
  | 'wasm-unavailable' | 'csp-wasm' | 'csp-worker' | 'csp-connect' | 'trusted-types' | 'not-found' | 'html-instead-of-wasm' | 'cors-or-network'
  | 'integrity' | 'version-mismatch' | 'file-protocol' | 'worker-cross-origin' | 'worker-crash' | 'timeout' | 'bad-address'
  | 'language-unsupported' | 'anchor-lost' | 'article-missing' | 'article-removed' | 'article-empty' | 'element-removed' | 'results-invalid'
  | 'marks-unavailable';

export interface ClaimLightEvents {
  'claimlight-ready': CustomEvent<{ version: string; place: 'worker' | 'blob-worker' | 'page' }>;
  'claimlight-progress': CustomEvent<{ done: number }>;
  'claimlight-results': CustomEvent<{ results: Results; quotes: number; speakers: number; doubts: number }>;
  'claimlight-select': CustomEvent<{ id: number; kind: 'quote' | 'speaker' | 'cue' | 'doubt'; text: string }>;
  'claimlight-error': CustomEvent<{ code: ErrorCode; message: string; hint: string; fatal: boolean; fallback: '' | 'blob-worker' | 'page' | 'highlights' }>;
}

interface Options {
  signal?: AbortSignal;
}
/** The element. Importing it without a page, as a server does, is harmless. */
export class ClaimLight extends HTMLElement {
  htmlFor: string;
  kinds: string;
  minConfidence: string | number;
  saidOnly: boolean;
  renderer: string;
  theme: string;
  loading: string;
  assetBase: string;
  wasmSrc: string;
  workerSrc: string;
  noPanel: boolean;
  noShortcuts: boolean;
  get results(): Results | null;
  set results(results: Results | null);
  analyze(options?: Options): Promise<Results>;
  focusFinding(id: number, options?: Options): Promise<void>;
  export(format: Format | 'print', options?: Options): Promise<string>;
  addEventListener<K extends keyof ClaimLightEvents>(type: K, listener: (this: ClaimLight, event: ClaimLightEvents[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'claim-light': ClaimLight;
  }
}
