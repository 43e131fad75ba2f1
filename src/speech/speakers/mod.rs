//! Sources to speakers: who "he", "the senator" and "the council" are.
//!
//! [`mentions`] finds the names, [`clusters`] says which of them are one person's, [`walk`] goes through the article and says whom
//! each source means, and [`how`] how often that is right.

mod acronyms;
mod aliases;
mod apposed;
mod bodies;
mod clusters;
mod entities;
mod groups;
mod how;
mod keys;
mod kinds;
mod leads;
mod mention;
mod mentions;
mod names;
mod orphans;
mod owners;
mod people;
mod pronouns;
mod roles;
mod sources;
mod surroundings;
mod things;
mod walk;

use super::rules::Reading;
use crate::analysis::{Speaker, SpeakerKind};
use crate::reader::Name;
use crate::text::Span;
use crate::words::lexicon::AFFILIATING;
use crate::words::{Page, Phrase};
use bodies::Bodies;
use clusters::Clusters;
use entities::Entity;
pub(super) use how::How;
use walk::Walk;

/// Whom a reading's source means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Meant {
    /// An index into the speakers.
    pub speaker: usize,
    /// How that is known.
    pub how: How,
}

/// The speakers of a text in the order of their first speech, and for each reading whom it means. `names` are the names that
/// the network reads, in order; without it there are none.
pub(super) fn speakers(page: &Page<'_>, names: &[Name], readings: &[Reading]) -> (Vec<Speaker>, Vec<Option<Meant>>) {
    let (entities, clusters, links) = Walk::new(page, Clusters::new(page, names), readings).walk();
    let bodies = Bodies { page, clusters: &clusters };
    let mut sources: Vec<Vec<Phrase>> = vec![Vec::new(); entities.all.len()];
    for (reading, link) in readings.iter().zip(&links) {
        let source = reading.source.map(|s| page.doc.tokens_in(s));
        link.and_then(|l| sources.get_mut(l.who)).into_iter().for_each(|all| all.extend(source.clone()));
    }
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by_key(|&i| (readings[i].stretches().first().copied(), readings[i].stretches().last().copied()));
    let mut place: Vec<Option<usize>> = vec![None; entities.all.len()];
    let mut speakers: Vec<Speaker> = Vec::new();
    let mut meant: Vec<Option<Meant>> = vec![None; readings.len()];
    for i in order {
        let Some((link, known)) = links[i].and_then(|l| Some((l, entities.all.get(l.who)?))) else { continue };
        let speaker = *place[link.who].get_or_insert_with(|| {
            speakers.push(speaker(&bodies, known, &sources[link.who]));
            speakers.len() - 1
        });
        let mentions = &mut speakers[speaker].mentions;
        // "A driver stopped. “We are late.”": a quotation names nobody, the sentence before it does.
        mentions.extend(readings[i].source.or(known.first.filter(|_| mentions.is_empty())));
        meant[i] = Some(Meant { speaker, how: link.how });
    }
    for speaker in &mut speakers {
        speaker.mentions = outermost(std::mem::take(&mut speaker.mentions));
    }
    (speakers, meant)
}

/// An entity as a speaker; `sources` are the places where it is one.
fn speaker(bodies: &Bodies<'_, '_>, known: &Entity, sources: &[Phrase]) -> Speaker {
    let page = bodies.page;
    // "of Varn Police" says whose somebody is.
    let role = known
        .roles
        .iter()
        .filter(|r| !page.is(r.start, AFFILIATING))
        .min_by_key(|r| (r.start, std::cmp::Reverse(r.end)))
        .filter(|_| !matches!(known.kind, SpeakerKind::Unnamed | SpeakerKind::Group));
    let role = role.and_then(|r| names::described(page, r.clone())).map(|r| page.line(r));
    let kind = kinds::kind(known);
    let mut phrases = [&known.roles[..], sources].concat();
    phrases.sort_by_key(|p| (p.start, p.end));
    // A body is its own, and two people may be of two.
    let alone = !matches!(kind, SpeakerKind::Organisation | SpeakerKind::Other) && known.members.is_empty();
    let found = bodies.of(&phrases, kind == SpeakerKind::Document).filter(|_| alone);
    let unnamed = matches!(kind, SpeakerKind::Unnamed | SpeakerKind::Group);
    let shown = found.as_ref().and_then(|f| bodies.shown(f)).filter(|_| unnamed || kind == SpeakerKind::Document);
    let there = found.as_ref().filter(|f| unnamed && !f.role.is_empty()).map(|f| page.line(f.role.clone()));
    let body = found.map(|f| f.body);
    Speaker {
        name: shown.unwrap_or_else(|| known.name.clone()),
        role: role.or(there),
        body,
        kind,
        mentions: known.mentions.clone(),
    }
}

/// Sorted; those that share words are one.
fn outermost(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|s| (s.start, std::cmp::Reverse(s.end)));
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut().filter(|last| last.overlaps(span)) {
            Some(last) => *last = last.join(span),
            None => out.push(span),
        }
    }
    out
}

/// Whom the sources of a text mean, for tests: a source stands in square brackets, "probably" before a speaker who is not
/// certain, "?" for nobody.
#[cfg(test)]
fn who(marked_text: &str) -> Vec<String> {
    let (speakers, meant) = read(marked_text);
    let shown = |m: Option<Meant>| match m {
        Some(m) if m.how.certain() => speakers[m.speaker].name.clone(),
        Some(m) => format!("probably {}", speakers[m.speaker].name),
        None => "?".to_owned(),
    };
    meant.into_iter().map(shown).collect()
}

/// The speakers of a text in which each source stands in square brackets, for tests.
#[cfg(test)]
fn speakers_of(marked_text: &str) -> Vec<Speaker> {
    read(marked_text).0
}

#[cfg(test)]
fn read(marked_text: &str) -> (Vec<Speaker>, Vec<Option<Meant>>) {
    use super::marked::marked;
    use super::rules::Rule;
    use crate::text::Document;
    let (text, sources) = marked(marked_text);
    // What is said does not matter here: the mark behind the source stands for it.
    let said = |s: &Span| vec![Span::new(s.end, s.end + 1)];
    let reading = |s: &Span| Reading::speech(said(s), Some(*s), None, Rule::Signed);
    let readings: Vec<Reading> = sources.iter().map(|(_, s)| reading(s)).collect();
    let doc = Document::new(&text);
    speakers(&Page::new(&doc), &[], &readings)
}
