// From an Analysis to what the page shows: findings, which can be explained, and layers, which are marked in the text.

/**
 * @typedef {import('./pkg/claimlight.js').Analysis} Analysis
 * @typedef {import('./pkg/claimlight.js').Speaker} Speaker
 * @typedef {import('./pkg/claimlight.js').Quote} Quote
 * @typedef {import('./pkg/claimlight.js').Uncertainty} Uncertainty
 * @typedef {'quote' | 'speaker' | 'cue' | 'doubt'} Kind what a reader can switch on and off
 */

export const KINDS = /** @type {const} */ (['quote', 'speaker', 'cue', 'doubt']);

/**
 * A quote or a doubt, with the stretches of text that belong to it.
 * @typedef {object} Finding
 * @property {number} id its place in the order of the text
 * @property {Quote | null} quote the quote that it is, or that the doubt is part of
 * @property {Uncertainty | null} doubt
 * @property {Speaker | null} speaker whose words or whose doubt it is, where that is known
 * @property {Speaker | null} teller in whose words a quote stands, where somebody else tells it
 * @property {boolean} certain whether that is more than probable
 * @property {number | null} confidence
 * @property {Layer[]} layers the one to go to first
 */

/**
 * One stretch of text that is marked for one reason. Two quotes may share one: "X said that … and that …".
 * @typedef {object} Layer
 * @property {Kind | 'scope'} kind
 * @property {number} start
 * @property {number} end
 * @property {Finding[]} findings
 */

/**
 * @param {Analysis} analysis
 * @returns {{findings: Finding[], layers: Layer[]}} both in the order of the text; a layer before those inside it
 */
export function findingsOf(analysis) {
  const steps = findingsBySteps(analysis);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * The same, interrupted after each finding: a long article's take a while.
 * @param {Analysis} analysis
 * @returns {Generator<void, {findings: Finding[], layers: Layer[]}>}
 */
export function* findingsBySteps(analysis) {
  /** @type {Map<string, Layer>} */
  const layers = new Map();
  /** @param {Finding} finding @param {Layer['kind']} kind @param {[number, number] | null | undefined} span */
  const add = (finding, kind, span) => {
    if (!span || span[0] >= span[1]) return;
    const key = `${kind} ${span}`;
    const layer = layers.get(key) ?? { kind, start: span[0], end: span[1], findings: [] };
    layers.set(key, layer);
    layer.findings.push(finding);
    finding.layers.push(layer);
  };
  const speakerOf = (/** @type {Quote | null} */ quote) => analysis.speakers[quote?.attribution?.speaker ?? -1] ?? null;
  const tellerOf = (/** @type {Quote} */ quote) => {
    const teller = speakerOf(analysis.quotes[quote.inside ?? -1] ?? null);
    return teller === speakerOf(quote) ? null : teller;
  };
  const certain = (/** @type {Quote | null} */ quote) => quote?.attribution?.speaker_certain ?? false;

  /** @type {Finding[]} */
  const all = [];
  for (const quote of analysis.quotes) {
    yield;
    const { attribution } = quote;
    const confidence = attribution?.confidence ?? null;
    /** @type {Finding} */
    const finding = { id: 0, quote, doubt: null, speaker: speakerOf(quote), teller: tellerOf(quote), certain: certain(quote), confidence, layers: [] };
    // What somebody does not answer is not their words: only that they are silent is marked.
    const silent = quote.sort === 'silence';
    if (silent) add(finding, 'cue', attribution?.cue);
    else for (const span of quote.content) add(finding, 'quote', span);
    add(finding, 'speaker', attribution?.source);
    if (!silent) add(finding, 'cue', attribution?.cue);
    all.push(finding);
  }
  for (const doubt of analysis.uncertainties) {
    yield;
    const quote = doubt.quote === null ? null : (analysis.quotes[doubt.quote] ?? null);
    /** @type {Finding} */
    const finding = { id: 0, quote, doubt, speaker: speakerOf(quote), teller: null, certain: certain(quote), confidence: doubt.confidence, layers: [] };
    add(finding, 'doubt', doubt.cue);
    add(finding, 'scope', doubt.scope);
    all.push(finding);
  }

  const findings = all.filter((f) => f.layers.length > 0);
  findings.sort((a, b) => a.layers[0].start - b.layers[0].start || b.layers[0].end - a.layers[0].end);
  findings.forEach((finding, id) => (finding.id = id));
  return { findings, layers: [...layers.values()].sort(outerFirst) };
}

const DEPTH = { scope: 0, quote: 1, speaker: 2, cue: 3, doubt: 4 };

/** @param {Layer} a @param {Layer} b */
function outerFirst(a, b) {
  return a.start - b.start || b.end - a.end || DEPTH[a.kind] - DEPTH[b.kind];
}

/**
 * The next mark to go to, or the one before; the last or first where there is none.
 * @param {Layer[]} stops in the order of the text
 * @param {Layer | null} current
 * @param {1 | -1} step
 * @param {boolean} [findingsOnly] only where findings begin: no speakers or cues
 * @returns {Layer | null}
 */
export function stopFrom(stops, current, step, findingsOnly = false) {
  const some = findingsOnly ? stops.filter((layer) => layer.findings.some((finding) => finding.layers[0] === layer)) : stops;
  const at = current?.start ?? -1;
  const index = current ? some.indexOf(current) : -1;
  const from = index >= 0 ? index + step : step > 0 ? some.findIndex((l) => l.start >= at) : some.findLastIndex((l) => l.start < at);
  return some.at(Math.min(Math.max(from, 0), some.length - 1)) ?? null;
}
