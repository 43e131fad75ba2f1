//! A text with its paragraphs, sentences, tokens and quotations: everything that the floors above read.

use super::shapes::Shape;
use super::{
    Label, Language, ParagraphKind, Quotation, Sentence, Span, Token, language, paragraphs, quotations, sentences,
    shapes, tokens,
};
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
    /// From its first token to its last, its lead included.
    pub span: Span,
    /// What it looks like.
    pub kind: ParagraphKind,
    /// What stands before the first sentence and is in none: a dateline with its dash, a bullet, an interview's label.
    pub lead: Option<Span>,
    /// What the lead says of the paragraph, where it is a label.
    pub label: Option<Label>,
    /// Its tokens, those of the lead included: indices into [`Document::tokens`].
    pub tokens: Range<usize>,
    /// Its sentences, at least one: indices into [`Document::sentences`].
    pub sentences: Range<usize>,
}

// As in words/page.rs, what is asked everywhere is called and not copied.
impl<'t> Document<'t> {
    /// Reads a text. Any text at all is allowed.
    pub fn new(text: &'t str) -> Self {
        let mut tokens = tokens::tokens(text);
        let ranges = paragraphs::paragraphs(text, &tokens);
        let shapes = shapes::shapes(text, &tokens, &ranges);
        let bodies: Vec<_> = ranges.iter().zip(&shapes).map(|(range, shape)| shape.start..range.end).collect();
        let quotations = quotations::quotations(text, &mut tokens, &bodies);
        let mut doc = Document {
            text,
            language: language::guess(text, &tokens),
            tokens,
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            quotations,
        };
        for (range, Shape { kind, start, label }) in ranges.into_iter().zip(shapes) {
            let first = doc.sentences.len();
            let found = sentences::sentences(text, &doc.tokens, start..range.end, doc.paragraphs.len());
            doc.sentences.extend(found);
            let lead = (start > range.start).then(|| doc.span_of(range.start..start));
            let sentences = first..doc.sentences.len();
            let span = doc.span_of(range.clone());
            doc.paragraphs.push(Paragraph { span, kind, lead, label, tokens: range, sentences });
        }
        doc
    }

    /// The token's own words.
    #[inline(never)]
    pub fn word(&self, token: usize) -> &'t str {
        self.tokens.get(token).map_or("", |t| t.span.of(self.text))
    }

    /// The sentence that a byte stands in, or the next one: an index into [`Document::sentences`].
    #[inline(never)]
    pub fn sentence_of(&self, byte: usize) -> usize {
        self.sentences.partition_point(|s| s.span.end <= byte)
    }

    /// The paragraph that a byte stands in, or the next one: an index into [`Document::paragraphs`].
    #[inline(never)]
    pub fn paragraph_of(&self, byte: usize) -> usize {
        self.paragraphs.partition_point(|p| p.span.end <= byte)
    }

    /// The tokens that begin inside a span: indices into [`Document::tokens`].
    #[inline(never)]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        /// How many tokens most spans have at most.
        const NEAR: usize = 64;
        let first = self.tokens.partition_point(|t| t.span.start < span.start);
        let rest = self.tokens.get(first..).unwrap_or_default();
        let near = rest.get(..NEAR).filter(|near| near.last().is_some_and(|t| t.span.start >= span.end));
        first..first + near.unwrap_or(rest).partition_point(|t| t.span.start < span.end)
    }

    /// From the first to the last of a range of tokens; empty for an empty range.
    #[inline(never)]
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens).unwrap_or_default() {
            [] => Span::default(),
            [first, .., last] => first.span.join(last.span),
            [only] => only.span,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_up_tokens() {
        let doc = Document::new("OSLO — Ann Lee left.\n\n“No,” she said.");
        assert_eq!(doc.word(2), "Ann");
        assert_eq!(doc.word(99), "");
        assert_eq!(doc.tokens_in(Span::new(9, 16)), 2..4);
        assert_eq!(doc.tokens_in(Span::new(9, 9)), 2..2);
        assert_eq!(doc.span_of(2..4).of(doc.text), "Ann Lee");
        assert_eq!(doc.span_of(2..3).of(doc.text), "Ann");
        assert_eq!(doc.span_of(4..4), Span::default());
    }

    #[test]
    fn every_token_is_in_a_lead_or_a_sentence() {
        let doc = Document::new("Talk\nQ: Why? Really?\nA: It rained.\r\n\r\n• “Milk.\n\n***\n\nOSLO — No.");
        let mut next = 0;
        for p in &doc.paragraphs {
            assert_eq!(p.tokens.start, next);
            next += p.lead.map_or(0, |l| doc.tokens_in(l).len());
            for s in &doc.sentences[p.sentences.clone()] {
                assert_eq!(s.tokens.start, next);
                next = s.tokens.end;
            }
            assert_eq!(p.tokens.end, next);
            assert!(!p.sentences.is_empty());
        }
        assert_eq!(next, doc.tokens.len());
    }

    #[test]
    fn quotations_run_over_paragraphs_with_bullets_and_labels() {
        let doc = Document::new("LEE: “One.\n\nLEE: “Two,” he said.");
        assert_eq!(doc.quotations.len(), 1);
        assert_eq!(doc.quotations[0].pieces.len(), 2);
    }
}
