//! What the network is told about each token: the one definition that training and running share.

use crate::text::{Paragraph, ParagraphKind, TokenKind};
use crate::words::Page;
use std::borrow::Cow;

/// How many values each hashed feature takes.
pub const BUCKETS: usize = 512;
/// See [`BUCKETS`].
pub const PREFIXES: usize = 1024;
/// See [`BUCKETS`].
pub const SUFFIXES: usize = 2048;
/// See [`BUCKETS`].
pub const SHAPES: usize = 256;
/// How many places [`Features::place`] tells apart.
pub const PLACES: usize = 48;

/// What the network is told about a token besides its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Features {
    /// Stands for the word where the vocabulary has none: its hash, below [`BUCKETS`].
    pub bucket: u16,
    /// Hash of its first three characters, below [`PREFIXES`].
    pub prefix: u16,
    /// Hash of its last three characters, below [`SUFFIXES`].
    pub suffix: u16,
    /// Hash of its kind and of its letters' cases, below [`SHAPES`].
    pub shape: u16,
    /// Where it stands: in quotation marks or not, first in its sentence or not, in what kind of paragraph.
    pub place: u16,
}

/// The features of a paragraph's tokens, in order.
pub fn features(page: &Page<'_>, paragraph: &Paragraph) -> Vec<Features> {
    let tokens = page.doc.tokens.get(paragraph.tokens.clone()).unwrap_or_default();
    (tokens.iter().zip(places(page, paragraph)))
        .map(|(token, place)| token_features(token.span.of(page.doc.text), token.kind, place))
        .collect()
}

/// [`Features::place`] of a paragraph's tokens, in order.
pub(super) fn places(page: &Page<'_>, paragraph: &Paragraph) -> Vec<u16> {
    // 0 outside of quotations.
    let parts = paragraph.tokens.clone().map(|i| page.quoted(i).map_or(0, |quoted| quoted.part as u16 + 1));
    let any = u16::from(parts.clone().any(|part| part > 0));
    let kind = match paragraph.kind {
        ParagraphKind::Body => 0,
        ParagraphKind::Headline => 1,
        ParagraphKind::Byline | ParagraphKind::ListItem => 2,
    };
    let mut places: Vec<u16> = parts.map(|part| (kind * 4 + any) * 4 + part).collect();
    for sentence in page.doc.sentences.get(paragraph.sentences.clone()).unwrap_or_default() {
        let first = sentence.tokens.start.checked_sub(paragraph.tokens.start);
        // A sentence's first token: ((kind * 2 + 1) * 2 + any) * 4 + part.
        first.and_then(|i| places.get_mut(i)).into_iter().for_each(|place| *place += 8);
    }
    places
}

fn token_features(word: &str, kind: TokenKind, place: u16) -> Features {
    let plain = plain(word);
    let third = |n: Option<(usize, char)>| n.map_or(0, |(i, _)| i);
    let prefix = &plain[..plain.char_indices().nth(3).map_or(plain.len(), |(i, _)| i)];
    let suffix = &plain[third(plain.char_indices().rev().nth(2))..];
    let below = |hash: u32, size: usize| (hash as usize % size) as u16;
    Features {
        bucket: below(hash(b"w", plain.bytes()), BUCKETS),
        prefix: below(hash(b"p", prefix.bytes()), PREFIXES),
        suffix: below(hash(b"s", suffix.bytes()), SUFFIXES),
        shape: below(hash(&[b'h', kind as u8], shape(word).bytes()), SHAPES),
        place,
    }
}

/// A word as the vocabulary spells it: in lower case, with a straight apostrophe; digits are all the same.
pub fn plain(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let simple = word.chars().map(|c| match c {
        '’' | '‘' | 'ʼ' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '–' | '―' => '—',
        '0'..='9' => '0',
        c => c,
    });
    Cow::Owned(simple.flat_map(char::to_lowercase).collect())
}

/// Capitals, small letters, digits, and anything else as it is; no more than two of a kind in a row.
fn shape(word: &str) -> String {
    let mut out = String::new();
    let (mut last, mut run) = (None, 0);
    for c in word.chars().take(20) {
        let class = match c {
            _ if c.is_uppercase() => 'X',
            _ if c.is_lowercase() => 'x',
            _ if c.is_numeric() => 'd',
            '’' => '\'',
            _ => c,
        };
        run = if last == Some(class) { run + 1 } else { 1 };
        last = Some(class);
        if run <= 2 {
            out.push(class);
        }
    }
    out
}

/// FNV-1a over 32 bits (Fowler, Noll, Vo; public domain), with its high half folded in.
pub(super) fn hash(salt: &[u8], bytes: impl Iterator<Item = u8>) -> u32 {
    let hash =
        salt.iter().copied().chain(bytes).fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    hash ^ hash >> 16
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn words_are_spelled_in_one_way() {
        assert_eq!(plain("n’t"), "n't");
        assert_eq!(plain("U.S."), "u.s.");
        assert_eq!(plain("1,250"), "0,000");
        assert_eq!(plain("Ärzte"), "ärzte");
        assert_eq!(plain(""), "");
    }

    #[test]
    fn shapes_are_short() {
        assert_eq!(shape("McDonald"), "XxXxx");
        assert_eq!(shape("COVID-19"), "XX-dd");
        assert_eq!(shape("said"), "xx");
    }

    #[test]
    fn every_token_has_features_within_their_sizes() {
        let text = "Rain again\n\nBERN — “It rains,” she said. “😀 1,2.”\n\n• By Ann Lee";
        let doc = Document::new(text);
        let page = Page::new(&doc);
        for paragraph in &doc.paragraphs {
            let found = features(&page, paragraph);
            assert_eq!(found.len(), paragraph.tokens.len());
            for f in found {
                assert!((f.bucket as usize) < BUCKETS && (f.prefix as usize) < PREFIXES);
                assert!((f.suffix as usize) < SUFFIXES && (f.shape as usize) < SHAPES && (f.place as usize) < PLACES);
            }
        }
    }
}
