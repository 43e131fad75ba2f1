//! What quotation marks say on their own: speech that goes on after its attribution, and quotations nobody is named for.

use super::phrases::Words;
use super::readings::Reading;
use super::rules::Rule;
use crate::analysis::{Quote, QuoteKind};
use crate::text::{Document, Language, Paragraph, Quotation, Sentence, Span, TokenKind};
use std::collections::BTreeMap;

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

    /// “A Long Way Home”: capitals throughout and no sentence's end inside, as titles have.
    pub(super) fn is_title(&self, open: usize) -> bool {
        let Some(quotation) = self.quotation_opening(open) else { return false };
        let mut inside = self.doc.tokens_in(quotation.span());
        let small = |i: usize| self.doc.word(i).len() <= 4 || !self.wordy(i);
        let ends = inside.clone().any(|i| self.kind(i) == Some(TokenKind::Stop));
        !ends && self.capital(open + 1) && inside.all(|i| self.capital(i) || small(i))
    }

    /// Whether the mark that ends at this byte follows a comma or the end of a sentence, as speech does.
    pub(super) fn closes_speech(&self, end: usize) -> bool {
        let marks = self.doc.tokens_in(Span::new(0, end)).end;
        let Some(before) = (0..marks).rev().find(|&i| self.kind(i) != Some(TokenKind::Close)) else {
            return false;
        };
        self.reads(before, ",")
            || self.doc.word(before).ends_with('.')
            || matches!(self.kind(before), Some(TokenKind::Stop | TokenKind::Ellipsis))
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

/// All readings of a text, with the quotations that go on after them joined, and those that a colon leaves to somebody.
pub(super) fn continued(words: &Words<'_>, by_sentence: Vec<Vec<Reading>>) -> Vec<Reading> {
    let mut claimed: Vec<Span> = by_sentence.iter().flatten().flat_map(|r| r.content.iter().copied()).collect();
    claimed.sort();
    let mut all: Vec<Reading> = Vec::new();
    for (sentence, mut here) in words.doc.sentences.iter().zip(by_sentence) {
        for quotation in opening_in(words, sentence) {
            let span = quotation.span();
            let resumes = here.iter().any(|r| r.rule == Rule::QuoteThenSaid) && resumes(words, span);
            if overlaps_any(&claimed, span) || !(words.closes_speech(span.end) || resumes) {
                continue;
            }
            if let Some(reading) = speaking(words, sentence, quotation, &mut all, &mut here) {
                reading.content.extend(quotation.pieces.iter().copied());
            } else if let Some(reading) = announced(words, quotation, all.iter().chain(&here)) {
                here.push(reading);
            }
        }
        all.append(&mut here);
    }
    all
}

/// The reading that a quotation goes on with: “…,” she said. “…”, or a paragraph after hers that is nothing but words in
/// marks.
fn speaking<'r>(
    words: &Words<'_>,
    sentence: &Sentence,
    quotation: &Quotation,
    before: &'r mut [Reading],
    here: &'r mut [Reading],
) -> Option<&'r mut Reading> {
    let span = quotation.span();
    if here.iter().any(|r| r.cue.is_some()) {
        return here.iter_mut().rfind(|r| r.cue.is_some_and(|c| c.end <= span.start));
    }
    if sentence.span.start != span.start {
        return None;
    }
    let paragraph = words.doc.paragraphs.get(sentence.paragraph)?;
    let last = before.last_mut()?;
    let alone =
        quotation.pieces.first() == Some(&paragraph.span) && last.content.iter().any(|&c| begins_quoted(words, c));
    let above = sentence.paragraph.checked_sub(1).filter(|_| alone);
    let near = [Some(sentence.paragraph), above].into_iter().flatten();
    let speaks = last.rule != Rule::AccordingTo;
    (speaks && near.into_iter().any(|p| speaks_until(words, last, p, span.start))).then_some(last)
}

/// Whether a quotation follows a comma or a dash, as speech does that was broken off: “…” – he paused – “…”
fn resumes(words: &Words<'_>, span: Span) -> bool {
    let before = words.doc.tokens_in(span).start.checked_sub(1);
    before.is_some_and(|k| words.kind(k) == Some(TokenKind::Dash) || words.reads(k, ","))
}

/// Whether a reading reaches into the last sentence of a paragraph that ends before a byte.
fn speaks_until(words: &Words<'_>, reading: &Reading, paragraph: usize, byte: usize) -> bool {
    let Some(paragraph) = words.doc.paragraphs.get(paragraph) else {
        return false;
    };
    let end = reading.content.iter().chain(&reading.cue).map(|s| s.end).max().unwrap_or(0);
    let sentences = words.doc.sentences.get(paragraph.sentences.clone()).unwrap_or_default();
    sentences.iter().rfind(|s| s.span.end <= byte).is_some_and(|p| end > p.span.start)
}

/// A quotation given to whoever the sentence before its colon is about.
fn announced<'r>(
    words: &Words<'_>,
    quotation: &Quotation,
    mut before: impl DoubleEndedIterator<Item = &'r Reading>,
) -> Option<Reading> {
    let open = words.doc.tokens_in(quotation.span()).start;
    if !words.reads(open.checked_sub(1)?, ":") {
        return None;
    }
    let announcing = words.doc.sentences.get(words.doc.sentences.partition_point(|s| s.tokens.end < open))?;
    let said = before.next_back().filter(|r| r.cue.is_some_and(|c| announcing.span.contains(c))).and_then(|r| r.source);
    let body = announcing.tokens.start..open;
    // "On Monday, Lee made this comment:"
    let starts = [body.start].into_iter().chain(body.clone().filter(|&i| words.reads(i, ",")).map(|comma| comma + 1));
    let subject = || {
        starts
            .filter_map(|start| words.phrase_from(start, open))
            .find(|p| p.end < open - 1 || words.capital(p.start))
            .map(|p| words.span(p))
    };
    Some(Reading {
        content: quotation.pieces.clone(),
        source: Some(said.or_else(subject)?),
        cue: None,
        rule: Rule::ColonThenQuote,
    })
}

fn begins_quoted(words: &Words<'_>, content: Span) -> bool {
    words.quotation_opening(words.doc.tokens_in(content).start).is_some()
}

fn opening_in<'w>(words: &'w Words<'_>, sentence: &Sentence) -> impl Iterator<Item = &'w Quotation> {
    let all = &words.doc.quotations;
    let from = all.partition_point(|q| q.span().start < sentence.span.start);
    let until = all.partition_point(|q| q.span().start < sentence.span.end);
    all[from..until.max(from)].iter().filter(|q| q.depth == 0)
}

/// What an interview's labels give to somebody: "ANN LEE: We are late." The label ends in a colon. In a transcript whose
/// paragraphs begin with marks, those without a label go on with the turn before.
pub(super) fn labelled(words: &Words<'_>) -> Vec<Reading> {
    let mut turns: Vec<Reading> = Vec::new();
    let mut goes_on = false;
    for paragraph in &words.doc.paragraphs {
        let marked = words.kind(paragraph.tokens.start) == Some(TokenKind::Open);
        let turn = turn(words, paragraph);
        match turns.last_mut() {
            Some(last) if goes_on && marked && paragraph.lead.is_none() && spoken(words, paragraph) => {
                last.content.push(words.span(paragraph.tokens.start + 1..paragraph.tokens.end));
            }
            _ => goes_on = marked && turn.is_some(),
        }
        turns.extend(turn);
    }
    turns
}

/// Whether a paragraph that begins with a mark is words, not a note: “(Applause.)
fn spoken(words: &Words<'_>, paragraph: &Paragraph) -> bool {
    !words.reads(paragraph.tokens.start + 1, "(") && !words.reads(paragraph.tokens.start + 1, "[")
}

/// The turn that a paragraph's label begins.
fn turn(words: &Words<'_>, paragraph: &Paragraph) -> Option<Reading> {
    let label = words.doc.tokens_in(paragraph.lead?);
    let start = label.start + usize::from(words.kind(label.start) == Some(TokenKind::Open));
    let name = start..label.end.checked_sub(1).filter(|&colon| words.reads(colon, ":"))?;
    // "Q" and "A" name nobody.
    let named = name.clone().any(|i| words.doc.word(i).chars().count() > 1 && words.name_like(i));
    let said = words.span(label.end..paragraph.tokens.end);
    (named && !said.is_empty()).then(|| Reading {
        content: vec![said],
        source: Some(words.span(name)),
        cue: None,
        rule: Rule::Label,
    })
}

/// Quotations that are signed: “We are late.” — Ann Lee, the name behind the dash alone in its paragraph or the last of it.
pub(super) fn signed(words: &Words<'_>) -> impl Iterator<Item = Reading> {
    words.doc.paragraphs.iter().filter_map(|paragraph| {
        let end = (paragraph.tokens.clone()).rev().find(|&i| words.kind(i) != Some(TokenKind::Stop))? + 1;
        let reach = paragraph.tokens.start.max(end.saturating_sub(SIGNATURE))..end;
        let dash = reach.rev().find(|&i| words.kind(i) == Some(TokenKind::Dash))?;
        let quotation = words.quotation_ending(dash)?;
        let named = dash + 1 < end
            && words.capital(dash + 1)
            && (dash + 1..end).all(|i| words.name_like(i) || words.reads(i, ","));
        named.then(|| Reading {
            content: quotation.pieces.clone(),
            source: Some(words.span(dash + 1..end)),
            cue: Some(words.span(dash..dash + 1)),
            rule: Rule::Signed,
        })
    })
}

/// The tokens of a signature with its dash, at most.
const SIGNATURE: usize = 9;

/// Readings with the quotations that nobody has been given yet but that stand in the same paragraph behind their speech:
/// “…,” said Lee, who had said that she would leave. “…”
pub(super) fn joined(words: &Words<'_>, mut found: Vec<Reading>) -> Vec<Reading> {
    let contents = || found.iter().enumerate().flat_map(|(i, r)| r.content.iter().map(move |&c| (c, i)));
    let speech: BTreeMap<Span, usize> = contents().filter(|&(content, _)| begins_quoted(words, content)).collect();
    for quotation in left_over(words, contents().map(|(content, _)| content).collect()) {
        let Some(&first) = quotation.content.first() else { continue };
        let here = words.doc.paragraphs.partition_point(|p| p.span.start <= first.start).saturating_sub(1);
        let paragraph = words.doc.paragraphs.get(here).map_or(first, |p| p.span);
        let last = speech.range(..first).next_back().filter(|(c, _)| paragraph.contains(**c));
        if let Some(reading) = last.and_then(|(_, &i)| found.get_mut(i)) {
            reading.content.extend(quotation.content);
        }
    }
    found
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
pub(super) fn overlaps_any(sorted: &[Span], span: Span) -> bool {
    let near = sorted.partition_point(|t| t.start < span.end);
    sorted[..near].iter().rev().take(8).any(|t| t.overlaps(span))
}

/// A whole sentence in marks: four words at least, a capital first, and its stop inside.
fn speech_like(words: &Words<'_>, quotation: &Quotation) -> bool {
    let tokens = words.doc.tokens_in(quotation.span());
    tokens.clone().filter(|&i| words.wordy(i)).count() >= 4
        && words.capital(tokens.start + 1)
        && !words.is_title(tokens.start)
        && words.closes_speech(quotation.span().end)
}
