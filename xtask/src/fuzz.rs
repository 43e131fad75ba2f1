//! Fuzzing: the driver of fuzz/, which is no part of the workspace, built and run in the project's folder.

use anyhow::Result;
use clap::Args;
use xshell::{Shell, cmd};

/// What to fuzz, and for how long.
#[derive(Args)]
pub(crate) struct Options {
    /// For how long, all targets together
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Instead, how many texts each target reads: the same ones on a fast and on a slow machine
    #[arg(long, conflicts_with_all = ["seconds", "seeds"])]
    texts: Option<u64>,
    /// Where the random numbers begin: the same seed tries the same texts, as far as the limit allows
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// One target only: analyze, exports, findings, lines or marked
    #[arg(long)]
    target: Option<String>,
    /// Instead, write what fuzzing begins with into fuzz/corpus, for cargo-fuzz
    #[arg(long, conflicts_with = "target")]
    seeds: bool,
}

/// Builds the driver, natively and optimised, and runs it. Fails where it finds a fault.
pub(crate) fn fuzz(shell: &Shell, options: &Options) -> Result<()> {
    let run = cmd!(shell, "cargo run --release --locked --manifest-path fuzz/Cargo.toml --target-dir target/fuzz --");
    if options.seeds {
        return Ok(run.arg("seeds").run()?);
    }
    let seed = options.seed.to_string();
    let limit = match options.texts {
        Some(texts) => ["--texts".to_owned(), texts.to_string()],
        None => ["--seconds".to_owned(), options.seconds.to_string()],
    };
    let target = options.target.iter().flat_map(|target| ["--target", target]);
    run.args(["run", "--seed", &seed]).args(limit).args(target).run()?;
    Ok(())
}
