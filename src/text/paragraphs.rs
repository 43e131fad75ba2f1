//! Lines to paragraphs. Some texts have a paragraph a line, others break their lines at a width; an empty line parts in
//! both.

use super::{Token, TokenKind, leads};
use std::ops::Range;

/// Narrower columns than this are lists and verses, not wrapped text.
const COLUMN: usize = 40;

/// A line that something can be seen on.
struct Line<'t> {
    tokens: Range<usize>,
    /// Its words from the first token on.
    text: &'t str,
    /// The space before them, in characters.
    indent: usize,
    /// From the line's start to its last token, in characters.
    width: usize,
    /// Whether an empty line stands before it.
    apart: bool,
    /// Whether an entry of a list begins with it.
    entry: bool,
    /// Whether its last token ends a sentence, a quotation or a bracket, or announces something.
    stops: bool,
}

/// The paragraphs, as ranges of `tokens`. All tokens are in one, and none is empty.
///
/// Lines are wrapped if most are full (the next line's first word would not have fitted) and a full line somewhere breaks
/// a sentence that goes on in lower case. That is asked of the whole text, and where it is not so, of each block between
/// empty lines. A wrapped line runs on into the next if it is full or its sentence is not finished. All other lines are paragraphs.
/// An entry of a list begins one, and so does an indented line.
pub(super) fn paragraphs(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let lines = lines(text, tokens);
    let whole = column(&lines);
    let mut out: Vec<Range<usize>> = Vec::new();
    for block in lines.chunk_by(|_, b| !b.apart) {
        let column = whole.or_else(|| column(block));
        out.extend(block.first().map(|l| l.tokens.clone()));
        for (a, b) in pairs(block) {
            let indented = b.indent > a.indent && !a.entry;
            // What has run over a line and not come to a stop is not finished, however short the line is.
            let unfinished = !a.stops && out.last().is_some_and(|p| p.start < a.tokens.start);
            let runs_on = column.is_some_and(|c| a.full(b, c) || a.goes_on(b) || unfinished);
            match out.last_mut() {
                Some(last) if runs_on && !b.entry && !indented => last.end = b.tokens.end,
                _ => out.push(b.tokens.clone()),
            }
        }
    }
    out
}

/// Lines of one block that follow one another.
fn pairs<'l, 't>(lines: &'l [Line<'t>]) -> impl Iterator<Item = (&'l Line<'t>, &'l Line<'t>)> {
    lines.iter().zip(lines.iter().skip(1)).filter(|(_, b)| !b.apart)
}

/// The width that lines are wrapped at, if they are.
fn column(lines: &[Line<'_>]) -> Option<usize> {
    // A lone long address would make every other line look short.
    let several = |l: &&Line<'_>| l.text.contains(' ');
    let widest = pairs(lines).flat_map(|(a, b)| [a, b]).filter(several).map(|l| l.width).max().unwrap_or(0);
    let filled = pairs(lines).filter(|(a, b)| a.full(b, widest)).count();
    let broken = pairs(lines).any(|(a, b)| a.full(b, widest) && a.goes_on(b));
    (widest >= COLUMN && broken && 2 * filled >= pairs(lines).count()).then_some(widest)
}

impl Line<'_> {
    /// Whether the next line's first word would not have fitted.
    fn full(&self, next: &Line<'_>, column: usize) -> bool {
        let word = next.text.split(char::is_whitespace).next().unwrap_or("");
        self.width + 1 + word.chars().count() > column
    }

    /// Whether its sentence goes on in the next line.
    fn goes_on(&self, next: &Line<'_>) -> bool {
        !self.stops && next.text.starts_with(char::is_lowercase)
    }
}

/// The lines of a text that something can be seen on.
fn lines<'t>(text: &'t str, tokens: &[Token]) -> Vec<Line<'t>> {
    use TokenKind::{Close, Ellipsis, Stop};
    let mut out = Vec::new();
    let mut first = 0;
    let mut apart = true;
    let mut start = tokens.first().map_or(0, |t| last_line(text, 0..t.span.start));
    for (i, last) in tokens.iter().enumerate() {
        let end = last.span.end;
        let gap = end..tokens.get(i + 1).map_or(text.len(), |t| t.span.start);
        let breaks = if i + 1 == tokens.len() { 1 } else { line_breaks(&text[gap.clone()]) };
        if breaks == 0 {
            continue;
        }
        let words = tokens.get(first).map_or(end, |t| t.span.start);
        let indent = text[start..words].chars().count();
        out.push(Line {
            tokens: first..i + 1,
            text: &text[words..end],
            indent,
            width: indent + text[words..end].chars().count(),
            apart,
            entry: entry(text, tokens, first..i + 1),
            stops: matches!(last.kind, Stop | Ellipsis | Close) || matches!(last.span.of(text), ":" | ")" | "]"),
        });
        (first, apart, start) = (i + 1, breaks > 1, last_line(text, gap));
    }
    out
}

/// Whether an entry of a list begins with a line. A dash before a word in lower case may as well have been wrapped.
fn entry(text: &str, tokens: &[Token], line: Range<usize>) -> bool {
    let dash = tokens.get(line.start).is_some_and(|t| t.kind == TokenKind::Dash);
    let word = |i: usize| tokens.get(i).map_or("", |t| t.span.of(text));
    leads::bullet(text, tokens, line).is_some_and(|after| !dash || !word(after).starts_with(char::is_lowercase))
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
            "The council of Nordvik put off its vote on the new bridge\nafter a long day, and it will meet again in May or in June,\naccording to\nDeputy Mayor Ann Lee, who was not pleased with that at all.\nShe left.",
            &[
                "The council of Nordvik put off its vote on the new bridge after a long day, and it will meet again in May or in June, according to Deputy Mayor Ann Lee, who was not pleased with that at all. She left.",
            ],
        );
        check(
            "The council of Nordvik put off its vote on the new harbour bridge\n— and on the road that was to lead to the other side of the water\nwest of it — for a year.\n\nShe asked the council of Nordvik to think of all the families in\nHavn.",
            &[
                "The council of Nordvik put off its vote on the new harbour bridge — and on the road that was to lead to the other side of the water west of it — for a year.",
                "She asked the council of Nordvik to think of all the families in Havn.",
            ],
        );
        check(
            "   The council of Nordvik put off its vote on the new bridge\nand will meet again in May. The mayor was not pleased with\nthat.\n   “We cannot wait for ever, and we will not wait for ever,\nsaid she.",
            &[
                "The council of Nordvik put off its vote on the new bridge and will meet again in May. The mayor was not pleased with that.",
                "“We cannot wait for ever, and we will not wait for ever, said she.",
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
