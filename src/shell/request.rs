//! One article that is to be read, and what it is read from: a line of JSON or a row of a table.

use super::counting::Counting;
use claimlight::{Analysis, analyze};
use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// How many articles are worked on together: enough for all cores, little enough for any memory.
pub(super) const CHUNK_ROWS: usize = 256;

/// An article that is to be read.
pub(super) struct Request {
    /// As it came: no number loses a digit.
    pub(super) id: Box<RawValue>,
    pub(super) text: String,
}

/// The names of the fields or columns that hold a request.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) id: &'a str,
    pub(super) text: &'a str,
}

/// A line or a row, with its number from 1 on.
pub(super) struct Raw {
    pub(super) number: usize,
    pub(super) of: Of,
}

pub(super) enum Of {
    Line(Vec<u8>),
    #[cfg(feature = "parquet")]
    Row(Box<RawValue>, Option<String>),
}

/// How articles are read.
pub(super) struct Reading<'a> {
    pub(super) names: Names<'a>,
    pub(super) analyze: fn(&str) -> Analysis,
    pub(super) offsets: Counting,
}

/// A piece of the input that could not be read: its number and the reason.
pub(super) type Bad = (usize, String);

/// How an article is read: `said` leaves out what somebody only thinks, wants or feels.
pub(super) fn analyzing(said: bool) -> fn(&str) -> Analysis {
    if said { |text| analyze(text).said() } else { analyze }
}

impl Raw {
    /// How much of the whole this is, in the unit of `Requests::size`.
    pub(super) fn size(&self) -> u64 {
        match &self.of {
            Of::Line(line) => line.len() as u64,
            #[cfg(feature = "parquet")]
            Of::Row(..) => 1,
        }
    }

    /// The request; `None` for a blank line. The reason names a place, never the text.
    pub(super) fn request(&self, names: Names) -> Result<Option<Request>, String> {
        match &self.of {
            Of::Line(line) => match line_of(line)? {
                "" => Ok(None),
                line => request(line, names).map(Some),
            },
            #[cfg(feature = "parquet")]
            Of::Row(id, text) => {
                let text = text.clone().ok_or("the text is null")?;
                Ok(Some(Request { id: id.clone(), text }))
            }
        }
    }
}

/// A line without what is around it; a byte order mark is dropped.
pub(super) fn line_of(line: &[u8]) -> Result<&str, String> {
    let line = std::str::from_utf8(line).map_err(|e| format!("not UTF-8 at byte {}", e.valid_up_to()))?;
    Ok(line.trim_start_matches('\u{feff}').trim())
}

fn request(line: &str, names: Names) -> Result<Request, String> {
    let mut json = serde_json::Deserializer::from_str(line);
    let request = names.deserialize(&mut json).and_then(|request| json.end().map(|()| request));
    request.map_err(|error| wrong(&error, names))
}

/// What is wrong with a line. serde's own message may quote the text, so only its kind and place are told.
fn wrong(error: &serde_json::Error, Names { id, text }: Names) -> String {
    let column = error.column();
    match error.classify() {
        serde_json::error::Category::Data => {
            format!("wants {{\"{id}\": …, \"{text}\": \"…\"}}; it does not fit at column {column}")
        }
        _ => format!("not JSON at column {column}"),
    }
}

/// An object in which two fields, of names that are known only now, hold a request.
impl<'de> DeserializeSeed<'de> for Names<'_> {
    type Value = Request;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Request, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Names<'_> {
    type Value = Request;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Request, A::Error> {
        let (mut id, mut text) = (None, None);
        while let Some(key) = fields.next_key::<String>()? {
            if key == self.id && id.is_none() {
                id = Some(fields.next_value()?);
            } else if key == self.text && text.is_none() {
                text = Some(fields.next_value()?);
            } else if key == self.id || key == self.text {
                return Err(de::Error::custom("twice"));
            } else {
                fields.next_value::<IgnoredAny>()?;
            }
        }
        match (id, text) {
            (Some(id), Some(text)) => Ok(Request { id, text }),
            _ => Err(de::Error::custom("missing")),
        }
    }
}
