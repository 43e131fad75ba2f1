// One stay on a page: chooses the article, has it read, shows what was found, follows what changes, and leaves nothing behind. All
// that it starts ends with one signal.

import { Changes } from '../../../www/article/target.js';
import { ArticleText } from '../../../www/article/text.js';
import type { Analysis } from '../../../www/engine/analysis.js';
import { get } from '../../../www/engine/dom.js';
import { codeOf } from '../../../www/engine/errors.js';
import { inTurns } from '../../../www/engine/turns.js';
import { without } from '../../../www/view/dismissals.js';
import { findingsBySteps } from '../../../www/view/findings.js';
import { type Choice, choose, type Nothing } from './article.js';
import { read } from './ask.js';
import { Light } from './light.js';
import type { Filter, Part, State } from './messages.js';

/** Fires "state" whenever it is another, and what a `Light` fires. */
export class Stay extends EventTarget {
  state: State = { is: 'reading', done: 0 };
  light: Light | null = null;
  readonly #filter: () => Filter;
  #turn = new AbortController();
  #changes: Changes | null = null;
  /** What has been read. */
  #known: ArticleText | null = null;

  /** @param filter what is shown of what is found */
  constructor(filter: () => Filter) {
    super();
    this.#filter = filter;
  }

  /** Reads this part of the page, and again when it changes. */
  start(part: Part) {
    this.end();
    this.#turn = new AbortController();
    const { signal } = this.#turn;
    this.#live(part, signal).catch((error) => {
      if (!signal.aborted) this.#tell({ is: 'failed', code: codeOf(error) });
    });
  }

  /** Stops reading; what is lit is taken away. */
  cancel() {
    this.end();
    this.#tell({ is: 'nothing', why: 'cancelled' });
  }

  end() {
    this.#turn.abort();
    this.#clear();
  }

  async #live(part: Part, signal: AbortSignal) {
    for (;;) {
      const choice = choose(part);
      if ('article' in choice) await this.#follow(choice, part, signal);
      else await this.#wait(choice, signal);
      this.#clear();
      // What was selected has gone with its text; the article may be elsewhere now.
      if (part === 'selection') return;
    }
  }

  /** A page that is still being made may have an article later. */
  async #wait({ why, frame }: Nothing, signal: AbortSignal) {
    this.#tell({ is: 'nothing', why, ...(frame ? { frame } : {}) });
    const changes = new Changes(signal).expect(document);
    try {
      await changes.next();
    } finally {
      changes.stop();
    }
  }

  /** Keeps an article read until it is gone. */
  async #follow(choice: Choice, part: Part, signal: AbortSignal) {
    const { article } = choice;
    const changes = (this.#changes = new Changes(signal, (records) => {
      for (const { target, removedNodes } of records) for (const node of [target, ...removedNodes]) this.light?.drop(node);
    }));
    changes.watch(article);
    try {
      do {
        await this.#read(choice, part, signal);
        await changes.next();
      } while (get(article, 'isConnected'));
    } finally {
      changes.stop();
    }
  }

  async #read({ article, others, selection }: Choice, part: Part, signal: AbortSignal) {
    // A reader who selects words is not told that some of them are not part of an article.
    const text = new ArticleText(article, { whole: part !== 'article' });
    await inTurns(text.read(), signal);
    for (const root of text.shadows) this.#changes?.include(root);
    if (!text.text.trim()) return this.#tell({ is: 'nothing', why: 'empty' });
    if (this.light && this.#known?.text === text.text) {
      // Nothing that is read has changed: at most colours.
      if (this.#known.equals(text)) this.light.dress();
      else await inTurns(this.light.keep(text), signal);
      this.#known = text;
      return;
    }
    this.#tell({ is: 'reading', done: 0 });
    const all = await read(text.text, signal, (done) => this.#tell({ is: 'reading', done }));
    const analysis = selection ? inside(all, text, selection) : all;
    this.#known = text;
    const result = { text: text.text, found: analysis, analysis, ...(await inTurns(findingsBySteps(analysis, text.text), signal)) };
    const quietly = (act: () => void) => (this.#changes ? this.#changes.quietly(act) : act());
    this.light ??= new Light(article, this.#filter, quietly, (name, detail) => this.#fire(name, detail));
    await inTurns(this.light.show(text, result), signal);
    this.#tell({ is: 'read', part, text: text.text, analysis, painted: this.light.paints, others });
  }

  #clear() {
    this.light?.end();
    this.light = null;
    this.#known = null;
  }

  #tell(state: State) {
    // A page that changes without end is not told of each time.
    if (state.is === 'nothing' && JSON.stringify(state) === JSON.stringify(this.state)) return;
    this.state = state;
    this.#fire('state');
  }

  #fire(name: string, detail?: unknown) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** What was found in a selection: it was read together with what stands around it, which may say who "she" is. */
function inside(analysis: Analysis, text: ArticleText, { startContainer, startOffset, endContainer, endOffset }: Range): Analysis {
  const start = Math.max(0, text.offsetOf(startContainer, startOffset));
  const end = text.offsetOf(endContainer, endOffset);
  const outside = ([from, to]: [number, number]) => to <= start || (end >= 0 && from >= end);
  const quotes = analysis.quotes.filter(({ content, attribution }) =>
    [...content, ...(attribution?.cue ? [attribution.cue] : [])].every(outside),
  );
  const doubts = analysis.uncertainties.filter(({ cue }) => outside(cue));
  return without(analysis, new Set([...quotes, ...doubts]));
}
