//! A stretch of tokens read as words: what the rooms of this floor ask of a paragraph or sentence.

use super::{Token, TokenKind};
use std::ops::Range;

/// Some tokens of a text, by their indices in it; what lies outside reads as nothing.
pub(super) struct Line<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// The indices.
    pub range: Range<usize>,
}

impl<'t> Line<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t [Token], range: Range<usize>) -> Self {
        Line { text, tokens, range }
    }

    pub(super) fn token(&self, i: usize) -> Option<&'t Token> {
        self.tokens.get(i).filter(|_| self.range.contains(&i))
    }

    pub(super) fn word(&self, i: usize) -> &'t str {
        self.token(i).map_or("", |t| t.span.of(self.text))
    }

    pub(super) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.token(i).map(|t| t.kind)
    }

    /// Whether a token is a word, whole or cut short.
    pub(super) fn is_word(&self, i: usize) -> bool {
        matches!(self.kind(i), Some(TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial))
    }

    pub(super) fn capital(&self, i: usize) -> bool {
        self.word(i).starts_with(char::is_uppercase)
    }

    /// Whether white space, and more of the line, follows a token.
    pub(super) fn spaced(&self, i: usize) -> bool {
        let end = self.token(i).map_or(0, |t| t.span.end);
        self.token(i + 1).is_some_and(|t| t.span.start > end)
    }

    /// Whether nothing stands between a token and the one before it.
    pub(super) fn glued(&self, i: usize) -> bool {
        i > 0 && self.token(i - 1).map(|t| t.span.end) == self.token(i).map(|t| t.span.start)
    }
}
