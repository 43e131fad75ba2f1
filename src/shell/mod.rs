//! The commands of the shell.

mod answers;
mod batch;
mod counting;
mod done;
mod error;
mod figures;
mod listing;
#[cfg(feature = "parquet")]
mod parquet;
mod progress;
mod request;
mod requests;
mod source;

use claimlight::export::{self, export};
use clap::{Subcommand, ValueEnum};
use counting::{Counting, counted};
pub(crate) use error::{Error, complain};
use oxiri::Iri;
use request::analyzing;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// What the shell can be asked to do.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Reads one article and lists who says what and what is left open
    Analyze {
        /// A file of plain text in UTF-8; "-" or nothing reads standard input
        #[arg(default_value = "-")]
        file: PathBuf,
        /// Print the bare findings as JSON, as batch does
        #[arg(long, group = "output")]
        json: bool,
        /// Print the findings in another form
        #[arg(long, value_enum, group = "output")]
        format: Option<Format>,
        /// Leave out what somebody only thinks, wants or feels
        #[arg(long)]
        said: bool,
        /// What the numbers of JSON and CSV count
        #[arg(long, value_enum, default_value_t = Counting::Chars, requires = "output")]
        offsets: Counting,
        /// The article's address, which the annotations of w3c name
        #[arg(long, default_value = "urn:claimlight:article", requires = "format", value_parser = iri)]
        source: String,
    },
    /// Reads many articles, as JSON lines {"id", "text"} or Parquet, and writes the findings of each, in order
    Batch(batch::Options),
    /// Counts who says how much and what is left open, in many articles, or in what batch wrote of them
    Stats(figures::Options),
}

/// A format that findings can be written in.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// Versioned JSON, with the words of every span beside its offsets
    Json,
    /// W3C Web Annotation (JSON-LD); positions in code points, as that model has them
    W3c,
    /// A table for spreadsheets, one finding a row
    Csv,
    /// A report
    Markdown,
    /// A page that needs no other file: the article with its marks, and the report
    Html,
}

/// Does what a command asks for.
pub(crate) fn run(command: Command) -> Result<ExitCode, Error> {
    if !claimlight::is_whole() {
        return Err(Error::Damaged);
    }
    match command {
        Command::Analyze { file, json, format, said, offsets, source } => {
            let text = source::read(&file)?;
            let analysis = analyzing(said)(&text);
            if let Some(format) = format {
                let written = export(format.into(), &text, &analysis, &source, offsets.unit());
                io::stdout().lock().write_all(written.as_bytes())?;
            } else if json {
                let mut out = io::stdout().lock();
                serde_json::to_writer_pretty(&mut out, &counted(&text, analysis, offsets))?;
                writeln!(out)?;
            } else {
                listing::print(&text, &analysis, &mut anstream::stdout().lock())?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Batch(options) => Ok(exit(batch::run(&options)?)),
        Command::Stats(options) => Ok(exit(figures::run(&options, &mut anstream::stdout().lock())?)),
    }
}

/// How a command ends that could not read so many articles.
fn exit(bad: usize) -> ExitCode {
    if bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// An address that annotations can name.
fn iri(address: &str) -> Result<String, String> {
    Iri::parse(address).map(|iri| iri.to_string()).map_err(|e| format!("not an IRI: {e}"))
}

impl From<Format> for export::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Json => export::Format::Json,
            Format::W3c => export::Format::W3c,
            Format::Csv => export::Format::Csv,
            Format::Markdown => export::Format::Markdown,
            Format::Html => export::Format::Html,
        }
    }
}
