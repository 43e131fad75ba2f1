//! A text with its paragraphs, sentences, tokens and quotations: everything that the floors above read.

use super::{Language, Quotation, Sentence, Span, Token, language, quotations, sentences, tokens};
use std::ops::Range;

/// A text and what its characters alone say about it.
pub struct Document<'t> {
    /// The text itself, untouched.
    pub text: &'t str,
    /// What it seems to be written in.
    pub language: Language,
    /// Words and marks, in order.
    pub tokens: Vec<Token>,
    /// Paragraphs, in order; none is empty.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences, in order; none crosses a paragraph.
    pub sentences: Vec<Sentence>,
    /// Quoted stretches, in the order in which they open.
    pub quotations: Vec<Quotation>,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// From its first token to its last.
    pub span: Span,
    /// What it looks like.
    pub kind: ParagraphKind,
    /// What stands before the first sentence without being part of it: a dateline, a bullet, an interview's speaker label.
    pub lead: Option<Span>,
    /// Its tokens, those of the lead included: indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Its sentences: indices into [`Document::sentences`].
    pub sentences: Range<usize>,
}

/// What a paragraph looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Running text.
    Body,
    /// A title or a heading between paragraphs.
    Headline,
    /// "By Ann Lee", "Photo: …".
    Byline,
    /// An entry of a bulleted or numbered list.
    ListItem,
}

impl<'t> Document<'t> {
    /// Reads a text. Any text at all is allowed.
    pub fn new(text: &'t str) -> Self {
        let mut tokens = tokens::tokens(text);
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        let mut all = Vec::new();
        let mut start = 0;
        for i in 0..tokens.len() {
            let gap_end = tokens.get(i + 1).map_or(text.len(), |t| t.span.start);
            if i + 1 == tokens.len() || text[tokens[i].span.end..gap_end].contains('\n') {
                let range = start..i + 1;
                let first = all.len();
                all.extend(sentences::sentences(text, &tokens, range.clone(), paragraphs.len()));
                let span = tokens[start].span.join(tokens[i].span);
                paragraphs.push(Paragraph {
                    span,
                    kind: ParagraphKind::Body,
                    lead: None,
                    tokens: range,
                    sentences: first..all.len(),
                });
                start = i + 1;
            }
        }
        let ranges: Vec<_> = paragraphs.iter().map(|p| p.tokens.clone()).collect();
        let quotations = quotations::quotations(text, &mut tokens, &ranges);
        Document { text, language: language::guess(text, &tokens), tokens, paragraphs, sentences: all, quotations }
    }

    /// The token's own words.
    pub fn word(&self, token: usize) -> &'t str {
        self.tokens.get(token).map_or("", |t| t.span.of(self.text))
    }

    /// The tokens that begin inside a span: indices into [`Document::tokens`].
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|t| t.span.start < span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        first..end.max(first)
    }

    /// From the first to the last of a range of tokens; empty for an empty range.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens).unwrap_or_default() {
            [] => Span::default(),
            [first, .., last] => first.span.join(last.span),
            [only] => only.span,
        }
    }
}
