// What a page includes: defines <claim-light>, once, however often it is included and from whichever address.

import { ClaimLight } from './claim-light.js';

export { ClaimLight };

if (globalThis.customElements && !customElements.get('claim-light')) customElements.define('claim-light', ClaimLight);
