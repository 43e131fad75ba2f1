//! The notices of what is in the module and the scripts that a page loads: THIRD-PARTY.txt, written from what cargo and npm resolve and
//! compared by a test part. The Python wheel has notices of its own, written anew whenever it is built.

use crate::tools;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// The file, in the project's folder.
pub(crate) const FILE: &str = "THIRD-PARTY.txt";

/// What comes before the crates.
const HEAD: &str = "\
Third-party notices of Claimlight

Claimlight is licensed under MIT or Apache-2.0. The WebAssembly module contains code of the Rust standard library
(MIT OR Apache-2.0, https://github.com/rust-lang/rust) and of the crates below. Of the scripts only those that find
the article of a whole page, finder.js of Claimlight's own page and content.js of the browser extension, contain a package of
npm, the last one below.
What the network's weights were trained on, with licences, is in src/reader/MODEL.md of the source repository.

This file is written by `cargo xtask notices`.
";

/// The same for the wheel.
const WHEEL_HEAD: &str = "\
Third-party notices of Claimlight's Python package

Claimlight is licensed under MIT or Apache-2.0. The compiled module _core contains code of the Rust standard library
(MIT OR Apache-2.0, https://github.com/rust-lang/rust) and of the crates below.
What the network's weights were trained on, with licences, is in MODEL.md beside this file.
";

/// The options by which cargo names the crates of the module, and those of the wheel on the machine that builds it.
const MODULE: [&str; 4] = ["--package", "claimlight", "--target", "wasm32-unknown-unknown"];
const WHEEL: [&str; 2] = ["--package", "claimlight-python"];

/// The packages of npm whose code is in the scripts.
pub(crate) const NPM: [&str; 1] = ["@mozilla/readability"];

/// Writes the notices, or with `check` fails where they are not what would be written.
pub(crate) fn notices(shell: &Shell, check: bool) -> Result<()> {
    let packages = packages(shell, &MODULE)?.into_iter().chain(scripts(shell)?);
    let (wanted, file) = (text(HEAD, packages)?, tools::root().join(FILE));
    if !check {
        return Ok(shell.write_file(file, wanted)?);
    }
    if shell.read_file(file).is_ok_and(|have| have == wanted) {
        return Ok(());
    }
    bail!("{FILE} is not what the dependencies ask for: run `cargo xtask notices` and read the difference")
}

/// Puts licences, notices and the description of the weights beside pyproject.toml, from where maturin takes them into the wheel.
pub(crate) fn for_wheel(shell: &Shell) -> Result<()> {
    let python = tools::root().join("python");
    for file in ["LICENSE-MIT", "LICENSE-APACHE", "src/reader/MODEL.md"] {
        shell.copy_file(tools::root().join(file), &python)?;
    }
    Ok(shell.write_file(python.join(FILE), text(WHEEL_HEAD, packages(shell, &WHEEL)?)?)?)
}

/// The notices: packages in their order, then each text of a licence once, with what it is of.
fn text(head: &str, packages: impl IntoIterator<Item = Value>) -> Result<String> {
    let (mut out, mut texts) = (head.to_owned(), BTreeMap::<String, Vec<String>>::new());
    for package in packages {
        let field = |name: &str| package[name].as_str().unwrap_or_default();
        let name = format!("{} {}", field("name"), field("version"));
        let licence = field("license");
        if licence.is_empty() {
            bail!("{name} names no licence");
        }
        write!(out, "\n{name}: {licence}\n  {}\n", repository(&package))?;
        let folder = Path::new(field("manifest_path")).parent().context("a manifest without a folder")?;
        let files = licences(folder)?;
        for file in &files {
            let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
            texts.entry(text.replace('\r', "").trim().to_owned()).or_default().push(name.clone());
        }
        if files.is_empty() {
            let text = mit(&package).with_context(|| format!("{name} holds no text of its licence, {licence}"))?;
            texts.entry(text).or_default().push(name);
        }
    }
    for (text, names) in texts {
        write!(out, "\n{}\n{}\n\n{text}\n", "-".repeat(72), names.join(", "))?;
    }
    Ok(out)
}

/// The text of a package that is licensed under MIT and holds none: ours, which is MIT's, with the names of its authors.
fn mit(package: &Value) -> Result<String> {
    let licence = package["license"].as_str().unwrap_or_default();
    if !licence.split([' ', '(', ')', '/']).any(|word| word == "MIT") {
        bail!("only MIT's text is known");
    }
    let authors = package["authors"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let names: Vec<&str> = authors.map(|author| author.split('<').next().unwrap_or(author).trim()).collect();
    let ours = include_str!("../../LICENSE-MIT");
    let (_, terms) = ours.split_once("\n\nPermission").context("LICENSE-MIT is not MIT's text")?;
    let by = if names.is_empty() { "its authors".to_owned() } else { names.join(", ") + " and contributors" };
    Ok(format!("MIT License\n\nCopyright (c) {by}\n\nPermission{}", terms.trim_end()))
}

/// What cargo tells about the crates whose code is compiled into one of ours, by name.
fn packages(shell: &Shell, of: &[&str]) -> Result<Vec<Value>> {
    let tree = ["--locked", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"];
    let listed = cmd!(shell, "cargo tree {of...} {tree...}").quiet().read()?;
    let shipped = |p: &&Value| {
        let (name, version) = (p["name"].as_str().unwrap_or_default(), p["version"].as_str().unwrap_or_default());
        let same = |line: &str| line.split(' ').take(2).eq([name, &format!("v{version}")]);
        !["claimlight", "claimlight-python"].contains(&name) && listed.lines().any(same)
    };
    let metadata = cmd!(shell, "cargo metadata --locked --format-version 1").quiet().read()?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let mut packages: Vec<Value> =
        metadata["packages"].as_array().into_iter().flatten().filter(shipped).cloned().collect();
    packages.sort_by_key(|p| (p["name"].as_str().map(str::to_owned), p["version"].as_str().map(str::to_owned)));
    Ok(packages)
}

/// The same about the packages of npm.
fn scripts(shell: &Shell) -> Result<Vec<Value>> {
    let read = |name: &&str| {
        let manifest = tools::root().join("node_modules").join(name).join("package.json");
        let mut package: Value = serde_json::from_str(&shell.read_file(&manifest)?)?;
        package["manifest_path"] = manifest.to_string_lossy().into();
        Ok(package)
    };
    NPM.iter().map(read).collect()
}

/// Where a package comes from: crates name an address, packages of npm may say more.
fn repository(package: &Value) -> &str {
    let named = package["repository"].as_str().or(package["repository"]["url"].as_str());
    named.unwrap_or_default().trim_start_matches("git+").trim_end_matches(".git")
}

/// The files of a package that hold licences and notices, by name.
fn licences(folder: &Path) -> Result<Vec<PathBuf>> {
    let named = |file: &PathBuf| {
        let name = file.file_name().map(|n| n.to_string_lossy().to_ascii_uppercase()).unwrap_or_default();
        ["LICENSE", "LICENCE", "COPYING", "NOTICE", "COPYRIGHT"].iter().any(|word| name.starts_with(word))
            && file.is_file()
    };
    let files: Vec<PathBuf> = fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect::<std::io::Result<_>>()?;
    let mut files: Vec<PathBuf> = files.into_iter().filter(named).collect();
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_package_without_a_text_has_that_of_mit_with_its_authors() -> Result<()> {
        let text = mit(&json!({ "license": "Apache-2.0 OR MIT", "authors": ["Ann Lee <ann@x.org>", "Bo Ash"] }))?;
        assert!(
            text.starts_with("MIT License\n\nCopyright (c) Ann Lee, Bo Ash and contributors\n\nPermission is hereby")
        );
        assert!(!text.contains("Claimlight") && text.ends_with("SOFTWARE."));
        assert!(mit(&json!({ "license": "Apache-2.0", "authors": ["Ann Lee"] })).is_err());
        Ok(())
    }
}
