//! Texts that are damaged as real ones are: marks lost or doubled, words cut, pieces of others put in.

use std::collections::BTreeMap;

/// Marks that a quotation or an aside depends on.
const MARKS: [char; 16] = ['“', '”', '"', '‘', '’', '\'', '«', '»', '(', ')', '[', ']', ':', ',', '—', '\n'];

/// Numbers that look random and are the same in every run: SplitMix64 (Steele, Lea and Flood 2014).
pub struct Random(u64);

impl Random {
    /// The numbers of a seed.
    pub fn new(seed: u64) -> Self {
        Random(seed)
    }

    /// A number below `limit`, 0 where that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ z >> 31) % limit.max(1) as u64) as usize
    }

    fn of<'t, T>(&mut self, items: &'t [T]) -> Option<&'t T> {
        items.get(self.below(items.len()))
    }
}

/// What is put into texts: marks, words that rules look for, odd characters.
pub struct Pieces(Vec<Vec<char>>);

impl Pieces {
    /// Those of the properties test.
    pub fn new() -> serde_json::Result<Self> {
        let groups: BTreeMap<String, Vec<String>> =
            serde_json::from_str(include_str!("../../tests/properties/pieces.json"))?;
        Ok(Pieces(groups.into_values().flatten().map(|p| p.chars().collect()).collect()))
    }
}

/// A seed with one to twelve changes; now and then its bytes are changed too, so that it is no UTF-8.
pub fn mutated(seeds: &[Vec<u8>], pieces: &Pieces, random: &mut Random) -> Vec<u8> {
    let Some(seed) = random.of(seeds) else { return Vec::new() };
    let mut text: Vec<char> = String::from_utf8_lossy(seed).chars().collect();
    for _ in 0..=random.below(12) {
        change(&mut text, seeds, pieces, random);
    }
    let mut bytes = text.into_iter().collect::<String>().into_bytes();
    if random.below(32) == 0 && !bytes.is_empty() {
        let at = random.below(bytes.len());
        bytes[at] = random.below(256) as u8;
    }
    bytes
}

fn change(text: &mut Vec<char>, seeds: &[Vec<u8>], pieces: &Pieces, random: &mut Random) {
    let marks: Vec<usize> = (0..text.len()).filter(|&i| MARKS.contains(&text[i])).collect();
    let mark = random.of(&marks).copied();
    let at = random.below(text.len() + 1);
    match (random.below(10), mark) {
        (0..4, Some(mark)) => drop(text.remove(mark)),
        (4, Some(mark)) => text.insert(mark, text[mark]),
        (5, Some(mark)) => text[mark] = MARKS[random.below(MARKS.len())],
        (6, _) => drop(text.drain(at..(at + 1 + random.below(12)).min(text.len()).max(at))),
        (7, _) => {
            // A piece of another text, or of this one.
            let other = random.of(seeds).map(|s| String::from_utf8_lossy(s).chars().collect()).unwrap_or_default();
            let from: Vec<char> = if random.below(2) == 0 { other } else { text.clone() };
            let start = random.below(from.len());
            let end = (start + random.below(200)).min(from.len());
            text.splice(at..at, from[start..end].iter().copied());
        }
        _ => {
            if let Some(piece) = random.of(&pieces.0) {
                text.splice(at..at, piece.iter().copied());
            }
        }
    }
}

/// The shortest text found that still fails: pieces are taken away, halves first, then less, down to single characters.
pub fn reduced(data: &[u8], fails: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    let mut text: Vec<char> = String::from_utf8_lossy(data).chars().collect();
    let bytes = |text: &[char]| text.iter().collect::<String>().into_bytes();
    if !fails(&bytes(&text)) {
        return data.to_vec();
    }
    let mut size = text.len().div_ceil(2);
    while size > 0 {
        let mut at = 0;
        while at < text.len() {
            let mut less = text.clone();
            less.drain(at..(at + size).min(text.len()));
            if fails(&bytes(&less)) { text = less } else { at += size }
        }
        size /= 2;
    }
    bytes(&text)
}
