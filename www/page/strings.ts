// What is said on our own page, beside what the element says.

import { en } from '../view/en.js';

export const words = (n: number) => `${en.number(n)} ${n === 1 ? 'word' : 'words'}`;

/** In the status line of our own page. */
export const status = {
  cleared: 'Cleared. Choose “Restore my text” to undo.',
  replaced: 'Your earlier text was replaced. Choose “Restore my text” to undo.',
  restored: 'Your text is back.',
  nothing: 'There is no text yet. Paste an article, open a file or try a sample.',
};

/** Of a whole page. */
export const page = {
  leftOut: ({ menus, parts }: { menus: boolean; parts: number }) => {
    const others = `${en.number(parts)} ${menus ? 'other ' : ''}${parts === 1 ? 'part' : 'parts'}`;
    if (menus) return parts ? `Menus and ${others} of the page were left out.` : 'The menus of the page were left out.';
    return parts ? `${others} of the page ${parts === 1 ? 'was' : 'were'} left out.` : '';
  },
  notLooked: 'The whole page was read: the part of Claimlight that finds the article could not be loaded.',
};

const named = (name: string) => (name ? `“${name}”` : 'What you dropped');
/** Of files and pastes on our own page. */
export const files = {
  several: (n: number) => `You dropped ${en.number(n)} files. Drop one file at a time.`,
  folder: (name: string) => `${named(name)} is a folder. Drop one .txt, .html or .md file.`,
  kind: (name: string) => `Claimlight cannot read ${named(name)}. Open a .txt, .html or .md file.`,
  binary: (name: string) => `${named(name)} contains binary data, not text. Open a .txt, .html or .md file.`,
  encoding: (name: string) => `${named(name)} is not valid UTF-8 text. Save it as UTF-8 and open it again.`,
  empty: (name: string) => `${named(name)} contains no text.`,
  unreadable: (name: string) => `${named(name)} could not be read. Check that the file still exists.`,
  nothing: 'What you dropped or pasted contains no text.',
  sample: 'The sample could not be loaded. Check your connection.',
  kept: 'The text in the box was not changed.',
};
