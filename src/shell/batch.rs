//! JSON lines in, JSON lines out: in order, on all cores, in constant memory.

use super::counting::{Counting, counted};
use super::error::Error;
use claimlight::Analysis;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};

/// How much is read before it is worked on together: enough for all cores, little enough for any memory.
const CHUNK_LINES: usize = 256;
const CHUNK_BYTES: usize = 8 << 20;
/// How much is asked of the input at a time.
const BUFFER: usize = 1 << 20;

#[derive(Deserialize)]
struct Request {
    id: Box<RawValue>,
    text: String,
}

#[derive(Serialize)]
struct Answer {
    /// As it came: no number loses a digit.
    id: Box<RawValue>,
    #[serde(flatten)]
    analysis: Analysis,
}

/// Answers every line of `input` on `output` and names bad ones on standard error; how many those were.
pub(super) fn run(
    analyze: fn(&str) -> Analysis,
    offsets: Counting,
    input: impl Read,
    output: &mut impl Write,
) -> Result<usize, Error> {
    let mut input = BufReader::with_capacity(BUFFER, input);
    let mut output = BufWriter::new(output);
    let (mut next, mut bad) = (1, 0);
    loop {
        let chunk = read_chunk(&mut input, next)
            .map_err(|cause| Error::Unreadable { name: "standard input".to_owned(), cause })?;
        let Some(last) = chunk.last() else { break };
        next = last.0 + 1;
        let answers: Vec<_> = chunk.par_iter().map(|(number, line)| (number, answer(line, analyze, offsets))).collect();
        for (number, answer) in answers {
            match answer {
                Ok(None) => {}
                Ok(Some(json)) => writeln!(output, "{json}")?,
                Err(reason) => {
                    bad += 1;
                    anstream::eprintln!("claimlight: line {number}: {reason}");
                }
            }
        }
        output.flush()?;
    }
    Ok(bad)
}

/// Up to a chunk's worth of lines, each with its number from `next` on; fewer where the input has no more to give yet, since
/// whoever writes it may wait for the answers. Empty at the end of the input.
fn read_chunk(input: &mut BufReader<impl Read>, next: usize) -> std::io::Result<Vec<(usize, Vec<u8>)>> {
    let mut lines = Vec::new();
    let mut bytes = 0;
    while lines.len() < CHUNK_LINES && bytes < CHUNK_BYTES {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        bytes += line.len();
        lines.push((next + lines.len(), line));
        if input.buffer().is_empty() {
            break;
        }
    }
    Ok(lines)
}

/// One line's answer as JSON; `None` for a blank line. The reason names a place, never the text.
fn answer(line: &[u8], analyze: fn(&str) -> Analysis, offsets: Counting) -> Result<Option<String>, String> {
    let line = std::str::from_utf8(line).map_err(|e| format!("not UTF-8 at byte {}", e.valid_up_to()))?;
    let line = line.trim_start_matches('\u{feff}').trim();
    if line.is_empty() {
        return Ok(None);
    }
    let request: Request = serde_json::from_str(line).map_err(|e| wrong(&e))?;
    let analysis = counted(&request.text, analyze(&request.text), offsets);
    serde_json::to_string(&Answer { id: request.id, analysis }).map(Some).map_err(|e| e.to_string())
}

/// What is wrong with a line. serde's own message may quote the text, so only its kind and place are told.
fn wrong(error: &serde_json::Error) -> String {
    let column = error.column();
    match error.classify() {
        serde_json::error::Category::Data => {
            format!("wants {{\"id\": …, \"text\": \"…\"}}; it does not fit at column {column}")
        }
        _ => format!("not JSON at column {column}"),
    }
}
