//! Marks and table become an article.

use super::braces::Marks;
use super::table::{AttributionRow, DoubtRow, Table};
use super::{Article, Attribution, Doubt, Faults, Speaker};
use std::collections::{BTreeMap, BTreeSet};

impl Article {
    /// Puts marks and table together.
    pub(super) fn join(head: BTreeMap<String, String>, marks: Marks, table: Table<'_>, faults: &mut Faults) -> Self {
        let mut article = Article {
            id: head.get("id").cloned().unwrap_or_default(),
            head,
            text: String::new(),
            speakers: Vec::new(),
            attributions: Vec::new(),
            doubts: Vec::new(),
        };
        if article.id.is_empty() {
            faults.add(1, "the head has no id".to_owned());
        }
        alone("attribution ", &marks.numbers("scq"), &lines_of(&table.attributions), faults);
        alone("doubt d", &marks.numbers("dx"), &lines_of(&table.doubts), faults);
        for (&number, (line, row)) in &table.attributions {
            article.attribute(number, *line, row, &marks, faults);
        }
        for (&number, (line, row)) in &table.doubts {
            article.doubt(number, *line, row, &marks, faults);
        }
        let all = &article.attributions;
        let nested: Vec<bool> = all.iter().map(|a| all.iter().any(|b| lies_within(a, b))).collect();
        article.attributions.iter_mut().zip(nested).for_each(|(a, nested)| a.nested = nested);
        article.text = marks.text;
        article
    }

    fn attribute(&mut self, number: u32, line: usize, row: &AttributionRow<'_>, marks: &Marks, faults: &mut Faults) {
        let [source, cue, content] = ['s', 'c', 'q'].map(|letter| marks.spans((letter, number)));
        if content.is_empty() && row.sort != "silence" {
            return faults.add(line, format!("attribution {number} has no content"));
        }
        if (row.speaker == "-") != (row.kind == "-") {
            return faults
                .add(line, format!("attribution {number} has a speaker without a type, or a type without a speaker"));
        }
        let speaker = (row.speaker != "-").then(|| self.speaker(line, row, faults));
        self.attributions.push(Attribution { source, cue, content, speaker, sort: row.sort, nested: false });
    }

    /// The index of a row's speaker.
    fn speaker(&mut self, line: usize, row: &AttributionRow<'_>, faults: &mut Faults) -> usize {
        let known = self.speakers.iter().position(|s| s.name == row.speaker);
        if let Some(other) = known.map(|i| self.speakers[i].kind).filter(|kind| *kind != row.kind) {
            faults.add(line, format!("{} is {other} above and {} here", row.speaker, row.kind));
        }
        known.unwrap_or_else(|| {
            self.speakers.push(Speaker { name: row.speaker.to_owned(), kind: row.kind });
            self.speakers.len() - 1
        })
    }

    fn doubt(&mut self, number: u32, line: usize, row: &DoubtRow, marks: &Marks, faults: &mut Faults) {
        let (cue, scope) = (marks.spans(('d', number)), marks.spans(('x', number)));
        let ([cue], Some(start), Some(end)) =
            (cue.as_slice(), scope.first().map(|s| s.start), scope.iter().map(|s| s.end).max())
        else {
            return faults.add(line, format!("doubt d{number} has not one cue and a scope"));
        };
        self.doubts.push(Doubt { cue: cue.clone(), scope: start..end, kind: row.kind, holder: row.holder });
    }
}

fn lines_of<T>(rows: &BTreeMap<u32, (usize, T)>) -> BTreeMap<u32, usize> {
    rows.iter().map(|(&number, (line, _))| (number, *line)).collect()
}

/// Names the numbers that are only marked or only in the table.
fn alone(what: &str, marked: &BTreeMap<u32, usize>, listed: &BTreeMap<u32, usize>, faults: &mut Faults) {
    let numbers: BTreeSet<u32> = marked.keys().chain(listed.keys()).copied().collect();
    for number in numbers {
        match (marked.get(&number), listed.get(&number)) {
            (Some(&line), None) => faults.add(line, format!("{what}{number} has no line in the table")),
            (None, Some(&line)) => faults.add(line, format!("{what}{number} has a line but no marks")),
            _ => {}
        }
    }
}

/// Whether all of `a` lies inside the content of `b`.
fn lies_within(a: &Attribution, b: &Attribution) -> bool {
    let mut spans = a.source.iter().chain(&a.cue).chain(&a.content);
    a.content != b.content && spans.all(|s| b.content.iter().any(|c| c.start <= s.start && s.end <= c.end))
}
