// Firefox' background is a page, and the reader is in it; the list is in the sidebar.

import { start } from './background.js';
import { type Panels, pathOf } from './panels.js';
import { serve } from './reader.js';

interface Sidebar {
  open(): Promise<void>;
  setPanel(panel: { tabId: number; panel: string | null }): Promise<void>;
}

const { sidebarAction } = chrome as unknown as { sidebarAction: Sidebar };

const panels: Panels = {
  async open(tabId) {
    const opened = sidebarAction.open();
    await sidebarAction.setPanel({ tabId, panel: pathOf(tabId) });
    await opened;
  },
  explain: (tabId, why) => sidebarAction.setPanel({ tabId, panel: pathOf(tabId, why) }),
  close: (tabId) => sidebarAction.setPanel({ tabId, panel: null }),
};

serve();
start(panels, async () => {});
