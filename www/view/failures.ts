// What is said about each error: what happened, and what helps.

import type { ErrorCode } from '../engine/errors.js';
import { t } from './strings.js';

export interface Failure {
  code: ErrorCode;
  message: string;
  hint: string;
}

/** What to say about an error, whatever was thrown. */
export function failure(error: { code?: ErrorCode; file?: string }): Failure {
  const code = error.code && Object.hasOwn(t.errors, error.code) ? error.code : 'worker-crash';
  const [message, hint] = t.errors[code];
  return { code, message: error.file ? `${message} (${error.file})` : message, hint };
}
