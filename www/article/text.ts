// An article's DOM as one string, and from a stretch of that string back to the DOM: what is seen of the article, and only that. It reads
// as src/browser/article does, which a test compares; but in turns, and where the page itself may run no wasm. Nothing in the DOM is
// changed.

import units from '../../src/browser/article/units.txt?raw';
import { call, get } from '../engine/dom.js';
import { isBoilerplate, lengthOf } from './boilerplate.js';
import { type Look, lookOf, styleOf } from './look.js';
import type { Marks } from './marks.js';
import { childrenOf, ELEMENT, holds, shadowOf, skipped, TEXT } from './tree.js';
import { BLOCK, SPACES, Writer } from './writer.js';

export { skipped } from './tree.js';

/** An element that is being read. */
interface Open {
  element: Element;
  look: Look;
  children: Node[];
  next: number;
  /** What of ours closes with it: quotation marks, or a list that a colon leads to, or an item of one. */
  quotation: 'inline' | 'block' | 'list' | 'item' | null;
}

/** How an element is read. */
export interface Reading {
  /** Whether menus, captions and labels are read as well. */
  whole?: boolean;
  /** What tells whether an element is seen. */
  look?: typeof lookOf;
}

/** What the article takes back. */
const TAKEN_BACK = new Set(['DEL', 'S', 'STRIKE']);

/** The number or sign of a note. */
const NOTE = /^[\s[(]*(?:\d{1,3}|[a-z]|[*†‡§]+)[\s\])]*$/;
/** What a raised number after it belongs to: a figure, or a measure. */
const RAISED = new RegExp(`(?:\\d|(?:^|[^\\p{L}])(?:${units.trim().replaceAll('\n', '|')}))$`, 'u');

/** The text of an element as a reader sees it. All offsets are UTF-16 units. */
export class ArticleText {
  readonly root: Element;
  /** What has put marks of ours into the text, if anything has: they are read past. */
  marks: Marks | null = null;
  /** The open shadow roots that parts of the text stand in. */
  readonly shadows: ShadowRoot[] = [];
  readonly #whole: boolean;
  readonly #look: typeof lookOf;
  readonly #writer: Writer;
  readonly #length: number;

  constructor(root: Element, { whole = false, look = lookOf }: Reading = {}) {
    this.root = root;
    this.#whole = whole;
    this.#look = look;
    this.#writer = new Writer(whole);
    this.#length = lengthOf(root);
  }

  get text() {
    return this.#writer.text;
  }

  /** Reads the element; may be interrupted after each node. */
  *read() {
    const open: Open[] = [];
    this.#enter(this.root, open);
    for (let inside = open.at(-1); inside; inside = open.at(-1)) {
      yield;
      const node = inside.children[inside.next];
      inside.next += 1;
      if (!node) this.#leave(open);
      else if (get(node, 'nodeType') === ELEMENT) this.#enter(node as Element, open);
      else if (get(node, 'nodeType') === TEXT && inside.look.visible)
        this.#writer.characters(this.#data(node as Text), node as Text, inside.look.preformatted);
    }
    this.#writer.end();
  }

  /**
   * Where a stretch stands now; characters at its ends that are in no node, such as the marks of a `<q>`, are left out.
   * @returns null when the page does not read there any more as it did, or the offsets are not in the text
   */
  range(start: number, end: number): StaticRange | null {
    const { runs } = this.#writer;
    const first = runs.after(start);
    let last = runs.after(end - 1);
    if (last === runs.length || runs.starts[last] >= end) last -= 1;
    if (start < 0 || start >= end || end > this.text.length || first > last) return null;
    for (let i = first; i <= last; i += 1) if (!this.#agrees(i, start, end)) return null;
    return new StaticRange({
      startContainer: runs.nodes[first],
      startOffset: runs.offsets[first] + Math.max(0, start - runs.starts[first]),
      endContainer: runs.nodes[last],
      endOffset: runs.offsets[last] + Math.min(runs.lengths[last], end - runs.starts[last]),
    });
  }

  /** The text nodes that a stretch stands in, and from where to where in each. */
  pieces(start: number, end: number) {
    const { runs } = this.#writer;
    const found: [node: Text, from: number, to: number][] = [];
    for (let i = runs.after(start); i < runs.length && runs.starts[i] < end; i += 1) {
      const [node, begin, offset] = [runs.nodes[i], runs.starts[i], runs.offsets[i]];
      const to = offset + Math.min(end - begin, runs.lengths[i]);
      const last = found.at(-1);
      if (last?.[0] === node) last[2] = to;
      else found.push([node, offset + Math.max(start - begin, 0), to]);
    }
    return found;
  }

  /** A point of the page as a place in the text; -1 where it is in none of it. */
  offsetOf(node: Node, offset: number) {
    if (this.marks) [node, offset] = this.marks.home(node, offset);
    const { runs } = this.#writer;
    const [first, last] = runs.of(node) ?? [0, -1];
    if (last < 0) return -1;
    let run = first;
    while (run < last && runs.offsets[run + 1] <= offset) run += 1;
    return runs.starts[run] + Math.min(Math.max(offset - runs.offsets[run], 0), runs.lengths[run]);
  }

  /** Where a node's words begin and end in the text; null where it has none. */
  spanOf(node: Node): [number, number] | null {
    const { runs } = this.#writer;
    const [first, last] = runs.of(node) ?? [0, -1];
    return last < 0 ? null : [runs.starts[first], runs.end(last)];
  }

  /** Whether another reading found the same words in the same places. */
  equals(other: ArticleText) {
    return this.text === other.text && this.#writer.runs.equals(other.#writer.runs);
  }

  #enter(element: Element, open: Open[]) {
    const outer = open.at(-1)?.look ?? null;
    if (get(element, 'tagName') === 'BR') return void (outer && this.#writer.line());
    if (this.marks?.owns(element) || (outer && this.#isNone(element))) return;
    const look = this.#look(element, outer);
    if (!look) return;
    const shadow = shadowOf(element);
    if (shadow) this.shadows.push(shadow);
    if (look.block) this.#writer.gap(BLOCK);
    open.push({ element, look, children: childrenOf(element), next: 0, quotation: this.#openQuotation(element, open) });
  }

  #leave(open: Open[]) {
    const left = open.pop();
    if (left?.quotation === 'inline') this.#writer.closeQuotation();
    if (left?.quotation === 'block') this.#writer.closeBlock();
    if (left?.quotation === 'item') this.#writer.closeItem();
    if (left?.look.block) this.#writer.gap(BLOCK);
  }

  /** Whether an element is no part of the article. */
  #isNone(element: Element) {
    if (skipped(element) || TAKEN_BACK.has(get(element, 'tagName')) || this.#isNote(element)) return true;
    return !this.#whole && isBoilerplate(element, this.#length);
  }

  #isNote(element: Element) {
    if (get(element, 'tagName') !== 'SUP' || !NOTE.test(get(element, 'textContent') ?? '')) return false;
    return call(element, 'querySelector', 'a') !== null || call(element, 'closest', 'a') !== null || !RAISED.test(this.#writer.paragraph);
  }

  /** A quotation whose marks are drawn, not written; a block of one, or a list, whose speaker leads to it. */
  #openQuotation(element: Element, open: Open[]): Open['quotation'] {
    const tag = get(element, 'tagName');
    if (tag === 'Q' && drawsMarks(element)) {
      this.#writer.openQuotation();
      return 'inline';
    }
    if (tag === 'BLOCKQUOTE' && this.#writer.leads && !/^\s*[“"‘'«]/.test(get(element, 'textContent') ?? '')) {
      this.#writer.openBlock();
      return 'block';
    }
    const around = open.at(-1);
    if (/^[UO]L$/.test(tag) && this.#writer.leads) return 'list';
    if (tag === 'LI' && around?.quotation === 'list') {
      this.#writer.openItem();
      return 'item';
    }
    // Who has said it stands under it.
    if (around?.quotation === 'block' && /^(?:FOOTER|CITE|FIGCAPTION)$/.test(tag)) {
      around.quotation = null;
      this.#writer.closeBlock();
    }
    return null;
  }

  #data(node: Text) {
    return this.marks?.whole(node) ?? node.data;
  }

  /** Whether the page still reads as it did, where a stretch and a piece of it meet. */
  #agrees(run: number, start: number, end: number) {
    const { runs } = this.#writer;
    const [node, begin] = [runs.nodes[run], runs.starts[run]];
    const from = Math.max(start, begin);
    const to = Math.min(end, runs.end(run));
    const now = this.#data(node).substring(runs.offsets[run] + from - begin, runs.offsets[run] + to - begin);
    const wanted = this.text.slice(from, to);
    return holds(this.root, node) && (now === wanted || now.replace(SPACES, ' ') === wanted.replace(SPACES, ' '));
  }
}

/** Whether the browser puts quotation marks around it. */
function drawsMarks(element: Element) {
  const style = styleOf(element, '::before');
  return !style?.content || (style.quotes !== 'none' && !/^(?:none|normal|"")$/.test(style.content));
}
