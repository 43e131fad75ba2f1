// The style sheet of what comes later than the bar: the list's entries and the card.

import css from './details.css';

const dressed: WeakSet<DocumentOrShadowRoot> = new WeakSet();

/** Hands it to a tree, once, behind the sheet of `sheet.ts`. */
export function dress(tree: DocumentOrShadowRoot) {
  if (dressed.has(tree)) return;
  dressed.add(tree);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
}
