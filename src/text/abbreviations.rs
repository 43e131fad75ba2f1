//! Words cut short, and what their full stop may mean.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The list; its head says how it is written, whence it is, and under which licence.
const LIST: &str = include_str!("abbreviations.txt");

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
    static LISTED: LazyLock<HashMap<&'static str, Followed>> = LazyLock::new(read);
    let exact = LISTED.get(word).copied();
    if exact.is_some() || word.len() < 2 || !word.bytes().all(|b| b.is_ascii_uppercase()) {
        return exact;
    }
    let (first, rest) = word.split_at(1);
    LISTED.get(format!("{first}{}", rest.to_ascii_lowercase()).as_str()).copied()
}

fn read() -> HashMap<&'static str, Followed> {
    let mut listed = HashMap::new();
    for (class, words) in LIST.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(": ")) {
        let followed = match class {
            "name" => Followed::Name,
            "number" => Followed::Number,
            _ => Followed::Any,
        };
        listed.extend(words.split(' ').map(|w| (w, followed)));
    }
    listed
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
        let words: Vec<&str> = LIST
            .lines()
            .filter(|l| !l.starts_with('#') && !l.is_empty())
            .flat_map(|line| {
                let (class, words) = line.split_once(": ").unwrap_or_else(|| panic!("{line}"));
                assert!(["name", "number", "any"].contains(&class), "{line}");
                words.split(' ')
            })
            .collect();
        assert_eq!(words.len(), read().len(), "a word stands twice");
        assert!(words.iter().all(|w| !w.is_empty() && !w.ends_with('.')));
    }
}
