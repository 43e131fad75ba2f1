//! Where clauses begin and end, read from marks and small words.

use super::phrase::{antecedent, comma, gerund};
use crate::text::TokenKind::{Close, Dash, Number, Open, Stop, Url};
use crate::words::Page;
use crate::words::lexicon::{
    ACCORDING, ADVERB, ARTICLE, AUXILIARY, CLAUSAL, CONTRAST, COORDINATOR, FOCUS, GENITIVE, INTERROGATIVE, LINK,
    PARTICLE, POSSESSIVE, PREPOSITION, RELATIVE, SUBJECT, SUBORDINATOR, TEMPORAL, WHEN,
};
use std::ops::Range;

/// How many tokens a clause may have on either side of a cue, so that the time stays linear in any text.
pub(super) const REACH: usize = 200;

/// Which commas a clause may reach over.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Commas {
    /// Those of lists, dates and insertions.
    Inner,
    /// All.
    All,
}

/// Where the clause that `from` stands in, or that begins there, ends.
pub(super) fn end(page: &Page<'_>, from: usize, commas: Commas) -> usize {
    let limit = page.sentence(from.saturating_sub(1)).end.min(from + REACH);
    let mut k = from;
    while k < limit {
        let partner = page.partner(k);
        k = match page.kind(k) {
            Some(Open) if partner > k => partner + 1,
            Some(Dash | Stop) if page.joined(k) => k + 1,
            Some(Dash) => match dash_after(page, k, limit) {
                Some(second) => second + 1,
                None => return k,
            },
            Some(Open | Close | Stop) => return k,
            _ => match page.at(k) {
                "(" | "[" if partner > k && partner < k + 8 => partner + 1,
                ";" | ":" | ")" | "]" | "(" | "[" => return k,
                "," if commas == Commas::All => k + 1,
                "," => match past_comma(page, k, limit) {
                    Some(next) => next,
                    None => return k,
                },
                _ if k > from + 1 && commas == Commas::Inner && closes(page, k) => return k,
                _ => k + 1,
            },
        };
    }
    limit
}

/// A word that begins another clause, one that the clause before it can do without.
fn closes(page: &Page<'_>, k: usize) -> bool {
    let subject = page.is(k + 1, SUBJECT);
    let named = page.capital(k + 1) && page.wordy(k + 2);
    page.is(k, CONTRAST)
        || page.is(k, COORDINATOR) && subject
        || page.is(k, TEMPORAL) && (subject || named)
        || page.is_as(k) && subject
}

/// The second of two dashes around an insertion.
fn dash_after(page: &Page<'_>, k: usize, limit: usize) -> Option<usize> {
    (k + 2..limit.min(k + 10)).find(|&j| page.kind(j) == Some(Dash) && !page.joined(j))
}

/// Where the clause goes on after a comma that does not end it.
fn past_comma(page: &Page<'_>, k: usize, limit: usize) -> Option<usize> {
    let number = |i| page.kind(i) == Some(Number);
    let next = k + 1;
    if number(next) && number(k.saturating_sub(1)) {
        // "January 23, 2013," has a comma on either side of the year.
        return Some(next + 2 * usize::from(comma(page, next + 1)));
    }
    if gerund(page, next) && !page.is(next, ACCORDING | PREPOSITION | CLAUSAL) {
        return Some(next);
    }
    if page.is(next, COORDINATOR) && page.is(next + 1, PREPOSITION | LINK | INTERROGATIVE | WHEN) {
        return Some(next + 1);
    }
    // A list or a short insertion: another comma, or "and", follows soon.
    let short = (next + 1..limit.min(next + 5)).find(|&j| comma(page, j) || page.is(j, COORDINATOR))?;
    let clausal = CLAUSAL | CONTRAST | SUBJECT | SUBORDINATOR | AUXILIARY;
    let plain = !(next..short).any(|j| !page.wordy(j) || page.is(j, clausal));
    let and = !comma(page, short);
    let list =
        !and || (2..6).any(|back| page.before_at(k, back) == ",") || short <= next + 2 && !page.is(next, ARTICLE);
    (plain && list).then_some(short + usize::from(and))
}

/// Where the clause that `from` stands in begins.
pub(super) fn start(page: &Page<'_>, from: usize, commas: Commas) -> usize {
    let first = page.sentence(from).start.max(from.saturating_sub(REACH));
    let verbal = |k: usize| page.is(k, AUXILIARY | ADVERB);
    // The words of the cue's own verb group: the subject ends before them.
    let group = (first..from).rev().find(|&k| !verbal(k)).map_or(first, |k| k + 1);
    let mut k = from;
    while k > first {
        let p = k - 1;
        let partner = page.partner(p);
        let beside = (group..=from).contains(&k) && !verbal(p);
        k = match page.kind(p) {
            Some(Close) if partner < p => partner,
            Some(Dash | Stop) if page.joined(p) => p,
            Some(Dash) if beside => match insertion(page, p, first, |j| page.kind(j) == Some(Dash)) {
                Some(before) => before,
                None => return k,
            },
            Some(Open | Close | Dash) => return k,
            _ => match page.at(p) {
                ")" | "]" if partner < p => partner,
                ";" | ":" | "(" | "[" | ")" => return k,
                "," if commas == Commas::All => p,
                "," if beside => match insertion(page, p, first, |j| comma(page, j)) {
                    Some(before) => before,
                    None => return k,
                },
                "," if page.kind(k) == Some(Number) && p > first && page.kind(p - 1) == Some(Number) => p,
                "," => return k,
                _ => match bound(page, p, first, beside) {
                    Some(begins) => return begins,
                    None => p,
                },
            },
        };
    }
    first
}

/// Where a clause begins that may go back to the token after `p`, if the word at `p` bounds it. `beside`: that token stands
/// right before the cue's verb group.
fn bound(page: &Page<'_>, p: usize, first: usize, beside: bool) -> Option<usize> {
    let k = p + 1;
    let linked = page.is_before(p, 1, PREPOSITION | LINK);
    // "That could hurt", "of that paper": no conjunction.
    let points = p == first || linked || page.kind(p - 1) == Some(Open);
    let joins = page.is_that(p) && !points;
    if beside && (joins || page.is(p, RELATIVE)) {
        return Some(antecedent(page, p, first));
    }
    if page.is(p, RELATIVE | INTERROGATIVE) {
        return Some(if page.is(p, RELATIVE) && linked || page.at(p) == "whether" { k } else { p });
    }
    if page.is(p, COORDINATOR | CONTRAST) && page.is(k, SUBJECT) {
        return Some(k);
    }
    let inside = page.is(p, COORDINATOR | PARTICLE) || page.is_as(p) || beside && page.is(p, CONTRAST | WHEN);
    let opens = joins || page.is(p, SUBORDINATOR) && !page.is_that(p);
    (!inside && (opens || !beside && reports(page, p))).then_some(k)
}

/// A verb or noun after which a reported clause begins.
fn reports(page: &Page<'_>, p: usize) -> bool {
    page.is(p, CLAUSAL)
        && !page.is_before(p, 1, ARTICLE | GENITIVE | LINK | POSSESSIVE)
        && !page.is(p + 1, COORDINATOR | LINK | PARTICLE | PREPOSITION)
        && !comma(page, p + 1)
}

/// What stands before an insertion whose second mark is `p`: the token after which it began.
fn insertion(page: &Page<'_>, p: usize, first: usize, mark: impl Fn(usize) -> bool) -> Option<usize> {
    let from = first.max(p.saturating_sub(24));
    (from..p).rev().find(|&j| mark(j) && !page.joined(j)).filter(|&j| j > first)
}

/// Without marks and joining words at the edges, but for those of the cue itself.
pub(super) fn trim(page: &Page<'_>, tokens: Range<usize>, cue: &Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = tokens;
    let loose = |k: usize| !page.wordy(k) && page.at(k) != "%";
    while start < end
        && (loose(start) || start < cue.start && (page.is(start, COORDINATOR | CONTRAST) || page.at(start) == "with"))
    {
        start += 1;
    }
    let address = |k: usize| page.kind(k) == Some(Url);
    while end > start
        && (loose(end - 1) || address(end - 1) || end > cue.end && page.is(end - 1, COORDINATOR | CONTRAST | FOCUS))
    {
        end -= 1;
    }
    start..end
}

/// Whether a token stands in a quotation that its sentence closes.
pub(super) fn quoted(page: &Page<'_>, i: usize) -> bool {
    let close = (i..page.sentence(i).end.min(i + REACH)).find(|&k| page.kind(k) == Some(Close));
    close.is_some_and(|k| page.partner(k) <= i || page.partner(k) == k)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    /// The clause around the word behind the bar.
    fn check(marked: &str, expected: &str) {
        let text = marked.replace('|', "");
        let at = marked.find('|').unwrap();
        let doc = Document::new(&text);
        let page = Page::new(&doc);
        let word = doc.tokens.iter().position(|t| t.span.start == at).unwrap();
        let clause = start(&page, word, Commas::Inner)..end(&page, word, Commas::Inner);
        assert_eq!(page.line(trim(&page, clause, &(word..word + 1))), expected, "{marked}");
    }

    #[test]
    fn what_reports_a_clause_stands_outside() {
        check("The mayor said the bridge |could close.", "the bridge could close");
        check("Her claim to the mill |could fail.", "Her claim to the mill could fail");
        check("They know why the alarm |may fail.", "why the alarm may fail");
        check("He asked whether the alarm |may fail.", "the alarm may fail");
    }

    #[test]
    fn a_clause_ends_where_the_next_begins() {
        check("It |may rain because June is wet.", "It may rain");
        check("It |may rain when Lee rows.", "It may rain");
        check("He rowed to Pell and he |might stay.", "he might stay");
        check("The tug |may come; it is old.", "The tug may come");
        check("But it |may rain even so.", "it may rain even so");
    }

    #[test]
    fn insertions_and_lists_are_read_over() {
        check("The bridge, built in a hurry, |could close, Lee said.", "The bridge, built in a hurry, could close");
        check("Her masts — too tall — |may go.", "Her masts — too tall — may go");
        check("The tug (a gift) |may come.", "The tug (a gift) may come");
        check("It |may hold nets, ropes and tar.", "It may hold nets, ropes and tar");
        check("It |could open on May 4, 1938, in Pell.", "It could open on May 4, 1938, in Pell");
        check("It |may close, leaving Pell alone.", "It may close, leaving Pell alone");
    }

    #[test]
    fn who_and_that_bring_their_noun_along() {
        check("She wrote a plan that |may fail.", "a plan that may fail");
        check("He met the keeper, who |may stay.", "the keeper, who may stay");
        check("The keeper met a tug, which |may sink.", "which may sink");
        check("That |could hurt.", "That could hurt");
    }
}
