//! Where findings go: JSON lines, or a Parquet file.

use super::counting::counted;
use super::error::Error;
#[cfg(feature = "parquet")]
use super::parquet;
use super::request::{Bad, Raw, Reading, Request};
use super::source::shown;
use claimlight::Analysis;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};
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
    let Some(Request { id, text }) = raw.request(reading.names, &reading.done)? else { return Ok(None) };
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

/// A file of answers that a broken run left, ready to be gone on with, and the ids that it holds. The half line at its end is cut.
pub(super) fn resume(path: &Path) -> Result<(File, BTreeSet<Box<str>>), Error> {
    /// An answer of which the id is enough.
    #[derive(Deserialize)]
    struct Done {
        id: Box<RawValue>,
    }
    let unusable = |cause| Error::Unwritable { name: shown(path), cause };
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(unusable)?;
    let mut input = BufReader::new(&file);
    let (mut done, mut whole, mut number, mut line) = (BTreeSet::new(), 0, 1, Vec::new());
    while input.read_until(b'\n', &mut line).map_err(unusable)? > 0 && line.ends_with(b"\n") {
        let answer: Done =
            serde_json::from_slice(&line).map_err(|_| Error::NoAnswer { name: shown(path), line: number })?;
        done.insert(answer.id.get().into());
        whole += line.len() as u64;
        number += 1;
        line.clear();
    }
    file.set_len(whole).and_then(|()| (&file).seek(SeekFrom::End(0))).map_err(unusable)?;
    Ok((file, done))
}
