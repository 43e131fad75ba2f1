// The box that a text comes in by: typed, pasted, dropped, opened, or a sample. Nothing that was in it is ever lost.

import { isPage, parse, textOfHtml } from '../article/html.js';
import { make, makeButton } from '../view/make.js';
import { FileError, oneFile, textOfFile } from './files.js';
import * as strings from './strings.js';
import { articleOf } from './whole.js';

/** Longer pastes than this skip the browser's own undo, which takes seconds for them. */
const UNDOABLE = 100_000;

/**
 * Fires "text" (`detail.whole`: it came as a whole rather than typed; `detail.note`: what to say about it) and "problem"
 * (`detail`: a sentence).
 */
export class Box extends EventTarget {
  readonly area: HTMLTextAreaElement;
  readonly input: HTMLInputElement;
  /** The text before the last one that came as a whole; empty where there is none. */
  earlier = '';
  /** The whole page of which the text is the article; empty otherwise. */
  page = '';
  /** Whether what is pasted will be all there is. */
  #whole = false;
  #inserting = false;

  /** @param root holds the textarea, the file input and the list for samples */
  constructor(root: HTMLElement) {
    super();
    this.area = root.querySelector('textarea') as HTMLTextAreaElement;
    this.input = root.querySelector('input[type=file]') as HTMLInputElement;
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
    void this.#samples(root.querySelector('.samples') as HTMLElement);
  }

  get text() {
    return this.area.value;
  }

  /** Puts another text in the place of this one, which can be brought back. */
  replace(text: string, { note = '', page = '' }: { note?: string; page?: string } = {}) {
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

  #tell(whole: boolean, note: string = '') {
    this.dispatchEvent(new CustomEvent('text', { detail: { whole, note } }));
  }

  #problem(message: string) {
    const kept = this.text ? ` ${strings.files.kept}` : '';
    this.dispatchEvent(new CustomEvent('problem', { detail: message + kept }));
  }

  /** Takes what comes, or says why not. */
  async #take(get: () => Promise<{ text: string; note?: string; page?: string }>) {
    try {
      const { text, ...about } = await get();
      this.replace(text, about);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.#problem(error.message);
    }
  }

  #paste(event: ClipboardEvent) {
    const data = event.clipboardData;
    const { target } = event;
    const inside = target === this.area;
    // Other fields keep their own pasting.
    if (!data || (!inside && target instanceof Element && target.closest('input, textarea, select'))) return;
    const { selectionStart, selectionEnd, value } = this.area;
    const whole = !inside || !(value.slice(0, selectionStart) + value.slice(selectionEnd)).trim();
    const page = whole ? pageOf(data) : null;
    const text = page ? '' : plainOf(data);
    if (page) {
      event.preventDefault();
      void this.#take(() => articleOf(page));
    } else if (!text && data.files.length) {
      event.preventDefault();
      void this.#take(async () => this.#file(data));
    } else if (!inside && text) {
      event.preventDefault();
      this.replace(text);
    } else if (inside) {
      this.#whole = whole;
      if (data.types.includes('text/html') && text) {
        event.preventDefault();
        this.#insert(text);
      }
    }
  }

  /** Puts a text where the caret is. */
  #insert(text: string) {
    const whole = this.#whole;
    // Chromium tells of each line that it inserts.
    this.#inserting = true;
    if (text.length > UNDOABLE || !document.execCommand('insertText', false, text))
      this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, 'end');
    this.#inserting = false;
    this.#whole = whole;
    this.area.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste' }));
  }

  async #file(data: DataTransfer) {
    return textOfFile(oneFile(data));
  }

  #drag(event: DragEvent) {
    if (!event.dataTransfer || (event.target === this.area && !event.dataTransfer.types.includes('Files'))) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.#dragging(true);
  }

  #drop(event: DragEvent) {
    this.#dragging(false);
    const data = event.dataTransfer;
    if (!data || (event.target === this.area && !data.types.includes('Files'))) return;
    event.preventDefault();
    const page = pageOf(data);
    if (data.types.includes('Files')) void this.#take(async () => this.#file(data));
    else if (page) void this.#take(() => articleOf(page));
    else if (plainOf(data)) this.replace(plainOf(data));
    else this.#problem(strings.files.nothing);
  }

  #dragging(on: boolean) {
    document.documentElement.toggleAttribute('data-dragging', on);
  }

  async #samples(list: HTMLElement) {
    const response = await fetch('samples/index.json').catch(() => null);
    if (!response?.ok) return void list.closest('section')?.remove();
    const samples: { file: string; title: string; about: string }[] = await response.json();
    for (const { file, title, about } of samples) {
      const button = makeButton('sample', '', () => void this.#take(() => sample(file)));
      button.append(make('strong', '', title), ' ', make('span', '', about));
      const item = make('li');
      item.append(button);
      list.append(item);
    }
  }
}

async function sample(file: string) {
  const response = await fetch(`samples/${file}`).catch(() => null);
  if (!response?.ok) throw new FileError(strings.files.sample);
  return { text: await response.text() };
}

/** What is pasted or dropped, where it is more than an article. */
function pageOf(data: DataTransfer) {
  const html = data.getData('text/html');
  const document = html ? parse(html) : null;
  return document && isPage(document) ? document : null;
}

/** The words of what is pasted or dropped, paragraphs kept. */
function plainOf(data: DataTransfer) {
  const html = data.getData('text/html');
  return (html && textOfHtml(html).trim()) || data.getData('text/plain');
}
