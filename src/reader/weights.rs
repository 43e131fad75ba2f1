//! The file of weights, read where it lies. `training/rounding.py` writes it and tells how it is laid out.

/// The file that is built in: weights trained on all that `MODEL.md` names, or with the feature `open-weights` on open data alone.
pub(super) static BUILT_IN: &[u8] =
    if cfg!(feature = "open-weights") { include_bytes!("weights-open.bin") } else { include_bytes!("weights.bin") };

/// What the file begins with.
const MAGIC: &[u8] = b"CLAIMNET";
/// The layout that this code reads.
const VERSION: u32 = 3;
/// A section's entry: 32 bytes of name, then kind, rows, columns and place.
const ENTRY: usize = 48;

/// A file of weights.
pub(super) struct Weights<'w> {
    bytes: &'w [u8],
    entries: &'w [u8],
}

/// One array of the file, row by row.
#[derive(Clone, Copy)]
pub(super) struct Section<'w> {
    /// The numbers, little-endian.
    pub data: &'w [u8],
    /// How many rows.
    pub rows: usize,
    /// How many numbers in a row.
    pub columns: usize,
}

impl<'w> Weights<'w> {
    /// `None` where the bytes are not such a file, or not all of them are what was written.
    pub(super) fn new(bytes: &'w [u8]) -> Option<Self> {
        let body = bytes.get(16..)?;
        let sound = bytes.starts_with(MAGIC) && number(bytes, 8)? == VERSION && number(bytes, 12)? == crc32(body);
        let count = number(body, 0)? as usize;
        let entries = body.get(4..4 + count.checked_mul(ENTRY)?)?;
        sound.then_some(Weights { bytes, entries })
    }

    /// The array of that name, its numbers `size` bytes each.
    fn section(&self, name: &str, kind: u32, size: usize) -> Option<Section<'w>> {
        let named = |e: &&[u8]| e.get(..32).is_some_and(|n| n.split(|&b| b == 0).next() == Some(name.as_bytes()));
        let entry = self.entries.chunks_exact(ENTRY).find(named)?;
        let [rows, columns, start] = [36, 40, 44].map(|at| number(entry, at).unwrap_or(u32::MAX) as usize);
        let end = start.checked_add(rows.checked_mul(columns)?.checked_mul(size)?)?;
        (number(entry, 32)? == kind).then_some(())?;
        Some(Section { data: self.bytes.get(start..end)?, rows, columns })
    }

    /// Plain bytes.
    pub(super) fn text(&self, name: &str) -> Option<&'w [u8]> {
        Some(self.section(name, 0, 1)?.data)
    }

    /// Small integers, one signed byte each.
    pub(super) fn small(&self, name: &str) -> Option<Section<'w>> {
        self.section(name, 1, 1)
    }

    /// Indices.
    pub(super) fn indices(&self, name: &str) -> Option<Vec<u16>> {
        let section = self.section(name, 2, 2)?;
        Some(section.data.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect())
    }

    /// Numbers.
    pub(super) fn numbers(&self, name: &str) -> Option<Vec<f32>> {
        let section = self.section(name, 3, 4)?;
        Some(section.data.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// CRC-32 as in zip and PNG (ISO 3309), eight bytes at a time: of each byte's effect there is a table for each of its places.
fn crc32(bytes: &[u8]) -> u32 {
    let mut effects = vec![0_u32; 8 * 256];
    for i in 0..effects.len() {
        let before = i.checked_sub(256).map_or(i as u32, |shorter| effects[shorter]);
        effects[i] = (0..8).fold(before, |c, _| (c >> 1) ^ (0xedb8_8320 * (c & 1)));
    }
    let effect = |places: usize, byte: u64| effects[places << 8 | (byte & 255) as usize];
    let (eights, rest) = bytes.as_chunks::<8>();
    let crc = eights.iter().fold(!0, |crc, eight| {
        let mixed = u64::from_le_bytes(*eight) ^ u64::from(crc);
        (0..8).fold(0, |sum, place| sum ^ effect(7 - place, mixed >> (8 * place)))
    });
    !rest.iter().fold(crc, |crc, &byte| effect(0, u64::from(crc) ^ u64::from(byte)) ^ (crc >> 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        assert_eq!(crc32(b""), 0);
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b"The quick brown fox jumps over the lazy dog"), 0x414f_a339);
    }

    #[test]
    fn a_file_that_is_cut_off_or_changed_is_refused() {
        for file in [include_bytes!("weights.bin").as_slice(), include_bytes!("weights-open.bin")] {
            assert!(Weights::new(file).is_some());
            assert!(Weights::new(&file[..file.len() - 1]).is_none());
            for place in [12, 16, file.len() / 2, file.len() - 1] {
                let mut changed = file.to_vec();
                changed[place] ^= 1;
                assert!(Weights::new(&changed).is_none(), "byte {place}");
            }
        }
    }

    #[test]
    fn what_is_no_such_file_is_refused() {
        assert!(Weights::new(b"CLAIMNET").is_none());
        assert!(Weights::new(b"").is_none());
        assert!(Weights::new(&[b"CLAIMNET".as_slice(), &[9; 100]].concat()).is_none());
    }

    #[test]
    fn a_section_is_found_by_its_whole_name_and_kind() {
        let weights = Weights::new(include_bytes!("weights.bin")).unwrap();
        assert!(weights.small("window").is_some());
        assert!(weights.small("windo").is_none());
        assert!(weights.numbers("window").is_none());
    }
}
