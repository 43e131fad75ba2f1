//! Versioned JSON: all that was found, every span with its offsets and its words. docs/export.schema.json describes it.

use super::json::Json;
use super::rows::name_of;
use crate::analysis::{Analysis, Article, Attribution, OfType, Quote, Speaker, Statements, Uncertainty, Words};
use crate::text::{Offsets, Span, Unit};

/// The version of the format. It rises when a reader of the earlier version would misread the new one.
const VERSION: usize = 1;

/// The findings, with offsets in `unit`. The fields are those of [`Analysis`], under the names that serde gives them.
pub(super) fn of<'a>(text: &'a str, analysis: &'a Analysis, unit: Unit) -> Json<'a> {
    let Analysis { language, speakers, quotes, uncertainties, statements, article } = analysis;
    let Statements { open, all } = statements;
    let spans = Spans { text, offsets: Offsets::new(text, unit) };
    Json::object([
        ("format", "claimlight".into()),
        ("version", VERSION.into()),
        ("offsets", name_of(unit).into()),
        ("language", name_of(language).into()),
        ("speakers", Json::list(speakers, |speaker| spans.speaker(speaker))),
        ("quotes", Json::list(quotes, |quote| spans.quote(quote))),
        ("uncertainties", Json::list(uncertainties, |doubt| spans.uncertainty(doubt))),
        ("statements", Json::object([("open", (*open).into()), ("all", (*all).into())])),
        ("article", figures(article)),
    ])
}

fn figures(Article { by_speaker, by_type, unknown, single_source }: &Article) -> Json<'_> {
    let of_type = |OfType { kind, sources, words: of }: &OfType| {
        Json::object([("type", name_of(kind).into()), ("sources", (*sources).into()), ("words", words(of))])
    };
    Json::object([
        ("by_speaker", Json::list(by_speaker, words)),
        ("by_type", Json::list(by_type, of_type)),
        ("unknown", words(unknown)),
        ("single_source", (*single_source).into()),
    ])
}

fn words<'a>(Words { direct, indirect }: &Words) -> Json<'a> {
    Json::object([("direct", (*direct).into()), ("indirect", (*indirect).into())])
}

/// What the spans of one text are written with.
struct Spans<'a> {
    text: &'a str,
    offsets: Offsets,
}

impl<'a> Spans<'a> {
    fn span(&self, span: Span) -> Json<'a> {
        let Span { start, end } = self.offsets.span(span);
        Json::object([("start", start.into()), ("end", end.into()), ("text", span.of(self.text).into())])
    }

    fn spans(&self, spans: &'a [Span]) -> Json<'a> {
        Json::list(spans, |&span| self.span(span))
    }

    fn speaker(&self, speaker: &'a Speaker) -> Json<'a> {
        let Speaker { name, role, body, kind, mentions } = speaker;
        Json::object([
            ("name", name.as_str().into()),
            ("role", role.as_deref().into()),
            ("body", body.as_deref().into()),
            ("type", name_of(kind).into()),
            ("mentions", self.spans(mentions)),
        ])
    }

    fn quote(&self, quote: &'a Quote) -> Json<'a> {
        let Quote { kind, sort, content, attribution, inside } = quote;
        Json::object([
            ("type", name_of(kind).into()),
            ("sort", name_of(sort).into()),
            ("content", self.spans(content)),
            ("attribution", attribution.as_ref().map(|attribution| self.attribution(attribution)).into()),
            ("inside", (*inside).into()),
        ])
    }

    fn attribution(&self, attribution: &'a Attribution) -> Json<'a> {
        let Attribution {
            source,
            cue,
            speaker,
            speaker_by,
            speaker_confidence,
            speaker_certain,
            stance,
            by,
            confidence,
            tentative,
        } = attribution;
        Json::object([
            ("source", source.map(|span| self.span(span)).into()),
            ("cue", cue.map(|span| self.span(span)).into()),
            ("speaker", (*speaker).into()),
            ("speaker_by", speaker_by.as_deref().into()),
            ("speaker_confidence", (*speaker_confidence).into()),
            ("speaker_certain", (*speaker_certain).into()),
            ("stance", name_of(stance).into()),
            ("by", by.as_str().into()),
            ("confidence", (*confidence).into()),
            ("tentative", (*tentative).into()),
        ])
    }

    fn uncertainty(&self, uncertainty: &'a Uncertainty) -> Json<'a> {
        let Uncertainty { kind, cue, scope, holder, quote, by, confidence, tentative } = uncertainty;
        Json::object([
            ("kind", name_of(kind).into()),
            ("cue", self.span(*cue)),
            ("scope", self.span(*scope)),
            ("holder", name_of(holder).into()),
            ("quote", (*quote).into()),
            ("by", by.as_str().into()),
            ("confidence", (*confidence).into()),
            ("tentative", (*tentative).into()),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;
    use serde_json::{Value, json};

    /// What serde makes of an analysis, with the offsets and the words in place of every span.
    fn with_words(value: Value, text: &str, offsets: &Offsets) -> Value {
        match value {
            Value::Array(items) => match items.iter().map(Value::as_u64).collect::<Vec<_>>()[..] {
                [Some(start), Some(end)] => {
                    let span = Span::new(start as usize, end as usize);
                    let counted = offsets.span(span);
                    json!({ "start": counted.start, "end": counted.end, "text": span.of(text) })
                }
                _ => items.into_iter().map(|item| with_words(item, text, offsets)).collect(),
            },
            Value::Object(fields) => fields.into_iter().map(|(k, v)| (k, with_words(v, text, offsets))).collect(),
            plain => plain,
        }
    }

    #[track_caller]
    fn check(text: &str, analysis: &Analysis, unit: Unit, name: &str) {
        let mut expected = with_words(serde_json::to_value(analysis).unwrap(), text, &Offsets::new(text, unit));
        expected["format"] = "claimlight".into();
        expected["version"] = 1.into();
        expected["offsets"] = name.into();
        assert_eq!(serde_json::from_str::<Value>(&of(text, analysis, unit).pretty()).unwrap(), expected);
    }

    #[test]
    fn has_the_fields_of_the_analysis() {
        check(example::TEXT, &example::analysis(), Unit::Bytes, "bytes");
        check(example::TEXT, &example::analysis(), Unit::Chars, "chars");
        check(example::TEXT, &example::analysis(), Unit::Utf16, "utf16");
        check("", &Analysis::default(), Unit::Chars, "chars");
    }
}
