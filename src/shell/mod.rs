//! The commands of the shell.

mod batch;
mod listing;
mod source;

use claimlight::export::{self, export};
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
        /// Print the bare findings as JSON, as batch does
        #[arg(long, group = "output")]
        json: bool,
        /// Print the findings in another form
        #[arg(long, value_enum, group = "output")]
        format: Option<Format>,
        /// What the numbers of JSON and CSV count
        #[arg(long, value_enum, default_value_t = Counting::Chars, requires = "output")]
        offsets: Counting,
        /// The article's address, which the annotations of w3c name
        #[arg(long, default_value = "urn:claimlight:article", requires = "format")]
        source: String,
    },
    /// Reads JSON lines {"id", "text"} from standard input and writes one JSON line of findings for each, in order
    Batch {
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
        Command::Analyze { file, json, format, offsets, source } => {
            let text = source::read(&file)?;
            let analysis = analyze(&text);
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
        Command::Batch { offsets } => {
            let bad = batch::run(offsets, io::stdin().lock(), &mut io::stdout().lock())?;
            Ok(if bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
    }
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

impl Counting {
    fn unit(self) -> Unit {
        match self {
            Counting::Bytes => Unit::Bytes,
            Counting::Chars => Unit::Chars,
            Counting::Utf16 => Unit::Utf16,
        }
    }
}

/// The same findings with their offsets in another unit.
fn counted(text: &str, analysis: Analysis, offsets: Counting) -> Analysis {
    let offsets = Offsets::new(text, offsets.unit());
    analysis.map_spans(|span| offsets.span(span))
}
