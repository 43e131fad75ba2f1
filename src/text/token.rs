//! What a text is cut into.

use super::Span;

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
    /// A word cut short, with its full stop ("Mr.", "U.S.", "a.m.", "D-Calif.").
    Abbreviation,
    /// A capital with a full stop that stands for a name ("J.").
    Initial,
    /// The end of a contraction or a possessive, with its apostrophe ("’s", "n’t", "’re").
    Clitic,
    /// Digits with their sign, their inner marks and their endings ("1,200", "-3.5", "10:30", "52-48", "1990s", "½").
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
    /// "…", "..." or ". . .".
    Ellipsis,
    /// ". ! ?" and other scripts' stops, which may end a sentence, one or several.
    Stop,
    /// Any other punctuation.
    Punctuation,
    /// Anything else: bullets, signs, and emoji, each with all that is drawn into it.
    Symbol,
}
