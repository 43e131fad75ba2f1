//! A reading, and the rules that make one.

use crate::measured;
use crate::reader::Sort;
use crate::text::Span;
use crate::words::Page;
use std::collections::BTreeMap;
use std::ops::Range;

/// Words that the text gives to somebody.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    /// What is said, in the order of the text.
    pub content: Vec<Span>,
    /// Who says it.
    pub source: Option<Span>,
    /// What says that somebody speaks.
    pub cue: Option<Span>,
    /// What is reported.
    pub sort: Sort,
    /// Which rule says so.
    pub rule: Rule,
}

impl Reading {
    /// Words that somebody says.
    pub(super) fn speech(content: Vec<Span>, source: Option<Span>, cue: Option<Span>, rule: Rule) -> Self {
        Reading { content, source, cue, sort: Sort::Speech, rule }
    }

    /// Whether it says anything: what somebody is silent about may go without a name.
    pub(super) fn tells(&self) -> bool {
        !self.content.is_empty() || self.sort == Sort::Silence
    }

    /// Its content, or, of a silence without one, its cue.
    pub(super) fn stretches(&self) -> &[Span] {
        if self.content.is_empty() { self.cue.as_slice() } else { &self.content }
    }
}

/// What has been given to somebody, sorted.
pub(super) fn taken(found: &[Reading]) -> Vec<Span> {
    let mut taken: Vec<Span> = found.iter().flat_map(|r| r.content.iter().copied()).collect();
    taken.sort();
    taken
}

/// Whether one of the sorted spans shares a byte with another span.
pub(super) fn overlaps_any(sorted: &[Span], span: Span) -> bool {
    let near = sorted.partition_point(|t| t.start < span.end);
    sorted[..near].iter().rev().take(8).any(|t| t.overlaps(span))
}

/// Whether no content of a reading shares a byte with the sorted spans.
pub(super) fn apart(sorted: &[Span], reading: &Reading) -> bool {
    !reading.content.iter().any(|&c| overlaps_any(sorted, c))
}

/// The token behind the last word of some tokens; in "sales rose 5%" the sign belongs to the number. None where there is no word.
pub(super) fn words_end(page: &Page<'_>, mut tokens: Range<usize>) -> Option<usize> {
    let last = tokens.rfind(|&i| page.wordy(i))?;
    Some(last + 1 + usize::from(page.reads(last + 1, "%")))
}

/// For each sentence, by its index, which of some stretches' owners have one there, in their order.
pub(super) fn by_sentence<'s>(
    page: &Page<'_>,
    owned: impl Iterator<Item = (usize, &'s Span)>,
) -> BTreeMap<usize, Vec<usize>> {
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (owner, span) in owned {
        let last = page.doc.sentence_of(span.end.saturating_sub(1));
        (page.doc.sentence_of(span.start)..=last).for_each(|s| out.entry(s).or_default().push(owner));
    }
    out
}

/// What gives words to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// The network: which of [`BANDS`] its probability falls into, and of what words.
    Network(usize, Words),
    /// Lee made this comment: “…”
    Colon,
    /// LEE: …
    Label,
    /// “…” — Lee
    Signed,
    /// “Why?” Lee asked.
    Tag,
    /// A: …, of the one who is interviewed
    Answer,
    /// Their hope is that …
    Held,
    /// A quotation of the one whom the sentence before it is about
    Orphan,
}

/// The words that a network's attribution is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// All of them stand in quotation marks.
    Quoted,
    /// Not all of them do.
    Other,
    /// They stand inside somebody else's words.
    Nested,
}

/// The least probability of each band, and what its confidence is measured as, for each kind of [`Words`].
const BANDS: [(f32, [&str; 3]); 8] = [
    (0.98, ["network quoted 0.98", "network other 0.98", "network nested 0.98"]),
    (0.95, ["network quoted 0.95", "network other 0.95", "network nested 0.95"]),
    (0.9, ["network quoted 0.9", "network other 0.9", "network nested 0.9"]),
    (0.8, ["network quoted 0.8", "network other 0.8", "network nested 0.8"]),
    (0.7, ["network quoted 0.7", "network other 0.7", "network nested 0.7"]),
    (0.6, ["network quoted 0.6", "network other 0.6", "network nested 0.6"]),
    (0.5, ["network quoted 0.5", "network other 0.5", "network nested 0.5"]),
    (0.0, ["network quoted 0.0", "network other 0.0", "network nested 0.0"]),
];

impl Rule {
    /// The rule of an attribution of such words whose least likely label has this probability.
    pub(super) fn network(probability: f32, words: Words) -> Self {
        Rule::Network(BANDS.iter().position(|b| probability >= b.0).unwrap_or(BANDS.len() - 1), words)
    }

    /// The network's rule for the same words inside somebody else's; `None` for the other rules.
    pub(super) fn inside(self) -> Option<Self> {
        if let Rule::Network(band, _) = self { Some(Rule::Network(band, Words::Nested)) } else { None }
    }

    /// Whether the words stand inside somebody else's.
    pub(super) fn nested(self) -> bool {
        matches!(self, Rule::Network(_, Words::Nested))
    }

    /// The name that a finding carries.
    pub(super) fn name(self) -> &'static str {
        match self {
            Rule::Network(..) => "network",
            Rule::Colon => "colon",
            Rule::Label => "label",
            Rule::Signed => "signed",
            Rule::Tag => "tag",
            Rule::Answer => "answer",
            Rule::Held => "held",
            Rule::Orphan => "orphan",
        }
    }

    /// Whether its links stand where the text names no source. Of others without one three in four are wrong.
    pub(super) fn sure(self) -> bool {
        let Rule::Network(band, words) = self else { return false };
        let least = if words == Words::Quoted { 0.5 } else { 0.9 };
        BANDS.get(band).is_some_and(|b| b.0 >= least)
    }

    /// The share of its links that people had made too, between 0 and 1.
    pub(super) fn earned(self) -> f64 {
        measured::share(measured::ATTRIBUTIONS, self.measured())
    }

    /// What that is measured as.
    fn measured(self) -> &'static str {
        match self {
            Rule::Network(band, words) => BANDS.get(band).map_or("", |(_, names)| names[words as usize]),
            _ => self.name(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn bands() -> impl Iterator<Item = Rule> {
        let all = [Words::Quoted, Words::Other, Words::Nested];
        (0..BANDS.len()).flat_map(move |band| all.map(|words| Rule::Network(band, words)))
    }

    #[test]
    fn every_rule_was_measured() {
        for rule in [Rule::Colon, Rule::Label, Rule::Signed, Rule::Tag, Rule::Answer, Rule::Held, Rule::Orphan]
            .into_iter()
            .chain(bands())
        {
            assert!(rule.earned() > 0.0, "{}", rule.measured());
        }
    }

    /// What measures them tells them apart by their confidence.
    #[test]
    fn no_two_bands_have_the_same_confidence() {
        let confidences: BTreeSet<String> = bands().map(|rule| rule.earned().to_string()).collect();
        assert_eq!(confidences.len(), bands().count());
    }
}
