//! Byte offsets to UTF-16 units and code points, after one pass over the text.

use super::Span;

/// What an offset counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// UTF-8 bytes, what Rust slices.
    Bytes,
    /// UTF-16 units, what JavaScript and the DOM slice.
    Utf16,
    /// Unicode code points, what Python and W3C's TextPositionSelector count.
    Chars,
}

/// A table between the byte offsets of one text and offsets in another unit.
pub struct Offsets {
    /// After each character that is longer than one byte: where it ends, and how far the count then lags behind bytes.
    lags: Vec<(usize, usize)>,
}

impl Offsets {
    /// Reads `text` once.
    pub fn new(text: &str, unit: Unit) -> Self {
        let mut lag = 0;
        let mut lags = Vec::new();
        for (start, c) in text.char_indices() {
            let bytes = c.len_utf8();
            let units = match unit {
                Unit::Bytes => bytes,
                Unit::Utf16 => c.len_utf16(),
                Unit::Chars => 1,
            };
            if bytes > units {
                lag += bytes - units;
                lags.push((start + bytes, lag));
            }
        }
        Offsets { lags }
    }

    /// The offset that a byte offset on a character boundary stands for.
    pub fn offset(&self, byte: usize) -> usize {
        let passed = self.lags.partition_point(|&(end, _)| end <= byte);
        byte - passed.checked_sub(1).map_or(0, |i| self.lags[i].1)
    }

    /// The span that a span of bytes stands for.
    pub fn span(&self, bytes: Span) -> Span {
        Span::new(self.offset(bytes.start), self.offset(bytes.end))
    }

    /// The byte offset that an offset in the other unit stands for: the inverse of [`Offsets::offset`]. Within a character, or
    /// beyond the text, it is no place in the text.
    pub fn byte(&self, offset: usize) -> usize {
        let passed = self.lags.partition_point(|&(end, lag)| end - lag <= offset);
        offset.saturating_add(passed.checked_sub(1).map_or(0, |i| self.lags[i].1))
    }

    /// The span of bytes that a span in the other unit stands for.
    pub fn bytes(&self, span: Span) -> Span {
        Span::new(self.byte(span.start), self.byte(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every character boundary of a text, counted in each unit by the standard library.
    #[track_caller]
    fn check(text: &str) {
        for unit in [Unit::Bytes, Unit::Utf16, Unit::Chars] {
            let offsets = Offsets::new(text, unit);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let before = &text[..at];
                let expected = match unit {
                    Unit::Bytes => at,
                    Unit::Utf16 => before.encode_utf16().count(),
                    Unit::Chars => before.chars().count(),
                };
                assert_eq!(offsets.offset(at), expected, "{unit:?} {at} of {text}");
                assert_eq!(offsets.byte(expected), at, "{unit:?} {expected} of {text}");
            }
        }
    }

    #[test]
    fn every_boundary() {
        check("");
        check("plain");
        check("“Brücke” — 👩🏽‍🚀 e\u{301} 中文\r\n\u{2028}’");
        check("🇳🇴");
    }

    #[test]
    fn spans() {
        let text = "Ann: “No 🎉”.";
        let bytes = Span::new(5, 18);
        assert_eq!(bytes.of(text), "“No 🎉”");
        assert_eq!(Offsets::new(text, Unit::Utf16).span(bytes), Span::new(5, 12));
        assert_eq!(Offsets::new(text, Unit::Chars).span(bytes), Span::new(5, 11));
    }
}
