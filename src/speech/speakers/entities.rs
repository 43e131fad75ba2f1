//! The entities that may speak or be meant, named or not, and how salient each is: when it was last talked about.

use super::clusters::{Cluster, Clusters, ROLES};
use super::people::Gender;
use crate::analysis::SpeakerKind;
use crate::reader::NameKind;
use crate::text::Span;
use crate::words::Phrase;
use std::collections::BTreeMap;

/// Somebody or something that may speak.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    /// The fullest name, or the words that the article has for them.
    pub name: String,
    /// What kind of speaker.
    pub kind: SpeakerKind,
    /// Where a name or title tells.
    pub gender: Option<Gender>,
    /// What the article says that they are, in the order of the text.
    pub roles: Vec<Phrase>,
    /// Whether "they" is the word for them.
    pub plural: bool,
    /// Of a group that is named by its members.
    pub members: Vec<usize>,
    /// The last noun of what names them, in lower case; empty for those who have a name.
    pub noun: String,
    /// Whether the article gives them a name.
    pub named: bool,
    /// Whether it is a country or town, which may speak.
    pub place: bool,
    /// Whether a noun for one person names them.
    pub human: bool,
    /// Whether they have been a source.
    pub spoke: bool,
    /// Whether only the shape of a name speaks for a person.
    pub doubtful: bool,
    /// Where they are named, and where they are a source.
    pub mentions: Vec<Span>,
    /// Where a noun names them first; `None` for those who have a name.
    pub first: Option<Span>,
}

impl Entity {
    /// The article says that they are this.
    pub(super) fn learn(&mut self, role: Phrase) {
        if self.roles.len() < ROLES {
            self.roles.push(role);
        }
    }
}

/// A place where somebody is talked about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Occurrence {
    /// An index into [`Entities::all`].
    pub who: usize,
    /// The sentence's index.
    pub sentence: usize,
    /// The paragraph's index.
    pub paragraph: usize,
    /// Whether it is what the sentence is about.
    pub subject: bool,
    /// "Lee’s": it only tells whose.
    pub weak: bool,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
}

/// How many places back somebody is looked for: more than any page of text has.
const REACH: usize = 80;
/// How many mentions ahead somebody is looked for whom the article speaks of before it names them.
pub(super) const AHEAD: usize = 80;

/// All entities, and where they were talked about up to here.
pub(super) struct Entities {
    /// Those with names first, as the clusters have them.
    pub all: Vec<Entity>,
    occurrences: Vec<Occurrence>,
    counts: Vec<u32>,
    by_key: BTreeMap<String, usize>,
    /// Who said the last thing, and in which paragraph.
    pub speaking: Option<(usize, usize)>,
}

impl Entities {
    /// The entities that have a name.
    pub(super) fn new(clusters: &Clusters) -> Self {
        let named = |e: &Cluster| Entity {
            name: e.name.clone(),
            kind: match e.kind {
                Some(NameKind::Organisation | NameKind::Place) => SpeakerKind::Organisation,
                Some(NameKind::Group) => SpeakerKind::Group,
                Some(NameKind::Person) | None => SpeakerKind::Person,
            },
            gender: e.gender,
            roles: e.roles.clone(),
            plural: e.kind == Some(NameKind::Group),
            members: Vec::new(),
            noun: String::new(),
            named: true,
            human: e.kind == Some(NameKind::Person),
            spoke: false,
            doubtful: e.votes[0] < 2.5,
            place: e.kind == Some(NameKind::Place),
            mentions: Vec::new(),
            first: None,
        };
        let all: Vec<Entity> = clusters.all.iter().map(named).collect();
        let counts = vec![0; all.len()];
        Entities { all, occurrences: Vec::new(), counts, by_key: BTreeMap::new(), speaking: None }
    }

    /// The entity that these words mean, a new one if none was called so before.
    pub(super) fn called(&mut self, key: String, new: impl FnOnce() -> Entity) -> usize {
        if let Some(&known) = self.by_key.get(&key) {
            return known;
        }
        self.all.push(new());
        self.counts.push(0);
        self.by_key.insert(key, self.all.len() - 1);
        self.all.len() - 1
    }

    /// The entity that was called so.
    pub(super) fn known(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    /// Somebody is talked about.
    pub(super) fn occurs(&mut self, occurrence: Occurrence) {
        if let Some(count) = self.counts.get_mut(occurrence.who) {
            *count += 1;
        }
        self.occurrences.push(occurrence);
    }

    /// How often somebody was talked about.
    pub(super) fn count(&self, who: usize) -> u32 {
        self.counts.get(who).copied().unwrap_or(0)
    }

    /// Who is talked about in a sentence, as an index; outside of quotation marks.
    pub(super) fn in_sentence(&self, sentence: usize) -> impl Iterator<Item = &Occurrence> {
        let later = self.occurrences.iter().rev().take(REACH);
        later.filter(move |o| o.sentence == sentence && !o.quoted)
    }

    /// The last place of each that was talked about lately, the last one first.
    pub(super) fn salient(&self) -> Vec<Occurrence> {
        let mut out: Vec<Occurrence> = Vec::new();
        for occurrence in self.occurrences.iter().rev().take(REACH) {
            match out.iter_mut().find(|t| t.who == occurrence.who) {
                // The sentence's own subject stays it, whatever else the sentence says of them.
                Some(last) if last.sentence == occurrence.sentence => {
                    last.subject |= occurrence.subject;
                    last.weak &= occurrence.weak;
                    last.quoted &= occurrence.quoted;
                }
                Some(_) => {}
                None => out.push(*occurrence),
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::super::sources::unnamed;
    use super::*;
    use crate::text::Document;
    use crate::words::Page;

    /// Who is salient behind sentences that each talk about somebody, by letters: "a!" is the sentence's subject, "a'" weak,
    /// "“a" quoted. The last one comes first, and a sentence of its own begins behind each space.
    #[track_caller]
    fn check(sentences: &str, expected: &str) {
        let doc = Document::new("");
        let mut entities = Entities::new(&Clusters::new(&Page::new(&doc), &[]));
        for (sentence, marks) in sentences.split(' ').enumerate() {
            for one in marks.split(',') {
                let letter = one.chars().find(|c| c.is_alphabetic()).unwrap();
                let who = usize::from(letter as u8 - b'a');
                let (subject, weak, quoted) = (one.ends_with('!'), one.ends_with('\''), one.starts_with('“'));
                entities.occurs(Occurrence { who, sentence, paragraph: 0, subject, weak, quoted });
            }
        }
        let shown = |o: &Occurrence| {
            let [quoted, mark] = [
                if o.quoted { "“" } else { "" },
                if o.subject {
                    "!"
                } else if o.weak {
                    "'"
                } else {
                    ""
                },
            ];
            format!("{quoted}{}{mark}", char::from(b'a' + o.who as u8))
        };
        assert_eq!(entities.salient().iter().map(shown).collect::<Vec<_>>().join(" "), expected, "{sentences}");
    }

    #[test]
    fn the_last_place_of_each_counts() {
        check("a b a", "a b");
        check("a! b a", "a b");
        check("a b,c b'", "b' c a");
    }

    #[test]
    fn a_sentence_s_subject_stays_it() {
        check("a!,b,a'", "a! b");
        check("a',a", "a");
        check("“a,a", "a");
    }

    #[test]
    fn the_same_words_mean_the_same_one() {
        let doc = Document::new("");
        let mut entities = Entities::new(&Clusters::new(&Page::new(&doc), &[]));
        let mut called =
            |words: &str| entities.called(words.to_owned(), || unnamed(words.to_owned(), SpeakerKind::Unnamed, words));
        let (baker, cook) = (called("the baker"), called("the cook"));
        assert_eq!([called("the baker"), called("the cook")], [baker, cook]);
        assert!(baker != cook && entities.known("the mayor").is_none());
    }
}
