//! What quotation marks say on their own: speech that goes on after its attribution, and quotations nobody is named for.

use super::phrases::Words;
use super::readings::Reading;
use crate::analysis::{Quote, QuoteKind};
use crate::text::{Document, Language, Quotation, Sentence, Span, TokenKind};

impl Words<'_> {
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

    /// Whether the mark that ends at this byte follows a comma or the end of a sentence, as speech does.
    pub(super) fn closes_speech(&self, end: usize) -> bool {
        let Some(before) = self.doc.tokens_in(Span::new(0, end)).end.checked_sub(2) else {
            return false;
        };
        self.reads(before, ",") || matches!(self.kind(before), Some(TokenKind::Stop | TokenKind::Ellipsis))
    }
}

/// For each token the outermost quotation that it stands in and the piece of it.
pub(super) fn over(doc: &Document<'_>) -> Vec<Option<(usize, usize)>> {
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
        let claimed =
            before.iter().rev().take(3).chain(here.iter()).any(|r| r.content.iter().any(|c| c.overlaps(span)));
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
    let Some(paragraph) = words.doc.paragraphs.get(sentence.paragraph) else {
        return false;
    };
    let end = reading.content.iter().chain(&reading.cue).map(|s| s.end).max().unwrap_or(0);
    let previous = words.doc.sentences[paragraph.sentences.clone()].iter().rfind(|s| s.span.end <= sentence.span.start);
    previous.is_some_and(|p| end > p.span.start)
}

fn opening_in<'w>(words: &'w Words<'_>, sentence: &Sentence) -> impl Iterator<Item = &'w Quotation> {
    let all = &words.doc.quotations;
    let from = all.partition_point(|q| q.span().start < sentence.span.start);
    let until = all.partition_point(|q| q.span().start < sentence.span.end);
    all[from..until.max(from)].iter().filter(|q| q.depth == 0)
}

/// Quotations that read as speech but that nothing in the text gives to anybody. Outside English that is all that can
/// be told, so there every quotation counts.
pub(super) fn left_over(words: &Words<'_>, mut taken: Vec<Span>) -> Vec<Quote> {
    taken.sort();
    let english = words.doc.language == Language::English;
    let free = |q: &&Quotation| q.depth == 0 && !overlaps_any(&taken, q.span()) && (!english || speech_like(words, q));
    let quote = |q: &Quotation| Quote { kind: QuoteKind::Direct, content: q.pieces.clone(), attribution: None };
    words.doc.quotations.iter().filter(free).map(quote).collect()
}

/// Whether one of the sorted spans shares a byte with another span.
fn overlaps_any(sorted: &[Span], span: Span) -> bool {
    let near = sorted.partition_point(|t| t.start < span.end);
    sorted[..near].iter().rev().take(8).any(|t| t.overlaps(span))
}

/// A whole sentence in marks: four words at least, a capital first, and its stop inside.
fn speech_like(words: &Words<'_>, quotation: &Quotation) -> bool {
    let tokens = words.doc.tokens_in(quotation.span());
    tokens.clone().filter(|&i| words.wordy(i)).count() >= 4
        && words.capital(tokens.start + 1)
        && words.closes_speech(quotation.span().end)
}
