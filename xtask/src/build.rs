//! The module: cargo, wasm-bindgen, the pinned wasm-opt. The element's files: esbuild.

use crate::fingerprint::fnv1a;
use crate::{notices, tools};
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;
use xshell::{Shell, cmd};

/// The most that all of it may weigh on its way to a reader, with brotli.
const LARGEST: usize = 1_050_000;

/// Which weights are built in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Weights {
    /// Trained on everything that src/reader/MODEL.md names
    #[default]
    Full,
    /// Trained on open data alone
    Open,
}

/// Builds www/pkg and www/dist, and says how far it is.
pub(crate) fn build(shell: &Shell, weights: Weights) -> Result<()> {
    println!("[1/4] the wasm target and Node's packages");
    tools::for_build(shell)?;
    println!("[2/4] the module: cargo, then wasm-bindgen; the first time this takes a minute or two");
    module(shell, weights)?;
    println!("[4/4] the element's scripts: esbuild");
    let version = version(shell)?;
    cmd!(shell, "node xtask/widget.mjs {version}").run()?;
    // They go with the module: the notices of what is in it, and what its weights were made of.
    for notice in [notices::FILE, "src/reader/MODEL.md"] {
        shell.copy_file(notice, "www/dist")?;
    }
    let weighs = download(shell)?;
    println!("the whole download: {} KB with brotli, {} KB of it the module", weighs.all / 1024, weighs.module / 1024);
    if weighs.all > LARGEST {
        bail!("the download weighs {} bytes with brotli, more than {LARGEST}", weighs.all);
    }
    Ok(())
}

/// Compiles the module and puts it, made smaller, with its JavaScript into www/pkg; what is there already stays where nothing changed.
fn module(shell: &Shell, weights: Weights) -> Result<()> {
    // A browser compiles what it runs first in a hurry, function by function: small functions that stay apart start sooner.
    let level = ["--config", "profile.release.opt-level=2"];
    let open = (weights == Weights::Open).then_some(["--features", "open-weights"]).into_iter().flatten();
    cmd!(shell, "cargo build --lib --release --target wasm32-unknown-unknown {level...} {open...}").run()?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| tools::root().join("target"), PathBuf::from);
    let compiled = target.join("wasm32-unknown-unknown/release/claimlight.wasm");
    let folder = tools::root().join("www/pkg");
    let (made_of, mark) = (fnv1a(shell.read_binary_file(&compiled)?).to_string(), folder.join(".made-of"));
    if shell.read_file(&mark).is_ok_and(|made| made == made_of) {
        return Ok(());
    }
    shell.remove_path(&folder)?;
    Bindgen::new()
        .input_path(&compiled)
        .out_name("claimlight")
        .typescript(true)
        // Without it init() has no address to fetch the module from.
        .omit_default_module_path(false)
        .web(true)
        .and_then(|b| b.remove_name_section(true).remove_producers_section(true).generate(&folder))
        .with_context(|| format!("wasm-bindgen could not read {}", compiled.display()))?;
    println!("[3/4] the module made smaller: wasm-opt");
    smaller(shell, &folder.join("claimlight_bg.wasm"))?;
    shell.write_file(mark, made_of)?;
    Ok(())
}

/// Runs the pinned wasm-opt over a module.
fn smaller(shell: &Shell, module: &Path) -> Result<()> {
    let wasm_opt = tools::root().join("node_modules/.bin/wasm-opt");
    let features = [
        "--enable-bulk-memory",
        "--enable-nontrapping-float-to-int",
        "--enable-sign-ext",
        "--enable-mutable-globals",
        "--enable-reference-types",
        "--enable-multivalue",
        "--enable-simd",
    ];
    // Twice, since the second time finds a kilobyte more; a function of one caller stays apart where it is long.
    let passes = ["-O3", "-O3", "--converge", "--strip-producers", "--one-caller-inline-max-function-size", "1000"];
    cmd!(shell, "{wasm_opt} {passes...} {features...} {module} -o {module}").run()?;
    Ok(())
}

/// The crate's version, which the npm package has too.
pub(crate) fn version(shell: &Shell) -> Result<String> {
    let manifest: toml::Table = shell.read_file(tools::root().join("Cargo.toml"))?.parse()?;
    let version = manifest.get("package").and_then(|package| package.get("version")).and_then(|v| v.as_str());
    Ok(version.context("Cargo.toml names no version")?.to_owned())
}

/// Bytes on their way to a reader, with brotli.
#[derive(Deserialize)]
pub(crate) struct Download {
    /// The module with its weights.
    pub module: usize,
    /// The module, the scripts and the style.
    pub all: usize,
}

/// How much a reader fetches for the page.
pub(crate) fn download(shell: &Shell) -> Result<Download> {
    let weighed = cmd!(shell, "node xtask/weigh.mjs").quiet().read()?;
    serde_json::from_str(&weighed).context("xtask/weigh.mjs")
}
