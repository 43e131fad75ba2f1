//! Sources that the text leaves without a name: "officials said", "two people with knowledge of the case said".

use super::phrase::phrase_ends;
use crate::words::Page;
use crate::words::lexicon::{
    ACCORDING, ADVERB, AUXILIARY, BE, CLAUSAL, CONCEDING, COORDINATOR, DEFINITE, DETERMINER, Form, GENITIVE, HAVE,
    LINK, NEGATIVE, OBJECT, POSSESSIVE, PREPOSITION, PRIVY, PROMISING, PRONOUN, QUANTIFIER, SUBJECT, SUBORDINATOR,
    TELLING, UNNAMED, VAGUE, VAGUE_GROUP,
};
use std::ops::Range;

/// An unnamed source with its verb, if one begins with the token: the tokens of both.
pub(super) fn vague_source(page: &Page<'_>, i: usize) -> Option<Range<usize>> {
    said_after(page, i).or_else(|| said_before(page, i)).or_else(|| according(page, i))
}

/// "a second source said".
fn said_after(page: &Page<'_>, i: usize) -> Option<Range<usize>> {
    let sentence = page.sentence(i);
    let of_somebody = page.before(i, 1).is_some_and(|k| known(page, k) || page.is(k, LINK));
    if sentence.is_empty() || of_somebody {
        return None;
    }
    // What may stand before it began the search already.
    let opens = i == sentence.start || !page.wordy(i - 1) || page.is(i - 1, COORDINATOR | SUBORDINATOR | CLAUSAL);
    if !begins(page, i) && (!opens || phrase_ends(page, i)) {
        return None;
    }
    // "some say", but not "some calls"
    if page.is(i, QUANTIFIER)
        && page.is(i, PRONOUN)
        && verb(page, i + 1) == Some(i + 1)
        && page.entry(i + 1).verb() != Some(Form::Third)
    {
        return Some(i..i + 2);
    }
    let head = head(page, i)?;
    // "The source", who has no name, said more; "the sources" stand for somebody.
    let somebody = known(page, i) && (!page.is(head, UNNAMED) || page.entry(head).plural())
        || (i..head).any(|k| page.is(k, GENITIVE | POSSESSIVE | SUBJECT));
    if somebody { None } else { verb(page, head + 1).map(|verb| i..verb + 1) }
}

/// Before a source that the text has named, or names by somebody else.
fn known(page: &Page<'_>, k: usize) -> bool {
    page.is(k, DEFINITE | GENITIVE | POSSESSIVE) && !page.is(k, SUBORDINATOR)
}

/// Whether a source may begin with the token, wherever it stands.
fn begins(page: &Page<'_>, i: usize) -> bool {
    page.is(i, DETERMINER | QUANTIFIER) && !page.is(i, SUBORDINATOR) || vague(page, i) && page.entry(i).plural()
}

/// The noun of a source that begins with the token.
fn head(page: &Page<'_>, i: usize) -> Option<usize> {
    let end = page.sentence(i).end.min(i + 5);
    (i..end).take_while(|&k| page.wordy(k) && (k == i || !phrase_ends(page, k))).find(|&k| vague(page, k))
}

/// A noun for a source that may stay without a name.
fn vague(page: &Page<'_>, k: usize) -> bool {
    page.is(k, VAGUE) || page.is(k, VAGUE_GROUP) && page.entry(k).plural()
}

/// The verb of a source, after what tells more of it ("familiar with the case") or an adverb.
fn verb(page: &Page<'_>, from: usize) -> Option<usize> {
    let at = (from..from + 4).find(|&k| !page.is(k, ADVERB | HAVE)).unwrap_or(from);
    // "scientists are warning", but not "doctors are told"
    let at = at + usize::from(page.is(at, BE) && page.entry(at + 1).verb() == Some(Form::Participle));
    // "many believe her", "another said nothing"
    let object = page.is(at + 1, OBJECT | DEFINITE) && !page.wordy(at + 2) || page.is(at + 1, NEGATIVE);
    if tells(page, at) && !object {
        return Some(at);
    }
    let told = page.is(from, PRIVY | PREPOSITION | LINK);
    let more = (from..page.sentence(from).end.min(from + 9))
        .take_while(|&k| told && page.wordy(k) && !page.is(k, SUBJECT | SUBORDINATOR));
    more.skip(2).find(|&k| tells(page, k))
}

/// A verb by which a source passes something on.
fn tells(page: &Page<'_>, k: usize) -> bool {
    let agrees = page.is(k, CONCEDING) && !page.wordy(k + 1);
    let ongoing = page.entry(k).verb() == Some(Form::Participle) && !page.is_before(k, 1, BE);
    // "Residents told to leave" are told; "donors threatened to leave" tell.
    let told = page.is_to(k + 1) && !page.is(k, CONCEDING | PROMISING);
    page.is(k, TELLING) && !ongoing && !agrees && !told
}

/// "said a Mexican official", after what is said.
fn said_before(page: &Page<'_>, i: usize) -> Option<Range<usize>> {
    let verb = i > 0 && !page.wordy(i - 1) && tells(page, i) && begins(page, i + 1);
    if !verb || known(page, i + 1) {
        return None;
    }
    // "said doctors must rest" reports what doctors must do.
    unnamed(page, i + 1).filter(|&head| !page.is(head + 1, AUXILIARY)).map(|head| i..head + 1)
}

/// "according to officials".
fn according(page: &Page<'_>, i: usize) -> Option<Range<usize>> {
    if !page.is(i, ACCORDING) || !page.is(i + 1, PREPOSITION) {
        return None;
    }
    let head = unnamed(page, i + 2)?;
    (!(i + 2..head).any(|k| known(page, k) || page.is(k, LINK))).then_some(i..head + 1)
}

/// The noun of a source that begins with the token, if no name follows it.
fn unnamed(page: &Page<'_>, i: usize) -> Option<usize> {
    head(page, i).filter(|&head| !page.capital(head + 1))
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
        check("Teachers have long argued that it rains.", &["unattributed teachers have long argued [it rains]"]);
        check("Lawyers are warning that it rains.", &["unattributed lawyers are warning [it rains]"]);
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
        check("Officials told to leave came.", &[]);
        check("A witness said that it was late.", &[]);
        check("“It is late,” said the union, said doctors must rest.", &[]);
        check("A baker accused of theft came.", &["hearsay accused of [theft came]"]);
        check("It is shut, according to the officials.", &[]);
    }
}
