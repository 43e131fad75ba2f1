//! FLOOR 1: characters to sentences. Unicode and typography, no grammar.

mod document;
mod language;
mod marks;
mod offsets;
mod quotations;
mod sentences;
mod span;
mod tokens;

pub use document::{Document, Paragraph, ParagraphKind};
pub use language::Language;
pub use offsets::{Offsets, Unit};
pub use quotations::Quotation;
pub use sentences::Sentence;
pub use span::Span;
pub use tokens::{Token, TokenKind};
