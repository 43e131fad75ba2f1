//! Every test, in the order in which they fail fastest, with the time that each part took.

use crate::{build, tools};
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
    /// The crate, its command and this tool
    Native,
    /// The crate in headless Chromium and Firefox
    Wasm,
    /// The page in Chromium and Firefox
    Page,
}

/// Runs the parts that are asked for; all when none is.
pub(crate) fn check(shell: &Shell, only: &[Part]) -> Result<()> {
    let parts: Vec<Part> =
        Part::value_variants().iter().copied().filter(|p| only.is_empty() || only.contains(p)).collect();
    if parts.iter().any(|p| matches!(p, Part::Wasm | Part::Page)) {
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
        Part::Native => cmd!(shell, "cargo test --workspace --features cli").run()?,
        Part::Wasm => {
            for driver in ["CHROMEDRIVER", "GECKODRIVER", "SAFARIDRIVER"] {
                if std::env::var_os(driver).is_some() {
                    bail!("{driver} is set: unset it, wasm-pack picks the driver of each browser itself");
                }
            }
            cmd!(shell, "wasm-pack test --headless --chrome --firefox").run()?;
        }
        Part::Page => {
            build::build(shell)?;
            cmd!(shell, "npx playwright test").run()?;
        }
    }
    Ok(())
}
