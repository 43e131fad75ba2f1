//! How a cue presents what is said.

use super::words::Words;
use crate::analysis::Stance;
use crate::text::Span;
use std::collections::HashMap;
use std::sync::LazyLock;

const LIST: &str = include_str!("stances.txt");

/// The stance of the cue's first word that the list knows. Who "never claimed" something is only reported; who does not believe
/// it, still speaks of a belief.
pub(super) fn stance(words: &Words<'_>, cue: Option<Span>) -> Stance {
    let Some(cue) = cue else { return Stance::Neutral };
    let tokens = words.doc.tokens_in(cue);
    let found = tokens.clone().find_map(|i| Some((i, look_up(&words.doc.plain_word(i))?)));
    let Some((at, stance)) = found else { return Stance::Neutral };
    let negated = (tokens.start..at).any(|i| ["not", "never", "n't"].contains(&&*words.doc.plain_word(i)));
    if negated && stance != Stance::Believing { Stance::Neutral } else { stance }
}

fn look_up(plain: &str) -> Option<Stance> {
    static STANCES: LazyLock<HashMap<&'static str, Stance>> = LazyLock::new(|| {
        let lines = LIST.lines().filter_map(|line| line.split_once(": "));
        let read = lines.filter_map(|(name, list)| Some((named(name)?, list)));
        read.flat_map(|(stance, list)| list.split(' ').map(move |word| (word, stance))).collect()
    });
    STANCES.get(plain).copied()
}

fn named(name: &str) -> Option<Stance> {
    Some(match name {
        "asserting" => Stance::Asserting,
        "distancing" => Stance::Distancing,
        "denying" => Stance::Denying,
        "conceding" => Stance::Conceding,
        "questioning" => Stance::Questioning,
        "demanding" => Stance::Demanding,
        "promising" => Stance::Promising,
        "believing" => Stance::Believing,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;
    use std::collections::HashSet;

    fn of(cue: &str) -> Stance {
        let doc = Document::new(cue);
        stance(&Words::new(&doc), Some(doc.span_of(0..doc.tokens.len())))
    }

    #[test]
    fn the_first_listed_word_decides() {
        assert_eq!(of("said"), Stance::Neutral);
        assert_eq!(of("has repeatedly claimed"), Stance::Distancing);
        assert_eq!(of("refused to say"), Stance::Denying);
        assert_eq!(of("was afraid"), Stance::Believing);
        assert_eq!(of("promised to"), Stance::Promising);
        assert_eq!(of("demands"), Stance::Demanding);
        assert_eq!(of("According to"), Stance::Neutral);
    }

    #[test]
    fn a_negated_stance_only_reports() {
        assert_eq!(of("did not deny"), Stance::Neutral);
        assert_eq!(of("never claimed"), Stance::Neutral);
        assert_eq!(of("doesn’t believe"), Stance::Believing);
    }

    #[test]
    fn every_word_stands_once_under_a_known_name() {
        let mut seen = HashSet::new();
        for line in LIST.lines().filter(|l| !l.starts_with('#')) {
            let (name, list) = line.split_once(": ").unwrap();
            assert!(named(name).is_some(), "{line}");
            for word in list.split(' ') {
                assert!(seen.insert(word), "{word} twice");
            }
        }
    }
}
