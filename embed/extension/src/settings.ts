// What is stored: the sites where the reader wants Claimlight always, what is shown at first, and the language. Nothing else ever is.

import { FIRST as SHOWN } from '../../../www/view/legend.js';
import type { Filter } from './messages.js';
import type { Language } from './strings.js';

export interface Settings extends Filter {
  /** Origins. */
  sites: string[];
  language: Language;
}

const FIRST: Settings = { sites: [], shown: [...SHOWN], floor: 0, language: 'browser' };

export async function settings(): Promise<Settings> {
  return chrome.storage.local.get<Settings>(FIRST);
}

export async function change(some: Partial<Settings>) {
  await chrome.storage.local.set(some);
}

/** The pattern by which browsers know all pages of a site; Firefox allows no port in it. */
export function patternOf(origin: string) {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/**
 * Asks the reader's leave for one site; only in the course of a click.
 * @returns whether it was given
 */
export async function allow(origin: string): Promise<boolean> {
  const granted = await chrome.permissions.request({ origins: [patternOf(origin)] });
  if (granted) {
    const { sites } = await settings();
    await change({ sites: [...new Set([...sites, origin])].sort() });
  }
  return granted;
}

/** Gives the leave back. */
export async function forget(origin: string) {
  const { sites } = await settings();
  await change({ sites: sites.filter((site) => site !== origin) });
  await chrome.permissions.remove({ origins: [patternOf(origin)] });
}
