// What the reader has dismissed, known by its words and by where they stand: it stays away however often the article is read, and
// is shown again only where its words have gone. In memory, for one stay on a page.

import type { Finding } from '../article/layers.js';
import { Finder } from '../article/relocate.js';
import type { Result } from './findings.js';
import type { Analysis } from '../engine/analysis.js';

const key = (doubt: unknown, span: [number, number]) => `${Boolean(doubt)} ${span}`;

export class Dismissals {
  /** Each where it was last seen, the latest last. */
  #made: { finding: Finding; doubt: unknown; text: string; span: [number, number] }[] = [];

  add({ text }: Result, finding: Finding) {
    const [{ start, end }] = finding.layers;
    this.#made.push({ finding, doubt: finding.doubt, text, span: [start, end] });
  }

  /** Takes one back. */
  undo(finding: Finding) {
    this.#made = this.#made.filter((made) => made.finding !== finding);
  }

  /** The analysis of a result without what is dismissed. */
  rest(result: Result): Analysis {
    return without(result.analysis, new Set(this.among(result).map(({ quote, doubt }) => doubt ?? quote)));
  }

  /** The findings of a result that are dismissed, the latest last. */
  among({ text, findings }: Result): Finding[] {
    if (!this.#made.length) return [];
    const at = new Map(findings.map((finding) => [key(finding.doubt, [finding.layers[0].start, finding.layers[0].end]), finding]));
    let finder = new Finder(text, text);
    return this.#made.flatMap((made) => {
      if (finder.was !== made.text) finder = new Finder(made.text, text);
      const span = finder.place(made.span);
      const finding = span && at.get(key(made.doubt, span));
      if (!finding) return [];
      Object.assign(made, { finding, text, span });
      return [finding];
    });
  }
}

/**
 * An analysis without what a reader has dismissed.
 * @param dismissed quotes and doubts of this same analysis
 */
export function without(analysis: Analysis, dismissed: ReadonlySet<unknown>): Analysis {
  if (!dismissed.size) return analysis;
  const kept = analysis.quotes.filter((quote) => !dismissed.has(quote));
  const at = new Map(kept.map((quote, i) => [quote, i]));
  const quotes = kept.map((quote) => ({ ...quote, inside: at.get(analysis.quotes[quote.inside ?? -1]) ?? null }));
  const uncertainties = analysis.uncertainties
    .filter((doubt) => !dismissed.has(doubt))
    .map((doubt) => ({ ...doubt, quote: at.get(analysis.quotes[doubt.quote ?? -1]) ?? null }));
  return { ...analysis, quotes, uncertainties };
}
