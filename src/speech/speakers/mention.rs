//! A name in the text: where it stands, and what speaks for what it names.

use crate::reader::{Name, NameKind};
use crate::words::Phrase;
use crate::words::lexicon::{LOCALITY, NO_COMPANY, STATE, TIME, look_up};

/// A name in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mention {
    /// Without titles.
    pub name: Phrase,
    /// With its titles and the nouns before it.
    pub whole: Phrase,
    /// How strongly the place speaks for each kind.
    pub votes: Votes,
    /// What the words around it say that they are.
    pub roles: Vec<Phrase>,
    /// "Lee’s", "Lee campaign": it only tells whose or which.
    pub weak: bool,
    /// Of "Alan" in "Alan and Rita Hill" the token of the surname that both have.
    pub surname: Option<usize>,
}

/// How strongly a name's places speak for each [`NameKind`].
pub(super) type Votes = [f32; 4];

/// The kind with the most votes, if any has some.
pub(super) fn best(votes: &Votes) -> Option<NameKind> {
    let all = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Group].into_iter().zip(votes);
    all.fold((None, 0.0), |best, (kind, &v)| if v > best.1 { (Some(kind), v) } else { best }).0
}

/// The names of the network that share a word with a phrase.
pub(super) fn over(names: &[Name], phrase: Phrase) -> &[Name] {
    let first = names.partition_point(|s| s.tokens.end <= phrase.start);
    let end = names.partition_point(|s| s.tokens.start < phrase.end);
    names.get(first..end).unwrap_or_default()
}

/// Whether nothing in a body's name says that it is no company.
pub(super) fn may_trade(name: &str) -> bool {
    let lower = name.to_lowercase();
    // "State" of "the Secretary of State"
    let place = look_up(&lower).is(LOCALITY | STATE | TIME);
    !place && !lower.split(' ').any(|w| look_up(w).is(NO_COMPANY))
}
