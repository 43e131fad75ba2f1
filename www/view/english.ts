// English, all of it, from the start: for those who need it at once.

import { en } from './en.js';
import { explain } from './en-explain.js';
import { speak, type Strings } from './strings.js';

export const english: Strings = { ...en, explain };

speak(english);
