//! Texts for tests, with the stretches that they are about.

use super::rules::{Reading, Rule, Words};
use crate::text::{Document, Span};
use crate::words::Page;

/// A text without the marks around its stretches, and each stretch with the mark that opens it: `[…]`, `{…}`, `<…>`, in the order
/// in which they open. None stands in another.
pub(super) fn marked(marked: &str) -> (String, Vec<(char, Span)>) {
    let mut text = String::new();
    let mut stretches: Vec<(char, Span)> = Vec::new();
    for c in marked.chars() {
        match c {
            '[' | '{' | '<' => stretches.push((c, Span::new(text.len(), text.len()))),
            ']' | '}' | '>' => stretches.iter_mut().rev().take(1).for_each(|(_, s)| s.end = text.len()),
            c => text.push(c),
        }
    }
    (text, stretches)
}

/// A text without its marks, and the network's reading of it: `<source> {cue} [contents]`.
pub(super) fn marked_reading(marked_text: &str) -> (String, Reading) {
    let (text, stretches) = marked(marked_text);
    let of = |mark| stretches.iter().filter(move |s| s.0 == mark).map(|s| s.1);
    let rule = Rule::network(0.9, Words::Other);
    let reading = Reading::speech(of('[').collect(), of('<').next(), of('{').next(), rule);
    (text, reading)
}

/// What becomes of the reading of a marked text: "source: content + content", "—" for no source.
pub(super) fn becomes(marked_text: &str, change: impl Fn(&Page<'_>, Reading) -> Vec<Reading>) -> Vec<String> {
    let (text, read) = marked_reading(marked_text);
    let doc = Document::new(&text);
    let said = |r: &Reading| r.content.iter().map(|c| c.of(&text)).collect::<Vec<_>>().join(" + ");
    let shown = |r: &Reading| format!("{}: {}", r.source.map_or("—", |s| s.of(&text)), said(r));
    change(&Page::new(&doc), read).iter().map(shown).collect()
}
