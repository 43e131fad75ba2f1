//! Tags: sentences right behind the quotation that is theirs. “Why?” Ash asked. “Never.” So said Ash. “No.” The words are those of Ash.

use super::rules::{Reading, Rule, overlaps_any};
use crate::text::{Quotation, Span, TokenKind};
use crate::words::Page;
use crate::words::lexicon::{
    BE, DEFINITE, DETERMINER, INNER, PREPOSITION, PRONOUN, RELATIVE, REPORTING, SMALL, SPOKEN, TITLE,
};
use std::collections::BTreeSet;
use std::ops::Range;

/// Words of a tag, at most.
const LONGEST: usize = 6;

/// Readings with the quotations given to the tags behind them that no reading has for its cue, and taken from others.
pub(super) fn tagged(page: &Page<'_>, mut found: Vec<Reading>) -> Vec<Reading> {
    let mut cues: Vec<Span> = found.iter().filter_map(|r| r.cue).collect();
    cues.sort();
    let outer = page.doc.quotations.iter().filter(|q| q.depth == 0);
    let tags = outer
        .filter_map(|q| Some((q, tag(page, q).or_else(|| words_of(page, q))?)))
        .filter(|(_, (_, cue))| !overlaps_any(&cues, *cue));
    let tags: Vec<(&Quotation, (Span, Span))> = tags.collect();
    let theirs: BTreeSet<Span> = tags.iter().flat_map(|(quotation, _)| quotation.pieces.iter().copied()).collect();
    for reading in &mut found {
        reading.content.retain(|c| !theirs.contains(c));
    }
    found.retain(Reading::tells);
    let reading = |(quotation, (source, cue)): (&Quotation, (Span, Span))| {
        Reading::speech(quotation.pieces.clone(), Some(source), Some(cue), Rule::Tag)
    };
    found.extend(tags.into_iter().map(reading));
    found
}

/// The source and the cue of the tag behind a quotation.
pub(super) fn tag(page: &Page<'_>, quotation: &Quotation) -> Option<(Span, Span)> {
    let start = page.doc.tokens_in(quotation.span()).end;
    let sentence = page.sentence(start);
    let stop = sentence.end.checked_sub(1).filter(|&i| page.kind(i) == Some(TokenKind::Stop))?;
    let cue = (start..stop).find(|&i| page.is(i, REPORTING) && !page.capital(i))?;
    let source = match (start..cue, cue + 1..stop) {
        (before, after) if after.is_empty() => before,
        (before, after) if before.is_empty() => after,
        _ => return None,
    };
    // Behind a question mark the tag may be a sentence by itself: “Why?” Ash asked.
    let opens = sentence.start >= page.doc.tokens_in(quotation.span()).start;
    let tag = opens && stop - start <= LONGEST && names_somebody(page, &source);
    tag.then(|| (page.span(source), page.span(cue..cue + 1)))
}

/// The source and the cue of a sentence behind a quotation, in its paragraph or opening the next, that says whose words it was: "The words
/// are those of Ann Lee, who …", "Those were the words of a nurse", "So said Ann Lee".
fn words_of(page: &Page<'_>, quotation: &Quotation) -> Option<(Span, Span)> {
    let start = page.doc.tokens_in(quotation.span()).end;
    let sentence = Some(page.sentence(start)).filter(|s| s.start == start)?;
    let those = |i: usize| page.is(i, PRONOUN) && page.is(i, DEFINITE);
    let nouns = page.is(start, DETERMINER) && page.is(start + 1, SPOKEN) && page.is(start + 2, BE) && those(start + 3);
    let pronoun =
        those(start) && page.is(start + 1, BE) && page.is(start + 2, DETERMINER) && page.is(start + 3, SPOKEN);
    let cue = if (nouns || pronoun) && page.is_of(start + 4) {
        start..start + 5
    } else if page.reads(start, "so") && page.is(start + 1, REPORTING) {
        start..start + 2
    } else {
        return None;
    };
    let goes_on = |i: &usize| page.wordy(*i) && !page.is(*i, RELATIVE | PREPOSITION | BE);
    let source = cue.end..(cue.end..sentence.end).find(|i| !goes_on(i)).unwrap_or(sentence.end);
    names_somebody(page, &source).then(|| (page.span(source), page.span(cue)))
}

/// Whether words are a name with its titles, a pronoun, or a noun with its article.
pub(super) fn names_somebody(page: &Page<'_>, source: &Range<usize>) -> bool {
    let first = page.is(source.start, PRONOUN) && source.len() == 1 || page.is(source.start, DETERMINER);
    let name = |i: usize| page.name_like(i) && (page.capital(i) || page.is(i, TITLE | INNER));
    let verb = |i: usize| page.is(i, REPORTING) && !page.entry(i).is_noun();
    let lower = |i: usize| page.kind(i) == Some(TokenKind::Word) && !page.is(i, SMALL) && !verb(i);
    !source.is_empty() && (source.clone().all(name) || first && source.clone().skip(1).all(lower))
}

#[cfg(test)]
mod tests {
    use super::super::marked::marked;
    use super::*;
    use crate::text::Document;

    /// A quotation in square brackets is given to the cue in curly ones before the rule looks.
    fn check(text: &str, expected: &[&str]) {
        let (text, stretches) = marked(text);
        let doc = Document::new(&text);
        let of = |mark| stretches.iter().filter(move |s| s.0 == mark).map(|s| s.1);
        let read = Reading::speech(of('[').collect(), of('<').next(), of('{').next(), Rule::Colon);
        let found = tagged(&Page::new(&doc), vec![read]);
        let said = |r: &Reading| r.content.iter().map(|c| c.of(&text)).collect::<Vec<_>>().join(" + ");
        let shown = found.iter().map(|r| format!("{}: {}", r.source.map_or("", |s| s.of(&text)), said(r)));
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_quotation_is_the_tag_s_behind_it() {
        let text = "[“It is over!”] <Mina Rowe> {cried}. [“Over?”] Otto Lang asked.";
        check(text, &["Mina Rowe: “It is over!”", "Otto Lang: “Over?”"]);
        check("[“Yes!”] <Rowe> {cried}. [“Over?”] asked the guard.", &["Rowe: “Yes!”", "the guard: “Over?”"]);
    }

    #[test]
    fn a_sentence_behind_a_quotation_may_say_whose_words_it_was() {
        let lang = |tag: &str| format!("[“Yes!”] <Rowe> {{cried}}.\n\n[“It is over.”]{tag}");
        let whose = ["Rowe: “Yes!”", "Otto Lang: “It is over.”"];
        check(&lang("\n\nThe words are those of Otto Lang, who slept."), &whose);
        check(&lang(" Those were the words of Otto Lang."), &whose);
        check(&lang(" So said Otto Lang."), &whose);
        let kept = ["Rowe: “Yes!” + “It is over.”"];
        check(&lang(" The words are those of the hymn on page two."), &["Rowe: “Yes!”", "the hymn: “It is over.”"]);
        check(&lang(" The words are few."), &kept);
        check(&lang(" So many slept."), &kept);
    }

    #[test]
    fn a_sentence_that_does_more_than_tag_has_nothing() {
        let kept = "Rowe: “Yes!” + “Over?”";
        check("[“Yes!”] <Rowe> {cried}. [“Over?”] Lang asked for a pen.", &[kept]);
        check("[“Yes!”] <Rowe> {cried}. [“Over?”] Lang slept.", &[kept]);
        check("[“Yes!”] <Rowe> {cried}. [“Over?”] That was what Lang asked.", &[kept]);
    }
}
