// What can go wrong, by its code. docs/element.md says of each what it means and what helps.

import { plain } from './dom.js';

/** Of the machine and its files. */
const ENGINE = [
  'wasm-unavailable',
  'worker-unavailable',
  'csp-wasm',
  'csp-worker',
  'csp-connect',
  'trusted-types',
  'not-found',
  'html-instead-of-wasm',
  'cors-or-network',
  'integrity',
  'version-mismatch',
  'file-protocol',
  'worker-cross-origin',
  'worker-crash',
  'timeout',
] as const;

/** Of the page that the element is on. */
const PAGE = [
  'article-missing',
  'article-removed',
  'article-empty',
  'article-ambiguous',
  'article-short',
  'element-removed',
  'language-unsupported',
  'anchor-lost',
  'marks-unavailable',
  'results-invalid',
  'language-missing',
  'bad-address',
  'foreign-address',
] as const;

export const CODES = [...ENGINE, ...PAGE] as const;
export type ErrorCode = (typeof CODES)[number];

export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: ErrorCode;
  /** The name of the file that it is about; empty where it is about none. */
  readonly file: string;

  constructor(code: ErrorCode, about: { file?: URL | undefined; cause?: unknown } = {}) {
    const { file, cause } = plain({ ...about });
    super(code, plain({ cause }));
    this.code = code;
    this.file = file ? file.pathname.replace(/.*\//, '') : '';
  }
}

/** The code of whatever was thrown: what has none is a mistake of ours. */
export function codeOf(error: unknown): ErrorCode {
  return (error as { code?: ErrorCode } | null)?.code ?? 'worker-crash';
}
