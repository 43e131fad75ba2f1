// The switches above the list: what is marked, presets, and how sure it must be.

import { make, makeButton } from '../element.js';
import { KINDS } from '../findings.js';
import { legend as words } from './words.js';

/** @returns {HTMLElement} what a `Legend` works on */
export function controls() {
  const root = make('div', 'legend');
  const kinds = group('kinds', words.kinds);
  for (const kind of KINDS) {
    const [name, sample] = words[kind];
    const button = makeButton('', '');
    button.dataset.kind = kind;
    const swatch = make('span', `swatch ${kind}`, sample);
    swatch.setAttribute('aria-hidden', 'true');
    button.append(swatch, ` ${name} `, make('span', 'count'));
    kinds.append(button);
  }
  const presets = group('presets', words.show);
  for (const preset of /** @type {const} */ (['quotes', 'speakers', 'everything'])) {
    const button = makeButton('', words[preset]);
    button.dataset.preset = preset;
    presets.append(button);
  }
  const thoughts = makeButton('', words.thoughts);
  thoughts.dataset.thoughts = '';
  presets.append(thoughts);
  const more = make('details', 'more');
  more.append(make('summary', '', words.more), floor());
  root.append(kinds, presets, more);
  return root;
}

function floor() {
  const root = make('div', 'floor');
  const [range, number] = [make('input'), make('input')];
  Object.assign(range, { type: 'range', id: 'floor', min: '0', max: '100', step: '5', value: '0' });
  Object.assign(number, { type: 'number', min: '0', max: '100', step: '1', value: '0' });
  const label = make('label', '', words.floor);
  label.htmlFor = 'floor';
  const other = make('label');
  other.append(number, ` ${words.times}`);
  root.append(label, range, other);
  return root;
}

/** @param {string} className @param {string} name */
function group(className, name) {
  const root = make('div', className);
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', name);
  return root;
}
