//! Every name in the text: where it stands, and what the words around it say of it.

use super::mention::{Mention, over};
use super::surroundings::{Words, mention};
use super::{names as read, people};
use crate::reader::{Name, NameKind};
use crate::text::{Label, ParagraphKind, TokenKind};
use crate::words::lexicon::{
    AND, ANY_BODY, AUXILIARY, BODY, DEFINITE, DEMONYM, DETERMINER, ENTERPRISE, Form, GROUP, INNER, LINK, LOCALITY,
    MONTH, NOBODY, OPENER, PREPOSITION, REPLY, REPORTING, SMALL, STATE, TIME, TITLE,
};
use crate::words::{Page, Phrase};
use std::collections::BTreeSet;

/// How much an office before a name speaks for a person.
const OFFICE: f32 = 4.0;

/// How many tokens back from a name an office may stand whose place it follows.
const PLACE: usize = 6;

/// The names outside bylines and title-case headlines, in the order of the text.
pub(super) fn mentions(page: &Page<'_>, names: &[Name]) -> Vec<Mention> {
    let proper = proper(page);
    let mut out: Vec<Mention> = Vec::new();
    for tokens in stretches(page) {
        let mut i = tokens.start;
        let mut holder = None;
        while i < tokens.end {
            let held = holder == Some(i);
            holder = behind_office(page, i, tokens.end, names).or(holder.filter(|&h| h > i));
            let limit = holder.unwrap_or(tokens.end);
            let end = run(page, i, limit);
            if let Some(name) = name(page, i..end, &(tokens.start..limit), &proper, names) {
                let before = name.start.saturating_sub(1)..name.start;
                let described = name.start > i && !page.is(before.start, SMALL | OPENER | MONTH | TIME);
                let mut found = mention(page, name, &tokens, &proper, names);
                for mention in found.iter_mut().filter(|m| described && m.whole.start == before.end) {
                    mention.whole.start = before.start;
                    mention.roles.insert(0, before.clone());
                }
                found.iter_mut().filter(|_| held).for_each(|m| m.votes[0] += OFFICE);
                out.extend(found);
            }
            // "Union" of "the Writers’ Union" is no name of its own.
            let whole = out.last().map(|m| m.name.end).filter(|&whole| (end..whole).any(|i| is_mark(page, i)));
            i = whole.unwrap_or(end).max(i + 1);
        }
    }
    out
}

/// What is searched for names: sentences and labels, but no bylines, and no lines that write every word with a capital.
fn stretches<'w>(page: &'w Page<'_>) -> impl Iterator<Item = Phrase> + 'w {
    page.doc.paragraphs.iter().filter(|p| p.kind != ParagraphKind::Byline).flat_map(move |p| {
        // "Q:" is nobody's name.
        let asked = matches!(p.label, Some(Label::Question | Label::Answer));
        let lead = p.lead.filter(|_| !asked).map(|l| page.doc.tokens_in(l));
        let sentences = page.doc.sentences.get(p.sentences.clone()).unwrap_or_default();
        lead.into_iter().chain(sentences.iter().map(|s| s.tokens.clone())).filter(move |t| !title_case(page, t))
    })
}

/// "Trump Claims Breakthrough As Talks Begin"; a heading may be shorter.
pub(super) fn title_case(page: &Page<'_>, tokens: &Phrase) -> bool {
    let paragraph = page.doc.paragraphs.get(page.paragraph(tokens.start));
    let heading = paragraph.is_some_and(|p| p.kind == ParagraphKind::Headline);
    let long = |i: &usize| page.kind(*i) == Some(TokenKind::Word) && !page.is(*i, SMALL);
    let (mut all, mut capital) = (0, 0);
    for i in tokens.clone().filter(long) {
        all += 1;
        capital += usize::from(page.capital(i));
    }
    // A short sentence may be all names but for its verb.
    let nearly = if all < 8 && !heading { capital == all } else { 5 * capital >= 4 * all };
    all >= if heading { 1 } else { 4 } && nearly
}

/// Words that have a capital where no sentence begins.
fn proper<'t>(page: &Page<'t>) -> Words<'t> {
    let starts: BTreeSet<usize> = page.doc.sentences.iter().map(|s| s.tokens.start).collect();
    let opens = |i: usize| i > 0 && page.kind(i - 1) == Some(TokenKind::Open);
    let inside = |t: Phrase| t.filter(|i| page.capital(*i) && !starts.contains(i) && !opens(*i));
    stretches(page).flat_map(inside).map(|i| page.doc.word(i)).collect()
}

fn capital(page: &Page<'_>, i: usize) -> bool {
    read::capital(page, i) && page.name_like(i) || page.kind(i) == Some(TokenKind::Handle) || read::site(page, i)
}

/// Where the run of capitals that begins at a token ends.
fn run(page: &Page<'_>, start: usize, limit: usize) -> usize {
    let mut end = start;
    let good = |i: usize| i < limit && capital(page, i);
    let inner = |i: usize| page.is(i, INNER) && !page.is(i, AND) || page.reads(i, "&");
    // "Sofia van den Brinck"
    let goes_on = |i: usize| inner(i) && (good(i + 1) || inner(i + 1) && good(i + 2));
    while good(end) || end > start && goes_on(end) {
        if end > start && (page.reads(end, "i") || page.is(end, TIME)) {
            break;
        }
        end += 1;
    }
    end
}

/// Where in a run of capitals behind an office a person's name begins: "*Ivo Strand*" of "the ambassador to the United States Ivo Strand".
fn behind_office(page: &Page<'_>, start: usize, limit: usize, names: &[Name]) -> Option<usize> {
    let joins = |i: usize| page.is(i, LINK | PREPOSITION) || page.is_to(i);
    let place = |i: usize| capital(page, i) || joins(i) || page.is(i, DETERMINER | INNER);
    let role = |i: usize| people::role(page, i).is_some_and(|r| !r.plural);
    let before = start.checked_sub(1).filter(|&i| capital(page, start) && place(i))?;
    let office = (before.saturating_sub(PLACE)..=before).rev().find(|&i| page.is(i, TITLE) || role(i) || !place(i))?;
    let held = page.is(office, TITLE) || role(office);
    let joined = office < before + 1 && joins(office + 1);
    let end = (start..limit).find(|&i| !capital(page, i) && !joins(i)).unwrap_or(limit);
    let last = end.checked_sub(1).filter(|_| held && joined)?;
    let person = |k: usize| {
        let read = over(names, last..end).iter().any(|n| n.kind == NameKind::Person && n.tokens.start == last);
        let given = people::given(page, k).is_some() && k > start + 1;
        let plain = (k..end).all(|i| capital(page, i) && !page.is(i, BODY | STATE | GROUP | LOCALITY));
        // "the Leader of the Opposition Ann Lee"
        let noun = k == start + 1 && people::given(page, k).is_some() && people::given(page, start).is_none();
        let noun = noun && page.entry(start).is_noun() && !page.is(start, LOCALITY);
        plain
            && capital(page, k - 1)
            && (page.is(k - 1, STATE) || given || noun || read && k + 1 == last && k > start + 1)
    };
    (start + 1..last).find(|&k| person(k))
}

/// The name in a run of capitals: without what only begins a sentence, with what a body's name goes on with.
fn name(page: &Page<'_>, run: Phrase, sentence: &Phrase, proper: &Words<'_>, names: &[Name]) -> Option<Phrase> {
    let mut start = run.start;
    let whole = opens_with_a_given_name(page, &run, sentence);
    while !whole && start < run.end && page.is(start, SMALL | OPENER | NOBODY) && !page.is(start, INNER) {
        start += 1;
    }
    if start == run.end || page.reads(start, "i") || (start..run.end).all(|i| page.is(i, MONTH | TIME | REPLY)) {
        return None;
    }
    let first = start == sentence.start || page.kind(start.wrapping_sub(1)) == Some(TokenKind::Open);
    let described = first && begins_with_what_it_is(page, start..run.end, proper);
    let (start, first) = (start + usize::from(described), first && !described);
    let word = page.doc.word(start);
    let known = |i: usize| !over(names, i..i + 1).is_empty() || people::given(page, i).is_some();
    // "Tenants": its capital may be only its sentence's.
    if run.end - start == 1 && first && !proper.contains(word) && !known(start) && !page.is(start, STATE | GROUP) {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        if letters.clone().count() < 2 || !letters.clone().all(char::is_uppercase) {
            let joined = page.is(run.end, AND) && capital(page, run.end + 1);
            let plain = !page.is(start, TITLE)
                && word.len() > 1
                && (joined || speaks(page, run.end) || read::small_suffix(page, run.end));
            // "Wines thinks" is one person.
            let one = page.entry(run.end).verb() == Some(Form::Third);
            let noun = word.ends_with('s') && word.len() > 4 && !one || people::role(page, start).is_some();
            return (plain && !noun).then_some(start..run.end);
        }
    }
    Some(start..body_end(page, start..run.end, sentence.end))
}

/// "Will Summers said", "Tuesday Weldon, her sister,": what else would begin a question or say when is a given name here.
fn opens_with_a_given_name(page: &Page<'_>, run: &Phrase, sentence: &Phrase) -> bool {
    let asks = || sentence.clone().any(|i| page.reads(i, "?"));
    let goes_on = page.reads(run.end, ",") || page.is(run.end, REPORTING) && !page.is(run.start, TIME);
    run.start == sentence.start && run.len() == 2 && people::given(page, run.start).is_some() && goes_on && !asks()
}

/// "Hotelier Winston Ash", "Publisher Oakline": the first capital is only its sentence's, and says what the others name.
fn begins_with_what_it_is(page: &Page<'_>, run: Phrase, proper: &Words<'_>) -> bool {
    let (first, second) = (run.start, run.start + 1);
    if proper.contains(page.doc.word(first)) || people::given(page, first).is_some() || page.is(first, INNER) {
        return false;
    }
    let noun = people::role(page, first).is_some() || page.is(first, ANY_BODY | ENTERPRISE) && !page.is(first, TITLE);
    let known = run.len() > 1 && (second..run.end).all(|i| proper.contains(page.doc.word(i))) && !page.is(second, BODY);
    noun && known || run.len() > 2 && people::given(page, second).is_some()
}

/// Whether a reporting verb or the mark of a label stands here.
fn speaks(page: &Page<'_>, i: usize) -> bool {
    page.is(i, REPORTING | AUXILIARY) || page.reads(i, ":")
}

/// "Bank of England", "Court of Appeals for the Sixth Circuit": a body's name goes on over small words to the next
/// capitals.
fn body_end(page: &Page<'_>, name: Phrase, limit: usize) -> usize {
    let the = name.start.checked_sub(1).is_some_and(|i| page.is(i, DEFINITE));
    let mut end = behind_mark(page, name.end, limit).filter(|_| the).unwrap_or(name.end);
    // "the Securities and Exchange Commission", "the Retail and Transport Workers’ Union"
    // "the federal Securities and Exchange Commission"
    let adjective = |i: usize| page.name_like(i) && !page.is(i, SMALL) && !page.capital(i);
    let the_federal = name.start.checked_sub(2).is_some_and(|i| page.is(i, DEFINITE) && adjective(i + 1));
    if (the || the_federal) && !page.is(end - 1, BODY) && page.is(end, AND) {
        let run = run(page, end + 1, limit);
        let more = behind_mark(page, run, limit).unwrap_or(run);
        if more > end + 1 && page.is(more - 1, BODY) {
            end = more;
        }
    }
    // "the Regional District of Upper Nechako", "the Laird of Askernish"
    let article = page.is(end + 1, DETERMINER) && !page.capital(end + 1);
    let of = the
        && page.is_of(end)
        && capital(page, end + 1 + usize::from(article))
        && !page.is(end - 1, TITLE | GROUP | DEMONYM | STATE | LOCALITY)
        && people::given(page, name.start).is_none();
    // "Delta Polymers of Varn" is Delta Polymers.
    let goes_on = page.is(end - 1, BODY) && page.entry(end - 1).is_noun();
    if !goes_on && !of {
        return end;
    }
    for _ in 0..3 {
        let Some(goes_on) = Some(end + 1).filter(|_| page.is(end, LINK)) else { break };
        let article = usize::from(page.is(goes_on, DETERMINER) && !page.capital(goes_on));
        let next = run(page, goes_on + article, limit);
        if next == goes_on + article {
            break;
        }
        end = next;
        if page.is(end, AND) && capital(page, end + 1) && !page.is(end - 1, BODY) {
            end = run(page, end + 1, limit);
        }
    }
    end
}

fn is_mark(page: &Page<'_>, i: usize) -> bool {
    matches!(page.kind(i), Some(TokenKind::Apostrophe | TokenKind::Clitic))
}

/// Where a body's name ends that goes on behind an apostrophe at `end`: "the Writers’ Union".
fn behind_mark(page: &Page<'_>, end: usize, limit: usize) -> Option<usize> {
    let more = (is_mark(page, end) && capital(page, end + 1)).then(|| run(page, end + 1, limit));
    more.filter(|&more| page.is(more - 1, BODY))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    /// The names of a text that nothing but its words tells, parted by bars.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let doc = Document::new(text);
        let page = Page::new(&doc);
        let found: Vec<String> = mentions(&page, &[]).into_iter().map(|m| page.line(m.name)).collect();
        assert_eq!(found.join(" | "), expected, "{text}");
    }

    #[test]
    fn a_capital_at_a_sentence_s_beginning_makes_no_name() {
        check("Tenants left. Yesterday Bo Ash wept.", "Bo Ash");
        check("Lee said so. Then Lee left.", "Lee | Lee");
        check("Hotelier Winston Ash left.", "Winston Ash");
        check("Varn-born Ash left.", "Ash");
        check("Top seed Anna Bauer left.", "Anna Bauer");
        check("I left in May. None did.", "");
        check("Network Rail left. Police Scotland left.", "Network Rail | Police Scotland");
    }

    #[test]
    fn a_given_name_that_is_another_word_too() {
        check("Will Summers said so.", "Will Summers");
        check("Will Summers come?", "Summers");
    }

    #[test]
    fn lines_that_write_every_word_with_a_capital_name_nobody() {
        check("Harbour Claims Breakthrough As Talks Begin\n\nIt rained.", "");
        check("By Ann Lee\n\nIt rained on Bo Ash.", "Bo Ash");
    }

    #[test]
    fn small_words_inside_a_name() {
        check("They met Sofia van den Brinck.", "Sofia van den Brinck");
        // What a body's name goes on with is a name of its own as well.
        check("It sued the Bank of Varn.", "Bank of Varn | Varn");
        check(
            "It sued the Securities and Exchange Commission.",
            "Securities and Exchange Commission | Exchange Commission",
        );
        check("It sued the Writers’ Union.", "Writers’ Union");
        check("It sued the Road and Transport Workers' Union.", "Road and Transport Workers' Union");
        check("It sued Delta Polymers of Varn.", "Delta Polymers | Varn");
        check("They met Ann Lee and Bo Ash.", "Ann Lee | Bo Ash");
    }

    #[test]
    fn a_surname_may_stand_first() {
        let check = |text: &str, expected: &str| {
            let doc = Document::new(text);
            let page = Page::new(&doc);
            // As the network often reads it: the last two words.
            let end = page.doc.sentences[0].tokens.end - 2;
            let read = [Name { tokens: end - 2..end, kind: NameKind::Person }];
            let found = mentions(&page, &read).into_iter().next().unwrap();
            assert_eq!(page.line(found.name), expected, "{text}");
        };
        check("They met Chan Siu Ling again.", "Chan Siu Ling");
        check("They met Republican Siu Ling again.", "Siu Ling");
        check("They met Senator Siu Ling again.", "Siu Ling");
        check("Furious Siu Ling left.", "Siu Ling");
        check("Tan Siu Ling left. Ms Tan wept.", "Tan Siu Ling");
    }

    #[test]
    fn an_office_s_place_is_no_part_of_its_holder_s_name() {
        check("They met the ambassador to the United States Ivo Strand.", "United States | Ivo Strand");
        check("They met the Leader of the Opposition Ann Lee.", "Opposition | Ann Lee");
        check("They met the Secretary of State Ann Lee.", "State Ann Lee");
    }
}
