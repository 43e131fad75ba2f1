export type { Analysis, Attribution, Quote, Span, Speaker, Uncertainty } from './pkg.js';
export { analyze, version } from './pkg.js';
/** Starts it from the module's bytes, once. */
export default function init(from: { module_or_path: BufferSource | WebAssembly.Module | Promise<BufferSource> }): Promise<unknown>;
