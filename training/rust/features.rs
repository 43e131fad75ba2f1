//! What the network is told about articles, for its training: JSON lines `{"id", "text"}` in, one line of
//! paragraphs out. Each token is `[start, end, "plain word", [bucket, prefix, suffix, shape, place]]`, offsets in code points.

use claimlight::reader::features::{features, plain};
use claimlight::text::{Document, Offsets, Unit};
use claimlight::words::Page;
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let article: Value = serde_json::from_str(&line?)?;
        let Some(text) = article["text"].as_str() else { continue };
        let doc = Document::new(text);
        let offsets = Offsets::new(text, Unit::Chars);
        let page = Page::new(&doc);
        let paragraphs: Vec<Vec<Value>> = (doc.paragraphs.iter())
            .map(|p| {
                let tokens = doc.tokens[p.tokens.clone()].iter().zip(features(&page, p));
                tokens
                    .map(|(t, f)| {
                        let word = t.span.of(text);
                        let (start, end) = (offsets.offset(t.span.start), offsets.offset(t.span.end));
                        json!([start, end, plain(word), [f.bucket, f.prefix, f.suffix, f.shape, f.place]])
                    })
                    .collect()
            })
            .collect();
        writeln!(out, "{}", json!({"id": article["id"], "paragraphs": paragraphs}))?;
    }
    Ok(())
}
