//! Versioned JSON: the findings with the words of every stretch beside its place. docs/export.schema.json says what it holds.

use crate::shell::Counting;
use claimlight::Analysis;
use claimlight::text::{Offsets, Span};
use serde_json::{Value, json};

/// The version of the form. It rises when a reader of the earlier one would misread the new one.
const VERSION: u32 = 1;

/// The findings, offsets counted as asked.
pub(super) fn results(text: &str, analysis: &Analysis, counting: Counting) -> serde_json::Result<Value> {
    let offsets = Offsets::new(text, counting.unit());
    let mut results = json!({ "format": "claimlight", "version": VERSION, "offsets": counting.name() });
    if let (Value::Object(all), Value::Object(found)) = (&mut results, serde_json::to_value(analysis)?) {
        all.extend(found.into_iter().map(|(key, value)| (key, with_words(value, text, &offsets))));
    }
    Ok(results)
}

/// Every pair of offsets becomes its place and its words.
fn with_words(value: Value, text: &str, offsets: &Offsets) -> Value {
    match value {
        Value::Array(items) => {
            if let [Some(start), Some(end)] = items.iter().map(Value::as_u64).collect::<Vec<_>>()[..] {
                let span = Span::new(start as usize, end as usize);
                let counted = offsets.span(span);
                let words = text.get(span.start..span.end).unwrap_or_default();
                return json!({ "start": counted.start, "end": counted.end, "text": words });
            }
            items.into_iter().map(|item| with_words(item, text, offsets)).collect()
        }
        Value::Object(fields) => fields.into_iter().map(|(k, v)| (k, with_words(v, text, offsets))).collect(),
        plain => plain,
    }
}
