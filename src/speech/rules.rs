//! A reading, and the rules that make one.

use crate::measured;
use crate::text::Span;

/// Words that the text gives to somebody.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    /// What is said, in the order of the text.
    pub content: Vec<Span>,
    /// Who says it.
    pub source: Option<Span>,
    /// What says that somebody speaks.
    pub cue: Option<Span>,
    /// Which rule says so.
    pub rule: Rule,
}

/// What gives words to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// The network.
    Network {
        /// Which of [`BANDS`] its share falls into.
        band: usize,
        /// Whether all of the words stand in quotation marks.
        quoted: bool,
    },
    /// Lee made this comment: “…”
    Colon,
    /// LEE: …
    Label,
    /// “…” — Lee
    Signed,
}

/// The least share of each band, and what its confidence is measured as: of words in quotation marks, and of others.
const BANDS: [(f32, &str, &str); 8] = [
    (0.98, "network quoted 0.98", "network other 0.98"),
    (0.95, "network quoted 0.95", "network other 0.95"),
    (0.9, "network quoted 0.9", "network other 0.9"),
    (0.8, "network quoted 0.8", "network other 0.8"),
    (0.7, "network quoted 0.7", "network other 0.7"),
    (0.6, "network quoted 0.6", "network other 0.6"),
    (0.5, "network quoted 0.5", "network other 0.5"),
    (0.0, "network quoted 0.0", "network other 0.0"),
];

impl Rule {
    /// The rule of an attribution whose least sure label has this share, of words in quotation marks or of others.
    pub(super) fn network(share: f32, quoted: bool) -> Self {
        Rule::Network { band: BANDS.iter().position(|b| share >= b.0).unwrap_or(BANDS.len() - 1), quoted }
    }

    /// The name that a finding carries.
    pub(super) fn name(self) -> &'static str {
        match self {
            Rule::Network { .. } => "network",
            Rule::Colon => "colon",
            Rule::Label => "label",
            Rule::Signed => "signed",
        }
    }

    /// Whether its links stand where the text names no source. Of others without one three in four are wrong.
    pub(super) fn sure(self) -> bool {
        let least = |quoted| if quoted { 0.5 } else { 0.9 };
        matches!(self, Rule::Network { band, quoted } if BANDS.get(band).is_some_and(|b| b.0 >= least(quoted)))
    }

    /// The share of its links that people had made too, between 0 and 1.
    pub(super) fn earned(self) -> f64 {
        measured::share(measured::ATTRIBUTIONS, self.measured())
    }

    /// What that is measured as.
    fn measured(self) -> &'static str {
        match self {
            Rule::Network { band, quoted } => {
                BANDS.get(band).map_or("", |&(_, in_marks, other)| if quoted { in_marks } else { other })
            }
            _ => self.name(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_was_measured() {
        let bands = (0..BANDS.len()).flat_map(|band| [true, false].map(|quoted| Rule::Network { band, quoted }));
        for rule in [Rule::Colon, Rule::Label, Rule::Signed].into_iter().chain(bands) {
            assert!(rule.earned() > 0.0, "{}", rule.measured());
        }
    }

    /// What measures them tells them apart by their confidence.
    #[test]
    fn no_two_bands_have_the_same_confidence() {
        let bands = (0..BANDS.len()).flat_map(|band| [true, false].map(|quoted| Rule::Network { band, quoted }));
        let confidences: BTreeSet<String> = bands.map(|rule| rule.earned().to_string()).collect();
        assert_eq!(confidences.len(), 2 * BANDS.len());
    }
}
