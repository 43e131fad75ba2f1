//! Sources to speakers, by name alone. Pronouns stay as they are: who "he" is takes more than a name.

use super::names::{FullNames, named};
use super::phrases::Words;
use super::readings::Reading;
use crate::analysis::{Speaker, SpeakerKind};
use std::collections::HashMap;

/// The speakers of a text in the order of their first speech, and for each reading the index of its speaker.
pub(super) fn speakers(words: &Words<'_>, readings: &[Reading]) -> (Vec<Speaker>, Vec<Option<usize>>) {
    let names = FullNames::new(words);
    let shown = |phrase| words.span(phrase).of(words.doc.text);
    // A name that is broken over two lines is still one name.
    let line = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by_key(|&i| (readings[i].content.first().copied(), readings[i].content.last().copied()));
    let mut speakers: Vec<Speaker> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut ids = vec![None; readings.len()];
    for i in order {
        let Some(source) = readings[i].source else { continue };
        let Some(mut found) = named(words, source) else { continue };
        let name = shown(found.name);
        if found.kind == SpeakerKind::Person && names.is_plural_noun(name) {
            found.kind = SpeakerKind::Group;
        }
        let name = if found.kind == SpeakerKind::Person { names.fullest(name) } else { name };
        let role = found.role.map(|r| line(shown(r)));
        let id = *known.entry(key(&line(name))).or_insert(speakers.len());
        match speakers.get_mut(id) {
            Some(speaker) => {
                speaker.role = speaker.role.take().or(role);
                speaker.mentions.push(source);
            }
            None => speakers.push(Speaker { name: line(name), role, kind: found.kind, mentions: vec![source] }),
        }
        ids[i] = Some(id);
    }
    for speaker in &mut speakers {
        speaker.mentions.sort();
        speaker.mentions.dedup();
    }
    (speakers, ids)
}

/// What two ways to write one name share: "The council", "the council".
fn key(name: &str) -> String {
    let lower = name.to_lowercase();
    let bare = ["the ", "a ", "an "].iter().find_map(|article| lower.strip_prefix(article));
    bare.map(str::to_owned).unwrap_or(lower)
}
