//! Where findings go: JSON lines, or a Parquet file.

use super::counting::counted;
use super::error::Error;
#[cfg(feature = "parquet")]
use super::parquet;
use super::request::{Bad, Raw, Reading, Request};
use super::source::shown;
use claimlight::Analysis;
use rayon::prelude::*;
use serde::Serialize;
use serde_json::value::RawValue;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Where findings go.
pub(super) enum Answers {
    Lines(BufWriter<Box<dyn Write>>),
    #[cfg(feature = "parquet")]
    Parquet(Box<parquet::Table>),
}

#[derive(Serialize)]
struct Answer {
    id: Box<RawValue>,
    #[serde(flatten)]
    analysis: Analysis,
}

impl Answers {
    /// A file of JSON lines, or standard output for "-".
    pub(super) fn lines(file: Option<File>) -> Self {
        let output: Box<dyn Write> = match file {
            Some(file) => Box::new(file),
            None => Box::new(io::stdout().lock()),
        };
        Answers::Lines(BufWriter::new(output))
    }

    /// Reads a chunk on all cores and writes the findings in order; what could not be read.
    pub(super) fn answer(&mut self, chunk: &[Raw], reading: &Reading) -> Result<Vec<Bad>, Error> {
        match self {
            Answers::Lines(output) => {
                let mut bad = Vec::new();
                let answers: Vec<_> = chunk.par_iter().map(|raw| (raw.number, line(raw, reading))).collect();
                for (number, answer) in answers {
                    match answer {
                        Ok(None) => {}
                        Ok(Some(json)) => writeln!(output, "{json}")?,
                        Err(reason) => bad.push((number, reason)),
                    }
                }
                output.flush()?;
                Ok(bad)
            }
            #[cfg(feature = "parquet")]
            Answers::Parquet(table) => table.answer(chunk, reading),
        }
    }

    /// Writes what is still to be written.
    pub(super) fn finish(self) -> Result<(), Error> {
        match self {
            Answers::Lines(mut output) => Ok(output.flush()?),
            #[cfg(feature = "parquet")]
            Answers::Parquet(table) => table.finish(),
        }
    }
}

/// The line of JSON for one request.
fn line(raw: &Raw, reading: &Reading) -> Result<Option<String>, String> {
    let Some(Request { id, text }) = raw.request(reading.names)? else { return Ok(None) };
    let analysis = counted(&text, (reading.analyze)(&text), reading.offsets);
    serde_json::to_string(&Answer { id, analysis }).map(Some).map_err(|e| e.to_string())
}

/// A new file. One that is there already is kept: it may be the work of days.
pub(super) fn create(file: &Path) -> Result<File, Error> {
    match File::create_new(file) {
        Ok(file) => Ok(file),
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => Err(Error::Exists { name: shown(file) }),
        Err(cause) => Err(Error::Unwritable { name: shown(file), cause }),
    }
}
