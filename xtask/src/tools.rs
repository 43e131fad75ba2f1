//! What the other commands need on the machine: installed into .tools where cargo can do it, named where it cannot.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

/// Tools of cargo's, pinned. `wasm-bindgen-cli` must be the version of the crate in Cargo.toml.
const WASM_PACK: &str = "0.15.1";
const WASM_BINDGEN: &str = "0.2.130";
const GECKODRIVER: &str = "0.37.1";

/// Programs of the system, with Debian's packages for them.
const SYSTEM: [(&str, &str); 6] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("firefox-esr", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("xvfb-run", "xvfb"),
    ("xauth", "xauth"),
];

/// The project's folder: cargo names it when it runs this tool, so that a checkout that was moved with its target folder builds itself.
pub(crate) fn root() -> PathBuf {
    let own = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    own.parent().map_or_else(|| own.clone(), Path::to_path_buf)
}

/// Puts .tools/bin first on the path of everything that this shell runs.
pub(crate) fn use_own(shell: &Shell) -> Result<()> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let own = root().join(".tools/bin");
    let all = std::iter::once(own).chain(std::env::split_paths(&path));
    shell.set_var("PATH", std::env::join_paths(all)?);
    Ok(())
}

/// What a build needs: the wasm target and Node's packages, wasm-opt among them.
pub(crate) fn for_build(shell: &Shell) -> Result<()> {
    let targets =
        cmd!(shell, "rustup target list --installed").quiet().read().context("rustup is needed: https://rustup.rs")?;
    if !targets.lines().any(|t| t == "wasm32-unknown-unknown") {
        cmd!(shell, "rustup target add wasm32-unknown-unknown").run()?;
    }
    node_modules(shell)
}

/// What the tests need besides: browsers and their drivers, wasm-pack and the matching wasm-bindgen.
pub(crate) fn for_tests(shell: &Shell) -> Result<()> {
    use_own(shell)?;
    of_system(shell, &SYSTEM)?;
    install(shell, "wasm-pack", "wasm-pack", WASM_PACK, true)?;
    // Its lock file names a crate version that was withdrawn, so the newest fitting ones are taken.
    install(shell, "wasm-bindgen-cli", "wasm-bindgen", WASM_BINDGEN, false)?;
    install(shell, "geckodriver", "geckodriver", GECKODRIVER, true)
}

/// What the extension's tests need: two browsers, and the driver of one.
pub(crate) fn for_extension(shell: &Shell) -> Result<()> {
    use_own(shell)?;
    of_system(shell, &[("chromium", "chromium"), ("firefox-esr", "firefox-esr")])?;
    install(shell, "geckodriver", "geckodriver", GECKODRIVER, true)
}

/// Says which of these programs are missing, and how Debian installs them; each stands with its package.
pub(crate) fn of_system(shell: &Shell, wanted: &[(&str, &str)]) -> Result<()> {
    let missing: Vec<_> = wanted.iter().filter(|(program, _)| !runs(shell, program)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let programs: Vec<_> = missing.iter().map(|(p, _)| *p).collect();
    let packages: Vec<_> = missing.iter().map(|(_, p)| *p).collect();
    bail!("not found: {}. Install with:\n  sudo apt-get install -y {}", programs.join(", "), packages.join(" "))
}

/// Node's packages as package-lock.json names them.
pub(crate) fn node_modules(shell: &Shell) -> Result<()> {
    if !runs(shell, "npm") {
        bail!("npm was not found: Claimlight's page and tests need Node 20 or newer, https://nodejs.org");
    }
    let (lock, mark) = (root().join("package-lock.json"), root().join("node_modules/.claimlight"));
    let wanted = shell.read_file(&lock)?;
    if shell.read_file(&mark).is_ok_and(|have| have == wanted) {
        return Ok(());
    }
    cmd!(shell, "npm ci --ignore-scripts --no-audit --no-fund").run()?;
    shell.write_file(mark, wanted)?;
    Ok(())
}

fn install(shell: &Shell, package: &str, program: &str, version: &str, locked: bool) -> Result<()> {
    let have = cmd!(shell, "{program} --version").quiet().ignore_stderr().read().unwrap_or_default();
    if have.split_whitespace().any(|word| word == version) {
        return Ok(());
    }
    eprintln!("Installing {package} {version} into .tools, once; this takes some minutes.");
    let locked = locked.then_some("--locked");
    let root = root().join(".tools");
    // A tool that runs for seconds is not worth minutes of optimisation.
    cmd!(shell, "cargo install {package} --version {version} {locked...} --root {root} --force")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .run()
        .with_context(|| format!("{package} {version} could not be installed"))
}

/// Whether a program can be started; some have no version to tell and say so by failing.
fn runs(shell: &Shell, program: &str) -> bool {
    cmd!(shell, "{program} --version").quiet().ignore_status().ignore_stdout().ignore_stderr().run().is_ok()
}
