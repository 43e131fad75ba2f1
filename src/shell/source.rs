//! Files and standard input to text.

use super::error::Error;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The text of a file, or of standard input for "-". A byte order mark is dropped.
pub(super) fn read(file: &Path) -> Result<String, Error> {
    let input = file == Path::new("-");
    let name = if input { "standard input".to_owned() } else { file.display().to_string() };
    let unreadable = |cause| Error::Unreadable { name: name.clone(), cause };
    let mut bytes = Vec::new();
    if input {
        io::stdin().lock().read_to_end(&mut bytes).map_err(unreadable)?;
    } else {
        File::open(file).and_then(|mut f| f.read_to_end(&mut bytes)).map_err(unreadable)?;
    }
    let mark = b"\xef\xbb\xbf";
    if bytes.starts_with(mark) {
        bytes.drain(..mark.len());
    }
    if let Some(byte) = bytes.iter().position(|&b| b == 0) {
        return Err(Error::NotText { name, byte });
    }
    String::from_utf8(bytes).map_err(|e| Error::NotText { name, byte: e.utf8_error().valid_up_to() })
}
