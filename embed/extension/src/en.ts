// Everything that the extension says besides what the element says too, in English. Another language is a file of the same shape: de.ts.

import { numbers } from '../../../www/view/numbers.js';

const { count, number } = numbers('en');

export const en = {
  badge: {
    off: 'Read this article with Claimlight',
    reading: 'Claimlight is reading. Click to stop.',
    read: (counts: string) => `Claimlight: ${counts}. Click to switch it off.`,
    nothing: 'Claimlight found no article here. Its list says why.',
    on: 'on',
  },
  panel: {
    title: 'Claimlight',
    reading: 'Reading this page…',
    share: (percent: number) => `${number(percent)}% read`,
    cancel: 'Stop',
    off: 'Switch off on this page',
    always: (site: string) => `Always on at ${site}`,
    options: 'Options',
    article: 'Look for the article',
    selection: 'Read the selected text',
    page: 'Read the whole page',
    frame: 'Open the frame in a tab',
    others: (n: number) =>
      `The page has ${count(n, 'more article')}. To read another one, select its text and press “Read the selected text”.`,
    unpainted: 'Nothing could be marked in the page itself. Everything that was found is in the list.',
    caution:
      'Claimlight can be wrong. It shows what the text says, not whether it is true. The page is read on your computer and is not sent anywhere.',
    idle: {
      title: 'Claimlight is off on this page.',
      hint: 'Press its button in the toolbar, or its shortcut, to read the article. Browsers let an extension see a page only when you ask for it.',
    },
    closed: {
      title: 'No extension can read this page.',
      hint: 'It is one of the browser’s own pages, its extension store, or a document that the browser shows by itself, such as a PDF. Copy the text and paste it into the Claimlight page instead.',
    },
  },
  /** Why nothing is read, and what helps. */
  why: {
    'no-article': {
      title: 'No article was found on this page.',
      hint: 'This may be a front page, a video or a list. Select the text that you want read, or have the whole page read, menus and all.',
    },
    'no-selection': { title: 'No text is selected.', hint: 'Select some text of the page with the mouse or the keyboard, then try again.' },
    frame: {
      title: 'The text is in a frame.',
      hint: 'The frame belongs to another page. Open it in a tab of its own and press the Claimlight button there.',
    },
    pdf: {
      title: 'This is a PDF file.',
      hint: 'Claimlight reads web pages. Copy the text of the PDF and paste it into the Claimlight page.',
    },
    empty: { title: 'There is no text to read here.', hint: 'The page may still be loading: it is read as soon as there are words in it.' },
    cancelled: { title: 'Stopped.', hint: 'The page is as it was.' },
  },
  options: {
    title: 'Claimlight options',
    sites: 'Sites where it is always on',
    sitesHint:
      'On these sites an article is read as soon as its page is open. Your browser asks you for each site; Claimlight sees no other site unless you press its button there.',
    noSites: 'None.',
    site: 'Address of a site',
    add: 'Add',
    remove: (site: string) => `Remove ${site}`,
    notSite: 'That is not the address of a website. It looks like https://www.example.com.',
    refused: 'The browser did not give leave for this site.',
    shown: 'What is shown at first',
    saved: 'Saved.',
    shortcuts: 'Keyboard shortcuts',
    none: 'not set',
    change: 'Change the shortcuts',
    changeByHand: 'To change them, open the browser’s page for extensions and choose “Keyboard shortcuts” or “Manage extension shortcuts”.',
    switch: 'Switch Claimlight on or off',
    list: 'Show the list',
    language: 'Language',
    languageHint: 'What Claimlight itself says is in this language. It reads articles in English only.',
    languages: { browser: 'As the browser', en: 'English', de: 'Deutsch' },
    privacy: 'Privacy',
    privacyHint:
      'Claimlight reads a page on your computer and sends nothing anywhere: it has no server, and its own policy forbids every connection. It stores what you set on this page and nothing else. It sees a page only when you press its button there, or on the sites that you add above.',
  },
};
