//! One article's findings in other formats, the same for the shell and the browser: text and findings in, a string out.

#[cfg(feature = "arrow")]
pub mod arrow;
mod csv;
#[cfg(test)]
mod example;
mod figures;
mod html;
mod json;
mod markdown;
mod report;
mod results;
mod rows;
mod w3c;

use crate::analysis::Analysis;
use crate::text::Unit;
pub use figures::{sources, title};

/// A format that findings can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename_all = "lowercase"))]
pub enum Format {
    /// Versioned JSON: every span with its offsets and its words. docs/export.schema.json describes it.
    Json,
    /// A W3C Web Annotation collection (JSON-LD).
    W3c,
    /// A table for spreadsheets (RFC 4180), one finding a row.
    Csv,
    /// A report (CommonMark).
    Markdown,
    /// A page that needs no other file: the article with its marks, then the report.
    Html,
}

impl Format {
    /// The format called `name`: "json", "w3c", "csv", "markdown" or "html"; `None` for any other name.
    pub fn named(name: &str) -> Option<Format> {
        match name {
            "json" => Some(Format::Json),
            "w3c" => Some(Format::W3c),
            "csv" => Some(Format::Csv),
            "markdown" => Some(Format::Markdown),
            "html" => Some(Format::Html),
            _ => None,
        }
    }
}

/// Writes findings as `format`.
///
/// The spans of `analysis` are byte offsets into `text`; a span that does not fit the text is written without words. `unit` is
/// what the offsets of JSON and CSV count; W3C annotations always count code points. `source` is the article's address, which
/// only W3C annotations name.
pub fn export(format: Format, text: &str, analysis: &Analysis, source: &str, unit: Unit) -> String {
    let title = rows::line(text.trim_start().split('\n').next().unwrap_or_default());
    match format {
        Format::Json => results::of(text, analysis, unit).pretty(),
        Format::W3c => w3c::annotations(text, analysis, source).pretty(),
        Format::Csv => csv::table(text, analysis, unit),
        Format::Markdown => markdown::report(text, analysis, &title),
        Format::Html => html::page(text, analysis, &title),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(format: Format, start: &str) {
        let analysis = example::analysis();
        let written = export(format, example::TEXT, &analysis, "https://news.example/pier", Unit::Bytes);
        assert!(written.starts_with(start), "{written}");
        assert!(written.ends_with('\n'), "{written}");
    }

    #[test]
    fn every_format_is_written() {
        check(Format::Json, "{\n  \"format\": \"claimlight\",\n");
        check(Format::W3c, "{\n  \"@context\": \"http://www.w3.org/ns/anno.jsonld\",\n");
        check(Format::Csv, "finding,type,sort,speaker,");
        check(Format::Markdown, "# Pier shut 🚢\n");
        check(Format::Html, "<!doctype html>\n");
    }

    #[test]
    fn every_format_has_a_name() {
        assert_eq!(Format::named("w3c"), Some(Format::W3c));
        assert_eq!(Format::named("docx"), None);
    }
}
