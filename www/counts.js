// How much there is of each kind, and how much of it is shown.

/**
 * @param {{analysis: import('./findings.js').Analysis, findings: import('./findings.js').Finding[], layers: import('./findings.js').Layer[]}} result
 * @param {(finding: import('./findings.js').Finding) => boolean} admits
 * @returns {import('./legend.js').Counts}
 */
export function countsOf({ analysis, findings, layers }, admits) {
  const shown = findings.filter(admits);
  const cues = layers.filter(({ kind }) => kind === 'cue');
  const speakers = new Set(shown.flatMap(({ doubt, speaker }) => (doubt || !speaker ? [] : [speaker])));
  const kind = (/** @type {boolean} */ doubts) =>
    /** @type {[number, number]} */ ([shown, findings].map((all) => all.filter(({ doubt }) => doubts === Boolean(doubt)).length));
  return {
    quote: kind(false),
    speaker: [speakers.size, analysis.speakers.length],
    cue: [cues.filter((layer) => layer.findings.some(admits)).length, cues.length],
    doubt: kind(true),
  };
}
