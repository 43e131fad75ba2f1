//! An article's sources counted: how many of each type, and how many words are whose.

use crate::analysis::{Article, OfType, Quote, QuoteKind, Sort, Speaker, Words};
use crate::text::TokenKind;
use crate::words::Page;

/// The figures of an article whose speakers and quotes are known.
pub(crate) fn article(page: &Page<'_>, speakers: &[Speaker], quotes: &[Quote]) -> Article {
    let mut out = Article { by_speaker: vec![Words::default(); speakers.len()], ..Article::default() };
    let mut said = vec![0; speakers.len()];
    let mut attributed = 0;
    let counts = |q: &&Quote| matches!(q.sort, Sort::Speech | Sort::Noun) && q.inside.is_none();
    for quote in quotes.iter().filter(counts) {
        let Some(attribution) = &quote.attribution else { continue };
        attributed += 1;
        let known = attribution.speaker.filter(|&id| id < speakers.len());
        let words = known.and_then(|id| out.by_speaker.get_mut(id)).unwrap_or(&mut out.unknown);
        words.add(in_quote(page, quote));
        known.and_then(|id| said.get_mut(id)).into_iter().for_each(|times| *times += 1);
    }
    for ((speaker, &words), _) in speakers.iter().zip(&out.by_speaker).zip(&said).filter(|(_, times)| **times > 0) {
        match out.by_type.iter_mut().find(|t| t.kind == speaker.kind) {
            Some(of_type) => {
                of_type.sources += 1;
                of_type.words.add(words);
            }
            None => out.by_type.push(OfType { kind: speaker.kind, sources: 1, words }),
        }
    }
    out.by_type.sort_by_key(|t| t.kind);
    out.single_source = attributed >= 3 && said.contains(&attributed);
    out
}

/// The words of a quote's content: "didn’t" is one.
fn in_quote(page: &Page<'_>, quote: &Quote) -> Words {
    let mut out = Words::default();
    let part = |i: usize| matches!(page.kind(i), Some(TokenKind::Clitic | TokenKind::Apostrophe));
    let tokens = quote.content.iter().flat_map(|&c| page.doc.tokens_in(c));
    for i in tokens.filter(|&i| page.wordy(i) && !part(i)) {
        match quote.kind == QuoteKind::Direct || page.quoted(i).is_some() {
            true => out.direct += 1,
            false => out.indirect += 1,
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Article, OfType, Words};
    use crate::text::Document;
    use crate::words::Page;
    use crate::{reader, speech};

    /// Sources and words by type as "type sources direct+indirect", then "single" where there is one source.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let doc = Document::new(text);
        let page = Page::new(&doc);
        let (speakers, quotes) = speech::read(&page, &reader::read(&page, &mut reader::Memory::default(), &mut |_| ()));
        let Article { by_speaker, by_type, unknown, single_source } = super::article(&page, &speakers, &quotes);
        let shown =
            |t: &OfType| format!("{:?} {} {}+{}", t.kind, t.sources, t.words.direct, t.words.indirect).to_lowercase();
        let mut found: Vec<String> = by_type.iter().map(shown).collect();
        found.extend(single_source.then(|| "single".to_owned()));
        assert_eq!(found, expected);
        let sum = |mut all: Words, one: Words| {
            all.add(one);
            all
        };
        let by_type = by_type.iter().map(|t| t.words).fold(unknown, sum);
        assert_eq!(by_speaker.into_iter().fold(unknown, sum), by_type, "the same words by speaker and by type");
    }

    #[test]
    fn words_are_counted_by_type() {
        check(
            "“It didn’t rain,” Ann Lee said. A spokesman said that the pier was shut. Lee said it was “late again”.",
            &["person 1 5+2", "unnamed 1 0+4"],
        );
    }

    #[test]
    fn one_source_of_three_statements_is_single() {
        check("“No,” Ann Lee said. “Never,” Lee said. “Not now,” she said.", &["person 1 4+0", "single"]);
        check("“No,” Ann Lee said. “Never,” Lee said.", &["person 1 2+0"]);
    }

    #[test]
    fn thoughts_and_silences_are_not_counted() {
        check("Ann Lee hopes to win. Bo Ash declined to comment.", &[]);
    }
}
