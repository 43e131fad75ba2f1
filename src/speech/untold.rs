//! What nobody says or thinks, though its verb tells elsewhere of what somebody does: "The recipe calls for two eggs".

use super::rules::Reading;
use crate::analysis::QuoteKind;
use crate::text::{Span, TokenKind};
use crate::words::Page;
use crate::words::lexicon::{
    ADDRESS, ADVERB, AND, DETERMINER, KNOWING, LINK, NUMBER, OBJECT, PERSON, POSSESSIVE, PREPOSITION, PRONOUN,
    QUANTIFIER, REPORTING, SERVING, SMALL, SUBJECT, SUBORDINATOR, THING, TIME, UNIT_OF_TIME, acts_on,
};

/// Whether a reading tells nothing that anybody says or thinks: a thing does not, knowing a person or a skill or serving somebody
/// is no thought, and conceding a goal no speech.
pub(super) fn untold(page: &Page<'_>, reading: &Reading) -> bool {
    by_thing(page, reading)
        || acquainted(page, reading)
        || serves(page, reading)
        || acts(page, reading)
        || lasts(page, reading)
}

/// "The recipe calls for two eggs", "The gate bore a sign", "The storm threatened the pier"; “The door said ‘Closed’” stays.
fn by_thing(page: &Page<'_>, reading: &Reading) -> bool {
    let Some(source) = reading.source.map(|s| page.doc.tokens_in(s)) else { return false };
    let Some(last) = source.end.checked_sub(1).filter(|&i| page.is(i, THING) && plain(page, i)) else { return false };
    let first = source.start;
    let thing = (first..last).all(|i| plain(page, i) || i == first && page.is(i, DETERMINER | POSSESSIVE));
    let reports = reading.cue.is_some_and(|c| page.doc.tokens_in(c).any(|i| page.is(i, REPORTING)));
    thing && !(reports && super::quoted::kind(page, &reading.content) == QuoteKind::Direct)
}

/// "She knew the victim well", "They do not know how to swim", “We know that.”
fn acquainted(page: &Page<'_>, reading: &Reading) -> bool {
    let Some(cue) = reading.cue.map(|c| page.doc.tokens_in(c)) else { return false };
    let &[content] = &reading.content[..] else { return false };
    let knows = cue.clone().rfind(|&i| page.wordy(i)).is_some_and(|i| page.is(i, KNOWING));
    let tokens = page.doc.tokens_in(content);
    let skill = page.reads(tokens.start, "how") && page.reads(tokens.start + 1, "to");
    // What has just been said, and nothing new.
    let again =
        cue.len() == 1 && tokens.len() == 1 && page.is(tokens.start, PRONOUN | DETERMINER) && own(page, reading);
    // "She knew the manager hated lawyers" is a thought.
    let one = |i: usize| plain(page, i) && !page.is(i, PERSON);
    knows && (skill || again || person(page, content, one))
}

/// Whether a source is I or we.
pub(super) fn own(page: &Page<'_>, reading: &Reading) -> bool {
    // "You" is an object as well.
    let first = |i: usize| page.is(i, ADDRESS) && page.is(i, SUBJECT) && !page.is(i, OBJECT);
    reading.source.is_some_and(|s| page.doc.tokens_in(s).all(first))
}

/// "She reports to the head cook."
fn serves(page: &Page<'_>, reading: &Reading) -> bool {
    let &[content] = &reading.content[..] else { return false };
    let to = |cue: Span| {
        let last = page.doc.tokens_in(cue).end - 1;
        page.reads(last, "to") && page.is_before(last, 1, SERVING)
    };
    reading.cue.is_some_and(to) && person(page, content, |i| plain(page, i))
}

/// Whether a content is somebody, and no clause: "the victim well", "her lawyer". `between` says which words may stand before the
/// noun.
fn person(page: &Page<'_>, content: Span, between: impl Fn(usize) -> bool) -> bool {
    let mut words: Vec<usize> = page.doc.tokens_in(content).filter(|&i| page.wordy(i)).collect();
    words.pop_if(|i| page.is(*i, ADVERB));
    matches!(&words[..], [first, middle @ .., noun] if page.is(*first, DETERMINER | POSSESSIVE)
        && middle.iter().all(|&i| between(i)) && page.is(*noun, PERSON))
}

/// "United conceded a penalty", "Staff called an ambulance", "The search was called off": what is done with a verb that elsewhere
/// reports, by the list of its objects and particles.
fn acts(page: &Page<'_>, reading: &Reading) -> bool {
    let Some(cue) = reading.cue.map(|c| page.doc.tokens_in(c)) else { return false };
    let Some(verb) = cue.clone().find(|&i| page.entry(i).verb().is_some()) else { return false };
    let done = |i: usize| acts_on(page.at(verb), page.at(i));
    let &[content] = &reading.content[..] else { return false };
    if let Some(particle) = cue.clone().find(|&i| i > verb && page.wordy(i)) {
        return done(particle);
    }
    if super::quoted::kind(page, &reading.content) != QuoteKind::Indirect {
        return false;
    }
    let tokens = page.doc.tokens_in(content);
    let ends = |&i: &usize| !page.wordy(i) || page.is(i, PREPOSITION | LINK | SUBORDINATOR | AND);
    let object = tokens.clone().find(ends).unwrap_or(tokens.end);
    let ends = |i: usize| i + 1 == object || page.is(i + 1, DETERMINER | TIME);
    tokens.start >= cue.end && (tokens.start..object).any(|i| done(i) && ends(i))
}

/// "Lee has been calling for *years* for a bridge": how long somebody asks is not what they ask.
fn lasts(page: &Page<'_>, reading: &Reading) -> bool {
    let &[content] = &reading.content[..] else { return false };
    let mut words = page.doc.tokens_in(content).filter(|&i| page.wordy(i)).peekable();
    let time = |i: usize| page.is(i, UNIT_OF_TIME | NUMBER | QUANTIFIER | DETERMINER);
    let unit = page.doc.tokens_in(content).any(|i| page.is(i, UNIT_OF_TIME));
    let asks = reading.cue.is_some_and(|c| page.is(page.doc.tokens_in(c).end - 1, PREPOSITION));
    asks && unit && words.peek().is_some() && words.all(time)
}

/// A word that is neither small nor a name.
pub(super) fn plain(page: &Page<'_>, i: usize) -> bool {
    page.kind(i) == Some(TokenKind::Word) && !page.is(i, SMALL) && !page.capital(i)
}

#[cfg(test)]
mod tests {
    use super::super::marked::marked_reading;
    use super::*;
    use crate::text::Document;

    /// Whether a reading, `<source> {cue} [content]`, is one or nothing.
    #[track_caller]
    fn check(text: &str, told: bool) {
        let (text, reading) = marked_reading(text);
        let doc = Document::new(&text);
        assert_eq!(!untold(&Page::new(&doc), &reading), told, "{text}");
    }

    #[test]
    fn a_thing_neither_says_nor_wants_anything() {
        check("<The recipe> {calls for} [two eggs].", false);
        check("“<It> {felt like} [a lorry],” he said.", false);
        check("“<It> {felt} [cold],” he said.", true);
        check("<The old gate> {bore} [a sign, “No dogs”].", false);
        check("<The door> {said} [“Back at noon.”]", true);
        check("<The man at the gate> {called for} [two eggs].", true);
        check("<The Storm> {threatened} [to strike].", true);
        check("<The lamps> {ask for} [nothing].", false);
    }

    #[test]
    fn whom_somebody_knows_is_no_thought() {
        check("<Lee> {knew} [the manager well].", false);
        check("<Lee> {knew} [her lawyer].", false);
        check("<Lee> {does not know} [how to swim].", false);
        check("<Lee> {knew} [the manager lied].", true);
        check("<Lee> {knew} [the manager hated lawyers].", true);
        check("<Lee> {does not know} [how it ends].", true);
        check("<Lee> {knew} [the risks].", true);
        check("“<We> {know} [that].”", false);
        check("“<We> {did not know} [that].”", true);
        check("<Everybody> {knew} [that].", true);
        check("<Lee> {reports to} [the head cook].", false);
        check("<Lee> {reports to} [the court that it rained].", true);
    }

    #[test]
    fn how_long_somebody_asks_is_not_what_they_ask() {
        check("<Lee> {has been calling for} [years] for a bridge.", false);
        check("<Her> {demand for} [two years] has been a bridge.", false);
        check("<Lee> {called for} [two years of peace].", true);
        check("<Lee> {said} [two years].", true);
    }

    #[test]
    fn what_is_done_with_a_reporting_verb_is_not_said() {
        for done in [
            "<United> {conceded} [a late penalty].",
            "<Villa> {have conceded} [40 goals this season].",
            "<Ash> {claimed} [his third victory of the season].",
            "<Staff> {called} [an ambulance].",
            "{was called off} [the match].",
            "<She> {noted down} [the number].",
            "<The officer> {pointed} [his gun at the car].",
            "<The rider> {admitted} [herself to hospital].",
            "<The coach> {called} [two timeouts before the half].",
            "<Lola and Kit> {said} [their vows at a chapel].",
            "<Pupils> {recalled} [an average of 11 words].",
        ] {
            check(done, false);
        }
        for said in [
            "<United> {conceded} [that it was a penalty].",
            "<Ash> {claimed} [the win was luck].",
            "<Ash> {claimed} [victory was near].",
            "<Lee> {called} [the police liars].",
            "<Lee> {called for} [police to act].",
            "<Lee> {called} [it “an ambulance”].",
            "<Lee> {noted} [the number had grown].",
        ] {
            check(said, true);
        }
    }
}
