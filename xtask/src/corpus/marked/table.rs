//! The table below the text: whose each attribution is, and what kind of doubt each doubt.

use super::{Faults, HOLDERS, KINDS, SORTS, TYPES};
use std::collections::BTreeMap;

/// The lines below the text, by number, each with its line in the file.
#[derive(Default)]
pub(super) struct Table<'a> {
    pub attributions: BTreeMap<u32, (usize, AttributionRow<'a>)>,
    pub doubts: BTreeMap<u32, (usize, DoubtRow)>,
}

/// `1 = Karen Doyle | person | speech`
pub(super) struct AttributionRow<'a> {
    pub speaker: &'a str,
    pub kind: &'static str,
    pub sort: &'static str,
}

/// `d1 = epistemic | speaker`
pub(super) struct DoubtRow {
    pub kind: &'static str,
    pub holder: &'static str,
}

impl<'a> Table<'a> {
    pub(super) fn read(lines: &[&'a str], first_line: usize, faults: &mut Faults) -> Self {
        let mut table = Table::default();
        for (line, row) in (first_line..).zip(lines).filter(|(_, row)| !row.trim().is_empty()) {
            match table.add(line, row) {
                Some(true) => {}
                Some(false) => faults.add(line, format!("the number stands twice: {row}")),
                None => faults.add(line, format!("not understood: {row}")),
            }
        }
        table
    }

    /// Whether the number is new; `None` where the row is not understood.
    fn add(&mut self, line: usize, row: &'a str) -> Option<bool> {
        let (number, fields) = row.split_once('=')?;
        let fields: Vec<&str> = fields.split('|').map(str::trim).collect();
        match (number.trim().strip_prefix('d'), fields.as_slice()) {
            (Some(number), [kind, holder]) => {
                let row = DoubtRow { kind: one_of(&KINDS, kind)?, holder: one_of(&HOLDERS, holder)? };
                Some(self.doubts.insert(number.parse().ok()?, (line, row)).is_none())
            }
            (None, &[speaker, kind, sort]) if !speaker.is_empty() => {
                let row = AttributionRow { speaker, kind: one_of(&TYPES, kind)?, sort: one_of(&SORTS, sort)? };
                Some(self.attributions.insert(number.trim().parse().ok()?, (line, row)).is_none())
            }
            _ => None,
        }
    }
}

fn one_of(list: &[&'static str], word: &str) -> Option<&'static str> {
    list.iter().copied().find(|known| *known == word)
}
