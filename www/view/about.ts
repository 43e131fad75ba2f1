// "What is this?": what it does, what becomes of the reader's data, and whether the choice of on or off is remembered.

import { make, makeButton } from './make.js';
import { t } from './strings.js';

/**
 * @param remembered whether the choice is remembered now
 * @param remember told what the reader asks for; returns whether the browser did so
 * @param close told that it has been read
 */
export function about(remembered: boolean, remember: (on: boolean) => boolean, close: () => void): HTMLElement[] {
  const words = t.about;
  const title = make('h2', 'title', words.title);
  title.id = 'about-title';
  const box = make('input');
  box.type = 'checkbox';
  box.checked = remembered;
  const label = make('label', 'remember');
  label.append(box, ` ${words.remember}`);
  const hint = make('p', 'hint', words.remembered);
  box.addEventListener('change', () => {
    const done = remember(box.checked);
    hint.textContent = done ? words.remembered : words.notRemembered;
    if (!done) box.checked = false;
  });
  return [title, make('p', '', words.what), make('p', '', words.privacy), label, hint, makeButton('shut', words.close, close)];
}
