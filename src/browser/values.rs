//! Findings and errors as JavaScript's values.

use crate::analysis::Analysis;
use crate::text::{Offsets, Unit};
use js_sys::{Error, Reflect, TypeError};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

/// Findings as a plain value, offsets in UTF-16 units, `null` for what is missing.
pub(super) fn to_js(text: &str, analysis: Analysis) -> Result<JsValue, JsValue> {
    let offsets = Offsets::new(text, Unit::Utf16);
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    let counted = analysis.map_spans(|span| offsets.span(span));
    counted.serialize(&serializer).map_err(|_| error("worker-crash", "The findings could not be handed to JavaScript."))
}

/// A string that was handed over, its unpaired surrogates replaced by U+FFFD, so that offsets stay what they were. Throws a TypeError
/// that names the argument where it is no string: what only looks like one is not asked for its characters.
pub(super) fn string(name: &str, value: &JsValue) -> Result<String, JsValue> {
    value.as_string().ok_or_else(|| wrong(name, "a string"))
}

/// An element that was handed over, of whichever frame: another frame's are not instances of this one's class. Throws a TypeError where
/// it is none.
pub(super) fn element(name: &str, value: JsValue) -> Result<Element, JsValue> {
    let read = |property: &str| Reflect::get(&value, &property.into()).unwrap_or_default();
    let node = value.is_object() && read("nodeType") == Node::ELEMENT_NODE && read("tagName").is_string();
    if node { Ok(value.unchecked_into()) } else { Err(wrong(name, "an element")) }
}

/// The TypeError of an argument that is something else.
fn wrong(name: &str, wanted: &str) -> JsValue {
    TypeError::new(&format!("“{name}” must be {wanted}.")).into()
}

/// An `Error` with the name "ClaimlightError" and a code.
pub(super) fn error(code: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    error.set_name("ClaimlightError");
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}
