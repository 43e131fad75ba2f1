//! Every finding as one row of words: what the table, the annotations and the reports are made of.

use claimlight::Analysis;
use claimlight::analysis::{Holder, UncertaintyKind};
use claimlight::text::Span;
use serde::Serialize;

/// One quote or one doubt.
pub(super) struct Row {
    /// "quote-0", "doubt-3": its kind and its place among those.
    pub(super) id: String,
    /// direct, indirect, mixed; epistemic, doxastic …
    pub(super) kind: String,
    /// A doubt's kind in plain words; empty for a quote.
    pub(super) in_words: &'static str,
    /// Whose words or whose doubt it is; empty where that is not known.
    pub(super) speaker: String,
    /// Whether that is more than probable.
    pub(super) certain: bool,
    pub(super) role: String,
    /// The quote's words, or the doubt's.
    pub(super) content: Vec<Span>,
    pub(super) source: Option<Span>,
    pub(super) cue: Option<Span>,
    pub(super) scope: Option<Span>,
    pub(super) stance: String,
    /// Whose doubt it is; none for a quote.
    pub(super) holder: Option<Holder>,
    pub(super) rule: String,
    pub(super) confidence: Option<f64>,
    /// The quote's speaker: an index into the analysis.
    pub(super) speaker_id: Option<usize>,
}

/// Quotes, then doubts, each in the order of the text.
pub(super) fn of(analysis: &Analysis) -> Vec<Row> {
    let speaker_of = |quote: Option<usize>| {
        let attribution = analysis.quotes.get(quote?)?.attribution.as_ref()?;
        analysis.speakers.get(attribution.speaker?)
    };
    let name = |quote| speaker_of(quote).map(|s| s.name.clone()).unwrap_or_default();
    let certain = |quote: Option<usize>| {
        let attribution = quote.and_then(|i| analysis.quotes.get(i)?.attribution.as_ref());
        attribution.is_some_and(|a| a.speaker_certain)
    };
    let role = |quote| speaker_of(quote).and_then(|s| s.role.clone()).unwrap_or_default();
    let quotes = analysis.quotes.iter().enumerate().map(|(i, quote)| {
        let attribution = quote.attribution.as_ref();
        Row {
            id: format!("quote-{i}"),
            kind: name_of(quote.kind),
            in_words: "",
            speaker: name(Some(i)),
            certain: certain(Some(i)),
            role: role(Some(i)),
            content: quote.content.clone(),
            source: attribution.and_then(|a| a.source),
            cue: attribution.and_then(|a| a.cue),
            scope: None,
            stance: attribution.map(|a| name_of(a.stance)).unwrap_or_default(),
            holder: None,
            rule: attribution.map(|a| a.by.clone()).unwrap_or_default(),
            confidence: attribution.map(|a| a.confidence),
            speaker_id: attribution.and_then(|a| a.speaker),
        }
    });
    let doubts = analysis.uncertainties.iter().enumerate().map(|(i, doubt)| {
        let quote = doubt.quote.filter(|_| doubt.holder == Holder::Speaker);
        Row {
            id: format!("doubt-{i}"),
            kind: name_of(doubt.kind),
            in_words: in_words(doubt.kind),
            speaker: name(quote),
            certain: certain(quote),
            role: role(quote),
            content: vec![doubt.cue],
            source: None,
            cue: None,
            scope: Some(doubt.scope),
            stance: String::new(),
            holder: Some(doubt.holder),
            rule: doubt.by.clone(),
            confidence: Some(doubt.confidence),
            speaker_id: None,
        }
    });
    quotes.chain(doubts).collect()
}

impl Row {
    /// The speaker's name, with "probably" where it is not certain whose words they are; empty for none.
    pub(super) fn who(&self) -> String {
        match self.speaker.as_str() {
            "" => String::new(),
            name if self.certain => name.to_owned(),
            name => format!("probably {name}"),
        }
    }

    /// The content on one line, broken places shown.
    pub(super) fn words(&self, text: &str) -> String {
        self.content.iter().map(|s| line(s.of(text))).collect::<Vec<_>>().join(" … ")
    }
}

/// A stretch on one line; nothing for none.
pub(super) fn words(text: &str, span: Option<Span>) -> String {
    span.map(|s| line(s.of(text))).unwrap_or_default()
}

/// Words on one line.
pub(super) fn line(text: &str) -> String {
    let space = |c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}';
    text.split(space).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// "right 93 times in 100".
pub(super) fn in_hundred(confidence: Option<f64>) -> String {
    confidence.map(|c| format!("right {:.0} times in 100", (100.0 * c).round())).unwrap_or_default()
}

/// "1 quote", "1,200 quotes".
pub(super) fn count(n: usize, one: &str) -> String {
    let digits = n.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|g| std::str::from_utf8(g).unwrap_or_default()).collect();
    format!("{} {one}{}", groups.join(","), if n == 1 { "" } else { "s" })
}

/// What a kind is called in JSON.
fn name_of(kind: impl Serialize) -> String {
    serde_json::to_value(kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
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
