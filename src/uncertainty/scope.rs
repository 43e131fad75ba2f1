//! How far a doubt reaches: by clause and phrase, never over the edge of a quotation or a sentence.

use super::clause::{self, Commas};
use super::cues::Cue;
use super::quantities::quantity;
use super::rules::Rule;
use super::words::{ASKING, DETERMINERS, PHRASE_END, PRONOUNS, Words};
use crate::analysis::UncertaintyKind::*;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// The words that a cue leaves open.
pub(super) fn scope(words: &Words<'_>, cue: &Cue) -> Span {
    let at = &alone(words, &cue.tokens);
    let tokens = match cue.rule.kind() {
        Approximate => quantity(words, at),
        Conditional => condition(words, at),
        Unknown => question(words, at),
        Unattributed if cue.rule == Rule::VagueSource => said(words, at),
        Unattributed => passive(words, at),
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

/// A cue with the quotation marks around it, where nothing else stands between them: those cut no doubt off.
fn alone(words: &Words<'_>, cue: &Range<usize>) -> Range<usize> {
    let open = cue.start.saturating_sub(1);
    let marked = words.kind(open) == Some(TokenKind::Open) && words.pair(open) == cue.end;
    if marked { open..cue.end + 1 } else { cue.clone() }
}

/// What follows a cue, without the joining word between them.
fn after(words: &Words<'_>, cue: &Range<usize>) -> Range<usize> {
    let from = skip(words, cue.end);
    from..clause::end(words, from, Commas::Inner)
}

/// Past "that", also where an adverb or a time stands before it ("predicted in March that"), or past a preposition.
fn skip(words: &Words<'_>, from: usize) -> usize {
    // "I think that is his aim": no conjunction.
    let points = words.at(from) == "that"
        && (words.before(from, 1) == "of"
            || words.listed(from + 1, "'s is was are were has had would will can settles"));
    if points {
        return from;
    }
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
    if words.at(first) == "said" {
        return passive(words, cue);
    }
    let adjectival = words.listed(first, adjective)
        || words.at(first) == "possible" && words.listed_before(first, 1, "a an the another any his her their its");
    if adjectival && cue.len() == 1 && words.at(end) != "that" || accused {
        let from = if words.listed(end, "for of in") { end + 1 } else { end };
        return from..clause::noun_end(words, from, false);
    }
    let beside = words.listed(first, "likely unlikely probably perhaps maybe possibly presumably apparently seemingly expected projected poised set appears appeared appear seems seemed seem tends tend reportedly allegedly supposedly possible almost necessarily");
    // ", perhaps," and ", it seems,": the clause around the insertion.
    let open = first - usize::from(words.before(first, 1) == "it");
    if words.before(open, 1) == "," && words.at(end) == "," {
        return clause::start(words, open - 1, Commas::Inner)..clause::end(words, end + 1, Commas::Inner);
    }
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
    // A condition has a doubt of its own.
    let stop = clause::end(words, end, Commas::Inner);
    start..(end..stop).find(|&k| words.at(k) == "if").unwrap_or(stop)
}

/// "The report is seen as late": the whole clause; "it is believed that": what follows.
fn passive(words: &Words<'_>, cue: &Range<usize>) -> Range<usize> {
    let start = clause::start(words, cue.start, Commas::Inner);
    if words.at(cue.start) == "it" || start == cue.start || words.at(start) == "it" && words.at(cue.end - 1) != "to" {
        return after(words, cue);
    }
    start..clause::end(words, cue.end, Commas::Inner)
}

/// An adverb that speaks of the phrase after it only: "and perhaps the best", "is perhaps the".
fn aside(words: &Words<'_>, cue: &Range<usize>) -> bool {
    words.listed(
        cue.start,
        "perhaps possibly maybe probably seemingly reportedly supposedly allegedly potentially apparently",
    ) && words.wordy(cue.end)
        && (words.listed_before(cue.start, 1, "and or , ( - to by for an a the has have had")
            || words.before(cue.start, 1).is_empty()
            || words.listed(cue.end, "the a an most"))
}

/// What somebody believes: all that follows, within a quotation over commas too; a clause around ", I think,".
fn belief(words: &Words<'_>, cue: &Range<usize>) -> Range<usize> {
    let opens = words.before(cue.start, 1).is_empty() && words.at(cue.end) == ",";
    if opens || clause::quote_opens(words, cue.end) {
        return cue.end..clause::end(words, cue.end + usize::from(opens), Commas::Inner);
    }
    if !words.wordy(cue.end) {
        let subject = cue.start.saturating_sub(1);
        let subject = if words.is(subject, &PRONOUNS) { subject } else { cue.start };
        let end = if words.at(cue.end) == "," { clause::end(words, cue.end + 1, Commas::Inner) } else { cue.end };
        return clause::start(words, subject, Commas::Inner)..end;
    }
    let from = skip(words, cue.end);
    if !clause::quoted(words, cue.start) {
        return from..clause::end(words, from, Commas::Inner);
    }
    let end = clause::end(words, from, Commas::All);
    let other = |k: usize| {
        words.at(k + 1) == "but" || words.at(k + 1) == "and" && words.is(k + 2, &PRONOUNS) && words.at(k + 2) != "there"
    };
    from..(from..end).find(|&k| words.at(k) == "," && other(k)).unwrap_or(end)
}

/// A condition and what depends on it.
fn condition(words: &Words<'_>, cue: &Range<usize>) -> Range<usize> {
    let before = words.before(cue.start, 1);
    let leads = before.is_empty()
        || matches!(before, "," | "that" | "because" | "but" | "and" | "said" | "so" | "which" | "where" | "whereby")
        || matches!(words.kind(cue.start.saturating_sub(1)), Some(TokenKind::Open | TokenKind::Dash));
    let start = match before {
        "," => clause::start(words, cue.start - 1, Commas::Inner),
        _ if leads => cue.start,
        _ => clause::start(words, cue.start, Commas::Inner),
    };
    start..clause::end(words, cue.end, if leads { Commas::All } else { Commas::Inner })
}

/// A question: what follows the cue, or the subject before it ("Why it fell is not known").
fn question(words: &Words<'_>, cue: &Range<usize>) -> Range<usize> {
    let from = if words.listed(cue.end, "of about on over as") { cue.end + 1 } else { skip(words, cue.end) };
    if words.wordy(from) && !words.listed(from, "because but and") || clause::quote_opens(words, from) {
        return from..clause::end(words, from, Commas::Inner);
    }
    let mut start = clause::start(words, cue.start, Commas::Inner);
    if words.is(start, &PRONOUNS) && words.before(start, 1) == "," {
        start = clause::start(words, start - 1, Commas::Inner);
    }
    start = start.saturating_sub(usize::from(words.before(start, 1) == "whether"));
    start = first_question(words, cue.start, start);
    // "questions remain" names what is open itself.
    let end = if words.at(cue.end - 1) == "remain" { cue.end } else { verb_before(words, cue.start) };
    start..end
}

/// Where the first of several joined questions before a cue begins: "how it is paid for, what it does and when it returns".
fn first_question(words: &Words<'_>, cue: usize, start: usize) -> usize {
    let sentence = words.sentence(cue);
    let asks = |k: usize| words.is(k, &ASKING) || words.listed(k, "when where");
    let first = sentence.start.max(cue.saturating_sub(clause::REACH));
    let joined = |k: usize| words.before(k, 1).is_empty() || words.listed_before(k, 1, "but , and or");
    let bound = |k: usize| {
        matches!(words.kind(k), Some(TokenKind::Open | TokenKind::Close | TokenKind::Dash))
            || words.listed(k, "; : but")
    };
    let from = (first..cue).rev().find(|&k| bound(k) && !words.joined(k)).map_or(first, |k| k + 1);
    if !asks(from) || from >= start {
        return start;
    }
    let another = (from + 1..cue).any(|k| asks(k) && joined(k) && k <= start);
    if another { from } else { start }
}

/// The scope of "X is unclear" ends before the verb.
fn verb_before(words: &Words<'_>, cue: usize) -> usize {
    let verb = (cue.saturating_sub(3)..cue)
        .rev()
        .find(|&k| words.listed(k, "is are was were remain remains remained 's has have had"));
    verb.unwrap_or(cue)
}

/// What an unnamed source says: the sentence before it, or what follows.
fn said(words: &Words<'_>, cue: &Range<usize>) -> Range<usize> {
    let sentence = words.sentence(cue.start);
    let first = sentence.start.max(cue.start.saturating_sub(clause::REACH));
    let closes = cue.start > sentence.start
        && (words.at(cue.start - 1) == "," || words.kind(cue.start - 1) == Some(TokenKind::Close));
    if words.at(cue.start) == "according" {
        let comma = (cue.end..sentence.end.min(cue.end + clause::REACH)).find(|&k| words.at(k) == ",");
        let end = sentence.end.min(cue.end + clause::REACH);
        return match comma {
            Some(k) if !closes => k..end,
            Some(_) => first..end,
            None => first..cue.start,
        };
    }
    let inserted = words.at(cue.end) == "," && !words.at(cue.end + 1).ends_with("ing");
    if closes && inserted && words.at(cue.start - 1) == "," {
        return first..sentence.end.min(cue.end + clause::REACH);
    }
    let ended = !words.wordy(cue.end)
        || words.at(cue.end).ends_with("day")
        || words.is(cue.end, &PHRASE_END) && !words.is(cue.end, &PRONOUNS) && !words.is(cue.end, &DETERMINERS);
    if closes && ended {
        return first..cue.start;
    }
    let from = skip(words, cue.end);
    from..clause::end(words, from, Commas::All)
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
        check("He “probably” forgot it.", &["epistemic probably [forgot it]"]);
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
        for u in crate::uncertainty::read(&doc, &[]) {
            assert!(!u.scope.of(text).is_empty(), "{text}");
        }
    }
}
