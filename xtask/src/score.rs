//! Scores the engine on annotated articles that lie outside the project.

use crate::{shares, tools};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// What is scored, and how.
pub(crate) struct Score {
    /// The scorer, a Python script.
    pub scorer: PathBuf,
    /// The annotated articles, JSON lines.
    pub gold: PathBuf,
    /// What to score.
    pub task: String,
    /// With the annotated attributions given, so that only their speakers are found.
    pub gold_quotes: bool,
}

impl Score {
    /// The floors' name for it.
    fn name(&self) -> &str {
        if self.gold_quotes { "speakers of given quotes" } else { &self.task }
    }
}

/// Scores every task that a folder has annotated articles for: `quotes-dev.jsonl`, `speakers-dev.jsonl`, `uncertainty-dev.jsonl`.
pub(crate) fn score_all(shell: &Shell, data: &Path, scorer: &Path, floors: Option<&Path>) -> Result<()> {
    let mut under = Vec::new();
    let mut any = false;
    for (task, gold_quotes) in [("quotes", false), ("speakers", false), ("speakers", true), ("uncertainty", false)] {
        let gold = data.join(format!("{task}-dev.jsonl"));
        if !shell.path_exists(&gold) {
            continue;
        }
        any = true;
        let one = Score { scorer: scorer.to_owned(), gold, task: task.to_owned(), gold_quotes };
        println!("\n{}: {}", one.name(), one.gold.display());
        // The other tasks' figures are wanted too, whatever this one's are.
        under.extend(score(shell, &one, floors).err().map(|e| format!("{}: {e}", one.name())));
    }
    if !any {
        bail!("{} holds none of quotes-dev.jsonl, speakers-dev.jsonl, uncertainty-dev.jsonl", data.display());
    }
    if under.is_empty() { Ok(()) } else { bail!("{}", under.join("\n")) }
}

/// Prints the scorer's table, and compares it with floors: `["quotes"] "relation" = 50.0`, F1 in per cent.
pub(crate) fn score(shell: &Shell, score: &Score, floors: Option<&Path>) -> Result<()> {
    let Score { scorer, gold, task, .. } = score;
    for path in [scorer, gold] {
        if !shell.path_exists(path) {
            bail!("there is no {}", path.display());
        }
    }
    let folder = tools::root().join("target/score");
    shell.create_dir(&folder)?;
    let found = found(shell, score)?;
    let predicted = folder.join("predicted.jsonl");
    shell.write_file(&predicted, &found)?;
    cmd!(shell, "python3 {scorer} {task} {gold} {predicted}").run()?;
    // One right and one wrong more than were seen, so that a rule that found little is not called sure.
    println!("\n{:22}{:>7}{:>8}{:>8}", "rule", "share", "right", "found");
    for (rule, (right, all)) in shares::shares(task, &shell.read_file(gold)?, &found)? {
        println!("{rule:22}{:7.2}{right:8}{all:8}", (right + 1) as f64 / (all + 2) as f64);
    }
    let Some(floors) = floors else { return Ok(()) };
    let figures: Value =
        serde_json::from_str(&cmd!(shell, "python3 {scorer} {task} {gold} {predicted} --json").read()?)?;
    compare(&figures, score.name(), &shell.read_file(floors)?)
}

/// The engine's findings in the articles, JSON lines.
fn found(shell: &Shell, score: &Score) -> Result<String> {
    let Score { scorer, gold, gold_quotes, .. } = score;
    if *gold_quotes {
        let given = shell.read_file(gold)?;
        return Ok(cmd!(shell, "cargo run --release --example speakers").stdin(given).read()?);
    }
    cmd!(shell, "cargo build --release --features cli").run()?;
    let texts = cmd!(shell, "python3 {scorer} texts {gold}").read()?;
    let claimlight = tools::root().join("target/release/claimlight");
    Ok(cmd!(shell, "{claimlight} batch --offsets chars").stdin(texts).read()?)
}

fn compare(figures: &Value, task: &str, floors: &str) -> Result<()> {
    let floors: toml::Table = floors.parse().context("the floors are not TOML")?;
    let Some(wanted) = floors.get(task).and_then(|t| t.as_table()) else { bail!("the floors name nothing for {task}") };
    let mut under = Vec::new();
    for (name, floor) in wanted {
        let floor = floor.as_float().with_context(|| format!("the floor of {name:?} is no decimal number"))?;
        let have = figures.get(name).and_then(|f| f.get("f1")).and_then(Value::as_f64);
        let have = have.with_context(|| format!("the scorer gives no figure {name:?}"))?;
        if have < floor {
            under.push(format!("{name} {have} is under {floor}"));
        }
    }
    if !under.is_empty() {
        bail!("{}", under.join("; "));
    }
    println!("All {} floors of {task} hold.", wanted.len());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_under_its_floor_fails_and_one_at_it_holds() {
        let figures = serde_json::json!({"relation": {"f1": 53.3}});
        assert!(compare(&figures, "quotes", "[quotes]\nrelation = 53.3").is_ok());
        assert!(compare(&figures, "quotes", "[quotes]\nrelation = 53.4").is_err());
        assert!(compare(&figures, "quotes", "[quotes]\nother = 1.0").is_err());
        assert!(compare(&figures, "speakers", "[quotes]\nrelation = 1.0").is_err());
    }
}
