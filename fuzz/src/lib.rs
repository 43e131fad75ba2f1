//! What is fuzzed: each target takes any bytes at all, and panics where a promise is broken.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a target fails by panicking")]

mod command;
#[path = "../../xtask/src/corpus/marked/mod.rs"]
#[allow(dead_code, reason = "only the reader is used")]
mod marked_text;
pub mod mutate;
pub mod seeds;
#[path = "../../tests/properties/sound.rs"]
#[allow(dead_code, reason = "the slower promises are the properties test's")]
mod sound;

use claimlight::Analysis;
use claimlight::export::{Format, export};
use claimlight::text::Unit;
use serde_json::Value;

/// A target.
pub type Target = fn(&[u8]);

/// All targets by name.
pub const TARGETS: [(&str, Target); 5] =
    [("analyze", analyze), ("exports", exports), ("findings", findings), ("lines", lines), ("marked", marked)];

/// The text of an article. The answer keeps what every answer promises.
pub fn analyze(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    sound::answer(&text, &claimlight::analyze(&text));
}

/// The text of an article: its findings are written in every format, for it and for another text of half its length.
pub fn exports(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let analysis = claimlight::analyze(&text);
    written(&text, &analysis);
    written(&text[text.floor_char_boundary(text.len() / 2)..], &analysis);
}

/// Findings as JSON, of any text: those that can be read are written in every format.
pub fn findings(data: &[u8]) {
    if let Ok(analysis) = serde_json::from_slice::<Analysis>(data) {
        written("“We are late again,” Mayor Ann Lee said. 🚢 The ferry may be late.", &analysis.clone().said());
        written("“We are late again,” Mayor Ann Lee said. 🚢 The ferry may be late.", &analysis);
    }
}

/// Lines that the command’s `batch` reads.
pub fn lines(data: &[u8]) {
    data.split(|&b| b == b'\n').for_each(command::line);
}

/// A marked article of the corpus. What is read fits its text.
pub fn marked(data: &[u8]) {
    let Ok(article) = marked_text::read(&String::from_utf8_lossy(data)) else { return };
    let fits = |span: &std::ops::Range<usize>| assert!(article.text.get(span.clone()).is_some(), "{span:?}");
    for attribution in &article.attributions {
        attribution.source.iter().chain(&attribution.cue).chain(&attribution.content).for_each(fits);
    }
    article.doubts.iter().flat_map(|d| [&d.cue, &d.scope]).for_each(fits);
}

/// Writes findings in every format, and reads again what is JSON or a table.
fn written(text: &str, analysis: &Analysis) {
    let write = |format| export(format, text, analysis, "urn:x", Unit::Utf16);
    let json: Value = serde_json::from_str(&write(Format::Json)).unwrap();
    assert_eq!(json["quotes"].as_array().unwrap().len(), analysis.quotes.len());
    let w3c: Value = serde_json::from_str(&write(Format::W3c)).unwrap();
    assert_eq!(w3c["total"], w3c["first"]["items"].as_array().unwrap().len());
    let rows = 1 + analysis.quotes.len() + analysis.uncertainties.len();
    assert_eq!(write(Format::Csv).matches("\r\n").count(), rows);
    let html = write(Format::Html);
    assert!(html.ends_with("</p></body></html>\n") && !html.contains("<script"), "the page is whole and runs nothing");
    assert!(!write(Format::Markdown).is_empty());
}
