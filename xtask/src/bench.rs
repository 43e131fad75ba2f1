//! How long the wasm takes in Chromium, and how much it weighs.

use crate::{build, serve, tools};
use anyhow::Result;
use xshell::{Shell, cmd};

/// Builds, serves the page to a headless Chromium and prints what it measures there.
pub(crate) fn bench(shell: &Shell) -> Result<()> {
    build::build(shell)?;
    let (listener, address) = serve::bind(0)?;
    // It ends with the process.
    std::thread::spawn(|| serve::run(listener));
    let script = tools::root().join("xtask/bench.mjs");
    cmd!(shell, "node {script} {address}").run()?;
    Ok(())
}
