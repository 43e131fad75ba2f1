//! Quotation marks, each by itself: which family it belongs to and which way it seems to face.

use super::Span;

/// Marks that may open and close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// “ ” „ " ``  ''
    Double,
    /// ‘ ’ ‚ '
    Single,
    /// « »
    Angle,
    /// ‹ ›
    SingleAngle,
}

/// Which way a mark faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Facing {
    /// Words follow.
    Open,
    /// Words came before.
    Close,
    /// Its neighbours do not tell, or they contradict its shape; what stands open before it decides.
    Either,
}

/// A quotation mark as its neighbours show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// What it pairs with.
    pub(super) family: Family,
    /// Which way it faces.
    pub(super) facing: Facing,
    /// Whether its shape is the same on both sides (" ').
    pub(super) straight: bool,
    /// Whether it may be no quotation mark at all: the players’ bench, 6" of snow, ’em.
    pub(super) doubtful: bool,
}

/// Bytes of the quotation mark that `rest` begins with; 0 where it begins with none.
pub(super) fn mark_len(rest: &str) -> usize {
    match rest.chars().next() {
        Some('\'') if rest.starts_with("''") => 2,
        Some('`') if rest.starts_with("``") => 2,
        Some(c) if "“”„‟\"‘’‚‛'«»‹›".contains(c) => c.len_utf8(),
        _ => 0,
    }
}

/// The mark at `span`, which [`mark_len`] has measured.
pub(super) fn mark(text: &str, span: Span) -> Mark {
    use Facing::{Close, Either, Open};
    let shape = span.of(text);
    let family = match shape {
        "‘" | "’" | "‚" | "‛" | "'" => Family::Single,
        "«" | "»" => Family::Angle,
        "‹" | "›" => Family::SingleAngle,
        _ => Family::Double,
    };
    let before = visible(text[..span.start].chars().rev());
    let after = visible(text[span.end..].chars());
    let opens = before.is_none_or(may_precede) && after.is_some_and(|c| !may_follow_only(c));
    let closes = after.is_none_or(may_follow) && before.is_some_and(|c| !may_precede_only(c));
    let straight = matches!(shape, "\"" | "'" | "''");
    let facing = match shape {
        "„" | "‚" | "‟" | "‛" | "``" => Open,
        "“" | "‘" | "«" | "‹" if opens || !closes => Open,
        "”" | "’" | "»" | "›" if closes || !opens => Close,
        // Before a word, ’ is far more often an apostrophe than a mark typed the wrong way.
        "’" => Open,
        _ if straight && opens && !closes => Open,
        _ if straight && closes && !opens => Close,
        _ => Either,
    };
    let space = after.is_some_and(char::is_whitespace);
    let doubtful = match facing {
        Open => shape == "’",
        Close | Either if family == Family::Single => {
            before.is_some_and(|c| c.is_ascii_digit()) || space && drops_a_letter(text, span)
        }
        Close | Either => {
            straight
                && before.is_some_and(|c| c.is_ascii_digit())
                && after.is_some_and(|c| c.is_whitespace() || c == '-')
        }
    };
    Mark { family, facing, straight, doubtful }
}

/// Whether the word before the mark is one that takes an apostrophe at its end: a plural’s, or goin’.
fn drops_a_letter(text: &str, span: Span) -> bool {
    let before = &text.as_bytes()[..span.start];
    matches!(before.last(), Some(b's' | b'S' | b'z' | b'x')) || before.ends_with(b"in")
}

/// The nearest character that can be seen. A few are enough: nobody sets more of them in a row but to make us slow.
fn visible(chars: impl Iterator<Item = char>) -> Option<char> {
    chars.take(4).find(|&c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'))
}

/// May stand right before an opening mark.
fn may_precede(c: char) -> bool {
    may_precede_only(c) || "-–—―/=\"'’”…".contains(c)
}

/// May stand right before an opening mark, and never before a closing one.
fn may_precede_only(c: char) -> bool {
    c.is_whitespace() || "([{¿¡“‘«„‚‹`<>".contains(c)
}

/// May stand right after a closing mark.
fn may_follow(c: char) -> bool {
    may_follow_only(c) || "-–—―/\"'‘“…[(<".contains(c)
}

/// May stand right after a closing mark, and never after an opening one.
fn may_follow_only(c: char) -> bool {
    c.is_whitespace() || ".,;:!?)]}”’»›".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The mark stands where `text` has its `n`th of that shape.
    #[track_caller]
    fn check(text: &str, shape: &str, expected: &[(Facing, bool)]) {
        let found: Vec<_> = text
            .match_indices(shape)
            .map(|(at, s)| mark(text, Span::new(at, at + s.len())))
            .map(|m| (m.facing, m.doubtful))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn faces() {
        use Facing::{Close, Either, Open};
        check("\"No,\" he said", "\"", &[(Open, false), (Close, false)]);
        check("said \" No \"", "\"", &[(Either, false), (Either, false)]);
        check("(“No”)", "“", &[(Open, false)]);
        check("”Nej”, sa hon", "”", &[(Either, false), (Close, false)]);
        check("„Nein“, sagte sie", "“", &[(Either, false)]);
        check("« Non », dit-il", "«", &[(Open, false)]);
        check("»Nej«, siger hun", "«", &[(Either, false)]);
    }

    #[test]
    fn doubts() {
        use Facing::{Close, Open};
        check("the players’ bench", "’", &[(Close, true)]);
        check("goin’ home", "’", &[(Close, true)]);
        check("‘No’ he said", "’", &[(Close, false)]);
        check("get ’em", "’", &[(Open, true)]);
        check("6\" of snow", "\"", &[(Close, true)]);
        check("a 6\"-deep hole", "\"", &[(Close, true)]);
    }
}
