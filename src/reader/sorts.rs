//! Logits of cues to sorts: whether an attribution is speech, an attitude, a noun or a silence.

use super::arithmetic::exp;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// How many sorts there are.
pub(super) const LABELS: usize = 4;

/// What an attribution reports, as the guide of the corpus has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// Words, or an act done by words: said, accused, agreed to.
    #[default]
    Speech,
    /// What somebody thinks, feels or wants: hopes, is unhappy with.
    Attitude,
    /// Either, by a noun: "the claim that", "calls for".
    Noun,
    /// That somebody says nothing: declined to comment on.
    Silence,
}

/// The likeliest sort by all tokens of a cue together, and its probability, 0 to 1. `logits` has [`LABELS`] a token.
pub(super) fn sort(logits: &[f32], cue: Range<usize>) -> (Sort, f32) {
    const SORTS: [Sort; LABELS] = [Sort::Speech, Sort::Attitude, Sort::Noun, Sort::Silence];
    let rows = logits.as_chunks::<LABELS>().0.get(cue).unwrap_or_default();
    let mean = |l: usize| rows.iter().fold(0.0, |sum, row| sum + row[l]) / rows.len().max(1) as f32;
    let means: [f32; LABELS] = std::array::from_fn(mean);
    let best = (1..LABELS).fold(0, |best, l| if means[l] > means[best] { l } else { best });
    let all = means.iter().fold(0.0, |sum, logit| sum + exp(logit - means[best]));
    (SORTS[best], 1.0 / all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cue_s_tokens_decide_together() {
        let logits = [9.0, 0.0, 0.0, 0.0, 1.0, 2.0, 0.0, 0.0, 0.0, 2.0, 0.0, 0.0];
        let (found, probability) = sort(&logits, 1..3);
        assert_eq!(found, Sort::Attitude);
        let exact = 2.0_f32.exp() / (0.5_f32.exp() + 2.0_f32.exp() + 2.0);
        assert!((probability - exact).abs() < 1e-4);
        assert_eq!(sort(&logits, 5..9), (Sort::Speech, 0.25));
    }
}
