//! The types of the analysis for TypeScript: `www/engine/analysis.ts` is written from these ones, and a test compares.

use crate::analysis::*;
use crate::export::Format;
use crate::reader::Sort;
use crate::text::{Language, Span};
use std::{env, fs};
use ts_rs::{Config, TS};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/engine/analysis.ts");

const HEAD: &str = "\
// The types of what the module finds, written by `UPDATE_TYPES=1 cargo test --lib typescript` from src/analysis.rs.\n\
// In JavaScript every offset is in UTF-16 units: `text.slice(...span)` gives the words.\n";

/// A declaration with its documentation, laid out. Links between Rust's items lead nowhere in TypeScript.
fn declared<T: TS>(config: &Config) -> String {
    let docs = T::docs().unwrap_or_default();
    let all = format!("{docs}export {}\n", T::decl(config)).replace(", };", ",\n};");
    let mut depth = 0;
    let mut made = String::from("\n");
    for line in all.lines().map(str::trim) {
        let indent = if line.starts_with('}') { 0 } else { depth };
        // The stars of a comment stand one further to the right.
        let star = if line.starts_with('*') { " " } else { "" };
        let end = line.strip_suffix(',').map(|line| format!("{line};"));
        let line = if line.starts_with('*') { line.to_owned() } else { end.unwrap_or(line.to_owned()) };
        made += format!("{:indent$}{star}{}\n", "", plain(&line), indent = 2 * indent).trim_end_matches(' ');
        depth = usize::from(line.ends_with('{')) + depth * usize::from(!line.starts_with('}'));
    }
    made
}

/// A line of documentation without the addresses that rustdoc needs: [`Analysis::quotes`](super::Analysis::quotes).
fn plain(line: &str) -> String {
    let mut plain = String::new();
    for (i, part) in line.split("](").enumerate() {
        let after = if i == 0 { part } else { part.split_once(')').map_or("", |(_, after)| after) };
        plain += after;
    }
    plain.replace("[`", "`").replace("`]", "`").replace("`None`", "`null`")
}

#[test]
fn the_types_of_the_page_are_those_of_the_analysis() {
    let c = &Config::new();
    let all = [
        declared::<Analysis>(c),
        declared::<Span>(c),
        declared::<Language>(c),
        declared::<Speaker>(c),
        declared::<SpeakerKind>(c),
        declared::<Quote>(c),
        declared::<QuoteKind>(c),
        declared::<Sort>(c),
        declared::<Attribution>(c),
        declared::<Stance>(c),
        declared::<Uncertainty>(c),
        declared::<UncertaintyKind>(c),
        declared::<Holder>(c),
        declared::<Statements>(c),
        declared::<Article>(c),
        declared::<OfType>(c),
        declared::<Words>(c),
        declared::<Format>(c),
    ];
    let made = format!("{HEAD}{}", all.concat());
    if env::var_os("UPDATE_TYPES").is_some_and(|v| v == "1") {
        fs::write(FILE, &made).unwrap();
    }
    let kept = fs::read_to_string(FILE).unwrap_or_default();
    assert_eq!(kept, made, "www/engine/analysis.ts is not current: UPDATE_TYPES=1 cargo test --lib typescript");
}
