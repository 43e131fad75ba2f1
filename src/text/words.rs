//! Letters and digits to words, abbreviations, initials, clitics and numbers.

use super::TokenKind;
use super::abbreviations::{self, Followed};
use super::characters::{extends, invisible};
use super::lists::{Listed, TYPOGRAPHY, of_class};
use std::sync::LazyLock;

/// What looks like an apostrophe.
pub(super) fn apostrophe(c: char) -> bool {
    matches!(c, '’' | '\'' | '‘' | 'ʼ')
}

/// The letters of a contraction's or possessive's end, as they stand after its apostrophe.
pub(super) fn clitic(letters: &str) -> bool {
    static CLITICS: Listed = LazyLock::new(|| of_class(TYPOGRAPHY, "clitic").collect());
    letters.len() <= 2 && CLITICS.contains(letters.to_ascii_lowercase().as_str())
}

/// More letters than any clitic or elided word has.
const SHORT: usize = 12;

/// The letters that `rest` begins with, at most [`SHORT`] of them: apostrophes are letters too, and each asks for what follows it.
pub(super) fn letters(rest: &str) -> &str {
    let end = rest.char_indices().enumerate().find(|&(n, (_, c))| n == SHORT || !c.is_alphabetic());
    &rest[..end.map_or(rest.len(), |(_, (at, _))| at)]
}

/// Length and kind of the word, abbreviation, initial or clitic that `rest` begins with. `rest` begins with a letter.
pub(super) fn word(rest: &str) -> (usize, TokenKind) {
    let len = word_len(rest);
    let word = &rest[..len];
    let after = &rest[len..];
    if let Some(past) = after.strip_prefix('.') {
        // "D-N.Y.", "mid-Jan. 5"
        let part = word.rfind('-').map_or(0, |hyphen| hyphen + 1);
        let dotted = dotted_len(&rest[part..]);
        if dotted > 0 {
            return hyphened(rest, part + dotted, TokenKind::Abbreviation);
        }
        if word != "I" && word.chars().count() == 1 && word.chars().all(char::is_uppercase) {
            return (len + 1, TokenKind::Initial);
        }
        let cut = match abbreviations::look_up(&word[part..]) {
            Some(Followed::Number) => {
                past.trim_start_matches([' ', '\u{a0}', '\u{202f}']).starts_with(|c: char| c.is_numeric())
                    || past.starts_with(',')
            }
            known => known.is_some(),
        };
        if cut {
            return hyphened(rest, len + 1, TokenKind::Abbreviation);
        }
    }
    // "don’t" is do and n’t, as treebanks cut it.
    let t = |after: &str| after.strip_prefix(apostrophe).is_some_and(|t| letters(t).eq_ignore_ascii_case("t"));
    if word.len() > 1 && word.ends_with(['n', 'N']) && t(after) {
        return (len - 1, TokenKind::Word);
    }
    if let Some(n) = rest.strip_prefix(['n', 'N']).filter(|n| t(n)) {
        let mark = n.chars().next().map_or(0, char::len_utf8);
        return (1 + mark + 1, TokenKind::Clitic);
    }
    (len, TokenKind::Word)
}

/// "U.S.-led" is one word, "A.F.L.-C.I.O." too.
fn hyphened(rest: &str, len: usize, kind: TokenKind) -> (usize, TokenKind) {
    match rest[len..].strip_prefix('-') {
        Some(more) if more.starts_with(char::is_alphanumeric) => {
            (len + 1 + dotted_len(more).max(word_len(more)), TokenKind::Word)
        }
        _ => (len, kind),
    }
}

/// How many bytes of letters, digits and what is drawn onto them `rest` begins with. Hyphens, apostrophes and the like
/// belong to the word between two letters, soft hyphens and other invisible characters wherever more of it follows.
fn word_len(rest: &str) -> usize {
    let mut len = 0;
    let mut capital = false;
    for (i, c) in rest.char_indices() {
        let next = || rest[i + c.len_utf8()..].chars().next().unwrap_or(' ');
        let inner = i > 0
            && i == len
            && match c {
                '-' | '‐' | '‑' | '_' => next().is_alphanumeric(),
                '&' => capital && next().is_uppercase(),
                _ if apostrophe(c) => next().is_alphabetic() && !clitic(letters(&rest[i + c.len_utf8()..])),
                _ => false,
            };
        if c.is_alphanumeric() || inner || i > 0 && extends(c) {
            len = i + c.len_utf8();
        } else if !invisible(c) {
            break;
        }
        capital = c.is_uppercase();
    }
    len
}

/// The parts of degrees that have more than one letter.
static DEGREES: Listed = LazyLock::new(|| of_class(TYPOGRAPHY, "degree").collect());

/// Bytes of letters with full stops between them ("U.S.", "a.m", "Ph.D."); 0 where `rest` begins with none.
fn dotted_len(rest: &str) -> usize {
    let mut len = 0;
    let mut parts = 0;
    loop {
        let here = &rest[len..];
        let letters = here.char_indices().take_while(|(_, c)| c.is_alphabetic()).take(3).count();
        let part = &here[..here.char_indices().nth(letters).map_or(here.len(), |(i, _)| i)];
        let degree = part.len() == 2 && DEGREES.contains(part);
        if (letters == 1 || degree) && here[part.len()..].starts_with('.') {
            len += part.len() + 1;
            parts += 1;
            continue;
        }
        // "a.m": its last stop forgotten.
        let last = letters == 1 && parts == 1 && !here[part.len()..].starts_with(|c: char| c.is_alphanumeric());
        return if last {
            len + part.len()
        } else if parts > 1 {
            len
        } else {
            0
        };
    }
}

/// Length and kind of the number that `rest` begins with: its inner marks and its ending are part of it ("1,200.50",
/// "10:30", "1990s", "5th", "2-1"). Hyphened letters make a word of it ("20-year-old"). A sign before it is one byte.
pub(super) fn number(rest: &str, sign: usize) -> (usize, TokenKind) {
    let mut len = sign;
    let mut kind = TokenKind::Number;
    for (i, c) in rest.char_indices().skip_while(|(i, _)| *i < sign) {
        let next = rest[i + c.len_utf8()..].chars().next().unwrap_or(' ');
        let inner = match c {
            ',' | '.' | ':' | '/' | '\u{2044}' => next.is_ascii_digit(),
            '-' | '‑' => next.is_alphanumeric(),
            _ => false,
        };
        if inner && next.is_alphabetic() {
            kind = TokenKind::Word;
        }
        if !(c.is_alphanumeric() || inner || extends(c)) {
            break;
        }
        len = i + c.len_utf8();
    }
    (len, kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a text begins with and what that is.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let number = text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        let (len, kind) = if number { super::number(text, usize::from(text.starts_with('-'))) } else { word(text) };
        assert_eq!(format!("{} {kind:?}", &text[..len]), expected, "{text}");
    }

    #[test]
    fn hyphens_and_apostrophes_between_letters_belong_to_a_word() {
        check("well-to-do people", "well-to-do Word");
        check("O’Hara’s", "O’Hara Word");
        check("AT&T’s", "AT&T Word");
        check("at&t", "at Word");
        check("so- called", "so Word");
    }

    #[test]
    fn a_stop_belongs_to_what_is_cut_short() {
        check("U.S. law", "U.S. Abbreviation");
        check("U.S.-led", "U.S.-led Word");
        check("Ph.D. thesis", "Ph.D. Abbreviation");
        check("a.m on", "a.m Abbreviation");
        check("J. Holm", "J. Initial");
        check("I. Then", "I Word");
        check("No. 5", "No. Abbreviation");
        check("No. Then", "No Word");
        check("late. Then", "late Word");
    }

    #[test]
    fn contractions_end_before_their_n() {
        check("don’t", "do Word");
        check("n’t go", "n’t Clitic");
        check("nation", "nation Word");
    }

    #[test]
    fn marks_between_digits_belong_to_a_number() {
        check("1,200.50, then", "1,200.50 Number");
        check("10:30.", "10:30 Number");
        check("-5 degrees", "-5 Number");
        check("1990s and", "1990s Number");
        check("20-year-old", "20-year-old Word");
        check("10–15", "10 Number");
    }

    #[test]
    fn letters_behind_an_apostrophe_are_few() {
        assert!(clitic("s") && clitic("LL") && !clitic("Hara") && !clitic(""));
        assert_eq!((letters("ll go"), letters("")), ("ll", ""));
        assert_eq!(letters(&"a".repeat(40)).len(), SHORT);
    }
}
