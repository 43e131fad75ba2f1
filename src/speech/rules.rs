//! The rules that give words to whoever says them.

/// A pattern of a cue, its source and its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// The network's own reading, and which of [`BANDS`] its share falls into, of words in quotation marks or of others
    Network(usize, Words),
    /// “…,” she said · “…,” said Lee
    QuoteThenSaid,
    /// She said: “…”
    SaidThenQuote,
    /// She called it “a joke”
    SaidQuotedWords,
    /// She said that …
    SaidThat,
    /// She said …, without "that"
    SaidClause,
    /// …, she said
    ClauseThenSaid,
    /// She explained how …
    SaidWhat,
    /// She vowed to …
    SaidTo,
    /// She praised …
    SaidThing,
    /// She put it like this: “…”
    ColonThenQuote,
    /// LEE: …
    Label,
    /// “…” — Lee
    Signed,
    /// According to her, …
    AccordingTo,
}

/// Whether all words of a content stand in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    Quoted,
    Other,
}

/// For shares from here on, the share of the network's links that people had made too, on the dev part of PolNeAR, of quoted
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
    /// The rule of an attribution of such words whose least sure label has this share.
    pub(super) fn network(share: f32, words: Words) -> Self {
        Rule::Network(BANDS.iter().position(|b| share >= b.0).unwrap_or(BANDS.len() - 1), words)
    }

    /// The name that a finding carries.
    pub(super) fn name(self) -> &'static str {
        match self {
            Rule::Network(..) => "network",
            Rule::QuoteThenSaid => "quote-then-said",
            Rule::SaidThenQuote => "said-then-quote",
            Rule::SaidQuotedWords => "said-quoted-words",
            Rule::SaidThat => "said-that",
            Rule::SaidClause => "said-clause",
            Rule::ClauseThenSaid => "clause-then-said",
            Rule::SaidWhat => "said-what",
            Rule::SaidTo => "said-to",
            Rule::SaidThing => "said-thing",
            Rule::ColonThenQuote => "colon-then-quote",
            Rule::Label => "label",
            Rule::Signed => "signed",
            Rule::AccordingTo => "according-to",
        }
    }

    /// The share of its links that people had made too, where the network sees nothing, on both parts of PolNeAR;
    /// `cargo xtask score` measures it.
    pub(super) fn earned(self) -> f64 {
        match self {
            Rule::Network(band, Words::Quoted) => BANDS.get(band).map_or(0.0, |b| b.1),
            Rule::Network(band, Words::Other) => BANDS.get(band).map_or(0.0, |b| b.2),
            Rule::SaidThenQuote => 0.60,
            Rule::ColonThenQuote => 0.50,
            Rule::Label => 0.58,
            Rule::Signed => 0.93,
            // The others only tell where speech in marks begins and ends: their links are the network's.
            _ => 0.0,
        }
    }

    /// Whether quotation marks alone carry it, so that it holds where the network sees nothing.
    pub(super) fn exact(self) -> bool {
        matches!(self, Rule::SaidThenQuote | Rule::ColonThenQuote)
    }
}
