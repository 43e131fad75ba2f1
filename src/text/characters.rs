//! Characters that go with others: accents, joiners, skin tones, and those that show nothing.

/// Whether a character shows nothing and parts nothing: soft hyphens, zero-width spaces, direction marks.
pub(super) fn invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a character is drawn onto the one before it: combining marks of any script, variation selectors, joiners.
///
/// The standard library tells only through `escape_debug`, which escapes what does not show by itself. That spares the
/// module tables of its own.
pub(super) fn extends(c: char) -> bool {
    c > '\u{7f}' && !c.is_whitespace() && !c.is_control() && !invisible(c) && c.escape_debug().len() > 1
}

/// Bytes of the sign that `rest` begins with and all that is drawn into it: a joined emoji, a flag, a keycap.
pub(super) fn sign_len(rest: &str) -> usize {
    let mut previous = None;
    for (i, c) in rest.char_indices() {
        let same = match previous {
            None => true,
            Some('\u{200d}') => !c.is_whitespace() && !c.is_ascii(),
            Some(p) => extends(c) || matches!(c, '🏻'..='🏿') || (i == p.len_utf8() && flag_half(p) && flag_half(c)),
        };
        if !same {
            return i;
        }
        previous = Some(c);
    }
    rest.len()
}

/// One of the two letters that make a flag.
fn flag_half(c: char) -> bool {
    matches!(c, '🇦'..='🇿')
}

/// Whether `rest` begins with a key: a digit, # or * in a box.
pub(super) fn keycap(rest: &str) -> bool {
    let key = rest.strip_prefix(|c: char| c.is_ascii_digit() || c == '#' || c == '*');
    key.is_some_and(|k| k.strip_prefix('\u{fe0f}').unwrap_or(k).starts_with('\u{20e3}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(&text[..sign_len(text)], expected);
    }

    #[test]
    fn signs() {
        check("🎉🎉", "🎉");
        check("👩🏽‍🚀!", "👩🏽‍🚀");
        check("👨‍👩‍👧‍👦 x", "👨‍👩‍👧‍👦");
        check("🇳🇴🇺🇦", "🇳🇴");
        check("❤️a", "❤️");
        check("1️⃣2", "1️⃣");
        check("🏴󠁧󠁢󠁳󠁣󠁴󠁿 x", "🏴󠁧󠁢󠁳󠁣󠁴󠁿");
        check("✓", "✓");
    }

    #[test]
    fn what_is_drawn_onto_others() {
        assert!(['\u{301}', '\u{94d}', '\u{e48}', '\u{fe0f}', '\u{200d}', '\u{20e3}'].into_iter().all(extends));
        assert!(!['a', 'é', '’', '中', '🎉', ' ', '\u{a0}', '\u{ad}', '\n', '\u{85}'].into_iter().any(extends));
        assert!(keycap("#️⃣") && keycap("5\u{20e3}") && !keycap("5"));
    }
}
