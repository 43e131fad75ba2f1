//! Characters to tokens: words, numbers, addresses, and marks with the side that they face.

use super::characters::{extends, invisible, keycap, sign_len};
use super::lists::{Listed, TYPOGRAPHY, of_class};
use super::words::{self, apostrophe};
use super::{Span, Token, TokenKind, addresses, marks};
use std::sync::LazyLock;

/// Cuts a text into tokens: every character that can be seen is in exactly one. White space and what shows nothing
/// belong to none, unless inside a word.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut before = None;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let blank = c.is_whitespace() || c.is_control() || invisible(c);
        let len = if blank {
            c.len_utf8()
        } else {
            let (len, kind) = next(text, at, c, before);
            out.push(Token { span: Span::new(at, at + len), kind });
            len
        };
        at += len;
        before = if blank && invisible(c) { before } else { text[..at].chars().next_back() };
    }
    out
}

/// Length and kind of the token that begins at `at` with `c`, after `before`.
fn next(text: &str, at: usize, c: char, before: Option<char>) -> (usize, TokenKind) {
    let rest = &text[at..];
    let after = rest[c.len_utf8()..].chars().next().unwrap_or(' ');
    let apart = !before.is_some_and(char::is_alphanumeric);
    if keycap(rest) {
        return (sign_len(rest), TokenKind::Symbol);
    }
    if apart && c.is_ascii_alphanumeric() {
        let len = addresses::address_len(rest);
        if len > 0 {
            return (len, TokenKind::Url);
        }
    }
    if before == Some('(') && ticker_len(rest) > 0 {
        return (ticker_len(rest), TokenKind::Symbol);
    }
    let run = |marks: &[char]| rest.len() - rest.trim_start_matches(marks).len();
    match c {
        '@' | '#' if apart && addresses::tag_len(rest) > 0 => {
            (addresses::tag_len(rest), if c == '@' { TokenKind::Handle } else { TokenKind::Hashtag })
        }
        _ if apart && dollar_len(rest) > 0 => (dollar_len(rest), TokenKind::Currency),
        _ if c.is_alphabetic() => words::word(rest),
        _ if c.is_numeric() => words::number(rest, 0),
        '-' | '−' | '+' | '.' if after.is_ascii_digit() && before.is_none_or(stands_off) => {
            words::number(rest, c.len_utf8())
        }
        '$' | '€' | '£' | '¥' | '₹' | '₽' | '₴' | '₩' | '₪' | '₺' | '¢' => {
            (c.len_utf8(), TokenKind::Currency)
        }
        _ if apostrophe(c) && !rest.starts_with("''") => apostrophe_or_mark(text, at, c, before),
        _ if marks::mark_len(rest) > 0 => quotation_mark(text, at, marks::mark_len(rest)),
        '–' | '—' | '―' | '‒' | '-' => (run(&[c]), TokenKind::Dash),
        '.' | '…' | '!' | '?' | '‼' | '⁇' | '⁈' | '⁉' | '‽' => stops(rest),
        '。' | '．' | '！' | '？' | '؟' | '۔' | '।' | '॥' | '።' => (run(&[c]), TokenKind::Stop),
        '¡' | '¿' | '、' | '，' | '；' | '：' | '،' | '؛' => (c.len_utf8(), TokenKind::Punctuation),
        _ if c.is_ascii_punctuation() && c != '*' && !extends(after) => (1, TokenKind::Punctuation),
        _ => (sign_len(rest), TokenKind::Symbol),
    }
}

/// No ticker has more bytes.
const LONGEST_TICKER: usize = 10;

/// Bytes of what a share is traded as, up to its bracket: "AKW.L)"; 0 where there is none.
fn ticker_len(rest: &str) -> usize {
    let Some(len) = rest.bytes().take(LONGEST_TICKER + 1).position(|b| b == b')') else { return 0 };
    let Some((share, exchange)) = rest[..len].split_once('.') else { return 0 };
    let letters = |s: &str, longest: usize| {
        (1..=longest).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    let traded = letters(share, 6) && letters(exchange, 3) && exchange.bytes().all(|b| b.is_ascii_uppercase());
    if traded { len } else { 0 }
}

/// Bytes of a currency sign with its country's letters: "US$", "A$"; 0 where there is none.
fn dollar_len(rest: &str) -> usize {
    let country = rest.bytes().take(3).take_while(u8::is_ascii_uppercase).count();
    let sign = rest[country..].chars().next().filter(|c| matches!(c, '$' | '£'));
    if (1..3).contains(&country) { sign.map_or(0, |s| country + s.len_utf8()) } else { 0 }
}

/// May stand before the sign of a number.
fn stands_off(c: char) -> bool {
    c.is_whitespace() || "([{“‘\"$€£—–:".contains(c)
}

/// A run of stops: the end of a sentence, or an ellipsis ("…", "...", ". . .").
fn stops(rest: &str) -> (usize, TokenKind) {
    let len = rest.len() - rest.trim_start_matches(['.', '…', '!', '?', '‼', '⁇', '⁈', '⁉', '‽']).len();
    let run = &rest[..len];
    if run == "." {
        // A few are enough: nobody sets more of them in a row but to make us slow.
        let mut dots = 1;
        let mut spaced = len;
        while let Some(more) = rest[spaced..].strip_prefix([' ', '\u{a0}']).filter(|r| dots < 6 && r.starts_with('.')) {
            spaced = rest.len() - more.len() + 1;
            dots += 1;
        }
        let lone = !rest[spaced..].starts_with(|c: char| c == '.' || c.is_alphanumeric());
        return if dots > 2 && lone { (spaced, TokenKind::Ellipsis) } else { (1, TokenKind::Stop) };
    }
    let trails = run.chars().all(|c| c == '.' || c == '…');
    (len, if trails { TokenKind::Ellipsis } else { TokenKind::Stop })
}

/// ’ or ': clitic, apostrophe or quotation mark.
fn apostrophe_or_mark(text: &str, at: usize, c: char, before: Option<char>) -> (usize, TokenKind) {
    let rest = &text[at + c.len_utf8()..];
    let inside = before.is_some_and(char::is_alphanumeric);
    let tail = words::letters(rest);
    let whole = !rest[tail.len()..].starts_with(char::is_alphanumeric);
    let owned = tail.eq_ignore_ascii_case("s") && before.is_some_and(|b| ".)%”\"".contains(b));
    if (inside && words::clitic(tail) || owned) && whole {
        return (c.len_utf8() + tail.len(), TokenKind::Clitic);
    }
    let elided = ELIDED.contains(tail.to_ascii_lowercase().as_str());
    let decade = rest.as_bytes().first_chunk::<3>().is_some_and(|d| {
        d[0].is_ascii_digit() && d[1].is_ascii_digit() && (d[2] == b's' || !d[2].is_ascii_digit() && c != '‘')
    });
    if inside && rest.starts_with(char::is_alphanumeric) || decade || elided && !inside {
        return (c.len_utf8(), TokenKind::Apostrophe);
    }
    quotation_mark(text, at, c.len_utf8())
}

/// Words that an apostrophe begins: rock ’n’ roll, get ’em, ’til Monday.
static ELIDED: Listed = LazyLock::new(|| of_class(TYPOGRAPHY, "elided").collect());

/// A quotation mark of `len` bytes; [`super::quotations`] has the last word on its kind.
fn quotation_mark(text: &str, at: usize, len: usize) -> (usize, TokenKind) {
    let kind = match marks::mark(text, Span::new(at, at + len)).facing {
        marks::Facing::Open | marks::Facing::Either => TokenKind::Open,
        marks::Facing::Close => TokenKind::Close,
    };
    (len, kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use TokenKind::*;

    /// The tokens of a text, parted by spaces; those that are no words with their kind.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut at = 0;
        let mut found = Vec::new();
        for token in tokens(text) {
            let Span { start, end } = token.span;
            assert!(at <= start && start < end, "{token:?} in {text}");
            assert!(text[at..start].chars().all(|c| c.is_whitespace() || c.is_control() || invisible(c)), "{text}");
            at = end;
            found.push(match token.kind {
                Word | Punctuation | Stop | Open | Close => text[start..end].to_owned(),
                kind => format!("{}/{kind:?}", &text[start..end]),
            });
        }
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn words() {
        check("co-founder, well-to-do and/or", "co-founder , well-to-do and / or");
        check("COVID-19 K-12 AT&T Q&A snake_case", "COVID-19 K-12 AT&T Q&A snake_case");
        check("Varn (AKW.L) or (0005.HK)", "Varn ( AKW.L/Symbol ) or ( 0005.HK/Symbol )");
        check("(See p.3) (A.Lee)", "( See p./Abbreviation 3/Number ) ( A./Initial Lee )");
        check("word—word, word–word - a -- b", "word —/Dash word , word –/Dash word -/Dash a --/Dash b");
        check("Zürich nai\u{308}ve हिन्दी ภาษาไทยที่", "Zürich nai\u{308}ve हिन्दी ภาษาไทยที่");
        check("soft\u{ad}hyphen zero\u{200b}width end\u{200b} \u{feff}x", "soft\u{ad}hyphen zero\u{200b}width end x");
        check("", "");
        check(" \u{a0}\n\u{200b}", "");
    }

    #[test]
    fn apostrophes() {
        check("It’s Lee's, we’ll", "It ’s/Clitic Lee 's/Clitic , we ’ll/Clitic");
        check("don’t can't won't cannot", "do n’t/Clitic ca n't/Clitic wo n't/Clitic cannot");
        check("shouldn’t’ve I'd've", "should n’t/Clitic ’ve/Clitic I 'd/Clitic 've/Clitic");
        check("O’Hara y'all o’clock ma'am d’Ivoire", "O’Hara y'all o’clock ma'am d’Ivoire");
        check("the players’ ’90s, get ’em", "the players ’ ’/Apostrophe 90s/Number , get ’/Apostrophe em");
        check("U.S.’s 1990's “Yes”’s", "U.S./Abbreviation ’s/Clitic 1990/Number 's/Clitic “ Yes ” ’s/Clitic");
        check("rock ’n’ roll", "rock ’/Apostrophe n ’ roll");
    }

    #[test]
    fn abbreviations() {
        check("Mr. Lee, J. K. Holm", "Mr./Abbreviation Lee , J./Initial K./Initial Holm");
        check(
            "U.S. a.m. A.B.C. Ph.D. e.g.",
            "U.S./Abbreviation a.m./Abbreviation A.B.C./Abbreviation Ph.D./Abbreviation e.g./Abbreviation",
        );
        check("U.S.-led A.F.L.-C.I.O.", "U.S.-led A.F.L.-C.I.O.");
        check("(D-N.Y., R-Calif.)", "( D-N.Y./Abbreviation , R-Calif./Abbreviation )");
        check("9 a.m on", "9/Number a.m/Abbreviation on");
        check("No. 5, No. Sat. 5 Sat.", "No./Abbreviation 5/Number , No . Sat./Abbreviation 5/Number Sat .");
        check("So did I.", "So did I .");
    }

    #[test]
    fn numbers() {
        check(
            "$1.2bn £3,000 US$5 A£2",
            "$/Currency 1.2bn/Number £/Currency 3,000/Number US$/Currency 5/Number A£/Currency 2/Number",
        );
        check(
            "3.5% 10:30 1990s 5th 9/11 3-2.",
            "3.5/Number % 10:30/Number 1990s/Number 5th/Number 9/11/Number 3-2/Number .",
        );
        check("20-year-old 50-state", "20-year-old 50-state");
        check("-5 −5 (+3) .22 10–15", "-5/Number −5/Number ( +3/Number ) .22/Number 10/Number –/Dash 15/Number");
        check("½ 2½ m² 1⁄2 ٣", "½/Number 2½/Number m² 1⁄2/Number ٣/Number");
    }

    #[test]
    fn marks() {
        check("Well… no... so. . . What?! No!!", "Well …/Ellipsis no .../Ellipsis so . . ./Ellipsis What ?! No !!");
        check("“Yes,” ‘no’ «oui» „ja“ \"x\"", "“ Yes , ” ‘ no ’ « oui » „ ja “ \" x \"");
        check("¿Qué? 何。", "¿ Qué ? 何 。");
        check("• milk * eggs", "•/Symbol milk */Symbol eggs");
    }

    #[test]
    fn signs() {
        check("👩🏽‍🚀🇳🇴🇺🇦1️⃣❤️ok", "👩🏽‍🚀/Symbol 🇳🇴/Symbol 🇺🇦/Symbol 1️⃣/Symbol ❤️/Symbol ok");
        check("© ® ± \u{301}", "©/Symbol ®/Symbol ±/Symbol \u{301}/Symbol");
    }

    #[test]
    fn addresses() {
        check("See https://example.org/a?b.", "See https://example.org/a?b/Url .");
        check(
            "ann@example.org, @ann_lee’s #Brücke #1",
            "ann@example.org/Url , @ann_lee/Handle ’s/Clitic #Brücke/Hashtag # 1/Number",
        );
        check("The end.He left.", "The end . He left .");
    }
}
