//! FLOOR 1: characters to sentences. Unicode and typography, no grammar.

mod abbreviations;
mod addresses;
mod characters;
mod document;
mod language;
mod leads;
mod line;
pub(crate) mod lists;
mod marks;
mod offsets;
mod paragraphs;
mod quotations;
mod sentences;
mod shapes;
mod span;
mod token;
mod tokens;
mod words;

pub use document::{Document, Paragraph};
pub use language::Language;
pub use leads::Label;
pub use offsets::{Offsets, Unit};
pub use quotations::Quotation;
pub use sentences::Sentence;
pub use shapes::ParagraphKind;
pub use span::Span;
pub use token::{Token, TokenKind};
