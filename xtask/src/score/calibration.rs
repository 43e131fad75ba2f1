//! Whether findings are right as often as they say.

use super::{Judged, Measure, Task};
use std::collections::BTreeMap;

/// What some findings say of themselves, and how many of them people marked too.
#[derive(Clone, Copy, Default)]
pub(crate) struct Calibration {
    said: f64,
    right: usize,
    pub all: usize,
}

impl Calibration {
    pub(crate) fn of<'a>(judged: impl IntoIterator<Item = &'a Judged>) -> Self {
        judged.into_iter().fold(Self::default(), |sum, j| Self {
            said: sum.said + j.said,
            right: sum.right + usize::from(j.right),
            all: sum.all + 1,
        })
    }

    /// The mean of the confidences, in per cent.
    pub(crate) fn said(self) -> f64 {
        100.0 * self.said / self.all.max(1) as f64
    }

    /// The share that is right, in per cent.
    pub(crate) fn right(self) -> f64 {
        100.0 * self.right as f64 / self.all.max(1) as f64
    }
}

/// The calibrations of findings by the tenth that their confidence falls into, the least sure first.
pub(crate) fn by_tenths<'a>(judged: impl IntoIterator<Item = &'a Judged>) -> Vec<Calibration> {
    let mut tenths: BTreeMap<u8, Vec<&Judged>> = BTreeMap::new();
    for j in judged {
        tenths.entry((j.said * 10.0) as u8).or_default().push(j);
    }
    tenths.into_values().map(Calibration::of).collect()
}

/// Prints the calibration of each rule and confidence over all sets but those to train on, then each slice with its main figures
/// and the calibration of its quotes.
pub(crate) fn print(measures: &[Measure]) {
    for task in [Task::Quotes, Task::Speakers, Task::Uncertainty] {
        let mut rules: BTreeMap<(String, String), Vec<Judged>> = BTreeMap::new();
        let of_task = measures.iter().filter(|m| m.task == task && !m.set.ends_with("-train"));
        for j in of_task.flat_map(|m| m.total().judged) {
            rules.entry((j.rule.clone(), j.said.to_string())).or_default().push(j);
        }
        println!("\n{:42}{:>7}{:>7}{:>15}", format!("calibration: {}", task.name()), "said", "right", "found");
        for ((rule, _), judged) in rules {
            let c = Calibration::of(&judged);
            println!("  {rule:40}{:7.1}{:7.1}{:15}", c.said(), c.right(), c.all);
        }
    }
    println!("\n{:18}{:>10}{:>8}{:>8}{:>8}{:>8}", "slice, F1", "relation", "named", "doubts", "said", "right");
    for quotes in measures.iter().filter(|m| m.task == Task::Quotes) {
        for (slice, scores) in &quotes.slices {
            let figure = |task: Task, name: &str| {
                let same = measures.iter().find(|m| m.set == quotes.set && m.task == task)?;
                Some(format!("{:.1}", same.slices.get(slice)?.figures.get(name)?.f1()))
            };
            let [relation, named, doubts] =
                [(Task::Quotes, "relation"), (Task::Speakers, "named"), (Task::Uncertainty, "cue overlap")]
                    .map(|(task, name)| figure(task, name).unwrap_or_default());
            let c = Calibration::of(&scores.judged);
            println!("{slice:18}{relation:>10}{named:>8}{doubts:>8}{:8.1}{:8.1}", c.said(), c.right());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_are_grouped_by_what_they_say() {
        let judged = [(0.91, true), (0.95, false), (0.5, true), (1.0, true)].map(|(said, right)| Judged {
            rule: "a".to_owned(),
            said,
            right,
        });
        let found: Vec<_> = by_tenths(&judged).iter().map(|c| (c.said().round(), c.right().round(), c.all)).collect();
        assert_eq!(found, [(50.0, 100.0, 1), (93.0, 50.0, 2), (100.0, 100.0, 1)]);
    }
}
