//! Every name in the text: where it stands, and what the words around it say of it.

use super::mention::{Mention, over};
use super::surroundings::mention;
use super::{names as read, people};
use crate::reader::Name;
use crate::text::{ParagraphKind, TokenKind};
use crate::words::lexicon::{
    AND, AUXILIARY, BODY, DEFINITE, DETERMINER, GROUP, INNER, LINK, MONTH, OPENER, REPORTING, SMALL, STATE, TIME, TITLE,
};
use crate::words::{Page, Phrase};
use std::collections::BTreeSet;

/// The names outside bylines and title-case headlines, in the order of the text.
pub(super) fn mentions(page: &Page<'_>, names: &[Name]) -> Vec<Mention> {
    let proper = proper(page);
    let mut out: Vec<Mention> = Vec::new();
    for tokens in stretches(page) {
        let mut i = tokens.start;
        while i < tokens.end {
            let end = run(page, i, tokens.end);
            if let Some(name) = name(page, i..end, &tokens, &proper, names) {
                out.extend(mention(page, name, &tokens, names));
            }
            i = end.max(i + 1);
        }
    }
    out
}

/// What is searched for names: sentences and labels, but no bylines, and no lines that write every word with a capital.
fn stretches<'w>(page: &'w Page<'_>) -> impl Iterator<Item = Phrase> + 'w {
    page.doc.paragraphs.iter().filter(|p| p.kind != ParagraphKind::Byline).flat_map(move |p| {
        let lead = p.lead.map(|l| page.doc.tokens_in(l));
        let sentences = page.doc.sentences.get(p.sentences.clone()).unwrap_or_default();
        lead.into_iter().chain(sentences.iter().map(|s| s.tokens.clone())).filter(move |t| !title_case(page, t))
    })
}

/// "Trump Claims Breakthrough As Talks Begin"; a heading may be shorter.
pub(super) fn title_case(page: &Page<'_>, tokens: &Phrase) -> bool {
    let paragraph = page.doc.paragraphs.partition_point(|p| p.tokens.end <= tokens.start);
    let heading = page.doc.paragraphs.get(paragraph).is_some_and(|p| p.kind == ParagraphKind::Headline);
    let long = |i: &usize| page.kind(*i) == Some(TokenKind::Word) && !page.is(*i, SMALL);
    let (mut all, mut capital) = (0, 0);
    for i in tokens.clone().filter(long) {
        all += 1;
        capital += usize::from(page.capital(i));
    }
    // A short sentence may be all names but for its verb.
    let nearly = if all < 8 && !heading { capital == all } else { 5 * capital >= 4 * all };
    all >= if heading { 1 } else { 4 } && nearly
}

/// Words that have a capital where no sentence begins.
fn proper<'t>(page: &Page<'t>) -> BTreeSet<&'t str> {
    let starts: BTreeSet<usize> = page.doc.sentences.iter().map(|s| s.tokens.start).collect();
    let opens = |i: usize| i > 0 && page.kind(i - 1) == Some(TokenKind::Open);
    let inside = |t: Phrase| t.filter(|i| page.capital(*i) && !starts.contains(i) && !opens(*i));
    stretches(page).flat_map(inside).map(|i| page.doc.word(i)).collect()
}

fn capital(page: &Page<'_>, i: usize) -> bool {
    read::capital(page, i) && page.name_like(i) || page.kind(i) == Some(TokenKind::Handle)
}

/// Where the run of capitals that begins at a token ends.
fn run(page: &Page<'_>, start: usize, limit: usize) -> usize {
    let mut end = start;
    let good = |i: usize| i < limit && capital(page, i);
    let inner = |i: usize| page.is(i, INNER) && !page.is(i, AND) || page.reads(i, "&");
    // "Sofia van den Brinck"
    let goes_on = |i: usize| inner(i) && (good(i + 1) || inner(i + 1) && good(i + 2));
    while good(end) || end > start && goes_on(end) {
        if end > start && (page.reads(end, "i") || page.is(end, TIME)) {
            break;
        }
        end += 1;
    }
    end
}

/// The name in a run of capitals: without what only begins a sentence, with what a body's name goes on with.
fn name(page: &Page<'_>, run: Phrase, sentence: &Phrase, proper: &BTreeSet<&str>, names: &[Name]) -> Option<Phrase> {
    let mut start = run.start;
    while start < run.end && page.is(start, SMALL | OPENER) && !page.is(start, INNER) {
        start += 1;
    }
    if start == run.end || page.reads(start, "i") || (start..run.end).all(|i| page.is(i, MONTH | TIME)) {
        return None;
    }
    let first = start == sentence.start || page.kind(start.wrapping_sub(1)) == Some(TokenKind::Open);
    let word = page.doc.word(start);
    let known = |i: usize| !over(names, i..i + 1).is_empty() || people::given(page, i).is_some();
    // "Tenants": its capital may be only its sentence's.
    if run.end - start == 1 && first && !proper.contains(word) && !known(start) && !page.is(start, STATE | GROUP) {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        if letters.clone().count() < 2 || !letters.clone().all(char::is_uppercase) {
            let joined = page.is(run.end, AND) && capital(page, run.end + 1);
            let plain = !page.is(start, TITLE) && word.len() > 1 && (joined || speaks(page, run.end));
            let noun = word.ends_with('s') && word.len() > 4 || people::role(page, start).is_some();
            return (plain && !noun).then_some(start..run.end);
        }
    }
    Some(start..body_end(page, start..run.end, sentence.end))
}

/// Whether a reporting verb or the mark of a label stands here.
fn speaks(page: &Page<'_>, i: usize) -> bool {
    page.is(i, REPORTING | AUXILIARY) || page.reads(i, ":")
}

/// "Bank of England", "Court of Appeals for the Sixth Circuit": a body's name goes on over small words to the next
/// capitals.
fn body_end(page: &Page<'_>, name: Phrase, limit: usize) -> usize {
    let mut end = name.end;
    // "the Writers’ Union"
    let mark = matches!(page.kind(end), Some(TokenKind::Apostrophe | TokenKind::Clitic));
    if name.start.checked_sub(1).is_some_and(|i| page.is(i, DEFINITE)) && mark && capital(page, end + 1) {
        let more = run(page, end + 1, limit);
        if page.is(more - 1, BODY) {
            end = more;
        }
    }
    // "the Securities and Exchange Commission"
    let the = name.start.checked_sub(1).is_some_and(|i| page.is(i, DEFINITE));
    if the && !page.is(end - 1, BODY) && page.is(end, AND) {
        let more = run(page, end + 1, limit);
        if more > end + 1 && page.is(more - 1, BODY) {
            end = more;
        }
    }
    if !page.is(end - 1, BODY) {
        return end;
    }
    for _ in 0..3 {
        let Some(goes_on) = Some(end + 1).filter(|_| page.is(end, LINK)) else { break };
        let article = usize::from(page.is(goes_on, DETERMINER) && !page.capital(goes_on));
        let next = run(page, goes_on + article, limit);
        if next == goes_on + article {
            break;
        }
        end = next;
        if page.is(end, AND) && capital(page, end + 1) && !page.is(end - 1, BODY) {
            end = run(page, end + 1, limit);
        }
    }
    end
}
