//! What no change may fall below: `xtask/floors.toml`.

use super::{Measure, Scores, Task};
use anyhow::{Context, Result};
use toml::{Table, Value};

/// The head of the file, which is written anew as a whole.
const HEAD: &str = "\
# F1 in per cent on annotated articles, a section a set and task. `cargo xtask score` fails where a figure is lower.
# With --write it raises floors to what was measured; where a set's articles or marks have changed, it sets them anew.
# A figure joins with 0.0 for a floor.

";

/// What tells a set from one with other articles or marks.
const FINGERPRINT: &str = "fingerprint";

/// Each set's and task's floors: what `cargo xtask score` printed, by the names of the set, the task and the figure.
pub(crate) struct Floors(Table);

impl Floors {
    pub(crate) fn read(file: &str) -> Result<Floors> {
        Ok(Floors(file.parse().context("the floors are not TOML")?))
    }

    /// The figures that are under their floors. A name that nothing measures is an error.
    pub(crate) fn broken(&self, measures: &[Measure]) -> Result<Vec<String>> {
        let mut broken = Vec::new();
        for measure in measures {
            let scores = measure.total();
            for (name, floor) in self.section(&measure.set, measure.task).into_iter().flatten() {
                let floor = floor.as_float().with_context(|| format!("the floor of {name:?} is no decimal number"))?;
                let now = figure(&scores, measure, name)?;
                if now < floor {
                    broken.push(format!("{}, {}: {name} {now} is under {floor}", measure.set, measure.task.name()));
                }
            }
        }
        Ok(broken)
    }

    /// The file with every floor raised to what was measured, where that is more or the set is another.
    pub(crate) fn raised(&self, measures: &[Measure]) -> Result<String> {
        let mut floors = self.0.clone();
        for measure in measures {
            let Some(set) = floors.get_mut(&measure.set).and_then(|set| set.as_table_mut()) else { continue };
            let scores = measure.total();
            let fingerprint = Value::from(format!("{:08x}", measure.fingerprint));
            let before = self.0.get(&measure.set).and_then(|set| set.get(FINGERPRINT));
            let other = before.is_some_and(|before| *before != fingerprint);
            let section = set.get_mut(measure.task.name()).and_then(|section| section.as_table_mut());
            for (name, floor) in section.into_iter().flatten() {
                let now = figure(&scores, measure, name)?;
                if other || floor.as_float().is_some_and(|floor| floor < now) {
                    *floor = now.into();
                }
            }
            set.insert(FINGERPRINT.to_owned(), fingerprint);
        }
        Ok(format!("{HEAD}{floors}"))
    }

    fn section(&self, set: &str, task: Task) -> Option<&Table> {
        self.0.get(set)?.get(task.name())?.as_table()
    }
}

/// The F1 of this name, to the first decimal place.
fn figure(scores: &Scores, measure: &Measure, name: &str) -> Result<f64> {
    let count = scores.figures.get(name);
    let count =
        count.with_context(|| format!("{}, {}: nothing measures {name:?}", measure.set, measure.task.name()))?;
    Ok(format!("{:.1}", count.f1()).parse()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many floors are broken where "relation" is 66.7, and the set with this floor and fingerprint when written anew.
    #[track_caller]
    fn check(name: &str, floor: f64, fingerprint: &str, broken: Option<usize>, raised: f64) {
        let mut scores = Scores::default();
        scores.figures.of("relation").add(1, 2, 1);
        let slices = [("w1".to_owned(), scores)].into();
        let measures =
            [Measure { set: "news-dev".to_owned(), task: Task::Quotes, articles: 1, fingerprint: 10, slices }];
        let file = |floor, fingerprint| {
            format!("[news-dev]\nfingerprint = \"{fingerprint}\"\n\n[news-dev.quotes]\n{name} = {floor:.1}\n")
        };
        let floors = Floors::read(&file(floor, fingerprint)).unwrap();
        assert_eq!(floors.broken(&measures).ok().map(|b| b.len()), broken);
        let now = floors.raised(&measures).ok();
        assert_eq!(now, broken.map(|_| format!("{HEAD}{}", file(raised, "0000000a"))));
    }

    #[test]
    fn a_floor_holds_and_rises_only() {
        check("relation", 66.7, "0000000a", Some(0), 66.7);
        check("relation", 0.0, "0000000a", Some(0), 66.7);
        check("relation", 66.8, "0000000a", Some(1), 66.8);
        check("other", 1.0, "0000000a", None, 0.0);
    }

    #[test]
    fn other_articles_have_other_floors() {
        check("relation", 66.8, "0000000b", Some(1), 66.7);
    }
}
