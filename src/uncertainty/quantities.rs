//! Amounts and times: what is one, and where a quantity begins and ends.

use super::clause::{self, Commas};
use super::cues::Reach;
use super::phrase::{noun_end, of_end, quote_opens};
use crate::text::TokenKind::{Currency, Number};
use crate::words::Page;
use crate::words::lexicon::{
    ARTICLE, DEFINITE, DETERMINER, INDEFINITE, LINK, MAGNITUDE, NEAR_IN_TIME, NUMBER, OF_CURRENCY, PARTICLE, PERCENT,
    PREPOSITION, RANGE, SHARE,
};
use std::ops::Range;

/// A number, in digits or words, with its currency.
pub(super) fn amount(page: &Page<'_>, i: usize) -> bool {
    let nation = page.is(i, OF_CURRENCY) && page.capital(i) && page.kind(i + 1) == Some(Currency);
    let digits = matches!(page.kind(i), Some(Number | Currency));
    digits || nation || page.is(i, NUMBER) || page.is(i, ARTICLE | INDEFINITE) && page.is(i + 1, MAGNITUDE)
}

/// A number with its noun: after the cue, before it ("or so"), or with it ("dozens of people").
pub(super) fn quantity(page: &Page<'_>, cue: &Range<usize>, reach: Reach) -> Range<usize> {
    if reach == Reach::Before {
        return back_to_noun(page, cue.start)..noun_end(page, cue.end, true).max(cue.end);
    }
    let counted = reach == Reach::Counted;
    let from = cue.end + usize::from(quote_opens(page, cue.end));
    // "almost as good as new"
    if page.is_as(from) {
        return from..clause::end(page, from, Commas::Inner);
    }
    let number = number_end(page, from);
    let money = (from..number).any(|k| page.kind(k) == Some(Currency));
    // "half the states", "twice the amount", "all his time"
    let share = page.is(number.saturating_sub(1).max(from), SHARE);
    let of = of_end(page, number);
    let end = if of > number {
        of
    } else if share && !counted {
        let noun = number.max(from + 1);
        noun_end(page, noun + usize::from(page.is(noun, DETERMINER)), false)
    } else if money {
        number
    } else {
        noun_end(page, number, counted || number > from && !page.is(from, ARTICLE))
    };
    if counted { cue.start..end } else { cue.end..end }
}

/// The noun phrase that "or so" follows.
fn back_to_noun(page: &Page<'_>, from: usize) -> usize {
    let first = page.sentence(from).start.max(from.saturating_sub(4));
    let begins = |k: usize| page.is(k, ARTICLE | DEFINITE | NEAR_IN_TIME) || amount(page, k);
    match (first..from).rev().find(|&k| begins(k)) {
        Some(near) => (first..near).rev().take_while(|&k| begins(k)).last().unwrap_or(near),
        None => from.saturating_sub(1).max(first),
    }
}

/// Where the number that begins at `from` ends, ranges and units of measure included.
fn number_end(page: &Page<'_>, from: usize) -> usize {
    let limit = page.sentence(from).end;
    let mut k = from;
    while k < limit {
        let inside = k > from;
        k = match page.at(k) {
            "%" if inside => k + 1,
            _ if inside && page.joined(k) => k + 2,
            _ if inside && page.is(k, PERCENT) => k + 1,
            // "3 per cent", "9 out of 10"
            _ if inside && page.is(k, PREPOSITION) && page.is(k + 1, PERCENT) => k + 2,
            _ if page.is(k, PARTICLE) && page.is(k + 1, LINK) && amount(page, k + 2) => k + 2,
            // "2 to 3", but not "0.8% to $0.92"
            _ if inside
                && page.is(k, RANGE)
                && amount(page, k + 1)
                && !(page.at(k - 1) == "%" && page.kind(k + 1) == Some(Currency)) =>
            {
                k + 1
            }
            _ if amount(page, k) || !inside && page.is(k, ARTICLE) => k + 1,
            _ => break,
        };
    }
    k
}

#[cfg(test)]
mod tests {
    use crate::uncertainty::tests::check;

    #[test]
    fn comparisons_and_spans_of_time_are_no_amounts() {
        check("It cost forty thousand more than the council had.", &[]);
        check("It sold 62 more than the mill needs.", &[]);
        check("He stood there between 2006 and 2012.", &[]);
        check("They are all not nearly as good.", &[]);
    }

    #[test]
    fn amounts_end_with_what_is_counted() {
        check("It had hundreds of people onto the streets.", &["approximate hundreds of [hundreds of people]"]);
        check("It held about 38 adult animals now.", &["approximate about [38 adult animals]"]);
        check("At least £1.2bn left the stock market.", &["approximate at least [£1.2bn]"]);
        check("It rose between 2 and 3 per cent by June.", &["approximate between [2 and 3 per cent]"]);
        check("About 0.8% of the money is gone.", &["approximate about [0.8% of the money]"]);
        check("She sold nearly half the boats.", &["approximate nearly [half the boats]"]);
        check("He left the next week or so.", &["approximate or so [the next week or so]"]);
    }
}
