//! The confidences of the engine's rules: counted over all dev sets, written into `src/measured.rs`.

use super::{Judged, Measure, Task, tables};
use crate::fingerprint::fnv1a;
use crate::tools;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;

#[path = "../../../src/measured.rs"]
#[allow(dead_code, reason = "the engine looks its rules up; here they are counted")]
mod measured;

/// A table of `src/measured.rs`, and the findings that are counted for it.
struct Table {
    name: &'static str,
    of: &'static str,
    task: Task,
    sets: [&'static str; 3],
    /// What it holds now.
    rules: &'static [(&'static str, f64)],
}

const TABLES: [Table; 3] = [
    Table {
        name: "ATTRIBUTIONS",
        of: "Who says what, for `speech::rules`; the network's by the least share in a band",
        task: Task::Quotes,
        sets: ["news-dev", "corpus-dev", "quotes-dev"],
        rules: measured::ATTRIBUTIONS,
    },
    Table {
        name: "SPEAKERS",
        of: "Whom a source means, for `speech::speakers::how`",
        task: Task::Speakers,
        sets: ["news-dev", "corpus-dev", "speakers-dev"],
        rules: measured::SPEAKERS,
    },
    Table {
        name: "UNCERTAINTIES",
        of: "What is left open, for `uncertainty::rules`",
        task: Task::Uncertainty,
        sets: ["news-dev", "corpus-dev", "uncertainty-dev"],
        rules: measured::UNCERTAINTIES,
    },
];

const LOOK_UP: &str = "
/// The confidence of the rule of this name, between 0 and 1. It is 0 where the table has none; tests find rules without.
pub(crate) fn share(table: &[(&str, f64)], rule: &str) -> f64 {
    table.iter().find(|(name, _)| *name == rule).map_or(0.0, |(_, share)| *share)
}
";

/// How many findings of a rule are right, and how many there are.
#[derive(Clone, Copy, Default)]
struct Share {
    right: usize,
    found: usize,
}

impl Share {
    /// In thousandths, one right and one wrong more counted, so that a rule that found little is not called sure; 999 at most.
    fn thousandths(self) -> usize {
        ((1000 * (self.right + 1) + (self.found + 2) / 2) / (self.found + 2)).min(999)
    }
}

/// `src/measured.rs` but for its head.
pub(crate) fn written(measures: &[Measure]) -> Result<String> {
    let mut file = LOOK_UP.to_owned();
    for Table { name, of, task, sets, rules } in TABLES {
        let mut judged = Vec::new();
        for set in sets {
            let measure = measures.iter().find(|m| m.set == set && m.task == task);
            judged.extend(measure.with_context(|| format!("{set} was not scored"))?.total().judged);
        }
        let entries = entries(rules, &count(rules, &judged)?);
        let width = entries.iter().map(|(entry, _)| entry.len()).max().unwrap_or_default();
        let line = |(entry, s): &(String, Share)| format!("    {entry:width$} // {} of {}\n", s.right, s.found);
        let lines: String = entries.iter().map(line).collect();
        file += &format!("\n/// {of}.\npub(crate) const {name}: &[(&str, f64)] = &[\n{lines}];\n");
    }
    Ok(file)
}

/// How often each rule was right.
fn count<'r>(rules: &[(&'r str, f64)], judged: &[Judged]) -> Result<BTreeMap<&'r str, Share>> {
    let mut shares: BTreeMap<&str, Share> = BTreeMap::new();
    for j in judged {
        let rule = rules.iter().find(|rule| is_of(j, rule));
        let (rule, _) =
            rule.with_context(|| format!("src/measured.rs has no line for {:?} with {}", j.rule, j.said))?;
        let share = shares.entry(rule).or_default();
        share.right += usize::from(j.right);
        share.found += 1;
    }
    Ok(shares)
}

/// Whether a finding is one of a rule's. A rule with bands has a line for each, "network quoted 0.98": its findings bear the name
/// "network" alone, and the band is told by the confidence, which no two bands share.
fn is_of(judged: &Judged, (rule, share): &(&str, f64)) -> bool {
    match rule.strip_prefix(judged.rule.as_str()) {
        Some("") => true,
        Some(band) => band.starts_with(' ') && *share == judged.said,
        None => false,
    }
}

/// The lines of a table. No two bands of a rule get the same number.
fn entries(rules: &[(&str, f64)], shares: &BTreeMap<&str, Share>) -> Vec<(String, Share)> {
    let mut taken = Vec::new();
    let entry = |&(rule, _): &(&str, f64)| {
        let share = shares.get(rule).copied().unwrap_or_default();
        let mut thousandths = share.thousandths();
        while rule.contains(' ') && taken.contains(&thousandths) {
            thousandths -= 1;
        }
        taken.push(thousandths);
        (format!("({rule:?}, 0.{thousandths:03}),"), share)
    };
    rules.iter().map(entry).collect()
}

/// The head of `src/measured.rs`: what the measured figures were measured with, and what they are.
pub(crate) fn head(measured: &str) -> Result<String> {
    let root = tools::root();
    let weights = fnv1a(fs::read(root.join("src/reader/weights.bin"))?);
    let mut figures = measured.to_owned();
    for file in ["README.md", "src/reader/MODEL.md"] {
        figures += &tables::written(&fs::read_to_string(root.join(file))?);
    }
    figures += &fs::read_to_string(root.join(super::FLOORS))?;
    Ok(format!(
        "\
//! The confidence of each rule: the share of its findings on annotated articles that people had marked too, one right and one
//! wrong more counted. `cargo xtask score --data DIR --write` writes this file. A new rule or band joins with any number that is
//! not there yet.
//!
//! Fingerprints (FNV-1a): weights.bin {weights:08x}, the numbers here, in README.md, MODEL.md and floors.toml {:08x}.
",
        fnv1a(figures.bytes())
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_measured_is_up_to_date() {
        let file = fs::read_to_string(tools::root().join("src/measured.rs")).unwrap();
        let at = file.find("\n\n").unwrap() + 1;
        let now = head(&file[at..]).unwrap();
        assert_eq!(
            file[..at],
            now,
            "weights.bin, or a number that is measured, was changed since: run cargo xtask score --data DIR --write"
        );
    }

    #[test]
    fn bands_are_told_apart_by_their_confidence() {
        let rules =
            [("colon", 0.7), ("network quoted 0.9", 0.9), ("network other 0.9", 0.899), ("network other 0.5", 0.8)];
        let judged = [("network", 0.9, true), ("network", 0.899, true), ("colon", 0.1, false)]
            .map(|(rule, said, right)| Judged { rule: rule.to_owned(), said, right });
        let lines: Vec<String> =
            entries(&rules, &count(&rules, &judged).unwrap()).into_iter().map(|(line, _)| line).collect();
        assert_eq!(
            lines,
            [
                "(\"colon\", 0.333),",
                "(\"network quoted 0.9\", 0.667),",
                "(\"network other 0.9\", 0.666),",
                "(\"network other 0.5\", 0.500),"
            ]
        );
        let unknown = Judged { rule: "network".to_owned(), said: 0.1, right: true };
        assert!(count(&rules, &[unknown]).is_err());
    }
}
