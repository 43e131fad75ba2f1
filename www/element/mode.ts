// Whether the element is on: as the reader has asked this site to remember, else as its attribute says. Nothing is stored unless
// the reader asks.

type Mode = 'on' | 'off';

const KEY = 'claimlight.mode';

/** What the reader has asked this site to remember; null for nothing, and where the browser stores nothing. */
export function remembered(): Mode | null {
  try {
    const mode = localStorage.getItem(KEY);
    return mode === 'on' || mode === 'off' ? mode : null;
  } catch {
    return null;
  }
}

/**
 * @param mode null forgets it
 * @returns whether the browser did so
 */
export function remember(mode: Mode | null): boolean {
  try {
    if (mode) localStorage.setItem(KEY, mode);
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

export const modeOf = (element: Element): Mode => remembered() ?? (element.getAttribute('mode') === 'off' ? 'off' : 'on');
