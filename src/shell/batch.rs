//! Many articles in, their findings out: in order, on all cores, in constant memory.

use super::answers::{self, Answers};
use super::counting::Counting;
use super::done::Done;
use super::error::{Error, complain};
#[cfg(feature = "parquet")]
use super::parquet;
use super::progress;
use super::request::{Names, Raw, Reading, analyzing};
use super::requests::Requests;
use super::source::{is_parquet, shown};
use clap::Args;
use std::path::{Path, PathBuf};

/// What `batch` is told.
#[derive(Args)]
pub(crate) struct Options {
    #[command(flatten)]
    input: Input,
    /// Where the findings go, one line or row an article: a new file of JSON lines, or a new Parquet file (NAME.parquet); "-" is
    /// standard output
    #[arg(long, value_name = "FILE", default_value = "-")]
    out: PathBuf,
    /// Continue an interrupted run: cut off a half-written last line of FILE, skip the articles that FILE answers already, and append
    /// the rest. Articles are told apart by id; if several have the same id (or null), as many of them are skipped as FILE has
    /// answers for it, the first ones first. Lines and rows that could not be read are tried again. Needs JSON lines as output
    #[arg(long, requires = "out")]
    resume: bool,
    /// Leave out what somebody only thinks, wants or feels
    #[arg(long)]
    said: bool,
    /// What the numbers of JSON count; those of Parquet always count code points
    #[arg(long, value_enum, default_value_t = Counting::Chars)]
    offsets: Counting,
}

/// Where articles come from.
#[derive(Args)]
pub(super) struct Input {
    /// The articles: JSON lines, or a Parquet file (NAME.parquet); "-" is standard input
    #[arg(long = "in", value_name = "FILE", default_value = "-")]
    pub(super) file: PathBuf,
    /// The field or column of an article's id
    #[arg(long, value_name = "NAME", default_value = "id")]
    pub(super) id: String,
    /// The field or column of its text
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub(super) text: String,
}

/// Answers every line or row of the input and names bad ones on standard error; how many those were.
pub(super) fn run(options: &Options) -> Result<usize, Error> {
    let Options { input, out, resume, said, offsets } = options;
    let mut requests = Requests::open(&input.file, input.names())?;
    let (mut answers, mut done) = open(out, *resume, *offsets, &requests)?;
    let reading = Reading { names: input.names(), analyze: analyzing(*said), offsets: *offsets };
    let progress = progress::bar(&requests, out == Path::new("-"));
    let mut bad = 0;
    loop {
        let mut chunk = requests.chunk()?;
        if chunk.is_empty() {
            break;
        }
        let size = chunk.iter().map(Raw::size).sum();
        done.leave_out(&mut chunk, reading.names)?;
        for (number, reason) in answers.answer(&chunk, &reading)? {
            bad += 1;
            progress.suspend(|| complain(&format!("{} {number}: {reason}", requests.piece())));
        }
        progress.inc(size);
    }
    answers.finish()?;
    progress.finish_and_clear();
    Ok(bad)
}

/// Where the answers go, and which are there already.
fn open(out: &Path, resume: bool, offsets: Counting, requests: &Requests) -> Result<(Answers, Done), Error> {
    if is_parquet(out) {
        if resume {
            return Err(Error::NotResumed { name: shown(out) });
        }
        if !matches!(offsets, Counting::Chars) {
            return Err(Error::Counting { name: shown(out) });
        }
        #[cfg(feature = "parquet")]
        return Ok((Answers::Parquet(Box::new(parquet::Table::create(out, requests.numbered())?)), Done::default()));
        #[cfg(not(feature = "parquet"))]
        return Err(Error::NoParquet { name: shown(out) });
    }
    let _ = requests;
    if out == Path::new("-") {
        return Ok((Answers::lines(None), Done::default()));
    }
    let (file, done) = if resume { Done::resume(out)? } else { (answers::create(out)?, Done::default()) };
    Ok((Answers::lines(Some(file)), done))
}

impl Input {
    /// The names of the fields.
    pub(super) fn names(&self) -> Names<'_> {
        Names { id: &self.id, text: &self.text }
    }
}
