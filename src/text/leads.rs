//! What stands before a paragraph's first sentence: bullets, datelines, the labels of an interview. How a paragraph goes on behind
//! them is tested in [`super::shapes`], which puts them together.

use super::line::Line;
use super::lists::{Listed, TYPOGRAPHY, of_class};
use super::{Token, TokenKind};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

static AGENCIES: Listed = LazyLock::new(|| of_class(TYPOGRAPHY, "agency").collect());
/// Small words inside the names of places.
static IN_PLACE: Listed = LazyLock::new(|| of_class(TYPOGRAPHY, "in-place").collect());
static MONTHS: Listed = LazyLock::new(|| of_class(TYPOGRAPHY, "month").collect());
static QUESTIONS: Listed = LazyLock::new(|| of_class(TYPOGRAPHY, "question").collect());
static ANSWERS: Listed = LazyLock::new(|| of_class(TYPOGRAPHY, "answer").collect());
/// Words whose colon makes a note of a paragraph.
static NOTES: Listed = LazyLock::new(|| of_class(TYPOGRAPHY, "note").collect());

/// The token after a bullet or a list's number: "•", "-", "1.", "2)", "(a)".
pub(super) fn bullet(text: &str, tokens: &[Token], range: Range<usize>) -> Option<usize> {
    let line = Line::new(text, tokens, range);
    let first = line.range.start;
    let mark = line.word(first);
    if "•‣◦▪▫●○■□·∙►▶➤➢✓✔✗→*~–—―-‒".contains(mark) && !mark.is_empty() {
        let more = (first + 1..line.range.end).any(|i| line.word(i).contains(char::is_alphanumeric));
        let glued = "•‣◦▪●■".contains(mark) || mark == "-" && line.capital(first + 1);
        return (more && (line.spaced(first) || glued)).then_some(first + 1);
    }
    let bracket = usize::from(mark == "(");
    let number = line.word(first + bracket);
    let close = first + bracket + 1;
    let digits = number.len() <= 2 && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    let letter = number.len() == 1 && number.bytes().all(|b| b.is_ascii_alphabetic());
    let roman = number.len() <= 4 && !number.is_empty() && number.bytes().all(|b| b"ivx".contains(&b));
    let closed =
        line.word(close) == ")" && (digits || letter || roman) || bracket == 0 && digits && line.word(close) == ".";
    (closed && line.spaced(close)).then_some(close + 1)
}

/// The token after a dateline and its dash: "KYIV (Reuters) –", "LONDON —", "NEW YORK, Nov 5 (AP) —", "Paris, 3 May –".
/// It names a place in capitals, an agency, or a date; mere capitals are not enough for a name with a dash.
pub(super) fn dateline(text: &str, tokens: &[Token], range: Range<usize>) -> Option<usize> {
    use TokenKind::{Abbreviation, Dash, Initial, Number, Open, Word};
    let line = Line::new(text, tokens, range);
    let first = line.range.start;
    let dash = (first..line.range.end).take(16).find(|&i| line.kind(i) == Some(Dash))?;
    let head = first..dash;
    let fits = |i: usize| match line.kind(i) {
        Some(Word | Abbreviation | Initial) => {
            line.capital(i) || IN_PLACE.contains(line.word(i)) || AGENCIES.contains(line.word(i))
        }
        Some(Number) => true,
        _ => matches!(line.word(i), "," | "(" | ")" | "/" | "." | "'"),
    };
    let glued = line.word(dash) == "-" && !line.spaced(dash);
    let body = matches!(line.kind(dash + 1), Some(Open | Number | TokenKind::Currency)) || line.capital(dash + 1);
    if head.is_empty() || glued || !body || !head.clone().all(fits) {
        return None;
    }
    let place = head.clone().take_while(|&i| matches!(line.kind(i), Some(Word | Abbreviation | Initial)));
    let shouted = place.clone().any(|i| line.word(i).chars().count() > 2 && line.kind(i) == Some(Word))
        && place.clone().all(|i| line.kind(i) != Some(Word) || !line.word(i).contains(char::is_lowercase));
    let agency = line.word(dash - 1) == ")" && head.clone().any(|i| AGENCIES.contains(line.word(i)));
    let dated = head.clone().any(|i| month(line.word(i))) && head.clone().any(|i| line.kind(i) == Some(Number));
    (shouted || agency || dated).then_some(dash + 1)
}

/// "May", "Sept.", "NOV".
pub(super) fn month(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    word.len() > 2 && MONTHS.iter().any(|m| m.starts_with(&word))
}

/// What a label before a paragraph's first sentence says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// "LEE:", "Ann Lee, mayor:", "SEN. LEE (D-Varn):", "[00:01:12] Ann Lee:": who speaks, by the name's tokens.
    Speaker(Range<usize>),
    /// "Q:"
    Question,
    /// "A:"
    Answer,
    /// "Correction:", "Tickets:": a note; nobody speaks.
    Note,
}

/// For each paragraph its label and the token after it.
///
/// A speaker's label returns, or stands beside another one below the text's first line: "Lee: bridge will close" is a headline.
pub(super) fn labels(text: &str, tokens: &[Token], paragraphs: &[Range<usize>]) -> Vec<Option<(Label, usize)>> {
    let mut found: Vec<_> = paragraphs.iter().map(|p| label(&Line::new(text, tokens, p.clone()))).collect();
    let name = |label: &Label| match label {
        Label::Speaker(name) => Some(&text[tokens[name.start].span.start..tokens[name.end - 1].span.end]),
        _ => None,
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    found.iter().flatten().filter_map(|(label, _)| name(label)).for_each(|name| *counts.entry(name).or_default() += 1);
    note_facts(&mut found, |label| name(label).is_some_and(|name| counts[name] == 1));
    let labels = || found.iter().flatten().map(|(label, _)| label);
    let talk = labels().any(|l| *l == Label::Question) && labels().any(|l| *l == Label::Answer);
    // What a bracket or a role describes is no headline's.
    let described = |i: usize| matches!(found.get(i), Some(Some((Label::Speaker(name), end))) if name.end + 1 < *end);
    let speaker = |i: usize| matches!(found.get(i), Some(Some((Label::Speaker(_), _)))) && (i > 0 || described(0));
    let settled = |i: usize, label: &Label| match name(label) {
        Some(name) => counts[name] > 1 || speaker(i) && (i > 0 && speaker(i - 1) || speaker(i + 1)),
        None => *label == Label::Note || talk,
    };
    found.iter().enumerate().map(|(i, found)| found.clone().filter(|(label, _)| settled(i, label))).collect()
}

/// Makes notes of the facts in a box, "Venue: …", "Tickets: …", "Shoes: …": of a word behind notes that labels nothing else.
fn note_facts(found: &mut [Option<(Label, usize)>], once: impl Fn(&Label) -> bool) {
    let mut boxed = false;
    for found in found {
        boxed = matches!(found, Some((label, _)) if *label == Label::Note || boxed && once(label));
        if let Some((label, _)) = found
            && boxed
            && matches!(label, Label::Speaker(name) if name.len() == 1)
        {
            *label = Label::Note;
        }
    }
}

/// The label that a paragraph seems to begin with and the token after it.
fn label(line: &Line<'_>) -> Option<(Label, usize)> {
    let first = before_label(line);
    let word = line.word(first);
    let dotted = word.ends_with('.') && line.spaced(first);
    let letter = |list: &Listed| list.contains(word.trim_end_matches('.'));
    let colon = (first..line.range.end).take(LONGEST).find(|&i| line.word(i) == ":").filter(|&i| i > first);
    let end = if dotted { first + 1 } else { colon? + 1 };
    let short = end <= first + 2;
    match () {
        () if short && letter(&QUESTIONS) => return Some((Label::Question, end)),
        () if short && letter(&ANSWERS) => return Some((Label::Answer, end)),
        () => {}
    }
    let colon = colon?;
    // "Read more:", but not "Photo editor Jan Holt:"
    let plain = (first + 1..colon).all(|i| !line.capital(i) || NOTES.contains(line.word(i)));
    if NOTES.contains(word) && plain && line.spaced(colon) {
        return Some((Label::Note, colon + 1));
    }
    let name = name(line, first..colon)?;
    (line.spaced(colon) && described(line, name.end..colon)).then_some((Label::Speaker(name), colon + 1))
}

/// A label's tokens, at most, with what it says of the speaker.
const LONGEST: usize = 12;

/// The token after a mark or a time that stands before a label: “LEE: a quoted transcript opens each turn so; "[00:01:12]", ">>".
fn before_label(line: &Line<'_>) -> usize {
    let first = line.range.start;
    let opens = line.kind(first) == Some(TokenKind::Open) || line.word(first).starts_with('>');
    let time = |i: &usize| line.kind(*i) == Some(TokenKind::Number) || line.word(*i) == ":";
    let close = (first + 1..line.range.end).find(|i| !time(i));
    match close {
        Some(close) if line.word(first) == "[" && line.word(close) == "]" && close > first + 1 => close + 1,
        _ if opens => (first + 1..line.range.end).find(|&i| !line.word(i).starts_with('>')).unwrap_or(first),
        _ => first,
    }
}

/// The name that a label begins with: capitals, and perhaps a number at the end ("Speaker 1").
fn name(line: &Line<'_>, label: Range<usize>) -> Option<Range<usize>> {
    let part = |i: &usize| if line.is_word(*i) { line.capital(*i) } else { line.kind(*i) == Some(TokenKind::Handle) };
    let end = label.clone().take_while(part).last()? + 1;
    let numbered = end < label.end && line.kind(end) == Some(TokenKind::Number);
    let name = label.start..end + usize::from(numbered);
    (name.len() <= 5).then_some(name)
}

/// Whether what follows a label's name says who that is: nothing, ", mayor", "(D-Varn)".
fn described(line: &Line<'_>, rest: Range<usize>) -> bool {
    let bracket = line.word(rest.start) == "(" && line.word(rest.end.saturating_sub(1)) == ")";
    let lower = |i: usize| line.is_word(i) && !line.word(i).is_empty();
    let role = line.word(rest.start) == "," && rest.len() > 1 && (rest.start + 1..rest.end).all(lower);
    rest.is_empty() || bracket || role
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Document, Span};

    /// What each paragraph's label says, and of whom; nothing where it has none.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let doc = Document::new(text);
        let name = |tokens: &Range<usize>| -> Span { doc.span_of(tokens.clone()) };
        let shown = |label: &Option<Label>| match label {
            Some(Label::Speaker(who)) => name(who).of(text).to_owned(),
            Some(label) => format!("{label:?}").to_lowercase(),
            None => String::new(),
        };
        assert_eq!(doc.paragraphs.iter().map(|p| shown(&p.label)).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_label_names_who_speaks_without_what_describes_them() {
        check("Talk.\n\nSEN. ANN LEE (D-Varn): Why?\n\nBo Ash, mayor: No.", &["", "SEN. ANN LEE", "Bo Ash"]);
        check("Talk.\n\n[00:01:12] Ann Lee: Why?\n\n>> BO: No.", &["", "Ann Lee", "BO"]);
        check("Talk.\n\nSpeaker 1: Why?\n\nSpeaker 2: No.", &["", "Speaker 1", "Speaker 2"]);
    }

    #[test]
    fn a_label_alone_is_none() {
        check("It is.\n\nLee: bridge will close", &["", ""]);
        check("It is.\n\nQ: Why?", &["", ""]);
        check("It is.\n\nLee said twice: no.\n\nLee said twice: yes.", &["", "", ""]);
        check("It is.\n\nThe mayor of Varn and all of her many friends and of his: it rained.", &["", ""]);
    }

    #[test]
    fn questions_answers_and_notes_name_nobody() {
        check("Q: Why?\n\nA. So.", &["question", "answer"]);
        check("It is.\n\nCorrection: It was Fen Lane.", &["", "note"]);
    }

    #[test]
    fn a_word_behind_notes_is_one_more() {
        check("It is.\n\nTickets: from $15\nHuts: none\nShoes: yes", &["", "note", "note", "note"]);
        check("It is.\n\nNote: edited.\n\nASH: Why?\n\nLEE: No.\n\nASH: So.", &["", "note", "ASH", "LEE", "ASH"]);
        check("It is.\n\nNote: edited.\n\nANN LEE: Why?\n\nBO ASH: No.", &["", "note", "ANN LEE", "BO ASH"]);
        check("It is.\n\nASH: Why?\n\nLEE: No.\n\nNote: edited.", &["", "ASH", "LEE", "note"]);
    }

    #[test]
    fn months_may_be_cut_short() {
        assert!(month("May") && month("Sept.") && month("NOV") && !month("Ma") && !month("Mayor"));
    }
}
