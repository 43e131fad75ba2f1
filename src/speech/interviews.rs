//! Interviews whose answers no name stands before: "Q: … A: …", or questions and answers in paragraphs by turns.

use super::rules::{Reading, Rule};
use crate::text::{Label, Paragraph, ParagraphKind, TokenKind};
use crate::words::Page;
use crate::words::lexicon::{ADDRESS, INTERVIEW, LISTENER, REPLY};

/// A paragraph's part in an interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Question,
    Answer,
    /// Neither, or not by itself: it goes on with what stands before it.
    Other,
}

/// The answers of an interview, each with the paragraphs that it goes on over. The last one is its first paragraph alone: what
/// follows it may be the writer's again.
pub(super) fn answers(page: &Page<'_>) -> Vec<Reading> {
    let turns = labelled(page).or_else(|| unlabelled(page)).unwrap_or_default();
    let last = turns.iter().rposition(|&turn| turn == Turn::Question).unwrap_or(0);
    let mut answers: Vec<Reading> = Vec::new();
    let mut open = false;
    for (i, (turn, paragraph)) in turns.iter().zip(&page.doc.paragraphs).enumerate() {
        let Some(said) = said(page, paragraph) else { continue };
        match (turn, answers.last_mut().filter(|_| open)) {
            (Turn::Answer, _) => {
                answers.push(Reading::speech(vec![said], None, None, Rule::Answer));
                open = i < last;
            }
            (Turn::Other, Some(answer)) => answer.content.push(said),
            _ => open = false,
        }
    }
    answers
}

/// The turns of an interview that labels its questions and answers.
fn labelled(page: &Page<'_>) -> Option<Vec<Turn>> {
    let turn = |p: &Paragraph| match p.label {
        Some(Label::Question) => Turn::Question,
        Some(Label::Answer) => Turn::Answer,
        _ => Turn::Other,
    };
    let turns: Vec<Turn> = page.doc.paragraphs.iter().map(turn).collect();
    turns.contains(&Turn::Answer).then_some(turns)
}

/// The turns of an interview without labels: paragraphs that ask, twice at least, and those behind them. An explainer asks its
/// questions too, but what it answers says neither "I" nor "we", and nothing calls it an interview. What is called one may ask
/// several people the same question: each "Yes, …" begins another answer.
fn unlabelled(page: &Page<'_>) -> Option<Vec<Turn>> {
    let paragraphs = &page.doc.paragraphs;
    let asks: Vec<bool> = paragraphs.iter().map(|p| asks(page, p)).collect();
    let first = asks.iter().position(|&asks| asks)?;
    let called = paragraphs[..first].iter().any(|p| p.tokens.clone().any(|i| page.is(i, INTERVIEW)));
    let replies = |i: usize| called && replies(page, &paragraphs[i]);
    let answers = |i: &usize| *i > first && !asks[*i] && (asks[i - 1] || replies(*i));
    let found: Vec<usize> = (0..paragraphs.len()).filter(answers).collect();
    let personal = found.iter().filter(|&&i| personal(page, &paragraphs[i])).count();
    let interview = found.len() >= 2 && (called || 2 * personal >= found.len());
    let turn = |i: usize| match asks[i] {
        true => Turn::Question,
        false if answers(&i) => Turn::Answer,
        false => Turn::Other,
    };
    interview.then(|| (0..paragraphs.len()).map(turn).collect())
}

/// Whether a paragraph is a question of the writer's: it ends with one, and not in quotation marks.
pub(super) fn asks(page: &Page<'_>, paragraph: &Paragraph) -> bool {
    let last = paragraph.tokens.end.checked_sub(1);
    let plain = paragraph.label.is_none() && page.quoted(paragraph.tokens.start).is_none();
    plain && last.is_some_and(|i| page.doc.word(i).ends_with('?') && page.quoted(i).is_none())
}

/// Whether a paragraph begins with "Yes," or "No." outside of quotation marks.
fn replies(page: &Page<'_>, paragraph: &Paragraph) -> bool {
    let first = paragraph.tokens.start;
    page.is(first, REPLY) && matches!(page.kind(first + 1), Some(TokenKind::Punctuation | TokenKind::Stop))
}

/// Whether "I", "me", "we" or "us" stands in a paragraph outside of quotation marks.
fn personal(page: &Page<'_>, paragraph: &Paragraph) -> bool {
    let first_person = |i: usize| page.is(i, ADDRESS) && !page.is(i, LISTENER);
    paragraph.tokens.clone().any(|i| first_person(i) && page.quoted(i).is_none())
}

/// The words of a paragraph behind its label; `None` for a credit, a list's entry, a note in brackets.
fn said(page: &Page<'_>, paragraph: &Paragraph) -> Option<crate::text::Span> {
    let lead = paragraph.lead.map_or(0, |lead| page.doc.tokens_in(lead).len());
    let start = paragraph.tokens.start + lead;
    let noted = page.reads(start, "(") && page.reads(paragraph.tokens.end - 1, ")");
    let furniture = matches!(paragraph.kind, ParagraphKind::Byline | ParagraphKind::ListItem);
    let words = (start..paragraph.tokens.end).any(|i| page.kind(i) == Some(TokenKind::Word));
    (words && !noted && !furniture).then(|| page.span(start..paragraph.tokens.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn check(text: &str, expected: &[&str]) {
        let doc = Document::new(text);
        let page = Page::new(&doc);
        let said = |r: &Reading| r.content.iter().map(|c| c.of(text)).collect::<Vec<_>>().join(" + ");
        assert_eq!(answers(&page).iter().map(said).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn labels_tell_questions_from_answers() {
        check("She dives.\n\nQ: Is it cold?\n\nA: Four degrees. I wear wool.", &["Four degrees. I wear wool."]);
        let text = "Q. Why?\n\nA. It is old.\n\nIt leaks.\n\nQ. And?\n\nA. No.\n\nThe pier opens on Monday.";
        check(text, &["It is old. + It leaks.", "No."]);
        check("Q: Why?\n\nIt rained.", &[]);
    }

    #[test]
    fn questions_and_answers_by_turns() {
        let text = "We met her.\n\nIs it cold?\n\nI wear wool.\n\n(She laughs.)\n\nIt itches.\n\nAnd wet?\n\nMy suit leaks, but I dive.\n\nThe pier is shut.";
        check(text, &["I wear wool. + It itches.", "My suit leaks, but I dive."]);
        check("An interview.\n\nWill it rain?\n\nYes.\n\nWhen?\n\nSoon.", &["Yes.", "Soon."]);
    }

    #[test]
    fn several_answer_one_question() {
        let asked = "Three interviews on the ice";
        let text = format!(
            "{asked}\n\nWill it hold?\n\nYes, for a week.\n\nIt is thick.\n\nNo. It never does.\n\nNo one was hurt."
        );
        check(&text, &["Yes, for a week.", "No. It never does."]);
        check("The ice\n\nWill it hold?\n\nYes, for a week.\n\nNo. It never does.", &[]);
    }

    #[test]
    fn an_explainer_is_no_interview() {
        check("The new tax\n\nWho pays?\n\nDrivers do.\n\nWhen?\n\nIn May.", &[]);
        check("A film.\n\nIs it good?\n\n“I like it,” she said.\n\nIs it long?\n\n“I slept.”", &[]);
        check("We met her.\n\nIs it cold?\n\nI wear wool.", &[]);
    }
}
