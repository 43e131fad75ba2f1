//! Where clauses and noun phrases begin and end, read from marks and small words.

use super::words::{ASKING, CLOSING, OPENING, PHRASE_END, PRONOUNS, REPORTING, TIME, Words};
use crate::text::TokenKind;
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
pub(super) fn end(words: &Words<'_>, from: usize, commas: Commas) -> usize {
    let limit = words.sentence(from.saturating_sub(1)).end.min(from + REACH);
    let mut k = from;
    while k < limit {
        k = match words.kind(k) {
            Some(TokenKind::Open) if words.pair(k) > k => words.pair(k) + 1,
            Some(TokenKind::Dash | TokenKind::Stop) if words.joined(k) => k + 1,
            Some(TokenKind::Dash) => match dash_after(words, k, limit) {
                Some(second) => second + 1,
                None => return k,
            },
            Some(TokenKind::Open | TokenKind::Close | TokenKind::Stop) => return k,
            _ => match words.at(k) {
                "(" | "[" if words.pair(k) > k && words.pair(k) < k + 8 => words.pair(k) + 1,
                ";" | ":" | ")" | "]" | "(" | "[" => return k,
                "," if commas == Commas::All => k + 1,
                "," => match comma(words, k, limit) {
                    Some(next) => next,
                    None => return k,
                },
                _ if k > from + 1 && commas == Commas::Inner && closes(words, k) => return k,
                _ => k + 1,
            },
        };
    }
    limit
}

/// A word that begins another clause, one that the clause before it can do without.
fn closes(words: &Words<'_>, k: usize) -> bool {
    words.is(k, &CLOSING)
        || words.at(k) == "as" && words.is(k + 1, &PRONOUNS)
        || words.listed(k, "and but") && words.listed(k + 1, "he she they it we i you there")
        || words.listed(k, "when after before since")
            && (words.is(k + 1, &PRONOUNS)
                || words.doc.word(k + 1).starts_with(char::is_uppercase) && words.wordy(k + 2))
}

/// The second of two dashes around an insertion.
fn dash_after(words: &Words<'_>, k: usize, limit: usize) -> Option<usize> {
    (k + 2..limit.min(k + 10)).find(|&j| words.kind(j) == Some(TokenKind::Dash) && !words.joined(j))
}

/// Where the clause goes on after a comma that does not end it.
fn comma(words: &Words<'_>, k: usize, limit: usize) -> Option<usize> {
    let number = |i| words.kind(i) == Some(TokenKind::Number);
    let next = k + 1;
    if number(next) && number(k.saturating_sub(1)) {
        // "January 23, 2013," has a comma on either side of the year.
        return Some(if words.at(next + 1) == "," { next + 2 } else { next });
    }
    if words.at(next).ends_with("ing")
        && words.at(next).len() > 5
        && !words.listed(next, "according during saying adding")
    {
        return Some(next);
    }
    if words.listed(next, "and or nor")
        && (words.listed(next + 1, "in on at by with to for from across more not how why what when where whether"))
    {
        return Some(next + 1);
    }
    // A list or a short insertion: another comma, or "and", follows soon.
    let short = (next + 1..limit.min(next + 5)).find(|&j| words.listed(j, ", and or"))?;
    let plain = !(next..short).any(|j| {
        !words.wordy(j)
            || words.is(j, &REPORTING)
            || words.is(j, &CLOSING)
            || words.is(j, &PRONOUNS)
            || words.listed(j, "who which when as but is are was were will has have had would")
    });
    let and = words.at(short) != ",";
    let list =
        !and || (0..4).any(|b| words.before(k, b + 2) == ",") || short <= next + 2 && !words.listed(next, "the a");
    (plain && list).then_some(short + usize::from(and))
}

/// Where the clause that `from` stands in begins.
pub(super) fn start(words: &Words<'_>, from: usize, commas: Commas) -> usize {
    let first = words.sentence(from).start.max(from.saturating_sub(REACH));
    let verb = "is are was were be been has have had would will also n't not just only less more much still 's";
    // The words of the cue's own verb group: the subject ends before them.
    let group = (first..from).rev().find(|&k| !words.listed(k, verb)).map_or(first, |k| k + 1);
    let mut k = from;
    while k > first {
        let p = k - 1;
        let beside = (group..=from).contains(&k) && !words.listed(p, verb);
        k = match words.kind(p) {
            Some(TokenKind::Close) if words.pair(p) < p => words.pair(p),
            Some(TokenKind::Dash | TokenKind::Stop) if words.joined(p) => p,
            Some(TokenKind::Dash) if beside => {
                match insertion(words, p, first, |j| words.kind(j) == Some(TokenKind::Dash)) {
                    Some(before) => before,
                    None => return k,
                }
            }
            Some(TokenKind::Open | TokenKind::Close | TokenKind::Dash) => return k,
            _ => match words.at(p) {
                ")" | "]" if words.pair(p) < p => words.pair(p),
                ";" | ":" | "(" | "[" | ")" => return k,
                "," if commas == Commas::All => p,
                "," if beside => match insertion(words, p, first, |j| words.at(j) == ",") {
                    Some(before) => before,
                    None => return k,
                },
                "," if words.kind(k) == Some(TokenKind::Number)
                    && p > first
                    && words.kind(p - 1) == Some(TokenKind::Number) =>
                {
                    p
                }
                "," => return k,
                // "That could hurt": no conjunction.
                "that" if p == first || words.kind(p - 1) == Some(TokenKind::Open) => p,
                // "of that paper": no conjunction either.
                "that" if words.listed_before(p, 1, "of in on at by with from") => p,
                "that" | "who" | "which" if beside => return antecedent(words, p, first),
                "that" if !words.listed_before(p, 1, "and but") => return k,
                "who" | "which" => return if words.listed_before(p, 1, "in on of for at") { k } else { p },
                "and" | "but" if words.listed(k, "he she they it we i you there") => return k,
                "but" if !beside => return k,
                _ if words.is(p, &ASKING) => return if words.at(p) == "whether" { k } else { p },
                "when" | "where" if beside => p,
                _ if words.is(p, &OPENING) && !words.listed(p, "that but") => return k,
                _ if !beside && reports(words, p) => return k,
                _ => p,
            },
        };
    }
    first
}

/// A verb or noun after which a reported clause begins.
fn reports(words: &Words<'_>, p: usize) -> bool {
    words.is(p, &REPORTING)
        && !words.listed_before(p, 1, "the a his her their its of")
        && !words.listed(p + 1, "of and about for to in on at , by")
}

/// What stands before an insertion whose second mark is `p`: the token after which it began.
fn insertion(words: &Words<'_>, p: usize, first: usize, mark: impl Fn(usize) -> bool) -> Option<usize> {
    let from = first.max(p.saturating_sub(24));
    (from..p).rev().find(|&j| mark(j) && !words.joined(j)).filter(|&j| j > first)
}

/// Where the noun begins that "who", "which" or "that" at `p` speaks of; after a comma only that word counts.
fn antecedent(words: &Words<'_>, p: usize, first: usize) -> usize {
    if words.before(p, 1) == "," && words.at(p) != "who" {
        return p;
    }
    let mut k = if words.before(p, 1) == "," { p - 1 } else { p };
    if k == first || words.is(k - 1, &REPORTING) || !(words.wordy(k - 1) || words.kind(k - 1) == Some(TokenKind::Close))
    {
        return if words.at(p) == "that" { p + 1 } else { p };
    }
    let from = k;
    while k > first && from - k < 9 {
        let q = k - 1;
        if words.kind(q) == Some(TokenKind::Close) && words.pair(q) < q {
            k = words.pair(q);
            continue;
        }
        if words.listed(q, "a an the any some this that these those every no all what") {
            return q;
        }
        let of = words.at(q) == "of" && from - k > 0;
        if !of && (!words.wordy(q) || words.is(q, &PHRASE_END) || words.is(q, &REPORTING) || words.is(q, &ASKING)) {
            break;
        }
        k = q;
    }
    k
}

/// Where the noun phrase that begins at `from` ends. With `many`, at its first plural, which is the thing counted. One
/// "of …" belongs to it.
pub(super) fn noun_end(words: &Words<'_>, from: usize, many: bool) -> usize {
    let k = noun(words, from, many);
    if k == from { k } else { of_end(words, k) }
}

/// Where an "of …" that begins at `from` ends; `from` itself where there is none.
pub(super) fn of_end(words: &Words<'_>, from: usize) -> usize {
    if words.at(from) != "of" {
        return from;
    }
    let inner = from + 1 + usize::from(words.listed(from + 1, "the a an his her their its our my this that these all"));
    let end = noun(words, inner, false);
    if end == inner { from } else { end }
}

fn noun(words: &Words<'_>, from: usize, many: bool) -> usize {
    let limit = words.sentence(from).end;
    let mut k = from;
    while k < limit && k < from + 6 {
        if words.kind(k) == Some(TokenKind::Open) && words.pair(k) > k && words.pair(k) < k + 4 {
            k = words.pair(k) + 1;
            // “archive” filled two drawers
            if words.at(k).ends_with("ed") {
                return k;
            }
            continue;
        }
        if k == from && words.listed(k, "them us it you") {
            return k + 1;
        }
        let mark = !words.wordy(k) && !words.joined(k);
        if mark || words.is(k, &PHRASE_END) || words.is(k, &REPORTING) || (many || k > from) && verbal(words, k) {
            break;
        }
        k += 1;
        if plural(words, k - 1) && !words.listed(k, "'s '") && words.kind(k) != Some(TokenKind::Apostrophe) {
            return k;
        }
    }
    // A count whose noun was not found stands alone.
    if many && k > from + 2 { from } else { k }
}

/// A word that looks like a verb form rather than part of a noun phrase.
fn verbal(words: &Words<'_>, k: usize) -> bool {
    let word = words.at(k);
    let known = words.doc.word(k).starts_with(char::is_uppercase);
    !known && (word.ends_with("ing") || word.ends_with("ed")) && word.len() > 4 && !words.wordy(k + 1)
        || !known && word.ends_with("ing") && words.is(k + 1, &PHRASE_END)
        || !known && word.ends_with("ed") && words.is(k + 1, &PHRASE_END)
        || word.ends_with("ly")
}

fn plural(words: &Words<'_>, k: usize) -> bool {
    let word = words.at(k);
    words.listed(k, "people men women children voters media police")
        || words.is(k, &TIME) && word.ends_with('s')
        || word.len() > 3
            && word.ends_with('s')
            && !["ss", "us", "is", "'s"].iter().any(|e| word.ends_with(e))
            && words.kind(k) == Some(TokenKind::Word)
            && !words.doc.word(k).starts_with(char::is_uppercase)
        || words.kind(k) == Some(TokenKind::Word)
            && words.doc.word(k).starts_with(char::is_uppercase)
            && word.ends_with('s')
            && !words.doc.word(k + 1).starts_with(char::is_uppercase)
}

/// Without marks and joining words at the edges, but for those of the cue itself.
pub(super) fn trim(words: &Words<'_>, tokens: Range<usize>, cue: &Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = tokens;
    let loose = |k: usize| !words.wordy(k) && words.at(k) != "%";
    while start < end && (loose(start) || start < cue.start && words.listed(start, "and but or so yet with")) {
        start += 1;
    }
    // "and that it may": the joining word of a second report.
    if words.at(start) == "that" && words.listed_before(start, 1, "and but") && start + 1 < cue.start {
        start += 1;
    }
    while end > start && (loose(end - 1) || end > cue.end && words.listed(end - 1, "and or but even only not either")) {
        end -= 1;
    }
    start..end
}

/// Whether a quotation that the sentence closes begins with the token.
pub(super) fn quote_opens(words: &Words<'_>, i: usize) -> bool {
    words.kind(i) == Some(TokenKind::Open) && words.pair(i) > i
}

/// Whether a token stands in a quotation that its sentence closes.
pub(super) fn quoted(words: &Words<'_>, i: usize) -> bool {
    let close = (i..words.sentence(i).end.min(i + REACH)).find(|&k| words.kind(k) == Some(TokenKind::Close));
    close.is_some_and(|k| words.pair(k) <= i || words.pair(k) == k)
}
