export { ClaimLight } from './element.js';
export { analyze, init } from './analyzer.js';
