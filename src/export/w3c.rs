//! A W3C Web Annotation collection (<https://www.w3.org/TR/annotation-model/>): each span is named by its words and by its
//! position, which that model counts in code points.

use super::json::Json;
use super::rows::{self, Row};
use crate::analysis::{Analysis, Holder, Sort};
use crate::text::{Offsets, Span, Unit};

/// How much of the text before and after a span is given, in code points.
const AROUND: usize = 32;

/// The whole collection; `source` is the article's address.
pub(super) fn annotations<'a>(text: &'a str, analysis: &'a Analysis, source: &'a str) -> Json<'a> {
    let article = Article { text, source, offsets: Offsets::new(text, Unit::Chars) };
    let items: Vec<Json> = rows::of(analysis).iter().flat_map(|row| article.annotations(row)).collect();
    Json::object([
        ("@context", "http://www.w3.org/ns/anno.jsonld".into()),
        ("id", format!("{source}#claimlight").into()),
        ("type", "AnnotationCollection".into()),
        ("label", "Who speaks, and what is left open, by Claimlight".into()),
        ("total", items.len().into()),
        (
            "first",
            Json::object([
                ("id", format!("{source}#claimlight-page-1").into()),
                ("type", "AnnotationPage".into()),
                ("startIndex", 0.into()),
                ("items", Json::List(items)),
            ]),
        ),
    ])
}

/// What the annotations are about.
struct Article<'a> {
    text: &'a str,
    source: &'a str,
    offsets: Offsets,
}

impl<'a> Article<'a> {
    /// The annotations of one finding: the finding itself, then its source, cue and scope, each linked to it.
    fn annotations(&self, row: &Row) -> Vec<Json<'a>> {
        let link = || {
            let id = self.id(row, "");
            Json::object([("type", "SpecificResource".into()), ("purpose", "linking".into()), ("source", id)])
        };
        let mut all = vec![self.annotation(row, "", "classifying", finding(row), row.content)];
        if let Some(source) = row.source {
            let name = if row.speaker.is_empty() { source.of(self.text).to_owned() } else { row.who() };
            let body = vec![note("identifying", name), link()];
            all.push(self.annotation(row, "-speaker", "identifying", body, &[source]));
        }
        if let Some(cue) = row.cue {
            let body = vec![note("tagging", format!("cue: {}", row.stance)), link()];
            all.push(self.annotation(row, "-cue", "tagging", body, &[cue]));
        }
        if let Some(scope) = row.scope {
            let body = vec![note("tagging", "scope"), link()];
            all.push(self.annotation(row, "-scope", "linking", body, &[scope]));
        }
        all
    }

    fn annotation(
        &self,
        row: &Row,
        part: &str,
        motivation: &'static str,
        body: Vec<Json<'a>>,
        spans: &[Span],
    ) -> Json<'a> {
        Json::object([
            ("id", self.id(row, part)),
            ("type", "Annotation".into()),
            ("motivation", motivation.into()),
            ("body", Json::List(body)),
            ("target", Json::List(spans.iter().map(|&span| self.target(span)).collect())),
        ])
    }

    fn id(&self, row: &Row, part: &str) -> Json<'a> {
        format!("{}#claimlight-{}{part}", self.source, row.id).into()
    }

    fn target(&self, span: Span) -> Json<'a> {
        let before = self.text.get(..span.start).unwrap_or_default();
        let after = self.text.get(span.end..).unwrap_or_default();
        let prefix = before.char_indices().rev().take(AROUND).last().map_or("", |(at, _)| &before[at..]);
        let suffix = after.char_indices().nth(AROUND).map_or(after, |(at, _)| &after[..at]);
        let Span { start, end } = self.offsets.span(span);
        let quote = Json::object([
            ("type", "TextQuoteSelector".into()),
            ("exact", span.of(self.text).into()),
            ("prefix", prefix.into()),
            ("suffix", suffix.into()),
        ]);
        let position =
            Json::object([("type", "TextPositionSelector".into()), ("start", start.into()), ("end", end.into())]);
        Json::object([("source", self.source.into()), ("selector", Json::List(vec![quote, position]))])
    }
}

/// What the annotation of a finding says: its kind, whose it is, and how often its rule was right.
fn finding(row: &Row) -> Vec<Json<'static>> {
    let kind = match row.holder {
        Some(_) => format!("doubt: {}", row.in_words),
        None => match row.sort {
            Some(Sort::Attitude | Sort::Silence) => row.label().to_owned(),
            _ => format!("{} quote", row.kind),
        },
    };
    let who = match row.holder {
        Some(Holder::Writer) => "the article".to_owned(),
        Some(Holder::Speaker) if row.speaker.is_empty() => "a speaker who is not known".to_owned(),
        _ => row.who(),
    };
    let mut body = vec![note("classifying", kind)];
    if !who.is_empty() {
        body.push(note("identifying", who));
    }
    if let (false, Some(confidence)) = (row.rule.is_empty(), row.confidence) {
        let times = (100.0 * confidence).round() as u32;
        body.push(note("describing", format!("{}, right {times} times in 100", row.rule)));
    }
    body
}

fn note(purpose: &'static str, value: impl Into<Json<'static>>) -> Json<'static> {
    Json::object([
        ("type", "TextualBody".into()),
        ("purpose", purpose.into()),
        ("value", value.into()),
        ("format", "text/plain".into()),
    ])
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;
    use serde_json::{Value, json};

    /// Each annotation as its id, and what its bodies and targets say.
    #[track_caller]
    fn check(at: usize, id: &str, bodies: Value, targets: Value) {
        let analysis = example::analysis();
        let all = annotations(example::TEXT, &analysis, "urn:x").pretty();
        let all: Value = serde_json::from_str(&all).unwrap();
        let found = &all["first"]["items"][at];
        let said = |body: &Value| body.get("value").or(body.get("source")).cloned().unwrap();
        let words = |target: &Value| {
            let [quote, place] = [&target["selector"][0], &target["selector"][1]];
            json!([quote["prefix"], quote["exact"], quote["suffix"], place["start"], place["end"]])
        };
        assert_eq!(found["id"], id);
        assert_eq!(found["body"].as_array().unwrap().iter().map(said).collect::<Value>(), bodies);
        assert_eq!(found["target"].as_array().unwrap().iter().map(words).collect::<Value>(), targets);
    }

    #[test]
    fn a_quote_and_what_belongs_to_it() {
        let id = "urn:x#claimlight-quote-0";
        let rule = "network, right 93 times in 100";
        let content = json!([
            ["Pier shut 🚢\n\n", "“It may rain,”", " said she, “or not.” Bo Marsh sa", 13, 27],
            ["hut 🚢\n\n“It may rain,” said she, ", "“or not.”", " Bo Marsh said that 300 came.\r\n“", 38, 47],
        ]);
        let source =
            json!([["ier shut 🚢\n\n“It may rain,” said ", "she", ", “or not.” Bo Marsh said that 3", 33, 36]]);
        let cue = json!([["Pier shut 🚢\n\n“It may rain,” ", "said", " she, “or not.” Bo Marsh said th", 28, 32]]);
        check(0, id, json!(["direct quote", "probably Ann Lee", rule]), content);
        check(1, &format!("{id}-speaker"), json!(["probably Ann Lee", id]), source);
        check(2, &format!("{id}-cue"), json!(["cue: neutral", id]), cue);
    }

    #[test]
    fn a_doubt_and_its_scope() {
        let id = "urn:x#claimlight-doubt-1";
        let before = "arsh said that 300 came.\r\n“No.” ";
        let cue = json!([[before, "About", " <3> & =1 stayed.", 84, 89]]);
        let scope = json!([[before, "About <3> & =1", " stayed.", 84, 98]]);
        check(9, id, json!(["doubt: not exact", "the article", "number, right 88 times in 100"]), cue);
        check(10, &format!("{id}-scope"), json!(["scope", id]), scope);
    }
}
