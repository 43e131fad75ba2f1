//! Passives whose subject is told something, and does not tell it: "He was stopped and accused of theft", "It was urged to act by Lee".

use super::rules::{Reading, words_end};
use crate::text::{Span, TokenKind};
use crate::words::lexicon::{
    ACCUSING, AND, BE, CONJUNCTION, DEMANDING, DETERMINER, INFORMING, IT, MONTH, POSSESSIVE, PREPOSITION, PRONOUN,
    QUESTIONING, SUBORDINATOR, TIME,
};
use crate::words::{Page, Phrase};

/// Whether somebody is told: "Lee laughed *when told* of this".
fn when_told(page: &Page<'_>, verb: usize) -> bool {
    let told = page.is(verb, INFORMING) && page.past(verb);
    told && page.is_before(verb, 1, CONJUNCTION)
}

/// A reading of a passive with the one who tells as its source: whom "by" names, or nobody.
pub(super) fn passive(page: &Page<'_>, reading: Reading) -> Reading {
    let Some(cue) = reading.cue.map(|c| page.doc.tokens_in(c)) else { return reading };
    if when_told(page, cue.start)
        || reading.source.is_some_and(|s| asked_in_passing(page, &page.doc.tokens_in(s), &cue))
    {
        return Reading { source: None, ..reading };
    }
    if reading.source.is_some_and(|s| {
        let source = page.doc.tokens_in(s);
        accused(page, &source, &cue)
            || joined(page, &source, &cue)
            || addressed(page, &source, &cue)
            || impersonal(page, &source, &cue)
    }) {
        return Reading { source: None, ..reading };
    }
    match agent(page, &reading, &cue) {
        Some((source, content)) => Reading { source: Some(source), content: vec![content], ..reading },
        None => reading,
    }
}

/// "*Lee*, *asked* about the pier, said": who is asked between commas asks nothing.
fn asked_in_passing(page: &Page<'_>, source: &Phrase, cue: &Phrase) -> bool {
    let asked = page.is(cue.start, INFORMING | QUESTIONING) && page.past(cue.start);
    asked && source.end + 1 == cue.start && page.reads(source.end, ",")
}

/// "Lee asked and *was told* that it was lost": whom the passive is about listens. "They *were ordered* to leave when *Lee* complained":
/// nobody says that Lee ordered it.
fn addressed(page: &Page<'_>, source: &Phrase, cue: &Phrase) -> bool {
    let verb = cue.clone().find(|&i| page.is(i, INFORMING | DEMANDING | QUESTIONING | ACCUSING) && page.past(i));
    let is = verb.is_some_and(|verb| {
        (verb.saturating_sub(2)..verb)
            .any(|i| page.is(i, BE) && page.kind(i) == Some(TokenKind::Word) && !source.contains(&i))
    });
    let behind = |class| source.start.checked_sub(1).is_some_and(|i| page.is(i, class));
    let subject = source.end <= cue.start && !behind(PREPOSITION);
    is && (subject || cue.end <= source.start && behind(CONJUNCTION))
}

/// "Lee left, and *it is believed* that the bridge is closed": those who believe it have no name.
fn impersonal(page: &Page<'_>, source: &Phrase, cue: &Phrase) -> bool {
    let first = |i: usize| page.is(i, IT) && !page.is(i, POSSESSIVE) && page.is(i + 1, BE);
    let it = first(cue.start) || cue.start.checked_sub(1).is_some_and(first);
    it && source.end < cue.start && cue.clone().any(|i| page.looks_past(i) && !page.is(i, BE))
}

/// "*A teacher accused of* pushing a pupil": who accuses somebody of something names them in between.
fn accused(page: &Page<'_>, source: &Phrase, cue: &Phrase) -> bool {
    source.end == cue.start && accuses(page, cue.start)
}

/// "*He* was stopped and *accused of* theft", "*She* was suspended and *told* to leave": the second verb of a passive, whose "was" stands
/// with the first. "He was escorted in and told reporters …" has somebody whom he tells.
fn joined(page: &Page<'_>, source: &Phrase, cue: &Phrase) -> bool {
    let verb = cue.start;
    let Some(and) = verb.checked_sub(1).filter(|&i| page.is(i, AND) && source.end < i) else { return false };
    let between = source.end..and;
    let was = between.clone().find(|&i| page.is(i, BE));
    let first = was.is_some_and(|was| (was + 1..and).any(|i| page.looks_past(i)));
    let other = between.clone().any(|i| page.is(i, PRONOUN) || page.reads(i, ","));
    let told = page.is(verb, INFORMING | DEMANDING) && (page.is_to(verb + 1) || page.reads(verb + 1, "that"));
    first && !other && (page.past(verb) && told || accuses(page, verb))
}

/// "accused of", "suspected of"
fn accuses(page: &Page<'_>, verb: usize) -> bool {
    page.is(verb, ACCUSING) && page.past(verb) && page.is_of(verb + 1)
}

/// "The state was urged to act *by Ann Lee*": who asks, and what is asked, where a name ends the sentence or only a time follows it.
fn agent(page: &Page<'_>, reading: &Reading, cue: &Phrase) -> Option<(Span, Span)> {
    let &[content] = &reading.content[..] else { return None };
    let tokens = page.doc.tokens_in(content);
    let asked = cue.clone().any(|i| page.is(i, BE)) && cue.clone().any(|i| page.is(i, DEMANDING));
    if reading.source.is_some() || !asked || !page.is_to(tokens.start) {
        return None;
    }
    // "to be replaced by Ann Lee"
    let by = |&i: &usize| page.reads(i, "by") && !page.looks_past(i - 1) && page.quoted(i).is_none();
    let by = tokens.clone().skip(2).rfind(by)?;
    let article = usize::from(page.is(by + 1, DETERMINER));
    let first = by + 1 + article;
    let end = (first..tokens.end).find(|&i| !page.capital(i)).unwrap_or(tokens.end);
    let last = page.is(end, PREPOSITION | TIME | SUBORDINATOR) || end == tokens.end;
    let last = last && !page.is(first, TIME | MONTH);
    let content = words_end(page, tokens.start..by)?;
    (end > first && last).then(|| (page.span(by + 1..end), page.span(tokens.start..content)))
}

#[cfg(test)]
mod tests {
    use super::super::marked::marked_reading;
    use super::*;
    use crate::text::Document;

    /// The source and the content of what a reading, `<source> {cue} [content]`, becomes.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (text, reading) = marked_reading(text);
        let doc = Document::new(&text);
        let found = passive(&Page::new(&doc), reading);
        let said: Vec<&str> = found.content.iter().map(|c| c.of(&text)).collect();
        assert_eq!(format!("{}: {}", found.source.map_or("—", |s| s.of(&text)), said.join(" + ")), expected, "{text}");
    }

    #[test]
    fn who_is_accused_accuses_nobody() {
        check("<Ann Lee> was stopped and {accused of} [theft].", "—: theft");
        check("<A teacher> {accused of} [pushing a pupil] wept.", "—: pushing a pupil");
        check("<Ann Lee> was stopped and {complained of} [the cold].", "Ann Lee: the cold");
        check("<Ann Lee> was suspended and {told} [to leave].", "—: to leave");
        check("<Ann Lee> was escorted in and {told} reporters [to leave].", "Ann Lee: to leave");
        check("<Ann Lee> was late, and <Bo> {told} [to leave].", "Ann Lee: to leave");
        check("<Ann Lee> came in and {accused} Bo of [theft].", "Ann Lee: theft");
        check("<Ann Lee>, {asked about} [the pier], said no.", "—: the pier");
        check("<Ann Lee>, the mayor, {asked} [why it was late].", "Ann Lee: why it was late");
        check("<Ann Lee> laughed when {told of} [this].", "—: this");
    }

    #[test]
    fn who_is_told_tells_nothing() {
        check("<Ann Lee> asked and {was told} [it was lost].", "—: it was lost");
        check("<Ann Lee> {has been accused of} [theft].", "—: theft");
        check("They {were ordered} [to leave] when <a neighbour> complained.", "—: to leave");
        check("<Ann Lee> asked and was {told} [it was lost].", "—: it was lost");
        check("<Ann Lee> asked and {told} Bo [it was lost].", "Ann Lee: it was lost");
        check("It was run on <the union>’s {recommended} [two per cent].", "the union: two per cent");
        check("<The panel> met and {it is believed} [it will close].", "—: it will close");
        check("<The panel> met and it {is believed} [it will close].", "—: it will close");
        check("<It> {is hoping} [to close].", "It: to close");
    }

    #[test]
    fn who_asks_stands_behind_by() {
        check("The state {was urged} [to act by Oakline on Monday].", "Oakline: to act");
        check("The state {was urged} [to act by the Oakline Trust].", "the Oakline Trust: to act");
        check("The state {was urged} [to act by Monday].", "—: to act by Monday");
        check("The state {was urged} [to be led by Oakline].", "—: to be led by Oakline");
        check("The state {was urged} [to act].", "—: to act");
    }
}
