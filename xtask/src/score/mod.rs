//! Scores the engine on annotated articles: the open corpus', and those of others that are no part of the project.

mod article;
mod calibration;
mod count;
mod engine;
mod floors;
mod gold;
mod quotes;
mod shares;
mod speakers;
mod tables;
mod uncertainty;
mod words;

use crate::corpus::Part;
use anyhow::{Result, bail};
use article::Article;
use clap::Args;
use count::Figures;
use floors::Floors;
use gold::Set;
use std::collections::BTreeMap;
use std::path::PathBuf;
use xshell::Shell;

/// What is scored.
#[derive(Args, Default)]
pub(crate) struct Options {
    /// A folder with annotated articles besides: news-dev.jsonl, quotes-dev.jsonl, speakers-dev.jsonl, uncertainty-dev.jsonl, …
    #[arg(long)]
    data: Option<PathBuf>,
    /// The open corpus' test part instead of its dev part
    #[arg(long, conflicts_with = "write")]
    test: bool,
    /// Write what was measured into src/measured.rs, README.md, src/reader/MODEL.md and, where it is more, xtask/floors.toml
    #[arg(long, requires = "data")]
    write: bool,
}

/// What can be scored on a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// Who said what
    Quotes,
    /// Whose words the quotes are that were found
    Speakers,
    /// Whose words the marked quotes are
    Given,
    /// What is left open
    Uncertainty,
}

impl Task {
    const ALL: [Task; 4] = [Task::Quotes, Task::Speakers, Task::Given, Task::Uncertainty];

    /// The name in tables and floors.
    fn name(self) -> &'static str {
        match self {
            Task::Quotes => "quotes",
            Task::Speakers => "speakers",
            Task::Given => "speakers of given quotes",
            Task::Uncertainty => "uncertainty",
        }
    }

    fn score(self, article: &Article<'_>) -> Scores {
        match self {
            Task::Quotes => quotes::quotes(article),
            Task::Speakers | Task::Given => speakers::speakers(article),
            Task::Uncertainty => uncertainty::uncertainty(article),
        }
    }
}

/// What articles add up to.
#[derive(Default)]
pub(crate) struct Scores {
    figures: Figures,
    judged: Vec<Judged>,
}

/// A finding: which rule found it, the confidence that it carries, and whether people marked it too.
#[derive(Clone)]
pub(crate) struct Judged {
    rule: String,
    said: f64,
    right: bool,
}

/// A task's scores on a set of so many articles, by slice.
pub(crate) struct Measure {
    set: String,
    task: Task,
    articles: usize,
    fingerprint: u32,
    slices: BTreeMap<String, Scores>,
}

impl Measure {
    fn total(&self) -> Scores {
        self.slices.values().fold(Scores::default(), |mut total, slice| {
            total.figures.extend(&slice.figures);
            total.judged.extend_from_slice(&slice.judged);
            total
        })
    }
}

/// Builds the engine and prints its scores. Fails where one is under its floor, or is not what a table shows.
pub(crate) fn score(shell: &Shell, options: &Options) -> Result<()> {
    let mut sets = vec![Set::open(if options.test { Part::Test } else { Part::Dev })?];
    if let Some(folder) = &options.data {
        sets.extend(Set::files(folder)?);
    }
    let mut measures = measure(shell, &sets)?;
    if options.write {
        // The findings carry the confidences of the build, so those come first.
        let confidences = shares::written(&measures)?;
        write(shell, "src/measured.rs", &(shares::head(&confidences)? + &confidences))?;
        measures = measure(shell, &sets)?;
        write_figures(shell, &measures, &confidences)?;
    }
    measures.iter().for_each(print);
    calibration::print(&measures);
    let mut broken = Floors::read(&shell.read_file(FLOORS)?)?.broken(&measures)?;
    broken.extend(outdated(shell, &measures)?);
    if broken.is_empty() { Ok(()) } else { bail!("{}", broken.join("\n")) }
}

const FLOORS: &str = "xtask/floors.toml";
const MODEL: &str = "src/reader/MODEL.md";

fn measure(shell: &Shell, sets: &[Set]) -> Result<Vec<Measure>> {
    engine::build(shell)?;
    let mut measures = Vec::new();
    for set in sets {
        let read = engine::read(shell, &set.documents)?;
        let given = engine::speakers(shell, &set.documents)?;
        for &task in set.tasks {
            let mut slices: BTreeMap<String, Scores> = BTreeMap::new();
            for (document, findings) in set.documents.iter().zip(if task == Task::Given { &given } else { &read }) {
                let scores = task.score(&Article::new(document, findings, set.marks_nested()));
                let slice = slices.entry(set.slice(document)).or_default();
                slice.figures.extend(&scores.figures);
                slice.judged.extend(scores.judged);
            }
            let Set { name, documents, fingerprint, .. } = set;
            let (set, articles, fingerprint) = (name.clone(), documents.len(), *fingerprint);
            measures.push(Measure { set, task, articles, fingerprint, slices });
        }
    }
    Ok(measures)
}

/// Prints a table of what was measured.
fn print(measure: &Measure) {
    let title = format!("{}: {}", measure.set, measure.task.name());
    println!("\n{title:42}{:>7}{:>7}{:>7}{:>8}{:>8}", "P", "R", "F1", "marked", "found");
    for (name, count) in measure.total().figures.0.iter().filter(|(_, c)| c.marked + c.found > 0.0) {
        let [precision, recall, f1] = [count.precision(), count.recall(), count.f1()];
        println!("  {name:40}{precision:7.1}{recall:7.1}{f1:7.1}{:8}{:8}", count.marked, count.found);
    }
}

/// Writes the tables and the floors, then what tells that they were not changed since.
fn write_figures(shell: &Shell, measures: &[Measure], confidences: &str) -> Result<()> {
    let floors = Floors::read(&shell.read_file(FLOORS)?)?;
    write(shell, FLOORS, &floors.raised(measures)?)?;
    write(shell, "README.md", &tables::readme(&shell.read_file("README.md")?, measures)?)?;
    write(shell, MODEL, &tables::model(&shell.read_file(MODEL)?, measures)?)?;
    write(shell, "src/measured.rs", &(shares::head(confidences)? + confidences))
}

/// What README.md and MODEL.md say that is not so any more, as far as it was measured.
fn outdated(shell: &Shell, measures: &[Measure]) -> Result<Vec<String>> {
    let (readme, model) = (shell.read_file("README.md")?, shell.read_file(MODEL)?);
    let mut lines = tables::outdated(&readme, &tables::readme(&readme, measures)?, "figures");
    lines.extend(tables::outdated(&model, &tables::model(&model, measures)?, "network"));
    Ok(lines)
}

/// Writes a file where its text changes, so that nothing is built anew for nothing.
fn write(shell: &Shell, file: &str, text: &str) -> Result<()> {
    if shell.read_file(file)? != text {
        shell.write_file(file, text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// Where some words of a text stand, in code points; empty words stand nowhere.
    fn span(text: &str, words: &str) -> Option<[usize; 2]> {
        let start = text[..text.find(words)?].chars().count();
        (!words.is_empty()).then_some([start, start + words.chars().count()])
    }

    /// The F1 of a task's figures, rounded, where people marked the first and the engine found the second.
    #[track_caller]
    fn check(task: Task, marked: Value, found: Value, expected: &[(&str, f64)]) {
        let document = serde_json::from_value(marked).unwrap();
        let findings = serde_json::from_value(found).unwrap();
        let scores = task.score(&Article::new(&document, &findings, true));
        for (name, f1) in expected {
            let figure = scores.figures.get(name).unwrap_or_else(|| panic!("no figure {name}"));
            assert_eq!(figure.f1().round(), *f1, "{name}: {figure:?}");
        }
    }

    const TEXT: &str = "“It rained,” Ann Lee said. Bo fears that she might say “snow” too. “No.”";

    fn marked() -> Value {
        let attribution = |source, cue, content, speaker, sort| {
            let spans = |words| Vec::from_iter(span(TEXT, words));
            json!({"source": spans(source), "cue": spans(cue), "content": spans(content), "speaker": speaker,
                "sort": sort, "nested": sort == "noun"})
        };
        json!({"id": "t", "text": TEXT, "attributions": [
            attribution("Ann Lee", "said", "It rained", "S1", "speech"),
            attribution("Bo", "fears", "that she might say “snow” too", "S2", "attitude"),
            attribution("she", "say", "snow", "S1", "noun"),
            attribution("", "", "No.", "S2", "speech"),
        ], "speakers": {
            "S1": {"name": "Ann Lee", "type": "person"},
            "S2": {"name": "Bo Ash", "type": "person", "aliases": []},
        }})
    }

    fn found() -> Value {
        let quote = |source, cue, content, speaker, inside: Option<usize>| {
            let tentative = cue == "fears";
            json!({"content": [span(TEXT, content)], "inside": inside, "attribution": {
                "tentative": tentative,
                "source": span(TEXT, source), "cue": span(TEXT, cue), "speaker": speaker, "speaker_by": "name",
                "speaker_confidence": 0.9, "by": "network", "confidence": 0.8}})
        };
        json!({"speakers": [{"name": "Lee"}, {"name": "Bo"}], "quotes": [
            quote("Lee", "said", "“It rained,”", 0, None),
            quote("Bo", "fears", "she might say “snow”", 1, None),
            quote("Bo", "say", "“snow”", 1, Some(1)),
            {"content": [span(TEXT, "“No.”")], "attribution": null},
        ]})
    }

    #[test]
    fn quotes_are_right_with_half_of_the_words_and_one_of_the_source() {
        let expected = [
            ("content exact", 75.0),
            ("content tokens", 88.0),
            ("cue exact", 100.0),
            ("source exact", 33.0),
            ("found", 100.0),
            ("relation", 75.0),
            ("relation direct", 67.0),
            ("relation mixed", 100.0),
            ("recall speech", 100.0),
            ("recall attitude", 100.0),
            ("recall noun", 0.0),
            ("nested", 0.0),
            ("right of what is not tentative", 50.0),
        ];
        check(Task::Quotes, marked(), found(), &expected);
    }

    #[test]
    fn speakers_are_right_by_name() {
        let expected = [("named", 25.0), ("orphan", 0.0), ("named person", 25.0), ("b3", 60.0)];
        check(Task::Speakers, marked(), found(), &expected);
    }

    #[test]
    fn doubts_are_paired_by_their_cues() {
        let text = "It may rain. It may snow, she thinks. About nine came. It might hail.";
        let doubt = |cue, scope, kind, holder| {
            let [start, end] = span(text, cue).unwrap();
            json!({"start": start, "end": end, "kind": kind, "scope": span(text, scope), "holder": holder})
        };
        let marked = json!({"id": "t", "text": text, "scored": [[0, 53]], "uncertainties": [
            doubt("may", "It may rain", "epistemic", "writer"),
            doubt("she thinks", "It may snow", "doxastic", "speaker"),
            doubt("About", "About nine", "approximate", "writer"),
        ]});
        let doubt = |cue, scope, kind, holder| {
            json!({"cue": span(text, cue), "scope": span(text, scope), "kind": kind, "holder": holder,
                "by": "a", "confidence": 0.9})
        };
        let found = json!({"speakers": [], "quotes": [], "uncertainties": [
            doubt("may", "rain", "epistemic", "writer"),
            doubt("thinks", "It may snow", "epistemic", "writer"),
            doubt("might", "hail", "epistemic", "writer"),
        ]});
        let expected = [
            ("cue exact", 40.0),
            ("cue overlap", 80.0),
            ("sentence", 80.0),
            ("kind right", 50.0),
            ("kind epistemic", 67.0),
            ("kind doxastic", 0.0),
            ("holder right", 50.0),
            ("scope exact", 50.0),
            ("scope tokens", 80.0),
        ];
        check(Task::Uncertainty, marked, found, &expected);
    }
}
