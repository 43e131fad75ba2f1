//! The words of a text: what spans are compared by, so that a quotation mark or a comma at an edge never matters.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Start and end in code points.
pub(crate) type Span = [usize; 2];
/// Words by their place among the words of the text.
pub(crate) type Words = BTreeSet<usize>;

/// Where the words of a text stand.
pub(crate) struct Text {
    /// Runs of letters, digits and underscores, in code points.
    words: Vec<Range<usize>>,
    /// Those inside quotation marks.
    pub quoted: Words,
    /// The number of each word's sentence.
    pub sentences: Vec<usize>,
}

impl Text {
    pub(crate) fn new(text: &str) -> Text {
        let chars: Vec<char> = text.chars().collect();
        let words = words(&chars);
        Text { quoted: quoted(&chars, &words), sentences: sentences(&chars, &words), words }
    }

    /// The words that share a character with one of these spans.
    pub(crate) fn cover(&self, spans: &[Span]) -> Words {
        let touched = |word: &Range<usize>| spans.iter().any(|&[start, end]| word.start < end && word.end > start);
        self.words.iter().enumerate().filter(|(_, word)| touched(word)).map(|(i, _)| i).collect()
    }

    /// Where the first of these words begins.
    pub(crate) fn start(&self, words: &Words) -> Option<usize> {
        words.first().and_then(|&i| self.words.get(i)).map(|word| word.start)
    }
}

fn words(chars: &[char]) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, _) in chars.iter().enumerate().filter(|(_, c)| c.is_alphanumeric() || **c == '_') {
        match words.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end = at + 1,
            None => words.push(at..at + 1),
        }
    }
    words
}

/// The characters between each word and the one before it.
fn gaps<'a>(chars: &'a [char], words: &'a [Range<usize>]) -> impl Iterator<Item = &'a [char]> {
    let ends = std::iter::once(0).chain(words.iter().map(|word| word.end));
    ends.zip(words).map(|(end, word)| &chars[end..word.start])
}

/// The words inside quotation marks; a blank line closes an open quotation.
fn quoted(chars: &[char], words: &[Range<usize>]) -> Words {
    let mut quoted = Words::new();
    let mut inside = false;
    for (i, gap) in gaps(chars, words).enumerate() {
        let mut line_ends = 0;
        for c in gap {
            line_ends = if c.is_whitespace() { line_ends + usize::from(*c == '\n') } else { 0 };
            inside = match c {
                '“' | '«' | '„' => true,
                '"' | '‟' => !inside,
                '”' | '»' => false,
                _ => inside && line_ends < 2,
            };
        }
        if inside {
            quoted.insert(i);
        }
    }
    quoted
}

/// The number of each word's sentence: one ends at a line's end, and at . ! ? before a capital letter.
fn sentences(chars: &[char], words: &[Range<usize>]) -> Vec<usize> {
    let mut sentence = 0;
    let numbered = gaps(chars, words).zip(words).map(|(gap, word)| {
        let ended = gap.contains(&'\n') || (0..gap.len()).any(|i| stops(&gap[i..], chars[word.start]));
        sentence += usize::from(ended);
        sentence
    });
    numbered.collect()
}

/// Whether a sentence stops here: a stop, closing marks, space, an opening mark perhaps, and a capital letter.
fn stops(gap: &[char], next: char) -> bool {
    let [stop, rest @ ..] = gap else { return false };
    let closed = rest.iter().take_while(|c| "\"”’)".contains(**c)).count();
    let (space, opening) = rest[closed..].split_at(rest[closed..].iter().take_while(|c| c.is_whitespace()).count());
    let opened = matches!(opening, [] | ['"' | '“' | '‘' | '(']);
    ".!?".contains(*stop) && !space.is_empty() && opened && next.is_ascii_uppercase()
}

/// How many of these are the same, each counted once.
pub(crate) fn common(marked: &[&Words], found: &[&Words]) -> usize {
    let mut left: BTreeMap<&Words, usize> = BTreeMap::new();
    marked.iter().for_each(|words| *left.entry(words).or_default() += 1);
    let mut take = |words: &Words| left.get_mut(words).filter(|n| **n > 0).map(|n| *n -= 1).is_some();
    found.iter().filter(|words| take(words)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quoted words of a text, and the number of each word's sentence.
    #[track_caller]
    fn check(text: &str, quoted: &[&str], sentences: &[usize]) {
        let chars: Vec<char> = text.chars().collect();
        let read = Text::new(text);
        let said: Vec<String> = read.quoted.iter().map(|&i| chars[read.words[i].clone()].iter().collect()).collect();
        assert_eq!(
            (said.iter().map(String::as_str).collect(), read.sentences.as_slice()),
            (quoted.to_vec(), sentences)
        );
    }

    #[test]
    fn quotation_marks_open_and_close() {
        check("She said “it’s cold” and \"wet\" now", &["it", "s", "cold", "wet"], &[0; 8]);
        check("“Never closed\n\nHere", &["Never", "closed"], &[0, 0, 1]);
        check("“Two\n lines” here", &["Two", "lines"], &[0, 1, 1]);
    }

    #[test]
    fn sentences_end_before_a_capital_letter() {
        check("It rained. (He left.) “Why?” she asked. no", &["Why"], &[0, 0, 1, 1, 2, 2, 2, 2]);
        check("U.S. troops at 3.5 km", &[], &[0; 7]);
    }

    #[test]
    fn spans_cover_the_words_that_they_touch() {
        let text = Text::new("“Ünder it,” he_1 said");
        assert_eq!(text.cover(&[[0, 4], [7, 11]]), Words::from([0, 1]));
        assert_eq!(text.start(&Words::from([1, 2])), Some(7));
    }
}
