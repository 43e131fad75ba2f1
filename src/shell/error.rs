//! Why a command could not do its work.

use std::io::{self, Write};

/// Says on standard error what went wrong. If that fails, the work continues all the same.
pub(crate) fn complain(message: &dyn std::fmt::Display) {
    let _ = writeln!(anstream::stderr(), "claimlight: {message}");
}

/// Why a command could not do its work. No message holds any of the article's text.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// A network whose checksum is not that of the one that was built in.
    #[error("the network in this program is damaged: install it again")]
    Damaged,
    /// A file that cannot be read.
    #[error("cannot read {name}: {cause}")]
    Unreadable {
        /// The file, as it was named.
        name: String,
        /// What the system says.
        cause: io::Error,
    },
    /// A file that is not text.
    #[error("{name} is not text in UTF-8: byte {byte} is not valid; save it as UTF-8 and try again")]
    NotText {
        /// The file, as it was named.
        name: String,
        /// The first byte that does not fit, from 0.
        byte: usize,
    },
    /// A file that exists already.
    #[error("{name} already exists: continue it with --resume, or name another file")]
    Exists {
        /// The file, as it was named.
        name: String,
    },
    /// A file that cannot be written.
    #[error("cannot write {name}: {cause}")]
    Unwritable {
        /// The file, as it was named.
        name: String,
        /// What the system says.
        cause: io::Error,
    },
    /// A line of the output that batch did not write.
    #[error("cannot resume {name}: line {line} is not output of batch")]
    NoAnswer {
        /// The file, as it was named.
        name: String,
        /// The line, from 1.
        line: usize,
    },
    /// --resume with output to Parquet.
    #[error("cannot resume {name}: an incomplete Parquet file is unusable; --resume needs JSON lines")]
    NotResumed {
        /// The file, as it was named.
        name: String,
    },
    /// Output to Parquet with offsets that it does not have.
    #[error("cannot write {name} with these --offsets: those in Parquet always count code points")]
    Counting {
        /// The file, as it was named.
        name: String,
    },
    /// A Parquet file with something wrong.
    #[cfg(feature = "parquet")]
    #[error("{name}: {cause}")]
    Parquet {
        /// The file, as it was named.
        name: String,
        /// What is wrong with it.
        cause: String,
    },
    /// A Parquet file, and a command that was built without Parquet.
    #[cfg(not(feature = "parquet"))]
    #[error("{name} is a Parquet file, and this command was built without Parquet: build it with --features parquet")]
    NoParquet {
        /// The file, as it was named.
        name: String,
    },
    /// The findings cannot be written.
    #[error("cannot write the findings: {0}")]
    Output(#[from] io::Error),
    /// The findings cannot be turned into JSON.
    #[error("cannot write the findings as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

impl Error {
    /// Whether the reader of the output has closed it ("claimlight … | head"), which is no error.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        let closed = |kind: io::ErrorKind| kind == io::ErrorKind::BrokenPipe;
        match self {
            Error::Output(cause) => closed(cause.kind()),
            Error::Json(cause) => cause.io_error_kind().is_some_and(closed),
            _ => false,
        }
    }
}
