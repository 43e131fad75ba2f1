//! A short number that changes with what it is made of.

/// FNV-1a, 32 bits, of these bytes.
pub(crate) fn fnv1a(bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes.into_iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_published_function() {
        // From the vectors of draft-eastlake-fnv.
        assert_eq!([fnv1a(*b""), fnv1a(*b"a"), fnv1a(*b"foobar")], [0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968]);
    }
}
