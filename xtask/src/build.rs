//! The wasm package: wasm-pack, then the pinned wasm-opt. The element's files: esbuild.

use crate::tools;
use anyhow::{Result, bail};
use xshell::{Shell, cmd};

/// The most that all of it may weigh on its way to a reader, with brotli.
const LARGEST: usize = 1_600_000;

/// Builds www/pkg and www/dist.
pub(crate) fn build(shell: &Shell) -> Result<()> {
    tools::for_build(shell)?;
    // A browser compiles what it runs first in a hurry, function by function: small functions that stay apart start sooner.
    let level = ["--config", "profile.release.opt-level=2"];
    cmd!(shell, "wasm-pack build --target web --out-dir www/pkg --out-name claimlight --release -- {level...}")
        .run()?;
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
    let apart = ["--one-caller-inline-max-function-size", "1000"];
    cmd!(shell, "{wasm_opt} -O3 {apart...} {features...} {module} -o {module}").run()?;
    let weighs = download(shell)?;
    println!("the whole download: {} KB with brotli, {} KB of it the module", weighs.all / 1024, weighs.module / 1024);
    if weighs.all > LARGEST {
        bail!("the download weighs {} bytes with brotli, more than {LARGEST}", weighs.all);
    }
    cmd!(shell, "node xtask/widget.mjs").run()?;
    Ok(())
}

/// Bytes on their way to a reader, with brotli.
pub(crate) struct Download {
    /// The module with its weights.
    pub module: usize,
    /// The module, the scripts and the style.
    pub all: usize,
}

/// How much a reader fetches for the page.
pub(crate) fn download(shell: &Shell) -> Result<Download> {
    let www = tools::root().join("www");
    let mut all = 0;
    for folder in [www.clone(), www.join("pkg")] {
        for file in shell.read_dir(&folder)? {
            if file.extension().is_some_and(|e| ["js", "css", "html", "wasm"].iter().any(|known| e == *known)) {
                all += packed(&shell.read_binary_file(&file)?)?;
            }
        }
    }
    Ok(Download { module: packed(&shell.read_binary_file(www.join("pkg/claimlight_bg.wasm"))?)?, all })
}

/// How many bytes brotli makes of these.
fn packed(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let best = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &best)?;
    Ok(out.len())
}
