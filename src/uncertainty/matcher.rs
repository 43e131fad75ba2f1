//! Which words of a document leave something open.

use super::cues::{self, Condition, Reach, Side, Sign, Window, Words};
use super::quantities::amount;
use super::rules::Rule;
use super::sources::vague_source;
use crate::analysis::Holder;
use crate::text::TokenKind::Open;
use crate::words::Page;
use std::ops::Range;

/// Words that leave something open.
pub(super) struct Cue {
    /// Where they stand: indices into [`Document::tokens`](crate::text::Document::tokens).
    pub tokens: Range<usize>,
    /// The rule that found them.
    pub rule: Rule,
    /// Which words the doubt is about.
    pub reach: Reach,
    /// Whose the doubt is, where the family does not say.
    pub holder: Option<Holder>,
}

/// All cues of a text, none sharing a word with another, in order.
pub(super) fn cues(page: &Page<'_>) -> Vec<Cue> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < page.doc.tokens.len() {
        let cue = listed(page, i).or_else(|| {
            // "Lawyers fear", "a man accused of": a verb that is a cue itself says more than its source.
            let tokens = vague_source(page, i).filter(|t| listed(page, t.end - 1).is_none())?;
            Some(Cue { tokens, rule: Rule::VagueSource, reach: Reach::After, holder: None })
        });
        i = cue.as_ref().map_or(i + 1, |c| c.tokens.end);
        found.extend(cue);
    }
    found
}

/// The longest cue of the lists that begins with a token.
fn listed(page: &Page<'_>, i: usize) -> Option<Cue> {
    cues::beginning_with(page.at(i)).iter().find_map(|&(rule, entry, phrase)| {
        let tokens = occurs(page, i, phrase)?;
        let holds = entry.conditions.iter().all(|condition| holds(page, &tokens, condition));
        holds.then_some(Cue { tokens, rule, reach: entry.reach, holder: entry.holder })
    })
}

/// The tokens of a phrase that begins with a token and ends within the sentence.
pub(super) fn occurs(page: &Page<'_>, i: usize, phrase: &[Words]) -> Option<Range<usize>> {
    let tokens = i..i + phrase.len();
    let whole = page.sentence(i).end >= tokens.end;
    (whole && phrase.iter().zip(tokens.clone()).all(|(words, k)| is(page, k, words))).then_some(tokens)
}

/// Whether a condition holds around a cue.
pub(super) fn holds(page: &Page<'_>, cue: &Range<usize>, condition: &Condition) -> bool {
    condition.windows.iter().all(|window| seen(page, cue, window)) != condition.not
}

/// Whether a word of a window is there.
fn seen(page: &Page<'_>, cue: &Range<usize>, window: &Window) -> bool {
    let sentence = page.sentence(cue.start);
    (window.nearest..=window.farthest).any(|away| {
        let k = match window.side {
            Side::Before => cue.start.checked_sub(away),
            Side::After => Some(cue.end + away - 1),
            Side::Itself => Some(cue.start),
        };
        match k.filter(|k| sentence.contains(k)) {
            Some(k) => is(page, k, &window.words),
            None => window.words.signs.iter().any(|s| matches!(s, Sign::Edge | Sign::Mark)),
        }
    })
}

/// Whether a token is one of some words.
fn is(page: &Page<'_>, k: usize, words: &Words) -> bool {
    page.is(k, words.classes)
        || words.words.iter().any(|w| page.reads(k, w))
        || words.signs.iter().any(|&s| sign(page, k, s))
}

fn sign(page: &Page<'_>, k: usize, sign: Sign) -> bool {
    match sign {
        Sign::Edge => false,
        Sign::Word => page.wordy(k),
        Sign::Mark => !page.wordy(k),
        Sign::Opening => page.kind(k) == Some(Open),
        Sign::Capital => page.capital(k),
        Sign::Amount => amount(page, k),
        Sign::Year => matches!(page.at(k).as_bytes(), [b'1', b'9', _, _] | [b'2', b'0', _, _]),
        Sign::Ending(end) => page.at(k).ends_with(end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;
    use crate::uncertainty::cues::entry;

    /// Whether "near" is a cue in a text on one condition.
    fn check(condition: &'static str, text: &str, expected: bool) {
        let entry = entry(vec!["near", condition]);
        assert_eq!(entry.conditions.len(), 1, "{condition}");
        let doc = Document::new(text);
        let page = Page::new(&doc);
        let mut places = (0..doc.tokens.len()).filter_map(|i| occurs(&page, i, &entry.phrases[0]));
        assert_eq!(places.any(|cue| holds(&page, &cue, &entry.conditions[0])), expected, "{condition}: {text}");
    }

    #[test]
    fn windows_count_tokens_from_the_phrase() {
        check("  after the a", "It is near the mill.", true);
        check("  2 after mill", "It is near the mill.", true);
        check("  2 after mill", "It is near mill and lake.", false);
        check("  within 3 before it", "It is very near.", true);
        check("  within 2 before it", "It is very near.", false);
        check("  not before is & 2 before it", "It is near.", false);
        check("  not before is & 2 before it", "He is near.", true);
    }

    #[test]
    fn windows_end_with_the_sentence() {
        check("  before <edge>", "It rains. Near the mill it snows.", true);
        check("  before rains .", "It rains. Near the mill it snows.", false);
        check("  within 9 after snows", "The mill is near. It snows.", false);
    }

    #[test]
    fn words_may_be_classes_forms_and_signs() {
        check("  after @article", "It is near a mill.", true);
        check("  before {come,came}", "He came near.", true);
        check("  after -ing", "It is near drowning.", true);
        check("  after <amount>", "It is near $300.", true);
        check("  after <year>", "It was near 1938.", true);
        check("  after <opening>", "It is near “the end”.", true);
        check("  after <mark>", "It is near.", true);
        check("  after <word>", "It is near.", false);
        check("  itself <capital>", "Near the mill.", true);
    }
}
