//! The network's attributions, with quotation marks exact: a stretch that a mark opens ends where the mark closes.

use super::kind;
use super::lexicon::{DETERMINER, PRONOUN, SUBORDINATOR, TIME};
use super::phrases::Words;
use super::quoted::overlaps_any;
use super::readings::Reading;
use super::rules::{self, Rule};
use crate::analysis::QuoteKind;
use crate::reader::{self, Attribution};
use crate::text::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// What the network reads, and where quotation marks tell more, what the rules read.
pub(super) fn with_network(words: &Words<'_>, read: &reader::Reading, ruled: Vec<Reading>) -> Vec<Reading> {
    let mut found = attributed(words, &read.attributions);
    let mut taken: Vec<Span> = found.iter().flat_map(|r| r.content.iter().copied()).collect();
    taken.sort();
    // Where the speech around a cue stands in marks, they tell better than the network where it breaks off.
    let marked: BTreeMap<Span, &Reading> = (ruled.iter())
        .filter(|r| r.rule == Rule::QuoteThenSaid && kind(words, &r.content) == QuoteKind::Direct)
        .filter_map(|r| Some((r.cue?, r)))
        .collect();
    for reading in &mut found {
        let Some(cue) = reading.cue else { continue };
        let last = marked.range(..Span::new(cue.end, cue.end)).next_back();
        if let Some((_, rule)) = last.filter(|(c, _)| c.overlaps(cue)) {
            reading.content.clone_from(&rule.content);
        }
    }
    found.extend(ruled.into_iter().filter(|r| r.rule.exact() && !r.content.iter().any(|&c| overlaps_any(&taken, c))));
    found
}

/// The network's attributions as readings, those without words left out.
fn attributed(words: &Words<'_>, attributions: &[Attribution]) -> Vec<Reading> {
    let named =
        |r: &Reading| r.source.is_some() || r.rule.earned() > UNSURE || r.cue.is_some_and(|c| impersonal(words, c));
    attributions.iter().map(|a| reading(words, a)).filter(|r| !r.content.is_empty() && named(r)).collect()
}

/// A link that earns less and has no source is left out: three in four are wrong.
const UNSURE: f64 = 0.85;

/// Whether a cue rightly names nobody: "it is believed", "asked whether he would, …", "when pressed".
fn impersonal(words: &Words<'_>, cue: Span) -> bool {
    const BE: [&str; 8] = ["is", "are", "was", "were", "be", "been", "being", "'s"];
    let tokens = words.doc.tokens_in(cue);
    let passive = tokens.clone().any(|i| BE.contains(&&*words.doc.plain_word(i)));
    let before = tokens.start.checked_sub(1);
    let opens = before.is_none_or(|i| !words.wordy(i) || words.reads(i, "when") || words.reads(i, "if"));
    passive || opens && words.doc.word(tokens.start).ends_with("ed")
}

fn reading(words: &Words<'_>, attribution: &Attribution) -> Reading {
    let mut content: Vec<Span> = Vec::new();
    for tokens in &attribution.contents {
        let span = words.span(exact(words, tokens.clone()));
        // Two stretches of one quotation, each made whole, are one.
        match content.last_mut().filter(|last| span.start < last.end) {
            Some(last) => *last = last.join(span),
            None if !span.is_empty() => content.push(span),
            None => {}
        }
    }
    let quoted = kind(words, &content) == QuoteKind::Direct;
    Reading {
        source: attribution.source.clone().map(|s| words.span(trimmed(words, s))).filter(|s| !s.is_empty()),
        cue: Some(words.span(trimmed(words, attribution.cue.clone()))).filter(|c| !c.is_empty()),
        rule: Rule::network(attribution.share, if quoted { rules::Words::Quoted } else { rules::Words::Other }),
        content,
    }
}

/// Without the marks at its edges that are no quotation marks.
fn trimmed(words: &Words<'_>, tokens: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (tokens.start, tokens.end);
    while start < end && !words.wordy(start) {
        start += 1;
    }
    while end > start && !words.wordy(end - 1) {
        end -= 1;
    }
    // "Ann Lee (Hill Party)": a bracket that opens inside closes inside.
    let bracket = |mark: &str| (start..end).filter(|&i| words.reads(i, mark)).count();
    if bracket("(") > bracket(")") && words.reads(end, ")") {
        end += 1;
    }
    start..end
}

/// Up to " — but whether …" outside of quotation marks: with a subject of its own it is the writer who objects.
fn before_objection(words: &Words<'_>, tokens: Range<usize>) -> Range<usize> {
    const DASHES: [&str; 3] = ["—", "–", "--"];
    let objects = |&i: &usize| {
        let subject = words.is(i + 2, PRONOUN | DETERMINER | SUBORDINATOR | TIME);
        DASHES.contains(&words.doc.word(i)) && words.reads(i + 1, "but") && subject && words.quotation_over(i).is_none()
    };
    let end = tokens.clone().skip(1).find(objects).unwrap_or(tokens.end);
    tokens.start..end
}

/// A content with its quotation marks: an edge among a quotation's words moves to its mark when the content holds most of the
/// quotation, or the mark is near.
fn exact(words: &Words<'_>, tokens: Range<usize>) -> Range<usize> {
    let inner = trimmed(words, before_objection(words, tokens));
    if inner.is_empty() {
        return inner;
    }
    let (mut start, mut end) = (inner.start, inner.end);
    for (edge, first) in [(inner.start, true), (inner.end - 1, false)] {
        let Some(quotation) = words.quotation_over(edge).map(|q| words.doc.tokens_in(q)) else { continue };
        let inside = inner.start.max(quotation.start)..inner.end.min(quotation.end);
        let most = 2 * inside.len() >= quotation.len();
        if first && (most || inner.start - quotation.start <= 2) {
            start = quotation.start;
        }
        if !first && (most || quotation.end - inner.end <= 2) {
            end = quotation.end;
        }
    }
    start..end
}
