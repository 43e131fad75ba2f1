//! Letters in brackets: they tell where the name before them begins.

use super::super::lexicon::{AND, INNER};
use super::super::words::Words;
use super::mentions::Mention;
use crate::text::TokenKind;

/// "Alliance to Reclaim Our Schools (AROS)": the letters tell where the name begins.
pub(super) fn with_acronyms(words: &Words<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let mut m = 0;
    while m < mentions.len() {
        let letters = mentions[m].name.clone();
        m += 1;
        let word = words.doc.plain_word(letters.start).replace('.', "");
        let bracketed = letters.len() == 1 && words.doc.word(letters.end) == ")" && letters.start > 1;
        if !bracketed || words.doc.word(letters.start - 1) != "(" || word.len() < 2 {
            continue;
        }
        let Some(start) = begins(words, letters.start - 1, &word) else { continue };
        let first = mentions.partition_point(|x| x.name.end <= start);
        let name = start..letters.start - 1;
        let whole = Mention { whole: name.clone(), name, votes: [0.0, 6.0, 0.0, 0.0], roles: Vec::new(), weak: false };
        let until = m - 1;
        if first <= until {
            mentions.splice(first..until, [whole]);
            m = first + 2;
        }
    }
    mentions
}

/// Where the words begin whose first letters these are; small words count or not.
fn begins(words: &Words<'_>, end: usize, letters: &str) -> Option<usize> {
    let mut left: Vec<char> = letters.chars().collect();
    let mut i = end;
    while let Some(&letter) = left.last() {
        let mark = |i: usize| matches!(words.kind(i), Some(TokenKind::Apostrophe | TokenKind::Clitic));
        i = i.checked_sub(1).filter(|&i| end - i <= 12 && (words.name_like(i) || mark(i)))?;
        let plain = words.doc.plain_word(i);
        if plain.starts_with(letter) {
            left.pop();
        } else if words.capital(i) && !words.is(i, INNER | AND) {
            return None;
        }
    }
    words.capital(i).then_some(i)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn letters_tell_where_a_name_begins() {
        for (text, expected) in [
            ("the Alliance to Mend Our Roads (AMOR) said", Some("Alliance to Mend Our Roads")),
            ("the National Beekeepers’ Alliance (NBA) said", Some("National Beekeepers’ Alliance")),
            ("Ann Lee of the Bank of Varn (BV) said", Some("Bank of Varn")),
            ("Ann Lee (D) and Bo Ash (XYZ) said", None),
        ] {
            let doc = Document::new(text);
            let words = Words::new(&doc);
            let end = (0..doc.tokens.len()).rfind(|&i| doc.word(i) == "(").unwrap();
            let letters = doc.plain_word(end + 1);
            let found = begins(&words, end, &letters).map(|start| words.span(start..end).of(text));
            assert_eq!(found, expected, "{text}");
        }
    }
}
