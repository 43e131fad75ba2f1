//! The result's shape for TypeScript.

use wasm_bindgen::prelude::*;

/// Made from the Rust types themselves: src/typescript.rs.
#[wasm_bindgen(typescript_custom_section)]
const ANALYSIS: &str = include_str!("../../www/engine/analysis.ts");

#[wasm_bindgen(typescript_custom_section)]
const ERROR: &str = r#"
/** What the functions of this package throw, besides a TypeError for an argument of another type. `message` never holds any of the article. */
export interface ClaimlightError extends Error {
  name: "ClaimlightError";
  code: "anchor-lost" | "results-invalid" | "worker-crash";
}
"#;
