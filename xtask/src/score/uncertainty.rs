//! Scores what is left open: cues, kinds, holders, and how far each reaches.

use super::article::Article;
use super::words::{Span, Words, common};
use super::{Judged, Scores};
use std::collections::BTreeSet;

/// A doubt of either side.
struct Doubt<'a> {
    cue: Words,
    scope: Words,
    /// Whether a scope is marked.
    scoped: bool,
    kind: Option<&'a str>,
    holder: Option<&'a str>,
}

/// What an article adds to the figures: "cue exact", the same words; "cue overlap", a common word, each in one pair; "sentence",
/// sentences with any cue; and over the pairs, kinds, holders and scopes.
pub(crate) fn uncertainty(article: &Article<'_>) -> Scores {
    let doubt = |cue: Span, scope: Option<Span>, kind, holder| Doubt {
        cue: article.text.cover(&[cue]),
        scope: article.text.cover(scope.as_slice()),
        scoped: scope.is_some(),
        kind,
        holder,
    };
    let looked_at = |d: &Doubt<'_>| looked_at(article, &d.cue);
    let marked = article.document.uncertainties.iter();
    let marked: Vec<Doubt<'_>> = marked
        .map(|d| doubt([d.start, d.end], d.scope, d.kind.as_deref(), d.holder.as_deref()))
        .filter(looked_at)
        .collect();
    let findings = article.findings.uncertainties.iter();
    let (found, signed): (Vec<Doubt<'_>>, Vec<_>) = findings
        .map(|d| (doubt(d.cue, d.scope, Some(&d.kind), d.holder.as_deref()), (&d.by, d.confidence)))
        .filter(|(d, _)| looked_at(d))
        .unzip();
    let pairs = pairs(&marked, &found);
    let right = |j: usize| pairs.iter().any(|&(i, k)| k == j && marked[i].kind == found[j].kind);
    let judge = |(j, (by, said)): (usize, (&String, f64))| Judged { rule: by.clone(), said, right: right(j) };
    let mut scores = Scores { judged: signed.into_iter().enumerate().map(judge).collect(), ..Scores::default() };
    cues(article, &marked, &found, &pairs, &mut scores);
    let pairs: Vec<_> = pairs.into_iter().map(|(i, j)| (&marked[i], &found[j])).collect();
    agreement(&pairs, &mut scores);
    scores
}

/// Whether people looked for doubts where these words begin.
fn looked_at(article: &Article<'_>, cue: &Words) -> bool {
    let scored = &article.document.scored;
    let within = |at: usize| scored.is_empty() || scored.iter().any(|s| (s[0]..s[1]).contains(&at));
    article.text.start(cue).is_some_and(within)
}

/// Cues with a common word: each marked one with the found one that it shares most words with, the same kind and the first before
/// others.
fn pairs(marked: &[Doubt<'_>], found: &[Doubt<'_>]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (i, m) in marked.iter().enumerate() {
        let free = found.iter().enumerate().filter(|(j, _)| !pairs.iter().any(|(_, k)| k == j));
        let alike = |f: &Doubt<'_>| (m.cue.intersection(&f.cue).count(), m.kind == f.kind);
        let best = free.map(|(j, f)| (alike(f), j)).rev().max_by_key(|(alike, _)| *alike);
        pairs.extend(best.filter(|((common, _), _)| *common > 0).map(|(_, j)| (i, j)));
    }
    pairs
}

fn cues(
    article: &Article<'_>,
    marked: &[Doubt<'_>],
    found: &[Doubt<'_>],
    pairs: &[(usize, usize)],
    scores: &mut Scores,
) {
    let figures = &mut scores.figures;
    let [all_marked, all_found] = [marked, found].map(|all| all.iter().map(|d| &d.cue).collect::<Vec<_>>());
    figures.of("cue exact").add(common(&all_marked, &all_found), found.len(), marked.len());
    figures.of("cue overlap").add(pairs.len(), found.len(), marked.len());
    let sentences = |cues: &[&Words]| -> BTreeSet<usize> {
        cues.iter().flat_map(|cue| cue.iter()).map(|&word| article.text.sentences[word]).collect()
    };
    let [marked_in, found_in] = [sentences(&all_marked), sentences(&all_found)];
    figures.of("sentence").add(marked_in.intersection(&found_in).count(), found_in.len(), marked_in.len());
    // Found doubts of a kind count in the articles in which that kind is marked.
    for kind in marked.iter().filter_map(|d| d.kind).collect::<BTreeSet<_>>() {
        let of = |d: &Doubt<'_>| d.kind == Some(kind);
        let both = pairs.iter().filter(|&&(i, j)| of(&marked[i]) && of(&found[j])).count();
        let [all_marked, all_found] = [marked, found].map(|all| all.iter().filter(|d| of(d)).count());
        figures.of(&format!("kind {kind}")).add(both, all_found, all_marked);
    }
}

/// How often the two of a pair agree.
fn agreement(pairs: &[(&Doubt<'_>, &Doubt<'_>)], scores: &mut Scores) {
    let figures = &mut scores.figures;
    figures.of("kind right").judge(pairs.iter().filter(|(m, f)| m.kind == f.kind).count(), pairs.len());
    figures.of("holder right").judge(pairs.iter().filter(|(m, f)| m.holder == f.holder).count(), pairs.len());
    let scoped: Vec<_> = pairs.iter().filter(|(m, _)| m.scoped).collect();
    // The marked cue belongs to neither scope.
    let same = |m: &Doubt<'_>, f: &Doubt<'_>| &m.scope - &m.cue == &f.scope - &m.cue;
    figures.of("scope exact").judge(scoped.iter().filter(|(m, f)| same(m, f)).count(), scoped.len());
    figures.of("scope tokens").add(
        scoped.iter().map(|(m, f)| m.scope.intersection(&f.scope).count()).sum(),
        scoped.iter().map(|(_, f)| f.scope.len()).sum(),
        scoped.iter().map(|(m, _)| m.scope.len()).sum(),
    );
}
