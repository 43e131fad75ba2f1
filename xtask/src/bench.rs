//! How long the reading takes in Chromium and natively, how much memory, and how much a reader fetches.

use crate::serve::Server;
use crate::{build, corpus, tools};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::process::{Command, Stdio};
use wait4::Wait4;
use xshell::{Shell, cmd};

/// The figures of the last release, and how far each may go; their machine is named there.
const RELEASED: &str = include_str!("../bench.toml");

/// Builds, measures, and prints every figure beside the last release's. Times of another machine say little: the ratios, measured
/// in the same run, say more.
pub(crate) fn bench(shell: &Shell) -> Result<()> {
    build::build(shell, build::Weights::default())?;
    cmd!(shell, "cargo build --release --features cli").run()?;
    let server = Server::start()?;
    // Articles that differ: what has been read once is not read again, so a text of repeated paragraphs would tell nothing.
    let (articles, texts) = (corpus::texts()?, tools::root().join("target/bench.json"));
    shell.write_file(&texts, serde_json::to_string(&articles)?)?;
    let (script, address) = (tools::root().join("xtask/bench.mjs"), &server.address);
    let browser: Value = serde_json::from_str(&cmd!(shell, "node {script} {address} {texts}").read()?)?;
    let yardsticks = tools::root().join("xtask/yardsticks.mjs");
    let beside: Value = serde_json::from_str(&cmd!(shell, "node {yardsticks} {texts}").read()?)?;
    let weighs = build::download(shell)?;
    let (quarter, whole) = (native(shell, &articles, 250_000)?, native(shell, &articles, 1_000_000)?);
    let of = |from: &Value, name: &str| from[name].as_f64().with_context(|| format!("no figure is called {name}"));
    let (number, beside) = (|name: &str| of(&browser, name), |name: &str| of(&beside, name));
    let rows = [
        ("download, KB with brotli", weighs.all as f64 / 1e3),
        ("the module of it, KB", weighs.module as f64 / 1e3),
        ("load and start, ms", number("loaded")?),
        ("1,000 words, first time, ms", number("first")?),
        ("1,000 words, median of 51, ms", number("article")?),
        ("  ratio of the first time to it", number("first")? / number("article")?),
        ("  ratio to counting its words in JavaScript", number("article")? / number("reference")?),
        ("1,000,000 characters in Chromium, ms", number("long")?),
        ("wasm on Node, MB of text a CPU second", beside("ours")?),
        ("  ratio to wink-nlp's tagging", beside("ours")? / beside("wink")?),
        ("  ratio to compromise's quotations", beside("ours")? / beside("compromise")?),
        ("  a changed sentence in 100,000 words, ratio to the first time", beside("edit")? / beside("first")?),
        ("the element's script, KB with gzip", number("script")? / 1e3),
        ("  from the element to lit words, 1,000 words, ms", number("lit")?),
        ("  the same, 100,000 words, ms", number("litLong")?),
        ("  the host's longest task over 50 ms meanwhile", number("task")?),
        ("  what has moved in the page", number("shift")?),
        ("native, MB of text a second and core", 1.0 / whole.seconds),
        ("  1 MB to a quarter of it, ratio of times", whole.seconds / quarter.seconds),
        ("  memory for 1 MB, MB", whole.megabytes),
    ];
    let released: toml::Table = RELEASED.parse().context("bench.toml is not TOML")?;
    println!("Chromium {}; last release measured on: {}", browser["chromium"], released["machine"]);
    println!("{:50}{:>10}{:>14}{:>10}", "", "now", "last release", "bar");
    for (name, now) in rows {
        let figure = |table: &str| {
            released.get(table).and_then(|t| t.get(name.trim())).map_or(String::new(), ToString::to_string)
        };
        println!("{name:50}{now:10.2}{:>14}{:>10}", figure("released"), figure("bars"));
    }
    Ok(())
}

/// What the native command took for a text.
struct Native {
    seconds: f64,
    megabytes: f64,
}

/// Reads so many bytes of some articles, as one text, with the release build.
fn native(shell: &Shell, articles: &[String], bytes: usize) -> Result<Native> {
    let mut text = articles.join("\n\n");
    text.truncate(text.floor_char_boundary(bytes));
    let file = tools::root().join("target/bench.txt");
    shell.write_file(&file, &text)?;
    let claimlight = tools::root().join("target/release/claimlight");
    let child = Command::new(claimlight).arg("analyze").arg("--json").arg(&file).stdout(Stdio::null()).spawn()?;
    let used = child.wait4()?;
    if !used.status.success() {
        bail!("claimlight analyze failed on a text of {bytes} bytes");
    }
    Ok(Native { seconds: used.rusage.utime.as_secs_f64(), megabytes: used.rusage.maxrss as f64 / 1e6 })
}
