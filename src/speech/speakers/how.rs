//! How a source was linked to its speaker, and how often that is right.

use crate::measured;

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
    /// No source: the one whom the sentence before is about
    Before,
    /// No source: the one whom an interview is with
    Interviewed,
}

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
            How::Before => "before",
            How::Interviewed => "interviewed",
        }
    }

    /// The share of such links that people had made too, where the source is the right one; between 0 and 1.
    pub(in super::super) fn earned(self) -> f64 {
        measured::share(measured::SPEAKERS, self.name())
    }

    /// Whether it is more than a guess, which is said with a "probably". The share does not tell: of sources without a name, most
    /// of what it counts as wrong is the right speaker in other words.
    pub(in super::super) fn certain(self) -> bool {
        !matches!(self, How::GuessedRole | How::DoubtfulPronoun | How::Others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_was_measured() {
        let all = [
            How::Name,
            How::SharedName,
            How::Itself,
            How::Role,
            How::GuessedRole,
            How::Ahead,
            How::Pronoun,
            How::DoubtfulPronoun,
            How::Others,
            How::Relative,
            How::Before,
            How::Interviewed,
        ];
        for how in all {
            assert!(how.earned() > 0.0, "{}", how.name());
        }
    }
}
