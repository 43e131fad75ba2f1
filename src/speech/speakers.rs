//! Sources to speakers, by name alone. Pronouns stay as they are: who "he" is takes more than a name.

use super::lexicon::{ADVERB, DETERMINER, OBJECT, PREPOSITION, PRONOUN, RELATIVE, SUBORDINATOR};
use super::phrases::Words;
use super::readings::Reading;
use crate::analysis::{Speaker, SpeakerKind};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// Titles that are no part of a name. Our own compilation, MIT OR Apache-2.0.
const TITLES: &str = "mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady sen sen. senator rep rep. gov gov. governor \
    president vice prime minister chancellor king queen prince princess pope rev rev. judge justice sheriff mayor \
    chairman chairwoman secretary gen gen. col col. capt capt. sgt sgt. lt lt. adm adm. professor prof prof. former \
    then-president ex-president congressman congresswoman spokesman spokeswoman spokesperson attorney general director \
    coach officer detective ambassador commissioner councillor councilwoman councilman analyst pollster strategist \
    speaker reporter host";

/// Words that end or mark the name of a body. Our own compilation, MIT OR Apache-2.0.
const BODIES: &str = "party committee department commission ministry university institute college council court bank \
    company corp corp. inc inc. group union association agency office bureau service times post journal news tribune \
    herald gazette parliament congress senate government police administration campaign foundation fund society church \
    hospital center centre federation league network reuters ap organization organisation house kremlin pentagon board motors electric democrats \
    republicans";

/// States that speak as bodies; those that are also people's names are left out. Our own compilation, MIT OR Apache-2.0.
const STATES: &str = "russia ukraine china japan india pakistan iran iraq syria turkey germany france britain italy spain \
    poland hungary greece sweden norway finland denmark belgium austria portugal switzerland netherlands ireland \
    scotland wales england canada mexico brazil argentina colombia venezuela cuba egypt libya nigeria kenya ethiopia \
    sudan israel lebanon yemen qatar afghanistan vietnam thailand indonesia philippines korea australia moscow kyiv \
    beijing washington brussels tehran pyongyang ankara berlin america nato eu un u.n. u.s. us";

/// Words for a text that speaks. Our own compilation, MIT OR Apache-2.0.
const DOCUMENTS: &str = "report reports poll polls study studies survey surveys letter statement article document \
    documents data memo email email's emails filing complaint lawsuit ruling editorial book paper research analysis \
    figures records transcript website tweet";

/// What opens a stretch between commas that says nothing of who somebody is.
const ROLELESS: u32 = RELATIVE | SUBORDINATOR | PREPOSITION | ADVERB;

/// The speakers of a text in the order of their first speech, and for each reading the index of its speaker.
pub(super) fn speakers(words: &Words<'_>, readings: &[Reading]) -> (Vec<Speaker>, Vec<Option<usize>>) {
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by_key(|&i| readings[i].content.first().map(|c| c.start));
    let mut found: Vec<(usize, Span, Speaker)> =
        order.into_iter().filter_map(|i| Some((i, readings[i].source?, named(words, readings[i].source?)?))).collect();
    let names: Vec<String> = found.iter().map(|(_, _, s)| s.name.clone()).collect();
    found.iter_mut().for_each(|(_, _, s)| s.name = fullest(&s.name, s.kind, &names));
    let mut speakers: Vec<Speaker> = Vec::new();
    let mut ids = vec![None; readings.len()];
    for (reading, mention, new) in found {
        let known = speakers.iter().position(|s| same(&s.name, &new.name));
        let id = known.unwrap_or(speakers.len());
        if known.is_none() {
            speakers.push(new);
        } else if speakers[id].role.is_none() {
            speakers[id].role = new.role;
        }
        if !speakers[id].mentions.contains(&mention) {
            speakers[id].mentions.push(mention);
        }
        ids[reading] = Some(id);
    }
    speakers.iter_mut().for_each(|s| s.mentions.sort());
    (speakers, ids)
}

/// Whether two names are one: "The council", "the council".
fn same(one: &str, other: &str) -> bool {
    let bare = |name: &str| {
        let lower = name.to_lowercase();
        ["the ", "a ", "an "].iter().find_map(|a| lower.strip_prefix(a).map(str::to_owned)).unwrap_or(lower)
    };
    bare(one) == bare(other)
}

/// The one longer name that ends with this one: "Lee" is "Ann Lee", unless there is a "Bo Lee" too.
fn fullest(name: &str, kind: SpeakerKind, names: &[String]) -> String {
    if kind != SpeakerKind::Person {
        return name.to_owned();
    }
    let mut longer = names.iter().filter(|n| n.strip_suffix(name).is_some_and(|rest| rest.ends_with(' ')));
    match longer.next() {
        Some(first) if longer.all(|n| n == first) => first.clone(),
        _ => name.to_owned(),
    }
}

/// Whom a source names; nobody for a pronoun.
fn named(words: &Words<'_>, source: Span) -> Option<Speaker> {
    let tokens = words.doc.tokens_in(source);
    let alone = tokens.len() == 1 && words.is(tokens.start, PRONOUN | RELATIVE | OBJECT);
    if alone || tokens.is_empty() {
        return None;
    }
    let head = head(words, tokens.clone());
    let apposition = (head.end + 1).min(tokens.end)..tokens.end;
    let name = name_run(words, head.clone());
    // "the mayor, Ann Lee".
    if let (None, Some(name)) = (&name, name_run(words, apposition.clone()).filter(|n| *n == apposition)) {
        let [name, role] = [name, head].map(|r| words.span(r).of(words.doc.text).to_owned());
        return Some(Speaker { name, role: Some(role), kind: SpeakerKind::Person, mentions: Vec::new() });
    }
    let bodies = |range: Range<usize>| range.into_iter().any(|i| listed(words, i, BODIES));
    let state = |range: &Range<usize>| range.len() <= 2 && listed(words, range.end - 1, STATES);
    let (name, kind) = match name {
        // "Lee’s lawyer", "a spokesman for Lee": not Lee.
        Some(run) if run.end == head.end || words.doc.word(run.end) == "(" => {
            let plural =
                run.len() == 1 && words.doc.word(run.start).ends_with('s') && words.doc.word(run.start).len() > 6;
            let kind = match () {
                () if bodies(run.clone()) || state(&run) => SpeakerKind::Organisation,
                () if plural => SpeakerKind::Group,
                () => SpeakerKind::Person,
            };
            (run, kind)
        }
        _ if head.clone().any(|i| listed(words, i, DOCUMENTS)) => (head.clone(), SpeakerKind::Document),
        _ if bodies(head.clone()) => (head.clone(), SpeakerKind::Organisation),
        _ => (head.clone(), SpeakerKind::Unnamed),
    };
    let role = role(words, [apposition, head.start..name.start]);
    Some(Speaker { name: words.span(name).of(words.doc.text).to_owned(), role, kind, mentions: Vec::new() })
}

/// The source up to its first comma.
fn head(words: &Words<'_>, tokens: Range<usize>) -> Range<usize> {
    let end = tokens.clone().find(|&i| words.reads(i, ",")).unwrap_or(tokens.end);
    tokens.start..end
}

/// The name at the head's end, without titles: the last run of capitals.
fn name_run(words: &Words<'_>, head: Range<usize>) -> Option<Range<usize>> {
    let inner =
        |i: usize| ["of", "de", "von", "van", "al", "bin", "der", "la", "&", "and"].iter().any(|w| words.reads(i, w));
    let proper = |i: usize| (words.capital(i) && words.wordy(i)) || words.kind(i) == Some(TokenKind::Handle);
    let bracket = head.clone().find(|&i| words.doc.word(i) == "(");
    let end = head.clone().take_while(|&i| Some(i) != bracket).last()? + 1;
    if !proper(end - 1) {
        return None;
    }
    let mut start = end - 1;
    while start > head.start && (proper(start - 1) || (inner(start - 1) && start - 1 > head.start && proper(start - 2)))
    {
        start -= 1;
    }
    while start + 1 < end && words.is(start, DETERMINER) {
        start += 1;
    }
    // "US President Donald Trump", but "General Hospital Board".
    let title = (start..end - 1).rfind(|&i| listed(words, i, TITLES));
    let rest = title.map_or(start, |t| t + 1)..end;
    Some(if rest.clone().any(|i| listed(words, i, BODIES)) { start..end } else { rest })
}

/// What the source says that they are: the words after the name between commas, or those before it.
fn role(words: &Words<'_>, [after, before]: [Range<usize>; 2]) -> Option<String> {
    let first = words.doc.word(after.start);
    // "Lee, speaking on Monday", "Lee, who won", "Lee, 54".
    let noun = first.starts_with(char::is_lowercase) && !first.ends_with("ing") && !words.is(after.start, ROLELESS);
    let long =
        |r: &Range<usize>| r.clone().any(|i| words.doc.word(i).len() > 1 && words.kind(i) == Some(TokenKind::Word));
    let chosen = [after].into_iter().filter(|_| noun).chain([before]).find(|r| r.start < r.end && long(r))?;
    Some(words.span(chosen).of(words.doc.text).to_owned())
}

fn listed(words: &Words<'_>, i: usize, list: &str) -> bool {
    let word = words.doc.word(i).to_lowercase();
    list.split_ascii_whitespace().any(|w| w == word)
}
