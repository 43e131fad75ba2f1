// One page that stands by itself: the article with its marks, and the report. It is made of nodes, never of markup from text,
// loads nothing, and its own policy lets it run nothing.

import { cardParts } from '../strings.js';
import { reportOf } from './report.js';
import { rowsOf } from './rows.js';

/** Kinds in the order in which they are listed on a mark. */
const KINDS = ['quote', 'speaker', 'cue', 'doubt'];
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const STYLE = [
  'body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.6 Georgia,serif;color:#1c1b18;background:#fff}',
  'mark{color:inherit;background:none;text-decoration:underline 1.5px;text-underline-offset:.2em}',
  'mark.quote{background:#e4edf8;text-decoration-color:#3d74b3}',
  'mark.speaker{background:#ece5f6;text-decoration-style:double;text-decoration-color:#6a45a8}',
  'mark.cue{background:#e2efed;text-decoration-style:dashed;text-decoration-color:#2d7772}',
  'mark.doubt{background:#fceac2;text-decoration-style:wavy;text-decoration-color:#96600a}',
  '.note,.caution{color:#5a574f}',
  '@media print{mark[data-label]::before{content:"[" attr(data-label) "] ";font-size:.7em}}',
].join('\n');

/** @param {string} text @param {import('./rows.js').Analysis} analysis @param {string} title */
export function toHtml(text, analysis, title) {
  const doc = document.implementation.createHTMLDocument(title);
  const make = (/** @type {string} */ tag, /** @type {Record<string, string>} */ attributes = {}, words = '') => {
    const element = doc.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (words) element.append(words);
    return element;
  };
  doc.documentElement.lang = 'en';
  doc.head.replaceChildren(make('meta', { charset: 'utf-8' }), make('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }), make('title', {}, title));
  const article = make('article');
  let paragraph = make('p');
  for (const { words, kinds, label } of segmentsOf(text, analysis))
    for (const [i, line] of words.split(/[\r\n]/).entries()) {
      if (i) paragraph = make('p');
      if (line) paragraph.append(kinds ? make('mark', i || !label ? { class: kinds } : { class: kinds, 'data-label': label }, line) : line);
      if (paragraph.hasChildNodes()) article.append(paragraph);
    }
  doc.body.append(make('h1', {}, title), article);
  for (const { title: heading, groups, none } of reportOf(text, analysis)) {
    const section = make('section');
    section.append(make('h2', {}, heading));
    if (!groups.length) section.append(make('p', { class: 'note' }, none));
    for (const { name, note, items } of groups) {
      const list = make('ul');
      for (const { label, words } of items) {
        const item = make('li');
        item.append(make('em', {}, label), ` ${words}`);
        list.append(item);
      }
      section.append(make('h3', {}, name), make('p', { class: 'note' }, note), list);
    }
    doc.body.append(section);
  }
  doc.body.append(make('p', { class: 'caution' }, cardParts.notice));
  const page = new XMLSerializer().serializeToString(doc.documentElement).replace(' xmlns="http://www.w3.org/1999/xhtml"', '');
  // Our own style sheet is no node: even in a document that is never shown, the page's policy would be asked about it.
  return `<!doctype html>\n${page.replace('</head>', () => `<style>${STYLE}</style></head>`)}\n`;
}

/**
 * The text cut wherever something begins or ends; each piece with all that is marked there.
 * @param {string} text @param {import('./rows.js').Analysis} analysis
 * @returns {{words: string, kinds: string, label: string}[]}
 */
function segmentsOf(text, analysis) {
  /** @type {{start: number, end: number, kind: string, label: string}[]} */
  const layers = [];
  for (const row of rowsOf(analysis)) {
    const doubt = row.holder !== '';
    const label = doubt ? 'doubt' : [row.type, row.who].filter(Boolean).join(': ');
    row.content.forEach(([start, end], i) => layers.push({ start, end, kind: doubt ? 'doubt' : 'quote', label: i ? '' : label }));
    for (const kind of /** @type {const} */ (['source', 'cue'])) {
      const span = row[kind];
      if (span) layers.push({ start: span[0], end: span[1], kind: kind === 'source' ? 'speaker' : kind, label: '' });
    }
  }
  const edges = [...new Set([0, text.length, ...layers.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  layers.sort((a, b) => a.start - b.start);
  let next = 0;
  /** @type {typeof layers} */
  let open = [];
  return edges.slice(0, -1).map((start, i) => {
    for (; layers[next]?.start <= start; next += 1) open.push(layers[next]);
    open = open.filter(({ end }) => end > start);
    const labels = open.filter((layer) => layer.start === start && layer.label).map(({ label }) => label);
    return { words: text.slice(start, edges[i + 1]), kinds: KINDS.filter((kind) => open.some((layer) => layer.kind === kind)).join(' '), label: labels.join(', ') };
  });
}
