//! Labels of tokens to stretches of them.

use std::ops::Range;

/// What part of an attribution a stretch of words is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Who says it.
    Source,
    /// What says that somebody says it.
    Cue,
    /// What is said.
    Content,
}

/// Words with one role.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// Which role.
    pub role: Role,
    /// The words: indices into [`crate::text::Document::tokens`].
    pub tokens: Range<usize>,
    /// The probability of the least likely of its labels, 0 to 1.
    pub probability: f32,
}

/// The stretches of the labels of tokens from 0 on, each with its probability.
pub(super) fn stretches(labels: &[(u8, f32)]) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    for (token, &(label, probability)) in labels.iter().enumerate() {
        let role = match label {
            1 | 2 => Role::Source,
            3 | 4 => Role::Cue,
            5 | 6 => Role::Content,
            _ => continue,
        };
        match out.last_mut().filter(|s| label % 2 == 0 && s.role == role && s.tokens.end == token) {
            Some(last) => {
                last.tokens.end = token + 1;
                last.probability = last.probability.min(probability);
            }
            None => out.push(Stretch { role, tokens: token..token + 1, probability }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_begin_parts_two_stretches_of_one_role() {
        let labels = [(1, 0.9), (2, 0.8), (0, 1.0), (3, 0.5), (5, 0.7), (6, 0.6), (5, 0.4)];
        let found: Vec<_> = stretches(&labels).into_iter().map(|s| (s.role, s.tokens, s.probability)).collect();
        let expected =
            [(Role::Source, 0..2, 0.8), (Role::Cue, 3..4, 0.5), (Role::Content, 4..6, 0.6), (Role::Content, 6..7, 0.4)];
        assert_eq!(found, expected);
    }
}
