// The reading in browsers and bundlers: the module is fetched, once.

import { analyzer } from './analyzer.js';

export type * from './analysis.js';
export const { analyze, init } = analyzer(() => ({ module_or_path: new URL('./claimlight_bg.wasm', import.meta.url) }));
