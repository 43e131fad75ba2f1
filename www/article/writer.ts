// Writes a text down piece by piece: what is between two pieces, which paragraphs are labels, and the quotation marks that a page
// shows without having them in its text.

import { isLabel } from './boilerplate.js';
import { Runs } from './runs.js';

/** What is between the last character and the next, the weaker first. */
export const [NONE, BLANK, LINE, BLOCK] = [0, 1, 2, 3];
const BETWEEN = ['', ' ', '\n', '\n\n'];

/** White space, or words with one space between each two: what is in the text as it is in the node. */
const PIECE = /[ \t\n\r\f]+|[^ \t\n\r\f]+(?:[ \t\n\r\f][^ \t\n\r\f]+)*/g;
const SPACE = /[ \t\n\r\f]/;
export const SPACES = /[ \t\n\r\f]/g;

/** A line that breaks off here goes on in the next: after a comma, or before a small letter. */
const GOES_ON = /[,;][”’"']?$/;
const SMALL = /^\p{Ll}/u;

/** What opens and closes a quotation, and one inside it. */
const MARKS = ['“”', '‘’'];

/** What stands before an item of a list. */
const BULLET = '• ';

export class Writer {
  readonly runs = new Runs();
  readonly #labels: boolean;
  #gap = NONE;
  /** Where the space of a gap stands. */
  #space: [Text, number] | null = null;
  /** The paragraphs before this one, what stands between, and this one: to look at the end of the whole again and again takes long. */
  #before = '';
  #between = '';
  paragraph = '';
  /** Opening quotation marks that wait for the words behind them. */
  #opening = '';
  /** How many `<q>` are open. */
  #quotations = 0;
  /** Whether every paragraph that begins now begins with a quotation mark. */
  #quoted = false;

  /** @param labels whether paragraphs that are labels stay */
  constructor(labels: boolean = false) {
    this.#labels = labels;
  }

  /** What has been written. */
  get text() {
    return this.#before + this.#between + this.paragraph;
  }

  /** How long that is. */
  get length() {
    return this.#before.length + this.#between.length + this.paragraph.length;
  }

  /** At least this much stands between what is written and what comes. */
  gap(gap: number) {
    if (gap > this.#gap) this.#gap = gap;
  }

  /** A line ends; an empty one is the end of a paragraph. */
  line() {
    this.#gap = this.#gap < LINE ? LINE : BLOCK;
  }

  /** @param data what the node holds of its own */
  characters(data: string, node: Text, preformatted: boolean) {
    if (preformatted) {
      if (data) this.#write(data, node, 0);
      return;
    }
    for (const match of data.matchAll(PIECE)) {
      const [piece] = match;
      if (!SPACE.test(piece[0])) this.#write(piece.replace(SPACES, ' '), node, match.index);
      else if (this.#gap === NONE) {
        this.#gap = BLANK;
        this.#space = [node, match.index];
      }
    }
  }

  /** The quotation marks around a `<q>`. */
  openQuotation() {
    this.#opening += MARKS[this.#quotations % 2][0];
    this.#quotations += 1;
  }

  closeQuotation() {
    this.#quotations -= 1;
    this.#close(MARKS[this.#quotations % 2][1]);
  }

  /** Whether what is written leads to what somebody says: "Ann Lee said:". */
  get leads() {
    return this.paragraph.endsWith(':');
  }

  /** From here on every paragraph begins with a quotation mark, and the last one ends with one. */
  openBlock() {
    this.#quoted = true;
    this.#opening = MARKS[0][0];
  }

  closeBlock() {
    this.#quoted = false;
    this.#close(MARKS[0][1]);
  }

  /** What comes is an item of a list that a colon leads to: its bullet is drawn, not written. */
  openItem() {
    this.#opening += BULLET;
  }

  /** Takes the bullet back where nothing came. */
  closeItem() {
    this.#opening = this.#opening.slice(0, -BULLET.length);
  }

  /** Has to be called when all is written. */
  end() {
    this.#endParagraph();
  }

  #close(mark: string) {
    if (this.#opening) this.#opening = this.#opening.slice(0, -1);
    else this.paragraph += mark;
  }

  /** Writes what has been waiting, nothing before the first word, then a piece. */
  #write(piece: string, node: Text, offset: number) {
    if (this.#gap === BLOCK) this.#endParagraph();
    let gap = this.length && this.#gap;
    if (gap === LINE && (GOES_ON.test(this.paragraph) || SMALL.test(piece))) gap = BLANK;
    else if (gap === BLANK && this.#space) this.runs.add(this.length, 1, ...this.#space);
    if (gap === BLOCK) this.#between = BETWEEN[BLOCK];
    else if (gap) this.paragraph += BETWEEN[gap];
    if (this.#gap === BLOCK && this.#quoted) this.#opening ||= MARKS[0][0];
    this.paragraph += this.#opening;
    this.#opening = '';
    this.#gap = NONE;
    this.#space = null;
    this.runs.add(this.length, piece.length, node, offset);
    this.paragraph += piece;
  }

  /** What has been written since the last paragraph is taken back where it is a label. */
  #endParagraph() {
    if (!this.#labels && isLabel(this.paragraph)) this.runs.cut(this.#before.length + this.#between.length);
    else this.#before = this.text;
    this.#between = this.paragraph = '';
  }
}
