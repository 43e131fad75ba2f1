//! A sentence as words with their classes, and the noun phrases around a verb. No grammar beyond closed classes.

use super::lexicon::{self, Word};
use super::quoted;
use crate::text::{Document, Span, Token, TokenKind};
use std::ops::Range;

/// A document with what the lists know about each of its tokens. Positions are indices into [`Document::tokens`].
pub(super) struct Words<'d> {
    /// The document.
    pub doc: &'d Document<'d>,
    known: Vec<Word>,
    /// For each token the outermost quotation that it stands in and the piece of it.
    quoted: Vec<Option<(usize, usize)>>,
    /// For each token whether a paragraph's first sentence begins with it.
    first: Vec<bool>,
}

/// A subject: where its words stand.
pub(super) type Phrase = Range<usize>;

impl<'d> Words<'d> {
    /// Looks up every word once.
    pub(super) fn new(doc: &'d Document<'d>) -> Self {
        let listed = |kind| matches!(kind, TokenKind::Word | TokenKind::Clitic | TokenKind::Abbreviation);
        let word = |i: usize| lexicon::look_up(&doc.plain_word(i));
        let known = doc.tokens.iter().enumerate();
        let known = known.map(|(i, t)| if listed(t.kind) { word(i) } else { Word::default() }).collect();
        let mut first = vec![false; doc.tokens.len()];
        for s in doc.paragraphs.iter().filter_map(|p| doc.sentences.get(p.sentences.start)) {
            if let Some(f) = first.get_mut(s.tokens.start) {
                *f = true;
            }
        }
        Words { doc, known, quoted: quoted::over(doc), first }
    }

    /// The outermost quotation that a token stands in, by its index, and which piece of it.
    pub(super) fn quoted(&self, i: usize) -> Option<(usize, usize)> {
        self.quoted.get(i).copied().flatten()
    }

    /// What the lists know about a token.
    pub(super) fn at(&self, i: usize) -> Word {
        self.known.get(i).copied().unwrap_or_default()
    }

    /// Whether a token is of any of these classes.
    pub(super) fn is(&self, i: usize, classes: u32) -> bool {
        self.at(i).is(classes)
    }

    /// The token's kind.
    pub(super) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.doc.tokens.get(i).map(|t: &Token| t.kind)
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

    /// Whether a source is whoever speaks or listens right there: I, we, you.
    pub(super) fn addresses(&self, source: Option<Span>) -> bool {
        let word = source.map(|s| s.of(self.doc.text).to_lowercase());
        word.is_some_and(|w| ["i", "we", "you"].contains(&w.as_str()))
    }

    /// From the first to the last of some tokens.
    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        self.doc.span_of(tokens)
    }

    /// Where the group of verbs that ends with the verb at `verb` begins: "has also *said*".
    pub(super) fn verb_start(&self, verb: usize, floor: usize) -> usize {
        use lexicon::{ADVERB, AUXILIARY};
        let mut i = verb;
        while i > floor && (self.is(i - 1, ADVERB | AUXILIARY) || self.manner(i - 1) || self.since(i - 1)) {
            i -= 1;
        }
        i
    }

    /// "has *since* acknowledged"
    fn since(&self, i: usize) -> bool {
        self.reads(i, "since") && i > 0 && ["has", "have", "had"].iter().any(|w| self.reads(i - 1, w))
    }

    /// "angrily": an adverb by its ending.
    pub(super) fn manner(&self, i: usize) -> bool {
        let word = self.doc.word(i);
        word.len() > 4 && word.ends_with("ly") && word.starts_with(char::is_lowercase)
    }

    /// The noun phrase that ends before `end`, no earlier than `floor`: a verb's subject.
    pub(super) fn subject_before(&self, end: usize, floor: usize) -> Option<Phrase> {
        use lexicon::{PRONOUN, RELATIVE};
        let last = end.checked_sub(1).filter(|&l| l >= floor)?;
        if self.is(last, RELATIVE | PRONOUN) {
            return Some(last..end);
        }
        if self.reads(last, ",") {
            let comma = (floor..last).rev().find(|&i| self.reads(i, ",") || self.breaks(i))?;
            if !self.reads(comma, ",") || last - comma > 25 {
                return None;
            }
            let head = self.plain_phrase(comma, floor)?;
            return Some(head.start..last);
        }
        self.plain_phrase(end, floor)
    }

    /// Whether a quotation that reads as speech ends right before a token, a comma between them allowed.
    pub(super) fn follows_quotation(&self, i: usize) -> bool {
        use TokenKind::Close;
        let closes = |k: usize| self.kind(k) == Some(Close);
        i > 0 && (closes(i - 1) || i > 1 && self.reads(i - 1, ",") && closes(i - 2))
    }

    /// “…,” *Rep. Ann Lee (D)* said · “…,” *Ann Lee, 67, a nurse in Hill, Ohio,* said: all from the marks to the verb.
    pub(super) fn after_marks(&self, end: usize, floor: usize) -> Option<Phrase> {
        let start = (floor..end).rev().take(30).find(|&i| self.follows_quotation(i) && !self.reads(i, ","))?;
        let begins = self.capital(start) || self.is(start, lexicon::DETERMINER);
        let whole =
            (start..end).all(|i| !matches!(self.doc.word(i), ";" | ":") && self.kind(i) != Some(TokenKind::Stop));
        let closed = [",", ")"].contains(&self.doc.word(end - 1));
        let last = if self.reads(end - 1, ",") { end - 1 } else { end };
        (begins && whole && closed).then_some(start..last)
    }

    /// A mark that no noun phrase reaches over.
    pub(super) fn breaks(&self, i: usize) -> bool {
        use TokenKind::{Close, Dash, Ellipsis, Open, Punctuation, Stop};
        let mark = matches!(self.kind(i), Some(Close | Dash | Ellipsis | Open | Punctuation | Stop));
        mark && !self.reads(i, "%") && !self.reads(i, "&") && !self.reads(i, "/")
    }

    fn plain_phrase(&self, end: usize, floor: usize) -> Option<Phrase> {
        use lexicon::{ADVERB, AND, AUXILIARY, DETERMINER, LINK, OPENER, PREPOSITION, PRONOUN, SUBORDINATOR, TIME};
        let mut start = end;
        while start > floor {
            let i = start - 1;
            let stops = self.breaks(i)
                || self.is(i, SUBORDINATOR)
                || (self.is(i, AUXILIARY) && !self.possessive(i))
                || (self.is(i, AND) && !(self.capital(i + 1) && i > floor && self.capital(i - 1)))
                || (self.is(i, PRONOUN) && !self.is(i, DETERMINER))
                || (self.is(i, PREPOSITION) && !self.is(i, LINK) && !self.inside_phrase(i, floor))
                || (self.at(i).verb.is_some_and(|v| !v.plain) && !self.capital(i) && !self.plural_before_verb(i));
            if stops || end - start > 24 {
                break;
            }
            start = i;
        }
        while start < end && (self.is(start, OPENER | LINK | ADVERB) || self.kind(start) == Some(TokenKind::Clitic)) {
            start += 1;
        }
        let noun = |i: usize| {
            let small = self.is(i, AUXILIARY | ADVERB | PREPOSITION | TIME | DETERMINER) && !self.is(i, PRONOUN);
            self.doc.word(i).contains(char::is_alphabetic) && !small
        };
        let named = (start..end).any(noun);
        // "in an essay called …": what a preposition governs is nobody's subject.
        let governed = start > floor && start < end && self.is(start, DETERMINER) && self.is(start - 1, PREPOSITION);
        (start < end && named && !governed).then_some(start..end)
    }

    /// "reports" of "reports show": a noun, for all that it reports elsewhere.
    pub(super) fn plural_before_verb(&self, i: usize) -> bool {
        self.doc.word(i).ends_with('s') && self.at(i + 1).verb.is_some_and(|v| v.plain)
    }

    /// ’s after a name is a possessive inside a phrase.
    fn possessive(&self, i: usize) -> bool {
        self.kind(i) == Some(TokenKind::Clitic) && self.doc.word(i).ends_with(['s', 'S'])
    }

    /// "the professor at Hill College": a determiner or noun before the preposition, in the same phrase.
    fn inside_phrase(&self, i: usize, floor: usize) -> bool {
        use lexicon::{DETERMINER, PREPOSITION, SUBORDINATOR};
        if self.reads(i, "to") || self.reads(i, "during") || i <= floor {
            return false;
        }
        let head = (floor..i).rev().take_while(|&k| !self.breaks(k) && !self.is(k, SUBORDINATOR));
        let mut found = false;
        for k in head.take(6) {
            if self.at(k).verb.is_some() && !self.capital(k) {
                return false;
            }
            found |= self.is(k, DETERMINER) && !self.is(k, PREPOSITION) || k == floor && self.plural(k);
        }
        found
    }

    /// "Shopkeepers": begins a phrase without a determiner.
    fn plural(&self, i: usize) -> bool {
        let word = self.doc.word(i);
        word.len() > 4 && word.ends_with('s') && self.capital(i) && !self.is(i, lexicon::SMALL)
    }

    /// The noun phrase that begins at `start`, up to `end`: the subject after “…,” said. An apposition between commas
    /// goes with it.
    pub(super) fn phrase_from(&self, start: usize, end: usize) -> Option<Phrase> {
        use lexicon::{DETERMINER, PRONOUN, TIME};
        if start >= end || !self.wordy(start) {
            return None;
        }
        if self.is(start, PRONOUN) && !self.is(start, DETERMINER) {
            return Some(start..start + 1);
        }
        let mut stop = self.run_from(start, end);
        if self.reads(stop, ",") && stop + 1 < end && !self.is(stop + 1, TIME) {
            let named = self.capital(stop + 1) && !(start..stop).any(|i| self.capital(i) && !self.is(i, DETERMINER));
            let apposition = named
                || self.is(stop + 1, DETERMINER)
                || self.kind(stop + 1) == Some(TokenKind::Number)
                || self.doc.word(stop + 1).starts_with(char::is_lowercase)
                    && !self.is(stop + 1, lexicon::SMALL)
                    && self.at(stop + 1).verb.is_none();
            if apposition {
                let close = (stop + 1..end).find(|&i| self.breaks(i)).unwrap_or(end);
                stop = self.run_from(stop + 1, close);
            }
        }
        (stop > start).then_some(start..stop)
    }

    /// Where the phrase that begins at `start` meets a word or mark that cannot go on with it.
    fn run_from(&self, start: usize, end: usize) -> usize {
        use lexicon::{AND, AUXILIARY, LINK, PREPOSITION, PRONOUN, RELATIVE, SUBORDINATOR, TIME};
        (start..end)
            .find(|&i| {
                self.breaks(i)
                    || self.is(i, SUBORDINATOR | RELATIVE | TIME)
                    || (self.is(i, AUXILIARY) && !self.possessive(i))
                    || (i > start && self.is(i, PRONOUN))
                    || (self.is(i, PREPOSITION) && !self.is(i, LINK) && !self.reads(i, "at"))
                    || (self.is(i, AND) && !self.capital(i + 1))
                    || (i > start && self.manner(i))
                    || (i > start && !self.capital(i) && self.at(i).verb.is_some_and(|v| !v.plain))
            })
            .unwrap_or(end)
    }

    /// Whether a token stands in the same paragraph as the one before it.
    pub(super) fn same_paragraph(&self, i: usize) -> bool {
        i > 0 && !self.first.get(i).copied().unwrap_or(true)
    }
}
