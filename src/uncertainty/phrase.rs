//! Noun phrases, and the few words and marks that are looked for by themselves.

use crate::text::TokenKind::{Clitic, Close, Open, Word};
use crate::words::Page;
use crate::words::lexicon::{
    ARTICLE, AUXILIARY, CLAUSAL, COORDINATOR, Classes, DEFINITE, DETERMINER, GENITIVE, INTERROGATIVE, IT, LINK, OBJECT,
    PARTICLE, POSSESSIVE, PREDICATE, PREPOSITION, SHARE, SUBJECT, SUBORDINATOR,
};

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

/// Where the noun phrase that begins at `from` ends. With `many`, at its first plural, which is the thing counted. One
/// "of …" belongs to it.
pub(super) fn noun_end(page: &Page<'_>, from: usize, many: bool) -> usize {
    let k = noun(page, from, many);
    if k == from { k } else { of_end(page, k) }
}

/// Where an "of …" that begins at `from` ends; `from` itself where there is none.
pub(super) fn of_end(page: &Page<'_>, from: usize) -> usize {
    if !page.is_of(from) {
        return from;
    }
    let opens = |&k: &usize| page.is(k, ARTICLE | DEFINITE | POSSESSIVE | SHARE);
    let inner = from + 1 + (from + 1..from + 3).take_while(opens).count();
    let end = noun(page, inner, false);
    if end == inner { from } else { end }
}

/// The same without "of …".
fn noun(page: &Page<'_>, from: usize, many: bool) -> usize {
    let limit = page.sentence(from).end.min(from + 6);
    let mut k = from;
    while k < limit {
        let partner = page.partner(k);
        if quote_opens(page, k) && partner < k + 4 {
            k = partner + 1;
            // “archive” filled two drawers
            if page.looks_past(k) {
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

/// Where the noun begins that "who", "which" or "that" at `p` speaks of; after a comma only that word counts.
pub(super) fn antecedent(page: &Page<'_>, p: usize, first: usize) -> usize {
    let after_comma = page.before_at(p, 1) == ",";
    if after_comma && (page.is_that(p) || page.is(p, IT)) {
        return p;
    }
    let from = if after_comma { p - 1 } else { p };
    let noun = |q: usize| page.wordy(q) && !phrase_ends(page, q) || page.is_of(q);
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
    if k == from { p + usize::from(joins && page.is_that(p)) } else { k }
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
    let form = !page.capital(k) && word.len() > 4 && (page.looks_participle(k) || page.looks_past(k));
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
    page.at(k).len() > 5 && page.looks_participle(k)
}

/// Whether a quotation that the sentence closes begins with the token.
pub(super) fn quote_opens(page: &Page<'_>, i: usize) -> bool {
    page.kind(i) == Some(Open) && page.partner(i) > i
}

/// Whether a token is a comma.
pub(super) fn comma(page: &Page<'_>, k: usize) -> bool {
    page.at(k) == ","
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    /// The noun phrase that begins behind the bar; behind two bars, the things counted.
    fn check(marked: &str, expected: &str) {
        let text = marked.replace('|', "");
        let at = marked.find('|').unwrap();
        let doc = Document::new(&text);
        let page = Page::new(&doc);
        let from = doc.tokens.iter().position(|t| t.span.start == at).unwrap();
        assert_eq!(page.line(from..noun_end(&page, from, marked.contains("||"))), expected, "{marked}");
    }

    #[test]
    fn a_noun_phrase_ends_before_small_words_and_verbs() {
        check("a possible |third buyer from Pell", "third buyer");
        check("the alleged |forger took the train", "forger");
        check("the apparent |change of the plan was late", "change of the plan");
        check("the so-called |“old archive” filled two drawers", "“old archive”");
        check("a potential |report was heard", "report");
        check("the supposed |friend of all the boats", "friend of all the boats");
    }

    #[test]
    fn things_counted_end_with_their_first_plural() {
        check("300 ||wild swans near the lake", "wild swans");
        check("300 ||people rowing home", "people");
        check("half ||the town’s boats left", "");
        check("30 ||members of the crew were ill", "members of the crew");
    }
}
