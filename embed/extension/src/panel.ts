// The list beside the page: who speaks, their quotes, and what is left open. It hears from the script in its tab, and has nothing else.

import { Legend } from '../../../www/view/legend.js';
import { countsOf } from '../../../www/view/counts.js';
import { exportMenu } from '../../../www/view/export.js';
import { failure } from '../../../www/view/failures.js';
import { findingsOf, type Result } from '../../../www/view/findings.js';
import { make, makeButton } from '../../../www/view/make.js';
import { Panel } from '../../../www/view/panel.js';
import * as sentences from '../../../www/view/sentences.js';
import { t } from '../../../www/view/strings.js';
import { dress as dressLater } from '../../../www/view/dress.js';
import { sheet } from '../../../www/view/sheet.js';
import type { Finding } from '../../../www/article/layers.js';
import { write } from './ask.js';
import { PANEL, type Part, type State, type Told, type ToPage, type ToPanel } from './messages.js';
import { allow, forget, settings } from './settings.js';
import { own, speakIn } from './strings.js';

const { shown, floor, language } = await settings();
speakIn(language);

const parameters = new URLSearchParams(location.search);
/** The tab that it is about; none for a list that was opened where Claimlight is off. */
const tab = Number(parameters.get('tab') ?? chrome.tabs.TAB_ID_NONE);

const say = (sentence: string) => (status.textContent = sentence);
const status = make('p', 'status');
status.setAttribute('role', 'status');
const message = make('section', 'message');
const progress = make('progress');
progress.setAttribute('aria-label', own.panel.reading);
const share = make('span', 'share');
const notes = make('div', 'notes');
const always = make('input');
always.type = 'checkbox';
const box = make('main', 'drawer frame');
const list = make('div', 'panel');
const panel = new Panel(list, document.documentElement);
const legend = new Legend();

let port: chrome.runtime.Port | null = null;
let page: ToPanel['page'] | null = null;
/** The script whose page is in front, as far as is known. */
let inFront: string | null = null;
/** Whether the page in its tab is one that no extension can read. */
let closed = parameters.has('why');
let result: Result | null = null;
/** What is to be shown once it is listed. */
let wanted: number | null = null;

const send = (told: ToPage) => port?.postMessage(told);
const reads = (part: Part) => makeButton(part, own.panel[part], () => send({ read: part }));

function dress() {
  document.adoptedStyleSheets = [sheet()];
  dressLater(document);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const theme = () => (document.body.dataset.theme = box.dataset.theme = dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', theme);
  theme();
}

function build() {
  document.title = own.panel.title;
  document.documentElement.lang = t.lang;
  const site = make('label', 'always');
  site.append(always, ' ', make('span'));
  always.addEventListener('change', () => void setAlways());
  const off = makeButton('off', own.panel.off, () => void chrome.runtime.sendMessage({ off: tab } satisfies Told));
  const options = makeButton('options', own.panel.options, () => void chrome.runtime.openOptionsPage());
  const exports = exportMenu(
    (format) => result && write(result.text, { format, analysis: result.analysis, source: page?.address ?? '' }),
    () => print(),
    say,
  );
  const foot = make('footer', 'foot');
  foot.append(site, off, options);
  const caution = make('p', 'caution', own.panel.caution);
  box.append(status, message, progress, share, notes, legend.root, list, exports, caution, foot);
  document.body.append(box);
  panel.addEventListener('choose', (event) => send({ choose: (event as CustomEvent<Finding>).detail.id }));
  panel.addEventListener('point', (event) => send({ point: (event as CustomEvent<Finding | null>).detail?.id ?? null }));
  legend.addEventListener('change', () => {
    send({ filter: { shown: [...legend.on], floor: legend.floor } });
    fill();
  });
}

/** Shows one of two: what was found, or why there is nothing. */
function show(state: State | null) {
  const read = state?.is === 'read';
  const reading = state?.is === 'reading';
  for (const part of box.querySelectorAll<HTMLElement>('.legend, .panel, .exports, .notes, .caution')) part.hidden = !read;
  for (const part of box.querySelectorAll<HTMLElement>('.off')) part.hidden = !state;
  for (const part of box.querySelectorAll<HTMLElement>('.always')) part.hidden = !state || !page || !isSite(page.origin);
  progress.hidden = share.hidden = !reading;
  message.hidden = read;
  if (reading) {
    progress.value = state.done;
    share.textContent = own.panel.share(Math.floor(100 * state.done));
    if (status.textContent !== own.panel.reading) {
      say(own.panel.reading);
      message.replaceChildren(makeButton('cancel', own.panel.cancel, () => send({ cancel: true })));
    }
    return;
  }
  say('');
  result = null;
  if (read) return fillFrom(state);
  message.replaceChildren(...explain(state));
}

/** Why there is nothing, and what can be done. */
function explain(state: State | null) {
  const block = ({ title, hint }: { title: string; hint: string }) => [make('h2', '', title), make('p', 'hint', hint)];
  if (!state) return block(closed ? own.panel.closed : own.panel.idle);
  if (state.is === 'failed') {
    const { message: title, hint } = failure(state);
    return [...block({ title, hint }), make('code', '', state.code), reads('article')];
  }
  if (state.is !== 'nothing') return [];
  const frame = state.frame;
  const parts = state.why === 'pdf' ? [] : [reads('selection'), reads('page'), reads('article')];
  if (frame) parts.unshift(makeButton('frame-tab', own.panel.frame, () => void chrome.tabs.create({ url: frame })));
  return [...block(own.why[state.why]), ...parts];
}

function fillFrom({ text, analysis, painted, others }: State & { is: 'read' }) {
  result = { text, found: analysis, analysis, ...findingsOf(analysis, text) };
  const sentencesOn = sentences.notesOn(result, true);
  if (!painted) sentencesOn.push(own.panel.unpainted);
  if (others) sentencesOn.push(own.panel.others(others));
  notes.replaceChildren(...sentencesOn.map((sentence) => make('p', 'note', sentence)));
  if (others) notes.append(reads('selection'));
  fill();
}

/** Lists what the legend lets through. */
function fill() {
  if (!result) return;
  const { text, analysis, findings } = result;
  const steps = panel.show(
    text,
    analysis,
    findings.filter((finding) => legend.admits(finding)),
    { of: () => [], undo: null },
    findings.filter((finding) => legend.folds(finding)),
  );
  while (!steps.next().done);
  box.dataset.on = [...legend.on].join(' ');
  legend.count(countsOf(result, (finding) => legend.admits(finding)));
  if (wanted !== null) reveal(wanted);
}

function reveal(id: number) {
  wanted = result ? null : id;
  const finding = result?.findings[id];
  if (finding) panel.focus(finding);
}

function hear({ page: where, state, current, reveal: id }: ToPanel) {
  if (where) void know(where);
  if (state) show(state);
  if (current !== undefined) panel.mark(current === null ? null : (result?.findings[current] ?? null));
  if (id !== undefined) reveal(id);
}

/** A file or a page without an address is none. */
const isSite = (origin: string) => /^https?:/.test(origin);

async function know(where: NonNullable<ToPanel['page']>) {
  page = where;
  if (!isSite(where.origin)) return;
  const label = always.nextElementSibling;
  if (label) label.textContent = own.panel.always(new URL(where.origin).hostname);
  const { sites } = await settings();
  always.checked = sites.includes(where.origin);
}

async function setAlways() {
  if (!page) return;
  if (always.checked) always.checked = await allow(page.origin).catch(() => false);
  else await forget(page.origin);
}

/** Hears from the script in its tab, where there is one. */
function connect() {
  if (tab < 0) return;
  port?.disconnect();
  const made = (port = chrome.tabs.connect(tab, { name: PANEL, frameId: 0 }));
  made.onMessage.addListener((told: ToPanel) => {
    // The script begins with the reader's settings; the list may have been changed since.
    if (told.page) {
      inFront ??= told.page.script;
      send({ filter: { shown: [...legend.on], floor: legend.floor } });
    }
    hear(told);
  });
  made.onDisconnect.addListener(() => {
    // Read, or there is an error in the console: there was nobody in the tab.
    void chrome.runtime.lastError;
    if (port === made) leave();
  });
}

function leave() {
  port?.disconnect();
  port = null;
  page = null;
  inFront = null;
  show(null);
}

dress();
build();
show(null);
legend.set(shown, floor);
chrome.storage.onChanged.addListener(({ language: other, sites }) => {
  // All that stands here is said anew in another language.
  if (other) location.reload();
  else if (sites && page) void know(page);
});
chrome.runtime.onMessage.addListener(({ here, left }: Told, sender) => {
  if (sender.tab?.id !== tab) return false;
  // Firefox keeps a page that the reader leaves, its script among it, and the connection: another page's script has one of its own.
  if (here) {
    inFront = here;
    connect();
  } else if (left && left === inFront) leave();
  return false;
});
chrome.tabs.onUpdated.addListener((id, { status }) => {
  if (id !== tab || status !== 'loading' || !closed) return;
  closed = false;
  show(null);
});
connect();
