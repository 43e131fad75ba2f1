//! Words cut short, and what their full stop may mean.

use super::lists::lines;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The list; its head says how it is written, whence it is, and under which licence.
const LIST: &str = list!("abbreviations.txt");

/// What follows an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Followed {
    /// A name or the rest of the phrase: "Mr.", "e.g.". No sentence ends with it.
    Name,
    /// A number or a comma; otherwise it is no abbreviation: "No.", "Sat.".
    Number,
    /// Anything, a new sentence too: "Inc.", "Calif.".
    Any,
}

/// What the list says about a word, which is given without its final stop. "MR" counts as "Mr".
pub(super) fn look_up(word: &str) -> Option<Followed> {
    static LISTED: LazyLock<BTreeMap<&'static str, Followed>> = LazyLock::new(read);
    let exact = LISTED.get(word).copied();
    if exact.is_some() || word.len() < 2 || !word.bytes().all(|b| b.is_ascii_uppercase()) {
        return exact;
    }
    let (first, rest) = word.split_at(1);
    LISTED.get(format!("{first}{}", rest.to_ascii_lowercase()).as_str()).copied()
}

fn read() -> BTreeMap<&'static str, Followed> {
    let followed = |class| match class {
        "name" => Followed::Name,
        "number" => Followed::Number,
        _ => Followed::Any,
    };
    lines(LIST).map(|line| (line.lemma, followed(line.classes))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_up() {
        let cases = [
            ("Mr", Some(Followed::Name)),
            ("GEN", Some(Followed::Name)),
            ("e.g", Some(Followed::Name)),
            ("No", Some(Followed::Number)),
            ("Calif", Some(Followed::Any)),
            ("mr", None),
            ("Council", None),
            ("", None),
        ];
        cases.iter().for_each(|&(word, expected)| assert_eq!(look_up(word), expected, "{word}"));
    }

    #[test]
    fn every_line_is_read_once() {
        assert_eq!(lines(LIST).count(), read().len(), "a word stands twice");
        for line in lines(LIST) {
            assert!(["name", "number", "any"].contains(&line.classes), "{line:?}");
            assert!(!line.lemma.ends_with('.'), "{line:?}");
        }
    }
}
