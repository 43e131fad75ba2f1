//! Many texts to Arrow tables, on several threads, without Python's lock.

use super::read;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::SchemaRef;
use claimlight::export::arrow::{Read, Rows};
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::PyCapsule;
use rayon::prelude::*;
use std::sync::Arc;

/// How many articles become one batch: enough for all cores, little enough for any memory.
const CHUNK: usize = 256;

/// A table in pieces, which anything that knows Arrow's C data interface reads without a copy.
#[pyclass(frozen, module = "claimlight._core")]
pub(super) struct Batches {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl Batches {
    /// The stream of Arrow's PyCapsule interface. A schema that is asked for is not looked at, as that interface allows.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(Ok);
        let reader = RecordBatchIterator::new(batches, self.schema.clone());
        let stream = FFI_ArrowArrayStream::new(Box::new(reader));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }
}

/// The columns of a table, as one without rows.
#[pyfunction]
pub(super) fn schema(rows: &str) -> PyResult<Batches> {
    Ok(Batches { schema: Arc::new(rows_named(rows)?.schema()), batches: Vec::new() })
}

/// Reads every text on so many threads, all cores where none are named. What is no string, or longer than `limit` code points,
/// has a row with an error.
#[pyfunction]
#[pyo3(signature = (texts, rows, threads, limit, said))]
pub(super) fn analyze_batch(
    py: Python<'_>,
    texts: Vec<Bound<'_, PyAny>>,
    rows: &str,
    threads: Option<usize>,
    limit: Option<usize>,
    said: bool,
) -> PyResult<Batches> {
    let rows = rows_named(rows)?;
    let texts: Vec<_> = texts.iter().map(|text| string(text, limit)).collect();
    // A pool of this call's own: one that is kept would be dead in a process that was forked.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build().map_err(failed)?;
    let chunks: Vec<_> = texts.chunks(CHUNK).collect();
    let mut batches = Vec::with_capacity(chunks.len());
    let mut read: Vec<Read> = Vec::new();
    // While a chunk is read, one thread makes a batch of the chunk before, so that many threads do not wait for it.
    for place in 0..=chunks.len() {
        let next = chunks.get(place).copied().unwrap_or_default();
        let batch = || place.checked_sub(1).map(|last| rows.batch(&read, last * CHUNK)).transpose();
        let reading = || next.par_iter().map(|text| answer(text, said)).collect();
        let (batch, next) = py.detach(|| pool.install(|| rayon::join(batch, reading)));
        batches.extend(batch.map_err(failed)?);
        read = next;
        py.check_signals()?;
    }
    Ok(Batches { schema: Arc::new(rows.schema()), batches })
}

fn answer(text: &Result<PyBackedStr, String>, said: bool) -> Read {
    let text = text.as_ref().map_err(String::clone)?;
    Ok((text.to_string(), read(text, said)))
}

/// A text, or what is wrong with it.
fn string(text: &Bound<'_, PyAny>, limit: Option<usize>) -> Result<PyBackedStr, String> {
    let wrong = |_| match (text.is_none(), text.get_type().name()) {
        (true, _) => "the text is null".to_owned(),
        (_, Ok(name)) if name == "str" => "the text is not valid Unicode".to_owned(),
        (_, Ok(name)) => format!("the text is not a string: {name}"),
        (_, Err(_)) => "the text is not a string".to_owned(),
    };
    let string: PyBackedStr = text.extract().map_err(wrong)?;
    // Bytes are quick to count, and no fewer.
    match limit {
        Some(limit) if string.len() > limit && string.chars().count() > limit => {
            Err(format!("the text is longer than {limit} characters"))
        }
        _ => Ok(string),
    }
}

fn rows_named(name: &str) -> PyResult<Rows> {
    match name {
        "articles" => Ok(Rows::Articles),
        "quotes" => Ok(Rows::Quotes),
        _ => Err(PyValueError::new_err("rows must be \"articles\" or \"quotes\"")),
    }
}

fn failed(error: impl std::fmt::Display) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}
