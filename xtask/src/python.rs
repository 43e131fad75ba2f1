//! The Python package: built as a wheel, installed where nothing else of it is, and tested beside the command.

use crate::{notices, tools};
use anyhow::{Context, Result, bail};
use std::fs;
use xshell::{Shell, cmd};

/// The most that the wheel may weigh, in bytes.
const WHEEL: u64 = 6_000_000;
/// Spark needs Java 17 or newer.
const JAVA: (&str, &str) = ("java", "default-jre-headless");

/// Builds the wheel and the command, and runs every test of `python/` and every example of docs/archives.md.
pub(crate) fn check(shell: &Shell) -> Result<()> {
    // The tests ask what the command says, not how fast: what is linked as a whole takes minutes more.
    let bin = install(shell, &[], "debug")?;
    cmd!(shell, "cargo clippy --package claimlight-python --no-deps -- -D warnings").run()?;
    cmd!(shell, "cargo clippy --all-targets --features parquet -- -D warnings").run()?;
    cmd!(shell, "{bin}/python -m mypy --config-file python/pyproject.toml python/claimlight").run()?;
    cmd!(shell, "{bin}/python -m pytest -q --durations=10 python/tests").run()?;
    Ok(())
}

/// How fast the package is beside the command, on so many megabytes, the best of so many rounds; fails where it is below its bars.
pub(crate) fn bench(shell: &Shell, megabytes: f64, rounds: usize) -> Result<()> {
    let bin = install(shell, &["--release"], "release")?;
    let (megabytes, rounds) = (megabytes.to_string(), rounds.to_string());
    cmd!(shell, "{bin}/python python/tests/bench.py {megabytes} --rounds {rounds}").run()?;
    Ok(())
}

/// A virtual environment with what python/requirements.txt names, the wheel and the paths of what it is compared with; its folder
/// of programs. `options` build the command into the folder `built` of target.
fn install(shell: &Shell, options: &[&str], built: &str) -> Result<String> {
    tools::of_system(shell, &[JAVA])?;
    let (root, environment) = (tools::root(), tools::root().join("target/python"));
    let bin = environment.join("bin").display().to_string();
    let (wanted, mark) = (shell.read_file(root.join("python/requirements.txt"))?, environment.join(".claimlight"));
    if !shell.read_file(&mark).is_ok_and(|have| have == wanted) {
        cmd!(shell, "python3 -m venv --clear {environment}")
            .run()
            .context("Python 3.10 or newer is needed, with venv")?;
        cmd!(shell, "{bin}/python -m pip install -q --require-hashes -r python/requirements.txt").run()?;
        shell.write_file(&mark, wanted)?;
    }
    let wheels = root.join("target/wheels");
    shell.remove_path(&wheels)?;
    notices::for_wheel(shell)?;
    cmd!(shell, "{bin}/maturin build -q --manifest-path python/Cargo.toml --out {wheels}").run()?;
    let wheel = fs::read_dir(&wheels)?.next().context("maturin built no wheel")??.path();
    let weighs = fs::metadata(&wheel)?.len();
    println!("{}: {:.1} MB", wheel.display(), weighs as f64 / 1e6);
    if weighs > WHEEL {
        bail!("the wheel weighs {weighs} bytes, more than {WHEEL}");
    }
    cmd!(shell, "{bin}/python -m pip install -q --no-deps --force-reinstall {wheel}").run()?;
    cmd!(shell, "cargo build --features parquet {options...}").run()?;
    let corpus = root.join("target/corpus.jsonl");
    shell.write_file(&corpus, cmd!(shell, "cargo xtask corpus texts").read()? + "\n")?;
    shell.set_var("CLAIMLIGHT_COMMAND", root.join("target").join(built).join("claimlight"));
    shell.set_var("CLAIMLIGHT_CORPUS", corpus);
    shell.set_var("CLAIMLIGHT_WHEEL", wheel);
    Ok(bin)
}
