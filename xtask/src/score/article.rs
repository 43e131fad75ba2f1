//! An article as people marked it and as the engine reads it, both as words, and which of their attributions are the same.

use super::engine::{Findings, Quote};
use super::gold::{Attribution, Document};
use super::words::{Text, Words};

/// Both readings of one article.
pub(crate) struct Article<'a> {
    pub text: Text,
    pub document: &'a Document,
    pub findings: &'a Findings,
    pub marked: Vec<(Roles, &'a Attribution)>,
    pub found: Vec<(Roles, &'a Quote)>,
    pub pairs: Vec<Pair>,
}

/// The words of an attribution.
#[derive(Debug)]
pub(crate) struct Roles {
    pub content: Words,
    pub cue: Words,
    pub source: Words,
}

/// A marked attribution and the one that was found for it, by their places in the article.
#[derive(Debug, PartialEq)]
pub(crate) struct Pair {
    pub marked: usize,
    pub found: usize,
    /// Whether the sources share a word, or neither has one.
    pub same_source: bool,
}

impl<'a> Article<'a> {
    /// Attributions without content are left out, and with `nested` unset those found inside another's content.
    pub(crate) fn new(document: &'a Document, findings: &'a Findings, nested: bool) -> Self {
        let text = Text::new(&document.text);
        let marked = document.attributions.iter().map(|a| {
            let roles =
                Roles { content: text.cover(&a.content), cue: text.cover(&a.cue), source: text.cover(&a.source) };
            (roles, a)
        });
        let found = findings.quotes.iter().filter(|q| nested || q.inside.is_none()).map(|q| {
            let (source, cue) = q.attribution.as_ref().map_or((None, None), |a| (a.source, a.cue));
            let [source, cue] = [source, cue].map(|span| text.cover(span.as_slice()));
            (Roles { content: text.cover(&q.content), cue, source }, q)
        });
        let marked: Vec<_> = marked.filter(|(roles, _)| !roles.content.is_empty()).collect();
        let found: Vec<_> = found.filter(|(roles, _)| !roles.content.is_empty()).collect();
        Article { pairs: pairs(&marked, &found), text, document, findings, marked, found }
    }

    /// The pairs with the same source: what a reader is told rightly.
    pub(crate) fn relations(&self) -> impl Iterator<Item = &Pair> {
        self.pairs.iter().filter(|pair| pair.same_source)
    }
}

/// Contents of which at least half is common, each in one pair: those with the same source first, then the largest overlaps.
fn pairs(marked: &[(Roles, &Attribution)], found: &[(Roles, &Quote)]) -> Vec<Pair> {
    let mut candidates = Vec::new();
    for (i, (m, _)) in marked.iter().enumerate() {
        for (j, (f, _)) in found.iter().enumerate() {
            let common = m.content.intersection(&f.content).count();
            let overlap = common as f64 / m.content.union(&f.content).count() as f64;
            if overlap >= 0.5 {
                let same_source = !m.source.is_disjoint(&f.source) || m.source.is_empty() && f.source.is_empty();
                candidates.push((overlap, Pair { marked: i, found: j, same_source }));
            }
        }
    }
    let order = |(overlap, pair): &(f64, Pair)| (pair.same_source, *overlap, pair.marked, pair.found);
    candidates.sort_by(|a, b| order(b).partial_cmp(&order(a)).unwrap_or(std::cmp::Ordering::Equal));
    let mut pairs: Vec<Pair> = Vec::new();
    for (_, pair) in candidates {
        if !pairs.iter().any(|p| p.marked == pair.marked || p.found == pair.found) {
            pairs.push(pair);
        }
    }
    pairs
}
