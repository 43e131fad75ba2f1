//! Exact corrections of what the network reads outside of quotation marks: who cannot be a source, and what is not said.

use super::completed::completed;
use super::edges::edges;
use super::parenthetical::parted;
use super::passive::passive;
use super::quoted::is_title;
use super::rules::Reading;
use super::untold::{plain, untold};
use crate::reader::Sort;
use crate::text::{Label, Span, TokenKind};
use crate::words::Page;
use crate::words::lexicon::{
    ACCORDING, AND, BE, CREATING, DETERMINER, DOCUMENT, Form, HEARING, INFORMING, LISTENING, NEGATION, NEGATIVE,
    NOBODY, POSSESSIVE, PREPOSITION, PROVOKING, REPORTING, SPOKEN, TELLING,
};

/// The readings that stay, as they should be.
pub(super) fn amended(page: &Page<'_>, found: Vec<Reading>) -> Vec<Reading> {
    let told = |r: &Reading| !by_nobody(page, r) && !unsaid(page, r) && !of_title(page, r) && !untold(page, r);
    let said = found.into_iter().map(|r| completed(page, with_verb(page, r))).filter(told).map(|r| parted(page, r));
    let heard = said.map(|r| provoked(page, in_place(page, by_text(page, without_listener(page, r)))));
    heard.flat_map(|r| edges(page, passive(page, r))).collect()
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

#[cfg(test)]
mod tests {
    use super::super::marked::{becomes, marked_reading};
    use super::*;
    use crate::text::Document;

    /// What becomes of one reading: `<source> {cue} [content]`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(becomes(text, |page, read| amended(page, vec![read])), expected, "{text}");
    }

    #[test]
    fn nobody_says_nothing() {
        check("<Nobody> {said} [the road was shut].", &[]);
        check("<None of the drivers> {complained} that [the rails were wet].", &[]);
        check("<Note>{:} [The lift is out of order].", &[]);
        check("<Ann Nobody> {said} [the road was shut].", &["Ann Nobody: the road was shut"]);
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
}
