//! Who said what, by exact rules: quotation marks, a list of reporting cues, and the noun phrase beside them. With the
//! feature `network`, the network's reading takes the place of the rules' wherever marks do not tell better.

#[cfg(feature = "network")]
mod attributed;
mod contents;
mod lexicon;
mod phrases;
mod quoted;
mod readings;
mod rules;
mod speakers;

use crate::analysis::{Attribution, Quote, QuoteKind, Speaker, Stance};
use crate::text::{Document, Language, Span};
use phrases::Words;
use readings::Reading;
use rules::Rule;
#[cfg(feature = "network")]
use speakers::Sort;
use speakers::{Meant, Seen};

/// The speakers and quotes of an article.
pub(crate) fn read(doc: &Document<'_>) -> (Vec<Speaker>, Vec<Quote>) {
    let words = Words::new(doc);
    let (mut found, seen) = if doc.language == Language::English { english(&words) } else { Default::default() };
    let taken: Vec<Span> = found.iter().flat_map(|r| r.content.iter().copied()).collect();
    let mut quotes: Vec<Quote> = quoted::left_over(&words, taken);
    found.retain(|r| !r.content.is_empty());
    let (speakers, ids) = speakers::speakers(&words, &seen, &found);
    quotes.extend(found.into_iter().zip(ids).map(|(reading, id)| quote(&words, reading, id)));
    quotes.sort_by_key(|q| (q.content.first().copied(), q.content.last().copied()));
    (speakers, quotes)
}

/// The speakers of quotes whose sources and cues are known.
pub(crate) fn resolved(doc: &Document<'_>, quotes: Vec<Quote>) -> (Vec<Speaker>, Vec<Quote>) {
    let words = Words::new(doc);
    let reading = |q: Quote| {
        let (source, cue) = q.attribution.map_or((None, None), |a| (a.source, a.cue));
        Reading { content: q.content, source, cue, stance: Stance::Neutral, rule: Rule::SaidThat }
    };
    let found: Vec<Reading> = quotes.into_iter().map(reading).filter(|r| !r.content.is_empty()).collect();
    #[cfg(feature = "network")]
    let seen = seen(&crate::reader::read(doc).names);
    #[cfg(not(feature = "network"))]
    let seen = Vec::new();
    let (speakers, ids) = speakers::speakers(&words, &seen, &found);
    (speakers, found.into_iter().zip(ids).map(|(reading, id)| quote(&words, reading, id)).collect())
}

/// What rules read in an article, and with the network what that reads; then what signatures and labels tell.
/// And the names that the network sees.
fn english(words: &Words<'_>) -> (Vec<Reading>, Vec<Seen>) {
    let found = quoted::continued(words, words.doc.sentences.iter().map(|s| readings::readings(words, s)).collect());
    #[cfg(feature = "network")]
    let read = crate::reader::read(words.doc);
    #[cfg(feature = "network")]
    let found = attributed::with_network(words, found, &read.attributions);
    #[cfg(feature = "network")]
    let seen = seen(&read.names);
    #[cfg(not(feature = "network"))]
    let seen = Vec::new();
    let mut found = found;
    let mut taken: Vec<Span> = found.iter().flat_map(|r| r.content.iter().copied()).collect();
    taken.sort();
    found.extend(quoted::signed(words).filter(|r| !r.content.iter().any(|&c| quoted::overlaps_any(&taken, c))));
    let turns: Vec<Reading> = quoted::labelled(words).collect();
    // "You have said that you saw it" in an interview is the label's word already.
    found.retain(|r| !(words.addresses(r.source) && in_a_turn(&turns, r)));
    found.extend(turns);
    (found, seen)
}

/// The network's names.
#[cfg(feature = "network")]
fn seen(names: &[crate::reader::Name]) -> Vec<Seen> {
    use crate::reader::NameKind;
    let sort = |kind| match kind {
        NameKind::Person => Sort::Person,
        NameKind::Organisation => Sort::Body,
        NameKind::Place => Sort::Place,
    };
    names.iter().map(|n| Seen { sort: sort(n.kind), tokens: n.tokens.clone() }).collect()
}

/// Whether all of a reading's words stand within one turn. Turns are in the order of the text, one stretch each.
fn in_a_turn(turns: &[Reading], reading: &Reading) -> bool {
    let begins = |r: &Reading| r.content.first().map_or(0, |c| c.start);
    let before = turns.partition_point(|t| begins(t) <= begins(reading));
    let turn = before.checked_sub(1).and_then(|t| turns[t].content.first());
    turn.is_some_and(|t| reading.content.iter().all(|c| t.contains(*c)))
}

fn quote(words: &Words<'_>, reading: Reading, meant: Option<Meant>) -> Quote {
    Quote {
        kind: if reading.rule == Rule::Label { QuoteKind::Direct } else { kind(words, &reading.content) },
        attribution: Some(Attribution {
            source: reading.source,
            cue: reading.cue,
            speaker: meant.map(|m| m.speaker),
            stance: reading.stance,
            by: reading.rule.name().to_owned(),
            confidence: reading.rule.earned(),
        }),
        content: reading.content,
    }
}

/// How much of a content's words stands in quotation marks.
fn kind(words: &Words<'_>, content: &[Span]) -> QuoteKind {
    let (mut inside, mut all) = (0, 0);
    for i in content.iter().flat_map(|&span| words.doc.tokens_in(span)).filter(|&i| words.wordy(i)) {
        all += 1;
        inside += usize::from(words.quotation_over(i).is_some());
    }
    let marks = content.first().is_some_and(|c| words.quotation_over(words.doc.tokens_in(*c).start).is_some());
    match inside {
        // “👏👏👏”
        0 if all == 0 && marks => QuoteKind::Direct,
        0 => QuoteKind::Indirect,
        n if n == all => QuoteKind::Direct,
        _ => QuoteKind::Mixed,
    }
}
