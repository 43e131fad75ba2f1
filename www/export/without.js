// An analysis without what a reader has dismissed.

/** @typedef {import('../findings.js').Analysis} Analysis */

/**
 * @param {Analysis} analysis
 * @param {ReadonlySet<unknown>} dismissed quotes and doubts of this same analysis
 * @returns {Analysis}
 */
export function without(analysis, dismissed) {
  if (!dismissed.size) return analysis;
  const quotes = analysis.quotes.filter((quote) => !dismissed.has(quote));
  const at = new Map(quotes.map((quote, i) => [quote, i]));
  const uncertainties = analysis.uncertainties
    .filter((doubt) => !dismissed.has(doubt))
    .map((doubt) => ({ ...doubt, quote: at.get(analysis.quotes[doubt.quote ?? -1]) ?? null }));
  return { ...analysis, quotes, uncertainties };
}
