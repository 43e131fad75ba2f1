// Where the list is shown: in Chromium's side panel or in Firefox' sidebar. Each tab has its own.

export interface Panels {
  /** Opens the list of a tab; only in the course of a click or a key. */
  open(tab: number): Promise<void>;
  /** Has the list of a tab say why there is none. */
  explain(tab: number, why: string): Promise<void>;
  close(tab: number): Promise<void>;
}

/** @param why why nothing can be read in the tab, where that is known */
export const pathOf = (tab: number, why: string = '') => `panel.html?tab=${tab}${why && `&why=${why}`}`;
