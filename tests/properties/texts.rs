//! Any text at all: every character there is, and what newspapers and vandals put together.

use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;

/// Texts of three kinds: any characters; pieces that mean something to the program, in any order; an article with pieces
/// put in and words taken out.
pub(crate) fn texts(articles: Vec<String>) -> impl Strategy<Value = String> {
    let jumble = prop::collection::vec(piece(), 0..60).prop_map(|p| p.concat());
    prop_oneof![any::<String>(), jumble, damaged(articles)]
}

fn damaged(articles: Vec<String>) -> impl Strategy<Value = String> {
    let cuts = prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize, piece()), 0..8);
    (select(articles), cuts).prop_map(|(article, cuts)| {
        let mut chars: Vec<char> = article.chars().collect();
        for (at, taken, piece) in cuts {
            let start = at.index(chars.len() + 1);
            let end = (start + taken).min(chars.len());
            chars.splice(start..end, piece.chars());
        }
        chars.into_iter().collect()
    })
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(pieces()),
        4 => Just(" ".to_owned()),
        1 => any::<char>().prop_map(String::from),
    ]
}

/// Marks, words that the rules look for, names, and characters that have broken programs before. The test that compares
/// native with wasm builds its texts of the same pieces.
fn pieces() -> Vec<String> {
    let groups: BTreeMap<String, Vec<String>> = serde_json::from_str(include_str!("pieces.json")).unwrap();
    groups.into_values().flatten().collect()
}
