//! No word is given to two: what attributions share belongs to the one that begins later.
//!
//! Of sound news nothing is changed here. Where a closing mark is lost, a quotation runs on over the next speaker's words.

use super::rules::{Reading, by_sentence, overlaps_any, taken};
use crate::text::{Span, TokenKind};
use crate::words::Page;

/// Readings of which no two share a word, but for those inside another's words. Those without words of their own are left out.
pub(super) fn disjoint(page: &Page<'_>, found: Vec<Reading>) -> Vec<Reading> {
    let (inner, mut outer): (Vec<Reading>, Vec<Reading>) = found.into_iter().partition(|r| r.rule.nested());
    for reading in &mut outer {
        reading.content = joined(std::mem::take(&mut reading.content));
    }
    let mut placed: Vec<(Span, usize)> =
        (outer.iter().enumerate()).flat_map(|(i, r)| r.content.iter().map(move |&c| (c, i))).collect();
    // Of those that begin together the longest comes first, and is left with nothing.
    placed.sort_by_key(|&(c, _)| (c.start, std::cmp::Reverse(c.end)));
    let after = placed.iter().skip(1).map(|(next, _)| next.start).chain([usize::MAX]);
    let cut: Vec<(Span, usize)> = placed.iter().zip(after).map(|(&(c, i), next)| (before(page, c, next), i)).collect();
    outer.iter_mut().for_each(|r| r.content.clear());
    for (content, reading) in cut.into_iter().filter(|(c, _)| !c.is_empty()) {
        outer[reading].content.push(content);
    }
    outer.retain(Reading::tells);
    let inner = within(page, &outer, inner);
    outer.extend(inner);
    outer
}

/// Readings inside others' words: those that stand in one reading's, or in nobody's.
pub(super) fn within(page: &Page<'_>, outer: &[Reading], inner: Vec<Reading>) -> Vec<Reading> {
    let given = taken(outer);
    let by_sentence =
        by_sentence(page, outer.iter().enumerate().flat_map(|(i, r)| r.content.iter().map(move |c| (i, c))));
    let held = |r: &Reading| {
        let near = r.stretches().first().and_then(|c| by_sentence.get(&page.doc.sentence_of(c.start)));
        let holds = |o: &Reading| r.stretches().iter().all(|c| o.content.iter().any(|own| own.contains(*c)));
        near.into_iter().flatten().any(|&o| outer[o].content != r.content && holds(&outer[o]))
    };
    inner.into_iter().filter(|r| held(r) || !r.content.iter().any(|&c| overlaps_any(&given, c))).collect()
}

/// Sorted, and one where they share words.
fn joined(mut content: Vec<Span>) -> Vec<Span> {
    content.sort();
    let mut out: Vec<Span> = Vec::new();
    for span in content {
        match out.last_mut().filter(|last| last.overlaps(span)) {
            Some(last) => *last = last.join(span),
            None => out.push(span),
        }
    }
    out
}

/// What of a content stands before a byte, without the mark that opens what follows.
fn before(page: &Page<'_>, content: Span, byte: usize) -> Span {
    if content.end <= byte {
        return content;
    }
    let mut tokens = page.doc.tokens_in(Span::new(content.start, byte));
    while !tokens.is_empty() && page.kind(tokens.end - 1) == Some(TokenKind::Open) {
        tokens.end -= 1;
    }
    if tokens.clone().any(|i| page.wordy(i)) { page.span(tokens) } else { Span::default() }
}

#[cfg(test)]
mod tests {
    use super::super::rules::{Rule, Words};
    use super::*;
    use crate::text::Document;

    /// Each reading's contents, given as words of the text, joined by " + ".
    fn check(text: &str, given: &[(&[&str], Words)], expected: &[&str]) {
        let doc = Document::new(text);
        let span = |words: &&str| text.find(words).map(|at| Span::new(at, at + words.len())).unwrap();
        let reading = |(content, words): &(&[&str], Words)| {
            Reading::speech(content.iter().map(span).collect(), None, None, Rule::network(0.9, *words))
        };
        let found = disjoint(&Page::new(&doc), given.iter().map(reading).collect());
        let said = |r: &Reading| r.content.iter().map(|c| c.of(text)).collect::<Vec<_>>().join(" + ");
        assert_eq!(found.iter().map(said).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_quotation_without_its_end_gives_way_to_the_next() {
        let text = "The logs were “stolen, but he paid. “We are sorry,” a spokeswoman said.";
        let long = "“stolen, but he paid. “We are sorry,”";
        check(
            text,
            &[(&[long], Words::Other), (&["We are sorry"], Words::Other)],
            &["“stolen, but he paid.", "We are sorry"],
        );
        check(text, &[(&["“We are sorry,”"], Words::Quoted), (&["“We"], Words::Other)], &["“We"]);
    }

    #[test]
    fn one_reading_s_stretches_are_joined_where_they_meet() {
        let text = "“We are late,” Lee said.";
        check(text, &[(&["are late", "“We are"], Words::Other)], &["“We are late"]);
    }

    #[test]
    fn what_is_inside_another_s_words_stays_unless_it_stands_across_their_edge() {
        let text = "Lee said that Ash hopes to win soon.";
        let outer: (&[&str], Words) = (&["Ash hopes to win"], Words::Other);
        check(text, &[outer, (&["to win"], Words::Nested)], &["Ash hopes to win", "to win"]);
        check(text, &[outer, (&["to win soon"], Words::Nested)], &["Ash hopes to win"]);
    }
}
