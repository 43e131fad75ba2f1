//! Sixteen outputs of a dense layer at a time, in whole numbers: by AVX2 or SSE2, by wasm's simd128, or one by one. The sums are
//! the same.

/// How many outputs are summed side by side.
pub(super) const OUTPUTS: usize = 16;

/// The weights of two inputs that follow each other, for sixteen outputs: the first one's and the second one's in turn.
pub(super) type Block = [i16; 2 * OUTPUTS];

/// What multiplies and adds on a machine.
pub(super) trait Lanes {
    /// Sixteen sums on their way.
    type Sums: Copy;

    fn zero() -> Self::Sums;

    /// The sums with the products of two inputs and their weights.
    fn add(sums: Self::Sums, weights: &Block, inputs: &[i16; 2]) -> Self::Sums;

    fn done(sums: Self::Sums) -> [i32; OUTPUTS];
}

/// What is to be done with the widest lanes that the machine has.
pub(super) trait Work {
    type Out;

    /// Must be `#[inline(always)]`, so that it is compiled for the lanes' machine.
    fn with<L: Lanes>(self) -> Self::Out;
}

/// Does the work with the widest lanes that the machine has.
pub(super) fn widest<W: Work>(work: W) -> W::Out {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") {
        // SAFETY: the machine has been asked.
        #[allow(unsafe_code)]
        return unsafe { x86::wide(work) };
    }
    work.with::<Narrow>()
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
type Narrow = wasm::Simd128;
#[cfg(target_arch = "x86_64")]
type Narrow = x86::Sse2;
#[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
type Narrow = One;

/// The sums of an input with a layer's weights for sixteen outputs.
#[inline(always)]
pub(super) fn one<L: Lanes>(blocks: &[Block], input: &[i16]) -> [i32; OUTPUTS] {
    let mut sums = L::zero();
    for (block, x) in blocks.iter().zip(input.as_chunks().0) {
        sums = L::add(sums, block, x);
    }
    L::done(sums)
}

/// The sums of two inputs with a layer's weights for the same sixteen outputs.
#[inline(always)]
pub(super) fn two<L: Lanes>(blocks: &[Block], [first, second]: [&[i16]; 2]) -> [[i32; OUTPUTS]; 2] {
    let (mut s, mut t) = (L::zero(), L::zero());
    for ((block, x), y) in blocks.iter().zip(first.as_chunks().0).zip(second.as_chunks().0) {
        (s, t) = (L::add(s, block, x), L::add(t, block, y));
    }
    [L::done(s), L::done(t)]
}

/// One by one.
#[cfg_attr(any(target_arch = "x86_64", target_feature = "simd128"), cfg(test))]
struct One;

#[cfg_attr(any(target_arch = "x86_64", target_feature = "simd128"), cfg(test))]
impl Lanes for One {
    type Sums = [i32; OUTPUTS];

    #[inline(always)]
    fn zero() -> Self::Sums {
        [0; OUTPUTS]
    }

    #[inline(always)]
    fn add(mut sums: Self::Sums, weights: &Block, inputs: &[i16; 2]) -> Self::Sums {
        for (sum, [a, b]) in sums.iter_mut().zip(weights.as_chunks::<2>().0) {
            *sum += i32::from(*a) * i32::from(inputs[0]) + i32::from(*b) * i32::from(inputs[1]);
        }
        sums
    }

    #[inline(always)]
    fn done(sums: Self::Sums) -> [i32; OUTPUTS] {
        sums
    }
}

// Every function below reads and writes only what its references hold, however it is aligned, and asks of the machine only what
// its type is named for: SSE2 is part of x86_64, simd128 is compiled in or not, AVX2 is asked for in `widest`.
#[cfg(target_arch = "x86_64")]
#[allow(unsafe_code)]
mod x86 {
    use super::{Block, Lanes, OUTPUTS, Work};
    use core::arch::x86_64::{
        __m128i, __m256i, _mm_add_epi32, _mm_loadu_si128, _mm_madd_epi16, _mm_set1_epi32, _mm_setzero_si128,
        _mm256_add_epi32, _mm256_loadu_si256, _mm256_madd_epi16, _mm256_set1_epi32, _mm256_setzero_si256,
    };

    /// Does the work with AVX2.
    #[target_feature(enable = "avx2")]
    pub(super) fn wide<W: Work>(work: W) -> W::Out {
        work.with::<Avx2>()
    }

    #[inline(always)]
    fn both(inputs: &[i16; 2]) -> i32 {
        i32::from(inputs[0] as u16) | (i32::from(inputs[1]) << 16)
    }

    pub(super) struct Sse2;

    impl Lanes for Sse2 {
        type Sums = [__m128i; 4];

        #[inline(always)]
        fn zero() -> Self::Sums {
            unsafe { [_mm_setzero_si128(); 4] }
        }

        #[inline(always)]
        fn add([s, t, u, v]: Self::Sums, weights: &Block, inputs: &[i16; 2]) -> Self::Sums {
            let weights: *const __m128i = weights.as_ptr().cast();
            unsafe {
                let inputs = _mm_set1_epi32(both(inputs));
                let add = |sum, k| _mm_add_epi32(sum, _mm_madd_epi16(_mm_loadu_si128(weights.add(k)), inputs));
                [add(s, 0), add(t, 1), add(u, 2), add(v, 3)]
            }
        }

        #[inline(always)]
        fn done(sums: Self::Sums) -> [i32; OUTPUTS] {
            unsafe { core::mem::transmute(sums) }
        }
    }

    struct Avx2;

    impl Lanes for Avx2 {
        type Sums = [__m256i; 2];

        #[inline(always)]
        fn zero() -> Self::Sums {
            unsafe { [_mm256_setzero_si256(); 2] }
        }

        #[inline(always)]
        fn add([s, t]: Self::Sums, weights: &Block, inputs: &[i16; 2]) -> Self::Sums {
            let weights: *const __m256i = weights.as_ptr().cast();
            unsafe {
                let inputs = _mm256_set1_epi32(both(inputs));
                [
                    _mm256_add_epi32(s, _mm256_madd_epi16(_mm256_loadu_si256(weights), inputs)),
                    _mm256_add_epi32(t, _mm256_madd_epi16(_mm256_loadu_si256(weights.add(1)), inputs)),
                ]
            }
        }

        #[inline(always)]
        fn done(sums: Self::Sums) -> [i32; OUTPUTS] {
            unsafe { core::mem::transmute(sums) }
        }
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[allow(unsafe_code)]
mod wasm {
    use super::{Block, Lanes, OUTPUTS};
    use core::arch::wasm32::{i32x4_add, i32x4_dot_i16x8, i32x4_splat, v128, v128_load, v128_load32_splat};

    pub(super) struct Simd128;

    impl Lanes for Simd128 {
        type Sums = [v128; 4];

        #[inline(always)]
        fn zero() -> Self::Sums {
            [i32x4_splat(0); 4]
        }

        #[inline(always)]
        fn add([s, t, u, v]: Self::Sums, weights: &Block, inputs: &[i16; 2]) -> Self::Sums {
            let weights: *const v128 = weights.as_ptr().cast();
            unsafe {
                let inputs = v128_load32_splat(inputs.as_ptr().cast());
                let add = |sum, k| i32x4_add(sum, i32x4_dot_i16x8(v128_load(weights.add(k)), inputs));
                [add(s, 0), add(t, 1), add(u, 2), add(v, 3)]
            }
        }

        #[inline(always)]
        fn done(sums: Self::Sums) -> [i32; OUTPUTS] {
            unsafe { core::mem::transmute(sums) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both inputs at once, then each by itself.
    struct Sums<'a>(&'a [Block], [&'a [i16]; 2]);

    impl Work for Sums<'_> {
        type Out = [[[i32; OUTPUTS]; 2]; 2];

        #[inline(always)]
        fn with<L: Lanes>(self) -> Self::Out {
            [two::<L>(self.0, self.1), self.1.map(|input| one::<L>(self.0, input))]
        }
    }

    #[test]
    fn all_lanes_give_the_same_sums() {
        let blocks: Vec<Block> =
            (0..12_i16).map(|k| std::array::from_fn(|i| (k * 37 + i as i16 * 11) % 255 - 127)).collect();
        let inputs: [Vec<i16>; 2] =
            [1009, 4001].map(|by| (0..24_i32).map(|i| (i * by % 65535 - 32767) as i16).collect());
        let work = || Sums(&blocks, [&inputs[0], &inputs[1]]);
        let expected = [0, 1].map(|n: usize| {
            std::array::from_fn(|o| {
                (0..24).map(|i| i32::from(blocks[i / 2][2 * o + i % 2]) * i32::from(inputs[n][i])).sum::<i32>()
            })
        });
        let expected = [expected; 2];
        assert_eq!(work().with::<One>(), expected);
        assert_eq!(work().with::<Narrow>(), expected);
        assert_eq!(widest(work()), expected);
    }
}
