//! What a colon announces: a quotation, a paragraph without marks, a list.

use super::quoted::speech_like;
use super::rules::{Reading, Rule, overlaps_any};
use super::tags::names_somebody;
use crate::reader::{Name, NameKind};
use crate::text::{Paragraph, ParagraphKind, Quotation, Span};
use crate::words::Page;
use crate::words::lexicon::{ADVERB, AUXILIARY, BODY, NEGATION, PERSON, PREPOSITION, REFLEXIVE, REPORTING};
use std::ops::Range;

/// Quotations that nobody has been given yet but that a colon announces: Lee continued: “…”
pub(super) fn announced(page: &Page<'_>, names: &[Name], taken: &[Span]) -> Vec<Reading> {
    let free = |q: &&Quotation| q.depth == 0 && !overlaps_any(taken, q.span()) && speech_like(page, q);
    page.doc.quotations.iter().filter(free).filter_map(|q| quotation(page, names, q)).collect()
}

/// What a colon announces on the next lines, without marks.
pub(super) fn blocks(page: &Page<'_>, names: &[Name]) -> Vec<Reading> {
    (1..page.doc.paragraphs.len()).filter_map(|i| block(page, names, i)).collect()
}

fn quotation(page: &Page<'_>, names: &[Name], quotation: &Quotation) -> Option<Reading> {
    let colon = page.doc.tokens_in(quotation.span()).start.checked_sub(1).filter(|&i| page.reads(i, ":"))?;
    let start = page.sentence(colon).start;
    let cue = colon.checked_sub(1).filter(|&i| i > start && page.is(i, REPORTING));
    let source = announcer(names, start..cue.unwrap_or(colon)).or(cue.map(|cue| subject(page, start..cue)))?;
    let cue = cue.map(|cue| page.span(cue..cue + 1));
    Some(Reading::speech(quotation.pieces.clone(), Some(page.span(source)), cue, Rule::Colon))
}

/// "*Ash* himself did not" before "complain": what a verb's auxiliaries follow.
fn subject(page: &Page<'_>, phrase: Range<usize>) -> Range<usize> {
    let verbal = |i: usize| page.is(i, AUXILIARY | NEGATION | ADVERB | REFLEXIVE);
    let end = phrase.clone().rfind(|&i| !verbal(i)).map_or(phrase.end, |i| i + 1);
    phrase.start..end
}

/// A paragraph without marks, or a list, behind one that ends with a cue and a colon: "The mayor said in a statement:"
fn block(page: &Page<'_>, names: &[Name], first: usize) -> Option<Reading> {
    let paragraphs = &page.doc.paragraphs;
    let colon = paragraphs.get(first - 1)?.tokens.end.checked_sub(1).filter(|&i| page.reads(i, ":"))?;
    let start = page.sentence(colon).start;
    let cue = (start + 1..colon).rfind(|&i| page.is(i, REPORTING) && !page.capital(i))?;
    // "said in a statement", but not "said to be"
    if cue + 1 < colon && !page.is(cue + 1, PREPOSITION) {
        return None;
    }
    let item = |p: &&Paragraph| p.kind == ParagraphKind::ListItem;
    let body =
        |p: &Paragraph| p.kind == ParagraphKind::Body && p.lead.is_none() && page.quoted(p.tokens.start).is_none();
    let items = paragraphs[first..].iter().take_while(item);
    let mut said: Vec<Span> = items.map(|p| words(page, p)).collect();
    if said.is_empty() {
        said.extend(paragraphs.get(first).filter(|p| body(p)).map(|p| words(page, p)));
    }
    // "In a statement, the mayor said:"
    let comma = (start..cue).rfind(|&i| page.reads(i, ",")).filter(|_| page.is(start, PREPOSITION));
    let subject = comma.map_or(start, |comma| comma + 1)..cue;
    // "Key points:"
    let somebody = |s: &Range<usize>| names_somebody(page, s) && (s.len() > 1 || page.is(s.start, PERSON | BODY));
    let source = announcer(names, start..cue).or_else(|| Some(subject).filter(somebody))?;
    let (source, cue) = (page.span(source), page.span(cue..cue + 1));
    (!said.is_empty()).then(|| Reading::speech(said, Some(source), Some(cue), Rule::Colon))
}

/// A paragraph behind its bullet.
fn words(page: &Page<'_>, paragraph: &Paragraph) -> Span {
    let lead = paragraph.lead.map_or(0, |lead| page.doc.tokens_in(lead).len());
    page.span(paragraph.tokens.start + lead..paragraph.tokens.end)
}

/// The one name of a person or a body among some tokens.
fn announcer(names: &[Name], tokens: Range<usize>) -> Option<Range<usize>> {
    let first = names.partition_point(|n| n.tokens.start < tokens.start);
    let inside = names.iter().skip(first).take_while(|n| n.tokens.end <= tokens.end);
    let mut speakers = inside.filter(|n| n.kind != NameKind::Place);
    match (speakers.next(), speakers.next()) {
        (Some(name), None) => Some(name.tokens.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::marked::marked;
    use super::*;
    use crate::text::Document;

    /// What is announced where the network reads the names in angle brackets.
    fn check(text: &str, expected: &[&str]) {
        let (text, stretches) = marked(text);
        let doc = Document::new(&text);
        let page = Page::new(&doc);
        let person = |s: &(char, Span)| Name { kind: NameKind::Person, tokens: doc.tokens_in(s.1) };
        let names: Vec<Name> = stretches.iter().map(person).collect();
        let said = |r: &Reading| r.content.iter().map(|c| c.of(&text)).collect::<Vec<_>>().join(" + ");
        let shown = |r: &Reading| format!("{}: {}", r.source.map_or("", |s| s.of(&text)), said(r));
        let found: Vec<Reading> = announced(&page, &names, &[]).into_iter().chain(blocks(&page, &names)).collect();
        assert_eq!(found.iter().map(shown).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_colon_announces_a_paragraph_or_a_list() {
        let text = "The mayor said in a statement:\\n\\nThe quay is shut. We are sorry.\\n\\nIt opens in May."
            .replace("\\n", "\n");
        check(&text, &["The mayor: The quay is shut. We are sorry."]);
        let list = "The report said:\n\n- the wall was weak\n\n- the drains were blocked\n\nThe council meets.";
        check(list, &["The report: the wall was weak + the drains were blocked"]);
        check(
            "In a statement, the union said:\n\n• It is late.\n\n• It is cold.",
            &["the union: It is late. + It is cold."],
        );
    }

    #[test]
    fn who_does_something_before_a_colon() {
        check("Ash himself did not complain: “Ann was stronger. It rained.”", &["Ash: “Ann was stronger. It rained.”"]);
    }

    #[test]
    fn what_no_cue_stands_before_is_nobody_s() {
        check("The kit contains:\n\n- a lamp\n\n- a rope", &[]);
        check("Key points:\n\n- New stones came\n\n- It rained", &[]);
        check("Police say:\n\n- New stones came\n\n- It rained", &["Police: New stones came + It rained"]);
        check("The list was pinned to a door:\n\nNew stones came.", &[]);
        check("Here is what they said:\n\nNew stones came.", &[]);
    }
}
