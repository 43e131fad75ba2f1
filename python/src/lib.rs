//! The core for Python: strings and Arrow tables in and out. The package in `python/claimlight` makes classes of them.

mod batches;

use claimlight::Analysis;
use claimlight::export::{Format, export as write};
use claimlight::stats::Stats;
use claimlight::text::{Offsets, Unit};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// Reads an article; the findings as JSON, as `claimlight batch` prints them, without an id.
#[pyfunction]
fn analyze(py: Python<'_>, text: &str, said: bool) -> PyResult<String> {
    let analysis = py.detach(|| read(text, said));
    let offsets = Offsets::new(text, Unit::Chars);
    serde_json::to_string(&analysis.map_spans(|span| offsets.span(span))).map_err(wrong)
}

/// Writes the findings that `analyze` gave for `text` in one of the core's formats; `offsets` is what JSON and CSV count.
#[pyfunction]
fn export(py: Python<'_>, text: &str, findings: &str, format: &str, source: &str, offsets: &str) -> PyResult<String> {
    let format = Format::named(format)
        .ok_or_else(|| PyValueError::new_err("format must be \"json\", \"w3c\", \"csv\", \"markdown\" or \"html\""))?;
    let unit = match offsets {
        "chars" => Unit::Chars,
        "utf16" => Unit::Utf16,
        "bytes" => Unit::Bytes,
        _ => return Err(PyValueError::new_err("offsets must be \"chars\", \"utf16\" or \"bytes\"")),
    };
    oxiri::Iri::parse(source).map_err(|e| PyValueError::new_err(format!("source must be an IRI: {e}")))?;
    let chars = Offsets::new(text, Unit::Chars);
    let analysis = parsed(findings)?.map_spans(|span| chars.bytes(span));
    Ok(py.detach(|| write(format, text, &analysis, source, unit)))
}

/// The figures of articles whose findings `analyze` gave, as JSON.
#[pyfunction]
fn stats(findings: Vec<String>) -> PyResult<String> {
    let mut stats = Stats::default();
    for findings in &findings {
        stats.add(&Stats::of(&parsed(findings)?));
    }
    serde_json::to_string(&stats).map_err(wrong)
}

fn read(text: &str, said: bool) -> Analysis {
    let analysis = claimlight::analyze(text);
    if said { analysis.said() } else { analysis }
}

fn parsed(findings: &str) -> PyResult<Analysis> {
    serde_json::from_str(findings).map_err(wrong)
}

fn wrong(error: serde_json::Error) -> PyErr {
    PyValueError::new_err(format!("these are not Claimlight's findings: {error}"))
}

#[pymodule]
mod _core {
    use pyo3::exceptions::PyImportError;
    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        if !claimlight::is_whole() {
            return Err(PyImportError::new_err("the network in this package is damaged: install it again"));
        }
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }

    #[pymodule_export]
    use super::batches::{Batches, analyze_batch, schema};
    #[pymodule_export]
    use super::{analyze, export, stats};
}
