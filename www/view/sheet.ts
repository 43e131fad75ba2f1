// The style sheet of bar, list and card: view.css, with the colours and lines that the marks have.

import { KINDS } from '../article/layers.js';
import { LINES, PALETTE, type Theme } from '../article/palette.js';
import css from './view.css';

export function sheet() {
  const made = new CSSStyleSheet();
  made.replaceSync(`${colours('light')}@media screen{[data-theme=dark]${colours('dark')}}${lines()}${css}`);
  return made;
}

/** Paper is light. */
function colours(theme: Theme) {
  const all = KINDS.map((kind) => `--${kind}:${PALETTE[theme][kind].fill};--${kind}-line:${PALETTE[theme][kind].line};`);
  return `:is(.frame,.card){${all.join('')}}`;
}

function lines() {
  const swatches = KINDS.map((kind) => {
    const line = LINES[kind === 'doubt' ? 'doubt-epistemic' : kind];
    return `.card.${kind}{border-top-color:var(--${kind}-line)}.swatch.${kind}{background:var(--${kind});text-decoration:underline ${line} var(--${kind}-line)}`;
  });
  const doubts = Object.entries(LINES).map(
    ([name, line]) => `[data-doubt=${name.replace('doubt-', '')}]{text-decoration:underline ${line} var(--doubt-line)}`,
  );
  return [...swatches, ...doubts].join('');
}
