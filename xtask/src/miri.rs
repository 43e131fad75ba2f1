//! The code that is not safe by the compiler's word, under Miri, which knows what a machine does not say.

use anyhow::Result;
use xshell::{Shell, cmd};

/// Runs the tests of the network's lanes under Miri, as a machine with AVX2 and as one without; without Miri this warns and passes.
pub(crate) fn miri(shell: &Shell) -> Result<()> {
    if cmd!(shell, "cargo +nightly miri --version").quiet().ignore_stdout().ignore_stderr().run().is_err() {
        println!(
            "warning: Miri is not installed: rustup toolchain install nightly --profile minimal --component miri,rust-src"
        );
        return Ok(());
    }
    let lanes = "+nightly miri test --target-dir target/miri --lib reader::lanes".split(' ');
    for flags in ["", "-C target-feature=+avx2"] {
        let lanes = lanes.clone();
        cmd!(shell, "cargo {lanes...}").env("RUSTFLAGS", flags).run()?;
    }
    Ok(())
}
