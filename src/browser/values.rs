//! Findings and errors as JavaScript's values.

use crate::analysis::Analysis;
use crate::text::{Offsets, Unit};
use js_sys::{Error, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Findings as a plain value, offsets in UTF-16 units, `null` for what is missing.
pub(super) fn to_js(text: &str, analysis: Analysis) -> Result<JsValue, JsValue> {
    let offsets = Offsets::new(text, Unit::Utf16);
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    let counted = analysis.map_spans(|span| offsets.span(span));
    counted.serialize(&serializer).map_err(|_| error("worker-crash", "The findings could not be handed to JavaScript."))
}

/// An `Error` with the name "ClaimlightError" and a code.
pub(super) fn error(code: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    error.set_name("ClaimlightError");
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}
