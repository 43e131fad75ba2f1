// The language of the interface, as the element's own `lang` says; the article's chooses nothing. Others than English are files of
// their own, fetched only where they are asked for, from beside the script.

import { en as english } from '../view/en.js';
import { speak, type Strings, t } from '../view/strings.js';

/** How long a language may take to come, in milliseconds, before English is used. */
const LIMIT = 10_000;

/** Without what cards say, which comes with them: details.ts. */
const en = english as Strings;
speak(en);

const LANGUAGES: Record<string, () => URL> = { de: () => new URL('./de.js', import.meta.url) };

let carried: Record<string, Strings> = {};

/** Has every element use these instead of fetching a file. */
export function carryLanguages(languages: Record<string, Strings>) {
  carried = languages;
}

/** The language that an element asks for, if it is not the one that is spoken; null for no other. */
export function wanted(element: Element): string | null {
  const lang = element.getAttribute('lang')?.toLowerCase().split('-')[0] ?? '';
  const known = lang === 'en' || Object.hasOwn(LANGUAGES, lang);
  return known && lang !== t.lang ? lang : null;
}

/** Speaks it from now on. @returns whether it could be had */
export async function learn(lang: string): Promise<boolean> {
  try {
    speak(lang === 'en' ? en : (carried[lang] ?? (await fetched(lang))));
    return true;
  } catch {
    return false;
  }
}

async function fetched(lang: string): Promise<Strings> {
  const late = new Promise<never>((_, reject) => setTimeout(reject, LIMIT));
  const module = await Promise.race([import(LANGUAGES[lang]().href), late]);
  return module[lang];
}
