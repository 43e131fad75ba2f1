//! Scores whose words the quotes are: of the marked attributions with a speaker, those that are found and given to that speaker.

use super::article::{Article, Pair};
use super::gold::Speaker;
use super::{Judged, Scores, quotes};
use std::collections::BTreeSet;

const TYPES: [&str; 5] = ["person", "organisation", "group", "unnamed", "document"];

/// What an article adds to the figures. "named" is found and given to that speaker, by name; "named X" the same for speakers of the
/// type X; "orphan" for quotations with neither source nor cue; "b3" the B-cubed F1 of the grouping, over the found ones.
pub(crate) fn speakers(article: &Article<'_>) -> Scores {
    let mut scores = Scores::default();
    let Article { marked, document, .. } = article;
    let speaker = |i: usize| marked[i].1.speaker.as_ref().and_then(|key| document.speakers.get(key));
    let pairs: Vec<(&Pair, &Speaker)> = article.pairs.iter().filter_map(|p| Some((p, speaker(p.marked)?))).collect();
    let named: Vec<bool> = pairs.iter().map(|(p, speaker)| agree(speaker, name(article, p.found))).collect();
    let mut class = |name: &str, is: &dyn Fn(usize, &Speaker) -> bool| {
        let of_pairs: Vec<bool> = pairs.iter().map(|(p, s)| is(p.marked, s)).collect();
        let right = of_pairs.iter().zip(&named).filter(|(is, named)| **is && **named).count();
        let all = (0..marked.len()).filter(|&i| speaker(i).is_some_and(|s| is(i, s))).count();
        scores.figures.of(name).add(right, of_pairs.iter().filter(|is| **is).count(), all);
    };
    class("named", &|_, _| true);
    for kind in TYPES {
        class(&format!("named {kind}"), &|_, speaker| speaker.kind == kind);
    }
    let orphan = |i: usize| {
        let roles = &marked[i].0;
        roles.source.is_empty() && roles.cue.is_empty() && quotes::kind(roles, &article.text.quoted) == "direct"
    };
    class("orphan", &|i, _| orphan(i));
    b_cubed(article, &pairs, &mut scores);
    let linked = pairs.iter().zip(&named).filter(|((p, _), _)| p.same_source);
    scores.judged = linked.filter_map(|((p, _), right)| judged(article, p, *right)).collect();
    scores
}

/// The name of the speaker of a found quote; empty where it has none.
fn name<'a>(article: &Article<'a>, found: usize) -> &'a str {
    index(article, found).and_then(|i| article.findings.speakers.get(i)).map_or("", |s| &s.name)
}

fn index(article: &Article<'_>, found: usize) -> Option<usize> {
    article.found[found].1.attribution.as_ref()?.speaker
}

/// B-cubed (Bagga and Baldwin 1998): for each quote, how many of the quotes that are given to its speaker are of one speaker, and
/// how many of the speaker's quotes are given to one.
fn b_cubed(article: &Article<'_>, pairs: &[(&Pair, &Speaker)], scores: &mut Scores) {
    let marked = |p: &Pair| &article.marked[p.marked].1.speaker;
    let (mut precision, mut recall) = (0.0, 0.0);
    for (p, _) in pairs {
        let of_marked = pairs.iter().filter(|(q, _)| marked(q) == marked(p)).count();
        let given = index(article, p.found);
        // Those that are given to nobody are not given to the same.
        let same = |q: &Pair| if given.is_some() { index(article, q.found) == given } else { q == *p };
        let of_found: Vec<&Pair> = pairs.iter().map(|(q, _)| *q).filter(|q| same(q)).collect();
        let both = of_found.iter().filter(|q| marked(q) == marked(p)).count() as f64;
        precision += both / of_found.len() as f64;
        recall += both / of_marked as f64;
    }
    scores.figures.of("b3").add_apart((precision, pairs.len()), (recall, pairs.len()));
}

/// How the right source was linked to its speaker, how sure that is called, and whether people name that speaker so.
fn judged(article: &Article<'_>, pair: &Pair, right: bool) -> Option<Judged> {
    let attribution = article.found[pair.found].1.attribution.as_ref()?;
    Some(Judged { rule: attribution.speaker_by.clone()?, said: attribution.speaker_confidence, right })
}

/// Whether a name is one of a speaker's: its last word is there, or of those who are no persons half of the words are, and nothing
/// in it is foreign to the speaker's names.
fn agree(speaker: &Speaker, name: &str) -> bool {
    let (wanted, have) = (bare(&speaker.name), bare(name));
    let Some(last) = wanted.last().filter(|_| !have.is_empty()) else { return wanted == have };
    let all: BTreeSet<&String> = wanted.iter().collect();
    let known: BTreeSet<String> = speaker.aliases.iter().flat_map(|a| bare(a)).chain(wanted.iter().cloned()).collect();
    let half = speaker.kind != "person" && 2 * all.iter().filter(|w| have.contains(w)).count() >= all.len();
    (have.contains(last) || half) && have.iter().all(|w| known.contains(w))
}

/// A name's words in lower case, without titles.
fn bare(name: &str) -> Vec<String> {
    const TITLES: &str =
        "mr mrs ms dr sir dame lord lady sen senator rep gov governor president prime minister the a an";
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty());
    words.filter(|w| !TITLES.split(' ').any(|t| t == *w)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_holds_the_last_word_and_no_foreign_one() {
        let speaker = |kind: &str| Speaker {
            name: "Governor Bo van Lee".to_owned(),
            kind: kind.to_owned(),
            aliases: vec!["the Reeve".to_owned()],
        };
        let check = |kind, name, expected| assert_eq!(agree(&speaker(kind), name), expected, "{kind} {name}");
        check("person", "Mr. Lee", true);
        check("person", "Reeve Lee", true);
        check("person", "Ann Lee", false);
        check("person", "Bo van", false);
        check("group", "Bo van", true);
        check("group", "Bo", false);
        check("person", "", false);
        check("person", "the", false);
    }
}
