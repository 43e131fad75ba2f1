//! The npm package: what a build leaves in www/dist, as the one file that npm takes.

use crate::{build, tools};
use anyhow::{Result, bail};
use xshell::{Shell, cmd};

/// The most that the package may weigh when it is downloaded, in bytes.
const LARGEST: u64 = 2_000_000;

/// Builds, and packs www/dist into target/package.
pub(crate) fn package(shell: &Shell, weights: build::Weights) -> Result<()> {
    build::build(shell, weights)?;
    let folder = tools::root().join("target/package");
    // An older version's file would stand beside it.
    shell.remove_path(&folder)?;
    shell.create_dir(&folder)?;
    let file = cmd!(shell, "npm pack ./www/dist --pack-destination {folder} --silent").read()?;
    let weighs = std::fs::metadata(folder.join(&file))?.len();
    println!("target/package/{file}: {weighs} bytes");
    if weighs > LARGEST {
        bail!("target/package/{file} weighs {weighs} bytes, more than {LARGEST}: `tar -tvf` shows what is in it");
    }
    Ok(())
}
