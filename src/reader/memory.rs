//! What the network has read in paragraphs, kept by all that it was told of them: a text that has changed is read only where it has.

use super::features::places;
use super::names::Name;
use super::spans::Stretch;
use crate::text::Paragraph;
use crate::words::Page;
use std::collections::BTreeMap;

/// How many tokens are kept, at least, of the paragraphs that were asked for last; at most twice as many.
const KEPT: usize = 200_000;

/// What the network reads in a paragraph. Its first token is 0.
pub(super) struct Scores {
    /// The stretches of the outer layer and of the nested one, in the order of the text.
    pub layers: [Vec<Stretch>; 2],
    /// The logits of sorts, [`super::sorts::LABELS`] a token.
    pub sorts: Vec<f32>,
    /// The names, in the order of the text.
    pub names: Vec<Name>,
}

/// Paragraphs that have been read.
#[derive(Default)]
pub struct Memory {
    /// Those asked for last.
    recent: BTreeMap<Box<[u8]>, Scores>,
    /// How many tokens they have.
    tokens: usize,
    /// Those asked for before, until the recent ones are too many; then these are forgotten and the recent ones are earlier ones.
    earlier: BTreeMap<Box<[u8]>, Scores>,
}

impl Memory {
    /// The paragraph's scores: what they were the last time, or what `read` finds.
    pub(super) fn scores(&mut self, page: &Page<'_>, paragraph: &Paragraph, read: impl FnOnce() -> Scores) -> &Scores {
        let key = key(page, paragraph);
        if self.tokens > KEPT {
            (self.earlier, self.tokens) = (std::mem::take(&mut self.recent), 0);
        }
        let (tokens, earlier) = (&mut self.tokens, &mut self.earlier);
        self.recent.entry(key).or_insert_with_key(|key| {
            *tokens += paragraph.tokens.len();
            earlier.remove(key).unwrap_or_else(read)
        })
    }
}

/// All that the network is told of a paragraph: its text, and its tokens' kinds and places.
fn key(page: &Page<'_>, paragraph: &Paragraph) -> Box<[u8]> {
    let tokens = page.doc.tokens.get(paragraph.tokens.clone()).unwrap_or_default();
    let told = tokens.iter().zip(places(page, paragraph)).flat_map(|(token, place)| [token.kind as u8, place as u8]);
    paragraph.span.of(page.doc.text).bytes().chain(told).collect()
}
