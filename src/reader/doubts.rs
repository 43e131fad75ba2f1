//! Scores of tokens to the doubts that they may make.

use super::arithmetic::exp;
use crate::analysis::UncertaintyKind;
use std::ops::Range;

/// How many labels there are: none, and each kind of doubt.
pub(super) const LABELS: usize = 8;

/// How likely each token is to be part of a cue that leaves something open: for none and each kind a share, 0 to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Doubts {
    shares: Vec<[f32; LABELS]>,
}

impl Doubts {
    /// Adds the scores of the tokens behind.
    pub(super) fn extend(&mut self, scores: &[f32]) {
        self.shares.extend(scores.as_chunks::<LABELS>().0.iter().map(shares));
    }

    /// The share of a kind among all that the surest of some tokens could be; 0 where nothing was read.
    pub fn share(&self, tokens: Range<usize>, kind: UncertaintyKind) -> f32 {
        let label = label(kind);
        self.shares.get(tokens).unwrap_or_default().iter().map(|row| row[label]).fold(0.0, f32::max)
    }

    /// The tokens whose likeliest label is a kind of doubt, neighbours of one kind together, in the order of the text.
    pub fn found(&self) -> Vec<(Range<usize>, UncertaintyKind)> {
        let mut out: Vec<(Range<usize>, UncertaintyKind)> = Vec::new();
        for (i, row) in self.shares.iter().enumerate() {
            let best = (1..LABELS).fold(0, |best, l| if row[l] > row[best] { l } else { best });
            let Some(kind) = best.checked_sub(1).and_then(|k| KINDS.get(k)).copied() else { continue };
            match out.last_mut().filter(|(tokens, k)| tokens.end == i && *k == kind) {
                Some((tokens, _)) => tokens.end += 1,
                None => out.push((i..i + 1, kind)),
            }
        }
        out
    }
}

/// In the order of the training's labels, without none.
const KINDS: [UncertaintyKind; LABELS - 1] = [
    UncertaintyKind::Epistemic,
    UncertaintyKind::Doxastic,
    UncertaintyKind::Hearsay,
    UncertaintyKind::Unknown,
    UncertaintyKind::Conditional,
    UncertaintyKind::Approximate,
    UncertaintyKind::Unattributed,
];

fn label(kind: UncertaintyKind) -> usize {
    KINDS.iter().position(|&k| k == kind).map_or(0, |k| k + 1)
}

fn shares(row: &[f32; LABELS]) -> [f32; LABELS] {
    let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let weights = row.map(|score| exp(score - most));
    let sum: f32 = weights.iter().sum();
    weights.map(|w| w / sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_one_kind_are_one_cue() {
        let mut doubts = Doubts::default();
        let row = |best: usize| {
            let mut row = [0.0; LABELS];
            row[best] = 3.0;
            row
        };
        doubts.extend(&[row(0), row(1), row(4), row(4), row(0)].concat());
        assert_eq!(doubts.found(), [(1..2, UncertaintyKind::Epistemic), (2..4, UncertaintyKind::Unknown)]);
        assert!(doubts.share(0..3, UncertaintyKind::Unknown) > 0.7);
        assert!(doubts.share(0..1, UncertaintyKind::Unknown) < 0.1);
        assert_eq!(doubts.share(7..9, UncertaintyKind::Unknown), 0.0);
    }
}
