//! A source, a cue and a sort made whole where the network reads a part of them: "Ann Lee *herself*", "warned … *against*".

use super::quoted::kind;
use super::rules::Reading;
use crate::analysis::QuoteKind;
use crate::reader::Sort;
use crate::text::Span;
use crate::words::Page;
use crate::words::lexicon::{
    DETERMINER, INDEFINITE, INTERROGATIVE, KNOWING, LINK, PERSON, PREPOSITION, REFLEXIVE, REPORTING, SMALL,
    SUBORDINATOR,
};

/// How many tokens before a preposition its verb may stand.
const FAR: usize = 8;

/// A reading with its source, its cue and its sort as they should be.
pub(super) fn completed(page: &Page<'_>, reading: Reading) -> Reading {
    spoken(page, knowing(page, of_verb(page, with_whole_source(page, reading))))
}

/// "Cllr Lee (*Con*" without what a bracket opens, and "a player *Ash*" whom Ash speaks of.
fn with_whole_source(page: &Page<'_>, reading: Reading) -> Reading {
    let Some(source) = reading.source.map(|s| page.doc.tokens_in(s)) else { return reading };
    let itself = source.end.checked_sub(1).filter(|&i| page.is(i, REFLEXIVE));
    // "*Ann Lee* herself"
    if let Some((itself, name)) = itself.and_then(|i| Some((i, (0..i).rev().take_while(|&k| page.capital(k)).last()?)))
    {
        return Reading { source: Some(page.span(name.min(source.start)..itself)), ..reading };
    }
    let last = |mark: &str| source.clone().rfind(|&i| page.doc.word(i) == mark);
    let open = last("(").filter(|&open| open > source.start && last(")").is_none_or(|close| close < open));
    let name = source.clone().rev().take_while(|&i| page.capital(i)).last();
    // "what conditions *Ash* sets"
    let asked = source.start.checked_sub(1).is_some_and(|i| page.is(i, INTERROGATIVE));
    let spoken_of = |i: usize| asked && !page.is(i, SMALL) || page.is(source.start, INDEFINITE) && page.is(i, PERSON);
    let player = |&i: &usize| spoken_of(i - 1) && !page.capital(i - 1);
    let plain = !source.clone().any(|i| page.is(i, PREPOSITION | LINK));
    let before_cue = plain && reading.cue.is_some_and(|c| page.doc.tokens_in(c).start == source.end);
    let kept = match (open, name.filter(|i| *i > source.start).filter(player)) {
        (Some(open), _) => source.start..open,
        (None, Some(name)) if before_cue => name..source.end,
        _ => return reading,
    };
    Reading { source: Some(page.span(kept)), ..reading }
}

/// "*Warned* both sides *against* it": the verb is the cue, and not the preposition alone.
fn of_verb(page: &Page<'_>, reading: Reading) -> Reading {
    let (Some(source), Some(cue)) = (reading.source, reading.cue) else { return reading };
    let (source, cue) = (page.doc.tokens_in(source), page.doc.tokens_in(cue));
    let bare = cue.clone().all(|i| page.is(i, PREPOSITION) || page.is_to(i)) && source.end <= cue.start;
    // "asked the state for a loan"
    let noun = |i: usize| page.entry(i).is_noun() && !page.past(i) || page.is(i - 1, DETERMINER);
    let verb = |&i: &usize| page.is(i, REPORTING) && page.entry(i).verb().is_some() && !noun(i);
    let between = source.end.max(cue.start.saturating_sub(FAR))..cue.start;
    match between.rev().find(verb).filter(|_| bare) {
        Some(verb) => Reading { cue: Some(page.span(verb..verb + 1)), ..reading },
        None => reading,
    }
}

/// "Lee *wanted to know* if it was late": not "know if it was late".
fn knowing(page: &Page<'_>, mut reading: Reading) -> Reading {
    let (Some(cue), Some(first)) = (reading.cue, reading.content.first_mut()) else { return reading };
    let (cue, tokens) = (page.doc.tokens_in(cue), page.doc.tokens_in(*first));
    let know = page.is_to(cue.end - 1) && cue.end == tokens.start && page.is(tokens.start, KNOWING);
    if know && page.is(tokens.start + 1, INTERROGATIVE | SUBORDINATOR) && tokens.len() > 1 {
        *first = page.span(tokens.start + 1..tokens.end);
        reading.cue = Some(page.span(cue.start..cue.end + 1));
    }
    reading
}

/// "Lee was furious: “A joke.”": what stands in marks behind a colon is said.
fn spoken(page: &Page<'_>, reading: Reading) -> Reading {
    let colon = |c: &Span| page.doc.tokens_in(*c).start.checked_sub(1).is_some_and(|i| page.reads(i, ":"));
    let said = reading.content.first().is_some_and(colon)
        && reading.sort == Sort::Attitude
        && kind(page, &reading.content) == QuoteKind::Direct;
    if said { Reading { sort: Sort::Speech, ..reading } } else { reading }
}

#[cfg(test)]
mod tests {
    use super::super::marked::marked_reading;
    use super::*;
    use crate::text::Document;

    /// What becomes of one reading: `<source> {cue} [content]`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (text, reading) = marked_reading(text);
        let doc = Document::new(&text);
        let found = completed(&Page::new(&doc), reading);
        let said = found.content.iter().map(|c| c.of(&text)).collect::<Vec<_>>().join(" + ");
        let shown = format!("{}: {said}", found.source.map_or("—", |s| s.of(&text)));
        assert_eq!([shown.as_str()], expected, "{text}");
    }

    #[test]
    fn a_source_is_whole_and_alone() {
        check("<Cllr Ann Lee (Con>, Varn) {said} [it was late].", &["Cllr Ann Lee: it was late"]);
        check("<Ann Lee (Con)> {said} [it was late].", &["Ann Lee (Con): it was late"]);
        check("They saw <a player Ann Lee> {says} [she likes].", &["Ann Lee: she likes"]);
        check("It is unclear [what] <conditions Ann Lee> {insists on}.", &["Ann Lee: what"]);
        check("It is unclear [what] <the Lee Trust> {insists on}.", &["the Lee Trust: what"]);
        check("<Himself> {says} [it is late].", &["Himself: it is late"]);
        check("Ann Lee <herself> {says} [it is late].", &["Ann Lee: it is late"]);
        check("<Ann Lee herself> {says} [it is late].", &["Ann Lee: it is late"]);
        let text = "<A study by professor Ann Lee> {said} [it was late].";
        check(text, &["A study by professor Ann Lee: it was late"]);
    }

    #[test]
    fn a_verb_before_its_preposition_is_the_cue() {
        let cue = |text: &str| {
            let (text, read) = marked_reading(text);
            let doc = Document::new(&text);
            completed(&Page::new(&doc), read).cue.unwrap().of(&text).to_owned()
        };
        assert_eq!(cue("<Lee> warned both sides {against} [a fight]."), "warned");
        assert_eq!(cue("<Lee> asked the state {for} [a loan]."), "asked");
        assert_eq!(cue("<Lee> renewed her {call for} [a loan]."), "call for");
        assert_eq!(cue("<Lee> {wanted to} [know if it was late]."), "wanted to know");
        assert_eq!(cue("<Lee> {wanted to} [know the risks]."), "wanted to");
    }

    #[test]
    fn a_quotation_behind_a_colon_is_speech() {
        let sort = |text: &str| {
            let (text, read) = marked_reading(text);
            let doc = Document::new(&text);
            completed(&Page::new(&doc), Reading { sort: Sort::Attitude, ..read }).sort
        };
        assert_eq!(sort("<Lee> {was furious}: [“A joke.”]"), Sort::Speech);
        assert_eq!(sort("<Lee> {was furious at} [“a joke”]."), Sort::Attitude);
    }
}
