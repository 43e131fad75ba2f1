// One stay of an element on a page: finds its article, reads it, shows what was found, follows what changes, and leaves
// nothing behind. All that it starts ends with one signal.

import { relocate } from '../article/relocate.js';
import { articleAt, articleOf, Changes, near } from '../article/target.js';
import { ArticleText } from '../article/text.js';
import type { Analysis, Format } from '../engine/analysis.js';
import { get, listen } from '../engine/dom.js';
import type { Engine } from '../engine/engine.js';
import { codeOf, EngineError, type ErrorCode } from '../engine/errors.js';
import { filesOf } from '../engine/files.js';
import { Reader } from '../engine/reader.js';
import { inTurns } from '../engine/turns.js';
import type { Corrections } from '../view/corrections.js';
import { Dismissals } from '../view/dismissals.js';
import { findingsBySteps, type Result } from '../view/findings.js';
import type { Given } from '../view/results.js';
import { placesOf } from './attributes.js';
import { bars } from './bars.js';
import type { ClaimLight } from './claim-light.js';
import { doubtful } from './doubtful.js';
import { type Problem, tell, told } from './events.js';
import { lightsFor, wantsMarks } from './lights.js';
import { Showing } from './showing.js';
import type { View } from './view.js';
import { Waiting } from './waiting.js';
import { type Failure, failure } from '../view/failures.js';
import { t } from '../view/strings.js';

export class Session {
  readonly element: ClaimLight;
  readonly view: View;
  result: Result | null = null;
  showing: Showing | null = null;
  /** What the reader has put right, once there is a list to do so, and put away. */
  corrections: Corrections | null = null;
  dismissals = new Dismissals();
  /** What belonged to the text and is in it no more. */
  lost: string[] = [];
  #ending = new AbortController();
  #signal = this.#ending.signal;
  /** What wakes the session up. */
  #changes: Changes | null = null;
  #reader: Reader;
  #article: Element | null = null;
  #shown: { text: ArticleText; result: Result } | null = null;
  /** Whether the text is to be read again though it is the same. */
  #again = false;
  #working = false;
  /** What to say besides the counts, after the reader has put something right. */
  #note = '';
  /** Made elsewhere, to be placed on the text. */
  #given: Given | null;
  #waiting = new Waiting<Result>();
  /** Ends the waiting for an article to be seen. */
  #asked = () => {};

  constructor(element: ClaimLight, view: View, given: Given | null) {
    this.element = element;
    this.view = view;
    this.#given = given;
    const files = () => filesOf(placesOf(element));
    this.#reader = new Reader(files, this.#signal, (engine) => this.#ready(engine));
    listen(view, 'cancel', () => this.#reader.cancel(), this.#signal);
    listen(view, 'retry', () => this.again(), this.#signal);
    void this.#live();
  }

  /** A result in another format, without what the reader has dismissed. */
  async export(format: Format, result: Result): Promise<string> {
    const findings = { format, analysis: this.dismissals.rest(result), source: location.href.split('#')[0] };
    return this.#reader.export(result.text, findings);
  }

  /**
   * @param again whether to read once more
   * @returns what was found, or is found next
   */
  async found(again: boolean): Promise<Result> {
    if (this.result && !again) return this.result;
    this.#asked();
    const found = this.#waiting.next(again);
    // What is being read is read now.
    if (again && (!this.#working || this.#changes?.pending)) this.again();
    return found;
  }

  again() {
    this.#again = true;
    this.look();
  }

  /** Looks whether the article is another, or says something else; what is being read of it then is not read to its end. */
  look() {
    if ((this.#changes?.pending || articleOf(this.element, this.#article) !== this.#article) && this.#working) this.#reader.cancel();
    this.#changes?.poke(true);
  }

  /** Shows the same by other means. */
  dress() {
    this.#clear();
    this.look();
  }

  /** Shows results that were made elsewhere, or, without any, reads again. */
  give(given: Given | null) {
    this.#given = given;
    this.corrections?.forget();
    this.again();
  }

  /**
   * Ends it, whatever goes on.
   * @param quietly without an error: the reader wants it so
   */
  end(quietly: boolean = false) {
    const working = this.#working && !quietly;
    this.#ending.abort(new DOMException(failure({ code: 'element-removed' }).message, 'AbortError'));
    this.#clear();
    this.view.reset();
    this.#waiting.settle({ error: this.#signal.reason });
    if (working) this.#fail('element-removed');
  }

  async #live() {
    try {
      for (let gone: ErrorCode = 'article-missing'; ; gone = 'article-removed') {
        const article = await articleAt(this.element, (this.#changes = new Changes(this.#signal)), () => this.#absent(gone));
        bars.add(this.view, article);
        doubtful(this.element, (problem) => this.#tell(problem, false, 'best-match'));
        if (this.element.getAttribute('loading') === 'lazy')
          await Promise.race([near(article, this.#signal), new Promise<void>((resolve) => (this.#asked = resolve))]);
        await this.#follow((this.#article = article));
        this.#clear();
        this.result = this.#article = null;
        this.view.clear();
      }
    } catch (error) {
      if (!this.#signal.aborted) throw error;
    }
  }

  /** There is no article: its page is told, or is to bring one later, for which the machine gets ready. */
  #absent(code: ErrorCode) {
    if (this.element.getAttribute('for') !== '') return this.#fail(code);
    this.view.reset();
    this.#reader.start().catch((error) => this.#signal.aborted || this.#fail(codeOf(error), error));
  }

  /** Keeps an article read until it is another. */
  async #follow(article: Element) {
    const changes = (this.#changes = new Changes(this.#signal, (records) => this.#touched(records)).watch(article));
    try {
      do {
        this.#working = true;
        await this.#read(article);
        this.#working = false;
        await changes.next();
      } while (get(article, 'isConnected') && articleOf(this.element, article) === article);
    } finally {
      changes.stop();
    }
  }

  async #read(article: Element) {
    const text = new ArticleText(article);
    text.marks = this.showing?.marks ?? null;
    await inTurns(text.read(), this.#signal);
    for (const root of text.shadows) this.#changes?.include(root);
    if (!text.text.trim()) {
      this.#clear();
      this.result = null;
      return this.#fail('article-empty');
    }
    const known = this.#again ? null : this.result;
    try {
      if (known && this.#shown?.result === known && this.#shown.text.equals(text)) {
        // Nothing that is read has changed: at most colours.
        this.showing?.dress();
      } else if (known?.text === text.text) {
        await this.#show(text, known);
      } else if (this.#given) {
        const { analysis, words } = this.#given(text.text);
        await this.#place(text, analysis, words);
      } else {
        // What was found before is shown until there is more, which those who wait wait for.
        if (this.result && this.result.text !== text.text) await this.#place(text, this.result.found, this.result.text);
        this.#again = false;
        await this.#show(text, await this.#analyse(text.text), true);
      }
      if (this.result && articleOf(this.element, article) === article) this.#waiting.settle({ result: this.result });
    } catch (error) {
      this.#signal.throwIfAborted();
      const cancelled = error instanceof DOMException && error.name === 'AbortError';
      // It is to be read anew, or another is.
      if (cancelled && (this.#again || articleOf(this.element, article) !== article)) return;
      this.#waiting.settle({ error });
      if (cancelled) this.view.say(t.cancelled);
      else this.#fail(codeOf(error), error);
    }
  }

  async #analyse(text: string): Promise<Result> {
    const done = this.view.work();
    const progress = (share: number) => {
      this.view.progress.value = share;
      tell(this.element, 'progress', { done: share });
    };
    try {
      return await this.#resultOf(text, await this.#reader.analyze(text, progress));
    } finally {
      done();
    }
  }

  /** What was found, as the reader left it. */
  async #resultOf(text: string, found: Analysis): Promise<Result> {
    const analysis = this.corrections?.of(text, found) ?? found;
    return { text, found, analysis, ...(await inTurns(findingsBySteps(analysis, text), this.#signal)) };
  }

  /** Shows what the reader has put right, in turn with whatever else goes on. */
  async correct(text: string, note: string) {
    if (this.result?.text !== text) return;
    const result = await this.#resultOf(text, this.result.found);
    if (this.result.text !== text) return;
    this.result = result;
    this.#note = note;
    this.look();
  }

  #ready(engine: Engine) {
    this.element.started();
    tell(this.element, 'ready', { version: engine.version, place: engine.place || 'page' });
    if (engine.fallback) this.#tell({ ...failure({ code: engine.fallback }), message: t.fallback(engine.fallback) }, false, engine.place);
  }

  /** Puts what was found in another text where its words are now. */
  async #place(text: ArticleText, before: Analysis, was: Parameters<typeof relocate>[1]) {
    const { analysis, lost } = await inTurns(relocate(before, was, text.text), this.#signal);
    this.#again = false;
    await this.#show(text, await this.#resultOf(text.text, analysis));
    if (lost.length && lost.join() !== this.lost.join()) this.#tell(failure({ code: 'anchor-lost' }));
    this.lost = lost;
    this.view.lose(lost);
  }

  /** @param fresh whether it has just been found */
  async #show(text: ArticleText, result: Result, fresh: boolean = false) {
    const showing = this.showing ?? (await this.#stage(text.root));
    this.#shown = { text, result };
    const note = this.#note;
    this.#note = '';
    this.result = result;
    if (fresh) {
      this.lost = [];
      this.view.lose([]);
    }
    this.view.fail(null);
    await inTurns(showing.show(text, result, note), this.#signal);
    // It went away meanwhile.
    if (articleOf(this.element, text.root) !== text.root) return;
    if (result.analysis.language !== 'english' && fresh) this.#tell(failure({ code: 'language-unsupported' }));
    if (fresh || note) tell(this.element, 'results', told(result));
  }

  /** Whatever shows results over an article. */
  async #stage(article: Element) {
    const lights = await lightsFor(this.element, article, this.#signal, (act) => this.#changes?.quietly(act));
    const showing = (this.showing = new Showing(this, article, lights));
    if (wantsMarks(this.element) && !showing.marks) this.#tell(failure({ code: 'marks-unavailable' }), false, 'highlights');
    return showing;
  }

  /** Before a change is painted, what stood there is taken away. */
  #touched(records: MutationRecord[]) {
    if (records.some(({ type }) => type !== 'attributes')) this.#shown = null;
    for (const { target, removedNodes } of records) for (const node of [target, ...removedNodes]) this.showing?.drop(node);
  }

  #fail(code: ErrorCode, about?: unknown) {
    const problem = failure({ code, file: (about as EngineError | undefined)?.file ?? '' });
    this.#waiting.settle({ error: about ?? new EngineError(code) });
    this.view.say('');
    // A sentence that already stands there is not said again.
    if (this.view.fault.textContent?.includes(problem.message)) return;
    this.view.fail(problem, !code.startsWith('article-'));
    this.#tell(problem, true);
  }

  #tell(problem: Failure, fatal = false, fallback: Problem['fallback'] = '') {
    tell(this.element, 'error', { ...problem, fatal, fallback });
  }

  #clear() {
    this.showing?.end();
    this.showing = this.#shown = null;
  }
}
