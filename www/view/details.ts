// What a reader asks for: the list, and what a card says. A file of its own, with strings and a style sheet of its own, fetched when it is
// asked for.

import { explain } from './en-explain.js';
import { speak as say, type Strings } from './strings.js';

export { copyLink } from '../article/link.js';
export { dress } from './dress.js';
export { explanation } from './explanation.js';
export { exportMenu } from './export.js';
export { listed } from './listed.js';
export { Panel } from './panel.js';
export { report } from './report.js';

/** As the function of this name of strings.ts, for what stands in this file. */
export function speak(strings: Strings) {
  say({ ...strings, explain: strings.explain ?? explain });
}
