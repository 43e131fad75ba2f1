//! Sources that the text leaves without a name: "officials said", "two people with knowledge of the case said".

use super::cues::Cue;
use super::rules::Rule;
use super::words::{DETERMINERS, OPENING, PHRASE_END, PRONOUNS, REPORTING, SPEAKING, VAGUE, VAGUE_ALONE, Words};
use std::ops::Range;

/// An unnamed source with its verb, if one begins with the token.
pub(super) fn vague_source(words: &Words<'_>, i: usize) -> Option<Cue> {
    let tokens = said_after(words, i).or_else(|| said_before(words, i)).or_else(|| according(words, i))?;
    Some(Cue { tokens, rule: Rule::VagueSource })
}

/// "a second source said".
fn said_after(words: &Words<'_>, i: usize) -> Option<Range<usize>> {
    let alone = words.is(i, &VAGUE_ALONE);
    let sentence = words.sentence(i);
    if sentence.is_empty() {
        return None;
    }
    // What may stand before it began the search already.
    let opens = i == sentence.start
        || !words.wordy(i - 1)
        || words.is(i - 1, &OPENING)
        || words.listed(i - 1, "and or who which as that what although")
        || words.is(i - 1, &REPORTING);
    let begins = words.is(i, &DETERMINERS) || opens && !words.is(i, &PHRASE_END) || words.is(i, &VAGUE);
    if !begins
        || words.before(i, 1).ends_with("'s")
        || words.listed_before(i, 1, "the these those his her their our its my of")
    {
        return None;
    }
    if alone && words.at(i + 1) != "called" && verb(words, i + 1) == Some(i + 1) {
        return Some(i..i + 2);
    }
    let head = (i..sentence.end.min(i + 5))
        .take_while(|&k| words.wordy(k) && (k == i || !words.is(k, &PHRASE_END) && !words.is(k, &SPEAKING)))
        .find(|&k| words.is(k, &VAGUE))?;
    let definite =
        words.listed(i, "the these those this all his her their") && !words.listed(head, "official aide source");
    let named =
        (i..head).any(|k| words.is(k, &PRONOUNS) && words.at(k) != "these" || words.listed(k, "'s his her their our"));
    if definite || named {
        return None;
    }
    let verb = verb(words, head + 1)?;
    Some(i..verb + 1)
}

/// The verb of a source, after what tells more of it ("familiar with the case") or an adverb.
fn verb(words: &Words<'_>, from: usize) -> Option<usize> {
    let adverb = usize::from(words.listed(from, "also now later have had soon often"));
    let alone = words.listed(from + adverb, "agree agreed") && !words.wordy(from + adverb + 1);
    let object =
        words.listed(from + adverb + 1, "her him it them me us that this so") && !words.wordy(from + adverb + 2);
    if words.is(from + adverb, &SPEAKING)
        && !object
        && !alone
        && !words.listed(from + adverb + 1, "nothing little no so")
    {
        return Some(from + adverb);
    }
    let told = words.listed(from, "familiar close with briefed involved of in at near from inside");
    let more = (from..words.sentence(from).end.min(from + 9)).take_while(|&k| told && words.wordy(k));
    more.filter(|&k| words.is(k, &SPEAKING) && (words.wordy(k + 1) || !words.listed(k, "agree agreed")))
        .find(|&k| k > from + 1)
}

/// "said a Mexican official", after what is said.
fn said_before(words: &Words<'_>, i: usize) -> Option<Range<usize>> {
    let verb = i > 0
        && !words.wordy(i - 1)
        && words.listed(i, "said says")
        && words.listed(i + 1, "a an one some two several officials sources analysts experts critics");
    if !verb {
        return None;
    }
    let head = (i + 1..i + 5).take_while(|&k| words.wordy(k)).find(|&k| words.is(k, &VAGUE))?;
    (!words.doc.word(head + 1).starts_with(char::is_uppercase)).then_some(i..head + 1)
}

/// "according to officials".
fn according(words: &Words<'_>, i: usize) -> Option<Range<usize>> {
    let to = words.at(i) == "according" && words.at(i + 1) == "to";
    let head = (i + 2..i + 5).take_while(|&k| to && words.wordy(k)).find(|&k| words.is(k, &VAGUE))?;
    let named = words.listed(i + 2, "the these those his her their our")
        || (i + 2..head).any(|k| words.listed(k, "'s of"))
        || words.doc.word(head + 1).starts_with(char::is_uppercase);
    (!named).then_some(i..head + 1)
}

#[cfg(test)]
mod tests {
    use crate::uncertainty::tests::check;

    #[test]
    fn sources_without_a_name_are_found_with_their_words() {
        check("“It has a key,” one official said.", &["unattributed one official said [it has a key]"]);
        check("A second source said that the wall moved.", &["unattributed a second source said [the wall moved]"]);
        check(
            "It was late, two people with knowledge of the case said on Monday.",
            &["unattributed two people with knowledge of the case said [it was late]"],
        );
        check("The council, critics say, waited.", &["unattributed critics say [the council, critics say, waited]"]);
        check(
            "The hall is closed, according to officials.",
            &["unattributed according to officials [the hall is closed]"],
        );
        check("According to sources, the hall is closed.", &["unattributed according to sources [the hall is closed]"]);
        check("It was late, said a Varnish official.", &["unattributed said a varnish official [it was late]"]);
    }

    #[test]
    fn named_sources_are_left_to_their_quotes() {
        check("The mayor’s aides said that it was late.", &[]);
        check("The officials said that it was late.", &[]);
        check("Another said nothing.", &[]);
        check("Many believe her.", &[]);
        check("It is shut, according to the officials.", &[]);
    }
}
