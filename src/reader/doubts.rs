//! Logits of tokens to doubt cues: words that leave something open, by kind.

use super::arithmetic::exp;
use std::ops::Range;

/// How many labels there are: none, and the begin and inside of each [`DoubtKind`].
pub(super) const LABELS: usize = 1 + 2 * KINDS.len();

/// The kinds in the order of their labels.
const KINDS: [DoubtKind; 7] = [
    DoubtKind::Epistemic,
    DoubtKind::Doxastic,
    DoubtKind::Hearsay,
    DoubtKind::Unknown,
    DoubtKind::Conditional,
    DoubtKind::Approximate,
    DoubtKind::Unattributed,
];

/// In what way something is left open; [`crate::analysis::UncertaintyKind`] explains each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum DoubtKind {
    Epistemic,
    Doxastic,
    Hearsay,
    Unknown,
    Conditional,
    Approximate,
    Unattributed,
}

/// A doubt cue.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// In what way it leaves something open.
    pub kind: DoubtKind,
    /// Its words: indices into [`crate::text::Document::tokens`].
    pub tokens: Range<usize>,
    /// The probability of the least likely of its labels, 0 to 1.
    pub probability: f32,
}

/// The cues among tokens from `first` on, each token by its best label. `logits` has [`LABELS`] a token.
pub(super) fn doubts(logits: &[f32], first: usize) -> Vec<Doubt> {
    let mut out: Vec<Doubt> = Vec::new();
    for (token, row) in (first..).zip(logits.as_chunks::<LABELS>().0) {
        let best = (1..LABELS).fold(0, |best, l| if row[l] > row[best] { l } else { best });
        let Some(&kind) = best.checked_sub(1).and_then(|l| KINDS.get(l / 2)) else { continue };
        let probability = 1.0 / row.iter().fold(0.0, |sum, logit| sum + exp(logit - row[best]));
        match out.last_mut().filter(|d| best % 2 == 0 && d.kind == kind && d.tokens.end == token) {
            Some(doubt) => {
                doubt.tokens.end += 1;
                doubt.probability = doubt.probability.min(probability);
            }
            None => out.push(Doubt { kind, tokens: token..token + 1, probability }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cue_begins_where_its_kind_changes() {
        let row = |l: usize| (0..LABELS).map(move |i| if i == l { 5.0 } else { 0.0 });
        let logits: Vec<f32> = [1, 2, 4, 0, 11, 11].into_iter().flat_map(row).collect();
        let found: Vec<_> = doubts(&logits, 3).into_iter().map(|d| (d.kind, d.tokens)).collect();
        let expected = [
            (DoubtKind::Epistemic, 3..5),
            (DoubtKind::Doxastic, 5..6),
            (DoubtKind::Approximate, 7..8),
            (DoubtKind::Approximate, 8..9),
        ];
        assert_eq!(found, expected);
    }
}
