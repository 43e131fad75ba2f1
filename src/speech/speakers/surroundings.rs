//! What the words around a name say of its bearer: titles, roles, whether it is a person, a body, a place.

use super::mention::{Mention, Votes, over};
use super::{names, people};
use crate::reader::{Name, NameKind};
use crate::text::{ParagraphKind, TokenKind};
use crate::words::lexicon::{
    AFFILIATING, AND, ARTICLE, AUXILIARY, BE, BECOMING, BODY, DEFINITE, DEMONYM, DETERMINER, ENTERPRISE, EPITHET,
    GENERATION, GROUP, HEADING, INNER, IT, LINK, MONTH, OF_STATE, POSSESSIVE, POST_NOMINAL, PREDICATE, PREPOSITION,
    RELATIVE, REPORTING, SMALL, STATE, SUBORDINATOR, TITLE,
};
use crate::words::{Page, Phrase};
use std::collections::BTreeSet;

/// A word of so many capitals is no body's letters but a dateline's or a label's.
const SHOUTED: usize = 7;

/// How many tokens an apposition may have that says that a name is a body's.
const NEAR: usize = 8;

/// How much it speaks for a place that an article was written there.
const DATELINE: f32 = 6.0;

/// How many tokens behind a name may tell that it is a thing that owns another.
const OWNED: usize = 4;

/// Before a place, and seldom before a person.
const AT: [&str; 2] = ["at", "near"];

/// Words as they are written.
pub(super) type Words<'t> = BTreeSet<&'t str>;

/// A name with its titles, roles and votes; `proper` are the words that have a capital where no sentence begins.
pub(super) fn mention(
    page: &Page<'_>,
    found: Phrase,
    sentence: &Phrase,
    proper: &Words<'_>,
    names: &[Name],
) -> Vec<Mention> {
    let bare = names::without_titles(page, found.clone());
    let paragraph = page.doc.paragraphs.get(page.paragraph(sentence.start));
    let heading = paragraph.is_some_and(|p| p.kind == ParagraphKind::Headline);
    let first = bare.start == sentence.start && heading;
    // Not "Flick Jr." of "Jonah Flick Jr.", nor "Cruz" of "de la Cruz".
    let surname_alone = |t: &Phrase| {
        let generation = (t.start..t.end).filter(|&i| page.is(i, GENERATION)).count();
        t.len() - generation == 1 && !first || t.start > bare.start && page.is(t.start - 1, INNER)
    };
    let person = over(names, bare.clone()).iter().find(|s| {
        s.kind == NameKind::Person
            && bare.start <= s.tokens.start
            && s.tokens.end >= bare.end
            && !surname_alone(&s.tokens)
    });
    // "Republican Ann Lee" is Ann Lee, as the network reads it.
    let given = people::given(page, bare.start).is_some();
    let start = person
        .filter(|p| !given && !begins_with_surname(page, &bare, p, proper, sentence))
        .map_or(bare.start, |p| p.tokens.start);
    let name = names::without_demonyms(page, start..bare.end);
    // "(R-Calif.)"
    let aside = found.start.checked_sub(1).is_some_and(|i| page.reads(i, "(") || page.reads(i, ","));
    let party = aside && page.doc.word(found.start).as_bytes().get(1) == Some(&b'-');
    if name.is_empty() || party || names::office(page, &name, &found) && person.is_none() {
        return Vec::new();
    }
    let before = nouns_before(page, found.start, sentence.start);
    let whole = before..name.end;
    let possessive =
        page.kind(name.end) == Some(TokenKind::Clitic) || page.kind(name.end) == Some(TokenKind::Apostrophe);
    let noun = page.kind(name.end) == Some(TokenKind::Word)
        && !page.is(name.end, SMALL)
        && !page.is(name.end, REPORTING)
        && name.end < sentence.end;
    let person = |i: usize| people::role(page, i).is_some();
    let acts = |i: usize| page.past(i) || page.is(i, PREDICATE);
    // "Lee met fans" is about Lee.
    let attributive = noun && (page.is(name.end, BODY) || person(name.end) || person(name.end + 1) && !acts(name.end));
    let mut roles: Vec<Phrase> = Vec::new();
    roles.extend((whole.start < name.start).then_some(whole.start..name.start));
    roles.extend(before_comma(page, whole.start, sentence.start));
    let apposition = apposition(page, name.end, sentence.end);
    roles.extend(apposition.clone());
    roles.extend(predicate(page, name.end, sentence.end));
    roles.extend(affiliation(page, name.end, sentence.end));
    let mut votes = votes(page, &name, &whole, apposition.as_ref(), names);
    let dateline = dateline(page, &name);
    votes[2] += if dateline { DATELINE } else { 0.0 };
    vec![Mention { name, whole, votes, roles, weak: possessive || attributive || dateline, surname: None }]
}

/// Whether the first word of a name is part of it, where the network reads only what follows as a person's: the surname of "Chan Siu
/// Ling", but not "Republican" of "Republican Ann Lee", nor "Furious" of "Furious Bo Ash", which only begins its sentence. `proper` are
/// words that have a capital elsewhere too.
fn begins_with_surname(page: &Page<'_>, name: &Phrase, read: &Name, proper: &Words<'_>, sentence: &Phrase) -> bool {
    let first = name.start;
    let noun = page.entry(first).is_noun() || page.is(first, TITLE | BODY | DEMONYM | GROUP | STATE);
    let plain = page.kind(first) == Some(TokenKind::Word) && page.doc.word(first).contains(char::is_lowercase);
    let one = read.tokens.start == first + 1 && read.tokens.len() > 1;
    let opens = first == sentence.start;
    let alone = proper.contains(page.doc.word(first)) && (opens || !page.is(first - 1, LINK | PREPOSITION));
    plain && !noun && one && alone && people::given(page, read.tokens.start).is_none()
}

/// Where the nouns begin that say what somebody is: "campaign manager Ann Lee".
fn nouns_before(page: &Page<'_>, name: usize, floor: usize) -> usize {
    let Some(last) = name.checked_sub(1).filter(|&l| l >= floor) else { return name };
    let noun = page.kind(last) == Some(TokenKind::Word) && people::role(page, last).is_some_and(|r| !r.plural);
    if !noun && !page.is(last, TITLE) {
        return name;
    }
    let mut start = last;
    while start > floor && name - start < 8 {
        let i = start - 1;
        let word = matches!(page.kind(i), Some(TokenKind::Word | TokenKind::Abbreviation));
        let stops = !word
            || page.is(i, SMALL & !INNER)
            || page.is(i, REPORTING | PREDICATE) && !page.capital(i)
            || names::manner(page, i)
            || page.looks_past(i) && !page.capital(i) && !page.is(i, EPITHET);
        if stops {
            break;
        }
        start = i;
    }
    start
}

/// What stands before a name and its comma: "*the league’s lawyer*, Ann Lee".
fn before_comma(page: &Page<'_>, name: usize, floor: usize) -> Option<Phrase> {
    let comma = name.checked_sub(1).filter(|&c| c > floor && page.reads(c, ","))?;
    people::role(page, comma - 1).filter(|r| !r.plural)?;
    let owns = |i: usize| page.is(i, POSSESSIVE) || page.kind(i) == Some(TokenKind::Clitic);
    let inner = |i: usize| !page.is(i, SMALL & !DETERMINER) || owns(i);
    let noun = |i: &usize| page.wordy(*i) && inner(*i) && !page.is(*i, REPORTING);
    let start = (floor.max(comma.saturating_sub(8))..comma).rev().take_while(noun).last()?;
    // "suspended a lecturer, Ann Lee", "paid its lawyer, Ann Lee"
    let determiner = (start..comma).rfind(|&i| page.is(i, ARTICLE | POSSESSIVE));
    Some(determiner.unwrap_or(start)..comma)
}

/// Behind a name, what an apposition says that somebody is: "Lee, *his campaign manager*,".
fn apposition(page: &Page<'_>, name: usize, limit: usize) -> Option<Phrase> {
    // "Rep. Ann Lee (D-Varn), an oversight panel member,"
    let mut comma = name;
    if page.doc.word(comma) == "(" {
        comma = (comma..limit.min(comma + 6)).find(|&i| page.doc.word(i) == ")")? + 1;
    }
    if !page.reads(comma, ",") || comma + 1 >= limit {
        return None;
    }
    let start = comma + 1;
    let end = (start..limit).find(|&i| page.breaks(i)).unwrap_or(limit);
    let core = names::core(page, start..end);
    let noun = (core.start..core.end).rev().find(|&i| page.kind(i) == Some(TokenKind::Word))?;
    // "since Easter, his sister claimed"
    let speaks = page.is(core.end, REPORTING) && page.breaks(core.end + 1);
    let person = people::role(page, noun).is_some_and(|r| !r.plural) && !speaks;
    let begins = page.is(start, DETERMINER) || page.doc.word(start).starts_with(char::is_lowercase);
    let joined = page.is(start, AND | PREPOSITION | LINK | AUXILIARY | SUBORDINATOR);
    let clause = (core.end..end).find(|&i| page.is(i, RELATIVE)).unwrap_or(end);
    let whole = if clause - start <= 12 { start..clause } else { start..core.end };
    (person && begins && !joined && core.len() <= 9).then_some(whole)
}

/// Behind a name, whom somebody is of: "Lee, *of Varn Police*,".
fn affiliation(page: &Page<'_>, name: usize, limit: usize) -> Option<Phrase> {
    let start = Some(name + 1).filter(|&i| page.reads(name, ",") && page.is(i, AFFILIATING) && i < limit)?;
    let end = (start..limit).find(|&i| page.breaks(i)).filter(|&end| end - start <= NEAR)?;
    page.reads(end, ",").then_some(start..end)
}

/// Behind a name, what a verb says that somebody is or becomes: "Lee is *a nurse*", "Lee was elected *mayor of Varn*".
fn predicate(page: &Page<'_>, name: usize, limit: usize) -> Option<Phrase> {
    let verb = (name..limit).find(|&i| !page.is(i, AUXILIARY))?;
    let becomes = page.is(verb, BECOMING);
    let is = verb > name && page.is(verb - 1, BE) && page.kind(name) != Some(TokenKind::Clitic);
    let start = verb + usize::from(becomes);
    let core = names::core(page, start..(start..limit).find(|&i| page.breaks(i)).unwrap_or(limit));
    let phrase = page.is(start, DETERMINER) || core.len() == 1;
    let noun = core.end.checked_sub(1).filter(|_| core.len() <= 6 && phrase && (becomes || is))?;
    people::role(page, noun).filter(|role| !role.plural).map(|_| core)
}

/// Whether the words around a name say that it is a body: "the charity *Unpaid*", "the company, *Minera Alba*,", "*Northbay*, which",
/// "*Northshield*, the owner".
fn is_called_body(page: &Page<'_>, name: &Phrase) -> bool {
    // "Telco *Outlink*" at a sentence's beginning
    let body = |i: usize| page.is(i, BODY) && (!page.capital(i) || page.sentence(i).start == i);
    let back = |n: usize| name.start.checked_sub(n);
    let comma = |i: usize| page.reads(i, ",");
    // "the head of the agency, *Ann Lee*,"
    let of_body = |i: usize| {
        let floor = page.sentence(i).start.max(i.saturating_sub(NEAR));
        (floor..i).any(|k| page.is(k, LINK) && k.checked_sub(1).is_some_and(|k| people::role(page, k).is_some()))
    };
    let before_comma = back(2).filter(|&i| body(i) && !of_body(i)).is_some();
    let behind = page.breaks(name.end) && back(1).is_some_and(comma) && before_comma;
    let end = (name.end + 1..name.end + NEAR).find(|&i| page.breaks(i)).unwrap_or(name.end + 1);
    let apposed = names::core(page, name.end + 1..end);
    let before = comma(name.end) && page.is(apposed.start, DETERMINER) && body(apposed.end - 1);
    let which = page.is(name.end + 1, RELATIVE) && page.is(name.end + 1, IT);
    back(1).is_some_and(body) || behind || before || comma(name.end) && which
}

/// Whether "chairman Ann Lee", who heads it, stands behind a name.
fn is_headed(page: &Page<'_>, behind: usize) -> bool {
    page.is(behind, HEADING) && names::capital(page, behind + 1) && page.name_like(behind + 1)
}

/// "*VARN*, May 6 (Halyard) -": where an article was written.
fn dateline(page: &Page<'_>, name: &Phrase) -> bool {
    let paragraph = page.doc.paragraphs.get(page.paragraph(name.start));
    let near = name.end..(name.end + NEAR).min(page.doc.tokens.len());
    let shouted = page.doc.word(name.start).len() > 1 && !page.doc.word(name.start).contains(char::is_lowercase);
    let dash = near.clone().find(|&i| page.kind(i) == Some(TokenKind::Dash) || page.kind(i) == Some(TokenKind::Stop));
    let plain =
        |i: usize| !page.wordy(i) || page.is(i, MONTH) || page.capital(i) || page.kind(i) == Some(TokenKind::Number);
    shouted
        && paragraph.is_some_and(|p| p.tokens.start == name.start)
        && dash.is_some_and(|d| page.kind(d) == Some(TokenKind::Dash) && (name.end..d).all(plain))
}

/// "*Norrland Timber* shut its mill"; but "the cinema in *Varn* shut its doors".
fn owns(page: &Page<'_>, name: &Phrase, whole: &Phrase) -> bool {
    let subject = whole.start.checked_sub(1).is_none_or(|i| !page.is(i, PREPOSITION | LINK));
    let near = (name.end..name.end + OWNED).take_while(|&i| page.wordy(i) && !page.capital(i));
    subject && near.skip(1).any(|i| page.is(i, IT) && page.is(i, POSSESSIVE))
}

fn votes(page: &Page<'_>, name: &Phrase, whole: &Phrase, apposition: Option<&Phrase>, names: &[Name]) -> Votes {
    let [mut person, mut body, mut place, mut group] = [0.0_f32; 4];
    let last = name.end - 1;
    // "contractor *Clearwave*" may be a company.
    let person_s = |i: usize| people::role(page, i).is_some() && !page.is(i, ENTERPRISE);
    let title = (whole.start..name.start).any(|i| page.is(i, TITLE) || person_s(i));
    person += if title { 4.0 } else { 0.0 };
    let noun = apposition.map(|a| names::core(page, a.clone()).end - 1);
    person += if noun.is_some_and(person_s) { 3.0 } else { 0.0 };
    let before = before_comma(page, whole.start, page.sentence(name.start).start).map(|b| b.end - 1);
    let company = noun.into_iter().chain(before).chain(whole.start..name.start).any(|i| page.is(i, ENTERPRISE));
    person += if page.is(name.end, POST_NOMINAL) && page.capital(name.end) { 4.0 } else { 0.0 };
    let age = page.reads(name.end, ",")
        && page.kind(name.end + 1) == Some(TokenKind::Number)
        && page.reads(name.end + 2, ",");
    person += if age { 3.0 } else { 0.0 };
    if name.len() > 1 && people::given(page, name.start).is_some() {
        person += 3.0;
    }
    if page.kind(last) == Some(TokenKind::Handle) {
        person += 2.0;
    }
    body += if names::site(page, last) { 4.0 } else { 0.0 };
    let the = name.start.checked_sub(1).is_some_and(|i| page.is(i, DEFINITE)) && whole.start == name.start;
    match name.len() {
        _ if the => body += 1.5,
        1 => {}
        2 | 3 => person += 1.0,
        _ => body += 0.5,
    }
    if names::small_suffix(page, name.end) || name.clone().any(|i| page.is(i, BODY)) {
        body += 5.0;
    }
    if name.len() < 2 || people::given(page, name.start).is_none() {
        body += if is_called_body(page, name) || owns(page, name, whole) { 4.0 } else { 0.0 };
        body += if company || is_headed(page, name.end) { 2.0 } else { 0.0 };
    }
    let letters = page.doc.word(last);
    if name.len() == 1
        && letters.len() > 1
        && letters.len() < SHOUTED
        && letters.chars().all(|c| c.is_uppercase() || c == '.')
        && letters != "I"
    {
        body += 2.0;
    }
    // "in Varn", "Varn’s foreign ministry"
    if name.len() <= 2 {
        let before = whole.start.checked_sub(1).filter(|_| whole.start == name.start);
        let inside = before.is_some_and(|i| page.reads(i, "in"));
        // "At *Varn Nsuta*, farmers wait", "a van stuck near *Nether Wick*"
        let unknown = name.len() > 1 && people::given(page, name.start).is_none();
        let near = |i: usize| AT.contains(&page.at(i)) && (unknown || page.sentence(i).start == i);
        person -= if before.is_some_and(near) { 4.0 } else { 0.0 };
        let own = page.kind(name.end) == Some(TokenKind::Clitic)
            && (name.end + 1..name.end + 3).any(|i| page.is(i, OF_STATE));
        place += if inside || own { 2.0 } else { 0.0 };
    }
    place += if name.clone().all(|i| page.is(i, STATE)) { 4.0 } else { 0.0 };
    let people = page.is(last, GROUP | DEMONYM) && page.entry(last).plural() || names::letters_of_several(page, last);
    group += if people { 9.0 } else { 0.0 };
    // "Colorado Republican"
    person -= if name.len() > 1 && people::demonym(page, last) { 3.0 } else { 0.0 };
    // The network only votes. Where its word for a name of one word was the last, 0.3 in 100 fewer speakers were right; for names
    // of several words nothing was gained, and "Quayside Estates" became a person.
    for read in over(names, last..name.end) {
        // One word by itself is often misread; several seldom.
        let weight = if read.tokens.len() > 1 { 2.5 } else { 1.0 };
        match read.kind {
            NameKind::Person => person += weight,
            NameKind::Organisation | NameKind::Group => body += weight,
            NameKind::Place => place += weight,
        }
    }
    [person, body, place, group]
}

#[cfg(test)]
mod tests {
    use super::super::mention::best;
    use super::super::mentions::mentions;
    use super::*;
    use crate::text::Document;

    /// What the words around the last name of a text say of it: its kind, whether it only tells whose or where, its roles.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let doc = Document::new(text);
        let page = Page::new(&doc);
        let last = mentions(&page, &[]).pop().unwrap();
        let kind = best(&last.votes).map_or("nothing".to_owned(), |kind| format!("{kind:?}").to_lowercase());
        let weak = if last.weak { "weak " } else { "" };
        let roles: Vec<String> = last.roles.into_iter().map(|role| page.line(role)).collect();
        let found = format!("{weak}{kind} {}: {}", page.line(last.name), roles.join(" | "));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn roles_stand_before_and_behind_a_name() {
        check("It was campaign manager Ann Lee.", "person Ann Lee: campaign manager");
        check("It was the league’s lawyer, Ann Lee.", "person Ann Lee: the league’s lawyer");
        check("Then Ann Lee, his campaign manager, left.", "person Ann Lee: his campaign manager");
        check("Then Ann Lee (D-Varn), an oversight panel member, left.", "person Ann Lee: an oversight panel member");
        check("Then Ann Lee was elected mayor.", "person Ann Lee: mayor");
        check("Then Ann Lee, his sister claimed, left.", "person Ann Lee: ");
    }

    #[test]
    fn what_a_body_does_or_is_called() {
        check("The charity Unpaid left.", "organisation Unpaid: ");
        check("Then Northbay, which owns it, left.", "organisation Northbay: ");
        check("Then Norrland Timber shut its mill.", "organisation Norrland Timber: ");
        check("Then contractor Ann Lee left.", "person Ann Lee: contractor");
        check("Then contractor Clearwave left.", "organisation Clearwave: contractor");
        check("Then Haugar Gas, the buyer of two ships, left.", "organisation Haugar Gas: the buyer of two ships");
        check("Then Tarlane president Ann Lee left.", "person Ann Lee: Tarlane president");
        check("Then he asked president Ann Lee of Haugar Polymers.", "organisation Haugar Polymers: ");
        check("They asked the head of the agency, Ann Lee.", "person Ann Lee: ");
    }

    #[test]
    fn what_is_a_place() {
        check("It rained in Tarn.", "place Tarn: ");
        check("At Tarn Nsuta, it rained.", "nothing Tarn Nsuta: ");
        check("They looked at Ann Lee.", "person Ann Lee: ");
        check("TARN, May 6 - It rained.", "weak place TARN: ");
    }

    #[test]
    fn a_name_that_tells_whose_is_weak() {
        check("Then Lee’s dog left.", "weak nothing Lee: ");
        check("Then the Lee campaign left.", "weak organisation Lee: ");
        check("Then Lee thanked fans.", "nothing Lee: ");
    }
}
