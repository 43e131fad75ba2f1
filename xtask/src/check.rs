//! Every test, in the order in which they fail fastest, with the time that each part took.

use crate::{build, score, tools};
use anyhow::{Result, bail};
use clap::ValueEnum;
use std::time::{Duration, Instant};
use xshell::{Shell, cmd};

/// A part of the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// rustfmt
    Format,
    /// clippy, natively and for wasm
    Lints,
    /// The crate, its command and this tool, and how well it reads the open corpus
    Native,
    /// The crate in headless Chromium and Firefox
    Wasm,
    /// The page in Chromium and Firefox, the element in WebKitGTK as well
    Page,
    /// The commands that the README shows
    Readme,
}

/// Runs the parts that are asked for; all when none is.
pub(crate) fn check(shell: &Shell, only: &[Part]) -> Result<()> {
    let parts: Vec<Part> =
        Part::value_variants().iter().copied().filter(|p| only.is_empty() || only.contains(p)).collect();
    if parts.iter().any(|p| matches!(p, Part::Wasm | Part::Page | Part::Readme)) {
        // What is missing should be known before the first minute is spent.
        tools::for_tests(shell)?;
        tools::for_build(shell)?;
    }
    let mut times: Vec<(Part, Duration)> = Vec::new();
    for part in parts {
        println!("\n== {part:?}");
        let begin = Instant::now();
        run(shell, part)?;
        times.push((part, begin.elapsed()));
    }
    println!();
    for (part, time) in times {
        println!("{:<8} passed in {:>4} s", format!("{part:?}"), time.as_secs());
    }
    Ok(())
}

fn run(shell: &Shell, part: Part) -> Result<()> {
    match part {
        Part::Format => cmd!(shell, "cargo fmt --all --check").run()?,
        Part::Lints => {
            cmd!(shell, "cargo clippy --workspace --all-targets --features cli -- -D warnings").run()?;
            cmd!(shell, "cargo clippy --target wasm32-unknown-unknown --lib -- -D warnings").run()?;
        }
        Part::Native => {
            cmd!(shell, "cargo test --workspace --features cli").run()?;
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
        Part::Page => {
            build::build(shell)?;
            // One test compares the wasm with the command.
            cmd!(shell, "cargo build --release --features cli").run()?;
            cmd!(shell, "npx tsc --project tests/e2e").run()?;
            cmd!(shell, "npx playwright test --config tests/e2e").run()?;
        }
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
