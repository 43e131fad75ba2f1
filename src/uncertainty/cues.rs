//! Which words leave something open.

use super::conditions;
use super::rules::Rule;
use crate::text::{Document, Span, TokenKind};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Rules and their phrases; the file's head says what, whence and under which licence.
const LIST: &str = include_str!("cues.txt");

/// Sources that nobody could name. Our own compilation, MIT OR Apache-2.0.
const VAGUE: &str = "officials official sources source critics experts expert analysts analyst observers insiders aides aide \
    authorities economists scientists strategists skeptics sceptics some many people lawmakers";

/// What vague sources do. Our own compilation, MIT OR Apache-2.0.
const SAY: &str = "say says said believe believed argue argued claim claimed fear warn warned suggest speculated note noted \
    reported contend contended charged conclude concluded agree called told";

/// A document with its words in lower case and plain apostrophes.
pub(super) struct Words<'d> {
    /// The document.
    pub doc: &'d Document<'d>,
    lower: Vec<String>,
    /// The sentence of each token, none for those of a lead: an index into [`Document::sentences`].
    sentence: Vec<Option<usize>>,
}

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

impl<'d> Words<'d> {
    pub(super) fn new(doc: &'d Document<'d>) -> Self {
        let lower = doc.tokens.iter().map(|t| t.span.of(doc.text).to_lowercase().replace('’', "'")).collect();
        let mut sentence = vec![None; doc.tokens.len()];
        for (i, s) in doc.sentences.iter().enumerate() {
            if let Some(inside) = sentence.get_mut(s.tokens.clone()) {
                inside.fill(Some(i));
            }
        }
        Words { doc, lower, sentence }
    }

    /// A token in lower case; empty outside the text.
    pub(super) fn at(&self, i: usize) -> &str {
        self.lower.get(i).map_or("", String::as_str)
    }

    /// The token before this one in its sentence; empty for the first.
    pub(super) fn before(&self, i: usize, back: usize) -> &str {
        let start = self.sentence(i).start;
        i.checked_sub(back).filter(|&k| k >= start).map_or("", |k| self.at(k))
    }

    /// The tokens of the sentence that a token stands in.
    pub(super) fn sentence(&self, i: usize) -> Range<usize> {
        let at = self.sentence.get(i).copied().flatten().and_then(|s| self.doc.sentences.get(s));
        at.map_or(i..i, |s| s.tokens.clone())
    }

    /// Whether a token is one of the words of a list that white space parts.
    pub(super) fn listed(&self, i: usize, list: &str) -> bool {
        let word = self.at(i);
        !word.is_empty() && list.split_ascii_whitespace().any(|w| w == word)
    }

    /// A token's kind.
    pub(super) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.doc.tokens.get(i).map(|t| t.kind)
    }

    /// Whether a token is a word rather than a mark.
    pub(super) fn wordy(&self, i: usize) -> bool {
        use TokenKind::{Abbreviation, Clitic, Currency, Initial, Number, Word};
        matches!(self.kind(i), Some(Word | Abbreviation | Initial | Clitic | Number | Currency))
    }

    /// From the first to the last of some tokens.
    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        self.doc.span_of(tokens)
    }
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

/// "officials said", "some analysts say".
fn vague_source(words: &Words<'_>, i: usize) -> Option<Cue> {
    let named = matches!(words.before(i, 1), "the" | "these" | "those" | "his" | "her" | "their" | "our" | "of")
        || words.before(i, 1).ends_with("'s");
    if named || !words.listed(i, VAGUE) || !words.listed(i + 1, SAY) {
        return None;
    }
    let adjective =
        words.listed(i.checked_sub(1)?, "some many most several political senior local anonymous independent");
    let start = if adjective && !words.before(i, 1).is_empty() { i - 1 } else { i };
    Some(Cue { tokens: start..i + 2, rule: Rule::VagueSource })
}

/// The list by first word, longer phrases first.
fn entries() -> HashMap<&'static str, Vec<Entry>> {
    let mut all: HashMap<&'static str, Vec<Entry>> = HashMap::new();
    for line in LIST.lines().filter(|l| !l.starts_with('#')) {
        let Some((name, phrases)) = line.split_once(": ") else { continue };
        let Some(rule) = Rule::named(name) else { continue };
        for phrase in phrases.split(" / ") {
            let (phrase, condition) = phrase.split_once(" +").unwrap_or((phrase, ""));
            let words: Vec<_> = phrase.split(' ').collect();
            if let Some(first) = words.first() {
                all.entry(first).or_default().push(Entry { rule, words, condition });
            }
        }
    }
    for list in all.values_mut() {
        list.sort_by_key(|e| std::cmp::Reverse(e.words.len()));
    }
    all
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
