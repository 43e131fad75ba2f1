//! Is this English? A count of the commonest small words, no more.

use super::{Token, TokenKind};
use serde::{Deserialize, Serialize};

/// A guess at the article's language, made from its commonest small words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English, or too short to tell.
    #[default]
    English,
    /// Enough text to tell, and not English.
    Other,
}

/// The commonest English function words. Our own choice of words that no other large language spells alike.
const SMALL_WORDS: [&str; 24] = [
    "the", "of", "and", "to", "that", "is", "was", "for", "on", "with", "as", "by", "it", "at", "from", "his", "he",
    "are", "be", "have", "has", "this", "which", "not",
];
/// Fewer words than this cannot tell.
const ENOUGH: usize = 25;
/// English news has a third of such words; the floor leaves room for lists and headlines.
const SHARE: f32 = 0.12;

/// The language that `tokens` of `text` seem to be written in.
pub(super) fn guess(text: &str, tokens: &[Token]) -> Language {
    let words: Vec<&str> = tokens.iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.span.of(text)).collect();
    let small = words.iter().filter(|w| SMALL_WORDS.iter().any(|s| w.eq_ignore_ascii_case(s))).count();
    if words.len() >= ENOUGH && (small as f32) < SHARE * words.len() as f32 {
        Language::Other
    } else {
        Language::English
    }
}
