//! How a source was linked to its speaker, and how often that is right.

/// How a source was linked to its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum How {
    /// A name that only one bears
    Name,
    /// A name that several bear, or one that is written otherwise elsewhere
    SharedName,
    /// A source that names nobody and means what it says: "a spokesman"
    Itself,
    /// "The senator" of somebody whom the article calls one
    Role,
    /// "The businessman" of the one who is talked about
    GuessedRole,
    /// "A judge" of somebody whom the article names further down
    Ahead,
    /// He or she, where one person is far ahead of the others
    Pronoun,
    /// He or she, where two are close
    DoubtfulPronoun,
    /// They, it, both, the candidates
    Others,
    /// Who, behind a name or a noun
    Relative,
}

/// Under this share a speaker is only called probable.
const FLOOR: f64 = 0.75;

impl How {
    /// The name that a finding carries.
    pub(in super::super) fn name(self) -> &'static str {
        match self {
            How::Name => "name",
            How::SharedName => "shared-name",
            How::Itself => "itself",
            How::Role => "role",
            How::GuessedRole => "guessed-role",
            How::Ahead => "ahead",
            How::Pronoun => "pronoun",
            How::DoubtfulPronoun => "doubtful-pronoun",
            How::Others => "they-or-it",
            How::Relative => "relative",
        }
    }

    /// The share of such links that people had made too, on 20 annotated articles; `cargo xtask score --task speakers
    /// --gold-quotes` measures it. Guessed roles, relatives and they count some twenty more links each, read by hand in other
    /// articles.
    pub(in super::super) fn earned(self) -> f64 {
        match self {
            How::Name => 0.99,
            How::SharedName => 0.95,
            How::Itself => 0.87,
            How::Role => 0.92,
            How::GuessedRole => 0.71,
            How::Ahead => 0.86,
            How::Pronoun => 0.91,
            How::DoubtfulPronoun => 0.55,
            How::Others => 0.69,
            How::Relative => 0.83,
        }
    }

    /// Whether that is enough to say so without a "probably".
    pub(in super::super) fn certain(self) -> bool {
        self.earned() >= FLOOR
    }
}
