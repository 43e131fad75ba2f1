// An article's DOM as one string, and from a stretch of that string back to the DOM. It reads as src/browser/article.rs
// does, which a test compares; but in turns, and where the page itself may run no wasm. Nothing in the DOM is changed.

/** Elements whose text nobody reads as part of an article, and ourselves. */
const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE TEXTAREA SELECT IFRAME OBJECT AUDIO VIDEO CANVAS HEAD DATALIST METER PROGRESS RP svg CLAIM-LIGHT'.split(' '),
);

/** Whether nobody reads what is in it. @param {Element} element */
export const skipped = ({ tagName }) => SKIPPED.has(tagName);

/** White space, or words with one space between each two: what is in the text as it is in the node. */
const PIECE = /[ \t\n\r\f]+|[^ \t\n\r\f]+(?:[ \t\n\r\f][^ \t\n\r\f]+)*/g;
const SPACE = /[ \t\n\r\f]/;
const SPACES = /[ \t\n\r\f]/g;

/** What is between the last character and the next, the weaker first. */
const [NONE, BLANK, LINE, BLOCK] = [0, 1, 2, 3];
const BETWEEN = ['', ' ', '\n', '\n\n'];

/** @typedef {{block: boolean, visible: boolean, preformatted: boolean}} Style */

/** The text of an element as a reader sees it. All offsets are UTF-16 units. */
export class ArticleText {
  text = '';
  #gap = NONE;
  /** Where the space of a gap stands. @type {[Text, number] | null} */
  #space = null;
  /** Stretches that stand in one node without a gap: where each begins in the text, its node, where in it, how long. */
  #starts = /** @type {number[]} */ ([]);
  #nodes = /** @type {Text[]} */ ([]);
  #offsets = /** @type {number[]} */ ([]);
  #lengths = /** @type {number[]} */ ([]);
  /** What has put marks of ours into the text, if anything has: they are read past. @type {import('./marks.js').Marks | null} */
  marks = null;
  /** The first stretch of each node. @type {Map<Node, number>} */
  #first = new Map();

  /** @param {Element} root */
  constructor(root) {
    this.root = root;
  }

  /** Reads the element; may be interrupted after each node. What is moved away meanwhile ends it early. */
  *read() {
    /** The styles of the elements that are open. @type {Style[]} */
    const open = [];
    /** @type {Node | null} */
    let node = this.root;
    while (node) {
      yield;
      /** @type {Node | null} */
      let next = null;
      // By what they are, not by their class: an article in a frame is of another window.
      if (node.nodeType === Node.TEXT_NODE) {
        const { visible, preformatted } = open[open.length - 1];
        if (visible) this.#characters(/** @type {Text} */ (node), preformatted);
      } else if (node.nodeType === Node.ELEMENT_NODE && this.#enter(/** @type {Element} */ (node), open)) {
        next = node.firstChild;
        if (!next) this.#leave(open);
      }
      while (!next && node !== this.root) {
        next = node.nextSibling;
        if (next) break;
        node = node.parentNode;
        if (!node) return;
        this.#leave(open);
      }
      node = next;
    }
  }

  /**
   * Where a stretch stands now.
   * @param {number} start @param {number} end
   * @returns {StaticRange | null} null when the page does not read there any more as it did, or the offsets are not in the text
   */
  range(start, end) {
    const first = this.#runAt(start);
    const last = this.#runAt(end - 1);
    if (start >= end || first < 0 || last < 0) return null;
    for (let i = first; i <= last; i += 1) if (!this.#agrees(i, start, end)) return null;
    return new StaticRange({
      startContainer: this.#nodes[first],
      startOffset: this.#offsets[first] + start - this.#starts[first],
      endContainer: this.#nodes[last],
      endOffset: this.#offsets[last] + end - this.#starts[last],
    });
  }

  /** The text nodes that a stretch stands in, and from where to where in each. @param {number} start @param {number} end */
  pieces(start, end) {
    /** @type {[node: Text, from: number, to: number][]} */
    const found = [];
    for (let i = Math.max(0, this.#runAt(start)); i < this.#starts.length && this.#starts[i] < end; i += 1) {
      const [node, begin, offset] = [this.#nodes[i], this.#starts[i], this.#offsets[i]];
      const to = offset + Math.min(end - begin, this.#lengths[i]);
      const last = found.at(-1);
      if (last?.[0] === node) last[2] = to;
      else found.push([node, offset + Math.max(start - begin, 0), to]);
    }
    return found;
  }

  /** A point of the page as a place in the text; -1 where it is in none of it. @param {Node} node @param {number} offset */
  offsetOf(node, offset) {
    if (this.marks) [node, offset] = this.marks.home(node, offset);
    let run = this.#first.get(node) ?? -1;
    if (run < 0) return -1;
    while (this.#nodes[run + 1] === node && this.#offsets[run + 1] <= offset) run += 1;
    return this.#starts[run] + Math.min(Math.max(offset - this.#offsets[run], 0), this.#lengths[run]);
  }

  /** Where a node's words begin and end in the text; null where it has none. @param {Node} node @returns {[number, number] | null} */
  spanOf(node) {
    const first = this.#first.get(node);
    if (first === undefined) return null;
    let last = first;
    while (this.#nodes[last + 1] === node) last += 1;
    return [this.#starts[first], this.#starts[last] + this.#lengths[last]];
  }

  /** @param {Element} element @param {Style[]} open @returns {boolean} whether what is inside counts */
  #enter(element, open) {
    const root = element === this.root;
    if ((!root && skipped(element)) || element.hasAttribute('hidden') || this.marks?.owns(element)) return false;
    if (element.tagName === 'BR') {
      this.#gap = Math.max(this.#gap, LINE);
      return false;
    }
    const style = getComputedStyle(element);
    const { display, visibility } = style;
    if (display === 'none') return false;
    const block = !/^(?:inline|contents|ruby)/.test(display);
    const space = style.getPropertyValue('white-space-collapse') + style.whiteSpace;
    open.push({ block, visible: !/hidden|collapse/.test(visibility), preformatted: /pre|break-spaces/.test(space) });
    if (block) this.#gap = BLOCK;
    return true;
  }

  /** @param {Style[]} open */
  #leave(open) {
    if (open.pop()?.block) this.#gap = BLOCK;
  }

  /** @param {Text} node */
  #data(node) {
    return this.marks?.whole(node) ?? node.data;
  }

  /** @param {Text} node @param {boolean} preformatted */
  #characters(node, preformatted) {
    const data = this.#data(node);
    if (preformatted) return data && this.#write(data, node, 0);
    for (const match of data.matchAll(PIECE)) {
      const [piece] = match;
      if (!SPACE.test(piece[0])) {
        this.#write(piece.replace(SPACES, ' '), node, match.index);
      } else if (this.#gap === NONE) {
        this.#gap = BLANK;
        this.#space = [node, match.index];
      }
    }
  }

  /** Writes what has been waiting, nothing before the first word, then a piece. @param {string} piece @param {Text} node @param {number} offset */
  #write(piece, node, offset) {
    const gap = this.text && this.#gap;
    if (gap === BLANK && this.#space) this.#note(1, ...this.#space);
    if (gap) this.text += BETWEEN[gap];
    this.#gap = NONE;
    this.#note(piece.length, node, offset);
    this.text += piece;
  }

  /** @param {number} length @param {Text} node @param {number} offset */
  #note(length, node, offset) {
    const last = this.#nodes.length - 1;
    const goesOn =
      this.#nodes[last] === node &&
      this.#starts[last] + this.#lengths[last] === this.text.length &&
      this.#offsets[last] + this.#lengths[last] === offset;
    if (goesOn) {
      this.#lengths[last] += length;
      return;
    }
    if (!this.#first.has(node)) this.#first.set(node, last + 1);
    this.#starts.push(this.text.length);
    this.#nodes.push(node);
    this.#offsets.push(offset);
    this.#lengths.push(length);
  }

  /** The stretch that holds a character; -1 where none does. @param {number} at */
  #runAt(at) {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle] <= at) low = middle + 1;
      else high = middle;
    }
    const run = low - 1;
    return run >= 0 && at < this.#starts[run] + this.#lengths[run] ? run : -1;
  }

  /** Whether the page still reads as it did, where a stretch and a piece of it meet. @param {number} run @param {number} start @param {number} end */
  #agrees(run, start, end) {
    const node = this.#nodes[run];
    const begin = this.#starts[run];
    const from = Math.max(start, begin);
    const to = Math.min(end, begin + this.#lengths[run]);
    const now = this.#data(node).substring(this.#offsets[run] + from - begin, this.#offsets[run] + to - begin);
    const wanted = this.text.slice(from, to);
    return this.root.contains(node) && (now === wanted || now.replace(SPACES, ' ') === wanted.replace(SPACES, ' '));
  }
}
