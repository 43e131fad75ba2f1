//! Reporting cues to readings: which words are said, by whose words, on the strength of which pattern.

use super::lexicon::{
    ACCORDING, ADVERB, AND, AUXILIARY, DETERMINER, OPENER, PREPOSITION, PRONOUN, RELATIVE, SUBORDINATOR, TIME, Verb,
};
use super::phrases::{Phrase, Words};
use super::rules::Rule;
use crate::text::{Sentence, Span, TokenKind};
use std::ops::Range;

/// One pattern that held: a cue with its source and content.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    /// What is said, in order.
    pub content: Vec<Span>,
    /// Who says it.
    pub source: Option<Span>,
    /// What says that somebody speaks.
    pub cue: Option<Span>,
    /// The pattern.
    pub rule: Rule,
}

/// Reads the cues of one sentence, left to right.
pub(super) struct SentenceReader<'w, 'd> {
    /// The article.
    pub words: &'w Words<'d>,
    /// The sentence's tokens.
    pub body: Range<usize>,
    /// Where the next clause before a cue may begin.
    pub floor: usize,
    /// What was read so far.
    pub found: Vec<Reading>,
}

/// The readings of one sentence.
pub(super) fn readings(words: &Words<'_>, sentence: &Sentence) -> Vec<Reading> {
    let body = sentence.tokens.clone();
    let floor = body.start;
    let mut reader = SentenceReader { words, body: body.clone(), floor, found: Vec::new() };
    let mut i = body.start;
    while i < body.end {
        // Whoever speaks inside quotation marks is part of what is quoted.
        if let Some(quotation) = words.quotation_over(i) {
            i = words.doc.tokens_in(quotation).end.max(i + 1);
            continue;
        }
        if words.is(i, ACCORDING) && words.reads(i + 1, "to") {
            reader.according(i);
        } else if let Some(verb) = words.at(i).verb {
            reader.verb(i, verb);
        }
        i += 1;
    }
    reader.found
}

impl SentenceReader<'_, '_> {
    fn keep(&mut self, content: Vec<Span>, source: Option<Phrase>, cue: Range<usize>, rule: Rule) {
        let words = self.words;
        if content.iter().all(|c| c.is_empty()) {
            return;
        }
        self.found.push(Reading { content, source: source.map(|s| words.span(s)), cue: Some(words.span(cue)), rule });
    }

    /// "According to the mayor, …" and "…, according to the mayor."
    fn according(&mut self, i: usize) {
        let words = self.words;
        let opens = (self.floor..i).all(|k| !words.wordy(k) || words.is(k, ADVERB | SUBORDINATOR | AND | OPENER));
        let mark = (i + 2..self.body.end).find(|&k| words.breaks(k)).unwrap_or(self.body.end);
        // Behind what is said an apposition may follow the source; before it, the comma ends the source.
        let phrase = words.phrase_from(i + 2, if opens { mark } else { self.body.end });
        let Some(source) = phrase.map(|p| p.start..if words.is(p.start, PRONOUN) { p.end } else { p.end.max(mark) })
        else {
            return;
        };
        let content = if opens { self.after(source.end + 1) } else { self.before(i) };
        self.floor = source.end;
        self.keep(content, Some(source), i..i + 2, Rule::AccordingTo);
    }

    fn verb(&mut self, i: usize, verb: Verb) {
        let words = self.words;
        let mut after = i + 1;
        for word in verb.tail.split_terminator('_') {
            if !words.reads(after, word) {
                return;
            }
            after += 1;
        }
        let start = words.verb_start(i, self.body.start);
        if !self.is_predicate(i, start, verb) {
            return;
        }
        let cue = start..after;
        if self.trails_inverted(&cue, verb, true) || self.trails(&cue, verb) || self.trails_inverted(&cue, verb, false)
        {
            return;
        }
        self.leads(&cue, verb);
    }

    /// Whether a form of a verb is one here, and active: not "the report", "to say", "was told".
    fn is_predicate(&self, i: usize, start: usize, verb: Verb) -> bool {
        let words = self.words;
        let helped = (start..i).any(|k| words.is(k, AUXILIARY));
        let passive = !verb.participle
            && (start..i).any(|k| {
                ["is", "are", "was", "were", "been", "be", "being", "’s", "'s"].iter().any(|b| words.reads(k, b))
            })
            && !(start..i).any(|k| words.reads(k, "has") || words.reads(k, "have") || words.reads(k, "had"));
        // "…, reports show": the noun of another cue.
        if words.plural_before_verb(i) || passive || (start > self.body.start && words.reads(start - 1, "to")) {
            return false;
        }
        if start == self.body.start {
            return false;
        }
        let before = start - 1;
        let third = words.doc.word(i).ends_with('s');
        if words.capital(i) && i > self.body.start
            || third && (helped || words.is(before, DETERMINER) && !words.is(before, PRONOUN))
        {
            return false;
        }
        if verb.plain && !helped {
            let plural =
                words.doc.word(before).ends_with('s') || words.capital(before) || words.is(before, PRONOUN | RELATIVE);
            return plural && !words.reads(before, "’s") && !words.reads(before, "'s") && !words.reads(before, "it");
        }
        !words.is(before, DETERMINER) || words.is(before, PRONOUN)
    }

    /// “…,” said X, and without marks: …, said X.
    fn trails_inverted(&mut self, cue: &Range<usize>, verb: Verb, quoted: bool) -> bool {
        let words = self.words;
        let verb_alone = cue.start + 1 == cue.end || !verb.tail.is_empty();
        if !verb_alone
            || verb.participle
            || verb.plain
            || !verb.frames.contains(if quoted { ['q', 'b'] } else { ['b', 'b'] })
        {
            return false;
        }
        let Some(before) = cue.start.checked_sub(1) else {
            return false;
        };
        if !(if quoted { words.kind(before) == Some(TokenKind::Close) } else { words.reads(before, ",") }) {
            return false;
        }
        let Some(source) = words.phrase_from(cue.end, self.body.end) else {
            return false;
        };
        if !quoted && (!self.ends_or_pauses(source.end) || self.begins_aside()) {
            return false;
        }
        self.said_before(cue.start, source.end, source, cue, quoted)
    }

    /// Keeps a content that ends before `end`; nothing up to `past` can begin the next one.
    fn said_before(&mut self, end: usize, past: usize, source: Phrase, cue: &Range<usize>, quoted: bool) -> bool {
        let words = self.words;
        let mut content = self.before(end);
        if content.is_empty() {
            return false;
        }
        // "Barriers, Lee said, are no answer": what is said goes on behind the cue.
        let aside = !quoted && words.reads(past, ",") && words.kind(past + 1) != Some(TokenKind::Open);
        if aside {
            content.extend(self.after(past + 1));
        }
        self.floor = past;
        self.keep(content, Some(source), cue.clone(), if quoted { Rule::QuoteThenSaid } else { Rule::ClauseThenSaid });
        true
    }

    /// "In a statement": what stands first in the sentence is no clause.
    fn begins_aside(&self) -> bool {
        let words = self.words;
        words.is(self.floor, PREPOSITION) || words.is(self.floor, SUBORDINATOR) && !words.is(self.floor, OPENER)
    }

    /// “…,” X said · …, X said.
    fn trails(&mut self, cue: &Range<usize>, verb: Verb) -> bool {
        let words = self.words;
        if !verb.frames.contains(['q', 'b']) {
            return false;
        }
        let subject = words.subject_before(cue.start, self.floor);
        let Some(source) = subject.into_iter().chain(words.after_marks(cue.start, self.floor)).next_back() else {
            return false;
        };
        // “I will!” Lee said: the sentence ended inside the marks, the paragraph did not.
        let first = source.start <= self.body.start;
        let denied = cue.clone().any(|k| words.reads(k, "not") || words.reads(k, "n’t") || words.reads(k, "n't"));
        let listener = verb.frames.contains('p') && words.follows_quotation(source.start);
        let over = listener || self.ends_or_pauses(cue.end);
        if denied || first && !(words.same_paragraph(source.start) && over) || words.reads(cue.end, "that") {
            return false;
        }
        let quoted = words.follows_quotation(source.start);
        let aside = words.reads(cue.end, ",") && words.kind(cue.end + 1) != Some(TokenKind::Open);
        let clause = words.reads(source.start - 1, ",") && verb.frames.contains('b');
        if !(quoted || clause && (aside || self.ends_or_pauses(cue.end) && !self.begins_aside())) {
            return false;
        }
        self.said_before(source.start, cue.end, source, cue, quoted)
    }

    /// Whether nothing that could be said follows: the sentence ends or an adverbial begins.
    fn ends_or_pauses(&self, i: usize) -> bool {
        let words = self.words;
        i >= self.body.end
            || words.kind(i) == Some(TokenKind::Stop)
            || words.is(i, PREPOSITION | TIME | ADVERB)
            || words.reads(i, ",") && words.kind(i + 1) != Some(TokenKind::Open)
            || [";", ")", "as", "when", "while", "after", "before", "last", "this"].iter().any(|w| words.reads(i, w))
            || words.kind(i) == Some(TokenKind::Dash)
    }

    /// X said: “…” · X said that … · X told Y … · X announced …
    fn leads(&mut self, cue: &Range<usize>, verb: Verb) {
        let words = self.words;
        // "…, adding that" and "Lee nodded and said that": whose words went before.
        let bare = verb.participle && !(cue.start..cue.end).any(|k| words.is(k, AUXILIARY));
        let joined = !verb.plain && cue.start.checked_sub(1).is_some_and(|k| words.is(k, AND) || words.reads(k, "but"));
        let source = if bare || joined {
            self.inherited(cue.start)
        } else {
            words.subject_before(cue.start, self.body.start).map(|s| words.span(s))
        };
        let Some(source) = source else { return };
        let asked = words.doc.tokens_in(source).start.checked_sub(1).filter(|&k| k >= self.body.start);
        if asked.is_some_and(|k| ["did", "do", "does"].iter().any(|w| words.reads(k, w))) {
            return;
        }
        let Some((from, rule)) = self.content_start(cue.end, verb) else {
            return;
        };
        let content = self.after(from);
        let nothing = content.iter().all(|c| c.is_empty()) || self.says_nothing(&content);
        if nothing || rule == Rule::SaidQuotedWords && words.is_title(from) {
            return;
        }
        self.cut_before(cue.start, source);
        self.found.push(Reading { content, source: Some(source), cue: Some(words.span(cue.clone())), rule });
    }

    /// "…, adding that": whose words went before.
    fn inherited(&self, cue: usize) -> Option<Span> {
        let words = self.words;
        if !words.reads(cue.checked_sub(1)?, ",")
            && words.kind(cue - 1) != Some(TokenKind::Close)
            && !words.is(cue - 1, AND)
            && !words.reads(cue - 1, "but")
        {
            return None;
        }
        self.found.last().and_then(|r| r.source).or_else(|| {
            let subject = words.phrase_from(self.body.start, cue)?;
            (subject.end < cue && subject.len() < 12).then(|| words.span(subject))
        })
    }
}
