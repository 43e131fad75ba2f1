import type { Analysis } from './pkg.js';
export type { Analysis, Attribution, Quote, Span, Speaker, Uncertainty } from './pkg.js';
/** Reads a text; the first call starts the module. Offsets are UTF-16 units: text.slice(start, end) gives the words. */
export function analyze(text: string, onProgress?: (done: number) => void): Promise<Analysis>;
/** Starts the module before it is needed; or from elsewhere, where the file beside this script cannot be had: call it first then. */
export function init(from?: { module_or_path: URL | Response | BufferSource | WebAssembly.Module }): Promise<void>;
