//! The tables of README.md and src/reader/MODEL.md, which stand between `<!-- measured: NAME -->` and `<!-- /measured -->`.

use super::calibration::{self, Calibration};
use super::count::Count;
use super::{Judged, Measure, Task};
use anyhow::{Context, Result};

/// Columns: the sets in which each kind of finding is marked.
const COLUMNS: [(&str, &[&str]); 3] = [
    ("real articles of many subjects", &["news-dev"]),
    ("of the open corpus", &["corpus-dev"]),
    ("on US politics", &["quotes-dev", "speakers-dev", "uncertainty-dev"]),
];

/// The lines of README.md.
const FIGURES: [(&str, Task, &str); 6] = [
    ("direct quotes", Task::Quotes, "relation direct"),
    ("partly quoted", Task::Quotes, "relation mixed"),
    ("indirect quotes", Task::Quotes, "relation indirect"),
    ("all quotes", Task::Quotes, "relation"),
    ("quotes with their speaker", Task::Speakers, "named"),
    ("doubts: the words that make them", Task::Uncertainty, "cue overlap"),
];

/// The lines of MODEL.md.
const NETWORK: [&str; 12] = [
    "relation",
    "relation direct",
    "relation mixed",
    "relation indirect",
    "content exact",
    "cue exact",
    "source exact",
    "nested",
    "recall speech",
    "recall attitude",
    "recall noun",
    "recall silence",
];

/// README.md with its table written anew.
pub(crate) fn readme(file: &str, measures: &[Measure]) -> Result<String> {
    let cell = |count: Count| format!("{:.0} / {:.0} / {:.1}", count.precision(), count.recall(), count.f1());
    let lines = FIGURES.map(|(label, task, name)| line(label, measures, task, name, cell));
    replaced(file, "figures", &(head("in per cent", measures) + &lines.concat()))
}

/// MODEL.md with its tables written anew.
pub(crate) fn model(file: &str, measures: &[Measure]) -> Result<String> {
    let cell = |count: Count| format!("{:.1}", count.f1());
    let lines = NETWORK.map(|name| line(name, measures, Task::Quotes, name, cell));
    let file = replaced(file, "network", &(head("F1 in per cent", measures) + &lines.concat()))?;
    replaced(&file, "calibration", &calibrations(measures))
}

/// Whether the quotes are right as often as they say: by tenths of what they say, then by set.
fn calibrations(measures: &[Measure]) -> String {
    let quotes = |sets: &[&str]| -> Vec<Judged> {
        let measured = measures.iter().filter(|m| m.task == Task::Quotes && sets.contains(&&*m.set));
        measured.flat_map(|m| m.total().judged).collect()
    };
    let line = |label: &str, c: Calibration| format!("| {label} | {:.0} | {:.0} | {} |\n", c.said(), c.right(), c.all);
    let all = quotes(&COLUMNS.map(|(_, sets)| sets[0]));
    let tenths = calibration::by_tenths(&all).into_iter().map(|c| {
        let tenth = 10 * (c.said() as usize / 10);
        line(&format!("that say {tenth} to {}", tenth + 9), c)
    });
    let sets = COLUMNS.map(|(label, sets)| line(label, Calibration::of(&quotes(sets))));
    let head = "| attributions | said, per cent | right, per cent | number |\n| --- | --- | --- | --- |\n";
    head.to_owned() + &tenths.collect::<String>() + &sets.concat()
}

fn head(label: &str, measures: &[Measure]) -> String {
    let columns = COLUMNS.map(|(label, sets)| {
        let articles = measures.iter().find(|m| m.set == sets[0]).map_or(0, |m| m.articles);
        format!(" {articles} {label} |")
    });
    format!("| {label} |{}\n| --- |{}\n", columns.concat(), " --- |".repeat(COLUMNS.len()))
}

/// A line of a table: a figure on every set, a dash where a set has none.
fn line(label: &str, measures: &[Measure], task: Task, name: &str, cell: impl Fn(Count) -> String) -> String {
    let cells = COLUMNS.map(|(_, sets)| {
        let measure = measures.iter().find(|m| m.task == task && sets.contains(&&*m.set));
        let count = measure.and_then(|m| m.total().figures.get(name));
        format!(" {} |", count.map_or("–".to_owned(), &cell))
    });
    format!("| {label} |{}\n", cells.concat())
}

/// The file with what stands between a table's markers replaced.
fn replaced(file: &str, name: &str, table: &str) -> Result<String> {
    let (before, old) = split(file, name).with_context(|| format!("no table is marked {name:?}"))?;
    let rest = &file[before.len() + old.len()..];
    Ok(format!("{before}{table}{rest}"))
}

/// What precedes a table, and the table.
fn split<'a>(file: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let start = format!("<!-- measured: {name} -->\n");
    let begin = file.find(&start)? + start.len();
    let len = file[begin..].find("<!-- /measured -->")?;
    Some((&file[..begin], &file[begin..begin + len]))
}

/// So far may the F1 that a table shows be from what was measured just now: a small change needs no new table.
const DRIFT: f64 = 0.3;

/// The lines of a file's table that show an F1 further than [`DRIFT`] from that of the same file written anew. Cells of what was not
/// measured hold none.
pub(crate) fn outdated(file: &str, anew: &str, name: &str) -> Vec<String> {
    let f1 = |cell: &str| cell.rsplit('/').next().and_then(|f1| f1.trim().parse::<f64>().ok());
    let apart =
        |(old, new)| f1(old).zip(f1(new)).is_some_and(|(old, new): (f64, f64)| (old - new).abs() > DRIFT + 0.01);
    let lines = |file| split(file, name).map_or("", |(_, table)| table).lines();
    let both = std::iter::zip(lines(file), lines(anew));
    let old = both.filter(|(old, new)| std::iter::zip(old.split('|'), new.split('|')).any(apart));
    old.map(|(old, new)| format!("a table says {old}, now it is {new}: run cargo xtask score --data DIR --write"))
        .collect()
}

/// The tables of a file as they stand in it.
pub(crate) fn written(file: &str) -> String {
    let after = file.split("<!-- measured: ").skip(1);
    after.filter_map(|rest| rest.split_once("<!-- /measured -->")).map(|(table, _)| table).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_replaced_and_the_rest_stays() {
        let file = "a\n<!-- measured: x -->\n| 1 |\n<!-- /measured -->\nb\n";
        let now = replaced(file, "x", "| 2 |\n").unwrap();
        assert_eq!(now, "a\n<!-- measured: x -->\n| 2 |\n<!-- /measured -->\nb\n");
        assert_eq!(written(&now), "x -->\n| 2 |\n");
        assert!(replaced(file, "y", "").is_err());
    }

    #[test]
    fn a_table_is_out_of_date_where_an_f1_has_moved() {
        let check = |now: &str, expected: usize| {
            let file = |cells: &str| {
                format!("<!-- measured: x -->\n| quotes | 1 of 3 |\n| all |{cells}\n<!-- /measured -->\n")
            };
            assert_eq!(outdated(&file(" 70 / 80 / 74.7 | 60.0 |"), &file(now), "x").len(), expected, "{now}");
        };
        check(" 71 / 79 / 75.0 | 60.3 |", 0);
        check(" 70 / 80 / 75.1 | 60.0 |", 1);
        check(" – | 59.6 |", 1);
        check(" – | – |", 0);
    }
}
