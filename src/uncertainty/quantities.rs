//! Amounts and times: which are inexact, and where a quantity begins and ends.

use super::clause::{self, Commas};
use super::words::{CLOSING, NUMBERS, PHRASE_END, PRONOUNS, TIME, Words};
use crate::text::TokenKind;
use std::ops::Range;

/// A number, in digits or words, with its currency.
pub(super) fn amount(words: &Words<'_>, i: usize) -> bool {
    let digit = |k| matches!(words.kind(k), Some(TokenKind::Number | TokenKind::Currency));
    let nation = words.doc.word(i).starts_with("US") && words.kind(i + 1) == Some(TokenKind::Currency);
    digit(i)
        || nation
        || words.is(i, &NUMBERS)
        || (words.listed(i, "a the")
            && (words.listed(i + 1, "hundred thousand million billion dozen third quarter half decade")))
}

/// "about an hour"
pub(super) fn one_unit(words: &Words<'_>, i: usize) -> bool {
    words.listed(i, "a an") && words.is(i + 1, &TIME) && !words.at(i + 1).ends_with('s')
}

/// Whether words that make an amount inexact do so here.
pub(super) fn rough(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let (first, after) = (tokens.start, tokens.end);
    let counted =
        (1..3).any(|b| first >= b && words.sentence(first).contains(&(first - b)) && amount(words, first - b));
    match (words.at(first), tokens.len()) {
        // "62 more than the 270 needed" and "fewer than a year ago" compare; they count nothing.
        ("more" | "less" | "fewer", 2) if words.at(first + 1) == "than" => {
            let part = words.listed(after, "half twice double triple enough once one");
            let unit = words.listed(after, "a an the") && (words.is(after + 1, &TIME) || amount(words, after + 1));
            let quoted = words.kind(after) == Some(TokenKind::Open);
            !counted
                && (amount(words, after)
                    || part
                    || quoted
                    || unit && words.at(after + 2) != "ago"
                    || unit && words.at(first) == "more")
        }
        // "$10 trillion over 10 years" and "handed over $25m" are no amounts.
        ("over" | "under" | "near", 1) => {
            let verb = "take took hand handed turn turned voters people anyone adults children";
            let lasting = words.listed_before(first, 1, "for just well in of little lasted spent");
            let opening = words.before(first, 1).is_empty() && (after..after + 3).any(|k| words.is(k, &TIME));
            let span = opening || words.is(after + 1, &TIME) && !lasting;
            !counted && !span && !words.listed_before(first, 1, verb) && words.at(after + 1) != "a"
        }
        ("between", 1) => {
            let year = |k: usize| {
                let w = words.at(k);
                w.len() == 4 && (w.starts_with("19") || w.starts_with("20"))
            };
            let range = (1..4).any(|k| words.at(after + k) == "and");
            amount(words, after) && range && !year(after)
        }
        ("up", 2) => !words.listed_before(first, 1, "add adds added adding"),
        ("about", 1) => !words.listed_before(first, 1, "care cares talk talked talking worried"),
        ("all", 2) => words.wordy(after),
        ("or", 2) => !words.before(first, 1).is_empty(),
        ("nearly" | "almost", 1) => {
            words.wordy(after) && !words.at(after).ends_with("ing") && !words.listed_before(first, 1, "not n't")
        }
        // "tens of thousands left", not "thousands of": the plural stands for the people themselves.
        ("dozens" | "hundreds" | "thousands" | "millions", 1) => {
            !counted && (words.is(after, &PHRASE_END) || words.is(after, &CLOSING) || words.is(after, &PRONOUNS))
        }
        _ => true,
    }
}

/// A number with its noun; "dozens of people" whole, since the cue is the quantity.
pub(super) fn quantity(words: &Words<'_>, cue: &Range<usize>) -> Range<usize> {
    if words.listed(cue.start, "or") {
        return back_to_noun(words, cue.start)..clause::noun_end(words, cue.end, true).max(cue.end);
    }
    let itself = cue.len() < 5
        && words.listed(
            cue.start,
            "several dozens hundreds thousands millions billions scores tens trillions a few one two",
        );
    let from = cue.end + usize::from(clause::quote_opens(words, cue.end));
    if words.at(from) == "as" {
        return from..clause::end(words, from, Commas::Inner);
    }
    let number = number_end(words, from);
    let money = (from..number).any(|k| words.kind(k) == Some(TokenKind::Currency));
    // "half the states", "twice the amount", "all his time"
    let whole = words.listed(number.saturating_sub(1).max(from), "half twice double all every no each one");
    let end = if itself && words.at(number) == "of" || !itself && words.at(number) == "of" {
        clause::of_end(words, number)
    } else if whole && !itself {
        let noun = number.max(from + 1);
        let noun = noun + usize::from(words.listed(noun, "the an a his her its their our my"));
        clause::noun_end(words, noun, false)
    } else if money {
        number
    } else {
        clause::noun_end(words, number, itself || number > from && !words.listed(from, "a an"))
    };
    if itself { cue.start..end } else { cue.end..end }
}

/// The noun phrase that "or so" follows.
fn back_to_noun(words: &Words<'_>, from: usize) -> usize {
    let first = words.sentence(from).start.max(from.saturating_sub(4));
    let det = |k: usize| words.listed(k, "a an the this that last next");
    match (first..from).rev().find(|&k| det(k)) {
        Some(near) => (first..near).rev().take_while(|&k| det(k)).last().unwrap_or(near),
        None => {
            let noun = from.saturating_sub(1).max(first);
            (first..noun).rev().take_while(|&k| amount(words, k)).last().unwrap_or(noun)
        }
    }
}

/// Where the number that begins at `from` ends, ranges and units of measure included.
fn number_end(words: &Words<'_>, from: usize) -> usize {
    let limit = words.sentence(from).end;
    let mut k = from;
    while k < limit {
        let range = k > from
            && (words.listed(k, "to or in")
                && amount(words, k + 1)
                && !(words.at(k - 1) == "%" && words.kind(k + 1) == Some(TokenKind::Currency))
                || words.at(k) == "and" && words.before(from, 1) == "between" && amount(words, k + 1));
        k = match words.at(k) {
            "per" if k > from && words.at(k + 1) == "cent" => k + 2,
            "%" | "percent" | "point" if k > from => k + 1,
            "a" | "an" | "the" if k == from => k + 1,
            "out" if words.at(k + 1) == "of" && amount(words, k + 2) => k + 2,
            _ if k > from && words.joined(k) => k + 2,
            _ if range || amount(words, k) => k + 1,
            _ => return k,
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
