// What is said about each error in English: what happened, and what helps. The hint speaks to the reader, unless it says otherwise.

import type { ErrorCode } from '../engine/errors.js';

export const errors: Record<ErrorCode, readonly [message: string, hint: string]> = {
  'wasm-unavailable': ['This browser cannot run WebAssembly.', 'Use a current browser, or allow WebAssembly in its settings.'],
  'worker-unavailable': ['This browser has no background workers.', 'The page itself reads the article instead.'],
  'csp-wasm': [
    'This site’s security policy blocks WebAssembly.',
    "For the site owner: add 'wasm-unsafe-eval' to script-src, on the page and on worker.js.",
  ],
  'csp-worker': ['This site’s security policy blocks the worker.', "For the site owner: add worker-src 'self' to the policy."],
  'csp-connect': ['This site’s security policy blocks loading the module.', "For the site owner: add 'self' to connect-src."],
  'not-found': ['A part of Claimlight is missing on this server.', 'For the site owner: upload the whole www folder.'],
  'html-instead-of-wasm': ['The server sent a web page instead of the module.', 'For the site owner: upload www/dist as well.'],
  'cors-or-network': ['A part of Claimlight could not be loaded.', 'Check the connection, then try again.'],
  integrity: ['The module arrived damaged.', 'Try again. For the site owner: upload the whole www folder.'],
  'version-mismatch': [
    'The parts of Claimlight have different versions.',
    'Reload the page. For the site owner: upload the whole www folder at once.',
  ],
  'file-protocol': ['Claimlight cannot run from a file on the disk.', 'Use a web server, such as “cargo xtask serve”.'],
  'worker-crash': ['Claimlight failed while reading this text.', 'This is a bug. Please report it. Trying again may help.'],
  timeout: ['Claimlight did not respond in time and was stopped.', 'Check the connection, then try again.'],
  'article-missing': [
    'The article is not on this page.',
    'For the site owner: “for” must be the id of an element, or a selector. The article is read as soon as it appears.',
  ],
  'article-removed': ['The article was removed from the page.', 'It is read again as soon as it is back.'],
  'article-empty': [
    'The article contains no text.',
    'For the site owner: check that “for” names the element that contains the text. It is read as soon as it contains words.',
  ],
  'article-ambiguous': [
    'Several elements match “for”. The one with the most text is read.',
    'For the site owner: let “for” name one element, best by its id.',
  ],
  'article-short': [
    'The element that “for” selects has only a few words.',
    'For the site owner: let “for” name the element that contains the text.',
  ],
  'element-removed': ['Claimlight was removed from the page while it was reading.', 'Nothing was left behind.'],
  'language-unsupported': ['This article does not seem to be in English.', 'Only quotation marks are shown.'],
  'anchor-lost': ['Some words have changed since they were read.', 'They are listed as no longer in the article.'],
  'marks-unavailable': [
    'No marks could be put into the article. Highlights are used instead.',
    'For the site owner: upload marks.js. Text that can be edited, or that contains another element’s marks, gets none.',
  ],
  'language-missing': ['The chosen language could not be loaded.', 'The interface is in English. For the site owner: upload de.js.'],
  'results-invalid': [
    'The results that were provided cannot be read.',
    'For the site owner: provide what export("json") or the command “claimlight analyze --format json” writes, version 1.',
  ],
  'trusted-types': ['This site’s Trusted Types policy blocks the worker.', 'For the site owner: add “claimlight” to trusted-types.'],
  'worker-cross-origin': [
    'A worker on another server could not be started.',
    'For the site owner: put the files on your own server, or add worker-src blob: to the policy.',
  ],
  'bad-address': ['An address in the element is not valid.', 'For the site owner: check asset-base, wasm-src and worker-src.'],
  'foreign-address': [
    'An attribute of the element points to another server.',
    'For the site owner: attributes may name only files on this site. Set assetBase, wasmSrc or workerSrc by script instead.',
  ],
};
