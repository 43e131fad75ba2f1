//! What quotation marks say on their own: speech that goes on after its attribution, and quotations nobody is named for.

use super::phrases::Words;
use super::readings::Reading;
use crate::analysis::{Quote, QuoteKind};
use crate::text::{Language, Quotation, Sentence, Span, TokenKind};

impl Words<'_> {
    /// The outermost quotation whose first mark is this token.
    pub(super) fn quotation_opening(&self, i: usize) -> Option<&Quotation> {
        let start = self.doc.tokens.get(i)?.span.start;
        self.outermost().find(|q| q.pieces.iter().any(|p| p.start == start))
    }

    /// The outermost quotation whose last mark is the token before `end`.
    pub(super) fn quotation_ending(&self, end: usize) -> Option<&Quotation> {
        let last = self.doc.tokens.get(end.checked_sub(1)?)?.span.end;
        self.outermost().find(|q| q.span().end == last)
    }

    /// The piece of an outermost quotation that a token stands in.
    pub(super) fn quotation_over(&self, i: usize) -> Option<Span> {
        let token = self.doc.tokens.get(i)?.span;
        self.outermost().flat_map(|q| &q.pieces).copied().find(|p| p.contains(token))
    }

    /// Whether the mark that ends at this byte follows a comma or the end of a sentence, as speech does.
    pub(super) fn closes_speech(&self, end: usize) -> bool {
        let Some(before) = self.doc.tokens_in(Span::new(0, end)).end.checked_sub(2) else { return false };
        self.reads(before, ",") || matches!(self.kind(before), Some(TokenKind::Stop | TokenKind::Ellipsis))
    }

    fn outermost(&self) -> impl Iterator<Item = &Quotation> {
        self.doc.quotations.iter().filter(|q| q.depth == 0)
    }
}

/// All readings of a text, with the quotations that go on after them joined: “…,” she said. “…”
pub(super) fn continued(words: &Words<'_>, by_sentence: impl Iterator<Item = Vec<Reading>>) -> Vec<Reading> {
    let mut all: Vec<Reading> = Vec::new();
    for (sentence, mut here) in words.doc.sentences.iter().zip(by_sentence) {
        join(words, sentence, &mut all, &mut here);
        all.append(&mut here);
    }
    all
}

/// Joins the quotations of a sentence that no cue of its own claims to the attribution before them.
fn join(words: &Words<'_>, sentence: &Sentence, before: &mut [Reading], here: &mut [Reading]) {
    let own = here.iter().any(|r| r.cue.is_some());
    for quotation in opening_in(words, sentence) {
        let span = quotation.span();
        let claimed = before.iter().chain(here.iter()).any(|r| r.content.iter().any(|c| c.overlaps(span)));
        if claimed || !words.closes_speech(span.end) {
            continue;
        }
        let target = if own {
            here.iter_mut().rfind(|r| r.cue.is_some_and(|c| c.end <= span.start))
        } else {
            let first = words.doc.tokens.get(sentence.tokens.start).map(|t| t.span.start) == Some(span.start);
            let near = |r: &&mut Reading| first && speaks_until(words, r, sentence);
            before.last_mut().filter(near)
        };
        if let Some(reading) = target {
            reading.content.extend(quotation.pieces.iter().copied());
        }
    }
}

/// Whether a reading is the last thing before a sentence, in the same paragraph.
fn speaks_until(words: &Words<'_>, reading: &Reading, sentence: &Sentence) -> bool {
    let Some(paragraph) = words.doc.paragraphs.get(sentence.paragraph) else { return false };
    let end = reading.content.iter().chain(&reading.cue).map(|s| s.end).max().unwrap_or(0);
    let previous = words.doc.sentences[paragraph.sentences.clone()].iter().rfind(|s| s.span.end <= sentence.span.start);
    previous.is_some_and(|p| end > p.span.start)
}

fn opening_in<'w>(words: &'w Words<'_>, sentence: &Sentence) -> Vec<&'w Quotation> {
    let inside = |q: &&Quotation| q.depth == 0 && sentence.span.start <= q.span().start && q.span().start < sentence.span.end;
    words.doc.quotations.iter().filter(inside).collect()
}

/// Quotations that read as speech but that nothing in the text gives to anybody. Outside English that is all that can
/// be told, so there every quotation counts.
pub(super) fn left_over(words: &Words<'_>, taken: Vec<Span>) -> Vec<Quote> {
    let english = words.doc.language == Language::English;
    let free = |q: &&Quotation| {
        q.depth == 0
            && !taken.iter().any(|t| t.overlaps(q.span()))
            && (!english || speech_like(words, q))
    };
    let quote = |q: &Quotation| Quote { kind: QuoteKind::Direct, content: q.pieces.clone(), attribution: None };
    words.doc.quotations.iter().filter(free).map(quote).collect()
}

/// A whole sentence in marks: four words at least, a capital first, and its stop inside.
fn speech_like(words: &Words<'_>, quotation: &Quotation) -> bool {
    let tokens = words.doc.tokens_in(quotation.span());
    tokens.clone().filter(|&i| words.wordy(i)).count() >= 4
        && words.capital(tokens.start + 1)
        && words.closes_speech(quotation.span().end)
}
