//! The door to the page: exports without logic. Offsets are UTF-16 units, errors are `ClaimlightError`s with a code.

mod article;
mod types;
mod values;

pub use article::Article;

use crate::analysis::Analysis;
use crate::export::{Format, export};
use crate::is_whole;
use crate::text::{Offsets, Unit};
use js_sys::{Function, RangeError};
use values::{error, string, to_js};
use wasm_bindgen::prelude::*;

/// Runs once when the module is loaded: from then on a panic is an exception that JavaScript can catch. It tells where
/// in the program it happened and nothing of the article, which a panic's own message might quote.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        wasm_bindgen::throw_val(error(
            "worker-crash",
            &format!("Claimlight failed at {place}. This is a mistake in Claimlight."),
        ));
    }));
}

/// Reads a text. `on_progress` is called now and then with the share of the work that is done, 0 to 1; what it throws is
/// ignored. Throws a TypeError where `text` is no string, and "integrity" where the module's network is damaged. An unpaired surrogate is read as U+FFFD.
#[wasm_bindgen(unchecked_return_type = "Analysis")]
pub fn analyze(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "(done: number) => void")] on_progress: Option<Function>,
) -> Result<JsValue, JsValue> {
    Session::default().analyze(text, on_progress)
}

/// Readings of a text that changes between them: what an editor holds on to. The network reads only those paragraphs that it has not
/// read before.
#[wasm_bindgen]
#[derive(Default)]
pub struct Session(crate::Session);

#[wasm_bindgen]
impl Session {
    /// A session that has read nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Session::default()
    }

    /// As the function of this name.
    #[wasm_bindgen(unchecked_return_type = "Analysis")]
    pub fn analyze(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "(done: number) => void")] on_progress: Option<Function>,
    ) -> Result<JsValue, JsValue> {
        let mut progress = |done: f32| {
            if let Some(f) = &on_progress {
                let _ = f.call1(&JsValue::NULL, &JsValue::from_f64(f64::from(done)));
            }
        };
        let text = string("text", &text)?;
        if !is_whole() {
            return Err(error("integrity", "The network in this module is damaged."));
        }
        to_js(&text, self.0.analyze(&text, &mut progress))
    }
}

/// Writes findings in another format. `analysis` is what `analyze` gave or any value of its shape, such as findings that the
/// reader has corrected; its offsets are UTF-16 units of `text`. `source` is the article's address, which W3C annotations name.
/// Throws a TypeError where a string is something else, a RangeError for a format that does not exist, and "results-invalid" for an
/// analysis of another shape.
#[wasm_bindgen(js_name = exportAs)]
pub fn export_as(
    #[wasm_bindgen(unchecked_param_type = "Format")] format: JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Analysis")] analysis: JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] source: JsValue,
) -> Result<String, JsValue> {
    let (format, text, source) = (string("format", &format)?, string("text", &text)?, string("source", &source)?);
    let no_such = || RangeError::new(&format!("no format “{format}”: there are json, w3c, csv, markdown and html"));
    let format = Format::named(&format).ok_or_else(no_such)?;
    let analysis: Analysis = serde_wasm_bindgen::from_value(analysis)
        .map_err(|_| error("results-invalid", "These findings do not have the shape of an Analysis."))?;
    let offsets = Offsets::new(&text, Unit::Utf16);
    let analysis = analysis.map_spans(|span| offsets.bytes(span));
    Ok(export(format, &text, &analysis, &source, Unit::Utf16))
}

/// The version of this package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
