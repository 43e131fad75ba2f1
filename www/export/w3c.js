// The findings as a W3C Web Annotation collection (https://www.w3.org/TR/annotation-model/): each stretch is named by its
// words and by its position, which that model counts in code points.

import { toCodePoints } from './offsets.js';
import { inHundred, kindInWords, rowsOf } from './rows.js';

/** How much of what stands around is given, in code points. */
const AROUND = 32;

/**
 * @param {string} text
 * @param {import('./rows.js').Analysis} analysis offsets in UTF-16 units
 * @param {string} source the article's address
 */
export function toAnnotations(text, analysis, source) {
  const count = toCodePoints(text);
  const target = (/** @type {[number, number]} */ [start, end]) => ({
    source,
    selector: [
      {
        type: 'TextQuoteSelector',
        exact: text.slice(start, end),
        prefix: [...text.slice(Math.max(0, start - 2 * AROUND), start)].slice(-AROUND).join(''),
        suffix: [...text.slice(end, end + 2 * AROUND)].slice(0, AROUND).join(''),
      },
      { type: 'TextPositionSelector', start: count(start), end: count(end) },
    ],
  });
  const note = (/** @type {string} */ purpose, /** @type {string} */ value) => ({ type: 'TextualBody', purpose, value, format: 'text/plain' });
  const items = rowsOf(analysis).flatMap((row) => {
    const id = (/** @type {string} */ part) => `${source}#claimlight-${row.id}${part}`;
    const annotation = (/** @type {string} */ part, /** @type {string} */ motivation, /** @type {object[]} */ body, /** @type {[number, number][]} */ spans) => ({
      id: id(part),
      type: 'Annotation',
      motivation,
      body,
      target: spans.map(target),
    });
    const link = { type: 'SpecificResource', purpose: 'linking', source: id('') };
    const doubt = row.holder !== '';
    const body = [note('classifying', doubt ? `doubt: ${kindInWords(row.type)}` : `${row.type} quote`)];
    if (doubt) body.push(note('identifying', row.holder === 'writer' ? 'the article' : row.who || 'a speaker who is not known'));
    else if (row.who) body.push(note('identifying', row.who));
    if (row.rule) body.push(note('describing', `${row.rule}, ${inHundred(row.confidence)}`));
    const all = [annotation('', 'classifying', body, row.content)];
    if (row.source) all.push(annotation('-speaker', 'identifying', [note('identifying', row.who || text.slice(...row.source)), link], [row.source]));
    if (row.cue) all.push(annotation('-cue', 'tagging', [note('tagging', `cue: ${row.stance}`), link], [row.cue]));
    if (row.scope) all.push(annotation('-scope', 'linking', [note('tagging', 'scope'), link], [row.scope]));
    return all;
  });
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `${source}#claimlight`,
    type: 'AnnotationCollection',
    label: 'Who speaks, and what is left open, by Claimlight',
    total: items.length,
    first: { id: `${source}#claimlight-page-1`, type: 'AnnotationPage', startIndex: 0, items },
  };
}
