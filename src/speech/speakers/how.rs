//! How a source was linked to its speaker, and how often that is right.

/// How a source was linked to its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// By a name that only one bears.
    Name,
    /// By a name that several bear.
    SharedName,
    /// By what the source itself says, since it names nobody: "a spokesman".
    Itself,
    /// "The senator" of somebody whom the article calls one.
    Role,
    /// "The senator" of whoever is talked about.
    GuessedRole,
    /// "A judge" of somebody whom the article names further down.
    Ahead,
    /// He or she, where one person is far ahead of the others.
    Pronoun,
    /// He or she, where two are close.
    DoubtfulPronoun,
    /// They, it, both.
    Others,
    /// Who, behind a name or a noun.
    Relative,
    /// I and we.
    FirstPerson,
}

/// Under this share a speaker is called probable only.
pub(super) const FLOOR: f64 = 0.7;

impl How {
    /// The share of such links that people had made too, on the annotated articles that `cargo xtask score --task speakers
    /// --gold-quotes` reads.
    pub(super) fn earned(self) -> f64 {
        match self {
            How::Name => 0.96,
            How::SharedName => 0.6,
            How::Itself => 0.85,
            How::Role => 0.85,
            How::GuessedRole => 0.6,
            How::Ahead => 0.8,
            How::Pronoun => 0.9,
            How::DoubtfulPronoun => 0.6,
            How::Others => 0.7,
            How::Relative => 0.8,
            How::FirstPerson => 0.8,
        }
    }
}
