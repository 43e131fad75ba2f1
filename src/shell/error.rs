//! Why a command could not do its work.

use std::io;

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
