//! Exact corrections of what the network reads outside of quotation marks: who cannot be a source, and what is not said.

use super::completed::completed;
use super::parenthetical::parted;
use super::passive::passive;
use super::quoted::is_title;
use super::rules::{Reading, Rule, Words, words_end};
use super::untold::{plain, untold};
use crate::analysis::QuoteKind;
use crate::reader::Sort;
use crate::text::{Label, Span, TokenKind};
use crate::words::Page;
use crate::words::lexicon::{
    ACCORDING, AND, AUXILIARY, BE, CLAUSAL, CREATING, DEMANDING, DETERMINER, DOCUMENT, Form, GESTURING, HEARING,
    INFORMING, INNER, IT, LISTENING, NEGATION, NEGATIVE, NOBODY, PARTICLE, PERSON, POSSESSIVE, PREPOSITION, PRONOUN,
    PROVOKING, RELATIVE, REPORTING, SMALL, SPOKEN, SUBJECT, TELLING, TITLE,
};
use std::ops::Range;

/// The readings that stay, as they should be.
pub(super) fn amended(page: &Page<'_>, found: Vec<Reading>) -> Vec<Reading> {
    let told = |r: &Reading| !by_nobody(page, r) && !unsaid(page, r) && !of_title(page, r) && !untold(page, r);
    let said = found
        .into_iter()
        .map(|r| completed(page, with_verb(page, r)))
        .filter(told)
        .map(|r| parted(page, of_main_clause(page, r)));
    let heard = said.map(|r| provoked(page, in_place(page, by_text(page, without_listener(page, r)))));
    let asked = heard.map(|r| behind_listener(page, passive(page, beside_quotation(page, r))));
    asked.map(|r| before_act(page, r)).flat_map(|r| coordinated(page, r)).collect()
}

/// "*Claire replies*: …" before what she says: the verb before the colon is the cue.
fn with_verb(page: &Page<'_>, reading: Reading) -> Reading {
    let Some(source) = reading.source.map(|s| page.doc.tokens_in(s)).filter(|_| reading.cue.is_none()) else {
        return reading;
    };
    let verb = source.end.saturating_sub(1);
    let replies = verb > source.start && page.is(verb, REPORTING) && !page.capital(verb) && page.reads(source.end, ":");
    match replies {
        true => {
            Reading { source: Some(page.span(source.start..verb)), cue: Some(page.span(verb..verb + 1)), ..reading }
        }
        false => reading,
    }
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

/// "They came with a leaflet asking people to wait": the text asks. As the object of a verb ("signed a letter asking …") it is
/// the words of those who made it, and a speech is those of the one who gives it.
pub(super) fn by_text(page: &Page<'_>, reading: Reading) -> Reading {
    let Some(cue) = reading.cue.map(|c| page.doc.tokens_in(c).start) else { return reading };
    let participle = page.looks_participle(cue) && !page.is(cue, ACCORDING);
    let Some(text) = cue.checked_sub(1).filter(|&i| participle && page.is(i, DOCUMENT) && !page.is(i, SPOKEN)) else {
        return reading;
    };
    let phrase = page.noun_phrase_before(cue, page.sentence(text).start);
    let Some(first) = phrase.filter(|&i| page.is(i, DETERMINER)) else { return reading };
    let source = page.span(first..cue);
    let governed = first.checked_sub(1).is_some_and(|i| page.is(i, BE | PREPOSITION));
    let other = reading.source.is_none_or(|s| !s.overlaps(source));
    if governed && other { Reading { source: Some(source), ..reading } } else { reading }
}

/// "There were demands in Varn for an inquiry": a place demands nothing, and the noun is the cue.
fn in_place(page: &Page<'_>, reading: Reading) -> Reading {
    let (Some(source), Some(cue)) = (reading.source, reading.cue) else { return reading };
    let place = page.doc.tokens_in(source).start;
    let noun = place.checked_sub(2).filter(|&i| page.reads(i + 1, "in") && page.is(i, REPORTING) && plain(page, i));
    let bare = page.doc.tokens_in(cue).all(|i| page.is(i, PREPOSITION)) && source.end <= cue.start;
    match noun.filter(|_| bare) {
        Some(noun) => Reading { source: None, cue: Some(page.span(noun..noun + 1)), ..reading },
        None => reading,
    }
}

/// "The report has prompted calls for a ban": those who call have no name, and the noun is the cue.
fn provoked(page: &Page<'_>, reading: Reading) -> Reading {
    let (Some(source), Some(cue)) = (reading.source, reading.cue) else { return reading };
    let (source, cue) = (page.doc.tokens_in(source), page.doc.tokens_in(cue));
    let noun = cue.clone().rfind(|&i| page.wordy(i) && !page.is(i, PREPOSITION));
    let between = |noun: usize| source.end.max(noun.saturating_sub(4))..noun;
    let provokes = |i: usize| page.is(i, PROVOKING) && page.entry(i).verb().is_some();
    // "drew her demand", "faced the crowd and said"
    let own = |i: usize| page.is(i, POSSESSIVE | AND) || page.reads(i, ",") || page.kind(i) == Some(TokenKind::Clitic);
    match noun.filter(|&noun| between(noun).any(provokes) && !between(noun).any(own)) {
        Some(noun) => Reading { source: None, cue: Some(page.span(noun..cue.end)), ..reading },
        None => reading,
    }
}

/// "Nobody said that it rained", "None of the drivers complained": nobody says anything.
fn by_nobody(page: &Page<'_>, reading: &Reading) -> bool {
    let nobody = |s: Span| reading.sort != Sort::Silence && page.is(page.doc.tokens_in(s).start, NOBODY);
    reading.source.is_some_and(|s| nobody(s) || in_note(page, s))
}

/// Whether something stands in the label of a note, a question or an answer, or in a dateline: nobody speaks there.
fn in_note(page: &Page<'_>, source: Span) -> bool {
    let paragraph = page.doc.paragraphs.get(page.doc.paragraph_of(source.start));
    paragraph.is_some_and(|p| {
        !matches!(p.label, Some(Label::Speaker(_))) && p.lead.is_some_and(|lead| lead.contains(source))
    })
}

/// "She never said that it rained": a verb of saying, negated, reports nothing; "did not deny", "did not rule out" do.
fn unsaid(page: &Page<'_>, reading: &Reading) -> bool {
    let Some(cue) = reading.cue.filter(|_| reading.sort == Sort::Speech).map(|c| page.doc.tokens_in(c)) else {
        return false;
    };
    let nothing = cue.start.checked_sub(1).is_some_and(|i| page.is(i, NEGATIVE));
    let negated = nothing || (cue.start.saturating_sub(2)..cue.end).any(|i| page.is(i, NEGATION));
    negated && cue.rev().find(|&i| page.is(i, REPORTING)).is_some_and(|verb| page.is(verb, TELLING))
}

/// “She wrote ‘A Long Way Home’”: the title of a work, all capitals, is nobody's words.
fn of_title(page: &Page<'_>, reading: &Reading) -> bool {
    let Some(cue) = reading.cue.map(|c| page.doc.tokens_in(c)) else { return false };
    let title = |content: &Span| {
        let open = page.doc.tokens_in(*content).start;
        page.quotation_opening(open).is_some_and(|q| q.span() == *content) && is_title(page, open)
    };
    cue.clone().any(|i| page.is(i, CREATING)) && !reading.content.is_empty() && reading.content.iter().all(title)
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

/// "A court heard that …", "court told": those who listen are no source.
fn without_listener(page: &Page<'_>, reading: Reading) -> Reading {
    let (Some(source), Some(cue)) = (reading.source, reading.cue) else { return reading };
    let (source, cue) = (page.doc.tokens_in(source), page.doc.tokens_in(cue));
    let Some(verb) = cue.clone().rfind(|&i| page.wordy(i)) else { return reading };
    let hears = page.is(verb, LISTENING);
    // "the jury was told", and a headline's "…, court told"
    let told = page.is(verb, INFORMING) && page.entry(verb).verb() == Some(Form::Past);
    let told = told && (cue.clone().any(|i| page.is(i, BE)) || page.sentence(verb).end == cue.end);
    let court = source.clone().rfind(|&i| page.wordy(i)).is_some_and(|i| page.is(i, HEARING));
    if court && (hears || told) { Reading { source: None, ..reading } } else { reading }
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
    use super::super::marked::marked_reading;
    use super::*;
    use crate::text::Document;

    /// What becomes of one reading: `<source> {cue} [content]`.
    fn check(text: &str, expected: &[&str]) {
        let (text, read) = marked_reading(text);
        let doc = Document::new(&text);
        let said = |r: &Reading| r.content.iter().map(|c| c.of(&text)).collect::<Vec<_>>().join(" + ");
        let shown = |r: &Reading| format!("{}: {}", r.source.map_or("—", |s| s.of(&text)), said(r));
        let found = amended(&Page::new(&doc), vec![read]);
        assert_eq!(found.iter().map(shown).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn nobody_says_nothing() {
        check("<Nobody> {said} [the road was shut].", &[]);
        check("<None of the drivers> {complained} that [the rails were wet].", &[]);
        check("<Note>{:} [The lift is out of order].", &[]);
        check("<Ann Nobody> {said} [the road was shut].", &["Ann Nobody: the road was shut"]);
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
    fn what_is_not_said_is_no_speech() {
        check("<Ida Lunt> never {said} [“pay up”].", &[]);
        check("<Lunt> {did not say} [it was late].", &[]);
        check("Nothing {was said about} [the missing keys].", &[]);
        check("<Lunt> {did not deny} [it was late].", &["Lunt: it was late"]);
        check("<Lunt> {did not rule out} [a strike].", &["Lunt: a strike"]);
    }

    #[test]
    fn a_verb_before_a_colon_is_no_name() {
        let (text, read) = marked_reading("<Claire replies>: [Six years is long].");
        let doc = Document::new(&text);
        let read = amended(&Page::new(&doc), vec![Reading { cue: None, ..read }]);
        assert_eq!(read[0].source.map(|s| s.of(&text)), Some("Claire"));
        assert_eq!(read[0].cue.map(|s| s.of(&text)), Some("replies"));
    }

    #[test]
    fn what_somebody_does_before_a_quotation_is_not_said() {
        check("[Sentencing him], <she> {said}: [“It is late.”]", &["she: “It is late.”"]);
        check("[Parking is hard], <she> {said}.", &["she: Parking is hard"]);
    }

    #[test]
    fn a_title_is_nobodys_words() {
        check("<Ann Lee> {wrote} [“The Quiet Sea,”] a novel.", &[]);
        check("<Ann Lee> {wrote}: [“The sea is quiet.”]", &["Ann Lee: “The sea is quiet.”"]);
        check("<Ann Lee> {sang} [“Long Way Home”] twice.", &[]);
    }

    #[test]
    fn a_court_listens() {
        check("<A court> {heard} [the driver slept].", &["—: the driver slept"]);
        check("<The jury> {was told} [the driver slept].", &["—: the driver slept"]);
        check("[Driver ‘slept’], <court> {told}", &["—: Driver ‘slept’"]);
        check("<The court> {ruled} [it was late].", &["The court: it was late"]);
        check("<The court> {told} him [to pay].", &["The court: to pay"]);
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
    fn what_is_demanded_in_a_place_is_not_demanded_by_it() {
        check("There were demands in <Varn> {for} [an inquiry].", &["—: an inquiry"]);
        check("There were demands by <Varn> {for} [an inquiry].", &["Varn: an inquiry"]);
        check("In <Varn> {demands for} [an inquiry] grew.", &["Varn: an inquiry"]);
    }

    #[test]
    fn what_is_provoked_others_say() {
        check("<The report> has prompted {calls for} [a ban].", &["—: a ban"]);
        check("<The mayor> {drew fresh criticism for} [the delay].", &["—: the delay"]);
        check("<The union> renewed its {call for} [a ban].", &["The union: a ban"]);
        check("<The union> faced {its demand for} [a ban].", &["The union: a ban"]);
        check("<The mayor> faced the crowd and {said} [it was late].", &["The mayor: it was late"]);
    }

    #[test]
    fn a_text_says_what_stands_in_it() {
        let text = "<Lee> came with a small leaflet {asking} people [to wait].";
        check(text, &["a small leaflet: to wait"]);
        check("<Some> said all they got was the message {stating} [it was late].", &["the message: it was late"]);
        check("<Lee> signed a letter {asking} people [to wait].", &["Lee: to wait"]);
        check("<Lee> spoke of it in a speech {asking} people [to wait].", &["Lee: to wait"]);
        check("<Lee> left with the letter, {asking} people [to wait].", &["Lee: to wait"]);
        check("<Lee> stood with his back to the wall {asking} people [to wait].", &["Lee: to wait"]);
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
