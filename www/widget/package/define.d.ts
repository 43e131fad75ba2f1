/** The element, defined as claim-light. Without a page, as on a server, nothing is defined. */
export { ClaimLight } from './claimlight.js';
