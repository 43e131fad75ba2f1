//! What the offsets that are printed count.

use claimlight::Analysis;
use claimlight::text::{Offsets, Unit};
use clap::ValueEnum;

/// What an offset counts.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Counting {
    /// Unicode code points, as Python counts
    Chars,
    /// UTF-16 units, as JavaScript counts
    Utf16,
    /// UTF-8 bytes, as Rust counts
    Bytes,
}

impl Counting {
    pub(super) fn unit(self) -> Unit {
        match self {
            Counting::Bytes => Unit::Bytes,
            Counting::Chars => Unit::Chars,
            Counting::Utf16 => Unit::Utf16,
        }
    }
}

/// The same findings with their offsets in another unit.
pub(super) fn counted(text: &str, analysis: Analysis, offsets: Counting) -> Analysis {
    let offsets = Offsets::new(text, offsets.unit());
    analysis.map_spans(|span| offsets.span(span))
}
