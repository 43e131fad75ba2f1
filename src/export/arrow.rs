//! Findings of many articles as Arrow tables: one row an article, with the fields of docs/export.schema.json, or one row a quote.

use super::json::Json;
use super::results;
use super::rows::{self, name_of, words};
use crate::analysis::{Analysis, SpeakerKind};
use crate::text::{Offsets, Unit};
use arrow_array::RecordBatch;
use arrow_schema::{DataType, Field, FieldRef, Fields, Schema};
use std::sync::Arc;

/// What a row of a table is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rows {
    /// An article.
    #[default]
    Articles,
    /// A quote; `row` is the place of its article in the input and `quote` its own in the article, both from 0. An article
    /// without quotes has no row.
    Quotes,
}

/// An article that was read, or the reason why it could not be.
pub type Read = Result<(String, Analysis), String>;

impl Rows {
    /// The columns of the table. Every one but `row` may be null; offsets count Unicode code points.
    pub fn schema(self) -> Schema {
        match self {
            Rows::Articles => Schema::new(articles()),
            Rows::Quotes => Schema::new(quotes()),
        }
    }

    /// The table of these articles, the first of which is at the place `first`. One that could not be read has one row, in which `error` says why and nothing else is known.
    ///
    /// # Errors
    ///
    /// What serde_arrow says where a row does not fit the columns, which the tests rule out.
    pub fn batch(self, read: &[Read], first: usize) -> Result<RecordBatch, serde_arrow::Error> {
        let rows: Vec<Json> = match self {
            Rows::Articles => read.iter().map(article).collect(),
            Rows::Quotes => (first..).zip(read).flat_map(|(place, read)| quotes_of(place, read)).collect(),
        };
        let fields: Vec<FieldRef> = self.schema().fields().iter().cloned().collect();
        serde_arrow::to_record_batch(&fields, &rows)
    }
}

fn article(read: &Read) -> Json<'_> {
    match read {
        Ok((text, analysis)) => results::of(text, analysis, Unit::Chars),
        Err(reason) => Json::object([("error", reason.as_str().into())]),
    }
}

fn quotes_of(place: usize, read: &Read) -> Vec<Json<'_>> {
    let (text, analysis) = match read {
        Ok((text, analysis)) => (text, analysis),
        Err(reason) => return vec![Json::object([("row", place.into()), ("error", reason.as_str().into())])],
    };
    let offsets = Offsets::new(text, Unit::Chars);
    let known = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let quote = |(i, row): (usize, rows::Row)| {
        let span = row.content.first().zip(row.content.last()).map(|(first, last)| offsets.span(first.join(*last)));
        let kind: Option<SpeakerKind> = row.speaker_id.and_then(|id| analysis.speakers.get(id)).map(|s| s.kind);
        Json::object([
            ("row", place.into()),
            ("quote", i.into()),
            ("type", row.kind.clone().into()),
            ("sort", row.sort.map(name_of).into()),
            ("words", row.words(text).into()),
            ("start", span.map(|span| span.start).into()),
            ("end", span.map(|span| span.end).into()),
            ("speaker", known(row.speaker).into()),
            ("speaker_type", kind.map(name_of).into()),
            ("speaker_certain", row.speaker_id.map(|_| row.certain).into()),
            ("role", known(row.role).into()),
            ("body", known(row.body).into()),
            ("source", known(&words(text, row.source)).into()),
            ("cue", known(&words(text, row.cue)).into()),
            ("stance", known(&row.stance).into()),
            ("inside", analysis.quotes.get(i).and_then(|quote| quote.inside).into()),
            ("by", known(row.rule).into()),
            ("confidence", row.confidence.into()),
            ("tentative", row.confidence.map(|_| row.tentative).into()),
        ])
    };
    rows::of(analysis).into_iter().take(analysis.quotes.len()).enumerate().map(quote).collect()
}

fn articles() -> Vec<Field> {
    vec![
        text("language"),
        list("speakers", speaker()),
        list("quotes", quote()),
        list("uncertainties", uncertainty()),
        structure("statements", vec![number("open"), number("all")]),
        structure(
            "article",
            vec![
                list("by_speaker", counted()),
                list("by_type", vec![text("type"), number("sources"), structure("words", counted())]),
                structure("unknown", counted()),
                flag("single_source"),
            ],
        ),
        text("error"),
    ]
}

fn speaker() -> Vec<Field> {
    vec![text("name"), text("role"), text("body"), text("type"), list("mentions", span())]
}

fn quote() -> Vec<Field> {
    let attribution = vec![
        structure("source", span()),
        structure("cue", span()),
        number("speaker"),
        text("speaker_by"),
        share("speaker_confidence"),
        flag("speaker_certain"),
        text("stance"),
        text("by"),
        share("confidence"),
        flag("tentative"),
    ];
    vec![text("type"), text("sort"), list("content", span()), structure("attribution", attribution), number("inside")]
}

fn uncertainty() -> Vec<Field> {
    vec![
        text("kind"),
        structure("cue", span()),
        structure("scope", span()),
        text("holder"),
        number("quote"),
        text("by"),
        share("confidence"),
        flag("tentative"),
    ]
}

fn quotes() -> Vec<Field> {
    let words = ["role", "body", "source", "cue", "stance"];
    let mut fields = vec![
        Field::new("row", DataType::Int64, false),
        number("quote"),
        text("type"),
        text("sort"),
        text("words"),
        number("start"),
        number("end"),
        text("speaker"),
        text("speaker_type"),
        flag("speaker_certain"),
    ];
    fields.extend(words.map(text));
    fields.extend([number("inside"), text("by"), share("confidence"), flag("tentative"), text("error")]);
    fields
}

fn span() -> Vec<Field> {
    vec![number("start"), number("end"), text("text")]
}

fn counted() -> Vec<Field> {
    vec![number("direct"), number("indirect")]
}

fn text(name: &str) -> Field {
    Field::new(name, DataType::Utf8, true)
}

/// Signed, since Spark knows no other.
fn number(name: &str) -> Field {
    Field::new(name, DataType::Int64, true)
}

fn share(name: &str) -> Field {
    Field::new(name, DataType::Float64, true)
}

fn flag(name: &str) -> Field {
    Field::new(name, DataType::Boolean, true)
}

fn structure(name: &str, fields: Vec<Field>) -> Field {
    Field::new(name, DataType::Struct(Fields::from(fields)), true)
}

fn list(name: &str, fields: Vec<Field>) -> Field {
    let item = structure("element", fields);
    Field::new(name, DataType::List(Arc::new(item)), true)
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;
    use arrow_array::cast::AsArray;
    use arrow_array::types::Int64Type;
    use arrow_array::{Array, RecordBatch};

    fn read() -> Vec<Read> {
        vec![Err("no text".to_owned()), Ok((example::TEXT.to_owned(), example::analysis()))]
    }

    /// Which cells of a column are null.
    #[track_caller]
    fn nulls(batch: &RecordBatch, column: &str) -> Vec<bool> {
        let column = batch.column_by_name(column).unwrap();
        (0..column.len()).map(|i| column.is_null(i)).collect()
    }

    #[test]
    fn one_row_an_article() {
        let batch = Rows::Articles.batch(&read(), 0).unwrap();
        assert_eq!(batch.schema().as_ref(), &Rows::Articles.schema());
        for column in ["language", "speakers", "quotes", "uncertainties", "statements", "article"] {
            assert_eq!(nulls(&batch, column), [true, false], "{column}");
        }
        assert_eq!(nulls(&batch, "error"), [false, true]);
        let quotes = batch.column_by_name("quotes").unwrap().as_list::<i32>().value(1);
        let content = quotes.as_struct().column_by_name("content").unwrap().as_list::<i32>().value(0);
        let content = content.as_struct();
        let of = |name: &str| content.column_by_name(name).unwrap().clone();
        let words: Vec<_> = of("text").as_string::<i32>().iter().flatten().map(str::to_owned).collect();
        assert_eq!(words, ["“It may rain,”", "“or not.”"]);
        let starts = of("start").as_primitive::<Int64Type>().values().to_vec();
        let chars = |words: &str| example::TEXT.split(words).next().unwrap().chars().count() as i64;
        assert_eq!(starts, [chars("“It may"), chars("“or not")]);
    }

    #[test]
    fn one_row_a_quote() {
        let batch = Rows::Quotes.batch(&read(), 0).unwrap();
        assert_eq!(batch.schema().as_ref(), &Rows::Quotes.schema());
        assert_eq!(nulls(&batch, "error"), [false, true, true, true]);
        assert_eq!(nulls(&batch, "speaker"), [true, false, false, true]);
        let text = |name: &str| {
            let column = batch.column_by_name(name).unwrap().as_string::<i32>();
            column.iter().map(|cell| cell.unwrap_or("-").to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(text("words"), ["-", "“It may rain,” … “or not.”", "that 300 came", "“No.”"]);
        assert_eq!(text("speaker"), ["-", "Ann Lee", "Bo Marsh", "-"]);
        assert_eq!(text("speaker_type"), ["-", "person", "unnamed", "-"]);
    }

    #[test]
    fn no_article_is_no_row() {
        for rows in [Rows::Articles, Rows::Quotes] {
            assert_eq!(rows.batch(&[], 0).unwrap().num_rows(), 0);
        }
    }
}
