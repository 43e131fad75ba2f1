//! What a source names: whose name, in what role, what kind of speaker. The head noun decides, never what follows a
//! preposition: "a spokesman for Lee" is not Lee.

use super::people;
use crate::analysis::SpeakerKind;
use crate::text::{Span, TokenKind};
use crate::words::lexicon::{
    ADVERB, AND, ARTICLE, BODY, CALLED, CONJUNCTION, COURTESY, DETERMINER, DOCUMENT, EPITHET, EXAMPLE, GROUP,
    INDEFINITE, INNER, IT, LEGAL_FORM, LINK, MAN, MONTH, NEAR_IN_TIME, OBJECT, POSSESSIVE, POST_NOMINAL, PREPOSITION,
    PRIVY, PRONOUN, RELATIVE, REPORTING, SMALL, STATE, SUBORDINATOR, TIME, TITLE, UNIT_OF_TIME, WOMAN, look_up,
};
use crate::words::{Page, Phrase};

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
pub(super) fn named(page: &Page<'_>, source: Span) -> Option<Named> {
    let mut tokens = page.doc.tokens_in(source);
    // "61% said so"
    let kept = |i: usize| matches!(page.doc.word(i), ")" | "%");
    let edge = |i: usize| !page.wordy(i) && !kept(i) || page.kind(i) == Some(TokenKind::Clitic);
    while tokens.start < tokens.end && edge(tokens.end - 1) {
        tokens.end -= 1;
    }
    let alone = tokens.len() == 1 && page.is(tokens.start, PRONOUN | RELATIVE | OBJECT);
    if alone || tokens.is_empty() {
        return None;
    }
    let head = first_part(page, tokens.clone());
    let apposition = (head.end + 1).min(tokens.end)..tokens.end;
    let core = core(page, head.clone());
    let after = says_what(page, first_part(page, apposition.clone()));
    let apposed = apposed(page, apposition);
    let office = apposed.is_some() && held(page, &core);
    if let Some(name) = name_at_end(page, core.clone()).filter(|_| !office) {
        let name = without_titles(page, whole_name(page, name, head.end));
        let role = after.or_else(|| described(page, head.start..name.start));
        let kind = kind_of_name(page, &name, role.as_ref());
        return Some(Named { name, role, kind, proper: true });
    }
    // "the mayor, Ann Lee"
    if let Some(name) = apposed {
        let name = without_titles(page, name);
        let kind = kind_of_name(page, &name, Some(&head));
        return Some(Named { name, role: described(page, head), kind, proper: true });
    }
    Some(noun(page, tokens, core.end - 1))
}

/// The name that an apposition is, or ends with behind what somebody is: "Ann Lee", "retired professor Ann Lee".
fn apposed(page: &Page<'_>, apposition: Phrase) -> Option<Phrase> {
    let mut apposed = up_to_preposition(page, first_part(page, apposition));
    if page.is(apposed.start, DETERMINER) && page.capital(apposed.start + 1) {
        apposed.start += 1;
    }
    let name = name_at_end(page, apposed.clone()).filter(|n| !n.is_empty())?;
    let behind = name.start > apposed.start && {
        let noun = name.start - 1;
        people::role(page, noun).is_some_and(|r| !r.plural) || page.is(noun, CALLED)
    };
    (name == apposed || behind).then_some(name)
}

/// Whether a noun phrase is an office that somebody holds: "the Mayor", "its National President".
pub(super) fn held(page: &Page<'_>, core: &Phrase) -> bool {
    let whose = |i: usize| page.is(i, DETERMINER) || page.kind(i) == Some(TokenKind::Clitic);
    let last = core.end.saturating_sub(1);
    core.clone().any(whose) && (page.is(last, TITLE) || people::role(page, last).is_some_and(|r| !r.plural))
}

/// A source read as a noun for all its capital, if its first word is one and nobody's name: "Critics of the plan".
pub(super) fn common(page: &Page<'_>, tokens: Phrase) -> Option<Named> {
    let head = core(page, first_part(page, tokens.clone()));
    let last = head.end.checked_sub(1).filter(|&l| l >= tokens.start)?;
    let opens = |i: usize| page.sentence(i).start == i;
    let marked = tokens.start.checked_sub(1).is_some_and(|i| page.kind(i) == Some(TokenKind::Open));
    let first = opens(tokens.start) || marked;
    let plain = page.at(last);
    let listed =
        people::role(page, last).is_some() || page.is(last, DOCUMENT | BODY) || plain.len() > 4 && plain.ends_with('s');
    (first || listed && head.len() > 1).then(|| noun(page, tokens, last))
}

/// "Representative Ann Lee" of "Representative Ann Lee of Varn".
fn up_to_preposition(page: &Page<'_>, phrase: Phrase) -> Phrase {
    let titled = page.is(phrase.start, TITLE);
    let end = phrase.clone().skip(3).find(|&i| titled && page.is(i, PREPOSITION) && page.capital(i - 1));
    phrase.start..end.unwrap_or(phrase.end)
}

/// Whether a source calls somebody "a Republican", "one Democrat": no name, for all its capital.
pub(super) fn is_a(page: &Page<'_>, tokens: &Phrase, name: &Phrase) -> bool {
    page.is(tokens.start, INDEFINITE)
        && tokens.start + 1 == name.start
        && name.len() == 1
        && people::demonym(page, name.start)
}

/// A phrase that names nobody, by its head noun.
fn noun(page: &Page<'_>, tokens: Phrase, noun: usize) -> Named {
    let kind = match () {
        () if page.is(noun, DOCUMENT) => SpeakerKind::Document,
        () if page.is(noun, BODY) => SpeakerKind::Organisation,
        () if page.is(noun, GROUP) => SpeakerKind::Group,
        () => SpeakerKind::Unnamed,
    };
    let mut head = first_part(page, tokens.clone());
    // "Proponents, including the club"
    if head.end + 1 < tokens.end && page.is(head.end + 1, EXAMPLE) {
        head.end = tokens.end;
    }
    Named { name: plain(page, head), role: None, kind, proper: false }
}

/// Longer noun phrases than this lose their relative clause.
const LONG: usize = 12;

/// A noun phrase up to a long relative clause, without a time at its end: "a report" of "a report released last month".
fn plain(page: &Page<'_>, head: Phrase) -> Phrase {
    let clause = head.clone().skip(1).find(|&i| page.is(i, RELATIVE));
    let mut end = clause.filter(|_| head.len() > LONG).unwrap_or(head.end);
    // "a teacher mistakenly"
    if end > head.start + 2 && manner(page, end - 1) && people::role(page, end - 2).is_some() {
        end -= 1;
    }
    // "the clerk when asked about it"
    let beside = |&i: &usize| page.is(i, CONJUNCTION);
    end = (head.start + 1..end).find(beside).unwrap_or(end);
    // "a poll released on Monday"; but "a poll commissioned by the bank" says whose it is.
    let noun = core(page, head.clone()).end;
    if noun < end && page.looks_past(noun) && !(noun..end).any(|i| page.reads(i, "by")) {
        end = noun;
    }
    // but "the minutes" are a document.
    while end > head.start + 1 && page.is(end - 1, TIME | UNIT_OF_TIME) && !page.is(end - 1, DOCUMENT) {
        end -= 1 + usize::from(page.is(end.saturating_sub(2), NEAR_IN_TIME));
    }
    // "a report in June 2021"
    let date = |i: usize| page.is(i, MONTH) || page.kind(i) == Some(TokenKind::Number) && page.doc.word(i).len() == 4;
    let dated = (head.start + 1..end)
        .rev()
        .find(|&i| !date(i))
        .filter(|&i| i + 1 < end && page.is(i, PREPOSITION) && !page.is(i, LINK));
    end = dated.unwrap_or(end);
    head.start..end.max(head.start + 1)
}

/// "angrily": an adverb by its ending.
pub(super) fn manner(page: &Page<'_>, i: usize) -> bool {
    let word = page.doc.word(i);
    word.len() > 4 && word.ends_with("ly") && word.starts_with(char::is_lowercase)
}

/// Up to the first comma or bracket.
pub(super) fn first_part(page: &Page<'_>, tokens: Phrase) -> Phrase {
    let stop = |&i: &usize| i > tokens.start && (page.reads(i, ",") || page.doc.word(i) == "(");
    tokens.start..tokens.clone().find(stop).unwrap_or(tokens.end)
}

/// A noun phrase up to its head noun: "a poll" of "a poll conducted in May", "the man" of "the man who …".
pub(super) fn core(page: &Page<'_>, head: Phrase) -> Phrase {
    // "specially trained officers", but "the family accused of theft"
    let noun = |i: usize| i < head.end && page.kind(i) == Some(TokenKind::Word) && !page.is(i, SMALL);
    let manner = |i: usize| page.at(i).len() > 4 && page.at(i).ends_with("ly") && noun(i + 2);
    let before = |i: usize| page.is(i, DETERMINER | ADVERB) || manner(i);
    let participle = |i: usize| page.looks_past(i) && !page.capital(i) && !before(i - 1);
    // "judges handling the case"
    let doing = |i: usize| page.looks_participle(i) && !page.capital(i) && people::role(page, i - 1).is_some();
    // "a source close to Lee"
    let knows = |i: usize| page.is(i, PRIVY) && people::role(page, i - 1).is_some();
    let small = |i: usize| page.is(i, PREPOSITION | RELATIVE | SUBORDINATOR);
    let ends = |&i: &usize| i > head.start && (small(i) || participle(i) || doing(i) || knows(i));
    head.start..head.clone().find(ends).unwrap_or(head.end)
}

/// Whether a word is written as a name's: with a capital, or with one behind an article ("al-Masri").
pub(super) fn capital(page: &Page<'_>, i: usize) -> bool {
    let word = page.doc.word(i);
    let article = |(article, name): (&str, &str)| name.starts_with(char::is_uppercase) && look_up(article).is(INNER);
    page.capital(i) || word.split_once('-').is_some_and(article)
}

/// "plc" of "Halden plc": behind a body's name, and none of it.
pub(super) fn small_suffix(page: &Page<'_>, i: usize) -> bool {
    page.is(i, LEGAL_FORM) && !page.capital(i)
}

/// "Varnmail.com": an address that is written as a name.
pub(super) fn site(page: &Page<'_>, i: usize) -> bool {
    page.kind(i) == Some(TokenKind::Url) && page.capital(i) && !page.doc.word(i).contains(['/', '@'])
}

/// The run of capitals that ends a phrase.
pub(super) fn name_at_end(page: &Page<'_>, phrase: Phrase) -> Option<Phrase> {
    let proper = |i: usize| page.wordy(i) && (capital(page, i) || page.kind(i) == Some(TokenKind::Handle));
    let last = phrase.end.checked_sub(1).filter(|&l| l >= phrase.start && proper(l))?;
    let mut start = last;
    while start > phrase.start {
        let small = page.is(start - 1, INNER | AND) || page.reads(start - 1, "&");
        let inner = small && start - 1 > phrase.start && proper(start - 2);
        // "Jan de la Haye"
        let two = small && start >= phrase.start + 3 && page.is(start - 2, INNER) && proper(start - 3);
        match () {
            () if proper(start - 1) => start -= 1,
            () if inner => start -= 2,
            () if two => start -= 3,
            () => break,
        }
    }
    while start < phrase.end && page.is(start, SMALL) && !page.is(start, INNER) {
        start += 1;
    }
    (start < phrase.end).then_some(start..phrase.end)
}

/// "Bank of England", "Centre for Ocean and Ice": a body's name goes on over small words to the next capitals.
fn whole_name(page: &Page<'_>, name: Phrase, limit: usize) -> Phrase {
    // "Police in Varn" are no Varn.
    let placed = name.len() == 1 && page.is(name.end, PREPOSITION) && !page.is(name.end, LINK);
    if !page.is(name.end - 1, BODY) || placed {
        return name;
    }
    let mut end = name.end;
    for i in name.end..limit {
        match () {
            () if page.capital(i) => end = i + 1,
            () if page.is(i, PREPOSITION | AND | DETERMINER | INNER) => {}
            () => break,
        }
    }
    name.start..end
}

/// "US President Donald Trump": what goes up to the last title is the role; but "General Hospital" is a name. "Ann Lee OBE" is Ann Lee.
pub(super) fn without_titles(page: &Page<'_>, name: Phrase) -> Phrase {
    let after = |i: &usize| *i > name.start && page.is(*i, POST_NOMINAL);
    // "the Calgary MP" is no Calgary.
    let called = name.start.checked_sub(1).is_some_and(|i| page.is(i, DETERMINER));
    let letters = name.clone().rev().take_while(after).last();
    let end = letters.filter(|_| !called).unwrap_or(name.end);
    // "Farmer Ivo Strand": a noun for people before two names more.
    let person = |i: usize| people::role(page, i).is_some_and(|r| !r.plural);
    let role = |i: usize| i + 2 < end && people::given(page, i).is_none() && person(i);
    let title = (name.start..end.saturating_sub(1)).rfind(|&i| page.is(i, TITLE) || role(i));
    let rest = title.map_or(name.start, |t| t + 1)..end;
    if rest.clone().any(|i| page.is(i, BODY | GROUP)) { name } else { rest }
}

/// Whether a name is only an office: "Mayor", "Prime Minister", "Home Secretary". `found` is the name with its titles; "Mr. King"
/// and "Ann Major" are people.
pub(super) fn office(page: &Page<'_>, name: &Phrase, found: &Phrase) -> bool {
    let last = name.end - 1;
    let surname = page.is(last, COURTESY | MAN | WOMAN) || found.clone().any(|i| page.is(i, COURTESY));
    let first = page.kind(name.start) == Some(TokenKind::Initial) || people::given(page, name.start).is_some();
    page.is(last, TITLE) && !first && (found.len() == 1 || !surname)
}

/// The words before a name, without their article, if they say anything.
pub(super) fn described(page: &Page<'_>, before: Phrase) -> Option<Phrase> {
    // "its president"
    let its = page.is(before.start, IT) && page.is(before.start, POSSESSIVE);
    let start = before.start + usize::from(its || page.is(before.start, ARTICLE | INDEFINITE));
    // "counsellor Dr" of "counsellor Dr Ann Lee"
    let end = (start + 1..before.end).rev().find(|&i| !page.is(i, COURTESY)).map_or(before.end, |last| last + 1);
    let role = start..end;
    let noun = |i: usize| {
        let verb = page.is(i, REPORTING) && people::role(page, i).is_none();
        page.kind(i) == Some(TokenKind::Word) && !page.is(i, SMALL | INNER) && !verb || page.is(i, TITLE)
    };
    let courtesy = role.len() == 1 && page.is(role.start, COURTESY);
    // "Labour's Ann Lee"
    let whose = role.end.checked_sub(1).is_some_and(|i| page.kind(i) == Some(TokenKind::Clitic));
    (role.clone().any(noun) && !courtesy && !whose).then_some(role)
}

/// What words between commas say that somebody is; nothing for an age, a clause, or what they do.
pub(super) fn says_what(page: &Page<'_>, apposition: Phrase) -> Option<Phrase> {
    let first = apposition.start;
    let lower = page.doc.word(first).starts_with(char::is_lowercase);
    let clause = page.is(first, RELATIVE | SUBORDINATOR | PREPOSITION | ADVERB)
        || (page.looks_participle(first) || page.looks_past(first)) && !page.is(first, EPITHET);
    if apposition.is_empty() || !lower || clause { None } else { described(page, apposition) }
}

fn kind_of_name(page: &Page<'_>, name: &Phrase, role: Option<&Phrase>) -> SpeakerKind {
    let last = name.end - 1;
    let state = name.len() <= 2 && page.is(last, STATE);
    let role = role.is_some_and(|r| page.is(core(page, r.clone()).end - 1, BODY));
    let letters = page.doc.word(last);
    let acronym = name.len() == 1 && letters.len() > 2 && letters.chars().all(char::is_uppercase);
    let joint = name.clone().any(|i| page.is(i, AND));
    match () {
        () if page.kind(last) == Some(TokenKind::Handle) => SpeakerKind::Person,
        () if site(page, last) => SpeakerKind::Organisation,
        () if page.is(last, GROUP) || letters_of_several(page, last) => SpeakerKind::Group,
        () if state || role || acronym || name.clone().any(|i| page.is(i, BODY)) => SpeakerKind::Organisation,
        () if name.clone().any(|i| page.reads(i, "&")) => SpeakerKind::Organisation,
        () if joint => SpeakerKind::Group,
        () if page.is(last, DOCUMENT) => SpeakerKind::Document,
        () => SpeakerKind::Person,
    }
}

/// "GPs", "MPs"
pub(super) fn letters_of_several(page: &Page<'_>, i: usize) -> bool {
    let letters = page.doc.word(i).strip_suffix('s').unwrap_or_default();
    letters.len() > 1 && letters.chars().all(|c| c.is_ascii_uppercase())
}

/// How a word ends that tells where somebody is from.
const BORN: [&str; 4] = ["-born", "-based", "-raised", "-trained"];

/// "The nominee’s daughter" is no nominee.
pub(super) fn after_possessive(page: &Page<'_>, role: &Phrase) -> Phrase {
    let last = role.clone().rfind(|&i| possessive(page, i));
    last.map_or(role.start, |i| i + 1)..role.end
}

/// Whether a token marks what belongs to somebody: "’s", "’".
pub(super) fn possessive(page: &Page<'_>, i: usize) -> bool {
    page.kind(i) == Some(TokenKind::Clitic) && page.doc.word(i).ends_with(['s', 'S'])
        || page.kind(i) == Some(TokenKind::Apostrophe)
}

/// "American engineer Ann Lee", "Republican Ann Lee": without what tells only where from or which party.
pub(super) fn without_demonyms(page: &Page<'_>, name: Phrase) -> Phrase {
    let from = |i: usize| people::demonym(page, i);
    let first = (name.start..name.end.saturating_sub(2)).find(|&i| !from(i)).unwrap_or(name.start);
    // "Varn-born Lee"
    let born = BORN.iter().any(|end| page.at(name.start).ends_with(end));
    match () {
        () if name.len() > 1 && born => name.start + 1..name.end,
        () if name.end - first >= 2 => first..name.end,
        () => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    /// What a whole text names as a source: "kind name, role".
    fn check(source: &str, expected: &str) {
        let doc = Document::new(source);
        let page = Page::new(&doc);
        let shown = |p: Phrase| page.span(p).of(source).to_owned();
        let found = named(&page, Span::new(0, source.len())).map_or("nobody".to_owned(), |n| {
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
        check("The senator representing North Varn, Bo Ash", "person bo ash, senator representing north varn");
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
        check("The minutes", "document the minutes");
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
        check("GPs", "group gps");
        check("Labour’s Ann Lee", "person ann lee");
        check("a source close to Ann Lee", "unnamed a source close to ann lee");
        check("she", "nobody");
    }
}
