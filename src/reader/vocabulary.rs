//! The words that the network knows.

/// Words in the order of their bytes, found by halving.
pub(super) struct Vocabulary<'w> {
    words: Vec<&'w [u8]>,
    /// Which of them the articles of the training use often, by index, rising.
    frequent: Vec<u16>,
}

impl<'w> Vocabulary<'w> {
    /// `text` has one word a line.
    pub(super) fn new(text: &'w [u8], frequent: Vec<u16>) -> Self {
        Vocabulary { words: text.split(|&b| b == b'\n').collect(), frequent }
    }

    /// A word's index, spelled as [`super::features::plain`] does.
    pub(super) fn word(&self, plain: &str) -> Option<usize> {
        self.words.binary_search(&plain.as_bytes()).ok()
    }

    /// A frequent word's index among the frequent ones.
    pub(super) fn frequent(&self, word: usize) -> Option<usize> {
        self.frequent.binary_search(&u16::try_from(word).ok()?).ok()
    }
}
