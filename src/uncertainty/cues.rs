//! Which words leave something open.

use super::conditions;
use super::rules::Rule;
use super::sources::vague_source;
use super::words::Words;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Rules and their phrases; the file's head says what, whence and under which licence.
const LIST: &str = include_str!("cues.txt");

/// Words that leave something open.
pub(super) struct Cue {
    /// Where they stand: indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    /// The rule that found them.
    pub rule: Rule,
}

/// A phrase of the list.
struct Entry {
    rule: Rule,
    words: Vec<&'static str>,
    condition: &'static str,
}

/// All cues of a text, none sharing a word with another, in order.
pub(super) fn cues(words: &Words<'_>) -> Vec<Cue> {
    static ENTRIES: LazyLock<HashMap<&'static str, Vec<Entry>>> = LazyLock::new(entries);
    let mut found = Vec::new();
    let mut i = 0;
    while i < words.doc.tokens.len() {
        let listed = ENTRIES.get(words.at(i)).into_iter().flatten().find_map(|entry| listed(words, i, entry));
        let cue = listed.or_else(|| vague_source(words, i));
        i = cue.as_ref().map_or(i + 1, |c| c.tokens.end);
        found.extend(cue);
    }
    found
}

fn listed(words: &Words<'_>, i: usize, entry: &Entry) -> Option<Cue> {
    let tokens = i..i + entry.words.len();
    let same = entry.words.iter().zip(tokens.clone()).all(|(word, k)| words.at(k) == *word);
    let whole = words.sentence(i).end >= tokens.end;
    if !(same && whole && conditions::holds(words, &tokens, entry.rule, entry.condition)) {
        return None;
    }
    // "that" belongs to what is left open.
    let last = entry.words.last().copied();
    let end = if last == Some("that") && entry.words.len() > 1 { tokens.end - 1 } else { tokens.end };
    Some(Cue { tokens: i..end, rule: entry.rule })
}

/// The list by first word, longer phrases first.
fn entries() -> HashMap<&'static str, Vec<Entry>> {
    let mut all = Vec::new();
    for line in LIST.lines().filter(|l| !l.starts_with('#')) {
        let Some((name, phrases)) = line.split_once(": ") else { continue };
        let Some(rule) = Rule::named(name) else { continue };
        for phrase in phrases.split(" / ") {
            let (phrase, condition) = phrase.split_once(" +").unwrap_or((phrase, ""));
            all.push(Entry { rule, words: phrase.split(' ').collect(), condition });
        }
    }
    all.sort_by_key(|e| std::cmp::Reverse(e.words.len()));
    let mut by_first: HashMap<&'static str, Vec<Entry>> = HashMap::new();
    for entry in all {
        by_first.entry(entry.words.first().copied().unwrap_or("")).or_default().push(entry);
    }
    by_first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_read() {
        for line in LIST.lines().filter(|l| !l.starts_with('#')) {
            let name = line.split_once(": ").map(|(name, _)| name);
            assert!(name.and_then(Rule::named).is_some(), "{line}");
        }
    }
}
