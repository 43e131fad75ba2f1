//! Every test, in the order in which they fail fastest, with the time that each part took.

use crate::{build, extension, linear, notices, python, score, tools};
use anyhow::{Result, bail};
use clap::ValueEnum;
use std::time::{Duration, Instant};
use xshell::{Shell, cmd};

/// A part of the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Format and lints: Rust, natively and for wasm; TypeScript, PHP and Python; links in the documents; the notices
    Lint,
    /// The crate, its command and this tool, and how well it reads the open corpus
    Native,
    /// The crate in headless Chromium and Firefox
    Wasm,
    /// The page's modules: their types, and their unit tests on Node
    Www,
    /// The page in Chromium and Firefox, the element in WebKitGTK as well
    E2e,
    /// The browser extension, packed, in Chromium and Firefox
    Extension,
    /// The Python package, with Spark, and what docs/archives.md shows
    Python,
    /// The commands that the README shows
    Readme,
}

/// Runs the parts that are asked for; all when none is.
pub(crate) fn check(shell: &Shell, only: &[Part]) -> Result<()> {
    let parts: Vec<Part> =
        Part::value_variants().iter().copied().filter(|p| only.is_empty() || only.contains(p)).collect();
    // What is missing should be known before the first minute is spent.
    if parts.iter().any(|p| matches!(p, Part::Wasm | Part::E2e | Part::Readme)) {
        tools::for_tests(shell)?;
    } else if parts.contains(&Part::Extension) {
        tools::for_extension(shell)?;
    }
    if parts.iter().any(|p| !matches!(p, Part::Native | Part::Python)) {
        tools::for_build(shell)?;
    }
    let mut times: Vec<(Part, Duration)> = Vec::new();
    for part in parts.iter().copied() {
        println!("\n== {part:?}");
        let begin = Instant::now();
        run(shell, part, &parts)?;
        times.push((part, begin.elapsed()));
    }
    println!();
    for (part, time) in times {
        println!("{:<8} passed in {:>4} s", format!("{part:?}"), time.as_secs());
    }
    Ok(())
}

fn run(shell: &Shell, part: Part, all: &[Part]) -> Result<()> {
    match part {
        Part::Lint => {
            cmd!(shell, "cargo fmt --all --check").run()?;
            cmd!(shell, "npx prettier --check --log-level warn .").run()?;
            cmd!(shell, "npx eslint .").run()?;
            // Links between the documents, and to their headings.
            cmd!(shell, "npx remark --quiet --frail --no-stdout --ignore-path .gitignore .").run()?;
            cmd!(shell, "node xtask/python.mjs").run()?;
            let clippy = "--workspace --exclude claimlight-python --all-targets --features cli".split(' ');
            cmd!(shell, "cargo clippy {clippy...} -- -D warnings").run()?;
            cmd!(shell, "cargo clippy --target wasm32-unknown-unknown --lib -- -D warnings").run()?;
            notices::notices(shell, true)?;
        }
        Part::Native => {
            cmd!(shell, "cargo test --workspace --exclude claimlight-python --features cli").run()?;
            linear::linear(shell)?;
            score::score(shell, &score::Options::default())?;
        }
        Part::Wasm => {
            for driver in ["CHROMEDRIVER", "GECKODRIVER", "SAFARIDRIVER"] {
                if std::env::var_os(driver).is_some() {
                    bail!("{driver} is set: unset it, wasm-pack picks the driver of each browser itself");
                }
            }
            cmd!(shell, "wasm-pack test --headless --chrome --firefox").run()?;
            // The same findings without SIMD, which takes its time: the flag stands in .cargo/config.toml, and this overrules it.
            cmd!(shell, "wasm-pack test --headless --chrome --release").env("RUSTFLAGS", "").run()?;
        }
        Part::Www => {
            build::build(shell, build::Weights::default())?;
            cmd!(shell, "npx tsc --project www").run()?;
            cmd!(shell, "npx vitest run").run()?;
        }
        Part::E2e => {
            if !all.contains(&Part::Www) {
                build::build(shell, build::Weights::default())?;
            }
            // One test compares the wasm with the command.
            cmd!(shell, "cargo build --release --features cli").run()?;
            cmd!(shell, "node --test xtask/serve.test.mjs").run()?;
            cmd!(shell, "npx tsc --project tests/e2e").run()?;
            cmd!(shell, "npx playwright test --config tests/e2e").run()?;
        }
        Part::Extension => {
            if !all.iter().any(|p| matches!(p, Part::Www | Part::E2e)) {
                build::build(shell, build::Weights::default())?;
            }
            extension::test(shell)?;
        }
        Part::Python => python::check(shell)?,
        Part::Readme => {
            let script = commands(&shell.read_file("README.md")?);
            cmd!(shell, "bash -euo pipefail -x").stdin(script).run()?;
        }
    }
    Ok(())
}

/// The lines of every block that the README marks as "sh". Those that serve or test are "console": they would run for ever.
fn commands(readme: &str) -> String {
    readme.split("```").filter_map(|block| block.strip_prefix("sh\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_blocks_of_shell_are_run() {
        assert_eq!(commands("a\n```sh\nls\n```\nb `c`\n```console\nrm\n```\n```sh\npwd\n```\n"), "ls\npwd\n");
    }
}
