//! What is to be read: JSON lines or the rows of a Parquet file, a chunk at a time.

use super::error::Error;
#[cfg(feature = "parquet")]
use super::parquet;
use super::request::{CHUNK_ROWS, Names, Of, Raw};
use super::source::{is_parquet, shown};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// How much is read before it is worked on together, however few lines that is.
const CHUNK_BYTES: usize = 8 << 20;
/// How much is asked of the input at a time.
const BUFFER: usize = 1 << 20;

/// Where requests come from.
pub(super) enum Requests {
    Lines {
        name: String,
        input: BufReader<Box<dyn Read>>,
        next: usize,
        bytes: Option<u64>,
    },
    #[cfg(feature = "parquet")]
    Parquet(Box<parquet::Rows>),
}

impl Requests {
    /// Opens a file, or standard input for "-". What ends in ".parquet" is read as Parquet, anything else as JSON lines.
    pub(super) fn open(file: &Path, names: Names) -> Result<Self, Error> {
        let name = shown(file);
        if is_parquet(file) {
            #[cfg(feature = "parquet")]
            return Ok(Requests::Parquet(Box::new(parquet::Rows::open(file, names)?)));
            #[cfg(not(feature = "parquet"))]
            return Err(Error::NoParquet { name });
        }
        let _ = names;
        let unreadable = |cause| Error::Unreadable { name: name.clone(), cause };
        let (input, bytes): (Box<dyn Read>, _) = if file == Path::new("-") {
            (Box::new(io::stdin().lock()), None)
        } else {
            let file = File::open(file).map_err(unreadable)?;
            let bytes = file.metadata().map_err(unreadable)?.len();
            (Box::new(file), Some(bytes))
        };
        Ok(Requests::Lines { input: BufReader::with_capacity(BUFFER, input), name, next: 1, bytes })
    }

    /// The next lines or rows; none at the end.
    pub(super) fn chunk(&mut self) -> Result<Vec<Raw>, Error> {
        match self {
            Requests::Lines { name, input, next, .. } => {
                let chunk = read_chunk(input, *next)
                    .map_err(|cause| Error::Unreadable { name: std::mem::take(name), cause })?;
                *next += chunk.len();
                Ok(chunk)
            }
            #[cfg(feature = "parquet")]
            Requests::Parquet(rows) => rows.chunk(),
        }
    }

    /// How much there is to do, in bytes of a file of lines or in rows; `None` where that is not known.
    pub(super) fn size(&self) -> Option<u64> {
        match self {
            Requests::Lines { bytes, .. } => *bytes,
            #[cfg(feature = "parquet")]
            Requests::Parquet(rows) => Some(rows.count()),
        }
    }

    /// Whether every id is a whole number that fits 64 bits with a sign.
    #[cfg(feature = "parquet")]
    pub(super) fn numbered(&self) -> bool {
        matches!(self, Requests::Parquet(rows) if rows.numbered())
    }

    /// What a piece of it is called in a message.
    pub(super) fn piece(&self) -> &'static str {
        match self {
            Requests::Lines { .. } => "line",
            #[cfg(feature = "parquet")]
            Requests::Parquet(_) => "row",
        }
    }
}

/// Up to a chunk's worth of lines, each with its number from `next` on; fewer where the input has no more to give yet, since
/// the writer may wait for the answers. Empty at the end of the input.
fn read_chunk(input: &mut BufReader<impl Read>, next: usize) -> io::Result<Vec<Raw>> {
    let mut lines = Vec::new();
    let mut bytes = 0;
    while lines.len() < CHUNK_ROWS && bytes < CHUNK_BYTES {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        bytes += line.len();
        lines.push(Raw { number: next + lines.len(), of: Of::Line(line) });
        if input.buffer().is_empty() {
            break;
        }
    }
    Ok(lines)
}
