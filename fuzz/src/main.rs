//! Fuzzes on stable: damaged texts without end, the same in every run of the same seed. What fails is made short and written down.

use claimlight_fuzz::mutate::{Pieces, Random, mutated, reduced};
use claimlight_fuzz::{TARGETS, Target, seeds::seeds};
use clap::{Parser, Subcommand};
use std::collections::BTreeSet;
use std::error::Error;
use std::panic::{catch_unwind, set_hook};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use std::{env, fs};

/// Fuzzes Claimlight's core and readers.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Try damaged texts on the targets
    Run {
        /// For how long, all targets together
        #[arg(long, default_value_t = 60)]
        seconds: u64,
        /// Instead, how many texts each target reads: the same ones on a fast and on a slow machine
        #[arg(long, conflicts_with = "seconds")]
        texts: Option<u64>,
        /// Where the random numbers begin
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// One target only: analyze, exports, findings, lines or marked
        #[arg(long)]
        target: Option<String>,
    },
    /// Write what fuzzing begins with into fuzz/corpus, for cargo-fuzz
    Seeds,
    /// Try one file on a target, as it is
    Replay { target: String, file: PathBuf },
}

/// Where the last panic was.
static PLACE: Mutex<String> = Mutex::new(String::new());

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let root = env::current_dir()?;
    match Arguments::parse().command {
        Command::Run { seconds, texts, seed, target } => {
            let limit = texts.map_or(Limit::Time(Duration::from_secs(seconds)), Limit::Texts);
            run(&root, limit, seed, target.as_deref())
        }
        Command::Seeds => {
            for ((name, _), files) in TARGETS.iter().zip(seeds(&root.join("training/corpus"))?) {
                write(&root.join("fuzz/corpus").join(name), &files)?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Replay { target, file } => {
            let target = TARGETS.iter().find(|t| t.0 == target).ok_or("there is no such target")?;
            target.1(&fs::read(file)?);
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn write(folder: &Path, files: &[Vec<u8>]) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    (0..).zip(files).try_for_each(|(i, file)| fs::write(folder.join(format!("{i:05}")), file))
}

/// When fuzzing ends.
enum Limit {
    /// After so long, all targets together
    Time(Duration),
    /// After so many texts, each target
    Texts(u64),
}

/// How much a target has read.
#[derive(Clone, Copy, Default)]
struct Done {
    texts: u64,
    bytes: u64,
    time: Duration,
    /// The longest that a text took, and its bytes.
    slowest: (Duration, usize),
}

fn run(root: &Path, limit: Limit, seed: u64, only: Option<&str>) -> Result<ExitCode, Box<dyn Error>> {
    set_hook(Box::new(|info| {
        let place = info.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        let why = info.payload_as_str().unwrap_or_default().chars().take(400).collect::<String>();
        if let Ok(mut last) = PLACE.lock() {
            *last = format!("{place}: {why}");
        }
    }));
    let (pieces, seeds) = (Pieces::new()?, seeds(&root.join("training/corpus"))?);
    let chosen: Vec<usize> = (0..TARGETS.len()).filter(|&t| only.is_none_or(|only| TARGETS[t].0 == only)).collect();
    if chosen.is_empty() {
        return Err("there is no such target".into());
    }
    let (mut random, mut done, mut faults) = (Random::new(seed), [Done::default(); TARGETS.len()], BTreeSet::new());
    let begin = Instant::now();
    for round in 0.. {
        let ended = match limit {
            Limit::Time(limit) => begin.elapsed() >= limit,
            Limit::Texts(limit) => round >= limit,
        };
        if ended {
            break;
        }
        for &t in &chosen {
            let (name, target) = TARGETS[t];
            let data = mutated(&seeds[t], &pieces, &mut random);
            let started = Instant::now();
            let failed = fails(target, &data);
            let took = started.elapsed();
            done[t].texts += 1;
            done[t].bytes += data.len() as u64;
            done[t].time += took;
            done[t].slowest = done[t].slowest.max((took, data.len()));
            if failed && faults.insert((name, place())) {
                fault(root, name, target, &data)?;
            }
        }
    }
    for &t in &chosen {
        let Done { texts, bytes, time, slowest } = done[t];
        println!(
            "{:9}{texts:>9} texts{bytes:>13} bytes in {:>6.1} s; the slowest {} bytes in {:.0} ms",
            TARGETS[t].0,
            time.as_secs_f64(),
            slowest.1,
            slowest.0.as_secs_f64() * 1e3
        );
    }
    let bytes: u64 = done.iter().map(|d| d.bytes).sum();
    println!("{bytes} bytes, seed {seed}: {} faults", faults.len());
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether a target panics.
fn fails(target: Target, data: &[u8]) -> bool {
    catch_unwind(|| target(data)).is_err()
}

/// File and line of the last panic.
fn place() -> String {
    let last = PLACE.lock().map(|last| last.clone()).unwrap_or_default();
    last.split(": ").next().unwrap_or_default().to_owned()
}

/// Writes down a text that fails, made short where it fails at the same place.
fn fault(root: &Path, name: &str, target: Target, data: &[u8]) -> std::io::Result<()> {
    let here = place();
    let short = reduced(data, |data| fails(target, data) && place() == here);
    fails(target, &short);
    let folder = root.join("fuzz/artifacts").join(name);
    fs::create_dir_all(&folder)?;
    let file = folder.join(here.replace(['/', ':', '.'], "-").trim_start_matches('-'));
    fs::write(&file, &short)?;
    let why = PLACE.lock().map(|last| last.clone()).unwrap_or_default();
    println!(
        "{name}: {why}\n  {}: {:?}",
        file.display(),
        String::from_utf8_lossy(&short).chars().take(400).collect::<String>()
    );
    Ok(())
}
