//! A W3C Web Annotation collection (<https://www.w3.org/TR/annotation-model/>): each stretch is named by its words and by its
//! position, which that model counts in code points.

use super::rows::{self, Row, in_hundred};
use claimlight::Analysis;
use claimlight::analysis::Holder;
use claimlight::text::{Offsets, Span, Unit};
use serde_json::{Value, json};

/// How much of what stands around is given, in code points.
const AROUND: usize = 32;

/// The whole collection.
pub(super) fn annotations(text: &str, analysis: &Analysis, source: &str) -> Value {
    let maker = Maker { text, source, offsets: Offsets::new(text, Unit::Chars) };
    let items: Vec<Value> = rows::of(analysis).iter().flat_map(|row| maker.of(row)).collect();
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("{source}#claimlight"),
        "type": "AnnotationCollection",
        "label": "Who speaks, and what is left open, by Claimlight",
        "total": items.len(),
        "first": { "id": format!("{source}#claimlight-page-1"), "type": "AnnotationPage", "startIndex": 0, "items": items },
    })
}

struct Maker<'a> {
    text: &'a str,
    source: &'a str,
    offsets: Offsets,
}

impl Maker<'_> {
    /// A finding's annotations: itself, then what belongs to it.
    fn of(&self, row: &Row) -> Vec<Value> {
        let link = json!({ "type": "SpecificResource", "purpose": "linking", "source": self.id(row, "") });
        let class = match row.holder {
            Some(_) => format!("doubt: {}", row.in_words),
            None => format!("{} quote", row.kind),
        };
        let mut body = vec![note("classifying", &class)];
        match row.holder {
            Some(Holder::Writer) => body.push(note("identifying", "the article")),
            Some(Holder::Speaker) if row.speaker.is_empty() => {
                body.push(note("identifying", "a speaker who is not known"));
            }
            None if row.speaker.is_empty() => {}
            _ => body.push(note("identifying", &row.who())),
        }
        if !row.rule.is_empty() {
            body.push(note("describing", &format!("{}, {}", row.rule, in_hundred(row.confidence))));
        }
        let mut all = vec![self.annotation(row, "", "classifying", body, &row.content)];
        if let Some(source) = row.source {
            let name = if row.speaker.is_empty() { source.of(self.text).to_owned() } else { row.who() };
            let body = vec![note("identifying", &name), link.clone()];
            all.push(self.annotation(row, "-speaker", "identifying", body, &[source]));
        }
        if let Some(cue) = row.cue {
            let body = vec![note("tagging", &format!("cue: {}", row.stance)), link.clone()];
            all.push(self.annotation(row, "-cue", "tagging", body, &[cue]));
        }
        if let Some(scope) = row.scope {
            all.push(self.annotation(row, "-scope", "linking", vec![note("tagging", "scope"), link], &[scope]));
        }
        all
    }

    fn id(&self, row: &Row, part: &str) -> String {
        format!("{}#claimlight-{}{part}", self.source, row.id)
    }

    fn annotation(&self, row: &Row, part: &str, motivation: &str, body: Vec<Value>, spans: &[Span]) -> Value {
        let targets: Vec<Value> = spans.iter().map(|&span| self.target(span)).collect();
        json!({ "id": self.id(row, part), "type": "Annotation", "motivation": motivation, "body": body, "target": targets })
    }

    fn target(&self, span: Span) -> Value {
        let (before, after) = (self.text.get(..span.start), self.text.get(span.end..));
        let prefix: String = before.unwrap_or_default().chars().rev().take(AROUND).collect();
        let suffix: String = after.unwrap_or_default().chars().take(AROUND).collect();
        let place = self.offsets.span(span);
        json!({
            "source": self.source,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": span.of(self.text),
                    "prefix": prefix.chars().rev().collect::<String>(),
                    "suffix": suffix,
                },
                { "type": "TextPositionSelector", "start": place.start, "end": place.end },
            ],
        })
    }
}

fn note(purpose: &str, value: &str) -> Value {
    json!({ "type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain" })
}
