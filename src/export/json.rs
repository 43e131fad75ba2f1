//! JSON: a value, and its text.

use std::borrow::Cow;

/// A JSON value; objects keep the order of their fields.
pub(super) enum Json<'a> {
    Null,
    Bool(bool),
    Integer(usize),
    Float(f64),
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Object(Vec<(&'static str, Json<'a>)>),
}

impl<'a> Json<'a> {
    pub(super) fn object<const N: usize>(fields: [(&'static str, Json<'a>); N]) -> Self {
        Json::Object(fields.into())
    }

    /// What `json` makes of each of `items`.
    pub(super) fn list<T>(items: &'a [T], json: impl Fn(&'a T) -> Json<'a>) -> Self {
        Json::List(items.iter().map(json).collect())
    }

    /// The value as text: two spaces a level, and a line break at the end. A number that JSON has no way to write is null.
    pub(super) fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(0, &mut out);
        out.push('\n');
        out
    }

    fn write(&self, depth: usize, out: &mut String) {
        match self {
            Json::Null => out.push_str("null"),
            Json::Bool(true) => out.push_str("true"),
            Json::Bool(false) => out.push_str("false"),
            Json::Integer(number) => out.push_str(&number.to_string()),
            Json::Float(number) if number.is_finite() => out.push_str(&format!("{number:?}")),
            Json::Float(_) => out.push_str("null"),
            Json::Text(text) => quoted(text, out),
            Json::List(items) => nested(['[', ']'], items, depth, out, |item, out| item.write(depth + 1, out)),
            Json::Object(fields) => nested(['{', '}'], fields, depth, out, |(key, value), out| {
                quoted(key, out);
                out.push_str(": ");
                value.write(depth + 1, out);
            }),
        }
    }
}

/// Writes `items` between brackets, each on a line of its own.
fn nested<T>([open, close]: [char; 2], items: &[T], depth: usize, out: &mut String, write: impl Fn(&T, &mut String)) {
    out.push(open);
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        new_line(depth + 1, out);
        write(item, out);
    }
    if !items.is_empty() {
        new_line(depth, out);
    }
    out.push(close);
}

fn new_line(depth: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

/// Writes `text` in quotation marks.
fn quoted(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

impl From<bool> for Json<'_> {
    fn from(value: bool) -> Self {
        Json::Bool(value)
    }
}

impl From<usize> for Json<'_> {
    fn from(number: usize) -> Self {
        Json::Integer(number)
    }
}

impl From<f64> for Json<'_> {
    fn from(number: f64) -> Self {
        Json::Float(number)
    }
}

impl<'a> From<&'a str> for Json<'a> {
    fn from(text: &'a str) -> Self {
        Json::Text(text.into())
    }
}

impl From<String> for Json<'_> {
    fn from(text: String) -> Self {
        Json::Text(text.into())
    }
}

impl<'a, T: Into<Json<'a>>> From<Option<T>> for Json<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Json::Null, Into::into)
    }
}

#[cfg(feature = "arrow")]
impl serde::Serialize for Json<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        match self {
            Json::Null => serializer.serialize_none(),
            Json::Bool(value) => serializer.serialize_bool(*value),
            Json::Integer(number) => serializer.serialize_u64(*number as u64),
            Json::Float(number) => serializer.serialize_f64(*number),
            Json::Text(text) => serializer.serialize_str(text),
            Json::List(items) => items.serialize(serializer),
            Json::Object(fields) => {
                let mut object = serializer.serialize_struct("", fields.len())?;
                fields.iter().try_for_each(|(key, value)| object.serialize_field(key, value))?;
                object.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn of(value: &Value) -> Json<'_> {
        match value {
            Value::Null => Json::Null,
            Value::Bool(value) => (*value).into(),
            Value::Number(number) => match number.as_u64() {
                Some(number) => (number as usize).into(),
                None => number.as_f64().into(),
            },
            Value::String(text) => text.as_str().into(),
            Value::Array(items) => Json::list(items, of),
            // A key lives as long as the program; the test's own are few.
            Value::Object(fields) => {
                Json::Object(fields.iter().map(|(key, value)| (&*key.clone().leak(), of(value))).collect())
            }
        }
    }

    /// The text is what serde_json writes.
    #[track_caller]
    fn check(value: Value) {
        assert_eq!(of(&value).pretty(), serde_json::to_string_pretty(&value).unwrap() + "\n");
    }

    #[test]
    fn is_written_as_serde_json_writes_it() {
        check(json!([null, true, false, 0, 42, [], {}, [[]], ""]));
        check(json!({ "a": 1, "b": [1, 2], "c": { "d": { "e": null } } }));
        check(json!([0.0, 1.0, 0.93, 0.125, 1.0 / 3.0, 12.5]));
        check(json!("“It’s” 🚢 \"quoted\" \\ / \u{2028} \u{7f}"));
        check(json!((0..0x20).map(char::from).collect::<String>()));
    }

    #[test]
    fn is_null_where_it_is_no_number() {
        assert_eq!(Json::from(f64::NAN).pretty(), "null\n");
        assert_eq!(Json::from(f64::INFINITY).pretty(), "null\n");
    }
}
