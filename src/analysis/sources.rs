//! Who speaks, of what type they are, and how much of an article's reported speech is theirs.

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Somebody or something whose words the article reports. Its id is its index in [`Analysis::speakers`](super::Analysis::speakers).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Speaker {
    /// The fullest name that the article uses, without titles.
    pub name: String,
    /// What the article says that they are ("campaign manager"), in its own words.
    pub role: Option<String>,
    /// The named organisation that they speak for or belong to ("Northline" of "a Northline spokesperson"), or that published the
    /// document, by the fullest name that the article uses; `None` where the text names none, or not certainly.
    #[serde(default)]
    pub body: Option<String>,
    /// What type of source this is.
    #[serde(rename = "type")]
    pub kind: SpeakerKind,
    /// Every place where they are a source, by name or not, and every other place of their name.
    pub mentions: Vec<Span>,
}

/// What type of source a speaker is, as newsrooms count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "SourceType"))]
#[serde(rename_all = "lowercase")]
pub enum SpeakerKind {
    /// A person whom the article names.
    Person,
    /// One person whom the article does not name ("a spokesman").
    Unnamed,
    /// An organisation that the article names: a company, a party, a ministry, a newspaper, a state.
    Organisation,
    /// Several people who speak together ("officials", "both leaders", "Lee and Ash").
    Group,
    /// A text that says something: a report, a poll, a letter.
    Document,
    /// None of these: an organisation without a name ("the company"), a thing.
    Other,
}

/// How much of an article's reported speech is whose, and how many sources of each type it has.
///
/// What counts is said by somebody: no thoughts, no silences, and no words inside the words of somebody else, which count for
/// the one who passes them on. All figures are of the whole article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
// The page's door has an `Article` of its own.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "Figures"))]
pub struct Article {
    /// The words of each speaker, by the same index as [`Analysis::speakers`](super::Analysis::speakers).
    pub by_speaker: Vec<Words>,
    /// The sources and their words by type; only types that occur, in the order of [`SpeakerKind`].
    pub by_type: Vec<OfType>,
    /// The words of sources that the text gives to nobody known.
    pub unknown: Words,
    /// Whether all is said by one source, in three attributions or more.
    pub single_source: bool,
}

/// A number of reported words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Words {
    /// Those in quotation marks, or in a turn that a label sets off.
    pub direct: usize,
    /// All others.
    pub indirect: usize,
}

/// The sources of one type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OfType {
    /// The type.
    #[serde(rename = "type")]
    pub kind: SpeakerKind,
    /// How many speakers of this type say something.
    pub sources: usize,
    /// Their words.
    pub words: Words,
}

impl Words {
    /// Direct and indirect together.
    pub fn all(self) -> usize {
        self.direct + self.indirect
    }

    /// Adds those of `other`.
    pub fn add(&mut self, other: Words) {
        self.direct += other.direct;
        self.indirect += other.indirect;
    }
}

impl Article {
    /// How many sources say something.
    pub fn sources(&self) -> usize {
        self.by_type.iter().map(|t| t.sources).sum()
    }

    /// All words that are reported as somebody's.
    pub fn words(&self) -> Words {
        let mut all = self.unknown;
        self.by_type.iter().for_each(|t| all.add(t.words));
        all
    }
}
