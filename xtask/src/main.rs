//! The project's own commands: `cargo xtask build | package | serve | test | linear | bench | score | train | corpus | fuzz |
//! notices | extension | reproducible`.

mod audit;
mod bench;
mod build;
mod check;
mod cms;
mod corpus;
mod extension;
mod fingerprint;
mod fuzz;
mod linear;
mod miri;
mod notices;
mod package;
mod python;
mod reproducible;
mod score;
mod serve;
mod tools;
mod train;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use xshell::Shell;

/// Builds, serves, tests, times and scores Claimlight.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the wasm package into www/pkg
    Build {
        /// Which weights the module holds
        #[arg(long, value_enum, default_value_t)]
        weights: build::Weights,
    },
    /// Build, then pack the npm package into target/package
    Package {
        /// Which weights the module holds
        #[arg(long, value_enum, default_value_t)]
        weights: build::Weights,
    },
    /// Build, then pack the browser extension into target/extension
    Extension {
        /// Which weights the module holds
        #[arg(long, value_enum, default_value_t)]
        weights: build::Weights,
    },
    /// Build, then serve the page on 127.0.0.1
    Serve {
        /// The port; 0 takes any that is free
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Serve what was built before
        #[arg(long)]
        no_build: bool,
    },
    /// Run every test: lints, native, wasm in Chromium and Firefox, the page's modules on Node, the page in both browsers
    Test {
        /// Run one part only
        #[arg(long, value_enum)]
        only: Vec<check::Part>,
        /// Instead of them, the tests in content systems and editors, which install what they run into target/cms
        #[arg(long, conflicts_with = "only")]
        cms: bool,
        /// Of these, the files whose names hold one of these words: wordpress, editors …
        #[arg(requires = "cms")]
        files: Vec<String>,
    },
    /// Count the work for 300 repeated units, and fail where four times the text takes more than five times of it
    Linear,
    /// Time the wasm in Chromium and measure its size
    Bench {
        /// Time the Python package beside the command instead, on so many megabytes of articles
        #[arg(long, value_name = "MEGABYTES")]
        python: Option<f64>,
        /// How often each is timed
        #[arg(long, value_name = "N", default_value_t = 3, requires = "python")]
        rounds: usize,
    },
    /// Train the network on training/corpus and other annotated articles: two hours of two cores at most, less with a GPU
    Train {
        /// The folder of quotes-train.jsonl, quotes-dev.jsonl and uncertainty-train.jsonl
        #[arg(long, required_unless_present = "open")]
        data: Option<PathBuf>,
        /// Train on training/corpus alone
        #[arg(long, conflicts_with = "data")]
        open: bool,
        /// Go on from these weights and keep their vocabulary, instead of beginning from nothing
        #[arg(long)]
        from: Option<PathBuf>,
        /// Fine-tune a larger network first, from whose labels the small one learns: an hour and a half more without a GPU
        #[arg(long)]
        teacher: bool,
        /// Where the weights go
        #[arg(long, default_value = "src/reader/weights.bin")]
        out: PathBuf,
        /// Options of training/train.py: --hidden, --epochs, --seed …
        #[arg(last = true)]
        more: Vec<String>,
    },
    /// Ask registries for advisories against dependencies; warn where they give no answer
    Audit,
    /// Run the network's unsafe code under Miri, where a nightly toolchain has it
    Miri,
    /// Check, print or measure the marked articles of training/corpus
    Corpus {
        /// What to do with them
        action: corpus::Action,
        /// Only those to train on, to choose on or to measure on
        #[arg(long, value_enum)]
        part: Option<corpus::Part>,
        /// A folder with a folder for each slice
        #[arg(long, default_value = "training/corpus")]
        folder: PathBuf,
    },
    /// Try damaged texts on the core and on all that reads files; fail where one breaks a promise
    Fuzz(fuzz::Options),
    /// Write THIRD-PARTY.txt, the notices of the crates that are compiled into the module
    Notices {
        /// Instead, fail where the file is not what would be written
        #[arg(long)]
        check: bool,
    },
    /// Build twice, here and in a copy in another folder, and fail where what is published differs
    Reproducible,
    /// Score the engine on the open corpus' dev part; fail where a figure is under its floor
    Score(score::Options),
}

fn main() -> anyhow::Result<()> {
    let shell = Shell::new()?;
    shell.change_dir(tools::root());
    match Arguments::parse().command {
        Command::Build { weights } => build::build(&shell, weights),
        Command::Package { weights } => package::package(&shell, weights),
        Command::Extension { weights } => extension::extension(&shell, weights),
        Command::Serve { port, no_build } => {
            if !no_build {
                build::build(&shell, build::Weights::default())?;
            }
            serve::serve(&shell, port)
        }
        Command::Test { cms: true, files, .. } => cms::check(&shell, &files),
        Command::Test { only, .. } => check::check(&shell, &only),
        Command::Linear => linear::linear(&shell),
        Command::Bench { python: Some(megabytes), rounds } => python::bench(&shell, megabytes, rounds),
        Command::Bench { python: None, .. } => bench::bench(&shell),
        Command::Train { data, from, teacher, out, more, .. } => {
            train::train(&shell, &train::Made { data, from, teacher, more }, &out)
        }
        Command::Audit => audit::audit(&shell),
        Command::Miri => miri::miri(&shell),
        Command::Corpus { action, part, folder } => corpus::corpus(action, &folder, part),
        Command::Fuzz(options) => fuzz::fuzz(&shell, &options),
        Command::Notices { check } => notices::notices(&shell, check),
        Command::Reproducible => reproducible::reproducible(&shell),
        Command::Score(options) => score::score(&shell, &options),
    }
}
