//! Who said what: the network's reading, and over it exact rules wherever quotation marks, labels and signatures tell better.

mod attributed;
mod contents;
mod lexicon;
mod phrases;
mod quoted;
mod readings;
mod rules;
mod speakers;
mod stances;

use crate::analysis::{Attribution, Quote, QuoteKind, Speaker};
use crate::reader::{self, NameKind};
use crate::text::{Document, Language, Span};
use phrases::Words;
use readings::Reading;
use rules::Rule;
use speakers::{Meant, Seen, Sort};

/// The speakers and quotes of an article.
pub(crate) fn read(doc: &Document<'_>, read: &reader::Reading) -> (Vec<Speaker>, Vec<Quote>) {
    let words = Words::new(doc);
    let mut found = if doc.language == Language::English { english(&words, read) } else { Vec::new() };
    let taken: Vec<Span> = found.iter().flat_map(|r| r.content.iter().copied()).collect();
    let mut quotes: Vec<Quote> = quoted::left_over(&words, taken);
    found.retain(|r| !r.content.is_empty());
    let (speakers, ids) = speakers::speakers(&words, &seen(&read.names), &found);
    quotes.extend(found.into_iter().zip(ids).map(|(reading, id)| quote(&words, reading, id)));
    quotes.sort_by_key(|q| (q.content.first().copied(), q.content.last().copied()));
    (speakers, quotes)
}

/// The speakers of quotes whose sources and cues are known.
pub(crate) fn resolved(doc: &Document<'_>, quotes: Vec<Quote>, read: &reader::Reading) -> (Vec<Speaker>, Vec<Quote>) {
    let words = Words::new(doc);
    let reading = |q: Quote| {
        let (source, cue) = q.attribution.map_or((None, None), |a| (a.source, a.cue));
        Reading { content: q.content, source, cue, rule: Rule::SaidThat }
    };
    let found: Vec<Reading> = quotes.into_iter().map(reading).filter(|r| !r.content.is_empty()).collect();
    let (speakers, ids) = speakers::speakers(&words, &seen(&read.names), &found);
    (speakers, found.into_iter().zip(ids).map(|(reading, id)| quote(&words, reading, id)).collect())
}

/// What the network and the rules read in an article, then what signatures and labels tell.
fn english(words: &Words<'_>, read: &reader::Reading) -> Vec<Reading> {
    let found = quoted::continued(words, words.doc.sentences.iter().map(|s| readings::readings(words, s)).collect());
    let mut found = quoted::joined(words, attributed::with_network(words, read, found));
    let mut taken: Vec<Span> = found.iter().flat_map(|r| r.content.iter().copied()).collect();
    taken.sort();
    found.extend(quoted::signed(words).filter(|r| !r.content.iter().any(|&c| quoted::overlaps_any(&taken, c))));
    let turns: Vec<Reading> = quoted::labelled(words);
    // "You have said that you saw it" in an interview is the label's word already.
    found.retain(|r| !in_a_turn(&turns, r));
    found.extend(turns);
    found
}

/// The network's names.
fn seen(names: &[reader::Name]) -> Vec<Seen> {
    let sort = |kind| match kind {
        NameKind::Person => Sort::Person,
        NameKind::Organisation => Sort::Body,
        NameKind::Place => Sort::Place,
    };
    names.iter().map(|n| Seen { sort: sort(n.kind), tokens: n.tokens.clone() }).collect()
}

/// Whether all of a reading's words stand within one turn. Turns are in the order of the text.
fn in_a_turn(turns: &[Reading], reading: &Reading) -> bool {
    let begins = |r: &Reading| r.content.first().map_or(0, |c| c.start);
    let before = turns.partition_point(|t| begins(t) <= begins(reading));
    let turn = before.checked_sub(1).map_or(&[][..], |t| &turns[t].content);
    reading.content.iter().all(|&c| turn.iter().any(|t| t.contains(c)))
}

fn quote(words: &Words<'_>, reading: Reading, meant: Option<Meant>) -> Quote {
    Quote {
        kind: if reading.rule == Rule::Label { QuoteKind::Direct } else { kind(words, &reading.content) },
        attribution: Some(Attribution {
            source: reading.source,
            cue: reading.cue,
            speaker: meant.map(|m| m.speaker),
            speaker_by: meant.map(|m| m.how.name().to_owned()),
            speaker_confidence: meant.map_or(0.0, |m| m.how.earned()),
            speaker_certain: meant.is_some_and(|m| m.how.certain()),
            stance: stances::stance(words, reading.cue),
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
