//! Parquet files: requests from two of their columns, and findings as the tables of `claimlight::export::arrow`.

use super::error::Error;
use super::request::{Bad, CHUNK_ROWS, Names, Of, Raw, Reading, Request};
use super::source::shown;
use arrow_array::cast::AsArray;
use arrow_array::types::{Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type};
use arrow_array::{Array, ArrayRef, Int64Array, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use claimlight::export::arrow::{Read, Rows as TableRows};
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::arrow::{ArrowWriter, ProjectionMask};
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use rayon::prelude::*;
use serde_json::value::RawValue;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many articles make a row group: some tens of megabytes.
const GROUP_ROWS: usize = 16_384;

/// The articles of a Parquet file.
pub(super) struct Rows {
    name: String,
    batches: ParquetRecordBatchReader,
    rows: u64,
    next: usize,
    id: usize,
    text: usize,
    kind: DataType,
}

impl Rows {
    /// Opens a file that has these two columns: an id of text or of whole numbers, and a text.
    pub(super) fn open(file: &Path, names: Names) -> Result<Self, Error> {
        let name = shown(file);
        let input = File::open(file).map_err(|cause| Error::Unreadable { name: name.clone(), cause })?;
        let bad = |cause: &dyn ToString| Error::Parquet { name: name.clone(), cause: cause.to_string() };
        let builder = ParquetRecordBatchReaderBuilder::try_new(input).map_err(|e| bad(&e))?;
        let schema = builder.schema().clone();
        let column = |column: &str| {
            schema.index_of(column).map_err(|_| {
                let has: Vec<_> = schema.fields().iter().map(|field| field.name().as_str()).collect();
                bad(&format!("it has no column {column:?}, only {}", has.join(", ")))
            })
        };
        let (id, text) = (column(names.id)?, column(names.text)?);
        let kind = schema.field(id).data_type().clone();
        if !is_text(&kind) && !kind.is_integer() {
            return Err(bad(&format!("its column {:?} is neither text nor whole numbers: {kind}", names.id)));
        }
        if !is_text(schema.field(text).data_type()) {
            let kind = schema.field(text).data_type();
            return Err(bad(&format!("its column {:?} is no text: {kind}", names.text)));
        }
        let rows = builder.metadata().file_metadata().num_rows().unsigned_abs();
        let mask = ProjectionMask::roots(builder.parquet_schema(), [id, text]);
        let batches = builder.with_projection(mask).with_batch_size(CHUNK_ROWS).build().map_err(|e| bad(&e))?;
        // What is read has only these columns, in the file's order.
        let (id, text) = (usize::from(id > text), usize::from(text > id));
        Ok(Rows { name, batches, rows, next: 1, id, text, kind })
    }

    /// How many there are.
    pub(super) fn count(&self) -> u64 {
        self.rows
    }

    /// Whether their ids are whole numbers that fit 64 bits with a sign.
    pub(super) fn numbered(&self) -> bool {
        self.kind.is_integer() && self.kind != DataType::UInt64
    }

    /// The next ones; none at the end.
    pub(super) fn chunk(&mut self) -> Result<Vec<Raw>, Error> {
        let Some(batch) = self.batches.next() else { return Ok(Vec::new()) };
        let bad = |cause: &dyn ToString| Error::Parquet { name: self.name.clone(), cause: cause.to_string() };
        let batch = batch.map_err(|e| bad(&e))?;
        let ids = ids(batch.column(self.id)).map_err(|e| bad(&e))?;
        let texts = strings(batch.column(self.text));
        let row = |((number, id), text)| Raw { number, of: Of::Row(id, text) };
        let chunk: Vec<Raw> = (self.next..).zip(ids).zip(texts).map(row).collect();
        self.next += chunk.len();
        Ok(chunk)
    }
}

fn is_text(kind: &DataType) -> bool {
    matches!(kind, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
}

/// A column of text.
fn strings(column: &ArrayRef) -> Vec<Option<String>> {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().iter().map(owned).collect(),
        DataType::LargeUtf8 => column.as_string::<i64>().iter().map(owned).collect(),
        _ => column.as_string_view().iter().map(owned).collect(),
    }
}

/// A column of ids as JSON.
fn ids(column: &ArrayRef) -> serde_json::Result<Vec<Box<RawValue>>> {
    macro_rules! numbers {
        ($kind:ty) => {
            column.as_primitive::<$kind>().iter().map(|id| serde_json::value::to_raw_value(&id)).collect()
        };
    }
    match column.data_type() {
        DataType::Int8 => numbers!(Int8Type),
        DataType::Int16 => numbers!(Int16Type),
        DataType::Int32 => numbers!(Int32Type),
        DataType::Int64 => numbers!(Int64Type),
        DataType::UInt8 => numbers!(UInt8Type),
        DataType::UInt16 => numbers!(UInt16Type),
        DataType::UInt32 => numbers!(UInt32Type),
        DataType::UInt64 => numbers!(UInt64Type),
        _ => strings(column).iter().map(serde_json::value::to_raw_value).collect(),
    }
}

/// A Parquet file of findings. It is written beside its name and moved there when it is whole, since half of one is none.
pub(super) struct Table {
    path: PathBuf,
    part: PathBuf,
    schema: SchemaRef,
    writer: ArrowWriter<File>,
}

impl Table {
    /// A new file; its ids are whole numbers where those of the requests are `numbered`, and text otherwise: text as it is, anything
    /// else as JSON.
    pub(super) fn create(path: &Path, numbered: bool) -> Result<Self, Error> {
        if path.exists() {
            return Err(Error::Exists { name: shown(path) });
        }
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let id = Field::new("id", if numbered { DataType::Int64 } else { DataType::Utf8 }, true);
        let columns = TableRows::Articles.schema();
        let fields: Vec<_> = std::iter::once(Arc::new(id)).chain(columns.fields().iter().cloned()).collect();
        let schema = Arc::new(Schema::new(fields));
        let file = File::create(&part).map_err(|cause| Error::Unwritable { name: shown(&part), cause })?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_max_row_group_row_count(Some(GROUP_ROWS))
            .build();
        let writer = ArrowWriter::try_new(file, schema.clone(), Some(properties)).map_err(|e| failed(&part, &e))?;
        Ok(Table { path: path.to_owned(), part, schema, writer })
    }

    /// Reads a chunk on all cores and writes a row for each article; what could not be read has one with an error.
    pub(super) fn answer(&mut self, chunk: &[Raw], reading: &Reading) -> Result<Vec<Bad>, Error> {
        let rows: Vec<_> = chunk.par_iter().filter_map(|raw| row(raw, reading)).collect();
        let bad = rows.iter().filter_map(|(number, _, read)| Some((*number, read.as_ref().err()?.clone()))).collect();
        let (ids, read): (Vec<_>, Vec<_>) = rows.into_iter().map(|(_, id, read)| (id, read)).unzip();
        let batch = self.batch(&ids, &read).map_err(|e| failed(&self.part, &e))?;
        self.writer.write(&batch).map_err(|e| failed(&self.part, &e))?;
        Ok(bad)
    }

    fn batch(&self, ids: &[Option<String>], read: &[Read]) -> Result<RecordBatch, ArrowError> {
        let ids: ArrayRef = match self.schema.field(0).data_type() {
            DataType::Int64 => Arc::new(ids.iter().map(|id| id.as_ref()?.parse::<i64>().ok()).collect::<Int64Array>()),
            _ => Arc::new(StringArray::from_iter(ids.iter())),
        };
        let findings = TableRows::Articles.batch(read, 0).map_err(|e| ArrowError::ExternalError(Box::new(e)))?;
        let columns = std::iter::once(ids).chain(findings.columns().iter().cloned()).collect();
        RecordBatch::try_new(self.schema.clone(), columns)
    }

    /// Writes the end of the file and gives it its name.
    pub(super) fn finish(self) -> Result<(), Error> {
        self.writer.close().map_err(|e| failed(&self.part, &e))?;
        fs::rename(&self.part, &self.path).map_err(|cause| Error::Unwritable { name: shown(&self.path), cause })
    }
}

/// The number, id and findings of a request; `None` for a blank line.
fn row(raw: &Raw, reading: &Reading) -> Option<(usize, Option<String>, Read)> {
    let (id, read) = match raw.request(reading.names) {
        Ok(None) => return None,
        Ok(Some(Request { id, text })) => {
            let analysis = (reading.analyze)(&text);
            (plain(&id), Ok((text, analysis)))
        }
        Err(reason) => match &raw.of {
            Of::Line(_) => (None, Err(reason)),
            Of::Row(id, _) => (plain(id), Err(reason)),
        },
    };
    Some((raw.number, id, read))
}

/// An id without the marks of JSON; none for null.
fn plain(id: &RawValue) -> Option<String> {
    serde_json::from_str(id.get()).unwrap_or_else(|_| Some(id.get().to_owned()))
}

fn failed(file: &Path, cause: &dyn ToString) -> Error {
    Error::Parquet { name: shown(file), cause: cause.to_string() }
}
