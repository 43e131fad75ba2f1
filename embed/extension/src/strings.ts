// The language of all that is said: that of the options, or of the browser. What only the extension says stands in en.ts and de.ts; the
// rest is the element's.

import { de as germanElement } from '../../../www/view/de.js';
import { english } from '../../../www/view/english.js';
import { speak, type Strings } from '../../../www/view/strings.js';
import { de } from './de.js';
import { en } from './en.js';

export type Words = typeof en;

const LANGUAGES: Record<'en' | 'de', [Words, Strings]> = { en: [en, english], de: [de, germanElement] };

/** What may be chosen. */
export const CHOICES = ['browser', 'en', 'de'] as const;
export type Language = (typeof CHOICES)[number];

/** What only the extension says. */
export let own: Words = en;

/** Has everything be said in a language from now on. */
export function speakIn(language: Language) {
  const browsers = chrome.i18n.getUILanguage().startsWith('de') ? 'de' : 'en';
  const [words, elements] = LANGUAGES[language === 'browser' ? browsers : language];
  own = words;
  speak(elements);
}
