//! Whether two builds of the same sources are the same bytes: this checkout's, and a copy's in another folder.

use crate::{build, extension, tools};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// Builds here and in target/reproducible, prints the SHA-256 of every file that is published, the extension's among them, and fails where two differ.
pub(crate) fn reproducible(shell: &Shell) -> Result<()> {
    extension::extension(shell, build::Weights::default())?;
    let (here, there) = (tools::root(), tools::root().join("target/reproducible/claimlight"));
    copy(shell, &here, &there)?;
    let again = Shell::new()?;
    again.change_dir(&there);
    // The same program builds whatever checkout cargo names; what it finds in the environment of this run is not the copy's.
    let program = std::env::current_exe()?;
    cmd!(again, "{program} extension")
        .env("CARGO_MANIFEST_DIR", there.join("xtask"))
        .env("CARGO_TARGET_DIR", here.join("target/reproducible/target"))
        .run()?;
    let files: Vec<PathBuf> = [here.join("www/dist"), here.join("target/extension")]
        .iter()
        .map(|folder| shell.read_dir(folder))
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .flatten()
        .filter(|file| file.is_file())
        .collect();
    cmd!(shell, "node xtask/hashes.mjs").args(&files).run()?;
    let mut differ: Vec<String> = Vec::new();
    for name in files.iter().filter_map(|file| file.strip_prefix(&here).ok()) {
        let bytes = |root: &Path| shell.read_binary_file(root.join(name)).ok();
        if bytes(&here) != bytes(&there) {
            differ.push(name.display().to_string());
        }
    }
    if !differ.is_empty() {
        bail!("two builds differ: {}", differ.join(", "));
    }
    Ok(())
}

/// Copies what git tracks, as it stands in the folder, and points to Node's packages.
fn copy(shell: &Shell, from: &Path, to: &Path) -> Result<()> {
    shell.remove_path(to)?;
    let files = cmd!(shell, "git ls-files -z").quiet().read().context("the sources are those that git tracks")?;
    for file in files.split('\0').filter(|file| from.join(file).is_file()) {
        let copy = to.join(file);
        shell.create_dir(copy.parent().unwrap_or(to))?;
        shell.copy_file(from.join(file), copy)?;
    }
    cmd!(shell, "ln -s {from}/node_modules {to}/node_modules").run()?;
    Ok(())
}
