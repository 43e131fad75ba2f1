//! Lines to paragraphs. Some texts have a paragraph a line, others break their lines at a width; an empty line parts in
//! both.

use super::{Token, TokenKind, leads};
use std::ops::Range;

/// Narrower columns than this are lists and verses, not wrapped text.
const COLUMN: usize = 40;

/// A line that something can be seen on.
struct Line<'t> {
    tokens: Range<usize>,
    /// From the line's start to its last token, in characters.
    width: usize,
    /// Its words from the first token on.
    text: &'t str,
}

/// The paragraphs, as ranges of `tokens`. All tokens are in one, and none is empty.
pub(super) fn paragraphs(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut block: Vec<Line<'_>> = Vec::new();
    let mut first = 0;
    let mut line_start = tokens.first().map_or(0, |t| last_line(text, 0..t.span.start));
    for i in 0..tokens.len() {
        let end = tokens[i].span.end;
        let gap = end..tokens.get(i + 1).map_or(text.len(), |t| t.span.start);
        let breaks = if i + 1 == tokens.len() { 2 } else { line_breaks(&text[gap.clone()]) };
        if breaks == 0 {
            continue;
        }
        let width = text[line_start..end].chars().count();
        block.push(Line { tokens: first..i + 1, width, text: &text[tokens[first].span.start..end] });
        first = i + 1;
        line_start = last_line(text, gap);
        if breaks > 1 {
            join(text, tokens, &block, &mut out);
            block.clear();
        }
    }
    out
}

/// Where the last line that begins inside a stretch begins; the stretch's start if none does.
fn last_line(text: &str, gap: Range<usize>) -> usize {
    let last = text[gap.clone()].char_indices().rfind(|&(_, c)| parts_lines(c));
    last.map_or(gap.start, |(at, c)| gap.start + at + c.len_utf8())
}

/// Ends a line.
fn parts_lines(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// How many lines the space between two tokens ends; a new page and U+2029 count as an empty line.
fn line_breaks(gap: &str) -> usize {
    let mut before = ' ';
    let mut count = 0;
    for c in gap.chars() {
        count += match c {
            '\n' if before == '\r' => 0,
            '\u{c}' | '\u{2029}' => 2,
            _ => usize::from(parts_lines(c)),
        };
        before = c;
    }
    count
}

/// Makes paragraphs of the lines between two empty ones.
///
/// They are one wrapped text if most lines are full (the next line's first word would not have fitted) and a full line
/// somewhere breaks a sentence that goes on in lower case. Then a line runs on into the next where it is full or its
/// sentence goes on. Otherwise each line is a paragraph. An entry of a list always begins one.
fn join(text: &str, tokens: &[Token], lines: &[Line<'_>], out: &mut Vec<Range<usize>>) {
    let widest = lines.iter().filter(|l| l.tokens.len() > 2).map(|l| l.width).max().unwrap_or(0);
    let pairs = || lines.windows(2).filter_map(|pair| if let [a, b] = pair { Some((a, b)) } else { None });
    let full = |a: &Line<'_>, b: &Line<'_>| {
        let word = b.text.split(char::is_whitespace).next().unwrap_or("");
        a.width + 1 + word.chars().count() > widest
    };
    let goes_on = |a: &Line<'_>, b: &Line<'_>| {
        let stops = |kind| matches!(kind, TokenKind::Stop | TokenKind::Ellipsis | TokenKind::Close);
        b.text.starts_with(char::is_lowercase) && !tokens.get(a.tokens.end - 1).is_some_and(|t| stops(t.kind))
    };
    let filled = pairs().filter(|(a, b)| full(a, b)).count();
    let wrapped = widest >= COLUMN
        && 2 * filled >= lines.len().saturating_sub(1)
        && pairs().any(|(a, b)| full(a, b) && goes_on(a, b));
    out.extend(lines.first().map(|l| l.tokens.clone()));
    for (a, b) in pairs() {
        let entry = leads::bullet(text, tokens, b.tokens.clone()).is_some();
        match out.last_mut() {
            Some(last) if wrapped && !entry && (full(a, b) || goes_on(a, b)) => last.end = b.tokens.end,
            _ => out.push(b.tokens.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::tokens;

    /// Paragraphs, their inner white space collapsed.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let tokens = tokens(text);
        let found: Vec<String> = paragraphs(text, &tokens)
            .iter()
            .map(|p| &text[tokens[p.start].span.start..tokens[p.end - 1].span.end])
            .map(|p| p.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn every_kind_of_line_end() {
        check("A b.\n\nC d.", &["A b.", "C d."]);
        check("A b.\r\nC d.\r\n\r\n", &["A b.", "C d."]);
        check("\r\rA b.\rC d.", &["A b.", "C d."]);
        check("A b.\u{2028}C d.\u{2029}E f.", &["A b.", "C d.", "E f."]);
        check("A b.\n\u{a0}\n \tC\u{a0}d.", &["A b.", "C d."]);
        check("A b.\u{c}C\td.\u{85}E f.", &["A b.", "C d.", "E f."]);
        check(" \n\n ", &[]);
        check("", &[]);
    }

    #[test]
    fn a_paragraph_a_line() {
        check(
            "Council delays vote on harbour bridge\nThe council of Nordvik put off its vote on the new harbour bridge on Monday, the mayor said.\nIt will meet again in May, when the money is there, she added.\n“We can wait.”",
            &[
                "Council delays vote on harbour bridge",
                "The council of Nordvik put off its vote on the new harbour bridge on Monday, the mayor said.",
                "It will meet again in May, when the money is there, she added.",
                "“We can wait.”",
            ],
        );
        check(
            "Bread and butter\nmilk\nflour, if there is any left\neggs",
            &["Bread and butter", "milk", "flour, if there is any left", "eggs"],
        );
        check(
            "The tide came in across the silver sand\nAnd took the letters that a child had drawn\nThe wind went over all the sleeping land",
            &[
                "The tide came in across the silver sand",
                "And took the letters that a child had drawn",
                "The wind went over all the sleeping land",
            ],
        );
    }

    #[test]
    fn wrapped_lines() {
        check(
            "The council of Nordvik put off its vote on the new harbour bridge on\nMonday after two hours of talk. It will meet again in May, when the\nmoney is there, the mayor said.\n\nShe left.",
            &[
                "The council of Nordvik put off its vote on the new harbour bridge on Monday after two hours of talk. It will meet again in May, when the money is there, the mayor said.",
                "She left.",
            ],
        );
        check(
            "BRIDGE DELAYED\nThe council of Nordvik put off its vote on the new bridge\nand will meet again in May.\nThe mayor was not pleased with that, people who know her\nsaid.",
            &[
                "BRIDGE DELAYED",
                "The council of Nordvik put off its vote on the new bridge and will meet again in May.",
                "The mayor was not pleased with that, people who know her said.",
            ],
        );
        check(
            "- The council of Nordvik put off its vote on the new bridge\n  and will meet again in May.\n- The mayor was not pleased with that, people who know her\n  said.",
            &[
                "- The council of Nordvik put off its vote on the new bridge and will meet again in May.",
                "- The mayor was not pleased with that, people who know her said.",
            ],
        );
    }
}
