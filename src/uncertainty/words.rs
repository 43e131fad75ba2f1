//! A document's words, and the lists that say what a word does around a cue.

use crate::text::{Document, Span, TokenKind};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Lists of words by name; the file's head says what, whence and under which licence.
const LISTS: &str = include_str!("words.txt");

/// A list of [`LISTS`].
pub(super) type List = LazyLock<HashSet<&'static str>>;

/// Verbs and nouns after which somebody's words or thoughts begin.
pub(super) static REPORTING: List = LazyLock::new(|| list("reporting"));
/// What an unnamed source does.
pub(super) static SPEAKING: List = LazyLock::new(|| list("speaking"));
/// Words that begin a clause of their own and stand outside it.
pub(super) static OPENING: List = LazyLock::new(|| list("opening"));
/// Words before which a clause ends.
pub(super) static CLOSING: List = LazyLock::new(|| list("closing"));
/// Question words, which belong to the question.
pub(super) static ASKING: List = LazyLock::new(|| list("asking"));
/// Words that no noun phrase goes past.
pub(super) static PHRASE_END: List = LazyLock::new(|| list("phrase-end"));
/// Words that begin a noun phrase.
pub(super) static DETERMINERS: List = LazyLock::new(|| list("determiners"));
/// Sources that nobody could name.
pub(super) static VAGUE: List = LazyLock::new(|| list("vague"));
/// Words that stand for such a source without a noun.
pub(super) static VAGUE_ALONE: List = LazyLock::new(|| list("vague-alone"));
/// Numbers in words.
pub(super) static NUMBERS: List = LazyLock::new(|| list("numbers"));
/// Units of time.
pub(super) static TIME: List = LazyLock::new(|| list("time"));
/// Words that begin a clause as its subject.
pub(super) static PRONOUNS: List = LazyLock::new(|| list("pronouns"));

fn list(name: &str) -> HashSet<&'static str> {
    let lines = LISTS.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(": "));
    lines.filter(|(n, _)| *n == name).flat_map(|(_, words)| words.split_ascii_whitespace()).collect()
}

/// A document with its words in lower case and plain apostrophes.
pub(super) struct Words<'d> {
    /// The document.
    pub doc: &'d Document<'d>,
    lower: Vec<String>,
    /// The sentence of each token, none for those of a lead: an index into [`Document::sentences`].
    sentence: Vec<Option<usize>>,
    /// The mark that pairs with each quotation mark or bracket of the same sentence; other tokens pair with themselves.
    pair: Vec<usize>,
}

impl<'d> Words<'d> {
    pub(super) fn new(doc: &'d Document<'d>) -> Self {
        let lower: Vec<String> = (0..doc.tokens.len()).map(|i| doc.plain_word(i)).collect();
        let mut sentence = vec![None; doc.tokens.len()];
        for (i, s) in doc.sentences.iter().enumerate() {
            if let Some(inside) = sentence.get_mut(s.tokens.clone()) {
                inside.fill(Some(i));
            }
        }
        let pair = pairs(doc);
        Words { doc, lower, sentence, pair }
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

    /// The tokens of the sentence that a token stands in; none for those of a lead.
    pub(super) fn sentence(&self, i: usize) -> Range<usize> {
        let at = self.sentence.get(i).copied().flatten().and_then(|s| self.doc.sentences.get(s));
        at.map_or(i..i, |s| s.tokens.clone())
    }

    /// Whether a token is one of a few words that white space parts.
    pub(super) fn listed(&self, i: usize, list: &str) -> bool {
        any(self.at(i), list)
    }

    /// Whether the token some places before, in the same sentence, is one of a few words.
    pub(super) fn listed_before(&self, i: usize, back: usize, list: &str) -> bool {
        any(self.before(i, back), list)
    }

    /// Whether a token is in a list.
    pub(super) fn is(&self, i: usize, list: &List) -> bool {
        list.contains(self.at(i))
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

    /// The mark that pairs with a quotation mark or bracket within the sentence; the token itself where none does.
    pub(super) fn pair(&self, i: usize) -> usize {
        self.pair.get(i).copied().unwrap_or(i)
    }

    /// Whether a mark stands inside a word or number: "30-point", "1–2", "clinton.com".
    pub(super) fn joined(&self, i: usize) -> bool {
        let touch = |a: usize, b: usize| match (self.doc.tokens.get(a), self.doc.tokens.get(b)) {
            (Some(a), Some(b)) => a.span.end == b.span.start,
            _ => false,
        };
        i > 0 && touch(i - 1, i) && touch(i, i + 1) && self.wordy(i - 1) && self.wordy(i + 1)
    }

    /// From the first to the last of some tokens.
    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        self.doc.span_of(tokens)
    }
}

fn any(word: &str, list: &str) -> bool {
    !word.is_empty() && list.split_ascii_whitespace().any(|w| w == word)
}

/// Each token's partner: quotation marks and brackets that a sentence opens and closes again.
fn pairs(doc: &Document<'_>) -> Vec<usize> {
    let mut pair: Vec<usize> = (0..doc.tokens.len()).collect();
    for sentence in &doc.sentences {
        let mut open: Vec<(usize, bool)> = Vec::new();
        for i in sentence.tokens.clone() {
            let quote = |k| k == TokenKind::Open || k == TokenKind::Close;
            let Some(token) = doc.tokens.get(i) else { continue };
            match (token.kind, doc.word(i)) {
                (TokenKind::Open, _) | (_, "(" | "[") => open.push((i, quote(token.kind))),
                (TokenKind::Close, _) | (_, ")" | "]") => {
                    let Some(at) = open.iter().rposition(|&(_, q)| q == quote(token.kind)) else { continue };
                    let first = open[at].0;
                    open.truncate(at);
                    (pair[first], pair[i]) = (i, first);
                }
                _ => {}
            }
        }
    }
    pair
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_words() {
        let all = [
            &REPORTING,
            &SPEAKING,
            &OPENING,
            &CLOSING,
            &ASKING,
            &PHRASE_END,
            &DETERMINERS,
            &VAGUE,
            &VAGUE_ALONE,
            &NUMBERS,
            &TIME,
            &PRONOUNS,
        ];
        assert!(all.iter().all(|l| !l.is_empty()));
    }
}
