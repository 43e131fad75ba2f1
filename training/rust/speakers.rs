//! Speakers alone, for `cargo xtask score`: annotated articles in, JSON lines as `cargo xtask corpus gold` prints them, code points
//! counted; one line of findings out for each, in which every annotated attribution has its speaker looked up anew.

use claimlight::analysis::{Attribution, Quote, QuoteKind, Sort, Stance};
use claimlight::speakers_of;
use claimlight::text::{Offsets, Span, Unit};
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let article: Value = serde_json::from_str(&line?)?;
        let text = article["text"].as_str().unwrap_or_default();
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let given = article["attributions"].as_array().into_iter().flatten().map(|a| quote(a, &bytes)).collect();
        let offsets = Offsets::new(text, Unit::Chars);
        let found = speakers_of(text, given).map_spans(|s| offsets.span(s));
        writeln!(out, "{}", json!({ "id": article["id"], "speakers": found.speakers, "quotes": found.quotes }))?;
    }
    Ok(())
}

/// An annotated attribution as a quote of nobody yet. `bytes` holds the byte offset of every character.
fn quote(attribution: &Value, bytes: &[usize]) -> Quote {
    let byte = |v: &Value| bytes.get(v.as_u64().unwrap_or(0) as usize).copied().unwrap_or(0);
    let spans = |role: &str| -> Vec<Span> {
        let all = attribution[role].as_array().into_iter().flatten();
        all.map(|s| Span::new(byte(&s[0]), byte(&s[1]))).collect()
    };
    let whole = |role: &str| spans(role).into_iter().reduce(Span::join);
    Quote {
        kind: QuoteKind::Indirect,
        sort: Sort::Speech,
        content: spans("content"),
        attribution: Some(Attribution {
            source: whole("source"),
            cue: whole("cue"),
            speaker: None,
            speaker_by: None,
            speaker_confidence: 0.0,
            speaker_certain: false,
            stance: Stance::Neutral,
            by: String::new(),
            confidence: 1.0,
            tentative: false,
        }),
        inside: None,
    }
}
