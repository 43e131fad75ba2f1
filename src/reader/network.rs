//! The network: words and their shapes, a look at both neighbours, two LSTM layers from both ends, a column of scores per head.
//!
//! `training/network.py` is the same in PyTorch. The shape is that of a BiLSTM-CRF tagger (Huang, Xu and Yu 2015), made small.

use super::arithmetic::{ONE, ONE_NEAR, ONE_STATE, rounded};
use super::features::{BUCKETS, Features};
use super::layers::{Dense, Lstm, Table};
use super::vocabulary::Vocabulary;
use super::weights::Weights;
use super::{decode, names};
use std::ops::Range;

/// The network with its weights.
pub(super) struct Network<'w> {
    vocabulary: Vocabulary<'w>,
    word: Table<'w>,
    vector: Table<'w>,
    /// Prefix, suffix, shape, place.
    others: [Table<'w>; 4],
    near: Dense,
    first: Lstm,
    second: Lstm,
    scores: Dense,
    names: Dense,
}

/// The scores of tokens, one row a token.
#[derive(Default)]
pub(super) struct Scores {
    /// [`super::decode::LABELS`] a token.
    pub attribution: Vec<f32>,
    /// [`super::names::LABELS`] a token.
    pub names: Vec<f32>,
}

impl Scores {
    /// The scores of some of the tokens.
    pub(super) fn of(&self, tokens: Range<usize>) -> Scores {
        let rows = |scores: &[f32], labels: usize| {
            scores.get(tokens.start * labels..tokens.end * labels).unwrap_or_default().to_vec()
        };
        Scores { attribution: rows(&self.attribution, decode::LABELS), names: rows(&self.names, names::LABELS) }
    }

    /// Adds the scores of the tokens behind.
    pub(super) fn extend(&mut self, more: Scores) {
        self.attribution.extend(more.attribution);
        self.names.extend(more.names);
    }
}

impl<'w> Network<'w> {
    /// `None` where the weights do not fit the network.
    pub(super) fn new(weights: &Weights<'w>) -> Option<Self> {
        let table = |name| Table::new(weights, name);
        let network = Network {
            vocabulary: Vocabulary::new(weights.text("words")?, weights.indices("frequent")?),
            word: table("word")?,
            vector: table("vector")?,
            others: [table("prefix")?, table("suffix")?, table("shape")?, table("place")?],
            near: Dense::new(weights, "near", ONE)?,
            first: Lstm::new(weights, "first", ONE_NEAR)?,
            second: Lstm::new(weights, "second", ONE_STATE)?,
            scores: Dense::new(weights, "scores", ONE_STATE)?,
            names: Dense::new(weights, "names", ONE_STATE)?,
        };
        let sound = network.near.width() == 3 * network.inputs()
            && network.first.width() == network.near.padded()
            && network.second.width() == network.first.outputs()
            && network.scores.width() == network.second.outputs()
            && network.scores.outputs() == decode::LABELS
            && network.names.width() == network.first.outputs()
            && network.names.outputs() == names::LABELS;
        sound.then_some(network)
    }

    /// How many numbers stand for a token.
    fn inputs(&self) -> usize {
        [&self.word, &self.vector].into_iter().chain(&self.others).map(Table::columns).sum()
    }

    /// Reads tokens, each with its plain word.
    pub(super) fn read(&self, tokens: &[(impl AsRef<str>, Features)]) -> Scores {
        let size = self.inputs();
        // One empty token at each end, so that every token has two neighbours.
        let mut inputs = vec![0_i16; (tokens.len() + 2) * size];
        for ((word, features), row) in tokens.iter().zip(inputs.chunks_exact_mut(size).skip(1)) {
            self.write(word.as_ref(), features, row);
        }
        let near: Vec<i16> = self.near.all(&inputs, size).iter().map(|x| rounded(x.max(0.0) * ONE_NEAR)).collect();
        let low = self.first.run(&near, tokens.len());
        let high = self.second.run(&low, tokens.len());
        Scores { attribution: head(&self.scores, &high), names: head(&self.names, &low) }
    }

    fn write(&self, word: &str, features: &Features, mut row: &mut [i16]) {
        let known = self.vocabulary.word(word);
        let frequent = known.and_then(|w| self.vocabulary.frequent(w));
        let learned = frequent.map_or(usize::from(features.bucket), |f| BUCKETS + f);
        let hashed = [features.prefix, features.suffix, features.shape, features.place].map(|f| Some(usize::from(f)));
        let parts = [(&self.word, Some(learned)), (&self.vector, known)];
        for (table, index) in parts.into_iter().chain(self.others.iter().zip(hashed)) {
            let Some((part, rest)) = row.split_at_mut_checked(table.columns()) else { return };
            table.write(index, part);
            row = rest;
        }
    }
}

/// A head's scores for each token's states.
fn head(dense: &Dense, states: &[i16]) -> Vec<f32> {
    let all = dense.all(states, dense.width());
    all.chunks_exact(dense.padded()).flat_map(|row| row.iter().take(dense.outputs())).copied().collect()
}
