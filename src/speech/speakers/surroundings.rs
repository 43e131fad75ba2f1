//! What the words around a name say of whoever bears it: titles, roles, whether it is a person, a body, a place.

use super::super::lexicon::{
    AND, AUXILIARY, BODY, DETERMINER, GROUP, INNER, LINK, PREPOSITION, RELATIVE, REPORTING, SMALL, STATE, TITLE,
};
use super::super::words::{Phrase, Words};
use super::mentions::{Mention, Seen, Sort, Votes, over};
use super::{lists, names};
use crate::text::{ParagraphKind, TokenKind};

/// A name with its titles, roles and votes.
pub(super) fn mention(words: &Words<'_>, found: Phrase, sentence: &Phrase, seen: &[Seen]) -> Vec<Mention> {
    let bare = names::without_titles(words, found.clone());
    let paragraph = words.doc.paragraphs.partition_point(|p| p.tokens.end <= sentence.start);
    let heading = words.doc.paragraphs.get(paragraph).is_some_and(|p| p.kind == ParagraphKind::Headline);
    let first = bare.start == sentence.start && heading;
    let person = over(seen, bare.clone()).iter().find(|s| {
        s.sort == Sort::Person
            && bare.start <= s.tokens.start
            && s.tokens.end >= bare.end
            && (s.tokens.len() > 1 || first)
    });
    // "Republican Ann Lee" is Ann Lee, as the network reads it.
    let start = person.map_or(bare.start, |p| p.tokens.start);
    let name = names::without_demonyms(words, start..bare.end);
    // "(R-Calif.)"
    let party = ["R-", "D-", "I-"].iter().any(|p| words.doc.word(found.start).starts_with(p));
    if name.is_empty() || party || (name.clone()).all(|i| words.is(i, TITLE)) && name.len() == found.len() {
        return Vec::new();
    }
    let before = nouns_before(words, found.start, sentence.start);
    let whole = before..name.end;
    let possessive =
        words.kind(name.end) == Some(TokenKind::Clitic) || words.kind(name.end) == Some(TokenKind::Apostrophe);
    let noun = words.kind(name.end) == Some(TokenKind::Word)
        && !words.is(name.end, SMALL)
        && !words.is(name.end, REPORTING)
        && name.end < sentence.end;
    let attributive = noun && {
        let next = words.doc.plain_word(name.end);
        words.is(name.end, BODY)
            || lists::role(&next).is_some()
            || lists::role(&words.doc.plain_word(name.end + 1)).is_some()
    };
    let mut roles: Vec<Phrase> = Vec::new();
    roles.extend((whole.start < name.start).then_some(whole.start..name.start));
    roles.extend(before_comma(words, whole.start, sentence.start));
    let apposition = apposition(words, name.end, sentence.end);
    roles.extend(apposition.clone());
    let votes = votes(words, &name, &whole, apposition.as_ref(), seen);
    vec![Mention { name, whole, votes, roles, weak: possessive || attributive }]
}

/// What only a country or a town has.
const STATES: [&str; 10] =
    ["government", "ministry", "parliament", "capital", "army", "navy", "constitution", "border", "economy", "embassy"];

/// Where the nouns begin that say what somebody is: "campaign manager Ann Lee".
fn nouns_before(words: &Words<'_>, name: usize, floor: usize) -> usize {
    let plain = |i: usize| words.doc.plain_word(i);
    let Some(last) = name.checked_sub(1).filter(|&l| l >= floor) else { return name };
    let noun = words.kind(last) == Some(TokenKind::Word) && lists::role(&plain(last)).is_some_and(|r| !r.plural);
    if !noun && !words.is(last, TITLE) {
        return name;
    }
    let mut start = last;
    while start > floor && name - start < 8 {
        let i = start - 1;
        let word = matches!(words.kind(i), Some(TokenKind::Word | TokenKind::Abbreviation));
        let stops = !word
            || words.is(i, SMALL & !INNER)
            || words.is(i, REPORTING) && !words.capital(i)
            || words.manner(i)
            || plain(i).ends_with("ed") && !words.capital(i) && plain(i) != "retired";
        if stops {
            break;
        }
        start = i;
    }
    start
}

/// What stands before a name and its comma: "*the league’s lawyer*, Ann Lee".
fn before_comma(words: &Words<'_>, name: usize, floor: usize) -> Option<Phrase> {
    let comma = name.checked_sub(1).filter(|&c| c > floor && words.reads(c, ","))?;
    lists::role(&words.doc.plain_word(comma - 1)).filter(|r| !r.plural)?;
    let noun = |i: &usize| words.wordy(*i) && !words.is(*i, SMALL & !DETERMINER) && !words.is(*i, REPORTING);
    let start = (floor.max(comma.saturating_sub(8))..comma).rev().take_while(noun).last()?;
    Some(start..comma)
}

/// Behind a name, what an apposition says that somebody is: "Lee, *his campaign manager*,".
fn apposition(words: &Words<'_>, name: usize, limit: usize) -> Option<Phrase> {
    // "Rep. Ann Lee (D-Varn), an oversight panel member,"
    let mut comma = name;
    if words.doc.word(comma) == "(" {
        comma = (comma..limit.min(comma + 6)).find(|&i| words.doc.word(i) == ")")? + 1;
    }
    if !words.reads(comma, ",") || comma + 1 >= limit {
        return None;
    }
    let start = comma + 1;
    let end = (start..limit).find(|&i| words.breaks(i)).unwrap_or(limit);
    let core = names::core(words, start..end);
    let noun = (core.start..core.end).rev().find(|&i| words.kind(i) == Some(TokenKind::Word))?;
    let person = lists::role(&words.doc.plain_word(noun)).is_some_and(|r| !r.plural);
    let begins = words.is(start, DETERMINER) || words.doc.word(start).starts_with(char::is_lowercase);
    let joined = words.is(start, AND | PREPOSITION | LINK | AUXILIARY);
    let clause = (core.end..end).find(|&i| words.is(i, RELATIVE)).unwrap_or(end);
    let whole = if clause - start <= 12 { start..clause } else { start..core.end };
    (person && begins && !joined && core.len() <= 9).then_some(whole)
}

fn votes(words: &Words<'_>, name: &Phrase, whole: &Phrase, apposition: Option<&Phrase>, seen: &[Seen]) -> Votes {
    let [mut person, mut body, mut place, mut group] = [0.0_f32; 4];
    let last = name.end - 1;
    let title =
        (whole.start..name.start).any(|i| words.is(i, TITLE) || lists::role(&words.doc.plain_word(i)).is_some());
    person += if title { 4.0 } else { 0.0 };
    person += if apposition.is_some() { 3.0 } else { 0.0 };
    let age = words.reads(name.end, ",")
        && words.kind(name.end + 1) == Some(TokenKind::Number)
        && words.reads(name.end + 2, ",");
    person += if age { 3.0 } else { 0.0 };
    if name.len() > 1 && lists::given(&words.doc.plain_word(name.start)).is_some() {
        person += 3.0;
    }
    if words.kind(last) == Some(TokenKind::Handle) {
        person += 2.0;
    }
    let the = name.start.checked_sub(1).is_some_and(|i| words.reads(i, "the")) && whole.start == name.start;
    match name.len() {
        _ if the => body += 1.5,
        1 => {}
        2 | 3 => person += 1.0,
        _ => body += 0.5,
    }
    if name.clone().any(|i| words.is(i, BODY)) {
        body += 5.0;
    }
    let letters = words.doc.word(last);
    if name.len() == 1 && letters.len() > 1 && letters.chars().all(|c| c.is_uppercase() || c == '.') && letters != "I" {
        body += 2.0;
    }
    // "in Varn", "Varn’s foreign ministry"
    if name.len() <= 2 {
        let inside = name.start.checked_sub(1).is_some_and(|i| words.reads(i, "in"));
        let own = words.kind(name.end) == Some(TokenKind::Clitic)
            && (name.end + 1..name.end + 3).any(|i| STATES.iter().any(|s| words.reads(i, s)));
        place += if inside || own { 2.0 } else { 0.0 };
    }
    place += if name.clone().all(|i| words.is(i, STATE)) { 4.0 } else { 0.0 };
    let plain = words.doc.plain_word(last);
    let people = words.is(last, GROUP) || plain.strip_suffix('s').is_some_and(lists::demonym);
    group += if people { 9.0 } else { 0.0 };
    // "Colorado Republican"
    person -= if name.len() > 1 && lists::demonym(&plain) { 3.0 } else { 0.0 };
    for s in over(seen, last..name.end) {
        // One word by itself is often misread; several seldom.
        let weight = if s.tokens.len() > 1 { 2.5 } else { 1.0 };
        match s.sort {
            Sort::Person => person += weight,
            Sort::Body | Sort::Group => body += weight,
            Sort::Place => place += weight,
        }
    }
    [person, body, place, group]
}
