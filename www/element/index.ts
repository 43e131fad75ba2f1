// The package by its name: the element's class, not yet defined, and the reading alone.

export type * from '../engine/analysis.js';
export { analyze, init } from '../engine/analyzer-web.js';
export type { ErrorCode } from '../engine/errors.js';
export type { Results, Stretch } from '../view/results.js';
export { ClaimLight } from './claim-light.js';
export type { ClaimLightEvents, Problem } from './events.js';
