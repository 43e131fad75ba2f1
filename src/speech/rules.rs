//! A reading, and the rules that make one.

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
        /// Which of [`BANDS`] its probability falls into.
        band: usize,
        /// Whether all of the words stand in quotation marks.
        quoted: bool,
        /// Whether they stand inside somebody else's words.
        nested: bool,
    },
    /// Lee made this comment: “…”
    Colon,
    /// LEE: …
    Label,
    /// “…” — Lee
    Signed,
}

/// For probabilities from here on, the share of the network's links that people had made too, on the dev part of PolNeAR, of quoted
/// words and of others; `training/confidence.py` measures it.
const BANDS: [(f32, f64, f64); 8] = [
    (0.98, 0.97, 0.94),
    (0.95, 0.96, 0.90),
    (0.9, 0.96, 0.90),
    (0.8, 0.92, 0.82),
    (0.7, 0.92, 0.71),
    (0.6, 0.92, 0.65),
    (0.5, 0.92, 0.57),
    (0.0, 0.45, 0.46),
];

impl Rule {
    /// The rule of an attribution whose least likely label has this probability, of words in quotation marks or of others.
    pub(super) fn network(probability: f32, quoted: bool) -> Self {
        let band = BANDS.iter().position(|b| probability >= b.0).unwrap_or(BANDS.len() - 1);
        Rule::Network { band, quoted, nested: false }
    }

    /// The network's rule for the same words inside somebody else's; `None` for the other rules.
    pub(super) fn inside(self) -> Option<Self> {
        let Rule::Network { band, quoted, .. } = self else { return None };
        Some(Rule::Network { band, quoted, nested: true })
    }

    /// Whether the words stand inside somebody else's.
    pub(super) fn nested(self) -> bool {
        matches!(self, Rule::Network { nested: true, .. })
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

    /// The share of its links that people had made too, on both parts of PolNeAR, labels and signatures where the network
    /// sees nothing; `cargo xtask score` measures it.
    pub(super) fn earned(self) -> f64 {
        match self {
            Rule::Network { band, quoted, .. } => {
                BANDS.get(band).map_or(0.0, |&(_, in_marks, other)| if quoted { in_marks } else { other })
            }
            Rule::Colon => 0.67,
            Rule::Label => 0.58,
            Rule::Signed => 0.93,
        }
    }
}
