//! Eight products at a time, in whole numbers: by wasm's simd128, by SSE2, or one by one. The sums are the same.

/// How many numbers are multiplied at a time: rows are padded with zeros to a multiple of it.
pub(super) const LANES: usize = 8;

/// The sums of products of four rows with the same numbers. All have the same length, a multiple of [`LANES`].
#[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
pub(super) fn dots(rows: [&[i16]; 4], with: &[i16]) -> [i32; 4] {
    rows.map(|row| row.iter().zip(with).map(|(&a, &b)| i32::from(a) * i32::from(b)).sum())
}

/// The sums of products of four rows with the same numbers. All have the same length, a multiple of [`LANES`].
#[cfg(target_arch = "x86_64")]
#[inline(always)]
pub(super) fn dots(rows: [&[i16]; 4], with: &[i16]) -> [i32; 4] {
    // SAFETY: every x86_64 has SSE2; its instructions are all that the function asks of the machine.
    #[allow(unsafe_code)]
    unsafe {
        dots_sse2(rows, with)
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "sse2")]
fn dots_sse2(rows: [&[i16]; 4], with: &[i16]) -> [i32; 4] {
    use core::arch::x86_64::{
        __m128i, _mm_add_epi32, _mm_cvtsi128_si32, _mm_loadu_si128, _mm_madd_epi16, _mm_setzero_si128,
        _mm_shuffle_epi32, _mm_unpackhi_epi32, _mm_unpackhi_epi64, _mm_unpacklo_epi32, _mm_unpacklo_epi64,
    };
    // SAFETY: reads the sixteen bytes behind the reference, however they are aligned.
    #[allow(unsafe_code)]
    let load = |c: &[i16; LANES]| unsafe { _mm_loadu_si128(c.as_ptr().cast()) };
    let add = |sum: __m128i, row: &[i16; LANES], x: __m128i| _mm_add_epi32(sum, _mm_madd_epi16(load(row), x));
    let [mut s, mut t, mut u, mut v] = [_mm_setzero_si128(); 4];
    let [a, b, c, d] = rows.map(|row| row.as_chunks::<LANES>().0);
    for ((((x, a), b), c), d) in with.as_chunks::<LANES>().0.iter().zip(a).zip(b).zip(c).zip(d) {
        let x = load(x);
        (s, t, u, v) = (add(s, a, x), add(t, b, x), add(u, c, x), add(v, d, x));
    }
    let st = _mm_add_epi32(_mm_unpacklo_epi32(s, t), _mm_unpackhi_epi32(s, t));
    let uv = _mm_add_epi32(_mm_unpacklo_epi32(u, v), _mm_unpackhi_epi32(u, v));
    let all = _mm_add_epi32(_mm_unpacklo_epi64(st, uv), _mm_unpackhi_epi64(st, uv));
    [
        _mm_cvtsi128_si32(all),
        _mm_cvtsi128_si32(_mm_shuffle_epi32::<1>(all)),
        _mm_cvtsi128_si32(_mm_shuffle_epi32::<2>(all)),
        _mm_cvtsi128_si32(_mm_shuffle_epi32::<3>(all)),
    ]
}

/// The sums of products of four rows with the same numbers. All have the same length, a multiple of [`LANES`].
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) fn dots(rows: [&[i16]; 4], with: &[i16]) -> [i32; 4] {
    use core::arch::wasm32::{i32x4, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, i32x4_shuffle, v128, v128_load};
    // SAFETY: reads the sixteen bytes behind the reference, however they are aligned.
    #[allow(unsafe_code)]
    let load = |c: &[i16; LANES]| unsafe { v128_load(c.as_ptr().cast()) };
    let add = |sum: v128, row: &[i16; LANES], x: v128| i32x4_add(sum, i32x4_dot_i16x8(load(row), x));
    let [mut s, mut t, mut u, mut v] = [i32x4(0, 0, 0, 0); 4];
    let [a, b, c, d] = rows.map(|row| row.as_chunks::<LANES>().0);
    for ((((x, a), b), c), d) in with.as_chunks::<LANES>().0.iter().zip(a).zip(b).zip(c).zip(d) {
        let x = load(x);
        (s, t, u, v) = (add(s, a, x), add(t, b, x), add(u, c, x), add(v, d, x));
    }
    let st = i32x4_add(i32x4_shuffle::<0, 4, 1, 5>(s, t), i32x4_shuffle::<2, 6, 3, 7>(s, t));
    let uv = i32x4_add(i32x4_shuffle::<0, 4, 1, 5>(u, v), i32x4_shuffle::<2, 6, 3, 7>(u, v));
    let all = i32x4_add(i32x4_shuffle::<0, 1, 4, 5>(st, uv), i32x4_shuffle::<2, 3, 6, 7>(st, uv));
    [
        i32x4_extract_lane::<0>(all),
        i32x4_extract_lane::<1>(all),
        i32x4_extract_lane::<2>(all),
        i32x4_extract_lane::<3>(all),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_products() {
        let rows: Vec<Vec<i16>> = (0..4).map(|r| (0..24).map(|i| (i * 37 + r * 11) % 255 - 127).collect()).collect();
        let with: Vec<i16> = (0..24).map(|i| (i * 1009 % 65535 - 32767) as i16).collect();
        let expected =
            [0, 1, 2, 3].map(|r: usize| (0..24).map(|i| i32::from(rows[r][i]) * i32::from(with[i])).sum::<i32>());
        assert_eq!(dots([&rows[0], &rows[1], &rows[2], &rows[3]], &with), expected);
    }
}
