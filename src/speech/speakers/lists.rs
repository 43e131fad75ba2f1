//! Given names and nouns for people. One look-up a word.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Given names; the file's head says what, whence and under which licence.
const GIVEN: &str = include_str!("given.txt");
/// Nouns for people; the file's head says what, whence and under which licence.
const ROLES: &str = include_str!("roles.txt");

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
}

/// Whose given name a word is, in lower case.
pub(super) fn given(plain: &str) -> Option<Gender> {
    static NAMES: LazyLock<HashMap<&'static str, Gender>> = LazyLock::new(|| {
        lines(GIVEN).filter_map(|(class, words)| Some((gender(class)?, words))).flat_map(each).collect()
    });
    NAMES.get(plain).copied()
}

/// What a word in lower case says that somebody is, or several people are.
pub(super) fn role(plain: &str) -> Option<Role> {
    let known = |word: &str| NOUNS.get_key_value(word);
    let (plural, (noun, gender)) = match known(plain) {
        Some(found) => (plain == "people", found),
        None => (true, singulars(plain).iter().find_map(|s| known(s))?),
    };
    Some(Role { noun, gender: *gender, plural })
}

static NOUNS: LazyLock<HashMap<&'static str, Option<Gender>>> = LazyLock::new(|| {
    let classes = lines(ROLES).filter(|(class, _)| *class != "demonym").map(|(class, words)| (gender(class), words));
    classes.flat_map(each).collect()
});

/// Whether an article may call somebody `later` whom it has called `earlier`; both in lower case.
pub(super) fn stands_for(later: &str, earlier: &str) -> bool {
    static SAME: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
        let pairs = ROLES.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(" < "));
        pairs.map(|(word, earlier)| (word, earlier.split(' ').collect())).collect()
    });
    later == earlier || SAME.get(later).is_some_and(|words| words.contains(&earlier))
}

/// Whether a word in lower case only tells a country or a party.
pub(super) fn demonym(plain: &str) -> bool {
    static WORDS: LazyLock<HashMap<&'static str, ()>> = LazyLock::new(|| {
        lines(ROLES).filter(|(class, _)| *class == "demonym").flat_map(|(_, words)| each(((), words))).collect()
    });
    WORDS.contains_key(plain)
}

fn lines(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(": "))
}

fn each<T: Copy>((class, words): (T, &'static str)) -> impl Iterator<Item = (&'static str, T)> {
    words.split(' ').map(move |word| (word, class))
}

fn gender(class: &str) -> Option<Gender> {
    match class {
        "woman" => Some(Gender::Woman),
        "man" => Some(Gender::Man),
        _ => None,
    }
}

/// What a plural may be the plural of.
fn singulars(plural: &str) -> Vec<String> {
    let ends = [("men", "man"), ("wives", "wife"), ("ies", "y"), ("children", "child"), ("es", ""), ("s", "")];
    let cut = |(end, singular): &(&str, &str)| plural.strip_suffix(end).map(|stem| format!("{stem}{singular}"));
    ends.iter().filter_map(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_tell_she_or_he_where_the_language_does() {
        assert_eq!(given("mary"), Some(Gender::Woman));
        assert_eq!(given("volodymyr"), Some(Gender::Man));
        assert_eq!(given("robin"), None);
        let all: Vec<&str> = lines(GIVEN).flat_map(|(_, words)| words.split(' ')).collect();
        let once: std::collections::BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), once.len(), "a name stands twice in given.txt");
    }

    #[test]
    fn roles_have_plurals_and_some_a_gender() {
        let shown = |word| role(word).map(|r| (r.noun, r.gender, r.plural));
        assert_eq!(shown("spokeswoman"), Some(("spokeswoman", Some(Gender::Woman), false)));
        assert_eq!(shown("businessmen"), Some(("businessman", Some(Gender::Man), true)));
        assert_eq!(shown("wives"), Some(("wife", Some(Gender::Woman), true)));
        assert_eq!(shown("deputies"), Some(("deputy", None, true)));
        assert_eq!(shown("coaches"), Some(("coach", None, true)));
        assert_eq!(shown("bridge"), None);
    }

    #[test]
    fn a_lawmaker_may_be_a_senator() {
        assert!(stands_for("senator", "sen.") && stands_for("lawmaker", "senator") && stands_for("mayor", "mayor"));
        assert!(!stands_for("senator", "lawmaker") && !stands_for("mayor", "senator"));
    }
}
