//! Which small words build a sentence and which verbs report. One look-up a word.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Classes of words; the file's head says what, whence and under which licence.
const LISTS: &str = include_str!("words.txt");

/// The classes that words.txt names.
const CLASSES: [(&str, u32); 19] = [
    ("pronoun", PRONOUN),
    ("object", OBJECT),
    ("determiner", DETERMINER),
    ("auxiliary", AUXILIARY),
    ("adverb", ADVERB),
    ("subordinator", SUBORDINATOR),
    ("link", LINK),
    ("preposition", PREPOSITION),
    ("relative", RELATIVE),
    ("and", AND),
    ("time", TIME),
    ("opener", OPENER),
    ("title", TITLE),
    ("body", BODY),
    ("state", STATE),
    ("document", DOCUMENT),
    ("group", GROUP),
    ("inner", INNER),
    ("reporting", REPORTING),
];

/// He, she, they, and words that stand alone as a source.
pub(super) const PRONOUN: u32 = 1;
/// Him, her, them.
pub(super) const OBJECT: u32 = 1 << 1;
/// The, a, his.
pub(super) const DETERMINER: u32 = 1 << 2;
/// Has, would, n’t.
pub(super) const AUXILIARY: u32 = 1 << 3;
/// Also, later, never.
pub(super) const ADVERB: u32 = 1 << 4;
/// That, because, when: a clause begins.
pub(super) const SUBORDINATOR: u32 = 1 << 5;
/// Of, for, from: a noun phrase goes on.
pub(super) const LINK: u32 = 1 << 6;
/// In, on, at.
pub(super) const PREPOSITION: u32 = 1 << 7;
/// Who.
pub(super) const RELATIVE: u32 = 1 << 8;
/// And.
pub(super) const AND: u32 = 1 << 9;
/// Monday, yesterday: may stand between a cue and its content.
pub(super) const TIME: u32 = 1 << 10;
/// And, but, meanwhile: may open a sentence without belonging to its subject.
pub(super) const OPENER: u32 = 1 << 11;
/// Mayor, Mr.: before a name, no part of it.
pub(super) const TITLE: u32 = 1 << 12;
/// Council, Ltd.: what a body is called by.
pub(super) const BODY: u32 = 1 << 13;
/// States and capitals that speak as bodies; those that are people's names too are left out.
pub(super) const STATE: u32 = 1 << 14;
/// Report, poll: a text that speaks.
pub(super) const DOCUMENT: u32 = 1 << 15;
/// Republicans: people under one name.
pub(super) const GROUP: u32 = 1 << 16;
/// De, von, &: inside a name.
pub(super) const INNER: u32 = 1 << 17;
/// Says, saying: a form of a verb that reports speech or thought.
pub(super) const REPORTING: u32 = 1 << 18;
/// The small words of English, all of them.
pub(super) const SMALL: u32 = TITLE - 1;

/// The classes of a word, given as [`crate::text::Document::plain_word`] gives it; 0 for one that the lists do not know.
pub(super) fn look_up(plain: &str) -> u32 {
    static WORDS: LazyLock<HashMap<&'static str, u32>> = LazyLock::new(read);
    WORDS.get(plain).copied().unwrap_or_default()
}

fn read() -> HashMap<&'static str, u32> {
    let mut words: HashMap<&'static str, u32> = HashMap::new();
    for (name, list) in LISTS.lines().filter_map(|l| l.split_once(": ")).filter(|(name, _)| !name.starts_with('#')) {
        let class = CLASSES.iter().find(|(n, _)| *n == name).map_or(0, |(_, class)| *class);
        for word in list.split(' ') {
            *words.entry(word).or_default() |= class;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_classes_of_a_word() {
        let check = |word: &str, classes: u32| assert_eq!(look_up(word), classes, "{word}");
        check("claiming", REPORTING);
        check("meanwhile", OPENER);
        check("council", BODY);
        check("n't", AUXILIARY | ADVERB);
        check("zebra", 0);
    }

    #[test]
    fn every_class_has_its_words() {
        for line in LISTS.lines().filter(|l| !l.starts_with('#')) {
            let name = line.split_once(": ").map(|(name, _)| name);
            assert!(CLASSES.iter().any(|(n, _)| Some(*n) == name), "{line}");
        }
        for (name, _) in CLASSES {
            assert!(LISTS.lines().any(|l| l.split_once(": ").is_some_and(|(n, _)| n == name)), "{name}");
        }
    }
}
