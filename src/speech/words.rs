//! A document with what the lists and the quotation marks say about each of its tokens.

use super::lexicon;
use crate::text::{Document, Quotation, Span, TokenKind};
use std::ops::Range;

/// A document with what the lists know about each of its tokens. Positions are indices into [`Document::tokens`].
pub(super) struct Words<'d> {
    /// The document.
    pub doc: &'d Document<'d>,
    /// For each token its classes.
    classes: Vec<u32>,
    /// For each token the outermost quotation that it stands in and the piece of it.
    quoted: Vec<Option<(usize, usize)>>,
}

/// Some tokens in a row.
pub(super) type Phrase = Range<usize>;

impl<'d> Words<'d> {
    /// Looks up every word once.
    pub(super) fn new(doc: &'d Document<'d>) -> Self {
        let listed = |kind| matches!(kind, TokenKind::Word | TokenKind::Clitic | TokenKind::Abbreviation);
        let classes = |i: usize| lexicon::look_up(&doc.plain_word(i));
        let tokens = doc.tokens.iter().enumerate();
        let classes = tokens.map(|(i, t)| if listed(t.kind) { classes(i) } else { 0 }).collect();
        Words { doc, classes, quoted: quoted(doc) }
    }

    /// The outermost quotation that a token stands in, by its index, and which piece of it.
    pub(super) fn quoted(&self, i: usize) -> Option<(usize, usize)> {
        self.quoted.get(i).copied().flatten()
    }

    /// The outermost quotation whose first mark, in this paragraph, is this token.
    pub(super) fn quotation_opening(&self, i: usize) -> Option<&Quotation> {
        let (q, piece) = self.quoted(i)?;
        let quotation = self.doc.quotations.get(q)?;
        (quotation.pieces.get(piece)?.start == self.doc.tokens.get(i)?.span.start).then_some(quotation)
    }

    /// The outermost quotation whose last mark is the token before `end`.
    pub(super) fn quotation_ending(&self, end: usize) -> Option<&Quotation> {
        let last = end.checked_sub(1)?;
        let quotation = self.doc.quotations.get(self.quoted(last)?.0)?;
        (quotation.span().end == self.doc.tokens.get(last)?.span.end).then_some(quotation)
    }

    /// The piece of an outermost quotation that a token stands in.
    pub(super) fn quotation_over(&self, i: usize) -> Option<Span> {
        let (q, piece) = self.quoted(i)?;
        self.doc.quotations.get(q)?.pieces.get(piece).copied()
    }

    /// Whether a stretch begins with the first mark of an outermost quotation.
    pub(super) fn begins_quoted(&self, span: Span) -> bool {
        self.quotation_opening(self.doc.tokens_in(span).start).is_some()
    }

    /// The sentence of a byte: an index into [`Document::sentences`].
    pub(super) fn sentence(&self, byte: usize) -> usize {
        self.doc.sentences.partition_point(|s| s.span.end <= byte)
    }

    /// The paragraph of a byte: an index into [`Document::paragraphs`].
    pub(super) fn paragraph(&self, byte: usize) -> usize {
        self.doc.paragraphs.partition_point(|p| p.span.end <= byte)
    }

    /// Whether two sentences, as indices, stand in one paragraph.
    pub(super) fn same_paragraph(&self, a: usize, b: usize) -> bool {
        let of = |sentence: usize| self.doc.sentences.get(sentence).map(|s| s.paragraph);
        of(a) == of(b)
    }

    /// Whether the lists put a token in any of these classes.
    pub(super) fn is(&self, i: usize, classes: u32) -> bool {
        self.classes.get(i).is_some_and(|c| c & classes != 0)
    }

    /// The token's kind.
    pub(super) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.doc.tokens.get(i).map(|t| t.kind)
    }

    /// Whether a token is exactly this mark or word, in lower case.
    pub(super) fn reads(&self, i: usize, word: &str) -> bool {
        self.doc.word(i).eq_ignore_ascii_case(word)
    }

    /// Whether a token begins with a capital.
    pub(super) fn capital(&self, i: usize) -> bool {
        self.doc.word(i).starts_with(char::is_uppercase)
    }

    /// Whether a token is a word, number or address rather than a mark.
    pub(super) fn wordy(&self, i: usize) -> bool {
        use TokenKind::*;
        matches!(
            self.kind(i),
            Some(Word | Abbreviation | Initial | Clitic | Number | Currency | Handle | Hashtag | Apostrophe | Url)
        )
    }

    /// Whether a token can be part of a name: no number, mark or address.
    pub(super) fn name_like(&self, i: usize) -> bool {
        use TokenKind::{Abbreviation, Initial, Word};
        matches!(self.kind(i), Some(Word | Abbreviation | Initial))
    }

    /// Whether a source is the one who speaks or listens right there: I, we, you.
    pub(super) fn addresses(&self, source: Span) -> bool {
        ["i", "we", "you"].contains(&source.of(self.doc.text).to_lowercase().as_str())
    }

    /// From the first to the last of some tokens.
    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        self.doc.span_of(tokens)
    }

    /// "angrily": an adverb by its ending.
    pub(super) fn manner(&self, i: usize) -> bool {
        let word = self.doc.word(i);
        word.len() > 4 && word.ends_with("ly") && word.starts_with(char::is_lowercase)
    }

    /// A mark that no noun phrase reaches over.
    pub(super) fn breaks(&self, i: usize) -> bool {
        use TokenKind::{Close, Dash, Ellipsis, Open, Punctuation, Stop};
        let mark = matches!(self.kind(i), Some(Close | Dash | Ellipsis | Open | Punctuation | Stop));
        mark && !self.reads(i, "%") && !self.reads(i, "&") && !self.reads(i, "/")
    }
}

/// For each token the outermost quotation that it stands in and the piece of it.
fn quoted(doc: &Document<'_>) -> Vec<Option<(usize, usize)>> {
    let mut over = vec![None; doc.tokens.len()];
    for (q, quotation) in doc.quotations.iter().enumerate().filter(|(_, q)| q.depth == 0) {
        for (piece, &span) in quotation.pieces.iter().enumerate() {
            if let Some(inside) = over.get_mut(doc.tokens_in(span)) {
                inside.fill(Some((q, piece)));
            }
        }
    }
    over
}
