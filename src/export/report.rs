//! The findings as a reader would list them: who speaks, with their quotes; quotes of nobody known; doubts, by whose they are.

use super::figures;
use super::rows::{self, Row, count, line, words};
use crate::analysis::{Analysis, Holder};

/// The sentence that stands under every report.
pub(super) const NOTICE: &str = "Claimlight can be wrong. It shows what the text says, never whether it is true.";

/// A part of the report, and what it says when there is nothing in it.
pub(super) struct Section {
    pub(super) title: &'static str,
    /// A sentence under the title; empty for none.
    pub(super) figure: String,
    pub(super) groups: Vec<Group>,
    pub(super) none: &'static str,
}

/// What belongs to one speaker or one holder.
pub(super) struct Group {
    pub(super) name: String,
    pub(super) note: String,
    pub(super) items: Vec<Item>,
}

/// One finding.
pub(super) struct Item {
    pub(super) label: String,
    pub(super) words: String,
}

/// The whole report.
pub(super) fn of(text: &str, analysis: &Analysis) -> [Section; 2] {
    let (doubts, quotes): (Vec<Row>, Vec<Row>) = rows::of(analysis).into_iter().partition(|r| r.holder.is_some());
    [
        Section {
            title: "Who speaks",
            figure: figures::sources(analysis),
            groups: speakers(text, analysis, &quotes),
            none: "Nobody is named as speaking.",
        },
        Section {
            title: "What is left open",
            figure: String::new(),
            groups: holders(text, &doubts),
            none: "No words of doubt were found.",
        },
    ]
}

fn speakers(text: &str, analysis: &Analysis, quotes: &[Row]) -> Vec<Group> {
    let items = |who| quotes.iter().filter(|r| r.speaker_id == who).map(|r| quote(text, r)).collect::<Vec<_>>();
    let mut groups = Vec::new();
    for (id, speaker) in analysis.speakers.iter().enumerate() {
        let own = items(Some(id));
        let note = joined(&[&figures::title(speaker), figures::of_one(speaker.kind), &count(own.len(), "quote")]);
        groups.push(Group { name: line(&speaker.name), note, items: own });
    }
    let own = items(None);
    groups.push(Group { name: "Speaker not known".to_owned(), note: count(own.len(), "quote"), items: own });
    groups.retain(|group| !group.items.is_empty());
    groups
}

fn quote(text: &str, row: &Row) -> Item {
    let source = words(text, row.source);
    let unsure = match row.speaker {
        _ if row.source.is_none() => String::new(),
        "" => format!("said to be by “{source}”"),
        _ if row.certain => String::new(),
        name => format!("speaker not certain: “{source}” is probably {}", line(name)),
    };
    Item { label: joined(&[row.label(), &words(text, row.cue), &unsure]), words: row.words(text) }
}

fn holders(text: &str, doubts: &[Row]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for row in doubts {
        let name = match row.holder {
            Some(Holder::Writer) => "The article leaves this open".to_owned(),
            _ if row.speaker.is_empty() => "A speaker who is not known".to_owned(),
            _ => line(&row.who()),
        };
        let item = Item { label: format!("{} · {}", row.words(text), row.in_words), words: words(text, row.scope) };
        match groups.iter_mut().find(|g| g.name == name) {
            Some(group) => group.items.push(item),
            None => groups.push(Group { name, note: String::new(), items: vec![item] }),
        }
    }
    for group in &mut groups {
        group.note = count(group.items.len(), "doubt");
    }
    groups
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;

    /// Each group as its name and its note.
    #[track_caller]
    fn check(analysis: &Analysis, expected: [&[[&str; 2]]; 2]) {
        let sections = of(example::TEXT, analysis);
        let found = sections.each_ref().map(|s| s.groups.iter().map(|g| [&*g.name, &*g.note]).collect::<Vec<_>>());
        assert_eq!(found.each_ref().map(Vec::as_slice), expected);
    }

    #[test]
    fn quotes_by_speaker_and_doubts_by_holder() {
        let mut analysis = example::analysis();
        let doubts: &[[&str; 2]] = &[["probably Ann Lee", "1 doubt"], ["The article leaves this open", "1 doubt"]];
        check(
            &analysis,
            [
                &[
                    ["Ann Lee", "mayor · named person · 1 quote"],
                    ["Bo Marsh", "clerk · Pier Office · unnamed person · 1 quote"],
                    ["Speaker not known", "1 quote"],
                ],
                doubts,
            ],
        );
        // Who says nothing any more is not listed.
        analysis.quotes.truncate(1);
        check(&analysis, [&[["Ann Lee", "mayor · named person · 1 quote"]], doubts]);
        analysis.quotes.clear();
        check(&analysis, [&[], &[["A speaker who is not known", "1 doubt"], doubts[1]]]);
    }
}
