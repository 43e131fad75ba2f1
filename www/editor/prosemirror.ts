// The same as a plugin of ProseMirror, and so of TipTap: marks are decorations, which the editor moves with what is written and
// draws again only where they differ. No transaction of ours has a step, so none is in the history.

import type { Node as Doc } from 'prosemirror-model';
import { type Command, type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { type Layer, LayerIndex } from '../article/layers.js';
import { nameOf, rulesOf, themeOf, TIGHT, tightness } from '../article/palette.js';
import { LONGEST, QUIET } from '../article/target.js';
import { inTurns } from '../engine/turns.js';
import { findingsBySteps } from '../view/findings.js';
import type { Failure } from '../view/failures.js';
import { type Results, toResults } from '../view/results.js';
import { Explainer, isKey } from './explainer.js';
import { KEY, type Options, shows } from './options.js';
import { BETWEEN, cut, type Piece } from './paragraphs.js';
import { plain, Readings } from './readings.js';

export interface PluginOptions extends Options {
  /** Told whenever the text has been read. */
  onResults?: (results: Results, view: EditorView) => void;
  onError?: (problem: Failure, view: EditorView) => void;
}

/** Where the words of a block begin, in the document and in the text. */
export type Block = { node: Doc; pos: number; start: number; text: string };

const CLASS = 'claimlight-';

const KEY_OF: PluginKey<DecorationSet> = new PluginKey('claimlight');
const marks: WeakMap<EditorView, Marks> = new WeakMap();

export function claimlight(options: PluginOptions = {}): Plugin<DecorationSet> {
  return new Plugin({
    key: KEY_OF,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, set) => transaction.getMeta(KEY_OF) ?? set.map(transaction.mapping, transaction.doc),
    },
    props: {
      decorations: (state) => KEY_OF.getState(state),
      handleClick: (view, pos) => Boolean(marks.get(view)?.explain(pos, false)) && false,
      handleKeyDown: (view, event) => isKey(event, options.key ?? KEY) && explain(view.state, undefined, view),
    },
    view: (view) => new Marks(view, options),
  });
}

/** Explains what stands at the caret. */
export const explain: Command = (state, _dispatch, view) => Boolean(view && marks.get(view)?.explain(state.selection.head, true));

/** What the plugin does for one view. */
class Marks {
  readonly view: EditorView;
  readonly options: PluginOptions;
  readonly readings: Readings;
  readonly explainer: Explainer;
  #quiet = 0;
  #since = 0;
  #reading = false;
  #ended = false;
  /** What has been read. */
  #text = '';
  /** What is marked, by where it stands. */
  #pieces: Map<string, Piece> = new Map();
  #sheet = new CSSStyleSheet();

  constructor(view: EditorView, options: Options) {
    this.view = view;
    this.options = options;
    this.readings = new Readings(options);
    this.explainer = new Explainer(view.dom);
    this.explainer.card.addEventListener('step', (event) => this.#step((event as CustomEvent).detail));
    this.explainer.card.addEventListener('switch', (event) => this.#show((event as CustomEvent).detail, this.explainer.focused));
    marks.set(view, this);
    this.#soon(0);
  }

  update(view: EditorView, before: EditorState) {
    if (view.state.doc.eq(before.doc)) return;
    this.explainer.card.close();
    this.#soon(QUIET);
  }

  destroy() {
    this.#ended = true;
    clearTimeout(this.#quiet);
    marks.delete(this.view);
    this.explainer.end();
    this.readings.leave();
    const { root } = this.view;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((sheet) => sheet !== this.#sheet);
  }

  explain(pos: number, focus: boolean) {
    const [found] = this.#at(pos, pos);
    if (found) this.#show(found.spec.piece, focus);
    return Boolean(found);
  }

  #soon(quiet: number) {
    this.#since ||= performance.now();
    clearTimeout(this.#quiet);
    this.#quiet = window.setTimeout(() => void this.#read(), Math.min(quiet, Math.max(0, this.#since + LONGEST - performance.now())));
  }

  async #read() {
    const { view } = this;
    // What is being composed by an input method is not to be disturbed, nor is a reading that goes on.
    if (this.#reading || view.composing) return this.#soon(QUIET);
    this.#since = 0;
    const { doc } = view.state;
    const blocks = blocksOf(doc);
    const text = blocks.map((block) => block.text).join(BETWEEN);
    if (text === this.#text) return;
    this.#reading = true;
    try {
      const analysis = await this.readings.analyze(text);
      const { layers } = await inTurns(findingsBySteps(analysis, text));
      // What has been written meanwhile is read next.
      if (this.#ended || !view.state.doc.eq(doc)) return;
      this.#text = text;
      this.#dress();
      const shown = layers.filter((layer) => layer.kind !== 'scope' && shows(layer, this.options));
      const set = DecorationSet.create(doc, this.#decorations(blocks, shown));
      view.dispatch(view.state.tr.setMeta(KEY_OF, set).setMeta('addToHistory', false));
      this.options.onResults?.(toResults({ text, analysis }), view);
    } catch (problem) {
      if (!this.#ended) this.options.onError?.(problem as Failure, view);
    } finally {
      this.#reading = false;
    }
  }

  /**
   * A mark that stays where it was in its block is the same one: the editor draws again what differs.
   * @param layers in the order of the text
   */
  #decorations(blocks: Block[], layers: Layer[]) {
    const decorations = [];
    const doubts = new LayerIndex(layers.filter(({ kind }) => kind === 'doubt'));
    const tight = tightness();
    const known = this.#pieces;
    this.#pieces = new Map();
    /** How often a block has been said before. */
    const times: Map<string, number> = new Map();
    for (const { pos, start, text } of blocks) {
      const end = start + text.length;
      const time = times.get(text) ?? 0;
      times.set(text, time + 1);
      const element = this.view.nodeDOM(pos - 1) as Element | null;
      const mark = element && tight(element, () => heightOf(element)) ? TIGHT : '';
      for (const layer of layers) {
        if (layer.start >= end) break;
        for (const fresh of cut(layer, doubts, start, end)) {
          const key = `${fresh.kind} ${fresh.start} ${fresh.end} ${time} ${text}`;
          const piece = Object.assign(known.get(key) ?? {}, fresh);
          this.#pieces.set(key, piece);
          decorations.push(Decoration.inline(pos + piece.start, pos + piece.end, { class: CLASS + nameOf(layer) + mark }, { piece }));
        }
      }
    }
    return decorations;
  }

  /** What is marked between two places, the shortest first. */
  #at(from: number, to: number) {
    const found = KEY_OF.getState(this.view.state)?.find(from, to) ?? [];
    return found.sort((a, b) => a.to - a.from - (b.to - b.from));
  }

  #show(piece: Piece, focus: boolean) {
    const { view } = this;
    const own = this.#at(0, view.state.doc.content.size).find(({ spec }) => spec.piece === piece);
    if (!own) return;
    const others = this.#at(own.from, own.to).filter(({ from, to }) => from <= own.from && to >= own.to);
    const range = view.dom.ownerDocument.createRange();
    const [start, end] = [view.domAtPos(own.from, 1), view.domAtPos(own.to, -1)];
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    this.explainer.show(
      piece,
      this.#text,
      others.map(({ spec }) => spec.piece),
      range,
      focus,
    );
  }

  #step(step: 1 | -1) {
    const all = this.#at(0, this.view.state.doc.content.size).sort((a, b) => a.from - b.from || b.to - a.to);
    const next = all[all.findIndex(({ spec }) => spec.piece === this.explainer.card.layer) + step];
    if (!next) return;
    const { node } = this.view.domAtPos(next.from, 1);
    (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: 'nearest' });
    this.#show(next.spec.piece, this.explainer.focused);
  }

  #dress() {
    const { dom, root } = this.view;
    const theme = this.options.theme ?? themeOf(dom);
    const style = getComputedStyle(dom);
    this.#sheet.replaceSync(
      rulesOf(
        theme,
        (property) => style.getPropertyValue(property),
        (name) => `.${CLASS}${name}`,
      ),
    );
    if (!root.adoptedStyleSheets.includes(this.#sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    this.explainer.dress(theme);
  }
}

/** How high the boxes of a block's letters are, in CSS pixels. */
function heightOf(block: Element) {
  const range = block.ownerDocument.createRange();
  range.selectNodeContents(block);
  return range.getClientRects()[0]?.height ?? 0;
}

/** @returns the blocks that hold words */
function blocksOf(doc: Doc): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const text = textOf(node);
    if (text.trim()) {
      blocks.push({ node, pos: pos + 1, start, text });
      start += text.length + BETWEEN.length;
    }
    return false;
  });
  return blocks;
}

/** A block's words, a character for each place in it. */
function textOf(block: Doc) {
  let text = '';
  block.descendants((node, pos) => {
    text = text.padEnd(pos, ' ');
    if (node.isText) text += node.text;
    else if (/break/i.test(node.type.name)) text += '\n';
  });
  return plain(text.padEnd(block.content.size, ' '));
}
