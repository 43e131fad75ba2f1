//! Sums and curves that come out the same on every machine, to the bit.
//!
//! Long sums are whole numbers, so that their order does not matter and SIMD may take it. What is not whole is an f32 that is
//! added, multiplied or divided in one written order; the curves are ratios of polynomials, not the platform's library.

/// What stands for 1.0 among inputs.
pub(super) const ONE: f32 = 4096.0;
/// What stands for 1.0 among outputs of the context window's layer, which may be large.
pub(super) const ONE_WINDOW: f32 = 1024.0;
/// What stands for 1.0 among hidden states, which stay within ±1.
pub(super) const ONE_STATE: f32 = 16384.0;

/// The nearest whole number, halves to even; `x` within ±32767, what lies outside is cut.
#[inline(always)]
pub(super) fn rounded(x: f32) -> i16 {
    // Behind 1.5 · 2²³ an f32 has no room for a fraction: the addition rounds.
    const SHIFT: f32 = 12_582_912.0;
    let cut = x.clamp(-32767.0, 32767.0);
    ((cut + SHIFT).to_bits() as i32 - SHIFT.to_bits() as i32) as i16
}

/// Hyperbolic tangent by Lambert's continued fraction, within 0.0001.
#[inline(always)]
pub(super) fn tanh(x: f32) -> f32 {
    let x = x.clamp(-4.97, 4.97);
    let s = x * x;
    let over = x * (135_135.0 + s * (17_325.0 + s * (378.0 + s)));
    let under = 135_135.0 + s * (62_370.0 + s * (3_150.0 + s * 28.0));
    (over / under).clamp(-1.0, 1.0)
}

/// The logistic curve.
#[inline(always)]
pub(super) fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

/// The exponential: a power of two times a polynomial, within a millionth of the value; 0 below -87.
pub(super) fn exp(x: f32) -> f32 {
    if x < -87.0 {
        return 0.0;
    }
    let x = x.min(88.0);
    let power = rounded(x * std::f32::consts::LOG2_E);
    // ln 2 in two parts, the first one exact.
    let rest = x - f32::from(power) * 0.693_359_4 + f32::from(power) * 2.121_944_4e-4;
    let curve =
        [1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0].iter().fold(0.0, |sum, c| sum * rest + c);
    curve * f32::from_bits(((i32::from(power) + 127) as u32) << 23)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_are_the_library_s_within_a_ten_thousandth() {
        for i in -2000..=2000 {
            let x = i as f32 / 200.0;
            assert!((tanh(x) - x.tanh()).abs() < 1e-4, "{x}");
            assert!((sigmoid(x) - 1.0 / (1.0 + (-x).exp())).abs() < 1e-4, "{x}");
        }
        assert_eq!(tanh(0.0), 0.0);
        assert!(!tanh(f32::INFINITY).is_nan());
    }

    #[test]
    fn the_exponential_is_the_library_s() {
        for i in -8000..=8000 {
            let x = i as f32 / 100.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}");
        }
        assert_eq!(exp(f32::NEG_INFINITY), 0.0);
    }

    #[test]
    fn rounding_is_to_the_nearest_and_cut() {
        let found = [0.0, 0.4, 0.6, -0.6, 1.5, 2.5, 32766.6, 1e9, -1e9].map(rounded);
        assert_eq!(found, [0, 0, 1, -1, 2, 2, 32767, 32767, -32767]);
    }
}
