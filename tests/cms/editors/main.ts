// One page with every editor, each with the same article: ?only=NAME makes one, ?us=no leaves us out, ?article=long takes 5,000 words.
import { Editor, Extension } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import { Bold, ClassicEditor, Essentials, Paragraph } from 'ckeditor5';
import { convertFromRaw, EditorState } from 'draft-js';
import { DraftailEditor, serialiseEditorStateToRaw } from 'draftail';
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from 'lexical';
import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { DOMSerializer, Node } from 'prosemirror-model';
import { schema } from 'prosemirror-schema-basic';
import { EditorState as ProseState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import Quill from 'quill';
import { createElement } from 'react';
import { render } from 'react-dom';
import tinymce from 'tinymce';
import { decorate } from 'claimlight/editor';
import { claimlight, explain } from 'claimlight/prosemirror';

const asked = new URLSearchParams(location.search);
const us = asked.get('us') !== 'no';
const assets = { assetBase: '/dist/' };

/** What a test asks of an editor. */
type Made = { root: HTMLElement; output: () => string; stop: () => void; explain?: () => boolean };
type Make = (host: HTMLElement, lines: string[], told: (results: unknown) => void) => Promise<Made> | Made;

const html = (lines: string[]) => lines.map((line) => `<p>${line}</p>`).join('');

/** Over any editing root. */
function generic(root: HTMLElement, output: () => string, told: (results: unknown) => void): Made {
  if (!us) return { root, output, stop: () => {} };
  const decorator = decorate(root, assets);
  decorator.addEventListener('results', () => told(decorator.results));
  decorator.addEventListener('error', ({ detail }) => told(detail));
  return { root, output, stop: () => decorator.stop(), explain: () => decorator.explain() };
}

/** What leaves nothing of ours behind in ProseMirror. */
const native = (told: (results: unknown) => void) => (us ? [claimlight({ ...assets, onResults: told, onError: told })] : []);

const makers: Record<string, Make> = {
  plain(host, lines, told) {
    host.contentEditable = 'true';
    host.innerHTML = html(lines);
    return generic(host, () => host.innerHTML, told);
  },
  async tinymce(host, lines, told) {
    host.innerHTML = html(lines);
    const [editor] = await tinymce.init({
      target: host,
      license_key: 'gpl',
      base_url: '/tinymce',
      suffix: '.min',
      menubar: false,
      height: 300,
    });
    return generic(editor.getBody(), () => editor.getContent(), told);
  },
  async ckeditor(host, lines, told) {
    const editor = await ClassicEditor.create(host, {
      licenseKey: 'GPL',
      plugins: [Essentials, Paragraph, Bold],
      initialData: html(lines),
    });
    return generic(editor.ui.getEditableElement() as HTMLElement, () => editor.getData(), told);
  },
  quill(host, lines, told) {
    const editor = new Quill(host, { theme: 'snow', modules: { toolbar: false } });
    editor.setContents([{ insert: `${lines.join('\n')}\n` }] as never);
    editor.history.clear();
    return generic(editor.root, () => editor.getSemanticHTML(), told);
  },
  async draftail(host, lines, told) {
    const blocks = lines.map((text, i) => ({ key: `k${i}`, text, type: 'unstyled', depth: 0, inlineStyleRanges: [], entityRanges: [] }));
    let state = EditorState.createWithContent(convertFromRaw({ blocks, entityMap: {} } as never));
    await new Promise<void>((resolve) => {
      const draw = () =>
        render(
          createElement(
            DraftailEditor as never,
            { editorState: state, onChange: (next: typeof state) => void ((state = next), draw()) } as never,
          ),
          host,
          resolve,
        );
      draw();
    });
    return generic(
      host.querySelector('[contenteditable=true]') as HTMLElement,
      () => JSON.stringify(serialiseEditorStateToRaw(state)),
      told,
    );
  },
  lexical(host, lines, told) {
    const editor = createEditor({
      namespace: 'test',
      onError: (error) => {
        throw error;
      },
    });
    host.contentEditable = 'true';
    host.style.whiteSpace = 'pre-wrap';
    editor.setRootElement(host);
    registerRichText(editor);
    registerHistory(editor, createEmptyHistoryState(), 300);
    editor.update(
      () =>
        void $getRoot()
          .clear()
          .append(...lines.map((line) => $createParagraphNode().append($createTextNode(line)))),
      { discrete: true, tag: 'history-merge' },
    );
    return generic(host, () => JSON.stringify(editor.getEditorState()), told);
  },
  prosemirror(host, lines, told) {
    const doc = Node.fromJSON(schema, {
      type: 'doc',
      content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    });
    const plugins = [history(), keymap({ 'Mod-z': undo, 'Mod-y': redo }), keymap(baseKeymap), ...native(told)];
    const view = new EditorView(host, { state: ProseState.create({ doc, plugins }) });
    const output = () => {
      const box = document.createElement('div');
      box.append(DOMSerializer.fromSchema(schema).serializeFragment(view.state.doc.content));
      return box.innerHTML;
    };
    return {
      root: view.dom,
      output,
      stop: () => view.updateState(view.state.reconfigure({ plugins: plugins.slice(0, 3) })),
      explain: () => explain(view.state, undefined, view),
    };
  },
  tiptap(host, lines, told) {
    const Claimlight = Extension.create({ name: 'claimlight', addProseMirrorPlugins: () => native(told) });
    const editor = new Editor({ element: host, extensions: [StarterKit, Claimlight], content: html(lines) });
    return {
      root: editor.view.dom,
      output: () => editor.getHTML(),
      stop: () => void editor.unregisterPlugin('claimlight'),
      explain: () => editor.commands.command(({ state, view }) => explain(state, undefined, view)),
    };
  },
};

const article = await (await fetch(`/article.json?${asked}`)).json();
const editors: Record<string, Made> = {};
const heard: Record<string, unknown> = {};
for (const [name, make] of Object.entries(makers)) {
  if ((asked.get('only') ?? name) !== name) continue;
  const section = document.body.appendChild(document.createElement('section'));
  section.append(Object.assign(document.createElement('h2'), { textContent: name }));
  const host = section.appendChild(document.createElement('div'));
  host.className = 'host';
  editors[name] = await make(host, article, (results) => (heard[name] = results));
}
Object.assign(window, { editors, heard });
