// The article as the page lays it out: paragraphs of the text that was handed in, character by character. Who reads it and marks
// it is the element.

import { inTurns } from '../engine/turns.js';

/** Lines longer than this, in UTF-16 units, are paragraphs; shorter ones may have been broken by a programme. */
const WRAPPED = 100;

/** The longest first paragraph that is set as a headline, in UTF-16 units. */
const HEADLINE = 120;

/** Beyond this many paragraphs, the browser lays out only what is near. */
const MANY = 400;

/** A paragraph, and the white space before it; the last one may have no words. */
export interface Paragraph {
  gap: string;
  words: string;
  look: '' | 'headline' | 'close';
}

/** @returns the whole text: every gap and all words */
export function paragraphsOf(text: string): Paragraph[] {
  const found: Paragraph[] = [];
  let gap = '';
  /** The line just before, where no empty line stands between. */
  let above = '';
  for (const line of text.split(/(?<=\n)/)) {
    const bare = line.replace(/\n$/, '');
    const last = found.at(-1);
    if (!bare.trim()) {
      gap += line;
      above = '';
      continue;
    }
    if (last && above && above.length <= WRAPPED && bare.length <= WRAPPED) last.words += gap + bare;
    else found.push({ gap, words: bare, look: above ? 'close' : '' });
    gap = line.slice(bare.length);
    above = bare;
  }
  const [first] = found;
  if (found.length > 1 && first.words.length <= HEADLINE && !first.words.includes('\n')) first.look = 'headline';
  if (gap) found.push({ gap, words: '', look: '' });
  return found;
}

/** The box that holds the article. */
export class Sheet {
  readonly root: HTMLElement;
  text = '';
  #paragraphs: Paragraph[] = [];
  /** The nodes of each paragraph. */
  #nodes: ChildNode[][] = [];

  constructor(root: HTMLElement) {
    this.root = root;
    root.addEventListener('copy', (event) => this.#copy(event));
  }

  /**
   * Lays out another article; a long one in several turns, so that the page stays quick.
   * @param signal ends it before anything is shown
   */
  async replace(text: string, signal: AbortSignal) {
    const before = this.root.querySelector('article') as HTMLElement;
    const article = before.cloneNode() as HTMLElement;
    const paragraphs = paragraphsOf(text);
    const nodes: ChildNode[][] = [];
    await inTurns(written(article, paragraphs, nodes), signal);
    article.classList.toggle('long', paragraphs.length > MANY);
    before.replaceWith(article);
    [this.text, this.#paragraphs, this.#nodes] = [text, paragraphs, nodes];
  }

  /** The same article, edited: paragraphs that say the same stay as they are. */
  edit(text: string) {
    const now = paragraphsOf(text);
    const was = this.#paragraphs;
    const least = Math.min(was.length, now.length);
    let head = 0;
    while (head < least && same(was[head], now[head])) head += 1;
    let tail = 0;
    while (tail < least - head && same(was[was.length - 1 - tail], now[now.length - 1 - tail])) tail += 1;
    const nodes: ChildNode[][] = [];
    const fresh = document.createDocumentFragment();
    for (const _ of written(fresh, now.slice(head, now.length - tail), nodes));
    const gone = this.#nodes.splice(head, was.length - tail - head, ...nodes);
    for (const node of gone.flat()) node.remove();
    const article = this.root.querySelector('article') as HTMLElement;
    article.insertBefore(fresh, this.#nodes[head + nodes.length]?.[0] ?? null);
    [this.text, this.#paragraphs] = [text, now];
  }

  /** The clipboard gets the article's own words and line breaks, as they were given. */
  #copy(event: ClipboardEvent) {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !event.clipboardData) return;
    const range = selection.getRangeAt(0);
    if (!this.root.contains(range.commonAncestorContainer)) return;
    event.clipboardData.setData('text/plain', range.toString());
    event.preventDefault();
  }
}

const same = (a: Paragraph, b: Paragraph) => a.gap === b.gap && a.words === b.words && a.look === b.look;

/** @param nodes is given those of each paragraph */
function* written(parent: ParentNode, paragraphs: Paragraph[], nodes: ChildNode[][]) {
  for (const { gap, words, look } of paragraphs) {
    yield;
    const own: ChildNode[] = [];
    if (gap) own.push(document.createTextNode(gap));
    if (words) {
      const paragraph = document.createElement('p');
      paragraph.className = look;
      paragraph.textContent = words;
      own.push(paragraph);
    }
    parent.append(...own);
    nodes.push(own);
  }
}
