//! What an interrupted run has written already, so that the next one leaves it out.

use super::error::Error;
use super::request::{Names, Raw};
use super::source::shown;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Take};
use std::path::Path;

/// The ids of the answers that a file holds, each as often as it is there.
///
/// Answers stand in the order of their articles, so they are read beside the input, one id at a time. Only where the input has another
/// order are those that are left counted in memory.
#[derive(Default)]
pub(super) struct Done {
    answers: Option<Ids>,
    left: BTreeMap<Box<str>, usize>,
}

impl Done {
    /// A file of answers that an interrupted run left, cut to whole lines and ready for more, and what it holds.
    pub(super) fn resume(path: &Path) -> Result<(File, Self), Error> {
        let unusable = |cause| Error::Unwritable { name: shown(path), cause };
        let file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(unusable)?;
        let mut answers = Ids::read(path, u64::MAX)?;
        while answers.next()?.is_some() {}
        let whole = answers.bytes;
        file.set_len(whole).and_then(|()| (&file).seek(SeekFrom::End(0))).map_err(unusable)?;
        Ok((file, Done { answers: Some(Ids::read(path, whole)?), left: BTreeMap::new() }))
    }

    /// Takes the articles that are answered out of a chunk. Those that cannot be read stay, as no answer is theirs.
    pub(super) fn leave_out(&mut self, chunk: &mut Vec<Raw>, names: Names) -> Result<(), Error> {
        if self.answers.is_none() && self.left.is_empty() {
            return Ok(());
        }
        let mut open = Vec::with_capacity(chunk.len());
        for raw in chunk.drain(..) {
            let answered = match raw.request(names) {
                Ok(Some(request)) => self.take(request.id.get())?,
                Ok(None) | Err(_) => false,
            };
            if !answered {
                open.push(raw);
            }
        }
        *chunk = open;
        Ok(())
    }

    /// Whether there is an answer for an article with this id, which then is no other's.
    fn take(&mut self, id: &str) -> Result<bool, Error> {
        if let Some(answers) = &mut self.answers {
            let mut next = answers.next()?;
            if next.as_deref() == Some(id) {
                return Ok(true);
            }
            while let Some(other) = next {
                *self.left.entry(other).or_default() += 1;
                next = answers.next()?;
            }
            self.answers = None;
        }
        let Some(count) = self.left.get_mut(id) else { return Ok(false) };
        *count -= 1;
        if *count == 0 {
            self.left.remove(id);
        }
        Ok(true)
    }
}

/// The ids in a file of answers, up to the half line at its end.
struct Ids {
    name: String,
    input: BufReader<Take<File>>,
    /// How many lines, and how many bytes of them, were read.
    lines: usize,
    bytes: u64,
}

impl Ids {
    /// Those in the first so many bytes.
    fn read(path: &Path, bytes: u64) -> Result<Self, Error> {
        let name = shown(path);
        match File::open(path) {
            Ok(file) => Ok(Ids { name, input: BufReader::new(file.take(bytes)), lines: 0, bytes: 0 }),
            Err(cause) => Err(Error::Unreadable { name, cause }),
        }
    }

    /// The next one, as JSON.
    fn next(&mut self) -> Result<Option<Box<str>>, Error> {
        /// An answer of which the id is enough.
        #[derive(Deserialize)]
        struct Answer {
            id: Box<RawValue>,
        }
        let mut line = Vec::new();
        let read = self.input.read_until(b'\n', &mut line);
        let read = read.map_err(|cause: io::Error| Error::Unreadable { name: self.name.clone(), cause })?;
        if !line.ends_with(b"\n") {
            return Ok(None);
        }
        self.lines += 1;
        self.bytes += read as u64;
        match serde_json::from_slice::<Answer>(&line) {
            Ok(answer) => Ok(Some(answer.id.get().into())),
            Err(_) => Err(Error::NoAnswer { name: self.name.clone(), line: self.lines }),
        }
    }
}
