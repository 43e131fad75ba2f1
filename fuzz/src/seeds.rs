//! What fuzzing begins with: the articles of our own corpus.

use crate::marked_text;
use claimlight::analyze;
use std::fs;
use std::io::{Error, Result};
use std::path::Path;

/// How many of a text's paragraphs are one seed: enough for a speaker to be named and to come back.
const PARAGRAPHS: usize = 5;

/// For each target, in the order of [`crate::TARGETS`], what it begins with. `folder` is training/corpus.
pub fn seeds(folder: &Path) -> Result<[Vec<Vec<u8>>; 5]> {
    let mut files = Vec::new();
    for slice in fs::read_dir(folder)?.collect::<Result<Vec<_>>>()? {
        if slice.path().is_dir() {
            files.extend(fs::read_dir(slice.path())?.collect::<Result<Vec<_>>>()?.into_iter().map(|f| f.path()));
        }
    }
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let marked: Vec<String> = files.iter().map(fs::read_to_string).collect::<Result<_>>()?;
    let texts = marked.iter().filter_map(|file| marked_text::read(file).ok()).flat_map(|article| pieces(&article.text));
    let texts: Vec<String> = texts.collect();
    if texts.is_empty() {
        return Err(Error::other(format!("{} holds no marked articles", folder.display())));
    }
    let bytes = |texts: &[String]| texts.iter().map(|t| t.clone().into_bytes()).collect::<Vec<_>>();
    // A few: they are long, and what is in them is alike.
    let few = || texts.iter().step_by(texts.len().div_ceil(100));
    let json = |value: &serde_json::Value| value.to_string().into_bytes();
    let findings = few().filter_map(|text| serde_json::to_vec(&analyze(text)).ok()).collect();
    let lines = few().map(|text| json(&serde_json::json!({ "id": text.len(), "text": text }))).collect();
    Ok([bytes(&texts), bytes(&texts), findings, lines, bytes(&marked)])
}

/// A text in pieces of a few paragraphs.
fn pieces(text: &str) -> Vec<String> {
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    paragraphs.chunks(PARAGRAPHS).map(|piece| piece.join("\n\n")).collect()
}
