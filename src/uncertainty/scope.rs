//! How far a doubt reaches: by clause and phrase, never over the edge of a quotation or a sentence.

use super::clause::{self, Commas};
use super::cues::Reach;
use super::matcher::Cue;
use super::phrase::{comma, gerund, noun_end, quote_opens};
use super::quantities::quantity;
use super::rules::Rule;
use crate::analysis::UncertaintyKind::*;
use crate::text::{
    Span,
    TokenKind::{Close, Dash, Open},
};
use crate::words::Page;
use crate::words::lexicon::{
    ACCORDING, ADVERB, ARTICLE, AUXILIARY, BE, CLAUSAL, CONTRAST, COORDINATOR, COPULA, DETERMINER, HAVE, INTERROGATIVE,
    IT, LINK, NEAR_IN_TIME, PREPOSITION, SUBJECT, SUBORDINATOR, TIME, TOPIC, WHEN,
};
use std::ops::Range;

/// The words that a cue leaves open.
pub(super) fn scope(page: &Page<'_>, cue: &Cue) -> Span {
    let at = &alone(page, &cue.tokens);
    let tokens = match cue.rule.kind() {
        Approximate => quantity(page, at, cue.reach),
        Conditional => condition(page, at),
        Unknown => question(page, at),
        Unattributed if cue.rule == Rule::VagueSource => said(page, at),
        Doxastic => belief(page, at),
        Hearsay | Epistemic | Unattributed => proposition(page, at, cue.reach),
    };
    let tokens = clause::trim(page, tokens, at);
    let only_cue = tokens.is_empty() || at.start <= tokens.start && tokens.end <= at.end;
    if !only_cue || cue.rule.kind() == Approximate && !tokens.is_empty() {
        return page.span(tokens);
    }
    // Nothing after it: the clause that it closes.
    let before = clause::trim(page, clause::start(page, at.start, Commas::Inner)..at.end, at);
    page.span(if before.is_empty() { at.clone() } else { before })
}

/// A cue with the quotation marks around it, where nothing else stands between them: those cut no doubt off.
fn alone(page: &Page<'_>, cue: &Range<usize>) -> Range<usize> {
    let open = cue.start.saturating_sub(1);
    let marked = page.kind(open) == Some(Open) && page.partner(open) == cue.end;
    if marked { open..cue.end + 1 } else { cue.clone() }
}

/// What follows a cue, without the joining word between them.
fn after(page: &Page<'_>, cue: &Range<usize>) -> Range<usize> {
    let from = skip(page, cue.end);
    from..clause::end(page, from, Commas::Inner)
}

/// Past "that", also where an adverb or a time stands before it ("predicted in March that"), or past a preposition.
fn skip(page: &Page<'_>, from: usize) -> usize {
    // "I think that is his aim": no conjunction.
    let joins = |k: usize| page.is_that(k) && !page.is_before(k, 1, LINK) && !page.is(k + 1, AUXILIARY);
    if joins(from) || page.is(from, TOPIC) && !page.is(from + 1, AUXILIARY) {
        return from + 1;
    }
    let preposition = page.is(from, PREPOSITION) && !page.is_to(from);
    let aside =
        preposition || page.is(from, ADVERB | BE | NEAR_IN_TIME | TIME) && !page.is(from, SUBJECT) || comma(page, from);
    let end = page.sentence(from).end.min(from + 5);
    (from + 1..end).find(|&k| aside && joins(k)).map_or(from, |k| k + 1)
}

/// What a possibility, a rumour or a common belief leaves open.
fn proposition(page: &Page<'_>, cue: &Range<usize>, reach: Reach) -> Range<usize> {
    let (first, end) = (cue.start, cue.end);
    if reach == Reach::Noun {
        let from = end + usize::from(page.is(end, TOPIC | PREPOSITION) && !page.is_to(end));
        return from..noun_end(page, from, false);
    }
    // ", perhaps," and ", it seems,": the clause around the insertion.
    let open = first - usize::from(page.is_before(first, 1, SUBJECT));
    if page.before_at(open, 1) == "," && comma(page, end) {
        return clause::start(page, open - 1, Commas::Inner)..clause::end(page, end + 1, Commas::Inner);
    }
    if reach == Reach::After || reach == Reach::Adverb && aside(page, cue) {
        return after(page, cue);
    }
    let start = clause::start(page, first, Commas::Inner);
    // "it is likely that", "it seems": the subject says nothing.
    let to = page.is_to(end) || page.is_to(end - 1);
    let empty = start == first || page.is(start, IT) && page.is(start, SUBJECT) && !to;
    if reach == Reach::Subject && empty {
        return after(page, cue);
    }
    // A condition has a doubt of its own.
    let stop = clause::end(page, end, Commas::Inner);
    start..(end..stop).find(|&k| page.at(k) == "if").unwrap_or(stop)
}

/// An adverb that speaks of the phrase after it only: "and perhaps the best", "is perhaps the".
fn aside(page: &Page<'_>, cue: &Range<usize>) -> bool {
    let before = cue.start.saturating_sub(1);
    let opens = page.before(cue.start, 1).is_none() || !page.wordy(before);
    let phrase = COORDINATOR | PREPOSITION | LINK | ARTICLE | HAVE;
    page.wordy(cue.end) && (opens || page.is(before, phrase) || page.is(cue.end, ARTICLE))
}

/// What somebody believes: all that follows, within a quotation over commas too; a clause around ", I think,".
fn belief(page: &Page<'_>, cue: &Range<usize>) -> Range<usize> {
    let opens = page.before(cue.start, 1).is_none() && comma(page, cue.end);
    if opens || quote_opens(page, cue.end) {
        return cue.end..clause::end(page, cue.end + usize::from(opens), Commas::Inner);
    }
    if !page.wordy(cue.end) {
        let subject = cue.start - usize::from(page.is_before(cue.start, 1, SUBJECT));
        let end = if comma(page, cue.end) { clause::end(page, cue.end + 1, Commas::Inner) } else { cue.end };
        return clause::start(page, subject, Commas::Inner)..end;
    }
    let from = skip(page, cue.end);
    if !clause::quoted(page, cue.start) {
        return from..clause::end(page, from, Commas::Inner);
    }
    over_commas(page, from)
}

/// What somebody says or thinks, over commas, up to another statement.
fn over_commas(page: &Page<'_>, from: usize) -> Range<usize> {
    let end = clause::end(page, from, Commas::All);
    let joined = |k: usize| comma(page, k) && page.is(k + 1, COORDINATOR | CONTRAST);
    let other = |k: usize| joined(k) && page.is(k + 2, DETERMINER | SUBJECT) && !page.is_that(k + 2);
    from..(from..end).find(|&k| other(k)).unwrap_or(end)
}

/// A condition and what depends on it.
fn condition(page: &Page<'_>, cue: &Range<usize>) -> Range<usize> {
    let before = page.before_at(cue.start, 1);
    let joining = COORDINATOR | INTERROGATIVE | CLAUSAL | SUBORDINATOR;
    let leads = before.is_empty()
        || before == ","
        || page.is_before(cue.start, 1, joining)
        || matches!(page.kind(cue.start.saturating_sub(1)), Some(Open | Dash));
    let start = match before {
        "," => clause::start(page, cue.start - 1, Commas::Inner),
        _ if leads => cue.start,
        _ => clause::start(page, cue.start, Commas::Inner),
    };
    start..clause::end(page, cue.end, if leads { Commas::All } else { Commas::Inner })
}

/// A question: what follows the cue, or the subject before it ("Why it fell is not known").
fn question(page: &Page<'_>, cue: &Range<usize>) -> Range<usize> {
    let from = skip(page, cue.end);
    let follows = page.wordy(from) && !page.is(from, COORDINATOR | CONTRAST) || quote_opens(page, from);
    if follows {
        return from..clause::end(page, from, Commas::Inner);
    }
    let mut start = clause::start(page, cue.start, Commas::Inner);
    if page.is(start, SUBJECT) && page.before_at(start, 1) == "," {
        start = clause::start(page, start - 1, Commas::Inner);
    }
    start = start - usize::from(page.is_before(start, 1, INTERROGATIVE));
    start = first_question(page, cue.start, start);
    // "questions remain" names what is open itself.
    let end = if page.is(cue.end - 1, COPULA) { cue.end } else { verb_before(page, cue.start) };
    start..end
}

/// Where the first of several joined questions before a cue begins: "how it is paid for, what it does and when it returns".
fn first_question(page: &Page<'_>, cue: usize, start: usize) -> usize {
    let first = page.sentence(cue).start.max(cue.saturating_sub(clause::REACH));
    let bound = |k: usize| {
        matches!(page.kind(k), Some(Open | Close | Dash)) || matches!(page.at(k), ";" | ":") || page.is(k, CONTRAST)
    };
    let from = (first..cue).rev().find(|&k| bound(k) && !page.joined(k)).map_or(first, |k| k + 1);
    let asks = |k: usize| page.is(k, INTERROGATIVE | WHEN);
    let joined = |k: usize| page.before_at(k, 1) == "," || page.is_before(k, 1, COORDINATOR);
    let another = (from + 1..cue).any(|k| asks(k) && joined(k) && k <= start);
    if asks(from) && from < start && another { from } else { start }
}

/// The scope of "X is unclear" ends before the verb.
fn verb_before(page: &Page<'_>, cue: usize) -> usize {
    let first = page.sentence(cue).start;
    let mut group = (first..cue).rev().take_while(|&k| page.is(k, ADVERB | AUXILIARY | COPULA));
    group.find(|&k| page.is(k, AUXILIARY | COPULA)).unwrap_or(cue)
}

/// What an unnamed source says: the sentence before it, or what follows.
fn said(page: &Page<'_>, cue: &Range<usize>) -> Range<usize> {
    let sentence = page.sentence(cue.start);
    let first = sentence.start.max(cue.start.saturating_sub(clause::REACH));
    let last = sentence.end.min(cue.end + clause::REACH);
    let comma_before = cue.start > sentence.start && comma(page, cue.start - 1);
    let closes = comma_before || cue.start > sentence.start && page.kind(cue.start - 1) == Some(Close);
    if page.is(cue.start, ACCORDING) {
        return match (cue.end..last).find(|&k| comma(page, k)) {
            Some(k) if !closes => k..last,
            Some(_) => first..last,
            None => first..cue.start,
        };
    }
    if comma_before && comma(page, cue.end) && !gerund(page, cue.end + 1) {
        return first..last;
    }
    // “It is shut,” officials told Reuters on Monday.
    let told = (cue.end..last).find(|&k| !page.capital(k)).unwrap_or(last);
    let aside = page.is(told, ADVERB | LINK | PREPOSITION | SUBORDINATOR | TIME) && !page.is(told, DETERMINER);
    if closes && (aside || !page.wordy(told)) {
        return first..cue.start;
    }
    over_commas(page, skip(page, cue.end))
}

#[cfg(test)]
mod tests {
    use crate::uncertainty::tests::check;

    #[test]
    fn a_reported_possibility_leaves_out_who_reports_it() {
        check("The mayor said the bridge could close.", &["epistemic could [the bridge could close]"]);
        check("She wrote a plan that may fail.", &["epistemic may [a plan that may fail]"]);
        check(
            "The bridge, built in a hurry, could close, Lee said.",
            &["epistemic could [the bridge, built in a hurry, could close]"],
        );
        check("They call it a road that “may be wide” or not.", &["epistemic may [may be wide]"]);
        check("It is likely that the sea rose.", &["epistemic likely [the sea rose]"]);
    }

    #[test]
    fn a_subject_before_the_cue_is_the_question() {
        check("Why the alarm stayed silent is not known.", &["unknown not known [why the alarm stayed silent]"]);
        check("Whether the office agrees is unclear.", &["unknown unclear [whether the office agrees]"]);
        check("Major uncertainties remain.", &["unknown uncertainties remain [major uncertainties remain]"]);
        check(
            "Both will talk — but whether this helps remains to be seen.",
            &["unknown remains to be seen [whether this helps]"],
        );
    }

    #[test]
    fn thoughts_reach_to_the_end_of_their_clause() {
        check("He suspects that it was never sent.", &["doxastic suspects [it was never sent]"]);
        check("He thinks that is his aim.", &["doxastic thinks [that is his aim]"]);
    }

    #[test]
    fn marks_around_a_cue_alone_cut_nothing_off() {
        check("He “probably” forgot it.", &["epistemic probably [he “probably” forgot it]"]);
        check("She believes “it was more”.", &["doxastic believes [it was more]"]);
        check("The ship is, it seems, still good.", &["epistemic seems [the ship is, it seems, still good]"]);
        check("They met a possible third buyer, a farmer.", &["epistemic possible [third buyer]"]);
    }

    #[test]
    fn joined_questions_are_left_open_together() {
        check(
            "How it is paid for, what it does and when it returns remain unclear.",
            &["unknown remain unclear [how it is paid for, what it does and when it returns]"],
        );
        check("But whether it fits remains an open question.", &["unknown remains an open question [whether it fits]"]);
    }

    #[test]
    fn odd_marks_and_long_sentences_are_read_to_the_end() {
        for text in ["The (may) [if", "of the, may 3, that", "“the — may", "or so the", "the may ,", ", if the"] {
            check_any(text);
        }
        check_any(&"the house may fall and it is the ".repeat(500));
    }

    /// Every scope of a text stands in it.
    fn check_any(text: &str) {
        let doc = crate::text::Document::new(text);
        for u in crate::uncertainty::read(&crate::words::Page::new(&doc), &[]) {
            assert!(!u.scope.of(text).is_empty(), "{text}");
        }
    }
}
