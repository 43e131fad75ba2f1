export * from './element.js';
export { analyze, init } from './analyzer.js';
export type { Analysis, Quote, Span, Speaker, Uncertainty } from './analyzer.js';
