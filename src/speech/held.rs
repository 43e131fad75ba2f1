//! Nouns whose sentence says what is held: "Their hope is that …", "The plan is for …", "The ministry's advice is to …".

use super::rules::{Reading, Rule};
use crate::reader::Sort;
use crate::text::Span;
use crate::words::Page;
use crate::words::lexicon::{
    ADVERB, ASSERTING, BE, BELIEVING, Classes, DEMANDING, DETERMINER, DISTANCING, GENITIVE, NOBODY, OPENER, POSSESSIVE,
    PROMISING, SMALL,
};
use std::ops::Range;

/// A noun of what somebody thinks, wants or says.
const HELD: Classes = ASSERTING | BELIEVING | DEMANDING | DISTANCING | PROMISING;
/// Words between the one that opens a noun phrase and its noun, at most.
const LONGEST: usize = 3;

/// What such sentences say outside of quotation marks; at most one a sentence.
pub(super) fn held(page: &Page<'_>) -> impl Iterator<Item = Reading> {
    page.doc.sentences.iter().filter_map(|s| {
        let tokens = s.tokens.clone();
        tokens.clone().skip(2).find_map(|is| reading(page, tokens.clone(), is))
    })
}

/// The reading of a sentence whose token `is` joins such a noun to what is held.
fn reading(page: &Page<'_>, sentence: Range<usize>, is: usize) -> Option<Reading> {
    let noun = is - 1;
    let joins = page.is(is, BE) && page.is(noun, HELD) && page.quoted(noun).is_none() && page.quoted(is).is_none();
    let (opens, source) = phrase(page, sentence.start, noun).filter(|_| joins)?;
    let clear = opens == sentence.start || !page.wordy(opens - 1) || page.is(opens - 1, OPENER);
    let start = match is + 1 {
        i if page.is_that(i) || page.reads(i, "for") => i + 1,
        // "The plan is to sell" tells of what is planned; whose it is makes it theirs.
        i if page.is_to(i) && source.is_some() => i,
        _ => return None,
    };
    let parts = |i: &usize| page.reads(*i, ";") || page.reads(*i, ",") && page.reads(*i + 1, "but");
    let end = (start..sentence.end).find(parts).unwrap_or(sentence.end);
    let last =
        (start..end).rfind(|&i| page.wordy(i) || page.reads(i, "%") || page.partner(i) != i).filter(|_| clear)?;
    Some(Reading {
        content: vec![page.span(start..last + 1)],
        source,
        cue: Some(page.span(noun..noun + 1)),
        sort: Sort::Noun,
        rule: Rule::Held,
    })
}

/// Where the noun phrase of a noun begins, and whose it is.
fn phrase(page: &Page<'_>, floor: usize, noun: usize) -> Option<(usize, Option<Span>)> {
    let inner = |i: &usize| !page.wordy(*i) || page.is(*i, SMALL & !ADVERB | GENITIVE);
    let opens = (floor.max(noun.saturating_sub(LONGEST + 1))..noun).rfind(inner)?;
    if page.is(opens, GENITIVE) {
        let owner = page.noun_phrase_before(opens, floor)?;
        return Some((owner, Some(page.span(owner..opens))));
    }
    let own = page.is(opens, POSSESSIVE).then(|| page.span(opens..opens + 1));
    (page.is(opens, DETERMINER | POSSESSIVE) && !page.is(opens, NOBODY)).then_some((opens, own))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    /// Who holds what, in a text.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let doc = Document::new(text);
        let shown = |r: Reading| {
            let source = r.source.map_or("—", |s| s.of(text));
            format!("{source} {}: {}", r.cue.unwrap().of(text), r.content[0].of(text))
        };
        assert_eq!(held(&Page::new(&doc)).map(shown).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_noun_says_what_is_held() {
        check("Their hope is that it lasts.", &["Their hope: it lasts"]);
        check("The new plan is for the ship to dock at dawn.", &["— plan: the ship to dock at dawn"]);
        check("But the fear was that it would sink; it did not.", &["— fear: it would sink"]);
        check("Another theory is that gulls dropped it, but few agree.", &["— theory: gulls dropped it"]);
        check("The harbour office’s advice is to stay away.", &["The harbour office advice: to stay away"]);
        check("For now, her only goal is to finish.", &["her goal: to finish"]);
        check("Its view is that “nobody was at risk”.", &["Its view: “nobody was at risk”"]);
    }

    #[test]
    fn what_is_only_named_is_not_held() {
        check("The plan is to sell.", &[]);
        check("The plan is two years old.", &[]);
        check("No fear is that strong.", &[]);
        check("The bridge is for walkers.", &[]);
        check("She carried the hope is that it lasts.", &[]);
        check("“The fear is that it sinks,” she said.", &[]);
    }
}
