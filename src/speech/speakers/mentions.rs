//! Every name in the text: where it stands, and what the words around it say of it.

use super::super::lexicon::{
    AND, AUXILIARY, BODY, DETERMINER, GROUP, INNER, OPENER, REPORTING, SMALL, STATE, TIME, TITLE,
};
use super::super::words::{Phrase, Words};
use super::lists;
use super::surroundings::mention;
use crate::text::{ParagraphKind, TokenKind};
use std::collections::HashSet;

/// What a name seems to name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Sort {
    /// A human being.
    Person,
    /// A body of people.
    Body,
    /// A country, town or building.
    Place,
    /// People under one name: Republicans.
    Group,
}

/// A name as the network reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Seen {
    /// What it names.
    pub sort: Sort,
    /// Its words.
    pub tokens: Phrase,
}

/// A name in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mention {
    /// Without titles.
    pub name: Phrase,
    /// With its titles and the nouns before it.
    pub whole: Phrase,
    /// How strongly the place speaks for each sort.
    pub votes: Votes,
    /// What the words around it say that they are.
    pub roles: Vec<Phrase>,
    /// "Lee’s", "Lee campaign": it only tells whose or which.
    pub weak: bool,
}

/// How strongly a name's places speak for each [`Sort`].
pub(super) type Votes = [f32; 4];

/// The sort with the most votes, if any has some.
pub(super) fn best(votes: &Votes) -> Option<Sort> {
    let all = [Sort::Person, Sort::Body, Sort::Place, Sort::Group];
    let found =
        all.into_iter().zip(votes).fold((None, 0.0), |best, (s, &v)| if v > best.1 { (Some(s), v) } else { best });
    found.0
}

/// The names outside bylines and title-case headlines, in the order of the text.
pub(super) fn mentions(words: &Words<'_>, seen: &[Seen]) -> Vec<Mention> {
    let proper = proper(words);
    let mut out: Vec<Mention> = Vec::new();
    for tokens in stretches(words) {
        let mut i = tokens.start;
        while i < tokens.end {
            let end = run(words, i, tokens.end);
            if let Some(name) = name(words, i..end, &tokens, &proper, seen) {
                out.extend(mention(words, name, &tokens, seen));
            }
            i = end.max(i + 1);
        }
    }
    out
}

/// The names of the network that share a word with a phrase.
pub(super) fn over(seen: &[Seen], phrase: Phrase) -> &[Seen] {
    let first = seen.partition_point(|s| s.tokens.end <= phrase.start);
    let end = seen.partition_point(|s| s.tokens.start < phrase.end);
    seen.get(first..end).unwrap_or_default()
}

/// What is searched for names: sentences and labels, but no bylines, and no lines that write every word with a capital.
fn stretches<'w>(words: &'w Words<'_>) -> impl Iterator<Item = Phrase> + 'w {
    words.doc.paragraphs.iter().filter(|p| p.kind != ParagraphKind::Byline).flat_map(move |p| {
        let lead = p.lead.map(|l| words.doc.tokens_in(l));
        let sentences = words.doc.sentences.get(p.sentences.clone()).unwrap_or_default();
        lead.into_iter().chain(sentences.iter().map(|s| s.tokens.clone())).filter(move |t| !title_case(words, t))
    })
}

/// "Trump Claims Breakthrough As Talks Begin"; a heading may be shorter.
pub(super) fn title_case(words: &Words<'_>, tokens: &Phrase) -> bool {
    let paragraph = words.doc.paragraphs.partition_point(|p| p.tokens.end <= tokens.start);
    let heading = words.doc.paragraphs.get(paragraph).is_some_and(|p| p.kind == ParagraphKind::Headline);
    let long = |i: &usize| words.kind(*i) == Some(TokenKind::Word) && !words.is(*i, SMALL);
    let (mut all, mut capital) = (0, 0);
    for i in tokens.clone().filter(long) {
        all += 1;
        capital += usize::from(words.capital(i));
    }
    // A short sentence may be all names but for its verb.
    let nearly = if all < 8 && !heading { capital == all } else { 5 * capital >= 4 * all };
    all >= if heading { 1 } else { 4 } && nearly
}

/// Words that have a capital where no sentence begins.
fn proper<'t>(words: &Words<'t>) -> HashSet<&'t str> {
    let starts: HashSet<usize> = words.doc.sentences.iter().map(|s| s.tokens.start).collect();
    let opens = |i: usize| i > 0 && words.kind(i - 1) == Some(TokenKind::Open);
    let inside = |t: Phrase| t.filter(|i| words.capital(*i) && !starts.contains(i) && !opens(*i));
    stretches(words).flat_map(inside).map(|i| words.doc.word(i)).collect()
}

fn capital(words: &Words<'_>, i: usize) -> bool {
    words.capital(i) && words.name_like(i) || words.kind(i) == Some(TokenKind::Handle)
}

/// Where the run of capitals that begins at a token ends.
fn run(words: &Words<'_>, start: usize, limit: usize) -> usize {
    let mut end = start;
    let good = |i: usize| i < limit && capital(words, i);
    let inner = |i: usize| words.is(i, INNER) && !words.is(i, AND) || words.reads(i, "&");
    while good(end) || end > start && inner(end) && good(end + 1) {
        if end > start && (words.reads(end, "I") || words.is(end, TIME)) {
            break;
        }
        end += 1;
    }
    end
}

/// The name in a run of capitals: without what only begins a sentence, with what a body's name goes on with.
fn name(words: &Words<'_>, run: Phrase, sentence: &Phrase, proper: &HashSet<&str>, seen: &[Seen]) -> Option<Phrase> {
    let mut start = run.start;
    while start < run.end && words.is(start, SMALL | OPENER) && !words.is(start, INNER) {
        start += 1;
    }
    if start == run.end || words.reads(start, "I") || (start..run.end).all(|i| month(words, i)) {
        return None;
    }
    let first = start == sentence.start || words.kind(start.wrapping_sub(1)) == Some(TokenKind::Open);
    let word = words.doc.word(start);
    let known = |i: usize| !over(seen, i..i + 1).is_empty() || lists::given(&words.doc.plain_word(i)).is_some();
    // "Tenants": its capital may be only its sentence's.
    if run.end - start == 1 && first && !proper.contains(word) && !known(start) && !words.is(start, STATE | GROUP) {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        if letters.clone().count() < 2 || !letters.clone().all(char::is_uppercase) {
            let joined = words.is(run.end, AND) && capital(words, run.end + 1);
            let plain = !words.is(start, TITLE) && word.len() > 1 && (joined || speaks(words, run.end));
            let noun = word.ends_with('s') && word.len() > 4 || lists::role(&words.doc.plain_word(start)).is_some();
            return (plain && !noun).then_some(start..run.end);
        }
    }
    Some(start..body_end(words, start..run.end, sentence.end))
}

/// The months that are nobody's name.
fn month(words: &Words<'_>, i: usize) -> bool {
    const MONTHS: [&str; 11] = [
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    MONTHS.iter().any(|m| words.reads(i, m)) || words.is(i, TIME)
}

/// Whether a reporting verb or the mark of a label stands here.
fn speaks(words: &Words<'_>, i: usize) -> bool {
    words.is(i, REPORTING | AUXILIARY) || words.reads(i, ":")
}

/// "Bank of England", "Court of Appeals for the Sixth Circuit": a body's name goes on over small words to the next
/// capitals.
fn body_end(words: &Words<'_>, name: Phrase, limit: usize) -> usize {
    let mut end = name.end;
    // "the Writers’ Union"
    let mark = matches!(words.kind(end), Some(TokenKind::Apostrophe | TokenKind::Clitic));
    if name.start.checked_sub(1).is_some_and(|i| words.reads(i, "the")) && mark && capital(words, end + 1) {
        let more = run(words, end + 1, limit);
        if words.is(more - 1, BODY) {
            end = more;
        }
    }
    // "the Securities and Exchange Commission"
    let the = name.start.checked_sub(1).is_some_and(|i| words.reads(i, "the"));
    if the && !words.is(end - 1, BODY) && words.reads(end, "and") {
        let more = run(words, end + 1, limit);
        if more > end + 1 && words.is(more - 1, BODY) {
            end = more;
        }
    }
    if !words.is(end - 1, BODY) {
        return end;
    }
    for _ in 0..3 {
        let Some(goes_on) = ["of", "for"].iter().find(|w| words.reads(end, w)).map(|_| end + 1) else { break };
        let article = usize::from(words.is(goes_on, DETERMINER) && !words.capital(goes_on));
        let next = run(words, goes_on + article, limit);
        if next == goes_on + article {
            break;
        }
        end = next;
        if words.is(end, AND) && capital(words, end + 1) && !words.is(end - 1, BODY) {
            end = run(words, end + 1, limit);
        }
    }
    end
}
