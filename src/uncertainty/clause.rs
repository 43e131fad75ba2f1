//! Where clauses and noun phrases begin and end, read from marks and small words.

use crate::text::TokenKind::{Clitic, Close, Dash, Number, Open, Stop, Url, Word};
use crate::words::Page;
use crate::words::lexicon::{
    ACCORDING, ADVERB, ARTICLE, AUXILIARY, CLAUSAL, CONTRAST, COORDINATOR, Classes, DEFINITE, DETERMINER, FOCUS,
    GENITIVE, INTERROGATIVE, IT, LINK, OBJECT, PARTICLE, POSSESSIVE, PREDICATE, PREPOSITION, RELATIVE, SHARE, SUBJECT,
    SUBORDINATOR, TEMPORAL, WHEN,
};
use std::ops::Range;

/// How many tokens a clause may have on either side of a cue, so that the time stays linear in any text.
pub(super) const REACH: usize = 200;

/// Words that no noun phrase goes past.
const PHRASE_END: Classes = ARTICLE
    | AUXILIARY
    | COORDINATOR
    | DEFINITE
    | INTERROGATIVE
    | LINK
    | PARTICLE
    | POSSESSIVE
    | PREPOSITION
    | SHARE
    | SUBJECT
    | SUBORDINATOR;

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
        || as_(page, k) && subject
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
        let linked = page.is_before(p, 1, PREPOSITION | LINK);
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
                // "That could hurt", "of that paper": no conjunction.
                _ if that(page, p) && (p == first || linked || page.kind(p - 1) == Some(Open)) => p,
                _ if beside && (that(page, p) || page.is(p, RELATIVE)) => return antecedent(page, p, first),
                _ if that(page, p) && !page.is_before(p, 1, COORDINATOR | CONTRAST) => return k,
                _ if page.is(p, RELATIVE) => return if linked { k } else { p },
                "whether" => return k,
                _ if page.is(p, COORDINATOR | CONTRAST) && page.is(k, SUBJECT) => return k,
                _ if page.is(p, COORDINATOR) || page.is(p, CONTRAST) && beside => p,
                _ if page.is(p, INTERROGATIVE) => return p,
                _ if page.is(p, WHEN) && beside || as_(page, p) || page.is(p, PARTICLE) => p,
                _ if page.is(p, SUBORDINATOR) => return k,
                _ if !beside && reports(page, p) => return k,
                _ => p,
            },
        };
    }
    first
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

/// Where the noun begins that "who", "which" or "that" at `p` speaks of; after a comma only that word counts.
fn antecedent(page: &Page<'_>, p: usize, first: usize) -> usize {
    let after_comma = page.before_at(p, 1) == ",";
    if after_comma && (that(page, p) || page.is(p, IT)) {
        return p;
    }
    let from = if after_comma { p - 1 } else { p };
    let noun = |q: usize| page.wordy(q) && !phrase_ends(page, q) || of(page, q);
    let mut k = from;
    while k > first && from - k < 9 {
        let q = k - 1;
        let quoted = page.kind(q) == Some(Close) && page.partner(q) < q;
        if page.is(q, DETERMINER) {
            return q;
        }
        if !quoted && !noun(q) {
            break;
        }
        k = if quoted { page.partner(q) } else { q };
    }
    // "said that": it joins.
    let joins = k == first || page.is(k - 1, CLAUSAL) || !page.wordy(k - 1);
    if k == from { p + usize::from(joins && that(page, p)) } else { k }
}

/// Where the noun phrase that begins at `from` ends. With `many`, at its first plural, which is the thing counted. One
/// "of …" belongs to it.
pub(super) fn noun_end(page: &Page<'_>, from: usize, many: bool) -> usize {
    let k = noun(page, from, many);
    if k == from { k } else { of_end(page, k) }
}

/// Where an "of …" that begins at `from` ends; `from` itself where there is none.
pub(super) fn of_end(page: &Page<'_>, from: usize) -> usize {
    if !of(page, from) {
        return from;
    }
    let opens = |&k: &usize| page.is(k, ARTICLE | DEFINITE | POSSESSIVE | SHARE);
    let inner = from + 1 + (from + 1..from + 3).take_while(opens).count();
    let end = noun(page, inner, false);
    if end == inner { from } else { end }
}

fn noun(page: &Page<'_>, from: usize, many: bool) -> usize {
    let limit = page.sentence(from).end.min(from + 6);
    let mut k = from;
    while k < limit {
        let partner = page.partner(k);
        if quote_opens(page, k) && partner < k + 4 {
            k = partner + 1;
            // “archive” filled two drawers
            if page.at(k).ends_with("ed") {
                return k;
            }
            continue;
        }
        if k == from && page.is(k, OBJECT) {
            return k + 1;
        }
        let mark = !page.wordy(k) && !page.joined(k);
        if mark || phrase_ends(page, k) || (many || k > from) && verbal(page, k) {
            break;
        }
        k += 1;
        if plural(page, k - 1) && page.kind(k) != Some(Clitic) {
            return k;
        }
    }
    // A count whose noun was not found stands alone.
    if many && k > from + 2 { from } else { k }
}

/// A word that no noun phrase goes past.
pub(super) fn phrase_ends(page: &Page<'_>, k: usize) -> bool {
    let verb =
        page.is(k, CLAUSAL | PREDICATE) && !page.entry(k).is_noun() && !page.is_before(k, 1, GENITIVE | POSSESSIVE);
    (verb || page.is(k, PHRASE_END)) && page.kind(k) != Some(Clitic)
}

/// A word that looks like a verb form rather than part of a noun phrase.
fn verbal(page: &Page<'_>, k: usize) -> bool {
    let word = page.at(k);
    let form = !page.capital(k) && word.len() > 4 && (word.ends_with("ing") || word.ends_with("ed"));
    form && (!page.wordy(k + 1) || page.is(k + 1, PHRASE_END)) || word.ends_with("ly")
}

fn plural(page: &Page<'_>, k: usize) -> bool {
    let word = page.at(k);
    let ends = word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|e| word.ends_with(e));
    let named = page.capital(k) && page.capital(k + 1);
    page.entry(k).plural() || page.kind(k) == Some(Word) && ends && !named
}

/// A word in "-ing" that may begin a phrase of its own.
pub(super) fn gerund(page: &Page<'_>, k: usize) -> bool {
    page.at(k).len() > 5 && page.at(k).ends_with("ing")
}

/// Whether a token is a comma.
pub(super) fn comma(page: &Page<'_>, k: usize) -> bool {
    page.at(k) == ","
}

/// "That": it points, joins, or speaks of a noun before it.
pub(super) fn that(page: &Page<'_>, k: usize) -> bool {
    page.at(k) == "that"
}

fn of(page: &Page<'_>, k: usize) -> bool {
    page.at(k) == "of"
}

pub(super) fn as_(page: &Page<'_>, k: usize) -> bool {
    page.at(k) == "as"
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
    // "and that it may": the joining word of a second report.
    if that(page, start) && page.is_before(start, 1, COORDINATOR | CONTRAST) && start + 1 < cue.start {
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

/// Whether a quotation that the sentence closes begins with the token.
pub(super) fn quote_opens(page: &Page<'_>, i: usize) -> bool {
    page.kind(i) == Some(Open) && page.partner(i) > i
}

/// Whether a token stands in a quotation that its sentence closes.
pub(super) fn quoted(page: &Page<'_>, i: usize) -> bool {
    let close = (i..page.sentence(i).end.min(i + REACH)).find(|&k| page.kind(k) == Some(Close));
    close.is_some_and(|k| page.partner(k) <= i || page.partner(k) == k)
}
