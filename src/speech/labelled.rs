//! Words that are given to somebody by where the name stands: labels and signatures.

use super::rules::{Reading, Rule};
use crate::text::{Label, Paragraph, TokenKind};
use crate::words::lexicon::{AND, INNER, PERSON, SMALL};
use crate::words::{Page, Phrase};

/// What an interview's labels give to somebody: "ANN LEE: We are late." The label ends in a colon. In a transcript whose
/// paragraphs begin with marks, those without a label go on with the turn before.
pub(super) fn labelled(page: &Page<'_>) -> Vec<Reading> {
    let mut turns: Vec<Reading> = Vec::new();
    let mut goes_on = false;
    for paragraph in &page.doc.paragraphs {
        let marked = page.kind(paragraph.tokens.start) == Some(TokenKind::Open);
        let turn = turn(page, paragraph);
        match turns.last_mut() {
            Some(last) if goes_on && marked && paragraph.lead.is_none() && spoken(page, paragraph) => {
                last.content.push(page.span(paragraph.tokens.start + 1..paragraph.tokens.end));
            }
            _ => goes_on = marked && turn.is_some(),
        }
        turns.extend(turn);
    }
    turns
}

/// Whether a paragraph that begins with a mark is words, not a note: “(Applause.)
fn spoken(page: &Page<'_>, paragraph: &Paragraph) -> bool {
    !page.reads(paragraph.tokens.start + 1, "(") && !page.reads(paragraph.tokens.start + 1, "[")
}

/// The turn that a paragraph's label begins.
fn turn(page: &Page<'_>, paragraph: &Paragraph) -> Option<Reading> {
    let Some(Label::Speaker(name)) = &paragraph.label else { return None };
    let label = page.doc.tokens_in(paragraph.lead?);
    let tokens = label.end..paragraph.tokens.end;
    let said = page.span(tokens.clone());
    let source = Some(page.span(name.clone()));
    let entry = names_only(page, &tokens) || says_who(page, &tokens);
    (!said.is_empty() && !entry).then(|| Reading::speech(vec![said], source, None, Rule::Label))
}

/// "Varn: Ash, Orr, Lee (c)", "Referee: Bo Lind": several names and no sentence are a list, not what somebody says.
fn names_only(page: &Page<'_>, tokens: &Phrase) -> bool {
    let words = tokens.clone().filter(|&i| page.wordy(i));
    let (names, small): (Vec<usize>, Vec<usize>) = words.partition(|&i| page.capital(i));
    let stops = tokens.clone().any(|i| page.kind(i) == Some(TokenKind::Stop));
    let letter =
        |&i: &usize| page.doc.word(i).len() == 1 || page.is(i, AND | INNER) || page.kind(i) == Some(TokenKind::Number);
    names.len() > 1 && !stops && small.iter().all(letter)
}

/// "Ida Quist: geologist who has mapped the bay": what a list says that somebody is.
fn says_who(page: &Page<'_>, tokens: &Phrase) -> bool {
    let plain = |i: &usize| page.kind(*i) == Some(TokenKind::Word) && !page.capital(*i) && !page.is(*i, SMALL);
    let first = tokens.clone().take_while(plain).collect::<Vec<_>>();
    let noun = first.iter().find(|&&i| page.is(i, PERSON));
    noun.is_some_and(|&i| !plain(&(i + 1)) && !page.entry(i).plural())
}

/// Posts that are signed: a paragraph without marks, and below it "— Ann Lee (@annlee) March 22".
pub(super) fn posted(page: &Page<'_>) -> Vec<Reading> {
    let paragraphs = &page.doc.paragraphs;
    let post = |i: usize| {
        let (text, below) = (paragraphs.get(i.checked_sub(1)?)?, paragraphs.get(i)?);
        let first = below.tokens.start;
        let bracket = (first + 1..below.tokens.end).take(SIGNATURE).find(|&k| page.reads(k, "("))?;
        let handle = page.kind(bracket + 1) == Some(TokenKind::Handle);
        let dash = page.kind(first) == Some(TokenKind::Dash) && bracket > first + 1;
        let plain = page.quoted(text.tokens.start).is_none() && text.lead.is_none();
        let source = Some(page.span(first + 1..bracket));
        (dash && handle && plain).then(|| Reading::speech(vec![text.span], source, None, Rule::Signed))
    };
    (0..paragraphs.len()).filter_map(post).collect()
}

/// Quotations that are signed: “We are late.” — Ann Lee, the name behind the dash alone in its paragraph or the last of it.
pub(super) fn signed(page: &Page<'_>) -> impl Iterator<Item = Reading> {
    page.doc.paragraphs.iter().filter_map(|paragraph| {
        let end = (paragraph.tokens.clone()).rev().find(|&i| page.kind(i) != Some(TokenKind::Stop))? + 1;
        let reach = paragraph.tokens.start.max(end.saturating_sub(SIGNATURE))..end;
        let dash = reach.rev().find(|&i| page.kind(i) == Some(TokenKind::Dash))?;
        let quotation = page.quotation_ending(dash)?;
        let named = dash + 1 < end
            && page.capital(dash + 1)
            && (dash + 1..end).all(|i| page.name_like(i) || page.reads(i, ","));
        let (source, cue) = (page.span(dash + 1..end), page.span(dash..dash + 1));
        named.then(|| Reading::speech(quotation.pieces.clone(), Some(source), Some(cue), Rule::Signed))
    })
}

/// The tokens of a signature with its dash, at most.
const SIGNATURE: usize = 9;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Document, Span};

    fn check(text: &str, expected: &[&str]) {
        let doc = Document::new(text);
        let page = Page::new(&doc);
        let said = |content: &[Span]| content.iter().map(|c| c.of(text)).collect::<Vec<_>>().join(" + ");
        let line = |r: Reading| format!("{}: {}", r.source.map_or("", |s| s.of(text)), said(&r.content));
        let shown: Vec<String> = labelled(&page).into_iter().chain(signed(&page)).map(line).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn a_label_gives_its_paragraph_to_a_name() {
        check("A talk.\n\nANN LEE: We are late.\n\nBO ASH: Why?", &["ANN LEE: We are late.", "BO ASH: Why?"]);
        check("Q: Why?\n\nA: We are late.", &[]);
    }

    #[test]
    fn a_list_of_people_says_nothing() {
        check("Lines.\n\nVarn Rovers: Ash, Orr, Lee (c), Moss and Pugh", &[]);
        check("Who is who.\n\nIda Quist: geologist who has mapped the bay.\n\nBo Ash: retired fisherman, 61.", &[]);
        let named = "A talk.\n\nANN LEE: Bo Ash, Ida Lunt.\n\nBO ASH: fishermen know";
        check(named, &["ANN LEE: Bo Ash, Ida Lunt.", "BO ASH: fishermen know"]);
    }

    #[test]
    fn in_a_transcript_in_marks_a_paragraph_without_a_label_goes_on() {
        let turns = "A talk.\n\n“ASH: Why?\n\n“LEE: We are late.\n\n“It is old.\n\n“(Applause.)";
        check(turns, &["ASH: Why?", "LEE: We are late. + It is old."]);
        check("A talk.\n\nASH: Why?\n\nLEE: No.\n\n“It is old.”", &["ASH: Why?", "LEE: No."]);
    }

    #[test]
    fn a_post_is_signed_with_a_handle() {
        let text =
            "It rained.\n\nSee you on Sunday. Bring a coat.\n\n— Fen Rowers (@fenrowers) March 22, 2015\n\nIt rained.";
        let doc = Document::new(text);
        let found = posted(&Page::new(&doc));
        let said: Vec<_> = found.iter().map(|r| (r.source.unwrap().of(text), r.content[0].of(text))).collect();
        assert_eq!(said, [("Fen Rowers", "See you on Sunday. Bring a coat.")]);
    }

    #[test]
    fn a_signature_is_a_name_behind_a_dash_at_the_end() {
        check("“We are late.” — Ann Lee", &["Ann Lee: “We are late.”"]);
        check("“We are late.”\n\n— Ann Lee, Varn", &["Ann Lee, Varn: “We are late.”"]);
        check("“We are late” — and nobody knew why.", &[]);
    }
}
