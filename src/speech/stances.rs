//! How a cue presents what is said.

use crate::analysis::Stance;
use crate::text::Span;
use crate::words::Page;
use crate::words::lexicon::{
    ASSERTING, BELIEVING, CONCEDING, Classes, DEMANDING, DENYING, DISTANCING, NEGATION, PROMISING, QUESTIONING,
};

/// Each stance with the words of it; where a word is in two, the first counts.
const STANCES: [(Classes, Stance); 8] = [
    (ASSERTING, Stance::Asserting),
    (DISTANCING, Stance::Distancing),
    (DENYING, Stance::Denying),
    (CONCEDING, Stance::Conceding),
    (QUESTIONING, Stance::Questioning),
    (DEMANDING, Stance::Demanding),
    (PROMISING, Stance::Promising),
    (BELIEVING, Stance::Believing),
];

/// The stance of the cue's first word that the list knows. Who "never claimed" something is only reported; who does not believe
/// it, still speaks of a belief.
pub(super) fn stance(page: &Page<'_>, cue: Option<Span>) -> Stance {
    let Some(cue) = cue else { return Stance::Neutral };
    let tokens = page.doc.tokens_in(cue);
    let found = tokens.clone().find_map(|i| Some((i, stance_of(page, i)?)));
    let Some((at, stance)) = found else { return Stance::Neutral };
    let negated = (tokens.start..at).any(|i| page.is(i, NEGATION));
    if negated && stance != Stance::Believing { Stance::Neutral } else { stance }
}

fn stance_of(page: &Page<'_>, i: usize) -> Option<Stance> {
    STANCES.iter().find(|(class, _)| page.is(i, *class)).map(|(_, stance)| *stance)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn of(cue: &str) -> Stance {
        let doc = Document::new(cue);
        stance(&Page::new(&doc), Some(doc.span_of(0..doc.tokens.len())))
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
}
