//! What stands before a paragraph's first sentence: bullets, datelines, the labels of an interview. Tested in
//! [`super::shapes`], which puts them together.

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

/// For each paragraph the token after an interview's label ("Q:", "LEE:", "Ann Lee:", "Q.", "“LEE:"), if it has one.
///
/// A label returns, or stands beside another one below the text's first line: "Lee: bridge will close" is a headline.
pub(super) fn labels(text: &str, tokens: &[Token], paragraphs: &[Range<usize>]) -> Vec<Option<usize>> {
    let found: Vec<Option<(&str, usize)>> = paragraphs.iter().map(|p| label(text, tokens, p.clone())).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    found.iter().flatten().for_each(|(name, _)| *counts.entry(name).or_default() += 1);
    let count = |name: &str| counts.get(name).copied().unwrap_or(0);
    let at = |i: Option<usize>| i.filter(|&i| i > 0).and_then(|i| found.get(i).copied().flatten());
    let settled = |i: usize, name: &str| match name {
        "Q." | "A." => count("Q.") > 0 && count("A.") > 0,
        "Q" | "A" => true,
        _ => count(name) > 1 || i > 0 && (at(i.checked_sub(1)).is_some() || at(Some(i + 1)).is_some()),
    };
    found.iter().enumerate().map(|(i, l)| l.filter(|(name, _)| settled(i, name)).map(|(_, end)| end)).collect()
}

/// The label that a paragraph seems to begin with and the token after it.
fn label<'t>(text: &'t str, tokens: &'t [Token], range: Range<usize>) -> Option<(&'t str, usize)> {
    use TokenKind::{Abbreviation, Handle, Initial, Word};
    let line = Line::new(text, tokens, range);
    let first = line.range.start;
    if matches!(line.word(first), "Q." | "A.") && line.spaced(first) {
        return Some((line.word(first), first + 1));
    }
    // A quoted transcript opens each turn's paragraph with a mark.
    let first = first + usize::from(line.kind(first) == Some(TokenKind::Open));
    let colon = (first..line.range.end).take(5).find(|&i| line.word(i) == ":")?;
    let name = |i: usize| match line.kind(i) {
        Some(Word | Abbreviation | Initial) => line.capital(i),
        kind => kind == Some(Handle),
    };
    let whole = colon > first && (first..colon).all(name) && line.spaced(colon);
    let span = tokens.get(first)?.span.join(tokens.get(colon.checked_sub(1)?)?.span);
    whole.then_some((span.of(text), colon + 1))
}
