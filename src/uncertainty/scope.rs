//! How far a doubt reaches: by clause and phrase, never over the edge of a quotation or a sentence.

use super::clause::{self, Commas};
use super::cues::Cue;
use super::rules::Rule;
use super::words::{PRONOUNS, Words};
use crate::analysis::UncertaintyKind::*;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// The words that a cue leaves open.
pub(super) fn scope(words: &Words<'_>, cue: &Cue) -> Span {
    let at = &cue.tokens;
    let tokens = match cue.rule.kind() {
        Approximate => quantity(words, at),
        Conditional => condition(words, at),
        Unknown => question(words, at),
        Unattributed if cue.rule == Rule::VagueSource => said(words, at),
        Unattributed => after(words, at),
        Doxastic => belief(words, at),
        Hearsay | Epistemic => proposition(words, at, cue.rule),
    };
    let tokens = clause::trim(words, tokens, at);
    let only_cue = tokens.is_empty() || at.start <= tokens.start && tokens.end <= at.end;
    if !only_cue || cue.rule.kind() == Approximate && !tokens.is_empty() {
        return words.span(tokens);
    }
    // Nothing after it: the clause that it closes.
    let before = clause::trim(words, clause::start(words, at.start, Commas::Inner)..at.end, at);
    words.span(if before.is_empty() { at.clone() } else { before })
}

/// What follows a cue, without the joining word between them.
fn after(words: &Words<'_>, cue: &Range<usize>) -> Range<usize> {
    let from = skip(words, cue.end);
    from..clause::end(words, from, Commas::Inner)
}

/// Past "that", also where an adverb or a time stands before it ("predicted in March that"), or past a preposition.
fn skip(words: &Words<'_>, from: usize) -> usize {
    if words.listed(from, "that of about for") {
        return from + 1;
    }
    let adverb = words.listed(from, "in on at very firmly this last however again too also early late yesterday ,")
        || words.at(from).ends_with("day");
    let that = (from + 1..from + 5).find(|&k| words.at(k) == "that");
    that.filter(|&k| adverb && k < words.sentence(from).end && !words.listed(k + 1, "is was are were"))
        .map_or(from, |k| k + 1)
}

/// A possibility or a rumour: the clause around a modal or an adverb, the noun phrase after an adjective, or what follows.
fn proposition(words: &Words<'_>, cue: &Range<usize>, rule: Rule) -> Range<usize> {
    let (first, end) = (cue.start, cue.end);
    let adjective = "potential apparent alleged purported so-called unconfirmed suspected";
    let accused = words.at(first) == "accused" && words.listed_before(first, 1, "a an the");
    if words.listed(first, adjective) && cue.len() == 1 && words.at(end) != "that" || accused {
        let from = if words.listed(end, "for of in") { end + 1 } else { end };
        return from..clause::noun_end(words, from, false);
    }
    let beside = words.listed(first, "likely unlikely probably perhaps maybe possibly presumably apparently seemingly expected projected poised appears appeared appear seems seemed seem tends tend reportedly allegedly supposedly possible almost");
    if rule != Rule::Modal && !beside || aside(words, cue) {
        return after(words, cue);
    }
    let start = clause::start(words, first, Commas::Inner);
    // "it is likely that", "it seems": the subject says nothing.
    let empty =
        words.at(start) == "it" && first - start <= 4 && !words.listed(end, "to like") && !words.at(end - 1).eq("to");
    if empty && rule != Rule::Modal && words.listed(first, "likely unlikely appears appeared seems seemed possible") {
        return after(words, cue);
    }
    start..clause::end(words, end, Commas::Inner)
}

/// An adverb that speaks of the phrase after it only: "and perhaps the best", "is perhaps the".
fn aside(words: &Words<'_>, cue: &Range<usize>) -> bool {
    words.listed(
        cue.start,
        "perhaps possibly maybe probably seemingly reportedly supposedly allegedly potentially apparently",
    ) && words.wordy(cue.end)
        && (words.listed_before(cue.start, 1, "and or , ( - to by for an a the")
            || words.before(cue.start, 1).is_empty()
            || words.listed(cue.end, "the a an most"))
}

/// What somebody believes: all that follows, within a quotation over commas too; a clause around ", I think,".
fn belief(words: &Words<'_>, cue: &Range<usize>) -> Range<usize> {
    if !words.wordy(cue.end) {
        let subject = cue.start.saturating_sub(1);
        let subject = if words.is(subject, &PRONOUNS) { subject } else { cue.start };
        let end = if words.at(cue.end) == "," { clause::end(words, cue.end + 1, Commas::Inner) } else { cue.end };
        return clause::start(words, subject, Commas::Inner)..end;
    }
    let from = skip(words, cue.end);
    from..clause::end(words, from, if quoted(words, cue.start) { Commas::All } else { Commas::Inner })
}

/// Whether a token stands in a quotation that its sentence closes.
fn quoted(words: &Words<'_>, i: usize) -> bool {
    let close = (i..words.sentence(i).end).find(|&k| words.kind(k) == Some(TokenKind::Close));
    close.is_some_and(|k| words.pair(k) <= i || words.pair(k) == k)
}

/// A condition and what depends on it.
fn condition(words: &Words<'_>, cue: &Range<usize>) -> Range<usize> {
    let before = words.before(cue.start, 1);
    let leads = before.is_empty()
        || matches!(before, "," | "that" | "because" | "but" | "and" | "said" | "which" | "where" | "whereby")
        || matches!(words.kind(cue.start.saturating_sub(1)), Some(TokenKind::Open | TokenKind::Dash));
    let start = if leads && before != "," { cue.start } else { clause::start(words, cue.start, Commas::Inner) };
    start..clause::end(words, cue.end, if leads { Commas::All } else { Commas::Inner })
}

/// A question: what follows the cue, or the subject before it ("Why it fell is not known").
fn question(words: &Words<'_>, cue: &Range<usize>) -> Range<usize> {
    let from = if words.listed(cue.end, "of about on over as") { cue.end + 1 } else { skip(words, cue.end) };
    if words.wordy(from) && !words.listed(from, "because but and") || quote_opens(words, from) {
        return from..clause::end(words, from, Commas::Inner);
    }
    let mut start = clause::start(words, cue.start, Commas::Inner);
    if words.is(start, &PRONOUNS) && words.before(start, 1) == "," {
        start = clause::start(words, start - 1, Commas::Inner);
    }
    start..verb_before(words, cue.start)
}

fn quote_opens(words: &Words<'_>, i: usize) -> bool {
    words.kind(i) == Some(TokenKind::Open) && words.pair(i) > i
}

/// The scope of "X is unclear" ends before the verb.
fn verb_before(words: &Words<'_>, cue: usize) -> usize {
    let verb =
        (cue.saturating_sub(3)..cue).rev().find(|&k| words.listed(k, "is are was were remain remains remained 's"));
    verb.unwrap_or(cue)
}

/// What an unnamed source says: the sentence before it, or what follows.
fn said(words: &Words<'_>, cue: &Range<usize>) -> Range<usize> {
    let sentence = words.sentence(cue.start);
    let closes = cue.start > sentence.start
        && (words.at(cue.start - 1) == "," || words.kind(cue.start - 1) == Some(TokenKind::Close));
    let goes_on = words.at(cue.end) == ",";
    if closes && goes_on && words.at(cue.start - 1) == "," {
        return sentence.start..sentence.end;
    }
    if closes && !words.listed(cue.end, "that") {
        return sentence.start..cue.start;
    }
    let from = skip(words, cue.end);
    from..clause::end(words, from, Commas::All)
}

/// A number with its noun; "dozens of people" whole, since the cue is the quantity.
fn quantity(words: &Words<'_>, cue: &Range<usize>) -> Range<usize> {
    if words.listed(cue.start, "or") {
        return back_to_noun(words, cue.start)..clause::noun_end(words, cue.end, true).max(cue.end);
    }
    let itself = words.listed(
        cue.start,
        "several dozens hundreds thousands millions billions scores tens trillions a few one two handful",
    ) && cue.len() < 5;
    let number = clause::number_end(words, cue.end);
    let money = (cue.end..number).any(|k| words.kind(k) == Some(TokenKind::Currency));
    let of = |k| if words.at(k) == "of" { clause::noun_end(words, k.saturating_sub(1), false).max(k) } else { k };
    let part =
        number > cue.end && words.listed(number - 1, "% percent cent half third quarter two-thirds three-quarters in");
    let end = match number {
        n if itself && words.at(n) == "of" => of(n),
        n if itself => clause::noun_end(words, n, true),
        n if n == cue.end => clause::noun_end(words, n, false).max(phrase_of_some(words, n)),
        n if money && words.joined(n.saturating_sub(2)) => clause::noun_end(words, n, false),
        n if money => n,
        n if part || words.at(n) == "of" => of(n),
        n => clause::noun_end(words, n, words.at(cue.end) != "a"),
    };
    if itself { cue.start..end } else { cue.end..end }
}

/// "every page", "all but one": a determiner and its noun.
fn phrase_of_some(words: &Words<'_>, from: usize) -> usize {
    let det = words.listed(from, "every all each no the a an as one twice double");
    if det { clause::noun_end(words, from + 1, false) } else { from }
}

/// The noun phrase that "or so" follows.
fn back_to_noun(words: &Words<'_>, from: usize) -> usize {
    let first = words.sentence(from).start.max(from.saturating_sub(4));
    let det = (first..from).rev().find(|&k| words.listed(k, "a an the this that last next"));
    det.unwrap_or_else(|| from.saturating_sub(1).max(first))
}
