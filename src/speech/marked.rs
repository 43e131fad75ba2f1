//! Texts for tests, with the stretches that they are about.

use crate::text::Span;

/// A text without the marks around its stretches, and each stretch with the mark that opens it: `[…]`, `{…}`, `<…>`, in the order
/// in which they open. None stands in another.
pub(super) fn marked(marked: &str) -> (String, Vec<(char, Span)>) {
    let mut text = String::new();
    let mut stretches: Vec<(char, Span)> = Vec::new();
    for c in marked.chars() {
        match c {
            '[' | '{' | '<' => stretches.push((c, Span::new(text.len(), text.len()))),
            ']' | '}' | '>' => stretches.iter_mut().rev().take(1).for_each(|(_, s)| s.end = text.len()),
            c => text.push(c),
        }
    }
    (text, stretches)
}
