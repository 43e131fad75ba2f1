//! Tokens to sentences.

use super::{Span, Token, TokenKind};
use std::ops::Range;

/// A sentence, or what stands for one (a headline, a list item).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last, closing marks included.
    pub span: Span,
    /// Its tokens: indices into [`super::Document::tokens`].
    pub tokens: Range<usize>,
    /// The paragraph it stands in: an index into [`super::Document::paragraphs`].
    pub paragraph: usize,
}

/// The sentences among `tokens[range]`, which are one paragraph.
pub(super) fn sentences(text: &str, tokens: &[Token], range: Range<usize>, paragraph: usize) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut start = range.start;
    for i in range.clone() {
        let last = i + 1 == range.end;
        if last || ends(text, tokens, i, range.end) {
            let span = tokens[start].span.join(tokens[i].span);
            out.push(Sentence { span, tokens: start..i + 1, paragraph });
            start = i + 1;
        }
    }
    out
}

/// Whether a sentence ends with token `i`.
fn ends(text: &str, tokens: &[Token], i: usize, end: usize) -> bool {
    use TokenKind::{Close, Ellipsis, Open, Stop};
    let closes = |k: TokenKind| k == Close || k == TokenKind::Apostrophe;
    if i + 1 < end && closes(tokens[i + 1].kind) && tokens[i + 1].span.start == tokens[i].span.end {
        return false;
    }
    let mut j = i;
    while j > 0 && closes(tokens[j].kind) {
        j -= 1;
    }
    let next = &tokens[i + 1];
    let upper = next.kind == Open || next.span.of(text).starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    matches!(tokens[j].kind, Stop | Ellipsis) && upper && next.span.start > tokens[i].span.end
}
