//! The type of a source, as newsrooms count them.

use super::entities::Entity;
use crate::analysis::SpeakerKind;
use crate::words::lexicon::{BODY, IT, LOCALITY, SMALL, look_up};

/// The type of an entity. Inside, [`Entity::kind`] tells only how to look for it: an organisation without a name is one as well, and
/// several people are unnamed.
pub(super) fn kind(known: &Entity) -> SpeakerKind {
    let noun = look_up(&known.noun);
    match known.kind {
        SpeakerKind::Organisation if !known.named && !has_name(&known.name) => SpeakerKind::Other,
        SpeakerKind::Unnamed if known.plural => SpeakerKind::Group,
        SpeakerKind::Unnamed if !known.human && noun.is(BODY | LOCALITY | IT) => SpeakerKind::Other,
        kind => kind,
    }
}

/// Whether a phrase holds a name: a capital that is not only that of its first word.
pub(super) fn has_name(phrase: &str) -> bool {
    let listed = |word: &str| {
        let entry = look_up(&word.to_lowercase());
        entry.is(SMALL) || entry.is_noun()
    };
    let mut words = phrase.split(' ');
    let first = words.next().is_some_and(|word| word.starts_with(char::is_uppercase) && !listed(word));
    first || words.any(|word| word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::super::speakers_of;

    /// The type of each speaker of a text whose sources stand in square brackets.
    #[track_caller]
    fn check(marked: &str, expected: &[&str]) {
        let found: Vec<String> = speakers_of(marked).iter().map(|s| format!("{:?}", s.kind).to_lowercase()).collect();
        assert_eq!(found, expected, "{marked}");
    }

    #[test]
    fn a_body_without_a_name_is_no_organisation() {
        check("[Varnrail Ltd] met. [The Tarn Hollow Council] voted.", &["organisation"; 2]);
        check("[The company] met. [Police] came. [A court] ruled.", &["other"; 3]);
        check("[The Lee campaign] sang.", &["organisation"]);
    }

    #[test]
    fn several_people_are_a_group() {
        check("[Officials] met. [Two residents] spoke. [A resident] left.", &["group", "group", "unnamed"]);
        check("[Ann Lee and Bo Ash] sang.", &["group"]);
    }

    #[test]
    fn people_and_texts() {
        check("[Ann Lee] spoke. [The report] came. [She] left.", &["person", "document"]);
    }
}
