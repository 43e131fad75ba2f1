//! Which small words build a sentence and which verbs report. One look-up a word.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Reporting verbs with their frames; the file's head says what, whence and under which licence.
const CUES: &str = include_str!("cues.txt");

/// Classes of words; the file's head says what, whence and under which licence.
const WORDS: &str = include_str!("words.txt");

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
    ("according", ACCORDING),
    ("title", TITLE),
    ("body", BODY),
    ("state", STATE),
    ("document", DOCUMENT),
    ("group", GROUP),
    ("inner", INNER),
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
/// According (to).
pub(super) const ACCORDING: u32 = 1 << 12;
/// Mayor, Mr.: before a name, no part of it.
pub(super) const TITLE: u32 = 1 << 13;
/// Council, Ltd.: what a body is called by.
pub(super) const BODY: u32 = 1 << 14;
/// States and capitals that speak as bodies; those that are people's names too are left out.
pub(super) const STATE: u32 = 1 << 15;
/// Report, poll: a text that speaks.
pub(super) const DOCUMENT: u32 = 1 << 16;
/// Republicans: people under one name.
pub(super) const GROUP: u32 = 1 << 17;
/// De, von, &: inside a name.
pub(super) const INNER: u32 = 1 << 18;
/// The small words of English, all of them.
pub(super) const SMALL: u32 = TITLE - 1;

/// A form of a reporting verb.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    /// What may follow or go before it: the letters of cues.txt.
    pub frames: &'static str,
    /// "saying", "adding".
    pub participle: bool,
    /// "say": the plain form, often a noun or an infinitive.
    pub plain: bool,
    /// Words that must follow ("out" in "point out").
    pub tail: &'static str,
}

/// What the lists know about one word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    classes: u32,
    /// The reporting verb that it is a form of.
    pub verb: Option<Verb>,
}

impl Word {
    /// Whether it belongs to any of the classes.
    pub(super) fn is(self, classes: u32) -> bool {
        self.classes & classes != 0
    }
}

/// What the lists know about a word, given as [`crate::text::Document::plain_word`] gives it.
pub(super) fn look_up(plain: &str) -> Word {
    static WORDS: LazyLock<HashMap<&'static str, Word>> = LazyLock::new(read);
    WORDS.get(plain).copied().unwrap_or_default()
}

fn read() -> HashMap<&'static str, Word> {
    let mut words: HashMap<&'static str, Word> = HashMap::new();
    for (name, list) in WORDS.lines().filter_map(|l| l.split_once(": ")).filter(|(name, _)| !name.starts_with('#')) {
        let class = CLASSES.iter().find(|(n, _)| *n == name).map_or(0, |(_, class)| *class);
        for word in list.split(' ') {
            words.entry(word).or_default().classes |= class;
        }
    }
    for line in CUES.lines().filter(|l| !l.starts_with('#')) {
        let mut fields = line.split(" | ");
        let (Some(forms), Some(frames)) = (fields.next(), fields.next()) else { continue };
        let (forms, tail) = forms.split_once(" +").unwrap_or((forms, ""));
        for (i, form) in forms.split(' ').enumerate() {
            words.entry(form).or_default().verb = Some(Verb {
                frames,
                participle: form.ends_with("ing"),
                plain: i == 0 && form != "read" && form != "states",
                tail,
            });
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_forms_frames_and_classes() {
        assert_eq!(look_up("said").verb.map(|v| (v.frames, v.participle)), Some(("qtcb", false)));
        assert_eq!(look_up("claiming").verb.map(|v| v.participle), Some(true));
        assert_eq!(look_up("went").verb.map(|v| v.tail), Some("on"));
        assert!(look_up("n't").is(AUXILIARY) && look_up("meanwhile").is(OPENER));
        assert!(!look_up("council").is(SMALL) && look_up("council").is(BODY));
    }

    #[test]
    fn every_class_has_its_words() {
        for line in WORDS.lines().filter(|l| !l.starts_with('#')) {
            let name = line.split_once(": ").map(|(name, _)| name);
            assert!(CLASSES.iter().any(|(n, _)| Some(*n) == name), "{line}");
        }
        for (name, _) in CLASSES {
            assert!(WORDS.lines().any(|l| l.split_once(": ").is_some_and(|(n, _)| n == name)), "{name}");
        }
    }

    #[test]
    fn every_line_of_the_list_is_read() {
        for line in CUES.lines().filter(|l| !l.starts_with('#')) {
            let fields: Vec<_> = line.split(" | ").collect();
            assert_eq!(fields.len(), 2, "{line}");
            assert!(fields[1].chars().all(|c| "qtcbpndis".contains(c)), "{line}");
        }
    }
}
