// The page: a box, the article that came in by it, and a <claim-light> that reads it. This file joins them.

import { Marks } from '../article/marks.js';
import type { ClaimLight } from '../element/claim-light.js';
import '../element/define.js';
import type { ClaimLightEvents } from '../element/events.js';
import { carryParts } from '../element/parts.js';
import * as details from '../view/details.js';
import { short } from '../view/strings.js';
import { Box } from './box.js';
import { $, fault, note } from './notices.js';
import { Sheet } from './sheet.js';
import * as strings from './strings.js';
import { dress } from './theme.js';

/** How long the keys must rest before a text is read, in milliseconds: a short text, and one of more than LONG characters. */
const REST = 250;
const REST_LONG = 1000;
const LONG = 100_000;

/** From this width on there is room for the list beside the article. */
const WIDE = '(min-width: 60rem)';

carryParts({ marks: { Marks }, details });
const root = document.documentElement;
const element = document.querySelector('claim-light') as ClaimLight;
const box = new Box($('editor'));
const sheet = new Sheet($('result').querySelector('.sheet') as HTMLElement);

/** Ends what an earlier text has begun. */
let latest = new AbortController();
let resting = 0;
/** What is to be done when the article has been read; null once it is. */
let asked: { fold: boolean; words: string } | null = null;

// What comes in.

box.addEventListener('text', (event) => {
  const { whole, note: words } = (event as CustomEvent).detail;
  clearTimeout(resting);
  fault('');
  $('restore').hidden = !box.earlier;
  $('whole-page').hidden = !box.page;
  if (!box.text.trim()) forget(words);
  else if (whole) void read({ fold: true, words }, true);
  else resting = window.setTimeout(() => void read({ fold: false, words: '' }), box.text.length > LONG ? REST_LONG : REST);
});
box.addEventListener('problem', (event) => fault((event as CustomEvent).detail));

const act = () => void read({ fold: true, words: '' });
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

/**
 * Lays out what is in the box and has it read.
 * @param wanted whether the box gives way to the article; what to say of the text
 * @param whole whether it came as a whole, rather than as what has become of the text before
 */
async function read(wanted: { fold: boolean; words: string }, whole: boolean = false) {
  clearTimeout(resting);
  latest.abort();
  const { signal } = (latest = new AbortController());
  const { text } = box;
  if (!text.trim()) {
    note(strings.status.nothing);
    return box.area.focus();
  }
  if (wanted.fold) fault('');
  const known = root.dataset.view === 'result';
  try {
    if (!known || (whole && text !== sheet.text)) await sheet.replace(text, signal);
    else if (text !== sheet.text) sheet.edit(text);
    asked = wanted;
    $('language').hidden = true;
    note(wanted.words);
    $('title').textContent = short(text.trimStart().split('\n', 1)[0], 80);
    $('words').textContent = strings.words(text.match(/\S+/g)?.length ?? 0);
    root.dataset.view = 'result';
    element.htmlFor = 'article';
    await element.analyze();
  } catch {
    // What went wrong the element says.
    if (!signal.aborted) root.toggleAttribute('data-stale', element.results !== null);
  }
}

/** Back to the empty page. */
function forget(words: string) {
  latest.abort();
  asked = null;
  element.htmlFor = '';
  root.dataset.view = 'start';
  root.removeAttribute('data-stale');
  root.removeAttribute('data-compact');
  note(words);
  edit(true);
  if (words) box.area.focus();
}

/** @param on whether the box is open */
function edit(on: boolean) {
  root.toggleAttribute('data-editing', on);
  if (!on) root.dataset.compact = '';
  $('edit').setAttribute('aria-expanded', String(on));
}

// What the element tells.

element.addEventListener('claimlight-ready', ({ detail }: ClaimLightEvents['claimlight-ready']) => {
  $('version').textContent = ` ${detail.version}`;
});
element.addEventListener('claimlight-error', ({ detail }: ClaimLightEvents['claimlight-error']) => {
  const id = detail.fallback === 'page' ? 'fallback' : detail.code === 'language-unsupported' ? 'language' : '';
  if (!id) return;
  $(id).hidden = false;
  $(id).textContent = detail.message;
});
element.addEventListener('claimlight-results', () => {
  root.removeAttribute('data-stale');
  const fold = asked?.fold;
  asked = null;
  if (!fold) return;
  edit(false);
  $('result-title').focus({ preventScroll: true });
  scrollTo({ top: 0 });
});

// A start.

dress(element);
const wide = matchMedia(WIDE);
const unfold = () => element.toggleAttribute('open', wide.matches);
wide.addEventListener('change', unfold);
unfold();
root.dataset.view = 'start';
root.dataset.started = '';
document.querySelector('.unstarted')?.remove();
edit(true);
// A browser may bring the box's text back after a reload.
if (box.text.trim()) act();
