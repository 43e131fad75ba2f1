//! The words that the network knows.

/// Words in the order of their bytes, found by halving.
pub(super) struct Vocabulary {
    /// All words, one behind the other.
    text: Vec<u8>,
    /// Where each of them begins and ends.
    places: Vec<(u32, u32)>,
    /// Which of them the articles of the training use often, by index, rising.
    frequent: Vec<u16>,
}

impl Vocabulary {
    /// `packed` has for each word a byte that is one more than how many bytes it shares with the word before, then the others, which
    /// are 32 or more; `steps` the distance of each frequent word's index to the one before. `None` where that is not so.
    pub(super) fn new(packed: &[u8], steps: &[u16]) -> Option<Self> {
        let mut text: Vec<u8> = Vec::new();
        let mut places: Vec<(u32, u32)> = Vec::new();
        for &byte in packed {
            if byte < 32 {
                let (first, end) = places.last().map_or((0, 0), |&(first, end)| (first as usize, end as usize));
                let shared = first..first + usize::from(byte).checked_sub(1)?;
                places.push((end as u32, end as u32));
                text.extend_from_within(Some(shared).filter(|s| s.end <= end)?);
            } else {
                text.push(byte);
            }
            places.last_mut()?.1 = text.len() as u32;
        }
        let mut at = 0_u16;
        let index = |step: &u16| {
            at = at.wrapping_add(*step);
            at
        };
        Some(Vocabulary { text, places, frequent: steps.iter().map(index).collect() })
    }

    /// A word's index, spelled as [`super::features::plain`] does.
    pub(super) fn word(&self, plain: &str) -> Option<usize> {
        let spelled = |&(first, end): &(u32, u32)| self.text.get(first as usize..end as usize).unwrap_or_default();
        self.places.binary_search_by(|place| spelled(place).cmp(plain.as_bytes())).ok()
    }

    /// A frequent word's index among the frequent ones.
    pub(super) fn frequent(&self, word: usize) -> Option<usize> {
        self.frequent.binary_search(&u16::try_from(word).ok()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_what_they_share_with_the_one_before() {
        let vocabulary = Vocabulary::new(b"\x01a\x02bbey\x06s\x01\xc3\xa9", &[1, 2]).unwrap();
        let found = ["a", "abbey", "abbeys", "é", "b", ""].map(|word| vocabulary.word(word));
        assert_eq!(found, [Some(0), Some(1), Some(2), Some(3), None, None]);
        assert_eq!([1, 2, 3].map(|word| vocabulary.frequent(word)), [Some(0), None, Some(1)]);
        assert!(Vocabulary::new(b"\x03a", &[]).is_none() && Vocabulary::new(b"\x00a", &[]).is_none());
    }
}
