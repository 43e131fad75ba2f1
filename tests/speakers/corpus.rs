//! The marked articles of training/corpus with their attributions, read as far as speakers need it. `cargo xtask corpus check` reads
//! all of it and says what is wrong; here what is not understood is a panic.

use claimlight::analysis::{Attribution, Quote, QuoteKind, Sort, Stance};
use claimlight::text::Span;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// An article whose sources are known and whose speakers are not.
pub(crate) struct Article {
    pub id: String,
    pub text: String,
    pub quotes: Vec<Quote>,
    /// For each quote the name of the person who speaks; `None` where no person does.
    pub people: Vec<Option<String>>,
}

/// The articles' identifiers and files, in their order.
pub(crate) fn files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("training/corpus");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    paths.sort();
    let inside =
        |folder: &std::path::PathBuf| fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect::<Vec<_>>();
    let mut paths: Vec<_> =
        paths.iter().flat_map(inside).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    paths.sort();
    let id = |file: &str| file.strip_prefix("id: ").and_then(|f| f.lines().next()).unwrap().to_owned();
    paths.iter().map(|p| fs::read_to_string(p).unwrap()).map(|file| (id(&file), file)).collect()
}

/// Takes the braces out of a file's text.
pub(crate) fn read(id: &str, file: &str) -> Article {
    let parts: Vec<&str> = file.split("\n---\n").collect();
    let [_, marked, table] = parts.as_slice() else { panic!("{id}: not three parts") };
    let mut text = String::new();
    let mut open: Vec<(char, u32, usize)> = Vec::new();
    let mut spans: BTreeMap<(u32, char), Vec<Span>> = BTreeMap::new();
    let mut rest = marked.trim_matches('\n');
    while let Some(at) = rest.find(['{', '}']) {
        text.push_str(&rest[..at]);
        if rest[at..].starts_with('}') {
            let (letter, number, start) = open.pop().unwrap();
            spans.entry((number, letter)).or_default().push(Span::new(start, text.len()));
            rest = &rest[at + 1..];
        } else {
            let (mark, after) = rest[at + 1..].split_once(':').unwrap();
            open.push((mark.chars().next().unwrap(), mark[1..].parse().unwrap(), text.len()));
            rest = after;
        }
    }
    text.push_str(rest);
    let (mut quotes, mut people) = (Vec::new(), Vec::new());
    for row in table.lines() {
        let Some((number, row)) = row.split_once(" = ").filter(|(n, _)| n.parse::<u32>().is_ok()) else { continue };
        let number = number.parse().unwrap();
        let of = |letter| spans.get(&(number, letter)).cloned().unwrap_or_default();
        let [name, kind, ..] = row.split(" | ").collect::<Vec<_>>()[..] else { panic!("{id}: {row}") };
        let mut content = of('q');
        content.sort_by_key(|s| (s.start, s.end));
        quotes.push(quote(content, of('s').into_iter().reduce(Span::join), of('c').into_iter().reduce(Span::join)));
        people.push((kind == "person" && !of('s').is_empty()).then(|| name.to_owned()));
    }
    Article { id: id.to_owned(), text, quotes, people }
}

fn quote(content: Vec<Span>, source: Option<Span>, cue: Option<Span>) -> Quote {
    let attribution = Attribution {
        source,
        cue,
        speaker: None,
        speaker_by: None,
        speaker_confidence: 0.0,
        speaker_certain: false,
        stance: Stance::Neutral,
        by: String::new(),
        confidence: 1.0,
        tentative: false,
    };
    Quote { kind: QuoteKind::Indirect, sort: Sort::Speech, content, attribution: Some(attribution), inside: None }
}
