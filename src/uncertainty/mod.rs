//! Where the text itself is unsure.
use crate::analysis::Uncertainty;
use crate::text::{Document, Span};

/// The doubts of an article. `voices` are the contents of its quotes, by the quote's index: a doubt inside one is its
/// speaker's.
pub(crate) fn read(_doc: &Document<'_>, _voices: &[&[Span]]) -> Vec<Uncertainty> {
    Vec::new()
}
