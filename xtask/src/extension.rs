//! The browser extension: a folder for each browser, and the files that the stores take.

use crate::build;
use anyhow::Result;
use xshell::{Shell, cmd};

/// Builds, then packs the extension into target/extension.
pub(crate) fn extension(shell: &Shell, weights: build::Weights) -> Result<()> {
    build::build(shell, weights)?;
    pack(shell)
}

/// Packs it as it is built, then has both browsers use it.
pub(crate) fn test(shell: &Shell) -> Result<()> {
    for project in ["embed/extension", "tests/extension"] {
        cmd!(shell, "npx tsc --project {project}").run()?;
    }
    pack(shell)?;
    cmd!(shell, "npx playwright test --config tests/extension").run()?;
    Ok(())
}

fn pack(shell: &Shell) -> Result<()> {
    let version = build::version(shell)?;
    cmd!(shell, "node xtask/extension.mjs {version} --pack").run()?;
    Ok(())
}
