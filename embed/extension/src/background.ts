// Switches Claimlight on and off in a tab, shows its list, and keeps the sites where it is always on. It sees no text.

import type { Badge, ToContent, Told } from './messages.js';
import type { Panels } from './panels.js';
import { patternOf, settings } from './settings.js';
import { own, speakIn } from './strings.js';

/** What runs in a page. */
const SCRIPT = 'content.js';

/** The script in each tab that it is on in, as far as is known: a background that was asleep has forgotten them. */
const on = new Map<number, string>();

let panels: Panels;

/** @param ready resolves when the reader can be connected to */
export function start(shown: Panels, ready: () => Promise<unknown>) {
  panels = shown;
  chrome.action.onClicked.addListener((tab) => {
    if (tab.id !== undefined) void toggle(tab.id);
  });
  chrome.commands.onCommand.addListener((name, tab) => {
    if (name === 'list' && tab?.id !== undefined) void open(tab.id);
  });
  chrome.tabs.onRemoved.addListener((tab) => on.delete(tab));
  chrome.storage.onChanged.addListener(() => void followSites());
  chrome.permissions.onRemoved.addListener(() => void followSites());
  chrome.runtime.onInstalled.addListener(() => void followSites());
  chrome.runtime.onStartup.addListener(() => void followSites());
  chrome.runtime.onMessage.addListener((told: Told, { tab }, answer) => {
    if (told.reader) {
      void ready().then(answer, answer);
      return true;
    }
    if (told.off !== undefined) void switchOff(told.off);
    if (tab?.id === undefined) return false;
    if (told.here) on.set(tab.id, told.here);
    if (told.left && told.left === on.get(tab.id)) on.delete(tab.id);
    if (told.badge) void badge(tab.id, told.badge);
    if (told.list) void open(tab.id);
    return false;
  });
}

async function open(tab: number) {
  // Where nobody clicked the browser refuses: the words are lit, and the list waits for a click.
  await panels.open(tab).catch(() => {});
}

/** The list opens only in the course of the click itself, before anything is known. */
async function toggle(tab: number) {
  const opened = on.has(tab) ? null : open(tab);
  if (await switchOff(tab)) return;
  if (!(await startIn(tab))) {
    // A page of the browser's own, its shop, or a document that it shows by itself.
    await badge(tab, { is: 'nothing' });
    await panels.explain(tab, 'closed-page');
  }
  await opened;
}

/** @returns whether it could start */
async function startIn(tab: number) {
  const starting = chrome.scripting.executeScript({ target: { tabId: tab }, files: [SCRIPT] });
  // Firefox fails on some of its own pages, and on others it answers with nothing.
  const [ran] = await starting.catch(() => []);
  return Boolean(ran);
}

/** @returns whether it was on */
async function switchOff(tab: number) {
  on.delete(tab);
  const message: ToContent = { off: true };
  const was: unknown = await chrome.tabs.sendMessage(tab, message, { frameId: 0 }).catch(() => false);
  if (!was) return false;
  await badge(tab, { is: 'off' });
  await panels.close(tab);
  return true;
}

async function badge(tabId: number, state: Badge) {
  speakIn((await settings()).language);
  const { text, title } = saidOn(state);
  await Promise.all([
    chrome.action.setBadgeText({ tabId, text }),
    chrome.action.setTitle({ tabId, title }),
    chrome.action.setBadgeBackgroundColor({ tabId, color: '#1f4e86' }),
  ]).catch(() => {
    // The tab has been closed.
  });
}

function saidOn(state: Badge): { text: string; title: string } {
  const words = own.badge;
  if (state.is === 'reading') return { text: `${Math.round(state.done * 100)}%`, title: words.reading };
  if (state.is === 'read') return { text: words.on, title: words.read(state.counts) };
  return state.is === 'nothing' ? { text: '–', title: words.nothing } : { text: '', title: words.off };
}

/** What is being done about the sites; one thing at a time. */
let following: Promise<void> = Promise.resolve();

/** Has pages of the sites that the reader named start by themselves: of those only that the browser was given leave for. */
function followSites() {
  following = following.then(register).catch(console.error);
  return following;
}

async function register() {
  const { sites } = await settings();
  const allowed = await Promise.all(sites.map((site) => chrome.permissions.contains({ origins: [patternOf(site)] })));
  const matches = sites.filter((_, i) => allowed[i]).map(patternOf);
  await chrome.scripting.unregisterContentScripts({ ids: ['sites'] }).catch(() => {});
  if (matches.length) await chrome.scripting.registerContentScripts([{ id: 'sites', js: [SCRIPT], matches, runAt: 'document_idle' }]);
}
