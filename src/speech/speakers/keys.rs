//! What a name is found by: its words, and those that it leaves out where the article has them elsewhere.

use super::mention::Mention;
use super::people;
use crate::text::TokenKind;
use crate::words::lexicon::{AND, GENERATION, INNER, LEGAL_FORM, look_up};
use crate::words::{Page, Phrase};
use std::collections::{BTreeMap, BTreeSet};

/// A name's words, in lower case, without a middle initial or what stands behind the surname.
pub(super) fn key(page: &Page<'_>, name: &Phrase) -> Vec<String> {
    let after = |i: usize| i > name.start && page.is(i, GENERATION);
    let kept = name.clone().filter(|&i| !middle(page, name, i) && !after(i));
    kept.map(|i| page.at(i).replace('.', "")).collect()
}

/// Whether a token of a name is a middle initial.
fn middle(page: &Page<'_>, name: &Phrase, i: usize) -> bool {
    i > name.start && i + 1 < name.end && page.kind(i) == Some(TokenKind::Initial)
}

/// The keys of all mentions. Names that differ by their middle initials keep them, and "Van den Brinck" is the one whose name ends so.
pub(super) fn keys(page: &Page<'_>, mentions: &[Mention]) -> Vec<Vec<String>> {
    let mut keys: Vec<Vec<String>> = mentions.iter().map(|m| key(page, &m.name)).collect();
    let initial = |m: &Mention| m.name.clone().find(|&i| middle(page, &m.name, i)).map(|i| page.at(i));
    let mut initials: BTreeMap<Vec<String>, BTreeSet<&str>> = BTreeMap::new();
    for (key, mention) in keys.iter().zip(mentions) {
        initials.entry(key.clone()).or_default().extend(initial(mention));
    }
    for (key, mention) in keys.iter_mut().zip(mentions) {
        let differ = initials.get(key).is_some_and(|all| all.len() > 1);
        key.splice(1..1, initial(mention).filter(|_| differ).map(str::to_owned));
    }
    let particle = |k: &&Vec<String>| k.len() > 1 && k.first().is_some_and(|word| look_up(word).is(INNER));
    let longer = |k: &Vec<String>| {
        keys.iter().find(|other| other.len() > k.len() && other.windows(k.len()).any(|part| part == k)).cloned()
    };
    // "Highland Leaf" is Highland Leaf Ltd.
    let trading = keys.iter().filter_map(|k| {
        let (last, name) = k.split_last()?;
        (name.len() > 1 && look_up(last).is(LEGAL_FORM)).then_some((name, k))
    });
    let trading: BTreeMap<&[String], &Vec<String>> = trading.collect();
    let company = |k: &Vec<String>| trading.get(&k[..]).map(|whole| whole.to_vec());
    let longer = |k: &Vec<String>| Some(k).filter(particle).and_then(longer).or_else(|| company(k));
    let whole: Vec<Option<Vec<String>>> = keys.iter().map(longer).collect();
    keys.iter_mut().zip(whole).for_each(|(key, whole)| *key = whole.unwrap_or_else(|| std::mem::take(key)));
    for (key, mention) in keys.iter_mut().zip(mentions) {
        key.extend(mention.surname.map(|i| page.at(i).to_owned()));
    }
    keys
}

/// The mentions, where of each couple the first has the surname too: "Alan" of "Alan and Rita Hill".
pub(super) fn with_surnames(page: &Page<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let given = |i: usize| people::given(page, i).is_some();
    for m in 1..mentions.len() {
        let (Some([.., one]), Some(other)) = (mentions.get(..m), mentions.get(m)) else { continue };
        let (first, second) = (&one.name, &other.name);
        let couple = first.len() == 1 && second.len() == 2 && page.is(first.end, AND) && second.start == first.end + 1;
        let alone = first.start.checked_sub(1).is_none_or(|i| !page.is(i, AND) && !page.reads(i, ","));
        if couple && alone && given(first.start) && given(second.start) {
            let (surname, votes) = (Some(second.end - 1), other.votes);
            mentions[m - 1] = Mention { surname, votes, ..one.clone() };
        }
    }
    mentions
}
