//! One article's findings in other forms. www/export/ makes the same in the browser; a test compares the two.

mod csv;
mod html;
mod json;
mod markdown;
mod report;
mod rows;
mod w3c;

use super::{Counting, Error};
use claimlight::Analysis;
use clap::ValueEnum;
use std::io::Write;

/// A form that findings can take.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Versioned JSON, with the words of every stretch beside its place
    Json,
    /// W3C Web Annotation (JSON-LD); positions in code points, as that model has them
    W3c,
    /// A table for spreadsheets, one finding a row
    Csv,
    /// A report
    Markdown,
    /// A page that stands by itself: the article with its marks, and the report
    Html,
}

/// Writes the findings, whose spans are bytes, as `format`. `source` is the article's address.
pub(super) fn write(
    format: Format,
    text: &str,
    analysis: &Analysis,
    source: &str,
    offsets: Counting,
    out: &mut impl Write,
) -> Result<(), Error> {
    let title = rows::line(text.trim_start().split('\n').next().unwrap_or_default());
    match format {
        Format::Json => pretty(&json::results(text, analysis, offsets)?, out)?,
        Format::W3c => pretty(&w3c::annotations(text, analysis, source), out)?,
        Format::Csv => out.write_all(csv::table(text, analysis, offsets).as_bytes())?,
        Format::Markdown => out.write_all(markdown::report(text, analysis, &title).as_bytes())?,
        Format::Html => out.write_all(html::page(text, analysis, &title).as_bytes())?,
    }
    Ok(())
}

fn pretty(value: &serde_json::Value, out: &mut impl Write) -> Result<(), Error> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)?;
    Ok(())
}
