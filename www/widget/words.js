// What the element says besides what it shares with the page (strings.js). A translation replaces these files.

import { failure as shared, fallback } from '../strings.js';

export { fallback };

export const title = 'Claimlight';
export const starting = 'Reading this article…';
export const cancelled = 'Stopped. The article is as it was.';
export const linked = 'The link is on the clipboard.';
export const notLinked = 'The browser did not let the link be copied.';
export const dismissed = (/** @type {number} */ n) => (n === 1 ? 'One finding is dismissed.' : `${n} findings are dismissed.`);
export const bar = {
  undo: 'Bring it back',
  region: 'Claimlight: who speaks in this article, and what it leaves open',
  open: 'Show list',
  close: 'Hide list',
  cancel: 'Cancel',
  retry: 'Try again',
  previous: 'Previous mark',
  next: 'Next mark',
  progress: 'How much of the article has been read',
  walk: (/** @type {string} */ at) => `Marks: ${at}`,
  keys: 'Arrow keys go from mark to mark, p and n between quotes and doubts, Enter explains one.',
  keysPlain: 'Arrow keys go from mark to mark, Enter explains one.',
};
export const legend = {
  kinds: 'What is marked',
  show: 'Show',
  more: 'More',
  quote: ['Quotes', '“…”'],
  speaker: ['Speakers', 'who'],
  cue: ['Cues', 'says'],
  doubt: ['Doubts', 'may'],
  quotes: 'Quotes',
  speakers: 'Quotes and speakers',
  everything: 'Everything',
  thoughts: 'Thoughts and wishes',
  floor: 'Show only what rules got right at least',
  times: 'times in 100',
};
export const notes = {
  language: 'This does not read like English. Claimlight knows only English so far: here it shows what stands in quotation marks, and neither speakers nor doubts.',
  nothing: 'Claimlight found nothing here: no quotation marks, no words that report speech, no words that leave something open. That does not mean that the text has none.',
  unpainted: 'This browser cannot mark text without changing the page, so the article is as it was; everything found is in the list.',
  caution: 'Claimlight can be wrong. It shows what the text says, never whether it is true. The article is read in your browser and sent nowhere.',
  lost: 'No longer in the article',
  lostHint: 'The article has changed since it was read. These words could not be found again:',
};

/** What is to be said about a result. @param {import('./session.js').Result} result @param {boolean} painted whether this browser marks words */
export function notesOn({ analysis, findings }, painted) {
  const said = [];
  if (analysis.language !== 'english') said.push(notes.language);
  else if (!findings.length) said.push(notes.nothing);
  if (!painted) said.push(notes.unpainted);
  return said;
}

/** What can go wrong with the page rather than with the machine. @type {Record<string, [message: string, hint: string]>} */
const ERRORS = {
  'article-missing': ['The article to read is not on this page.', 'Whoever runs the site: “for” must be the id of an element, or a selector. It is read as soon as it is there.'],
  'article-removed': ['The article was taken off the page.', 'It is read again as soon as it is back.'],
  'article-empty': ['There is nothing to read in the article.', 'Whoever runs the site: does “for” name the element that holds the text? It is read as soon as there are words in it.'],
  'element-removed': ['Claimlight was taken off the page while it was reading.', 'Nothing was left behind.'],
  'language-unsupported': ['This does not read like English.', 'Only quotation marks are shown.'],
  'anchor-lost': ['Some words have changed since they were read.', 'They are listed as no longer in the article.'],
  'marks-unavailable': ['No marks could be put into the article, so it is lit without.', 'Whoever runs the site: upload marks.js; what can be edited, or has another element’s marks, gets none.'],
  'results-invalid': ['The results that were handed over cannot be read.', 'Whoever runs the site: hand over what export("json") or the command “claimlight analyze --format json” gives, version 1.'],
  'trusted-types': ['This site’s policy of Trusted Types forbids the worker.', 'Whoever runs the site: add “claimlight” to trusted-types.'],
  'worker-cross-origin': ['Another server’s worker could not be started.', 'Whoever runs the site: put the files on your own server, or add worker-src blob: to the policy.'],
  'bad-address': ['An address in the element is not one.', 'Whoever runs the site: look at asset-base, wasm-src and worker-src.'],
};

/**
 * @param {{code?: string, file?: string}} error
 * @returns {{code: string, message: string, hint: string}}
 */
export function failure({ code = 'worker-crash', file = '' }) {
  const own = ERRORS[code];
  return own ? { code, message: own[0], hint: own[1] } : shared({ code, file });
}
