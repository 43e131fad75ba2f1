//! Who said what: the network's reading, and over it exact rules wherever quotation marks, labels and signatures tell better.

mod attributed;
mod labelled;
mod lexicon;
#[cfg(test)]
mod marked;
mod quoted;
mod rules;
mod speakers;
mod stances;
mod words;

use crate::analysis::{Attribution, Quote, QuoteKind, Speaker};
use crate::reader::{self, NameKind};
use crate::text::{Document, Language};
use rules::{Reading, Rule};
use speakers::{Meant, Seen, Sort};
use words::Words;

/// The speakers and quotes of an article.
pub(crate) fn read(doc: &Document<'_>, read: &reader::Reading) -> (Vec<Speaker>, Vec<Quote>) {
    let words = Words::new(doc);
    let found = if doc.language == Language::English { english(&words, read) } else { Vec::new() };
    let mut quotes: Vec<Quote> = quoted::left_over(&words, &quoted::taken(&found));
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
        Reading { content: q.content, source, cue, rule: Rule::network(1.0, false) }
    };
    let found: Vec<Reading> = quotes.into_iter().map(reading).filter(|r| !r.content.is_empty()).collect();
    let (speakers, ids) = speakers::speakers(&words, &seen(&read.names), &found);
    (speakers, found.into_iter().zip(ids).map(|(reading, id)| quote(&words, reading, id)).collect())
}

/// What the network reads in an article, then what labels, signatures and colons tell.
fn english(words: &Words<'_>, read: &reader::Reading) -> Vec<Reading> {
    let mut found = quoted::resumed(words, attributed::attributed(words, &read.attributions));
    let taken = quoted::taken(&found);
    found.extend(labelled::signed(words).filter(|r| !r.content.iter().any(|&c| quoted::overlaps_any(&taken, c))));
    found.extend(quoted::announced(words, &read.names, &quoted::taken(&found)));
    let turns: Vec<Reading> = labelled::labelled(words);
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
        kind: if reading.rule == Rule::Label { QuoteKind::Direct } else { quoted::kind(words, &reading.content) },
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
