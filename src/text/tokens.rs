//! Characters to tokens: words, numbers, addresses, and marks with the side that they face.

use super::{Span, marks};

/// One word, number, address or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word, hyphens inside it included ("co-founder").
    Word,
    /// A word cut short, with its full stop ("Mr.", "U.S.", "a.m.").
    Abbreviation,
    /// A capital with a full stop that stands for a name ("J.").
    Initial,
    /// The end of a contraction or a possessive, with its apostrophe ("’s", "n’t", "’re").
    Clitic,
    /// Digits with their inner commas, points, colons and their endings ("1,200", "3.5", "10:30", "1990s", "3rd").
    Number,
    /// A currency sign, with the country's letters before it ("$", "US$", "€").
    Currency,
    /// A web or mail address.
    Url,
    /// "@name".
    Handle,
    /// "#word".
    Hashtag,
    /// A quotation mark that begins a stretch.
    Open,
    /// A quotation mark that ends one.
    Close,
    /// An apostrophe that belongs to no word before it ("’90s", "’em", "players’").
    Apostrophe,
    /// A dash between words ("–", "—", "--", or a hyphen that stands alone).
    Dash,
    /// "…" or "...".
    Ellipsis,
    /// ". ! ?" that may end a sentence, one or several.
    Stop,
    /// Any other punctuation.
    Punctuation,
    /// Anything else: emoji, bullets, signs.
    Symbol,
}

/// Words cut short that keep their full stop without ending a sentence.
const ABBREVIATIONS: &str = include_str!("abbreviations.txt");

/// Cuts a text into tokens. White space belongs to none.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() || c.is_control() {
            at += c.len_utf8();
            continue;
        }
        let (len, kind) = next(text, at, c);
        out.push(Token { span: Span::new(at, at + len), kind });
        at += len;
    }
    out
}

/// Length and kind of the token that begins at `at` with `c`.
fn next(text: &str, at: usize, c: char) -> (usize, TokenKind) {
    let rest = &text[at..];
    let before = text[..at].chars().next_back();
    if rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.") {
        let len = rest.find(|c: char| c.is_whitespace() || "”\"<>".contains(c)).unwrap_or(rest.len());
        return (rest[..len].trim_end_matches(['.', ',', ')', ';', ':', '!', '?']).len(), TokenKind::Url);
    }
    match c {
        '@' | '#' if !before.is_some_and(char::is_alphanumeric) => {
            let len = word_len(&rest[1..]);
            let kind = if c == '@' { TokenKind::Handle } else { TokenKind::Hashtag };
            if len > 0 { (1 + len, kind) } else { (1, TokenKind::Symbol) }
        }
        '0'..='9' => (number_len(rest), TokenKind::Number),
        '$' | '€' | '£' | '¥' | '₹' | '₽' | '₴' => (c.len_utf8(), TokenKind::Currency),
        _ if c.is_alphabetic() => word(rest),
        '’' | '\'' | '‘' if !rest.starts_with("''") => apostrophe(text, at, c),
        _ if marks::mark_len(rest) > 0 => quotation_mark(text, at, marks::mark_len(rest)),
        '–' | '—' | '―' | '‒' => (c.len_utf8(), TokenKind::Dash),
        '-' => (rest.len() - rest.trim_start_matches('-').len(), TokenKind::Dash),
        '…' => (c.len_utf8(), TokenKind::Ellipsis),
        '.' if rest.starts_with("..") => (rest.len() - rest.trim_start_matches('.').len(), TokenKind::Ellipsis),
        '.' | '!' | '?' => (rest.len() - rest.trim_start_matches(['!', '?', '.']).len(), TokenKind::Stop),
        _ if c.is_ascii_punctuation() => (1, TokenKind::Punctuation),
        _ => (c.len_utf8(), TokenKind::Symbol),
    }
}

/// How many bytes of letters, digits, marks and inner hyphens `rest` begins with.
fn word_len(rest: &str) -> usize {
    let mut len = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let inner = matches!(c, '-' | '‑' | '_') && i > 0 && chars.peek().is_some_and(|(_, n)| n.is_alphanumeric());
        if !(c.is_alphanumeric() || is_joiner(c) || inner) {
            break;
        }
        len = i + c.len_utf8();
    }
    len
}

/// Combining marks and joiners that go with the letter before them.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{200c}' | '\u{200d}' | '\u{00ad}' | '\u{fe0f}')
}

/// A word, abbreviation, initial or clitic at the start of `rest`.
fn word(rest: &str) -> (usize, TokenKind) {
    let len = word_len(rest);
    let w = &rest[..len];
    if rest[len..].starts_with('.') {
        let dotted = rest[..dotted_len(rest)].len();
        if dotted > len + 1 {
            return (dotted, TokenKind::Abbreviation);
        }
        if w.chars().count() == 1 && w.chars().all(char::is_uppercase) && w != "I" {
            return (len + 1, TokenKind::Initial);
        }
        if ABBREVIATIONS.lines().any(|a| a == w) {
            return (len + 1, TokenKind::Abbreviation);
        }
    }
    // "don’t": the n belongs to the clitic.
    let after = &rest[len..];
    if w.len() > 1 && w.ends_with(['n', 'N']) && ["’t", "'t", "’T", "'T"].iter().any(|t| after.starts_with(t)) {
        return (len - 1, TokenKind::Word);
    }
    if ["n’t", "n't", "N’T", "N'T"].iter().any(|t| rest.starts_with(t)) {
        return (rest.char_indices().nth(3).map_or(rest.len(), |(i, _)| i), TokenKind::Clitic);
    }
    (len, TokenKind::Word)
}

/// Bytes of a run of single letters with full stops ("U.S.", "a.m.").
fn dotted_len(rest: &str) -> usize {
    let mut len = 0;
    let mut chars = rest.chars();
    while let (Some(c), Some('.')) = (chars.next(), chars.next()) {
        if !c.is_alphabetic() {
            break;
        }
        len += c.len_utf8() + 1;
    }
    len
}

/// Bytes of a number with its inner marks and its ending.
fn number_len(rest: &str) -> usize {
    let mut len = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let inner = matches!(c, ',' | '.' | ':' | '/') && chars.peek().is_some_and(|(_, n)| n.is_ascii_digit());
        if !(c.is_alphanumeric() || inner) {
            break;
        }
        len = i + c.len_utf8();
    }
    len
}

/// ’ and \' : clitic, apostrophe or quotation mark.
fn apostrophe(text: &str, at: usize, c: char) -> (usize, TokenKind) {
    let rest = &text[at + c.len_utf8()..];
    let before = text[..at].chars().next_back();
    let tail = rest.len() - rest.trim_start_matches(char::is_alphabetic).len();
    if before.is_some_and(char::is_alphanumeric)
        && matches!(&rest[..tail], "s" | "S" | "re" | "ve" | "ll" | "d" | "m" | "t")
    {
        return (c.len_utf8() + tail, TokenKind::Clitic);
    }
    let elided = ELIDED.iter().any(|e| e.eq_ignore_ascii_case(&rest[..tail]));
    let decade = rest.as_bytes().first_chunk::<3>().is_some_and(|d| {
        d[0].is_ascii_digit() && d[1].is_ascii_digit() && (d[2] == b's' || !d[2].is_ascii_digit() && c != '‘')
    });
    let inner = before.is_some_and(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric);
    if inner || decade || elided && !before.is_some_and(char::is_alphanumeric) {
        return (c.len_utf8(), TokenKind::Apostrophe);
    }
    quotation_mark(text, at, c.len_utf8())
}

/// Words that an apostrophe begins: rock ’n’ roll, get ’em, ’til Monday.
const ELIDED: [&str; 9] = ["n", "em", "til", "tis", "twas", "cause", "bout", "round", "nuff"];

/// A quotation mark of `len` bytes; [`super::quotations`] has the last word on its kind.
fn quotation_mark(text: &str, at: usize, len: usize) -> (usize, TokenKind) {
    let kind = match marks::mark(text, Span::new(at, at + len)).facing {
        marks::Facing::Open | marks::Facing::Either => TokenKind::Open,
        marks::Facing::Close => TokenKind::Close,
    };
    (len, kind)
}
