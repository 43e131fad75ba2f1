//! Whether four times the text takes four times the work.

use crate::tools;
use anyhow::{Result, bail};
use std::{num::NonZero, thread};
use xshell::{Shell, cmd};

/// Compiles the program so that it counts its work, in a folder of its own, and runs `tests/linear.rs`, a share of the units a core.
pub(crate) fn linear(shell: &Shell) -> Result<()> {
    // With a target of its own, what runs while compiling is not counted.
    let host = cmd!(shell, "rustc --print host-tuple").read()?;
    test(shell, &host, &["--no-run"])?;
    let shares = thread::available_parallelism().map_or(1, NonZero::get);
    let run = |share: usize| {
        let shell = Shell::new()?;
        shell.change_dir(tools::root());
        shell.set_var("CLAIMLIGHT_SHARE", format!("{share}/{shares}"));
        test(&shell, &host, &[])
    };
    thread::scope(|scope| {
        let running: Vec<_> = (0..shares).map(|share| scope.spawn(move || run(share))).collect();
        running.into_iter().try_for_each(|r| r.join().unwrap_or_else(|_| bail!("a share of the units was not tried")))
    })
}

fn test(shell: &Shell, host: &str, more: &[&str]) -> Result<()> {
    let folder = tools::root().join("target/counted");
    let flags = format!("--cfg counted -C profile-generate={}", folder.display());
    let quick = ["--config", "profile.release.lto=false", "--config", "profile.release.codegen-units=16"];
    cmd!(shell, "cargo test --release --test linear --target {host} --target-dir {folder} {quick...} {more...}")
        .env("RUSTFLAGS", flags)
        .run()?;
    Ok(())
}
