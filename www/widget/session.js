// One stay of an element on a page: finds its article, reads it, shows what was found, follows what changes, and leaves
// nothing behind. All that it starts ends with one signal.

import { Engine } from '../engine.js';
import { findingsBySteps } from '../findings.js';
import { Corrections } from '../speakers.js';
import { Dismissals, without } from './dismissals.js';
import { filesOf } from './files.js';
import { lightsIn, marksFor } from './lights.js';
import { relocate } from './relocate.js';
import { Showing } from './showing.js';
import { articleAt, articleOf, Changes, near } from './target.js';
import { ArticleText } from './text.js';
import { inTurns } from './turns.js';
import * as words from './words.js';

/**
 * @typedef {import('../findings.js').Analysis} Analysis
 * @typedef {import('../findings.js').Finding} Finding
 * @typedef {{text: string, found: Analysis, analysis: Analysis, findings: Finding[], layers: import('../findings.js').Layer[]}} Result
 * @typedef {import('../results.js').Given} Given
 * @typedef {{resolve: (result: Result) => void, reject: (error: unknown) => void}} Waiting
 */

/** How long a reading may take before it is shown that something goes on, and a worker rest before it is ended, in milliseconds. */
const SOON = 400;
const IDLE = 5000;

export class Session {
  /** @type {Result | null} */
  result = null;
  /** What the reader has put right, and put away. */
  corrections = new Corrections((text, note) => void this.#correct(text, note));
  dismissals = new Dismissals();
  /** What belonged to the text and is in it no more. @type {string[]} */
  lost = [];
  #ending = new AbortController();
  #signal = this.#ending.signal;
  /** What wakes the session up. @type {Changes | null} */
  #changes = null;
  /** @type {Engine | null} */
  #engine = null;
  /** @type {Showing | null} */
  #showing = null;
  /** Whether the text is to be read again though it is the same. */
  #again = false;
  #working = false;
  /** What to say besides the counts, after the reader has put something right. */
  #note = '';
  /** Made elsewhere, to be placed on the text. @type {Given | null} */
  #given;
  /** @type {Waiting[]} */
  #waiting = [];
  #idle = 0;

  /** @param {import('./claimlight.js').ClaimLight} element @param {import('./view.js').View} view @param {Given | null} given */
  constructor(element, view, given) {
    this.element = element;
    this.view = view;
    this.#given = given;
    const until = { signal: this.#signal };
    view.addEventListener('cancel', () => this.#engine?.cancel(), until);
    view.addEventListener('retry', () => this.again(), until);
    void this.#live();
  }

  get showing() {
    return this.#showing;
  }

  /**
   * A result in another format, without what the reader has dismissed.
   * @param {import('../export.js').Format} format @param {Result} result @returns {Promise<string>}
   */
  async export(format, result) {
    const dismissed = new Set(this.dismissals.among(result).map(({ quote, doubt }) => doubt ?? quote));
    const findings = { format, analysis: without(result.analysis, dismissed), source: location.href.split('#')[0] };
    return this.#ask((engine) => engine.export(result.text, findings));
  }

  /** @param {boolean} again whether to read once more @returns {Promise<Result>} what is found next */
  next(again) {
    /** @type {Promise<Result>} */
    const found = new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
    if (again) this.again();
    return found;
  }

  again() {
    this.#again = true;
    this.#changes?.poke(true);
  }

  /** Looks whether the article is another. */
  look() {
    this.#changes?.poke(true);
  }

  /** Shows the same by other means. */
  dress() {
    this.#clear();
    this.look();
  }

  /** Shows results that were made elsewhere, or, without any, reads again. @param {Given | null} given */
  give(given) {
    this.#given = given;
    this.corrections.forget();
    this.again();
  }

  /** Ends it, whatever goes on. */
  end() {
    const working = this.#working;
    this.#ending.abort(new DOMException(words.failure({ code: 'element-removed' }).message, 'AbortError'));
    clearTimeout(this.#idle);
    this.#engine?.rest();
    this.#clear();
    this.view.reset();
    if (working) this.#fail('element-removed');
    this.#settle({ error: this.#signal.reason });
  }

  async #live() {
    try {
      for (let gone = 'article-missing'; ; gone = 'article-removed') {
        const changes = (this.#changes = new Changes(this.#signal));
        const article = await articleAt(this.element, changes, () => this.#fail(gone));
        if (this.element.getAttribute('loading') === 'lazy') await near(article, this.#signal);
        await this.#follow(article);
        this.#clear();
        this.result = null;
      }
    } catch (error) {
      if (!this.#signal.aborted) throw error;
    }
  }

  /** Keeps an article read until it is another. @param {Element} article */
  async #follow(article) {
    const changes = (this.#changes = new Changes(this.#signal, (records) => this.#touched(records)).watch(article));
    try {
      do {
        this.#working = true;
        await this.#read(article);
        this.#working = false;
        await changes.next();
      } while (article.isConnected && articleOf(this.element) === article);
    } finally {
      changes.stop();
    }
  }

  /** @param {Element} article */
  async #read(article) {
    const text = new ArticleText(article);
    text.marks = this.#showing?.marks ?? null;
    await inTurns(text.read(), this.#signal);
    if (!text.text.trim()) {
      this.#clear();
      this.result = null;
      return this.#fail('article-empty');
    }
    const given = this.#given;
    const known = this.result?.text === text.text && !this.#again;
    try {
      if (known && this.result) return await this.#show(text, this.result);
      if (given) {
        const { analysis, words } = given(text.text);
        return await this.#place(text, analysis, words);
      }
      if (this.result && this.result.text !== text.text) await this.#place(text, this.result.found, this.result.text);
      this.#again = false;
      await this.#show(text, await this.#analyse(text.text), true);
    } catch (error) {
      this.#signal.throwIfAborted();
      if (error instanceof DOMException && error.name === 'AbortError') this.view.say(words.cancelled);
      else this.#fail(/** @type {{code?: string}} */ (error).code ?? 'worker-crash', error);
      this.#settle({ error });
    }
  }

  /** @param {string} text @returns {Promise<Result>} */
  async #analyse(text) {
    const { view } = this;
    view.fail(null);
    const soon = setTimeout(() => {
      view.say(words.starting);
      view.busy(true);
    }, SOON);
    const progress = (/** @type {number} */ done) => {
      view.progress.value = done;
      this.element.tell('progress', { done });
    };
    try {
      return await this.#resultOf(text, await this.#ask((engine) => engine.analyze(text, progress)));
    } finally {
      clearTimeout(soon);
      view.busy(false);
    }
  }

  /**
   * Asks the machine, which starts with the first question and rests after the last.
   * @template T @param {(engine: Engine) => Promise<T>} question @returns {Promise<T>}
   */
  async #ask(question) {
    clearTimeout(this.#idle);
    try {
      const engine = (this.#engine ??= new Engine(filesOf(this.element)));
      const first = !engine.version;
      await engine.start();
      this.#signal.throwIfAborted();
      if (first) this.#ready(engine);
      return await question(engine);
    } catch (error) {
      throw error instanceof TypeError ? Object.assign(error, { code: 'bad-address' }) : error;
    } finally {
      clearTimeout(this.#idle);
      // A worker that nobody asks is memory that the page could use.
      if (!this.#signal.aborted) this.#idle = window.setTimeout(() => this.#engine?.rest(), IDLE);
    }
  }

  /** What was found, as the reader left it. @param {string} text @param {Analysis} found @returns {Promise<Result>} */
  async #resultOf(text, found) {
    const analysis = this.corrections.of(text, found);
    return { text, found, analysis, ...(await inTurns(findingsBySteps(analysis), this.#signal)) };
  }

  /** Shows what the reader has put right, in turn with whatever else goes on. @param {string} text @param {string} note */
  async #correct(text, note) {
    if (this.result?.text !== text) return;
    const result = await this.#resultOf(text, this.result.found);
    if (this.result.text !== text) return;
    this.result = result;
    this.#note = note;
    this.look();
  }

  /** @param {Engine} engine */
  #ready(engine) {
    this.element.tell('ready', { version: engine.version, place: engine.place });
    if (engine.fallback) this.#tell({ ...words.failure({ code: engine.fallback }), message: words.fallback(engine.fallback) }, false, engine.place);
  }

  /** Puts what was found in another text where its words are now. @param {ArticleText} text @param {Analysis} before @param {Parameters<typeof relocate>[1]} was */
  async #place(text, before, was) {
    const { analysis, lost } = await inTurns(relocate(before, was, text.text), this.#signal);
    this.#again = false;
    await this.#show(text, await this.#resultOf(text.text, analysis));
    if (lost.length && lost.join() !== this.lost.join()) this.#tell(words.failure({ code: 'anchor-lost' }), false, '');
    this.lost = lost;
    this.view.lose(lost);
  }

  /** @param {ArticleText} text @param {Result} result @param {boolean} [fresh] whether it has just been found */
  async #show(text, result, fresh = false) {
    const showing = this.#showing ?? (await this.#stage(text.root));
    const note = this.#note;
    this.#note = '';
    this.result = result;
    if (fresh) {
      this.lost = [];
      this.view.lose([]);
    }
    this.view.fail(null);
    await inTurns(showing.show(text, result, note), this.#signal);
    if (result.analysis.language !== 'english' && fresh) this.#tell(words.failure({ code: 'language-unsupported' }), false, '');
    // The results are put together for those who ask.
    if (fresh || note) this.element.tell('results', Object.defineProperty({ ...showing.counts }, 'results', { get: () => this.element.results }));
    this.#settle({ result });
  }

  /** Whatever shows results over an article. @param {Element} article */
  async #stage(article) {
    const Marks = await marksFor(this.element);
    this.#signal.throwIfAborted();
    const lights = lightsIn(article, Marks, (act) => this.#changes?.quietly(act));
    this.#showing = new Showing(this, article, lights);
    if (Marks !== null && !this.#showing.marks) this.#tell(words.failure({ code: 'marks-unavailable' }), false, 'highlights');
    return this.#showing;
  }

  /** Before a change is painted, what stood there is taken away. @param {MutationRecord[]} records */
  #touched(records) {
    for (const { target, removedNodes } of records) for (const node of [target, ...removedNodes]) this.#showing?.drop(node);
  }

  /** @param {string} code @param {unknown} [about] */
  #fail(code, about) {
    const failure = words.failure({ code, file: /** @type {{file?: string}} */ (about)?.file ?? '' });
    this.view.say('');
    // A sentence that already stands there is not said again.
    if (this.view.fault.textContent?.includes(failure.message)) return;
    this.view.fail(failure, !code.startsWith('article-'));
    this.#tell(failure, true, '');
  }

  /** @param {import('./view.js').Failure} failure @param {boolean} fatal @param {string} fallback */
  #tell({ code, message, hint }, fatal, fallback) {
    this.element.tell('error', { code, message, hint, fatal, fallback });
  }

  /** @param {{result: Result} | {error: unknown}} outcome */
  #settle(outcome) {
    for (const { resolve, reject } of this.#waiting.splice(0)) 'result' in outcome ? resolve(outcome.result) : reject(outcome.error);
  }

  #clear() {
    this.#showing?.end();
    this.#showing = null;
  }
}
