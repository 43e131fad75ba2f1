//! The rules that give words to whoever says them.

/// A pattern of a cue, its source and its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
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
    /// According to her, …
    AccordingTo,
}

impl Rule {
    /// The name that a finding carries.
    pub(super) fn name(self) -> &'static str {
        match self {
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
            Rule::AccordingTo => "according-to",
        }
    }

    /// The share of its links that people had made too, on the training part of PolNeAR; `cargo xtask score` measures it.
    pub(super) fn earned(self) -> f64 {
        match self {
            Rule::QuoteThenSaid => 0.93,
            Rule::SaidThenQuote => 0.88,
            Rule::SaidQuotedWords => 0.58,
            Rule::SaidThat => 0.82,
            Rule::SaidClause => 0.82,
            Rule::ClauseThenSaid => 0.70,
            Rule::SaidWhat => 0.58,
            Rule::SaidTo => 0.60,
            Rule::SaidThing => 0.66,
            Rule::ColonThenQuote => 0.64,
            Rule::Label => 0.52,
            Rule::AccordingTo => 0.80,
        }
    }
}
