// What runs in a page while Claimlight is on there: in a world of its own, which the page's scripts cannot see. It connects to
// nothing but the extension.

import { totalsOf } from '../../../www/view/counts.js';
import type { Finding } from '../../../www/article/layers.js';
import { listen } from '../../../www/engine/dom.js';
import { t } from '../../../www/view/strings.js';
import { type Badge, type Filter, PANEL, type State, type Told, type ToContent, type ToPage, type ToPanel } from './messages.js';
import { settings } from './settings.js';
import { Stay } from './stay.js';
import { type Language, speakIn } from './strings.js';

/** Set while it is on, so that a second start is none. */
const world = globalThis as { claimlight?: true };

async function begin() {
  world.claimlight = true;
  const { language, ...first } = await settings();
  let filter: Filter = first;
  speakIn(language);
  const stay = new Stay(() => filter);
  const panels = new Set<chrome.runtime.Port>();
  /** Which of all scripts this one is: a tab has one for each page that its browser keeps. */
  const script = crypto.getRandomValues(new Uint32Array(2)).join();
  /** What a list that is only just being opened is to show. */
  let wanted: number | null = null;

  const tell = (told: Told) => void chrome.runtime.sendMessage(told).catch(() => {});
  const show = (message: ToPanel) => panels.forEach((panel) => panel.postMessage(message));
  const badge = (to: Badge) => tell({ badge: to });

  stay.addEventListener('state', () => {
    const { state } = stay;
    show({ state });
    badge(badgeOf(state));
  });
  stay.addEventListener('current', (event) => show({ current: (event as CustomEvent<Finding | null>).detail?.id ?? null }));
  stay.addEventListener('reveal', (event) => {
    const { id } = (event as CustomEvent<Finding>).detail;
    if (!panels.size) wanted = id;
    show({ reveal: id });
    tell({ list: true });
  });

  const connected = (panel: chrome.runtime.Port) => {
    if (panel.name !== PANEL) return;
    panels.add(panel);
    panel.onDisconnect.addListener(() => {
      panels.delete(panel);
      stay.light?.point(null);
    });
    panel.onMessage.addListener(({ choose, point, filter: other, read, cancel }: ToPage) => {
      if (other) {
        filter = other;
        stay.light?.restrict();
      }
      if (choose !== undefined) stay.light?.choose(choose);
      if (point !== undefined) stay.light?.point(point);
      if (cancel) stay.cancel();
      if (read) stay.start(read);
    });
    const first: ToPanel = { page: { script, address: location.origin + location.pathname, origin: location.origin }, state: stay.state };
    panel.postMessage(first);
    if (wanted !== null) panel.postMessage({ reveal: wanted } satisfies ToPanel);
    wanted = null;
  };
  const chosen = ({ language }: Record<string, chrome.storage.StorageChange>) => {
    if (language) speakIn((language.newValue ?? 'browser') as Language);
  };
  const told = ({ off }: ToContent, _: unknown, answer: (was: boolean) => void) => {
    if (!off) return;
    end();
    answer(true);
  };
  const leaving = new AbortController();
  const end = () => {
    chrome.runtime.onConnect.removeListener(connected);
    chrome.runtime.onMessage.removeListener(told);
    chrome.storage.onChanged.removeListener(chosen);
    leaving.abort();
    stay.end();
    panels.forEach((panel) => panel.disconnect());
    delete world.claimlight;
  };
  const on = (name: string, act: (event: PageTransitionEvent) => void) => listen(window, name, act, leaving.signal);
  on('pagehide', () => {
    tell({ left: script });
    // A page that is left before it is read, and returned to, is off again: an answer does not reach a page in the browser's cache.
    if (stay.state.is === 'reading') end();
  });
  // The reader has gone back to a page that the browser kept as it was, its marks among it.
  on('pageshow', ({ persisted }) => {
    if (!persisted) return;
    tell({ here: script });
    badge(badgeOf(stay.state));
  });
  chrome.runtime.onConnect.addListener(connected);
  chrome.runtime.onMessage.addListener(told);
  chrome.storage.onChanged.addListener(chosen);
  stay.start('article');
  tell({ here: script });
}

function badgeOf(state: State): Badge {
  if (state.is === 'reading') return { is: 'reading', done: state.done };
  if (state.is === 'read') return { is: 'read', counts: t.counted(totalsOf(state.analysis)) };
  return { is: 'nothing' };
}

if (!world.claimlight) void begin();
