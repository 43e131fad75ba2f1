//! The wasm package: wasm-pack, then the pinned wasm-opt. The element's files: esbuild.

use crate::tools;
use anyhow::{Result, bail};
use std::io::Write;
use std::process::{Command, Stdio};
use xshell::{Shell, cmd};

/// The most that the module may weigh on its way to a reader.
const LARGEST: usize = 400 * 1024;

/// The most that the element's script may weigh on its way to a reader.
const LARGEST_SCRIPT: usize = 30 * 1024;

/// Builds www/pkg and www/dist.
pub(crate) fn build(shell: &Shell) -> Result<()> {
    tools::for_build(shell)?;
    cmd!(shell, "wasm-pack build --target web --out-dir www/pkg --out-name claimlight --release").run()?;
    let module = tools::root().join("www/pkg/claimlight_bg.wasm");
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
    cmd!(shell, "{wasm_opt} -O3 {features...} {module} -o {module}").run()?;
    let bytes = shell.read_binary_file(&module)?;
    let packed = gzip(&bytes)?;
    println!("www/pkg/claimlight_bg.wasm: {} KB, {} KB with gzip", bytes.len() / 1024, packed / 1024);
    if packed > LARGEST {
        bail!("the module weighs {packed} bytes with gzip, more than {LARGEST}");
    }
    widget(shell)
}

/// Bundles the element into www/dist.
pub(crate) fn widget(shell: &Shell) -> Result<()> {
    cmd!(shell, "node xtask/widget.mjs").run()?;
    let script = tools::root().join("www/dist/claimlight.js");
    let packed = gzip(&shell.read_binary_file(&script)?)?;
    println!("www/dist/claimlight.js: {:.1} KB with gzip", packed as f64 / 1024.0);
    if packed > LARGEST_SCRIPT {
        bail!("the element's script weighs {packed} bytes with gzip, more than {LARGEST_SCRIPT}");
    }
    Ok(())
}

/// How many bytes gzip makes of these.
pub(crate) fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut child = Command::new("gzip").args(["-9", "-c"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let Some(mut input) = child.stdin.take() else { bail!("gzip takes no input") };
    std::thread::scope(|scope| {
        scope.spawn(move || input.write_all(bytes));
        Ok(child.wait_with_output()?.stdout.len())
    })
}
