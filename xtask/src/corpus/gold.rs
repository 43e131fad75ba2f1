//! Marked articles as JSON, in the shape that the scorer reads.

use super::marked::{Article, Attribution, Doubt, Spans};
use serde_json::{Map, Value, json};
use std::ops::Range;

/// An article with its attributions, speakers and doubts; offsets in code points.
pub(crate) fn gold(article: &Article) -> Value {
    let point = |byte: usize| article.text[..byte].chars().count();
    let span = |span: &Range<usize>| json!([point(span.start), point(span.end)]);
    let spans = |spans: &Spans| spans.iter().map(span).collect::<Value>();
    let attribution = |a: &Attribution| {
        let mut out = json!({
            "source": spans(&a.source),
            "cue": spans(&a.cue),
            "content": spans(&a.content),
            "sort": a.sort,
            "nested": a.nested,
        });
        if let Some(speaker) = a.speaker {
            out["speaker"] = key(speaker).into();
        }
        out
    };
    let doubt = |d: &Doubt| {
        json!({
            "start": point(d.cue.start),
            "end": point(d.cue.end),
            "kind": d.kind,
            "scope": span(&d.scope),
            "holder": d.holder,
        })
    };
    let speakers: Map<String, Value> = (article.speakers.iter().enumerate())
        .map(|(i, s)| (key(i), json!({"name": s.name, "type": s.kind, "aliases": []})))
        .collect();
    json!({
        "id": article.id,
        "text": article.text,
        "meta": article.head,
        "attributions": article.attributions.iter().map(attribution).collect::<Value>(),
        "speakers": speakers,
        "uncertainties": article.doubts.iter().map(doubt).collect::<Value>(),
    })
}

/// An article's text alone.
pub(crate) fn text(article: &Article) -> Value {
    json!({"id": article.id, "text": article.text})
}

fn key(speaker: usize) -> String {
    format!("S{}", speaker + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::marked;

    #[test]
    fn offsets_count_code_points() {
        let file = "id: t-1\ngenre: brief\n---\n“Ünder {x1:{d1:about} 9} 🐑,” {s1:she} {c1:said}: {q1:“yes.”}\n---\n\
                    1 = Ann Lee | person | speech\nd1 = approximate | speaker";
        let expected = json!({
            "id": "t-1",
            "text": "“Ünder about 9 🐑,” she said: “yes.”",
            "meta": {"id": "t-1", "genre": "brief"},
            "attributions": [{
                "source": [[19, 22]], "cue": [[23, 27]], "content": [[29, 35]], "sort": "speech", "nested": false, "speaker": "S1"
            }],
            "speakers": {"S1": {"name": "Ann Lee", "type": "person", "aliases": []}},
            "uncertainties": [{"start": 7, "end": 12, "kind": "approximate", "scope": [7, 14], "holder": "speaker"}],
        });
        assert_eq!(gold(&marked::read(file).unwrap()), expected);
    }
}
