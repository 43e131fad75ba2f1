//! How long the wasm takes in Chromium, and how much it weighs.

use crate::{build, serve, tools};
use anyhow::Result;
use xshell::{Shell, cmd};

/// Builds, serves the page to a headless Chromium and prints what it measures there.
pub(crate) fn bench(shell: &Shell) -> Result<()> {
    build::build(shell)?;
    let (server, address) = serve::bind(0)?;
    let server = std::sync::Arc::new(server);
    let serving = std::thread::spawn({
        let server = server.clone();
        move || serve::run(&server)
    });
    let script = tools::root().join("xtask/bench.mjs");
    let result = cmd!(shell, "node {script} {address}").run();
    server.unblock();
    let _ = serving.join();
    Ok(result?)
}
