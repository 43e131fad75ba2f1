//! The commands of the shell.

mod batch;
mod listing;
mod source;

use claimlight::text::{Offsets, Unit};
use claimlight::{Analysis, analyze};
use clap::{Subcommand, ValueEnum};
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
        /// Print the findings as JSON
        #[arg(long)]
        json: bool,
        /// What the numbers of the JSON count
        #[arg(long, value_enum, default_value_t = Counting::Chars, requires = "json")]
        offsets: Counting,
    },
    /// Reads JSON lines {"id", "text"} from standard input and writes one JSON line of findings for each, in order
    Batch {
        /// What the numbers of the JSON count
        #[arg(long, value_enum, default_value_t = Counting::Chars)]
        offsets: Counting,
    },
}

/// What an offset counts.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Counting {
    /// Unicode code points, as Python counts
    Chars,
    /// UTF-16 units, as JavaScript counts
    Utf16,
    /// UTF-8 bytes, as Rust counts
    Bytes,
}

/// Why a command could not do its work. No message holds any of the article's text.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// A file that cannot be read.
    #[error("cannot read {name}: {cause}")]
    Unreadable {
        /// The file, as it was named.
        name: String,
        /// What the system says.
        cause: io::Error,
    },
    /// A file that is not text.
    #[error("{name} is not text in UTF-8: byte {byte} does not fit; save it as UTF-8 and try again")]
    NotText {
        /// The file, as it was named.
        name: String,
        /// The first byte that does not fit, from 0.
        byte: usize,
    },
    /// The findings cannot be written.
    #[error("cannot write the findings: {0}")]
    Output(#[from] io::Error),
    /// The findings cannot be turned into JSON.
    #[error("cannot write the findings as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

impl Error {
    /// Whether the reader of the output went away ("claimlight … | head"), which is nobody's mistake.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        let closed = |kind: io::ErrorKind| kind == io::ErrorKind::BrokenPipe;
        match self {
            Error::Output(cause) => closed(cause.kind()),
            Error::Json(cause) => cause.io_error_kind().is_some_and(closed),
            _ => false,
        }
    }
}

/// Does what a command asks for.
pub(crate) fn run(command: Command) -> Result<ExitCode, Error> {
    match command {
        Command::Analyze { file, json, offsets } => {
            let text = source::read(&file)?;
            let analysis = analyze(&text);
            if json {
                let mut out = io::stdout().lock();
                serde_json::to_writer_pretty(&mut out, &counted(&text, analysis, offsets))?;
                writeln!(out)?;
            } else {
                listing::print(&text, &analysis, &mut anstream::stdout().lock())?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Batch { offsets } => {
            let bad = batch::run(offsets, io::stdin().lock(), &mut io::stdout().lock())?;
            Ok(if bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
    }
}

/// The same findings with their offsets in another unit.
fn counted(text: &str, analysis: Analysis, offsets: Counting) -> Analysis {
    let unit = match offsets {
        Counting::Bytes => Unit::Bytes,
        Counting::Chars => Unit::Chars,
        Counting::Utf16 => Unit::Utf16,
    };
    let offsets = Offsets::new(text, unit);
    analysis.map_spans(|span| offsets.span(span))
}
