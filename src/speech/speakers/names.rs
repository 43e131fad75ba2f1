//! What a source names: whose name, in what role, what kind of speaker. The head noun decides, never what follows a
//! preposition: "a spokesman for Lee" is not Lee.

use super::super::lexicon::{
    ADVERB, AND, BODY, DETERMINER, DOCUMENT, GROUP, INNER, OBJECT, PREPOSITION, PRONOUN, RELATIVE, REPORTING, SMALL,
    STATE, SUBORDINATOR, TIME, TITLE,
};
use super::super::words::{Phrase, Words};
use super::lists;
use crate::analysis::SpeakerKind;
use crate::text::{Span, TokenKind};

/// Titles that say nothing of what somebody does.
const COURTESIES: [&str; 11] = ["Dr.", "Dr", "Mr.", "Mrs.", "Ms.", "Miss", "Mr", "Mrs", "Ms", "Sir", "Dame"];

/// A source read for its name. Phrases are ranges of tokens.
pub(super) struct Named {
    /// The name without titles, or the whole noun phrase where nobody is named.
    pub name: Phrase,
    /// What the source says that they are.
    pub role: Option<Phrase>,
    /// What kind of speaker this is.
    pub kind: SpeakerKind,
    /// Whether it is a name.
    pub proper: bool,
}

/// Whom a source names; nobody for a pronoun.
pub(super) fn named(words: &Words<'_>, source: Span) -> Option<Named> {
    let mut tokens = words.doc.tokens_in(source);
    let edge = |i: usize| !words.wordy(i) && words.doc.word(i) != ")" || words.kind(i) == Some(TokenKind::Clitic);
    while tokens.start < tokens.end && edge(tokens.end - 1) {
        tokens.end -= 1;
    }
    let alone = tokens.len() == 1 && words.is(tokens.start, PRONOUN | RELATIVE | OBJECT);
    if alone || tokens.is_empty() {
        return None;
    }
    let head = first_part(words, tokens.clone());
    let apposition = (head.end + 1).min(tokens.end)..tokens.end;
    let core = core(words, head.clone());
    let after = says_what(words, first_part(words, apposition.clone()));
    if let Some(name) = name_at_end(words, core.clone()) {
        let name = without_titles(words, whole_name(words, name, head.end));
        let role = after.or_else(|| described(words, head.start..name.start));
        let kind = kind_of_name(words, &name, role.as_ref());
        return Some(Named { name, role, kind, proper: true });
    }
    // "the mayor, Ann Lee"
    let mut apposed = up_to_preposition(words, first_part(words, apposition));
    if words.is(apposed.start, DETERMINER) && words.capital(apposed.start + 1) {
        apposed.start += 1;
    }
    if let Some(name) = name_at_end(words, apposed.clone()).filter(|n| *n == apposed && !n.is_empty()) {
        let name = without_titles(words, name);
        let kind = kind_of_name(words, &name, Some(&head));
        return Some(Named { name, role: described(words, head), kind, proper: true });
    }
    Some(noun(words, tokens, core.end - 1))
}

/// A source read as a noun for all its capital, if its first word is one and nobody's name: "Critics of the plan".
pub(super) fn common(words: &Words<'_>, tokens: Phrase) -> Option<Named> {
    let head = core(words, first_part(words, tokens.clone()));
    let last = head.end.checked_sub(1).filter(|&l| l >= tokens.start)?;
    let first = words.doc.sentences.iter().any(|s| s.tokens.start == tokens.start);
    let plain = words.doc.plain_word(last);
    let listed =
        lists::role(&plain).is_some() || words.is(last, DOCUMENT | BODY) || plain.len() > 4 && plain.ends_with('s');
    (first || listed && head.len() > 1).then(|| noun(words, tokens, last))
}

/// "Representative Ann Lee" of "Representative Ann Lee of Varn".
fn up_to_preposition(words: &Words<'_>, phrase: Phrase) -> Phrase {
    let titled = words.is(phrase.start, TITLE);
    let end = phrase.clone().skip(3).find(|&i| titled && words.is(i, PREPOSITION) && words.capital(i - 1));
    phrase.start..end.unwrap_or(phrase.end)
}

/// Whether a source calls somebody "a Republican", "one Democrat": no name, for all its capital.
pub(super) fn is_a(words: &Words<'_>, tokens: &Phrase, name: &Phrase) -> bool {
    let one = ["a", "an", "one", "another"].iter().any(|a| words.reads(tokens.start, a));
    one && tokens.start + 1 == name.start && name.len() == 1 && lists::demonym(&words.doc.plain_word(name.start))
}

/// A phrase that names nobody, by its head noun.
fn noun(words: &Words<'_>, tokens: Phrase, noun: usize) -> Named {
    let kind = match () {
        () if words.is(noun, DOCUMENT) => SpeakerKind::Document,
        () if words.is(noun, BODY) => SpeakerKind::Organisation,
        () if words.is(noun, GROUP) => SpeakerKind::Group,
        () => SpeakerKind::Unnamed,
    };
    let mut head = first_part(words, tokens.clone());
    // "Proponents, including the club"
    if head.end + 1 < tokens.end && ["including", "like"].iter().any(|w| words.reads(head.end + 1, w)) {
        head.end = tokens.end;
    }
    Named { name: plain(words, head), role: None, kind, proper: false }
}

/// Longer noun phrases than this lose their relative clause.
const LONG: usize = 12;

/// A noun phrase up to a long relative clause, without a time at its end: "a report" of "a report released last month".
fn plain(words: &Words<'_>, head: Phrase) -> Phrase {
    let clause = head.clone().skip(1).find(|&i| words.is(i, RELATIVE) || words.reads(i, "which"));
    let mut end = clause.filter(|_| head.len() > LONG).unwrap_or(head.end);
    // "the clerk when asked about it"
    let beside = |&i: &usize| ["when", "while", "after", "before", "because", "if"].iter().any(|w| words.reads(i, w));
    end = (head.start + 1..end).find(beside).unwrap_or(end);
    while end > head.start + 1
        && (words.is(end - 1, TIME) || ["month", "week", "year"].iter().any(|t| words.reads(end - 1, t)))
    {
        end -=
            1 + usize::from(words.reads(end.saturating_sub(2), "last") || words.reads(end.saturating_sub(2), "this"));
    }
    head.start..end.max(head.start + 1)
}

/// Up to the first comma or bracket.
pub(super) fn first_part(words: &Words<'_>, tokens: Phrase) -> Phrase {
    let stop = |&i: &usize| i > tokens.start && (words.reads(i, ",") || words.doc.word(i) == "(");
    tokens.start..tokens.clone().find(stop).unwrap_or(tokens.end)
}

/// A noun phrase up to its head noun: "a poll" of "a poll conducted in May", "the man" of "the man who …".
pub(super) fn core(words: &Words<'_>, head: Phrase) -> Phrase {
    let participle =
        |i: usize| words.doc.word(i).ends_with("ed") && !words.capital(i) && !words.is(i - 1, DETERMINER | ADVERB);
    // "judges handling the case"
    let doing = |i: usize| {
        let before = words.doc.plain_word(i - 1);
        words.doc.word(i).ends_with("ing") && !words.capital(i) && lists::role(&before).is_some_and(|r| r.plural)
    };
    let ends = |&i: &usize| {
        i > head.start && (words.is(i, PREPOSITION | RELATIVE | SUBORDINATOR) || participle(i) || doing(i))
    };
    head.start..head.clone().find(ends).unwrap_or(head.end)
}

/// The run of capitals that ends a phrase.
pub(super) fn name_at_end(words: &Words<'_>, phrase: Phrase) -> Option<Phrase> {
    let proper = |i: usize| words.wordy(i) && (words.capital(i) || words.kind(i) == Some(TokenKind::Handle));
    let last = phrase.end.checked_sub(1).filter(|&l| l >= phrase.start && proper(l))?;
    let mut start = last;
    while start > phrase.start {
        let small = words.is(start - 1, INNER | AND) || words.reads(start - 1, "&");
        let inner = small && start - 1 > phrase.start && proper(start - 2);
        match () {
            () if proper(start - 1) => start -= 1,
            () if inner => start -= 2,
            () => break,
        }
    }
    while start < phrase.end && words.is(start, SMALL) && !words.is(start, INNER) {
        start += 1;
    }
    (start < phrase.end).then_some(start..phrase.end)
}

/// "Bank of England", "Centre for Ocean and Ice": a body's name goes on over small words to the next capitals.
fn whole_name(words: &Words<'_>, name: Phrase, limit: usize) -> Phrase {
    if !words.is(name.end - 1, BODY) {
        return name;
    }
    let mut end = name.end;
    for i in name.end..limit {
        match () {
            () if words.capital(i) => end = i + 1,
            () if words.is(i, PREPOSITION | AND | DETERMINER | INNER) => {}
            () => break,
        }
    }
    name.start..end
}

/// "US President Donald Trump": what goes up to the last title is the role; but "General Hospital" is a name.
pub(super) fn without_titles(words: &Words<'_>, name: Phrase) -> Phrase {
    let title = (name.start..name.end.saturating_sub(1)).rfind(|&i| words.is(i, TITLE));
    let rest = title.map_or(name.start, |t| t + 1)..name.end;
    if rest.clone().any(|i| words.is(i, BODY | GROUP)) { name } else { rest }
}

/// The words before a name, without their article, if they say anything.
pub(super) fn described(words: &Words<'_>, before: Phrase) -> Option<Phrase> {
    let article = |i: usize| ["the", "a", "an", "one"].iter().any(|a| words.reads(i, a));
    let start = if article(before.start) { before.start + 1 } else { before.start };
    let role = start..before.end;
    let noun = |i: usize| {
        let verb = words.is(i, REPORTING) && lists::role(&words.doc.plain_word(i)).is_none();
        words.kind(i) == Some(TokenKind::Word) && !words.is(i, SMALL | INNER) && !verb || words.is(i, TITLE)
    };
    let courtesy = role.len() == 1 && COURTESIES.contains(&words.doc.word(role.start));
    (role.clone().any(noun) && !courtesy).then_some(role)
}

/// What words between commas say that somebody is; nothing for an age, a clause, or what they do.
pub(super) fn says_what(words: &Words<'_>, apposition: Phrase) -> Option<Phrase> {
    let first = apposition.start;
    let lower = words.doc.word(first).starts_with(char::is_lowercase);
    let clause = words.is(first, RELATIVE | SUBORDINATOR | PREPOSITION | ADVERB)
        || ["ing", "ed"].iter().any(|e| words.doc.word(first).ends_with(e)) && !words.reads(first, "retired");
    if apposition.is_empty() || !lower || clause { None } else { described(words, apposition) }
}

fn kind_of_name(words: &Words<'_>, name: &Phrase, role: Option<&Phrase>) -> SpeakerKind {
    let last = name.end - 1;
    let state = name.len() <= 2 && words.is(last, STATE);
    let role = role.is_some_and(|r| words.is(core(words, r.clone()).end - 1, BODY));
    let letters = words.doc.word(last);
    let acronym = name.len() == 1 && letters.len() > 2 && letters.chars().all(char::is_uppercase);
    let joint = name.clone().any(|i| words.is(i, AND));
    match () {
        () if words.kind(last) == Some(TokenKind::Handle) => SpeakerKind::Person,
        () if words.is(last, GROUP) => SpeakerKind::Group,
        () if state || role || acronym || name.clone().any(|i| words.is(i, BODY)) => SpeakerKind::Organisation,
        () if name.clone().any(|i| words.reads(i, "&")) => SpeakerKind::Organisation,
        () if joint => SpeakerKind::Group,
        () if words.is(last, DOCUMENT) => SpeakerKind::Document,
        () => SpeakerKind::Person,
    }
}

/// "American engineer Ann Lee", "Republican Ann Lee": without what tells only where from or which party.
pub(super) fn without_demonyms(words: &Words<'_>, name: Phrase) -> Phrase {
    let from = |i: usize| lists::demonym(&words.doc.plain_word(i));
    let first = (name.start..name.end.saturating_sub(2)).find(|&i| !from(i)).unwrap_or(name.start);
    if name.end - first >= 2 { first..name.end } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    /// What a whole text names as a source: "kind name, role".
    fn check(source: &str, expected: &str) {
        let doc = Document::new(source);
        let words = Words::new(&doc);
        let shown = |p: Phrase| words.span(p).of(source).to_owned();
        let found = named(&words, Span::new(0, source.len())).map_or("nobody".to_owned(), |n| {
            let role = n.role.map(|r| format!(", {}", shown(r))).unwrap_or_default();
            format!("{:?} {}{role}", n.kind, shown(n.name)).to_lowercase()
        });
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn titles_and_appositions_are_roles() {
        check("US President Ann Lee", "person ann lee, us president");
        check("Ann Lee, the site manager,", "person ann lee, site manager");
        check("The club’s owner, Vera Almond", "person vera almond, club’s owner");
        check("The inquiry’s chairman, Judge Pell Harding,", "person pell harding, inquiry’s chairman");
        check("Ann Lee, speaking on Monday", "person ann lee");
        check("Ann Lee, 54", "person ann lee");
        check("Mr. Lee", "person lee");
        check("Nick Witney, a fellow at the Hill Council", "person nick witney, fellow at the hill council");
        check("Rep. Ann Lee (D-Varn)", "person ann lee, rep.");
        check("Councillor Jo Abbing of Tarn Hollow, who wants more", "person jo abbing, councillor");
    }

    #[test]
    fn the_head_noun_decides() {
        check("a spokesman for Ann Lee", "unnamed a spokesman for ann lee");
        check("Lee’s lawyer", "unnamed lee’s lawyer");
        check("a company spokesman", "unnamed a company spokesman");
        check("The council’s leader", "unnamed the council’s leader");
        check("Minutes of a meeting held in April", "document minutes");
        check("A study commissioned by Varnrail", "document a study commissioned by varnrail");
        check("the man who was hired", "unnamed the man who was hired");
        check("a professor at Hill College", "unnamed a professor at hill college");
    }

    #[test]
    fn bodies_and_groups_are_no_people() {
        check("the Bank of Northern Varn", "organisation bank of northern varn");
        check("Hall & Moor Ltd.", "organisation hall & moor ltd.");
        check("the operator, Deepvarn", "organisation deepvarn, operator");
        check("The operator, the Northmark Ferry Company,", "organisation northmark ferry company, operator");
        check("many Republicans", "group republicans");
        check("Ukraine", "organisation ukraine");
        check("the IMF", "organisation imf");
        check("Lee and Ash", "group lee and ash");
        check("@GretaVoss", "person @gretavoss");
        check("she", "nobody");
    }
}
