//! Where what is said outside of quotation marks begins and ends: what somebody does beside it, and what another says, is none of it.

use super::rules::{Reading, Rule, Words, words_end};
use super::untold::plain;
use crate::analysis::QuoteKind;
use crate::reader::Sort;
use crate::text::{Span, TokenKind};
use crate::words::Page;
use crate::words::lexicon::{
    AND, AUXILIARY, BE, CLAUSAL, DEMANDING, DETERMINER, Form, GESTURING, INNER, IT, PARTICLE, PERSON, POSSESSIVE,
    PRONOUN, PROVOKING, RELATIVE, REPORTING, SMALL, SUBJECT, TITLE,
};
use std::ops::Range;

/// A reading with its own words alone, and another for each who says the rest of them.
pub(super) fn edges(page: &Page<'_>, reading: Reading) -> Vec<Reading> {
    let quoted = beside_quotation(page, of_main_clause(page, reading));
    coordinated(page, before_act(page, behind_listener(page, quoted)))
}

/// What stands before a quotation and what it is said about are no words of it: "*Sentencing him*, she said: “…”".
fn beside_quotation(page: &Page<'_>, reading: Reading) -> Reading {
    let (&[first, last], Some(source)) = (&reading.content[..], reading.source) else { return reading };
    let start = page.doc.tokens_in(first).start;
    let aside = first.end < source.start && source.end < last.start && page.looks_participle(start);
    match aside && !page.begins_quoted(first) && page.begins_quoted(last) {
        true => Reading { content: vec![last], ..reading },
        false => reading,
    }
}

/// "Lee said that it was wet, *and walked off*", "…, *waving her spoon*": what Lee does behind a comma is not said.
fn before_act(page: &Page<'_>, reading: Reading) -> Reading {
    let ([content], Some(source), Some(cue)) = (&reading.content[..], reading.source, reading.cue) else {
        return reading;
    };
    let tokens = page.doc.tokens_in(*content);
    let indirect = super::quoted::kind(page, &reading.content) == QuoteKind::Indirect && !reading.rule.nested();
    let behind = source.end <= cue.start && cue.end <= content.start;
    let verb = |i: usize| plain(page, i) && (page.past(i) && !page.is(i, REPORTING) || page.is(i + 1, PARTICLE));
    // Somebody of whom Lee tells may wave as well, and "its" is not Lee's.
    let alone = |end: usize| !(tokens.start..end).any(|i| page.is(i, PERSON | SUBJECT) || page.capital(i));
    let participle = |i: usize| page.entry(i).verb() == Some(Form::Participle);
    let waves = |i: usize| page.is(i, GESTURING) && participle(i);
    // "said it was “no crisis”, drawing laughter"
    let draws = |i: usize| page.kind(i - 1) == Some(TokenKind::Close) && page.is(i + 1, PROVOKING) && participle(i + 1);
    let gesture = |i: usize| waves(i + 1) && !(page.is(i + 2, IT) && page.is(i + 2, POSSESSIVE)) && alone(i);
    // "Lee denied *handling it, and the charge was dropped*": what is denied is no clause, so a clause behind it is the writer's.
    let clausal = page.doc.tokens_in(cue).any(|i| page.is(i, CLAUSAL));
    let gerund = page.looks_participle(tokens.start) && !page.is(tokens.start, SMALL) && !clausal;
    let subject = |i: usize| page.is(i, SUBJECT | DETERMINER) || page.is_that(i);
    let clause = |i: usize| {
        gerund && page.is(i, AND) && subject(i + 1) && (i + 2..tokens.end).any(|k| page.is(k, AUXILIARY | BE))
    };
    let acts = |&i: &usize| page.reads(i, ",") && (page.is(i + 1, AND) && verb(i + 2) || gesture(i) || clause(i + 1));
    let drawn = |&i: &usize| page.reads(i, ",") && draws(i);
    let comma = tokens.clone().find(acts).filter(|_| indirect).or_else(|| tokens.clone().skip(1).find(drawn));
    let Some(comma) = comma.filter(|_| behind) else { return reading };
    Reading { content: vec![page.span(tokens.start..comma)], ..reading }
}

/// “We disagree,” an official, who *asked* not to be named, *told* the paper: what is quoted the main clause tells.
fn of_main_clause(page: &Page<'_>, reading: Reading) -> Reading {
    let (&[first, last], Some(cue)) = (&reading.content[..], reading.cue) else { return reading };
    let tokens = page.doc.tokens_in(cue);
    let relative = tokens.start.checked_sub(1).is_some_and(|i| page.is(i, RELATIVE))
        && tokens.end == page.doc.tokens_in(last).start;
    let quoted = page.begins_quoted(first) && !page.begins_quoted(last) && first.end <= cue.start;
    let comma = page.doc.tokens_in(last).end;
    let verb = comma + 1;
    let tells = page.reads(comma, ",") && page.is(verb, REPORTING) && page.entry(verb).verb() == Some(Form::Past);
    match relative && quoted && tells {
        true => Reading { content: vec![first], cue: Some(page.span(verb..verb + 1)), ..reading },
        false => reading,
    }
}

/// "Police urged *anyone who saw it* to call", "… *residents aged over 50* to see a doctor": whom somebody asks to do something is told, and
/// not what is asked.
fn behind_listener(page: &Page<'_>, reading: Reading) -> Reading {
    let ([content], Some(cue)) = (&reading.content[..], reading.cue) else { return reading };
    let tokens = page.doc.tokens_in(*content);
    let asks = page.doc.tokens_in(cue).any(|i| page.is(i, DEMANDING)) && cue.end <= content.start;
    let described =
        page.is(tokens.start, RELATIVE) || page.looks_past(tokens.start) || page.looks_participle(tokens.start);
    let near = tokens.start.checked_sub(1).is_some_and(|i| page.wordy(i) && !cue.contains(page.span(i..i + 1)));
    // "those who want to travel to book early"
    let act = |&i: &usize| page.is_to(i) && page.entry(i - 1).verb().is_none() && page.quoted(i).is_none();
    let to = tokens.clone().skip(1).find(act).filter(|_| asks && described && near && !reading.rule.nested());
    match to {
        Some(to) => Reading { content: vec![page.span(to..tokens.end)], ..reading },
        None => reading,
    }
}

/// "A said that it rained and B said that it snowed": two readings, each with its own words.
fn coordinated(page: &Page<'_>, reading: Reading) -> Vec<Reading> {
    let Some(&[content]) = reading.content.first_chunk().filter(|_| reading.content.len() == 1) else {
        return vec![reading];
    };
    let tokens = page.doc.tokens_in(content);
    let indirect = super::quoted::kind(page, &reading.content) == QuoteKind::Indirect;
    let behind =
        reading.cue.is_some_and(|c| c.end <= content.start) && reading.source.is_some_and(|s| s.end <= content.start);
    let next = tokens.clone().skip(1).find_map(|i| Some((i, clause(page, i, tokens.end)?)));
    let Some((and, (source, cue))) = next.filter(|_| indirect && behind && !reading.rule.nested()) else {
        return vec![reading];
    };
    let own = |t: Range<usize>| page.span(t);
    let Rule::Network(band, _) = reading.rule else { return vec![reading] };
    let rest = Reading {
        content: vec![own(cue.end..tokens.end)],
        source: Some(own(source)),
        cue: Some(own(cue)),
        sort: Sort::Speech,
        rule: Rule::Network(band, Words::Other),
    };
    let first = Reading { content: vec![without_comma(page, tokens.start..and)], ..reading };
    std::iter::once(first).chain(coordinated(page, rest)).collect()
}

/// Behind "and", "but" or a comma at `i`, a source and its verb of saying, with something said behind them.
fn clause(page: &Page<'_>, i: usize, limit: usize) -> Option<(Range<usize>, Range<usize>)> {
    let joins = page.is(i, AND) || page.reads(i, "but") || page.reads(i, ",");
    let start = Some(i + 1).filter(|_| joins)?;
    let name = |k: usize| page.name_like(k) && (page.capital(k) || page.is(k, INNER));
    // "company chief Lars Moore", "a parent", "Bob Rixon"
    let noun = |k: &usize| {
        let plain = page.kind(*k) == Some(TokenKind::Word) && !page.is(*k, SMALL & !DETERMINER & !INNER | REPORTING);
        page.wordy(*k) && (name(*k) || plain || page.is(*k, TITLE))
    };
    let end = (start..limit.min(start + 7)).find(|k| !noun(k))?;
    let named = end > start && !page.is(start, PRONOUN) && (page.is(start, DETERMINER) || name(end - 1));
    let verb = page.is(end, REPORTING)
        && page.is(end, CLAUSAL)
        && page.doc.word(end).ends_with(['d', 'e'])
        && !page.capital(end);
    (named && verb && end + 2 < limit && page.wordy(end + 1)).then(|| (start..end, end..end + 1))
}

fn without_comma(page: &Page<'_>, tokens: Range<usize>) -> Span {
    page.span(tokens.start..words_end(page, tokens.clone()).unwrap_or(tokens.end))
}

#[cfg(test)]
mod tests {
    use super::super::marked::becomes;
    use super::*;

    /// What becomes of one reading: `<source> {cue} [content]`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(becomes(text, edges), expected, "{text}");
    }

    #[test]
    fn what_somebody_does_is_not_said() {
        check("<Ann Lee> {said} [it was wet, and walked off].", &["Ann Lee: it was wet"]);
        check("<Ann Lee> {said} that [it was wet, and drove away].", &["Ann Lee: it was wet"]);
        check("<Ann Lee> {said} [the soup was cold, waving her spoon].", &["Ann Lee: the soup was cold"]);
        for whole in ["the soup ran, flooding the quay", "the dog sat, waving its tail", "the boy sat, waving his cap"]
        {
            check(&format!("<Ann Lee> {{said}} [{whole}]."), &[&format!("Ann Lee: {whole}")]);
        }
        check("<Ann Lee> {denied} [stealing it, and the case was closed].", &["Ann Lee: stealing it"]);
        check("<Ann Lee> {denied} [stealing it, and the money].", &["Ann Lee: stealing it, and the money"]);
        check("<Ann Lee> {said} [it was wet, and cold].", &["Ann Lee: it was wet, and cold"]);
        check("<Ann Lee> {said} [it was wet, and Bo walked off].", &["Ann Lee: it was wet, and Bo walked off"]);
    }

    #[test]
    fn what_a_quotation_draws_is_not_said() {
        check("<Lee> {told} us [it was “no crisis”, drawing laughter].", &["Lee: it was “no crisis”"]);
        check("<Lee> {said} [it was late, drawing laughter].", &["Lee: it was late, drawing laughter"]);
        check("<Lee> {said} [it was “no crisis”, running the pier].", &["Lee: it was “no crisis”, running the pier"]);
    }

    #[test]
    fn what_somebody_does_before_a_quotation_is_not_said() {
        check("[Sentencing him], <she> {said}: [“It is late.”]", &["she: “It is late.”"]);
        check("[Parking is hard], <she> {said}.", &["she: Parking is hard"]);
    }

    #[test]
    fn what_a_quoted_person_asks_for_in_passing_is_not_what_is_quoted() {
        let text = "[“We disagree,”] said <a clerk>, who {asked} [not to be named], and left.";
        check(text, &["a clerk: “We disagree,” + not to be named"]);
        let text = "[“We disagree,”] <a clerk>, who {asked} [not to be named], told the paper.";
        check(text, &["a clerk: “We disagree,”"]);
    }

    #[test]
    fn who_is_asked_is_no_part_of_what_is_asked() {
        check("<Police> {urged} anyone [who saw it to call 101].", &["Police: to call 101"]);
        check("<The council> {urged} residents [aged over 50 to see a nurse].", &["The council: to see a nurse"]);
        check("<Police> {urged} those [who want to travel to book].", &["Police: to book"]);
        check("<Police> {urged} [that it close].", &["Police: that it close"]);
        check("<Lee> {asked} [who wanted to go].", &["Lee: who wanted to go"]);
    }

    #[test]
    fn each_half_is_its_own_speakers() {
        let text = "<The head> {said} [the trip was safe and a parent said it was reckless].";
        check(text, &["The head: the trip was safe", "a parent: it was reckless"]);
        let text = "<Ann Lee> {said} [it was fair, Bob Rixon said it was rigged and chair Carla Dow said it was over].";
        check(text, &["Ann Lee: it was fair", "Bob Rixon: it was rigged", "chair Carla Dow: it was over"]);
        let percent = "<The head> {said} [sales rose 5% and Ann Lee said they fell 2%].";
        check(percent, &["The head: sales rose 5%", "Ann Lee: they fell 2%"]);
        let one = "<Ann Lee> {said} [the bakery was shut and its owner lived abroad].";
        check(one, &["Ann Lee: the bakery was shut and its owner lived abroad"]);
        let told = "<Ann Lee> {said} [it was late and the report of the year said nothing].";
        check(told, &["Ann Lee: it was late and the report of the year said nothing"]);
    }
}
