//! What the lists say of people: she or he, what they do, where they are from.

use crate::words::Page;
use crate::words::lexicon::{DEMONYM, Entry, GIVEN_MAN, GIVEN_WOMAN, HE, MAN, PERSON, SHE, WOMAN, look_up};

/// What English calls a person: she or he.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    /// She.
    Woman,
    /// He.
    Man,
}

/// A noun for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Role {
    /// In the singular.
    pub noun: &'static str,
    /// Where the noun tells.
    pub gender: Option<Gender>,
    /// Whether it stands for several people.
    pub plural: bool,
    /// Whether "vice" or "deputy" stands before it.
    pub lesser: bool,
}

/// What a word says that somebody is, or several people are.
pub(super) fn role(page: &Page<'_>, i: usize) -> Option<Role> {
    role_of(page.entry(i))
}

/// The same for a noun in lower case.
pub(super) fn role_called(noun: &str) -> Option<Role> {
    role_of(look_up(noun))
}

fn role_of(entry: Entry) -> Option<Role> {
    Some(Role { noun: entry.noun(PERSON)?, gender: told(entry), plural: entry.plural(), lesser: false })
}

/// Whose given name a word is.
pub(super) fn given(page: &Page<'_>, i: usize) -> Option<Gender> {
    either(page.entry(i).is(GIVEN_WOMAN), page.entry(i).is(GIVEN_MAN))
}

/// What a title or a noun tells: "Mr.", "spokeswoman".
pub(super) fn gender(page: &Page<'_>, i: usize) -> Option<Gender> {
    told(page.entry(i))
}

/// What a pronoun tells of whom it means.
pub(super) fn pronoun(page: &Page<'_>, i: usize) -> Option<Gender> {
    either(page.is(i, SHE), page.is(i, HE))
}

/// Whether a word only tells a country or a party: "American", "Tory".
pub(super) fn demonym(page: &Page<'_>, i: usize) -> bool {
    page.is(i, DEMONYM) && !page.entry(i).plural()
}

fn told(entry: Entry) -> Option<Gender> {
    either(entry.is(WOMAN), entry.is(MAN))
}

fn either(woman: bool, man: bool) -> Option<Gender> {
    match (woman, man) {
        (true, _) => Some(Gender::Woman),
        (_, true) => Some(Gender::Man),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_have_plurals_and_some_a_gender() {
        let shown = |word| role_called(word).map(|r| (r.noun, r.gender, r.plural));
        assert_eq!(shown("spokeswoman"), Some(("spokeswoman", Some(Gender::Woman), false)));
        assert_eq!(shown("businessmen"), Some(("businessman", Some(Gender::Man), true)));
        assert_eq!(shown("wives"), Some(("wife", Some(Gender::Woman), true)));
        assert_eq!(shown("deputies"), Some(("deputy", None, true)));
        assert_eq!(shown("coaches"), Some(("coach", None, true)));
        assert_eq!(shown("bridge"), None);
    }
}
