//! Quotation marks to quoted stretches: pairs, nesting, and quotations that run over paragraphs.

use super::{Span, Token};

/// A stretch in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The stretch, marks included: one piece a paragraph where every paragraph opens with a mark and only the last closes.
    pub pieces: Vec<Span>,
    /// How many other quotations it stands in; 0 for the outermost.
    pub depth: usize,
}

impl Quotation {
    /// From its first mark to its last.
    pub fn span(&self) -> Span {
        Span::new(
            self.pieces.first().map_or(0, |p| p.start),
            self.pieces.last().map_or(0, |p| p.end),
        )
    }
}

/// The quoted stretches of a text, in the order in which they open. `paragraphs` are spans of bytes.
pub(super) fn quotations(text: &str, tokens: &[Token], paragraphs: &[Span]) -> Vec<Quotation> {
    let _ = (text, tokens, paragraphs);
    Vec::new()
}
