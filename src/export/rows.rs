//! Every finding as one row of words: what the table, the annotations and the reports are made of.

use crate::analysis::{Analysis, Holder, Quote, Sort, Uncertainty, UncertaintyKind};
use crate::text::Span;
use std::fmt::Debug;
use std::slice;

/// One quote or one doubt. Empty strings stand for what is not known or does not apply.
#[derive(Default)]
pub(super) struct Row<'a> {
    /// "quote-0", "doubt-3": what it is, and its index among those.
    pub(super) id: String,
    /// direct, indirect, mixed; epistemic, doxastic …
    pub(super) kind: String,
    /// Whether a quote was said or thought, or is a silence.
    pub(super) sort: Option<Sort>,
    /// A doubt's kind in plain words; empty for a quote.
    pub(super) in_words: &'static str,
    /// The name of whose words or whose doubt it is.
    pub(super) speaker: &'a str,
    /// Whether that is more than probable.
    pub(super) certain: bool,
    pub(super) role: &'a str,
    /// Whom they speak for, or the publisher.
    pub(super) body: &'a str,
    /// The quote's words, or the doubt's cue; the cue too of a silence on nothing in particular.
    pub(super) content: &'a [Span],
    /// Of a quote.
    pub(super) source: Option<Span>,
    /// Of a quote; a doubt's is its content.
    pub(super) cue: Option<Span>,
    /// Of a doubt.
    pub(super) scope: Option<Span>,
    /// The stance of a quote's cue.
    pub(super) stance: String,
    /// Whose doubt it is; none for a quote.
    pub(super) holder: Option<Holder>,
    pub(super) rule: &'a str,
    /// The share of this rule's findings that were right, 0 to 1; none where no rule made it.
    pub(super) confidence: Option<f64>,
    /// Whether that is less than the floor.
    pub(super) tentative: bool,
    /// The quote's speaker: an index into the analysis.
    pub(super) speaker_id: Option<usize>,
}

/// Quotes, then doubts, each in the order of the text.
pub(super) fn of(analysis: &Analysis) -> Vec<Row<'_>> {
    let quotes = analysis.quotes.iter().enumerate().map(|(i, quote)| of_quote(analysis, i, quote));
    let doubts = analysis.uncertainties.iter().enumerate().map(|(i, doubt)| of_doubt(analysis, i, doubt));
    quotes.chain(doubts).collect()
}

fn of_quote<'a>(analysis: &'a Analysis, i: usize, quote: &'a Quote) -> Row<'a> {
    let row = Row {
        id: format!("quote-{i}"),
        kind: name_of(quote.kind),
        sort: Some(quote.sort),
        content: &quote.content,
        ..Row::default()
    };
    let Some(attribution) = &quote.attribution else { return row };
    let row = Row {
        content: if quote.content.is_empty() { attribution.cue.as_slice() } else { row.content },
        source: attribution.source,
        cue: attribution.cue,
        stance: name_of(attribution.stance),
        rule: &attribution.by,
        confidence: Some(attribution.confidence),
        tentative: attribution.tentative,
        speaker_id: attribution.speaker,
        ..row
    };
    by_the_speaker_of(row, analysis, quote)
}

fn of_doubt<'a>(analysis: &'a Analysis, i: usize, doubt: &'a Uncertainty) -> Row<'a> {
    let row = Row {
        id: format!("doubt-{i}"),
        kind: name_of(doubt.kind),
        in_words: in_words(doubt.kind),
        content: slice::from_ref(&doubt.cue),
        scope: Some(doubt.scope),
        holder: Some(doubt.holder),
        rule: &doubt.by,
        confidence: Some(doubt.confidence),
        tentative: doubt.tentative,
        ..Row::default()
    };
    match doubt.quote.and_then(|quote| analysis.quotes.get(quote)) {
        Some(quote) if doubt.holder == Holder::Speaker => by_the_speaker_of(row, analysis, quote),
        _ => row,
    }
}

/// The row with the quote's speaker as the one whose words or doubt it is.
fn by_the_speaker_of<'a>(row: Row<'a>, analysis: &'a Analysis, quote: &Quote) -> Row<'a> {
    let Some(attribution) = &quote.attribution else { return row };
    let speaker = attribution.speaker.and_then(|id| analysis.speakers.get(id));
    Row {
        speaker: speaker.map_or("", |s| &s.name),
        certain: attribution.speaker_certain,
        role: speaker.and_then(|s| s.role.as_deref()).unwrap_or_default(),
        body: speaker.and_then(|s| s.body.as_deref()).unwrap_or_default(),
        ..row
    }
}

impl Row<'_> {
    /// What a quote or doubt is called: its kind, or what it is instead of words that were said.
    pub(super) fn label(&self) -> &str {
        match self.sort {
            Some(Sort::Attitude) => "thought",
            Some(Sort::Silence) => "no answer",
            _ => &self.kind,
        }
    }

    /// The speaker's name, with "probably" where it is not certain; empty where it is not known.
    pub(super) fn who(&self) -> String {
        if self.certain || self.speaker.is_empty() {
            self.speaker.to_owned()
        } else {
            format!("probably {}", self.speaker)
        }
    }

    /// The content on one line, with " … " between its spans.
    pub(super) fn words(&self, text: &str) -> String {
        self.content.iter().map(|span| line(span.of(text))).collect::<Vec<_>>().join(" … ")
    }
}

/// The words of a span on one line; empty for none.
pub(super) fn words(text: &str, span: Option<Span>) -> String {
    span.map(|span| line(span.of(text))).unwrap_or_default()
}

/// Words on one line, with one space between them.
pub(super) fn line(text: &str) -> String {
    let space = |c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}';
    text.split(space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// "1 quote", "1,200 quotes".
pub(super) fn count(n: usize, one: &str) -> String {
    let mut digits = n.to_string();
    let mut at = digits.len();
    while at > 3 {
        at -= 3;
        digits.insert(at, ',');
    }
    format!("{digits} {one}{}", if n == 1 { "" } else { "s" })
}

/// What JSON calls a variant: its name in lower case.
pub(super) fn name_of(variant: impl Debug) -> String {
    format!("{variant:?}").to_ascii_lowercase()
}

fn in_words(kind: UncertaintyKind) -> &'static str {
    match kind {
        UncertaintyKind::Epistemic => "possible, not certain",
        UncertaintyKind::Doxastic => "somebody’s belief",
        UncertaintyKind::Hearsay => "passed on, not vouched for",
        UncertaintyKind::Unknown => "not known",
        UncertaintyKind::Conditional => "only if something else holds",
        UncertaintyKind::Approximate => "not exact",
        UncertaintyKind::Unattributed => "nobody named stands behind it",
    }
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;

    /// A row: id, kind, who, role, words, scope.
    #[track_caller]
    fn check(row: usize, expected: [&str; 6]) {
        let analysis = example::analysis();
        let row = &of(&analysis)[row];
        let (who, content, scope) = (row.who(), row.words(example::TEXT), words(example::TEXT, row.scope));
        assert_eq!([&row.id, &row.kind, who.as_str(), row.role, &content, &scope], expected);
    }

    #[test]
    fn quotes_then_doubts() {
        check(0, ["quote-0", "direct", "probably Ann Lee", "mayor", "“It may rain,” … “or not.”", ""]);
        check(1, ["quote-1", "indirect", "Bo Marsh", "clerk", "that 300 came", ""]);
        check(2, ["quote-2", "direct", "", "", "“No.”", ""]);
        check(3, ["doubt-0", "epistemic", "probably Ann Lee", "mayor", "may", "It may rain"]);
        check(4, ["doubt-1", "approximate", "", "", "About", "About <3> & =1"]);
    }

    #[test]
    fn a_line_has_single_spaces() {
        assert_eq!(line(" a\r\n\u{feff}b\u{a0}\u{0} c\t"), "a b c");
    }

    #[test]
    fn counts_are_grouped() {
        for (n, expected) in [(0, "0 quotes"), (1, "1 quote"), (999, "999 quotes"), (1_234_567, "1,234,567 quotes")] {
            assert_eq!(count(n, "quote"), expected);
        }
    }
}
