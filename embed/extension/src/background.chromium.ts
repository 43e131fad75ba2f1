// Chromium's background: the list is in the side panel, the reader in a document of its own.

import { start } from './background.js';
import { type Panels, pathOf } from './panels.js';

const panels: Panels = {
  async open(tabId) {
    // Not one after the other: the browser would take the second for something that nobody clicked for.
    const set = chrome.sidePanel.setOptions({ tabId, path: pathOf(tabId), enabled: true });
    await Promise.all([set, chrome.sidePanel.open({ tabId })]);
  },
  explain: (tabId, why) => chrome.sidePanel.setOptions({ tabId, path: pathOf(tabId, why), enabled: true }),
  close: (tabId) => chrome.sidePanel.setOptions({ tabId, enabled: false }),
};

let creating: Promise<void> | null = null;

async function ready() {
  // A document that is still being made counts as one, but hears nothing yet.
  if (!creating && (await chrome.offscreen.hasDocument())) return;
  creating ??= chrome.offscreen
    .createDocument({
      url: 'offscreen.html',
      reasons: [chrome.offscreen.Reason.WORKERS],
      justification: 'Reads the text of the page in a worker.',
    })
    .finally(() => (creating = null));
  await creating;
}

start(panels, ready);
