// What real marks can do and highlights cannot: have the focus, take keys, say in a word what they are.

import type { Layer } from '../article/layers.js';
import type { Marks } from '../article/marks.js';
import { listen } from '../engine/dom.js';
import type { Legend } from '../view/legend.js';

/** @param tell where the focus goes among them, and which keys are pressed there: Space is handed over as Enter */
export function liven(
  marks: Marks,
  element: Element,
  legend: Legend,
  signal: AbortSignal,
  tell: { focused: (layer: Layer) => void; key: (event: KeyboardEvent) => void },
) {
  const label = () => marks.label(legend.labels.checked ? 'always' : element.hasAttribute('labels') ? 'uncoloured' : 'never');
  listen(legend, 'labels', label, signal);
  label();
  const { article } = marks;
  const focusin = ({ target }: FocusEvent) => {
    const layer = marks.layerOf(target as Node);
    if (layer) tell.focused(layer);
  };
  listen(article, 'focusin', focusin, signal);
  const keydown = (event: KeyboardEvent) => {
    if (!marks.layerOf(event.target as Node)) return;
    if (event.key !== ' ') return tell.key(event);
    event.preventDefault();
    tell.key(new KeyboardEvent('keydown', { key: 'Enter' }));
  };
  listen(article, 'keydown', keydown, signal);
}
