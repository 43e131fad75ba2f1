//! The network: embeddings, a dense layer over a context window of three tokens, two bidirectional LSTM layers, logits per head.
//!
//! `training/network.py` is the same in PyTorch. The shape is that of a BiLSTM-CRF tagger (Huang, Xu and Yu 2015), made small.

use super::arithmetic::{ONE, ONE_STATE, ONE_WINDOW, rounded};
use super::features::{BUCKETS, Features};
use super::layers::{Dense, Lstm, Table};
use super::vocabulary::Vocabulary;
use super::weights::Weights;
use super::{decode, names, sorts};
use std::ops::Range;

/// The network with its weights.
pub(super) struct Network<'w> {
    vocabulary: Vocabulary,
    word: Table<'w>,
    vector: Table<'w>,
    /// Prefix, suffix, shape, place.
    others: [Table<'w>; 4],
    window: Dense,
    recurrent: [Lstm; 2],
    heads: [Dense; HEADS],
}

/// How many heads there are.
const HEADS: usize = 4;

/// What a head reads: the hidden states of the first recurrent layer or of the second.
#[derive(Clone, Copy)]
enum States {
    First,
    Second,
}

/// Each head's section in the file, what it reads and how many logits it gives a token.
const HEAD: [(&str, States, usize); HEADS] = [
    ("outer", States::Second, decode::LABELS),
    ("nested", States::Second, decode::LABELS),
    ("sort", States::Second, sorts::LABELS),
    ("names", States::First, names::LABELS),
];

/// The logits of tokens, for each head row by row, one row a token.
#[derive(Default)]
pub(super) struct Logits([Vec<f32>; HEADS]);

impl Logits {
    /// Attributions of the article's own: [`decode::LABELS`] a token.
    pub(super) fn outer(&self) -> &[f32] {
        &self.0[0]
    }

    /// Attributions inside another's content: [`decode::LABELS`] a token.
    pub(super) fn nested(&self) -> &[f32] {
        &self.0[1]
    }

    /// [`sorts::LABELS`] a token.
    pub(super) fn sort(&self) -> &[f32] {
        &self.0[2]
    }

    /// [`names::LABELS`] a token.
    pub(super) fn names(&self) -> &[f32] {
        &self.0[3]
    }

    /// Adds the logits of some of the tokens of `more`.
    pub(super) fn extend(&mut self, more: &Logits, tokens: Range<usize>) {
        for ((to, from), (_, _, labels)) in self.0.iter_mut().zip(&more.0).zip(HEAD) {
            to.extend(from.get(tokens.start * labels..tokens.end * labels).unwrap_or_default());
        }
    }
}

impl<'w> Network<'w> {
    /// `None` where the weights do not fit the network.
    pub(super) fn new(weights: &Weights<'w>) -> Option<Self> {
        let table = |name| Table::new(weights, name);
        let head = |i: usize| Dense::new(weights, HEAD[i].0, ONE_STATE);
        let network = Network {
            vocabulary: Vocabulary::new(weights.text("words")?, &weights.indices("frequent")?)?,
            word: table("word")?,
            vector: table("vector")?,
            others: [table("prefix")?, table("suffix")?, table("shape")?, table("place")?],
            window: Dense::new(weights, "window", ONE)?,
            recurrent: [Lstm::new(weights, "lstm1", ONE_WINDOW)?, Lstm::new(weights, "lstm2", ONE_STATE)?],
            heads: [head(0)?, head(1)?, head(2)?, head(3)?],
        };
        let [first, second] = &network.recurrent;
        let width = |states| match states {
            States::First => first.outputs(),
            States::Second => second.outputs(),
        };
        let mut heads = network.heads.iter().zip(HEAD);
        let sound = network.window.width() == 3 * network.inputs()
            && first.width() == network.window.padded()
            && second.width() == first.outputs()
            && heads.all(|(head, (_, states, labels))| head.width() == width(states) && head.outputs() == labels);
        sound.then_some(network)
    }

    /// How many numbers stand for a token.
    fn inputs(&self) -> usize {
        [&self.word, &self.vector].into_iter().chain(&self.others).map(Table::columns).sum()
    }

    /// Reads tokens, each with its plain word.
    pub(super) fn read(&self, tokens: &[(impl AsRef<str>, Features)]) -> Logits {
        let size = self.inputs();
        // One empty token at each end, so that every token has two neighbours.
        let mut inputs = vec![0_i16; (tokens.len() + 2) * size];
        for ((word, features), row) in tokens.iter().zip(inputs.chunks_exact_mut(size).skip(1)) {
            self.write(word.as_ref(), features, row);
        }
        let window =
            self.window.all(&inputs, size).iter().map(|x| rounded(x.max(0.0) * ONE_WINDOW)).collect::<Vec<_>>();
        let [lower, upper] = &self.recurrent;
        let first = lower.run(&window, tokens.len());
        let second = upper.run(&first, tokens.len());
        Logits(std::array::from_fn(|i| {
            let states = match HEAD[i].1 {
                States::First => &first,
                States::Second => &second,
            };
            head(&self.heads[i], states)
        }))
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

/// A head's logits for each token's hidden states.
fn head(dense: &Dense, states: &[i16]) -> Vec<f32> {
    let all = dense.all(states, dense.width());
    all.chunks_exact(dense.padded()).flat_map(|row| row.iter().take(dense.outputs())).copied().collect()
}
