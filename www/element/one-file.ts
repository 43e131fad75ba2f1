// The one-file build: the element with all that it needs. Carried first, so that no element asks before.

import './carried.js';

export { ClaimLight } from './define.js';
