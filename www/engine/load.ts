// Starts the wasm module from its bytes, on the page or in a worker, and names what went wrong by its kind: browsers word
// the same fault differently, so no message is ever read.

import * as claimlight from '../pkg/claimlight.js';
import { EngineError, type ErrorCode } from './errors.js';

export type Claimlight = typeof claimlight;

/** What the script and the module were built together with; `cargo xtask build` writes it into the element's files. */
export const BUILD = typeof CLAIMLIGHT_BUILD === 'undefined' ? '' : CLAIMLIGHT_BUILD;

/**
 * @param bytes the whole module
 * @param build the build of the caller
 * @returns the package, started. Rejects with an `EngineError`.
 */
export async function load(bytes: BufferSource, build: string = BUILD): Promise<Claimlight> {
  if (typeof WebAssembly !== 'object') throw failure('wasm-unavailable');
  if (build !== BUILD) throw failure('version-mismatch');
  const module = await WebAssembly.compile(bytes).catch((cause) => {
    // A policy forbids compiling but not looking: bytes that are sound and will not compile are forbidden ones.
    throw failure(WebAssembly.validate(bytes) ? 'csp-wasm' : 'integrity', cause);
  });
  await claimlight.default({ module_or_path: module }).catch((cause: unknown) => {
    // WebKit compiles what a policy forbids, and refuses to start it.
    const forbidden = cause instanceof EvalError || cause instanceof WebAssembly.CompileError;
    throw failure(forbidden ? 'csp-wasm' : 'version-mismatch', cause);
  });
  return claimlight;
}

const failure = (code: ErrorCode, cause?: unknown) => new EngineError(code, { cause });
