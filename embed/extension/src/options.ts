// The page of options: all that is stored can be seen and changed here.

import { make, makeButton } from '../../../www/view/make.js';
import { Legend } from '../../../www/view/legend.js';
import { t } from '../../../www/view/strings.js';
import { sheet } from '../../../www/view/sheet.js';
import { allow, change, forget, settings } from './settings.js';
import { CHOICES, own, speakIn } from './strings.js';

speakIn((await settings()).language);
const words = own.options;
const status = make('p', 'status');
status.setAttribute('role', 'status');
const say = (sentence: string) => (status.textContent = sentence);

function section(title: string, ...children: (Node | string)[]) {
  const made = make('section');
  made.append(make('h2', '', title), ...children);
  return made;
}

async function sites() {
  const list = make('ul', 'sites');
  const fill = async () => {
    const all = (await settings()).sites.map((site) => {
      const item = make('li', '', `${site} `);
      const remove = makeButton('remove', '×', () => void forget(site));
      remove.setAttribute('aria-label', words.remove(site));
      item.append(remove);
      return item;
    });
    list.replaceChildren(...(all.length ? all : [make('li', 'hint', words.noSites)]));
  };
  chrome.storage.onChanged.addListener(() => void fill());
  await fill();
  const form = make('form', 'add');
  const label = make('label', '', words.site);
  const input = make('input');
  input.type = 'url';
  input.required = true;
  input.placeholder = 'https://www.example.com';
  label.append(' ', input);
  const add = make('button', '', words.add);
  form.append(label, ' ', add);
  form.noValidate = true;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const url = URL.parse(input.value.includes(':') ? input.value : `https://${input.value}`);
    if (!url || !/^https?:$/.test(url.protocol)) return say(words.notSite);
    allow(url.origin).then(
      (granted) => {
        say(granted ? words.saved : words.refused);
        if (granted) form.reset();
      },
      () => say(words.refused),
    );
  });
  return section(words.sites, make('p', 'hint', words.sitesHint), list, form);
}

async function shown() {
  const legend = new Legend();
  const { shown: first, floor } = await settings();
  legend.set(first, floor);
  legend.root.querySelector('details')?.setAttribute('open', '');
  legend.addEventListener('change', () => {
    void change({ shown: [...legend.on], floor: legend.floor }).then(() => say(words.saved));
  });
  return section(words.shown, legend.root);
}

/** Firefox opens the settings of shortcuts itself; Chromium has a page for them. */
const commands = chrome.commands as typeof chrome.commands & { openShortcutSettings?: () => Promise<void> };

async function shortcuts() {
  const list = make('dl');
  for (const { name, shortcut } of await commands.getAll())
    list.append(make('dt', '', name === 'list' ? words.list : words.switch), make('dd', '', shortcut || words.none));
  const { openShortcutSettings } = commands;
  const chromium = location.protocol === 'chrome-extension:';
  const open = () => void (openShortcutSettings ? openShortcutSettings() : chrome.tabs.create({ url: 'chrome://extensions/shortcuts' }));
  const how = openShortcutSettings || chromium ? makeButton('', words.change, open) : make('p', 'hint', words.changeByHand);
  return section(words.shortcuts, list, how);
}

async function language() {
  const { language: chosen } = await settings();
  const label = make('label', '', `${words.language} `);
  const select = make('select');
  for (const choice of CHOICES) select.append(new Option(words.languages[choice], choice, false, choice === chosen));
  label.append(select);
  // Everything on the page is said anew.
  select.addEventListener('change', () => void change({ language: CHOICES[select.selectedIndex] }).then(() => location.reload()));
  return section(words.language, label, make('p', 'hint', words.languageHint));
}

document.adoptedStyleSheets = [sheet()];
document.title = words.title;
document.documentElement.lang = t.lang;
const dark = matchMedia('(prefers-color-scheme: dark)');
const box = make('main', 'drawer frame');
const theme = () => (document.body.dataset.theme = box.dataset.theme = dark.matches ? 'dark' : 'light');
dark.addEventListener('change', theme);
theme();
box.append(
  make('h1', '', words.title),
  status,
  await sites(),
  await shown(),
  await shortcuts(),
  await language(),
  section(words.privacy, make('p', 'hint', words.privacyHint)),
);
document.body.append(box);
