//! The commands of the shell.

mod batch;
mod counting;
mod error;
mod listing;
mod source;

use claimlight::export::{self, export};

use claimlight::{Analysis, analyze};
use clap::{Subcommand, ValueEnum};
use counting::{Counting, counted};
pub(crate) use error::Error;
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
        #[arg(long, default_value = "urn:claimlight:article", requires = "format")]
        source: String,
    },
    /// Reads JSON lines {"id", "text"} from standard input and writes one JSON line of findings for each, in order
    Batch {
        /// Leave out what somebody only thinks, wants or feels
        #[arg(long)]
        said: bool,
        /// What the numbers of the JSON count
        #[arg(long, value_enum, default_value_t = Counting::Chars)]
        offsets: Counting,
    },
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
    match command {
        Command::Analyze { file, json, format, said, offsets, source } => {
            let text = source::read(&file)?;
            let analysis = reading(said)(&text);
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
        Command::Batch { said, offsets } => {
            let bad = batch::run(reading(said), offsets, io::stdin().lock(), &mut io::stdout().lock())?;
            Ok(if bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
    }
}

/// How an article is read.
fn reading(said: bool) -> fn(&str) -> Analysis {
    if said { |text| analyze(text).said() } else { analyze }
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
