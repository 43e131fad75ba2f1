//! Words that a tag parts, outside of quotation marks: "The maps, *Lee says*, are old", "two of which, *she says*, she can bear to watch".

use super::quoted::kind;
use super::rules::{Reading, words_end};
use crate::analysis::QuoteKind;
use crate::text::Span;
use crate::words::Page;
use crate::words::lexicon::{AUXILIARY, BE, NUMBER, QUANTIFIER, RELATIVE};

/// A reading with all that is said around its tag.
pub(super) fn parted(page: &Page<'_>, reading: Reading) -> Reading {
    if kind(page, &reading.content) != QuoteKind::Indirect {
        return reading;
    }
    in_clause(page, relative(page, predicate(page, reading)))
}

/// "Lee, *who* says *that it is late*, left": what is said ends with the clause that tells of it.
fn in_clause(page: &Page<'_>, mut reading: Reading) -> Reading {
    let (&[content], Some(source), Some(cue)) = (&reading.content[..], reading.source, reading.cue) else {
        return reading;
    };
    let [content, source, cue] = [content, source, cue].map(|span| page.doc.tokens_in(span));
    let comma = source.start.checked_sub(1).is_some_and(|i| page.reads(i, ","));
    let aside = source.len() == 1 && page.is(source.start, RELATIVE) && comma && cue.end <= content.start;
    let verb = |i: usize| page.is(i, AUXILIARY | BE) || page.past(i);
    let closes = |&i: &usize| page.reads(i, ",") && verb(i + 1);
    // Where it goes on to the end of its sentence, it has swallowed what Lee does.
    let all = words_end(page, content.start..page.sentence(cue.start).end) == Some(content.end);
    if let Some(end) = content.clone().rfind(closes).filter(|_| aside && all) {
        reading.content = vec![page.span(content.start..end)];
    }
    reading
}

/// "Some of the maps, Lee says, *are forgeries*": a subject before the tag has its verb behind it.
fn predicate(page: &Page<'_>, mut reading: Reading) -> Reading {
    let (&[subject], Some(source), Some(cue)) = (&reading.content[..], reading.source, reading.cue) else {
        return reading;
    };
    let [subject, source, cue] = [subject, source, cue].map(|span| page.doc.tokens_in(span));
    let parted = subject.end + 1 == source.start && source.end == cue.start;
    let commas = page.reads(subject.end, ",") && page.reads(cue.end, ",");
    let verb = |i: usize| page.is(i, AUXILIARY | BE);
    let rest = cue.end + 1..page.sentence(cue.start).end;
    if parted && commas && verb(rest.start) && !subject.clone().any(verb) {
        let end = words_end(page, rest.clone()).unwrap_or(rest.end);
        reading.content.push(page.span(rest.start..end));
    }
    reading
}

/// "The statement, *which* the police say *is false*": what the relative pronoun stands for is the writer's.
fn relative(page: &Page<'_>, mut reading: Reading) -> Reading {
    let pronoun = |span: &Span| page.doc.tokens_in(*span).next_back().filter(|&i| page.is(i, RELATIVE));
    let Some((k, which)) = reading.content.iter().enumerate().find_map(|(k, c)| Some((k, pronoun(c)?))) else {
        return reading;
    };
    if k + 1 == reading.content.len() {
        return reading;
    }
    // "two of which"
    let share = which.checked_sub(2).filter(|&i| page.is_of(i + 1) && page.is(i, NUMBER | QUANTIFIER));
    reading.content.drain(..k);
    reading.content[0] = page.span(share.unwrap_or(which)..which + 1);
    reading
}

#[cfg(test)]
mod tests {
    use super::super::marked::marked_reading;
    use super::*;
    use crate::text::Document;

    /// What `<source> {cue} [contents]` become.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (text, reading) = marked_reading(text);
        let doc = Document::new(&text);
        let found = parted(&Page::new(&doc), reading);
        assert_eq!(found.content.iter().map(|c| c.of(&text)).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_subject_before_a_tag_has_its_verb_behind_it() {
        check("[Some of the maps], <Lee> {says}, are forgeries.", &["Some of the maps", "are forgeries"]);
        check("[The maps are old], <Lee> {says}, and has left.", &["The maps are old"]);
        check("[The maps], <Lee> {says}, and Bo Ash left.", &["The maps"]);
        check("[“Some of the maps”], <Lee> {says}, are forgeries.", &["“Some of the maps”"]);
    }

    #[test]
    fn a_clause_between_commas_ends_what_it_tells() {
        check("Ann Lee, <who> {says} that [she is late, left early].", &["she is late"]);
        check("Ann Lee, <who> {says} that [she is late, tired and cold], left.", &["she is late, tired and cold"]);
        check("<Ann Lee> {says} that [she is late, was tired and left].", &["she is late, was tired and left"]);
    }

    #[test]
    fn what_a_relative_pronoun_stands_for_is_the_writer_s() {
        check("[The statement], [which] <the police> {say} [is false], came.", &["which", "is false"]);
        check("[It is a fault which], <Lee> {says}, [is missed].", &["which", "is missed"]);
        check("[Ash made seven films, two of which], <Lee> {says}, [she likes].", &["two of which", "she likes"]);
        check("<Lee> {asked} [who].", &["who"]);
    }
}
