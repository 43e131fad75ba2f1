//! Whether a case is right: everything that is marked was found, and nothing else.

use crate::marked::{Article, Attribution, Doubt};
use std::collections::BTreeSet;
use std::ops::Range;

/// Words that are no part of a name. The "s" is what the word pattern leaves of a possessive.
const TITLES: &[&str] = &[
    "s",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "prof",
    "professor",
    "judge",
    "sen",
    "senator",
    "rep",
    "gov",
    "governor",
    "president",
    "minister",
    "mayor",
    "councillor",
    "cllr",
    "captain",
    "lt",
    "sgt",
];
/// How many of the words that either of two stretches holds both must hold, out of five.
const OF_FIVE: usize = 4;

/// The words of a text that stretches touch, by where they stand.
type Words = BTreeSet<(usize, usize)>;

/// What is wrong with the findings in a text, in sentences. The head line `exact: yes` of what is marked asks for every word of
/// each content instead of four of five.
pub(crate) fn faults(marked: &Article, found: &Article) -> Vec<String> {
    let mut out = Vec::new();
    attributions(marked, found, &mut out);
    doubts(marked, found, &mut out);
    out
}

fn attributions(marked: &Article, found: &Article, out: &mut Vec<String>) {
    let share = if marked.head.get("exact").is_some_and(|exact| exact == "yes") { 5 } else { OF_FIVE };
    let mut left: Vec<&Attribution> = found.attributions.iter().collect();
    for wanted in &marked.attributions {
        let content = words(&marked.text, &wanted.content);
        match left.iter().position(|a| alike(&content, &words(&found.text, &a.content), share)) {
            Some(at) => attribution(marked, wanted, found, left.remove(at), out),
            // A silence about nothing has no content by which to recognise it.
            None if wanted.content.is_empty() => {}
            None => out.push(format!("missed: {}", shown(marked, wanted))),
        }
    }
    out.extend(left.iter().map(|a| format!("not there: {}", shown(found, a))));
}

/// Compares the speaker and the source of two attributions with one content.
fn attribution(marked: &Article, wanted: &Attribution, found: &Article, got: &Attribution, out: &mut Vec<String>) {
    let content = cut(&marked.text, &wanted.content);
    if !same_speaker(marked, wanted, name(found, got)) {
        let [got, wanted] = [name(found, got), name(marked, wanted)].map(|name| name.unwrap_or("nobody"));
        out.push(format!("speaker {got} instead of {wanted}: {content}"));
    }
    let [wanted_at, got_at] = [wanted, got].map(|a| words(&marked.text, &a.source));
    if !wanted_at.is_empty() && wanted_at.is_disjoint(&got_at) {
        let [got, wanted] = [got, wanted].map(|a| cut(&marked.text, &a.source));
        out.push(format!("source “{got}” instead of “{wanted}”: {content}"));
    }
}

fn doubts(marked: &Article, found: &Article, out: &mut Vec<String>) {
    let mut left: Vec<&Doubt> = found.doubts.iter().collect();
    for wanted in &marked.doubts {
        let [cue, scope] = [&wanted.cue, &wanted.scope].map(|s| words(&marked.text, std::slice::from_ref(s)));
        let label = format!("{} “{}”", wanted.kind, &marked.text[wanted.cue.clone()]);
        let touches = |d: &&Doubt| !cue.is_disjoint(&words(&found.text, std::slice::from_ref(&d.cue)));
        let Some(at) = left.iter().position(|d| d.kind == wanted.kind && touches(d)) else {
            out.push(format!("doubt missed: {label}"));
            continue;
        };
        let got = left.remove(at);
        if got.holder != wanted.holder {
            out.push(format!("the doubt of the {} instead of the {}: {label}", got.holder, wanted.holder));
        }
        if !alike(&scope, &words(&found.text, std::slice::from_ref(&got.scope)), OF_FIVE) {
            let [got, wanted] = [got, wanted].map(|d| &marked.text[d.scope.clone()]);
            out.push(format!("scope “{got}” instead of “{wanted}”: {label}"));
        }
    }
    out.extend(left.iter().map(|d| format!("doubt not there: {} “{}”", d.kind, &found.text[d.cue.clone()])));
}

/// Whether somebody of this name is the speaker that is marked.
fn same_speaker(marked: &Article, wanted: &Attribution, got: Option<&str>) -> bool {
    match (wanted.speaker.map(|i| &marked.speakers[i]), got) {
        (None, got) => got.is_none(),
        (Some(_), None) => false,
        (Some(speaker), Some(got)) => same_name(&speaker.name, got, speaker.kind == "person"),
    }
}

/// A person's names are equal but for titles. Of other names one holds the other's words, and the last word of one is among them;
/// where only titles are left ("the mayor") they are compared as they stand.
fn same_name(wanted: &str, got: &str, person: bool) -> bool {
    let [a, b] = [wanted, got].map(|n| name_words(n, TITLES));
    if person {
        return a == b;
    }
    let bare = a.is_empty() || b.is_empty();
    let [a, b] = if bare { [wanted, got].map(|n| name_words(n, &[])) } else { [a, b] };
    let [all_a, all_b]: [BTreeSet<&String>; 2] = [a.iter().collect(), b.iter().collect()];
    let ends = a.last().is_some_and(|w| all_b.contains(w)) || b.last().is_some_and(|w| all_a.contains(w));
    ends && (all_a.is_subset(&all_b) || all_b.is_subset(&all_a))
}

/// A name's words in lower case, without articles and without those that are listed.
fn name_words(name: &str, without: &[&str]) -> Vec<String> {
    let words = word_spans(name).into_iter().map(|(start, end)| name[start..end].to_lowercase());
    words.filter(|w| !["the", "a", "an"].contains(&w.as_str()) && !without.contains(&w.as_str())).collect()
}

fn name<'a>(article: &'a Article, attribution: &Attribution) -> Option<&'a str> {
    attribution.speaker.map(|i| article.speakers[i].name.as_str())
}

/// Whether two stretches share enough words, out of five.
fn alike(a: &Words, b: &Words, share: usize) -> bool {
    5 * a.intersection(b).count() >= share * a.union(b).count()
}

fn words(text: &str, spans: &[Range<usize>]) -> Words {
    word_spans(text).into_iter().filter(|&(start, end)| spans.iter().any(|s| start < s.end && s.start < end)).collect()
}

/// Where each run of letters and digits begins and ends.
fn word_spans(text: &str) -> Vec<(usize, usize)> {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let mut spans = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(part).map(|at| rest + at) {
        rest = text[start..].find(|c| !part(c)).map_or(text.len(), |len| start + len);
        spans.push((start, rest));
    }
    spans
}

fn cut(text: &str, spans: &[Range<usize>]) -> String {
    spans.iter().map(|s| &text[s.clone()]).collect::<Vec<_>>().join(" … ")
}

/// "speaker | source | cue | content"
fn shown(article: &Article, attribution: &Attribution) -> String {
    let [source, cue, content] =
        [&attribution.source, &attribution.cue, &attribution.content].map(|s| cut(&article.text, s));
    format!("{} | {source} | {cue} | {content}", name(article, attribution).unwrap_or("nobody"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marked::read;

    /// A text with its marks and its table.
    fn article(head: &str, text: &str, table: &str) -> Article {
        read(&format!("id: t{head}\n---\n{text}\n---\n{table}\n")).unwrap_or_else(|faults| panic!("{faults:?}"))
    }

    /// What is wrong with the second marks of a text when the first are right; the tables have a line for each.
    #[track_caller]
    fn check(head: &str, marked: [&str; 2], found: [&str; 2], expected: &[&str]) {
        let [marked, found] = [marked, found].map(|[text, table]| article(head, text, table));
        assert_eq!(marked.text, found.text);
        assert_eq!(faults(&marked, &found), expected);
    }

    const ANN: &str = "1 = Ann Lee | person | speech";

    #[test]
    fn four_words_of_five_are_enough_unless_all_are_asked_for() {
        let marked = ["{s1:Ann Lee} {c1:said} {q1:the bus was late} again.", ANN];
        let found = ["{s1:Ann Lee} {c1:said} {q1:the bus was late again}.", ANN];
        check("", marked, found, &[]);
        let wrong = [
            "missed: Ann Lee | Ann Lee | said | the bus was late",
            "not there: Ann Lee | Ann Lee | said | the bus was late again",
        ];
        check("\nexact: yes", marked, found, &wrong);
    }

    #[test]
    fn a_person_has_one_whole_name() {
        let text = "{s1:She} {c1:said} {q1:no}.";
        check("", [text, ANN], [text, "1 = Mrs Ann Lee | person | speech"], &[]);
        let wrong = ["speaker Lee instead of Ann Lee: no"];
        check("", [text, ANN], [text, "1 = Lee | person | speech"], &wrong);
        let wrong = ["speaker Farmer Ann Lee instead of Ann Lee: no"];
        check("", [text, ANN], [text, "1 = Farmer Ann Lee | person | speech"], &wrong);
        check("", [text, ANN], [text, "1 = - | - | speech"], &["speaker nobody instead of Ann Lee: no"]);
        check("", [text, "1 = - | - | speech"], [text, ANN], &["speaker Ann Lee instead of nobody: no"]);
    }

    #[test]
    fn another_s_name_may_be_longer_or_shorter() {
        let same = |wanted, got| same_name(wanted, got, false);
        assert!(same("the mayor", "The mayor") && same("mayor of Ness", "the mayor"));
        assert!(same("Acme Dairies", "Acme") && same("a 19-year-old", "19-year-old"));
        assert!(!same("the mayor", "the judge") && !same("her sister", "her husband"));
    }

    #[test]
    fn a_source_is_inside_the_marked_one_or_touches_it() {
        let marked = ["The {s1:vet} told Ann {q1:no}.", "1 = vet | unnamed | speech"];
        check("", marked, ["{s1:The vet} told Ann {q1:no}.", "1 = vet | unnamed | speech"], &[]);
        let wrong = ["source “Ann” instead of “vet”: no"];
        check("", marked, ["The vet told {s1:Ann} {q1:no}.", "1 = vet | unnamed | speech"], &wrong);
        let none = ["{q1:“No.”} It rained.", "1 = - | - | speech"];
        check("", none, ["{q1:“No.”} {s1:It} rained.", "1 = - | - | speech"], &[]);
    }

    #[test]
    fn a_silence_about_nothing_may_be_missed() {
        check(
            "",
            ["{s1:Ann Lee} {c1:was silent}.", "1 = Ann Lee | person | silence"],
            ["Ann Lee was silent.", ""],
            &[],
        );
    }

    #[test]
    fn a_doubt_has_kind_holder_and_scope() {
        let marked = ["{x1:It {d1:may} rain}.", "d1 = epistemic | writer"];
        check("", marked, marked, &[]);
        check("", marked, ["It may rain.", ""], &["doubt missed: epistemic “may”"]);
        let wrong = ["doubt missed: epistemic “may”", "doubt not there: hearsay “may”"];
        check("", marked, ["{x1:It {d1:may} rain}.", "d1 = hearsay | writer"], &wrong);
        let wrong = [
            "the doubt of the speaker instead of the writer: epistemic “may”",
            "scope “rain” instead of “It may rain”: epistemic “may”",
        ];
        check("", marked, ["It {d1:may} {x1:rain}.", "d1 = epistemic | speaker"], &wrong);
    }
}
