//! Whom the sources of our own articles mean, natively: every speaker's name is one, and a "she" is found as often as a "he".
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "speakers/corpus.rs"]
mod corpus;
#[path = "speakers/swap.rs"]
mod swap;

use claimlight::analysis::{Analysis, Speaker, SpeakerKind};
use claimlight::speakers_of;
use corpus::{Article, files, read};
use std::thread;
use swap::{Change, Lists, changed};

/// The speakers of articles whose sources are given, the articles shared among two threads.
fn speakers(articles: &[Article]) -> Vec<Analysis> {
    let one = |a: &Article| speakers_of(&a.text, a.quotes.clone());
    let (first, second) = articles.split_at(articles.len() / 2);
    thread::scope(|scope| {
        let first = scope.spawn(|| first.iter().map(one).collect::<Vec<_>>());
        let second: Vec<Analysis> = second.iter().map(one).collect();
        first.join().unwrap().into_iter().chain(second).collect()
    })
}

/// What no speaker is called: the words that open a sentence, the labels above a picture, the buttons of a page.
const NEVER: &str = "according advertisement after also although and as at because but by comments email for from however if in \
    meanwhile of on or photo related said says share subscribe the today tomorrow video watch when while with yesterday";

/// Why a speaker's name is none; `None` where it is one. Names of people and bodies hold a capital or a handle; of everybody else
/// at least a word that says something.
fn insane(lists: &Lists, speaker: &Speaker) -> Option<&'static str> {
    let name = speaker.name.as_str();
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric() && !"’'-.@_%".contains(c)).filter(|w| !w.is_empty()).collect();
    let says = |w: &&str| !lists.small(w) && w.chars().any(char::is_alphanumeric);
    let capital = |w: &&str| w.starts_with(char::is_uppercase) && (says(w) || words.len() > 1) || w.starts_with('@');
    let pronoun = words.len() == 1 && lists.pronoun(words[0]);
    let counted = words.iter().any(|w| lists.stands_alone(w));
    // "Van der Does", "the will".
    let noun = words.len() > 1 && (speaker.kind == SpeakerKind::Person || lists.article(words[0]));
    match () {
        () if words.len() == 1
            && (lists.small(words[0]) || speaker.kind != SpeakerKind::Document)
            && NEVER.split_whitespace().any(|w| w == words[0].to_lowercase()) =>
        {
            Some("a word of the page")
        }
        () if name.ends_with(':') || name.contains('\n') => Some("more than a name"),
        () if !words.iter().any(says) && !pronoun && !counted && !noun => Some("it says nothing"),
        () if speaker.kind == SpeakerKind::Person && !words.iter().any(capital) => Some("a person without a capital"),
        () if words.len() == 1 && lists.verb(words[0]) => Some("a verb"),
        () => None,
    }
}

#[test]
fn every_speaker_has_a_sane_name() {
    let lists = Lists::read();
    let articles: Vec<Article> = files().iter().map(|(id, file)| read(id, file)).collect();
    let mut wrong = Vec::new();
    for (article, found) in articles.iter().zip(speakers(&articles)) {
        let all = found.speakers.iter().filter_map(|s| Some((s, insane(&lists, s)?)));
        wrong.extend(all.map(|(s, why)| format!("{}: {:?} {:?}: {why}", article.id, s.kind, s.name)));
    }
    assert!(wrong.is_empty(), "{} speakers:\n{}", wrong.len(), wrong.join("\n"));
}

/// How many attributions of people are given to the right one, and of how many.
fn right(articles: &[Article]) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    for (article, found) in articles.iter().zip(speakers(articles)) {
        for (quote, gold) in found.quotes.iter().zip(&article.people) {
            let Some(gold) = gold else { continue };
            let name =
                quote.attribution.as_ref().and_then(|a| a.speaker).map(|s| found.speakers[s].name.to_lowercase());
            all += 1;
            right += usize::from(name.is_some_and(|name| name == gold.to_lowercase()));
        }
    }
    (right, all)
}

/// A share in points.
fn points((right, all): (usize, usize)) -> f64 {
    100.0 * right as f64 / all as f64
}

/// That a woman speaks costs nothing: neither where women and men change places nor where only women or only men are left.
#[test]
fn she_is_found_as_often_as_he() {
    let lists = Lists::read();
    let files: Vec<(String, String)> = files().into_iter().step_by(20).take(60).collect();
    let right_of =
        |edit: &dyn Fn(&str) -> String| right(&files.iter().map(|(id, f)| read(id, &edit(f))).collect::<Vec<_>>());
    let after = |change: Change| right_of(&|file| changed(change, &lists, file));
    let before = right_of(&|file| file.to_owned());
    let (women, men) = (after(Change::MenToWomen), after(Change::WomenToMen));
    for (what, one, other) in [("before and after", before, after(Change::Both)), ("of women and of men", women, men)] {
        assert_eq!(one.1, other.1, "the changed articles have other attributions");
        let difference = points(one) - points(other);
        assert!(difference.abs() <= 2.0, "right {what}: {one:?} and {other:?}: {difference:.1} points");
    }
}
