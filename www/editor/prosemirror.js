// The same as a plugin of ProseMirror, and so of TipTap: marks are decorations, which the editor moves with what is written and
// draws again only where they differ. No transaction of ours has a step, so none is in the history.

import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { findingsBySteps } from '../findings.js';
import { toResults } from '../results.js';
import { nameOf, rulesOf, themeOf } from '../widget/palette.js';
import { LONGEST, QUIET } from '../widget/target.js';
import { inTurns } from '../widget/turns.js';
import { Explainer, isKey } from './explainer.js';
import { KEY, shows } from './options.js';
import { BETWEEN, cut } from './paragraphs.js';
import { plain, Readings } from './readings.js';

/**
 * @typedef {import('./paragraphs.js').Piece} Piece
 * @typedef {import('prosemirror-model').Node} Doc
 * @typedef {import('./options.js').Options & {onResults?: (results: any, view: EditorView) => void, onError?: (problem: any, view: EditorView) => void}} Options
 * @typedef {import('prosemirror-view').EditorView} EditorView
 * @typedef {{node: Doc, pos: number, start: number, text: string}} Block where the words of a block begin, in the document and in the text
 */

const CLASS = 'claimlight-';

/** @type {PluginKey<DecorationSet>} */
const KEY_OF = new PluginKey('claimlight');
/** @type {WeakMap<EditorView, Marks>} */
const marks = new WeakMap();

/** @param {Options} [options] @returns {Plugin<DecorationSet>} */
export function claimlight(options = {}) {
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

/** Explains what stands at the caret. @type {import('prosemirror-state').Command} */
export const explain = (state, _dispatch, view) => Boolean(view && marks.get(view)?.explain(state.selection.head, true));

/** What the plugin does for one view. */
class Marks {
  #quiet = 0;
  #since = 0;
  #reading = false;
  #ended = false;
  /** What has been read. */
  #text = '';
  /** What is marked, by where it stands. @type {Map<string, Piece>} */
  #pieces = new Map();
  #sheet = new (/** @type {any} */ (globalThis).CSSStyleSheet)();

  /** @param {EditorView} view @param {Options} options */
  constructor(view, options) {
    this.view = view;
    this.options = options;
    this.readings = Readings.of(options);
    this.explainer = new Explainer(view.dom);
    this.explainer.card.addEventListener('step', (event) => this.#step(/** @type {CustomEvent} */ (event).detail));
    this.explainer.card.addEventListener('switch', (event) => this.#show(/** @type {CustomEvent} */ (event).detail, this.explainer.focused));
    marks.set(view, this);
    this.#soon(0);
  }

  /** @param {EditorView} view @param {import('prosemirror-state').EditorState} before */
  update(view, before) {
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

  /** @param {number} pos @param {boolean} focus */
  explain(pos, focus) {
    const [found] = this.#at(pos, pos);
    if (found) this.#show(found.spec.piece, focus);
    return Boolean(found);
  }

  /** @param {number} quiet */
  #soon(quiet) {
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
      const { layers } = await inTurns(findingsBySteps(analysis));
      // What has been written meanwhile is read next.
      if (this.#ended || !view.state.doc.eq(doc)) return;
      this.#text = text;
      this.#dress();
      const shown = layers.filter((layer) => layer.kind !== 'scope' && shows(layer, this.options));
      const set = DecorationSet.create(doc, this.#decorations(blocks, shown));
      view.dispatch(view.state.tr.setMeta(KEY_OF, set).setMeta('addToHistory', false));
      this.options.onResults?.(toResults(text, analysis), view);
    } catch (problem) {
      if (!this.#ended) this.options.onError?.(problem, view);
    } finally {
      this.#reading = false;
    }
  }

  /** A mark that stays where it was in its block is the same one: the editor draws again what differs. @param {Block[]} blocks @param {import('../findings.js').Layer[]} layers in the order of the text */
  #decorations(blocks, layers) {
    const decorations = [];
    const known = this.#pieces;
    this.#pieces = new Map();
    /** How often a block has been said before. @type {Map<string, number>} */
    const times = new Map();
    for (const { pos, start, text } of blocks) {
      const end = start + text.length;
      const time = times.get(text) ?? 0;
      times.set(text, time + 1);
      for (const layer of layers) {
        if (layer.start >= end) break;
        if (layer.end <= start) continue;
        const fresh = cut(layer, start, end);
        const key = `${fresh.kind} ${fresh.start} ${fresh.end} ${time} ${text}`;
        const piece = Object.assign(known.get(key) ?? {}, fresh);
        this.#pieces.set(key, piece);
        decorations.push(Decoration.inline(pos + piece.start, pos + piece.end, { class: CLASS + nameOf(layer) }, { piece }));
      }
    }
    return decorations;
  }

  /** What is marked between two places, the shortest first. @param {number} from @param {number} to */
  #at(from, to) {
    const found = KEY_OF.getState(this.view.state)?.find(from, to) ?? [];
    return found.sort((a, b) => a.to - a.from - (b.to - b.from));
  }

  /** @param {Piece} piece @param {boolean} focus */
  #show(piece, focus) {
    const { view } = this;
    const own = this.#at(0, view.state.doc.content.size).find(({ spec }) => spec.piece === piece);
    if (!own) return;
    const others = this.#at(own.from, own.to).filter(({ from, to }) => from <= own.from && to >= own.to);
    const range = view.dom.ownerDocument.createRange();
    const [start, end] = [view.domAtPos(own.from, 1), view.domAtPos(own.to, -1)];
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    this.explainer.show(piece, this.#text, others.map(({ spec }) => spec.piece), range, focus);
  }

  /** @param {1 | -1} step */
  #step(step) {
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
    this.#sheet.replaceSync(rulesOf(theme, (property) => style.getPropertyValue(property), (name) => `.${CLASS}${name}`));
    if (!root.adoptedStyleSheets.includes(this.#sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    this.explainer.dress(theme);
  }
}

/** @param {Doc} doc @returns {Block[]} the blocks that hold words */
function blocksOf(doc) {
  /** @type {Block[]} */
  const blocks = [];
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

/** A block's words, a character for each place in it. @param {Doc} block */
function textOf(block) {
  let text = '';
  block.descendants((node, pos) => {
    text = text.padEnd(pos, ' ');
    if (node.isText) text += node.text;
    else if (/break/i.test(node.type.name)) text += '\n';
  });
  return plain(text.padEnd(block.content.size, ' '));
}
