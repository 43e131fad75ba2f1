//! How far what is said reaches from its cue: forwards from a pattern that opens it, or back from the cue.

use super::lexicon::{
    ADVERB, AND, AUXILIARY, DETERMINER, LINK, OBJECT, PREPOSITION, PRONOUN, SUBORDINATOR, TIME, Verb,
};
use super::readings::SentenceReader;
use super::rules::Rule;
use crate::text::{Span, TokenKind};

impl SentenceReader<'_, '_> {
    /// "said nothing", "could not say when": one word is no content, unless it is yes or no or stands in marks.
    pub(super) fn says_nothing(&self, content: &[Span]) -> bool {
        let words = self.words;
        let mut inside = content.iter().flat_map(|&c| words.doc.tokens_in(c)).filter(|&i| words.wordy(i));
        let (Some(only), None) = (inside.next(), inside.next()) else { return false };
        !words.reads(only, "yes") && !words.reads(only, "no") && words.quotation_over(only).is_none()
    }

    /// Where what is said begins after a cue, and by which pattern.
    pub(super) fn content_start(&self, after: usize, verb: Verb) -> Option<(usize, Rule)> {
        let words = self.words;
        let takes = |frame: char| verb.frames.contains(frame);
        let mut at = after;
        while words.is(at, TIME) || words.manner(at) || (words.is(at, ADVERB) && !words.is(at, AUXILIARY)) {
            at += 1;
        }
        if takes('p') && !self.opens_content(at) {
            at = self.past_listener(at);
        }
        if takes('i') && words.reads(at, "to") {
            return Some((at, Rule::SaidTo));
        }
        let when = ["last", "this", "next"].iter().any(|w| words.reads(at, w));
        if (words.is(at, PREPOSITION) || when) && !words.reads(at, "that") {
            at = (at..self.body.end.min(at + 16))
                .find(|&k| self.opens_content(k) || words.kind(k) == Some(TokenKind::Stop))?;
            if !self.opens_content(at) {
                return None;
            }
        }
        if words.reads(at, ":") || words.reads(at, ",") {
            return (takes('q') && words.kind(at + 1) == Some(TokenKind::Open))
                .then_some((at + 1, Rule::SaidThenQuote));
        }
        if at >= self.body.end {
            return None;
        }
        if words.kind(at) == Some(TokenKind::Open) && (takes('q') || takes('n') || takes('c')) {
            return Some((at, Rule::SaidQuotedWords));
        }
        // "called *the delay* “a shame”"
        let called = words.phrase_from(at, self.body.end).filter(|p| p.len() <= 8 && takes('d'));
        if called.is_some_and(|p| words.kind(p.end) == Some(TokenKind::Open) && !words.is_title(p.end)) {
            return Some((at, Rule::SaidQuotedWords));
        }
        if words.reads(at, "that") && takes('t') {
            return Some((at, Rule::SaidThat));
        }
        if takes('t')
            && ["whether", "if", "how", "why", "what", "who", "where", "when"].iter().any(|w| words.reads(at, w))
        {
            return Some((at, Rule::SaidWhat));
        }
        let starts = words.wordy(at) && !words.is(at, SUBORDINATOR | PREPOSITION | AUXILIARY) && !words.is(at, LINK);
        let subject = words.is(at, PRONOUN) && words.wordy(at + 1);
        let object = words.is(at, OBJECT) && !words.is(at, DETERMINER);
        if takes('c') && starts && (subject || !object) {
            return Some((at, Rule::SaidClause));
        }
        (takes('n') && starts && !object).then_some((at, Rule::SaidThing))
    }

    /// "that", a colon, or a comma before a mark that opens.
    pub(super) fn opens_content(&self, i: usize) -> bool {
        let words = self.words;
        let opens = |k| words.kind(k) == Some(TokenKind::Open);
        words.reads(i, "that") || opens(i) || ((words.reads(i, ",") || words.reads(i, ":")) && opens(i + 1))
    }

    /// "that", a question word, a colon: what may follow a listener.
    fn ends_listener(&self, i: usize) -> bool {
        self.opens_content(i) || ["how", "why", "whether", "what"].iter().any(|w| self.words.reads(i, w))
    }

    /// "told *reporters on Monday* that": where the listener's words end.
    fn past_listener(&self, at: usize) -> usize {
        let words = self.words;
        if words.is(at, OBJECT) {
            return at + 1;
        }
        if words.is(at, PREPOSITION) {
            return at;
        }
        let limit = self.body.end.min(at + 14);
        match (at..limit).find(|&k| self.ends_listener(k) || words.kind(k) == Some(TokenKind::Stop)) {
            Some(k) if self.ends_listener(k) => k,
            _ => words
                .phrase_from(at, self.body.end)
                .map_or(at, |p| if words.capital(p.end - 1) || p.len() <= 2 { p.end } else { at }),
        }
    }

    /// What is said before `end`: the quotation that ends there, or the clause from the floor on.
    pub(super) fn before(&self, end: usize) -> Vec<Span> {
        let words = self.words;
        let mut last = end;
        if last > self.body.start && words.reads(last - 1, ",") {
            last -= 1;
        }
        if let Some(quotation) = words.quotation_ending(last) {
            let whole = quotation.span();
            let floor = words.doc.tokens.get(self.floor).map_or(0, |t| t.span.start);
            if whole.start <= floor || self.floor >= last {
                return quotation.pieces.clone();
            }
            let lead = self.floor..words.doc.tokens_in(whole).start;
            let bare = lead.clone().all(|k| !words.wordy(k) || words.is(k, SUBORDINATOR | AND | ADVERB));
            if bare {
                return quotation.pieces.clone();
            }
        }
        let mut first = self.floor;
        while first < last && !words.wordy(first) && words.kind(first) != Some(TokenKind::Open) {
            first += 1;
        }
        let span = words.span(first..last);
        let least = if words.reads(end - 1, ",") && first == self.floor { 2 } else { 3 };
        if last.saturating_sub(first) < least { Vec::new() } else { vec![span] }
    }

    /// What is said from `from` on: the quotation that opens there when it closes the sentence, or the rest of it.
    pub(super) fn after(&self, from: usize) -> Vec<Span> {
        let words = self.words;
        if from >= self.body.end {
            return words.quotation_opening(from).map_or_else(Vec::new, |q| q.pieces.clone());
        }
        let mut end = self.body.end;
        while end > from && words.kind(end - 1) == Some(TokenKind::Stop) {
            end -= 1;
        }
        // "…, without saying why": the article's own remark.
        let remark =
            |k: &usize| words.reads(*k, ",") && words.reads(k + 1, "without") && words.quotation_over(*k).is_none();
        end = (from..end).find(remark).unwrap_or(end);
        if from >= end {
            return Vec::new();
        }
        let rest = words.span(from..end);
        match words.quotation_opening(from) {
            Some(q) if q.span().end >= rest.end || words.closes_speech(q.span().end) => q.pieces.clone(),
            _ => match words.quotation_over(end - 1) {
                // A quotation that began in the clause may run on over the next sentences.
                Some(q) if q.end > rest.end => vec![Span::new(rest.start, q.end)],
                _ => vec![rest],
            },
        }
    }

    /// An earlier content ends where a new clause with its own cue begins: "X said …, but Y denied …".
    pub(super) fn cut_before(&mut self, cue: usize, source: Span) {
        let words = self.words;
        let cue_start = words.doc.tokens.get(cue).map_or(0, |t| t.span.start);
        let begin = if source.start < cue_start
            && source.end <= cue_start
            && self.found.last().is_none_or(|r| r.source != Some(source))
        {
            words.doc.tokens_in(source).start
        } else {
            cue
        };
        let mut cut = begin;
        while cut > self.body.start
            && (words.is(cut - 1, AND)
                || ["but", "while", "though", ",", ";", "as"].iter().any(|w| words.reads(cut - 1, w)))
        {
            cut -= 1;
        }
        if cut == begin {
            return;
        }
        let Some(at) = words.doc.tokens.get(cut).map(|t| t.span.start) else {
            return;
        };
        if let Some(span) =
            self.found.last_mut().and_then(|r| r.content.last_mut()).filter(|s| s.start < at && at < s.end)
        {
            let kept = words.doc.tokens_in(Span::new(span.start, at));
            *span = words.span(kept);
        }
    }
}
