//! Letters in brackets: they tell where the name before them begins.

use super::mention::Mention;
use crate::text::TokenKind;
use crate::words::Page;
use crate::words::lexicon::{AND, INNER};

/// "Alliance to Reclaim Our Schools (AROS)": the letters tell where the name begins.
pub(super) fn with_acronyms(page: &Page<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let mut m = 0;
    while m < mentions.len() {
        let letters = mentions[m].name.clone();
        m += 1;
        let word = page.at(letters.start).replace('.', "");
        let bracketed = letters.len() == 1 && page.doc.word(letters.end) == ")" && letters.start > 1;
        if !bracketed || page.doc.word(letters.start - 1) != "(" || word.len() < 2 {
            continue;
        }
        let Some(start) = begins(page, letters.start - 1, &word) else { continue };
        let first = mentions.partition_point(|x| x.name.end <= start);
        let name = start..letters.start - 1;
        let whole = Mention {
            whole: name.clone(),
            name,
            votes: [0.0, 6.0, 0.0, 0.0],
            roles: Vec::new(),
            weak: false,
            surname: None,
        };
        let until = m - 1;
        if first <= until {
            mentions.splice(first..until, [whole]);
            m = first + 2;
        }
    }
    mentions
}

/// Where the words begin whose first letters these are; small words count or not.
fn begins(page: &Page<'_>, end: usize, letters: &str) -> Option<usize> {
    let mut left: Vec<char> = letters.chars().collect();
    let mut i = end;
    while let Some(&letter) = left.last() {
        let mark = |i: usize| matches!(page.kind(i), Some(TokenKind::Apostrophe | TokenKind::Clitic));
        let number = |i: usize| page.kind(i) == Some(TokenKind::Number);
        i = i.checked_sub(1).filter(|&i| end - i <= 12 && (page.name_like(i) || number(i) || mark(i)))?;
        let plain = page.at(i);
        if plain.starts_with(letter) {
            left.pop();
        } else if page.capital(i) && !page.is(i, INNER | AND) {
            return None;
        }
    }
    page.capital(i).then_some(i)
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
            ("the Movement 5 Stars (M5S) said", Some("Movement 5 Stars")),
            ("Ann Lee of the Bank of Varn (BV) said", Some("Bank of Varn")),
            ("Ann Lee (D) and Bo Ash (XYZ) said", None),
        ] {
            let doc = Document::new(text);
            let page = Page::new(&doc);
            let end = (0..doc.tokens.len()).rfind(|&i| doc.word(i) == "(").unwrap();
            let found = begins(&page, end, page.at(end + 1)).map(|start| page.span(start..end).of(text));
            assert_eq!(found, expected, "{text}");
        }
    }
}
