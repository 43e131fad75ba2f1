//! Sources to speakers, by name alone. Pronouns stay as they are: who "he" is takes more than a name.

use super::readings::Reading;
use crate::analysis::{Speaker, SpeakerKind};
use crate::text::{Document, Span};

/// The speakers of a text in the order of their first speech, and for each reading the index of its speaker.
pub(super) fn speakers(doc: &Document<'_>, readings: &[Reading]) -> (Vec<Speaker>, Vec<Option<usize>>) {
    let mut speakers: Vec<Speaker> = Vec::new();
    let mut ids = vec![None; readings.len()];
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by_key(|&i| readings[i].content.first().map(|c| c.start));
    for i in order {
        let Some(span) = readings[i].source else { continue };
        let Some((name, kind)) = named(doc, span) else { continue };
        let known = speakers.iter().position(|s| same(&s.name, &name));
        let id = known.unwrap_or_else(|| {
            speakers.push(Speaker { name: name.clone(), role: None, kind, mentions: Vec::new() });
            speakers.len() - 1
        });
        let speaker = &mut speakers[id];
        if name.len() > speaker.name.len() {
            speaker.name = name;
        }
        if !speaker.mentions.contains(&span) {
            speaker.mentions.push(span);
        }
        ids[i] = Some(id);
    }
    speakers.iter_mut().for_each(|s| s.mentions.sort());
    (speakers, ids)
}

/// One name is the end of the other: "Lee" and "Ann Lee".
fn same(a: &str, b: &str) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    long == short || long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '))
}

fn named(doc: &Document<'_>, source: Span) -> Option<(String, SpeakerKind)> {
    let text = source.of(doc.text);
    Some((text.to_owned(), SpeakerKind::Person)).filter(|_| text.contains(' ') || text.starts_with(char::is_uppercase))
}
