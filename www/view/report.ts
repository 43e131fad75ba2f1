// "Report a mistake": a text that says what was shown, and where, for the reader to complete, copy and send. Nothing is sent from here.

import type { Layer } from '../article/layers.js';
import { copied } from '../article/link.js';
import { explanation } from './explanation.js';
import { make, makeButton } from './make.js';
import { t } from './strings.js';

/**
 * What the card offers a reader who sees a mistake.
 * @param layer what the card explains
 * @param text the article
 */
export function report(layer: Layer, text: string): HTMLDetailsElement {
  const root = make('details', 'report');
  root.append(make('summary', '', t.explain.report.title));
  root.addEventListener('toggle', () => {
    if (!root.open) return;
    if (root.childElementCount === 1) root.append(...form(reportOf(layer, text)));
    const box = root.querySelector('textarea');
    box?.focus({ preventScroll: true });
    // Where the reader goes on.
    box?.setSelectionRange(box.value.length, box.value.length);
    box?.scrollTo(0, box.scrollHeight);
    // To the top of the card, which scrolls.
    if (root.parentElement) root.parentElement.scrollTop = root.offsetTop - 8;
  });
  return root;
}

function form(text: string): HTMLElement[] {
  const words = t.explain.report;
  const box = make('textarea');
  box.rows = 6;
  box.value = text;
  const label = make('label', '', words.label);
  label.append(box);
  const told = make('output', 'told');
  const copy = async () => {
    const done = await copied(box.value);
    if (!done) box.select();
    told.textContent = done ? words.copied : words.notCopied;
  };
  return [make('p', '', words.hint), label, makeButton('copy', words.copy, copy), told];
}

/** The text before the reader completes it: the sentence, what was shown, and room for what is right. */
export function reportOf(layer: Layer, text: string): string {
  const { title, what, sure } = explanation(layer, text);
  const [finding] = layer.findings;
  const spans = layer.kind === 'speaker' ? [layer] : finding.layers;
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  return t.explain.report.text(sentencesAt(text, start, end), `${title}. ${what} ${sure}`);
}

/**
 * The sentences of a text that a stretch of it lies in, and nothing else of it.
 * @param start in UTF-16 code units, as `end`
 */
export function sentencesAt(text: string, start: number, end: number): string {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  const lines = text.slice(from, to < 0 ? text.length : to);
  if (!Intl.Segmenter) return lines.trim();
  let out = '';
  for (const { index, segment } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(lines))
    if (from + index < end && from + index + segment.length > start) out += segment;
  return out.trim();
}
