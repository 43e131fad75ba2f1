// The page: what comes in is read, and what was found is shown. Each part knows its own work; this file joins them.

import { Box } from './box.js';
import { countsOf } from './counts.js';
import { Engine } from './engine.js';
import { exportMenu } from './export.js';
import { findingsOf, KINDS } from './findings.js';
import { Legend } from './legend.js';
import { OWN } from './machine.js';
import { Panel } from './panel.js';
import { Card } from './popover.js';
import { Reader } from './reader.js';
import { Corrections } from './speakers.js';
import * as strings from './strings.js';
import './theme.js';

/**
 * @typedef {import('./findings.js').Finding} Finding
 * @typedef {import('./findings.js').Layer} Layer
 * @typedef {{text: string, found: import('./findings.js').Analysis, analysis: import('./findings.js').Analysis, findings: Finding[], layers: Layer[]}} Result
 */

/** How long the keys must rest before a text is read, in milliseconds: a short text, and one of more than LONG characters. */
const REST = 250;
const REST_LONG = 1000;
const LONG = 100_000;

/** How long a reading may take before the page shows that it is at work. */
const SOON = 150;

const $ = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const root = document.documentElement;
const engine = new Engine(OWN);
const box = new Box($('editor'));
const reader = new Reader($('article'));
const panel = new Panel($('panel'));
const card = new Card($('card'));
const legend = new Legend($('legend'));
const corrections = new Corrections((text, note) => {
  if (result?.text === text) void show(resultOf(text, result.found)).then(() => say(`${note} ${counted()}`));
});
const progress = /** @type {HTMLProgressElement} */ ($('progress'));

/** @type {Result | null} */
let result = null;
/** The number of the latest reading; what an earlier one brings is dropped. */
let reading = 0;
let resting = 0;
/** Where the focus was before the list led it into the text. @type {Finding | null} */
let cameFrom = null;

// What comes in.

box.addEventListener('text', (event) => {
  const { whole, note } = /** @type {CustomEvent} */ (event).detail;
  stop();
  fault(null);
  $('restore').hidden = !box.earlier;
  $('whole-page').hidden = !box.page;
  if (!box.text.trim()) return forget(note);
  if (whole) void read({ fold: true, note });
  else resting = window.setTimeout(() => void read({ fold: false, note: '' }), box.text.length > LONG ? REST_LONG : REST);
});
box.addEventListener('problem', (event) => fault({ message: /** @type {CustomEvent} */ (event).detail, hint: '', code: '' }));

const act = () => void read({ fold: true, note: '' });
$('analyse').addEventListener('click', act);
$('editor').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  act();
});
$('open').addEventListener('click', () => box.input.click());
$('edit').addEventListener('click', () => {
  edit(true);
  box.area.setSelectionRange(0, 0);
  box.area.scrollTop = 0;
  box.area.focus();
});
for (const id of ['clear', 'new']) $(id).addEventListener('click', () => box.clear());
$('restore').addEventListener('click', () => box.restore());
$('whole-page').addEventListener('click', () => box.takePage());
$('cancel').addEventListener('click', () => engine.cancel());
$('retry').addEventListener('click', () => (box.text.trim() ? act() : void warm()));

/**
 * Reads what is in the box and shows what was found.
 * @param {{fold: boolean, note: string}} how whether the box gives way to the article; what to say besides the counts
 */
async function read({ fold, note }) {
  stop();
  const own = reading;
  const { text } = box;
  if (!text.trim()) {
    say(strings.status.nothing);
    return box.area.focus();
  }
  // A file that could not be read stays named while the keys' own reading goes on.
  if (fold || $('fault-code').textContent) fault(null);
  const waiting = setTimeout(() => busy(true), SOON);
  try {
    const found = await engine.analyze(text, (done) => (progress.value = done));
    if (own !== reading) return;
    await show(resultOf(text, found));
    if (own !== reading) return;
    say(`${note} ${counted()}`.trim());
    if (fold) {
      edit(false);
      $('result-title').focus({ preventScroll: true });
      scrollTo({ top: 0 });
    }
  } catch (error) {
    if (own !== reading) return;
    root.toggleAttribute('data-stale', result !== null && result.text !== text);
    if (error instanceof DOMException && error.name === 'AbortError') say(strings.status.cancelled);
    else fault(strings.failure(/** @type {{code?: string, file?: string}} */ (error)));
  } finally {
    clearTimeout(waiting);
    if (own === reading) busy(false);
  }
}

/** What was found, as the reader left it. @param {string} text @param {import('./findings.js').Analysis} found @returns {Result} */
function resultOf(text, found) {
  const analysis = corrections.of(text, found);
  return { text, found, analysis, ...findingsOf(analysis) };
}

/** Ends what is waiting or going on, without a word. */
function stop() {
  reading += 1;
  clearTimeout(resting);
  engine.cancel();
  busy(false);
}

/** Starts the machine before it is needed; a failure is told at once. */
async function warm() {
  fault(null);
  try {
    await engine.start();
    $('version').textContent = ` ${engine.version}`;
  } catch (error) {
    fault(strings.failure(/** @type {{code?: string, file?: string}} */ (error)));
  }
}

// What is shown.

/** @param {Result} next */
async function show(next) {
  card.close();
  result = next;
  cameFrom = null;
  root.dataset.view = 'result';
  root.removeAttribute('data-stale');
  $('language').hidden = next.analysis.language === 'english';
  $('empty').hidden = next.findings.length > 0;
  $('fallback').hidden = !engine.fallback;
  $('fallback').textContent = engine.fallback && strings.fallback(engine.fallback);
  $('title').textContent = strings.short(next.text.trimStart().split('\n', 1)[0], 80);
  $('words').textContent = strings.words(next.text.match(/\S+/g)?.length ?? 0);
  $('version').textContent = ` ${engine.version}`;
  await reader.show(next.text, next.layers);
  if (result === next) restrict();
}

/** Shows what the legend lets through. */
function restrict() {
  if (!result) return;
  const { text, analysis, findings, layers } = result;
  const shown = findings.filter((finding) => legend.admits(finding));
  root.dataset.on = [...legend.on].join(' ');
  reader.restrict((layer) => legend.shows(layer));
  // To its end, at once.
  Array.from(panel.show(text, analysis, shown, corrections.offer(text, analysis)));
  legend.count(countsOf(result, (finding) => legend.admits(finding)));
  place();
}

function counted() {
  const { quotes = [], speakers = [], uncertainties = [] } = result?.analysis ?? {};
  return strings.counted({ quotes: quotes.length, speakers: speakers.length, doubts: uncertainties.length });
}

/** Back to the empty page. @param {string} note */
function forget(note) {
  card.close();
  result = null;
  root.dataset.view = 'start';
  root.removeAttribute('data-stale');
  root.removeAttribute('data-compact');
  say(note);
  edit(true);
  if (note) box.area.focus();
}

/** @param {boolean} on whether the box is open */
function edit(on) {
  root.toggleAttribute('data-editing', on);
  if (!on) root.dataset.compact = '';
  $('edit').setAttribute('aria-expanded', String(on));
}

/** @param {boolean} on */
function busy(on) {
  $('busy').hidden = !on;
  if (!on) progress.value = 0;
  else say(strings.status.reading);
}

/** The one place that screen readers are told from. @param {string} words */
function say(words) {
  if ($('status').textContent !== words) $('status').textContent = words;
}

/** @param {{code: string, message: string, hint: string} | null} failure */
function fault(failure) {
  $('fault').hidden = !failure;
  $('fault-message').textContent = failure?.message ?? '';
  $('fault-hint').textContent = failure?.hint ?? '';
  $('fault-code').textContent = failure?.code ?? '';
  $('retry').hidden = !failure?.code;
}

// Text, list and card in step.

/** @param {Layer} layer @param {EventTarget | null} [target] */
function explain(layer, target) {
  const anchor = target instanceof Element ? (target.closest('mark') ?? reader.element(layer)) : reader.element(layer);
  if (result && anchor) card.show(layer, result.text, reader.layersAround(anchor), anchor);
}

/** Where the focus is among the marks. */
function place() {
  const at = reader.current ? reader.stops.indexOf(reader.current) + 1 : 0;
  $('position').textContent = strings.position(at, reader.stops.length);
}

reader.addEventListener('open', (event) => {
  const { layer, target } = /** @type {CustomEvent} */ (event).detail;
  explain(layer, target);
});
reader.addEventListener('current', (event) => {
  const layer = /** @type {CustomEvent<Layer | null>} */ (event).detail;
  panel.mark(layer?.findings[0] ?? null);
  place();
});
panel.addEventListener('point', (event) => {
  const finding = /** @type {CustomEvent<Finding | null>} */ (event).detail;
  reader.light('panel', finding ? [finding] : []);
});
panel.addEventListener('choose', (event) => {
  const finding = /** @type {CustomEvent<Finding>} */ (event).detail;
  card.close();
  reader.go(finding.layers[0]);
  cameFrom = finding;
});
card.addEventListener('close', (event) => {
  const { layer, back } = /** @type {CustomEvent} */ (event).detail;
  if (back) reader.element(layer)?.focus({ preventScroll: true });
});
card.addEventListener('step', (event) => {
  const step = /** @type {CustomEvent<1 | -1>} */ (event).detail;
  const layer = reader.step(step);
  if (!layer) return;
  explain(layer);
  /** @type {HTMLElement | null} */ ($('card').querySelector(step > 0 ? '.next' : '.previous'))?.focus({ preventScroll: true });
});
card.addEventListener('switch', (event) => {
  const layer = /** @type {CustomEvent<Layer>} */ (event).detail;
  reader.go(layer);
  explain(layer);
});
card.addEventListener('list', (event) => {
  card.close();
  panel.focus(/** @type {CustomEvent<Finding>} */ (event).detail);
});
for (const [id, step] of /** @type {const} */ ([['previous', -1], ['next', 1]])) $(id).addEventListener('click', () => reader.step(step));
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  if (card.open) card.close(true);
  else if (cameFrom && reader.root.contains(document.activeElement)) panel.focus(cameFrom);
});
document.addEventListener('click', ({ target }) => {
  const inside = target instanceof Element && (target.closest('#card, mark, .step') || !target.isConnected);
  if (!inside) card.close();
});
legend.addEventListener('change', () => {
  card.close();
  restrict();
});

// Exports.

/** @param {import('./export.js').Format} format */
function write(format) {
  if (!result) return null;
  const { text, analysis } = result;
  return engine.export(text, { format, analysis, source: location.href.split('#')[0] });
}
const exports = exportMenu(write, () => print(), say);
document.querySelector('.reading .caution')?.before(exports);

// A start.

$('labels').addEventListener('change', ({ target }) => root.toggleAttribute('data-labels', target instanceof HTMLInputElement && target.checked));
root.dataset.view = 'start';
root.dataset.on = KINDS.join(' ');
root.dataset.started = '';
document.querySelector('.unstarted')?.remove();
edit(true);
// A browser may bring the box's text back after a reload.
if (box.text.trim()) act();
else void warm();
