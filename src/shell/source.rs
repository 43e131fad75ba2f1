//! Files and standard input to text.

use super::error::Error;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The text of a file, or of standard input for "-". A byte order mark is dropped.
pub(super) fn read(file: &Path) -> Result<String, Error> {
    let name = shown(file);
    let unreadable = |cause| Error::Unreadable { name: name.clone(), cause };
    let mut bytes = Vec::new();
    if file == Path::new("-") {
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

/// A file's name for a message: on one line, with what could steer a terminal or turn the direction of writing escaped.
pub(super) fn shown(file: &Path) -> String {
    if file == Path::new("-") {
        return "standard input".to_owned();
    }
    let steers = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut name = String::new();
    for c in file.display().to_string().chars() {
        if steers(c) { name.extend(c.escape_default()) } else { name.push(c) }
    }
    name
}

/// Whether a file's name says that it is Parquet.
pub(super) fn is_parquet(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("parquet"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_s_name_steers_no_terminal() {
        assert_eq!(shown(Path::new("naïve 🚢.txt")), "naïve 🚢.txt");
        assert_eq!(shown(Path::new("a\u{1b}[31m\nb\u{202e}")), r"a\u{1b}[31m\nb\u{202e}");
    }
}
