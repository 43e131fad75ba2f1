// The box that a text comes in by: typed, pasted, dropped, opened, or a sample. Nothing that was in it is ever lost.

import { make, makeButton } from './element.js';
import { FileError, oneFile, textOfFile } from './files.js';
import { textOfHtml } from './rich.js';
import * as strings from './strings.js';

/** Longer pastes than this skip the browser's own undo, which takes seconds for them. */
const UNDOABLE = 100_000;

/**
 * Fires "text" (`detail.whole`: it came as a whole rather than typed; `detail.note`: what to say about it) and "problem"
 * (`detail`: a sentence).
 */
export class Box extends EventTarget {
  /** The text before the last one that came as a whole; empty where there is none. */
  earlier = '';
  /** The whole page of which the text is the article; empty otherwise. */
  page = '';
  /** Whether what is pasted will be all there is. */
  #whole = false;
  #inserting = false;

  /** @param {HTMLElement} root holds the textarea, the file input and the list for samples */
  constructor(root) {
    super();
    this.area = /** @type {HTMLTextAreaElement} */ (root.querySelector('textarea'));
    this.input = /** @type {HTMLInputElement} */ (root.querySelector('input[type=file]'));
    this.area.addEventListener('input', () => {
      if (this.#inserting) return;
      const whole = this.#whole;
      this.#whole = false;
      this.page = '';
      this.#tell(whole);
    });
    this.input.addEventListener('change', () => {
      const file = this.input.files?.[0];
      if (file) void this.#take(() => textOfFile(file));
      this.input.value = '';
    });
    document.addEventListener('paste', (event) => this.#paste(event));
    document.addEventListener('dragover', (event) => this.#drag(event));
    document.addEventListener('dragleave', (event) => event.relatedTarget || this.#dragging(false));
    document.addEventListener('drop', (event) => this.#drop(event));
    void this.#samples(/** @type {HTMLElement} */ (root.querySelector('.samples')));
  }

  get text() {
    return this.area.value;
  }

  /**
   * Puts another text in the place of this one, which can be brought back.
   * @param {string} text
   * @param {{note?: string, page?: string}} [about]
   */
  replace(text, { note = '', page = '' } = {}) {
    const before = this.text;
    this.area.value = text;
    this.area.scrollTop = 0;
    this.page = page;
    const replaced = before.trim() !== '' && before !== this.text;
    if (replaced) this.earlier = before;
    this.#tell(true, [note, replaced && text && note !== strings.status.restored ? strings.status.replaced : ''].join(' ').trim());
  }

  clear() {
    this.replace('', { note: strings.status.cleared });
  }

  /** Brings the earlier text back. */
  restore() {
    const text = this.earlier;
    this.earlier = '';
    this.replace(text, { note: strings.status.restored });
  }

  /** Takes the whole page instead of its article. */
  takePage() {
    this.replace(this.page);
  }

  /** @param {boolean} whole @param {string} [note] */
  #tell(whole, note = '') {
    this.dispatchEvent(new CustomEvent('text', { detail: { whole, note } }));
  }

  /** @param {string} message */
  #problem(message) {
    const kept = this.text ? ` ${strings.files.kept}` : '';
    this.dispatchEvent(new CustomEvent('problem', { detail: message + kept }));
  }

  /** Takes what comes, or says why not. @param {() => Promise<{text: string, note?: string, page?: string}>} get */
  async #take(get) {
    try {
      const { text, ...about } = await get();
      this.replace(text, about);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.#problem(error.message);
    }
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const data = event.clipboardData;
    const { target } = event;
    const inside = target === this.area;
    // Other fields keep their own pasting.
    if (!data || (!inside && target instanceof Element && target.closest('input, textarea, select'))) return;
    const text = plainOf(data);
    if (!text && data.files.length) {
      event.preventDefault();
      void this.#take(async () => this.#file(data));
    } else if (!inside && text) {
      event.preventDefault();
      this.replace(text);
    } else if (inside) {
      const { selectionStart, selectionEnd, value } = this.area;
      this.#whole = !(value.slice(0, selectionStart) + value.slice(selectionEnd)).trim();
      if (data.types.includes('text/html') && text) {
        event.preventDefault();
        this.#insert(text);
      }
    }
  }

  /** Puts a text where the caret is. @param {string} text */
  #insert(text) {
    const whole = this.#whole;
    // Chromium tells of each line that it inserts.
    this.#inserting = true;
    if (text.length > UNDOABLE || !document.execCommand('insertText', false, text))
      this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, 'end');
    this.#inserting = false;
    this.#whole = whole;
    this.area.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste' }));
  }

  /** @param {DataTransfer} data */
  async #file(data) {
    return textOfFile(oneFile(data));
  }

  /** @param {DragEvent} event */
  #drag(event) {
    if (!event.dataTransfer || (event.target === this.area && !event.dataTransfer.types.includes('Files'))) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.#dragging(true);
  }

  /** @param {DragEvent} event */
  #drop(event) {
    this.#dragging(false);
    const data = event.dataTransfer;
    if (!data || (event.target === this.area && !data.types.includes('Files'))) return;
    event.preventDefault();
    if (data.types.includes('Files')) void this.#take(async () => this.#file(data));
    else if (plainOf(data)) this.replace(plainOf(data));
    else this.#problem(strings.files.nothing);
  }

  /** @param {boolean} on */
  #dragging(on) {
    document.documentElement.toggleAttribute('data-dragging', on);
  }

  /** @param {HTMLElement} list */
  async #samples(list) {
    const response = await fetch(new URL('./samples/index.json', import.meta.url)).catch(() => null);
    if (!response?.ok) return void list.closest('section')?.remove();
    /** @type {{file: string, title: string, about: string}[]} */
    const samples = await response.json();
    for (const { file, title, about } of samples) {
      const button = makeButton('sample', '', () => void this.#take(() => sample(file)));
      button.append(make('strong', '', title), ' ', make('span', '', about));
      const item = make('li');
      item.append(button);
      list.append(item);
    }
  }
}

/** @param {string} file */
async function sample(file) {
  const response = await fetch(new URL(`./samples/${file}`, import.meta.url)).catch(() => null);
  if (!response?.ok) throw new FileError(strings.files.sample);
  return { text: await response.text() };
}

/** The words of what is pasted or dropped, paragraphs kept. @param {DataTransfer} data */
function plainOf(data) {
  const html = data.getData('text/html');
  return (html && textOfHtml(html).trim()) || data.getData('text/plain');
}
