//! How far a doubt reaches: by clause and phrase, never over the edge of a quotation or a sentence.

use super::conditions::amount;
use super::cues::{Cue, Words};
use super::rules::Rule;
use crate::analysis::UncertaintyKind::*;
use crate::text::{Span, TokenKind};
use std::ops::Range;

const CLAUSE: &str = "because while when after before although though but which who whose so since unless";
const ASKED: &str = "that what how whether where why";
const PHRASE: &str = "of in on at by with to for from than that and or is are was were has have had will would could may might can who which as";

/// The words that a cue leaves open.
pub(super) fn scope(words: &Words<'_>, cue: &Cue) -> Span {
    let Range { start, end } = cue.tokens.clone();
    let tokens = match cue.rule.kind() {
        Approximate => quantity(words, &cue.tokens),
        Conditional => edge_before(words, start, true)..edge_after(words, end, true),
        _ if cue.rule == Rule::Modal || beside_verb(words, &cue.tokens) => {
            edge_before(words, start, false)..edge_after(words, end, false)
        }
        _ => end..edge_after(words, end, false),
    };
    let trimmed = trim(words, tokens, &cue.tokens);
    words.span(if trimmed.is_empty() { cue.tokens.clone() } else { trimmed })
}

/// A cue that stands between a subject and its verb, so that both are open: "appears to", "likely", "perhaps".
fn beside_verb(words: &Words<'_>, cue: &Range<usize>) -> bool {
    words.listed(cue.start, "likely unlikely probably perhaps maybe possibly presumably apparently expected projected poised appears appeared appear seems seemed seem tends tend reportedly allegedly supposedly")
}

/// Where the clause before a token begins.
fn edge_before(words: &Words<'_>, from: usize, commas: bool) -> usize {
    let sentence = words.sentence(from);
    let stop = |k: usize| {
        let mark = matches!(words.kind(k), Some(TokenKind::Open | TokenKind::Close | TokenKind::Dash))
            || matches!(words.at(k), ";" | ":" | "(");
        mark || (!commas && (words.at(k) == "," || words.listed(k, CLAUSE) || words.listed(k, ASKED)))
    };
    (sentence.start..from).rev().find(|&k| stop(k)).map_or(sentence.start, |k| k + 1)
}

/// Where the clause after a token ends.
fn edge_after(words: &Words<'_>, from: usize, commas: bool) -> usize {
    let sentence = words.sentence(from.saturating_sub(1));
    let stop = |k: usize| {
        let mark =
            matches!(words.kind(k), Some(TokenKind::Open | TokenKind::Close | TokenKind::Dash | TokenKind::Stop))
                || matches!(words.at(k), ";" | ":" | ")");
        mark || (!commas && (words.at(k) == "," || (k > from + 1 && words.listed(k, CLAUSE))))
    };
    (from..sentence.end).find(|&k| stop(k)).unwrap_or(sentence.end)
}

/// A number with its noun; "dozens of people" whole, since the cue is the quantity.
fn quantity(words: &Words<'_>, cue: &Range<usize>) -> Range<usize> {
    let limit = edge_after(words, cue.end, false);
    let mut end = cue.end;
    while end < limit
        && end < cue.end + 6
        && (amount(words, end) || words.listed(end, "percent per cent of a the") && end < cue.end + 3)
    {
        end += 1;
    }
    let noun = end;
    while end < limit && end < noun + 3 && !words.listed(end, PHRASE) && words.wordy(end) {
        end += 1;
    }
    let itself =
        words.listed(cue.start, "several dozens hundreds thousands millions billions scores tens a few one two");
    if itself { cue.start..end } else { cue.end..end }
}

/// Without marks at the edges.
fn trim(words: &Words<'_>, tokens: Range<usize>, cue: &Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = tokens;
    let loose = |k: usize| !words.wordy(k);
    while start < end && (loose(start) || (start < cue.start && words.listed(start, "and but so yet that which who"))) {
        start += 1;
    }
    while end > start && loose(end - 1) {
        end -= 1;
    }
    start..end
}
