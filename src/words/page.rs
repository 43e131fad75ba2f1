//! A document as a page of words: what every token reads, is, and stands in, worked out once for all that read it.

use super::lexicon::{
    AND, Classes, DETERMINER, DOCUMENT, Entry, Form, GIVEN_MAN, GIVEN_WOMAN, REPORTING, SMALL, look_up,
};
use crate::text::{Document, Quotation, Span, TokenKind};
use std::borrow::Cow;
use std::ops::Range;

/// Some tokens in a row: indices into [`Document::tokens`].
pub type Phrase = Range<usize>;

/// A document with its columns: one value a token each. Positions are indices into [`Document::tokens`].
pub struct Page<'d> {
    /// The document.
    pub doc: &'d Document<'d>,
    /// The token in lower case, with a plain apostrophe.
    lower: Vec<Cow<'d, str>>,
    /// What the lists know about it.
    entries: Vec<Entry>,
    /// The outermost quotation that it stands in.
    quoted: Vec<Option<Quoted>>,
    /// The mark that pairs with it, for quotation marks and brackets that their sentence opens and closes; otherwise itself.
    partners: Vec<usize>,
    /// Its sentence; none for what stands before the first: a bullet, a label.
    sentences: Vec<Option<usize>>,
    /// Its paragraph.
    paragraphs: Vec<usize>,
}

/// Where a token stands in its outermost quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// An index into [`Document::quotations`].
    pub quotation: usize,
    /// Which of its pieces.
    pub piece: usize,
    /// Whether it is a word of it, or one of its marks.
    pub part: Part,
}

/// A quotation's word or mark. The network was trained with these numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Among the words.
    Inside,
    /// The mark that opens the piece.
    Opens,
    /// The mark that closes it.
    Closes,
}

// What is asked everywhere is called, not copied to each place that asks: 36 KB of code less to compile, and no slower.
impl<'d> Page<'d> {
    /// Reads a document: every word is looked up once.
    pub fn new(doc: &'d Document<'d>) -> Self {
        let lower: Vec<Cow<'d, str>> = (0..doc.tokens.len()).map(|i| plain(doc.word(i))).collect();
        let listed = |kind| matches!(kind, TokenKind::Word | TokenKind::Clitic | TokenKind::Abbreviation);
        let entry = |(word, kind)| if listed(kind) { look_up(word) } else { Entry::default() };
        let entries = lower.iter().map(|w| &**w).zip(doc.tokens.iter().map(|t| t.kind)).map(entry).collect();
        let mut paragraphs = vec![0; doc.tokens.len()];
        for (p, paragraph) in doc.paragraphs.iter().enumerate() {
            fill(&mut paragraphs, paragraph.tokens.clone(), p);
        }
        let mut sentences = vec![None; doc.tokens.len()];
        for (s, sentence) in doc.sentences.iter().enumerate() {
            fill(&mut sentences, sentence.tokens.clone(), Some(s));
        }
        Page { doc, lower, entries, quoted: quoted(doc), partners: partners(doc), sentences, paragraphs }
    }

    /// A token in lower case, with a plain apostrophe; empty outside the text.
    #[inline(never)]
    pub fn at(&self, i: usize) -> &str {
        self.lower.get(i).map_or("", |w| w)
    }

    /// Whether a token reads exactly so, in lower case.
    #[inline(never)]
    pub fn reads(&self, i: usize, word: &str) -> bool {
        self.at(i) == word
    }

    /// "Of".
    pub fn is_of(&self, i: usize) -> bool {
        self.reads(i, "of")
    }

    /// "To", which may join an infinitive.
    pub fn is_to(&self, i: usize) -> bool {
        self.reads(i, "to")
    }

    /// "That": it points, joins, or speaks of a noun before it.
    pub fn is_that(&self, i: usize) -> bool {
        self.reads(i, "that")
    }

    /// "As": compares, or begins a clause.
    pub fn is_as(&self, i: usize) -> bool {
        self.reads(i, "as")
    }

    /// Whether a token ends as the past of most verbs does, and is no noun or name that the lists know: "seed", "Alfred".
    pub fn looks_past(&self, i: usize) -> bool {
        let entry = self.entry(i);
        let other = entry.is_noun() || entry.is(GIVEN_WOMAN | GIVEN_MAN);
        self.at(i).ends_with("ed") && (entry.verb().is_some() || !other)
    }

    /// Whether a token is a past that the lists know, or looks like one.
    pub(crate) fn past(&self, i: usize) -> bool {
        self.looks_past(i) || self.entry(i).verb() == Some(Form::Past)
    }

    /// Whether a token ends as the participles of verbs do that go on.
    pub fn looks_participle(&self, i: usize) -> bool {
        self.at(i).ends_with("ing")
    }

    /// What the lists know about a token.
    pub(crate) fn entry(&self, i: usize) -> Entry {
        self.entries.get(i).copied().unwrap_or_default()
    }

    /// Whether a token is of any of these classes.
    #[inline(never)]
    pub(crate) fn is(&self, i: usize, classes: Classes) -> bool {
        self.entry(i).is(classes)
    }

    /// The token's kind.
    #[inline(never)]
    pub fn kind(&self, i: usize) -> Option<TokenKind> {
        self.doc.tokens.get(i).map(|t| t.kind)
    }

    /// Whether a token begins with a capital.
    #[inline(never)]
    pub fn capital(&self, i: usize) -> bool {
        self.doc.word(i).starts_with(char::is_uppercase)
    }

    /// Whether a token is a word, number or address rather than a mark.
    #[inline(never)]
    pub fn wordy(&self, i: usize) -> bool {
        use TokenKind::{Abbreviation, Apostrophe, Clitic, Currency, Handle, Hashtag, Initial, Number, Url, Word};
        matches!(
            self.kind(i),
            Some(Word | Abbreviation | Initial | Clitic | Number | Currency | Handle | Hashtag | Apostrophe | Url)
        )
    }

    /// Whether a token can be part of a name: no number, mark or address.
    pub fn name_like(&self, i: usize) -> bool {
        matches!(self.kind(i), Some(TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial))
    }

    /// Where a token stands in its outermost quotation; `None` outside of quotations.
    pub fn quoted(&self, i: usize) -> Option<Quoted> {
        self.quoted.get(i).copied().flatten()
    }

    /// The piece of an outermost quotation that a token stands in, marks included.
    #[inline(never)]
    pub fn quotation_over(&self, i: usize) -> Option<Span> {
        let quoted = self.quoted(i)?;
        self.doc.quotations.get(quoted.quotation)?.pieces.get(quoted.piece).copied()
    }

    /// The outermost quotation of which a piece begins with this token.
    pub fn quotation_opening(&self, i: usize) -> Option<&'d Quotation> {
        let quoted = self.quoted(i)?;
        let quotation = self.doc.quotations.get(quoted.quotation)?;
        (quotation.pieces.get(quoted.piece)?.start == self.doc.tokens.get(i)?.span.start).then_some(quotation)
    }

    /// Whether a stretch begins with a mark that opens a piece of an outermost quotation.
    pub fn begins_quoted(&self, span: Span) -> bool {
        self.quotation_opening(self.doc.tokens_in(span).start).is_some()
    }

    /// The outermost quotation that ends before token `end`.
    pub fn quotation_ending(&self, end: usize) -> Option<&'d Quotation> {
        let last = end.checked_sub(1)?;
        let quotation = self.doc.quotations.get(self.quoted(last)?.quotation)?;
        (quotation.span().end == self.doc.tokens.get(last)?.span.end).then_some(quotation)
    }

    /// The mark that pairs with a quotation mark or bracket within the sentence; the token itself where none does.
    #[inline(never)]
    pub fn partner(&self, i: usize) -> usize {
        self.partners.get(i).copied().unwrap_or(i)
    }

    /// The tokens of the sentence that a token stands in; none for those before the first sentence of a paragraph.
    #[inline(never)]
    pub fn sentence(&self, i: usize) -> Range<usize> {
        let sentence = self.sentence_index(i).and_then(|s| self.doc.sentences.get(s));
        sentence.map_or(i..i, |s| s.tokens.clone())
    }

    /// The sentence that a token stands in: an index into [`Document::sentences`].
    pub fn sentence_index(&self, i: usize) -> Option<usize> {
        self.sentences.get(i).copied().flatten()
    }

    /// The same, and for what stands before its paragraph's first sentence that one.
    pub fn sentence_or_next(&self, i: usize) -> usize {
        let first = || self.doc.paragraphs.get(self.paragraph(i)).map_or(0, |p| p.sentences.start);
        self.sentence_index(i).unwrap_or_else(first)
    }

    /// The paragraph that a token stands in: an index into [`Document::paragraphs`].
    pub fn paragraph(&self, i: usize) -> usize {
        self.paragraphs.get(i).copied().unwrap_or_default()
    }

    /// The token `back` places before this one, if it stands in the same sentence.
    #[inline(never)]
    pub fn before(&self, i: usize, back: usize) -> Option<usize> {
        let start = self.sentence(i).start;
        i.checked_sub(back).filter(|&k| k >= start)
    }

    /// What the token `back` places before this one reads, in lower case; empty where its sentence has none there.
    pub fn before_at(&self, i: usize, back: usize) -> &str {
        self.before(i, back).map_or("", |k| self.at(k))
    }

    /// Whether the token `back` places before this one, in the same sentence, is of any of these classes.
    pub(crate) fn is_before(&self, i: usize, back: usize, classes: Classes) -> bool {
        self.before(i, back).is_some_and(|k| self.is(k, classes))
    }

    /// Where the noun phrase begins that ends before the token `end` and not before `floor`; prepositions inside it are not counted.
    pub fn noun_phrase_before(&self, end: usize, floor: usize) -> Option<usize> {
        let noun = |i: usize| {
            let document = i + 1 == end && self.is(i, DOCUMENT);
            let verb = self.is(i, REPORTING) && !self.capital(i) && !document;
            self.wordy(i) && !verb && !self.is(i, SMALL & !DETERMINER & !AND) && !self.is_to(i)
        };
        let mut start = end;
        while start > floor && noun(start - 1) {
            start -= 1;
            if self.is(start, DETERMINER) {
                break;
            }
        }
        while start < end && self.is(start, AND) {
            start += 1;
        }
        (start < end).then_some(start)
    }

    /// Whether a mark stands inside a word or number: "30-point", "1–2", "example.org".
    pub fn joined(&self, i: usize) -> bool {
        let touch = |a: usize, b: usize| match (self.doc.tokens.get(a), self.doc.tokens.get(b)) {
            (Some(a), Some(b)) => a.span.end == b.span.start,
            _ => false,
        };
        i > 0 && touch(i - 1, i) && touch(i, i + 1) && self.wordy(i - 1) && self.wordy(i + 1)
    }

    /// A mark that no noun phrase reaches over.
    pub fn breaks(&self, i: usize) -> bool {
        use TokenKind::{Close, Dash, Ellipsis, Open, Punctuation, Stop};
        let mark = matches!(self.kind(i), Some(Close | Dash | Ellipsis | Open | Punctuation | Stop));
        mark && !matches!(self.at(i), "%" | "&" | "/")
    }

    /// From the first to the last of some tokens.
    #[inline(never)]
    pub fn span(&self, tokens: Range<usize>) -> Span {
        self.doc.span_of(tokens)
    }

    /// The words of some tokens, on one line.
    pub fn line(&self, tokens: Range<usize>) -> String {
        self.span(tokens).of(self.doc.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A word in lower case, with a plain apostrophe.
fn plain(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    // Most words are ASCII, and quickly done.
    Cow::Owned(if word.is_ascii() { word.to_ascii_lowercase() } else { word.to_lowercase().replace('’', "'") })
}

fn fill<T: Clone>(column: &mut [T], tokens: Range<usize>, value: T) {
    if let Some(part) = column.get_mut(tokens) {
        part.fill(value);
    }
}

/// Where each token stands in its outermost quotation.
fn quoted(doc: &Document<'_>) -> Vec<Option<Quoted>> {
    let mut out = vec![None; doc.tokens.len()];
    for (quotation, q) in doc.quotations.iter().enumerate().filter(|(_, q)| q.depth == 0) {
        for (piece, (whole, inner)) in q.pieces.iter().zip(&q.inner).enumerate() {
            for i in doc.tokens_in(*whole) {
                let (Some(place), Some(token)) = (out.get_mut(i), doc.tokens.get(i)) else { continue };
                let part = match token.span.start {
                    at if at < inner.start => Part::Opens,
                    at if at >= inner.end => Part::Closes,
                    _ => Part::Inside,
                };
                *place = Some(Quoted { quotation, piece, part });
            }
        }
    }
    out
}

/// Each token's partner: quotation marks and brackets that a sentence opens and closes again.
fn partners(doc: &Document<'_>) -> Vec<usize> {
    let mut partners: Vec<usize> = (0..doc.tokens.len()).collect();
    for sentence in &doc.sentences {
        let mut open: Vec<(usize, bool)> = Vec::new();
        for i in sentence.tokens.clone() {
            let quote = |k| k == TokenKind::Open || k == TokenKind::Close;
            let Some(token) = doc.tokens.get(i) else { continue };
            match (token.kind, doc.word(i)) {
                (TokenKind::Open, _) | (_, "(" | "[") => open.push((i, quote(token.kind))),
                (TokenKind::Close, _) | (_, ")" | "]") => {
                    let Some(at) = open.iter().rposition(|&(_, q)| q == quote(token.kind)) else { continue };
                    let first = open[at].0;
                    open.truncate(at);
                    (partners[first], partners[i]) = (i, first);
                }
                _ => {}
            }
        }
    }
    partners
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_say_where_a_token_stands() {
        let doc = Document::new("• “We (both) row,” she said.\n\nIt ‘rained’.\n\nOSLO — No.");
        let page = Page::new(&doc);
        let at = |word: &str| (0..doc.tokens.len()).find(|&i| doc.word(i) == word).unwrap();
        assert_eq!(page.sentence_index(at("•")), None);
        assert_eq!((page.sentence_index(at("OSLO")), page.sentence_or_next(at("OSLO"))), (None, 2));
        assert_eq!(page.sentence_index(at("row")), Some(0));
        assert_eq!((page.paragraph(at("row")), page.paragraph(at("It"))), (0, 1));
        assert_eq!(page.partner(at("(")), at(")"));
        assert_eq!(page.partner(at("row")), at("row"));
        let part = |word| page.quoted(at(word)).map(|q| q.part);
        assert_eq!(
            [part("“"), part("We"), part("”"), part("said")],
            [Some(Part::Opens), Some(Part::Inside), Some(Part::Closes), None]
        );
        assert_eq!(page.quotation_over(at("row")).map(|s| s.of(doc.text)), Some("“We (both) row,”"));
        assert!(page.quotation_opening(at("“")).is_some() && page.quotation_ending(at("she")).is_some());
        assert_eq!(page.before(at("We"), 2), None);
    }

    #[test]
    fn words_are_read_in_lower_case_with_a_plain_apostrophe() {
        let doc = Document::new("Lee’s U.S. ÄRZTE");
        let page = Page::new(&doc);
        assert_eq!((0..4).map(|i| page.at(i)).collect::<Vec<_>>(), ["lee", "'s", "u.s.", "ärzte"]);
        assert_eq!(page.at(9), "");
        assert_eq!(page.line(0..2), "Lee’s");
    }

    #[test]
    fn a_mark_inside_a_number_is_joined() {
        let doc = Document::new("1–2 – 3");
        let page = Page::new(&doc);
        assert!(page.joined(1) && !page.joined(3));
    }
}
