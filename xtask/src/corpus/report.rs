//! How much there is in the corpus, and how varied it is, so that it does not become a dialect of its own.

use super::marked::{Article, Attribution, KINDS, SORTS};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Words in a row that two articles should not share.
const SHARED: usize = 8;
/// How many of the commonest are shown.
const SHOWN: usize = 10;

/// How many articles, words, attributions and doubts there are, on one line each.
pub(crate) fn totals(articles: &[Article]) -> String {
    let attributions: Vec<&Attribution> = articles.iter().flat_map(|a| &a.attributions).collect();
    let kinds = Counts::of(articles.iter().flat_map(|a| &a.doubts).map(|d| d.kind));
    let sorts = Counts::of(attributions.iter().map(|a| a.sort));
    let lacking = |role: fn(&Attribution) -> bool| attributions.iter().filter(|a| role(a)).count();
    format!(
        "articles      {} of {} words\nattributions  {}: {}\n              {} nested, {} without a source, {} without a cue, {} of nobody\ndoubts        {}: {}\n",
        articles.len(),
        articles.iter().map(|a| words(&a.text).len()).sum::<usize>(),
        sorts.sum(),
        sorts.in_order(&SORTS),
        share(lacking(|a| a.nested), sorts.sum()),
        lacking(|a| a.source.is_empty()),
        lacking(|a| a.cue.is_empty()),
        lacking(|a| a.speaker.is_none()),
        kinds.sum(),
        kinds.in_order(&KINDS),
    )
}

/// The totals; then lengths, genres, cues, openings, and what articles share.
pub(crate) fn report(articles: &[Article]) -> String {
    let mut out = totals(articles);
    let mut lengths: Vec<usize> = articles.iter().map(|a| words(&a.text).len()).collect();
    lengths.sort_unstable();
    let deciles = (0..=10).filter_map(|i| lengths.get(i * (lengths.len() - 1) / 10)).map(ToString::to_string);
    let _ = writeln!(
        out,
        "words         {} in the shortest article, each tenth, and the longest",
        deciles.collect::<Vec<_>>().join(" ")
    );
    for label in ["genre", "country", "outlet"] {
        let counts = Counts::of(articles.iter().filter_map(|a| a.head.get(label)).map(String::as_str));
        let _ = writeln!(out, "{label:14}{}", counts.commonest());
    }
    let cues = Counts::of(articles.iter().flat_map(cues));
    let _ = writeln!(out, "cues          {}", cues.commonest());
    for (label, at) in [("headlines", 0), ("leads", 1)] {
        let openings = Counts::of(articles.iter().filter_map(|a| opening(&a.text, at)));
        let _ = writeln!(out, "{label:14}{}", openings.repeated("first three words"));
    }
    let shared = Counts::of(articles.iter().flat_map(|a| runs(&a.text)));
    let _ = writeln!(out, "shared        {}", shared.repeated("runs of eight words"));
    out
}

/// How often each of some things occurs.
struct Counts(BTreeMap<String, usize>);

impl Counts {
    fn of<T: Into<String>>(things: impl Iterator<Item = T>) -> Self {
        let mut counts = BTreeMap::new();
        things.for_each(|thing| *counts.entry(thing.into()).or_default() += 1);
        Self(counts)
    }

    fn sum(&self) -> usize {
        self.0.values().sum()
    }

    /// These things with their numbers.
    fn in_order(&self, things: &[&str]) -> String {
        let count = |thing: &&str| self.0.get(*thing).copied().unwrap_or_default();
        things.iter().map(|thing| format!("{} {thing}", share(count(thing), self.sum()))).collect::<Vec<_>>().join(", ")
    }

    /// The commonest first.
    fn sorted(&self) -> Vec<(&str, usize)> {
        let mut sorted: Vec<_> = self.0.iter().map(|(thing, &count)| (thing.as_str(), count)).collect();
        sorted.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        sorted
    }

    fn commonest(&self) -> String {
        let first: Vec<_> = self.sorted().into_iter().take(SHOWN).collect();
        let covered = share(first.iter().map(|(_, count)| count).sum(), self.sum());
        format!("{} different; the {SHOWN} commonest make {covered}: {}", self.0.len(), list(&first))
    }

    fn repeated(&self, what: &str) -> String {
        let more: Vec<_> = self.sorted().into_iter().filter(|&(_, count)| count > 1).collect();
        let first = &more[..more.len().min(SHOWN)];
        format!("{} of {} {what} occur in more than one article: {}", more.len(), self.0.len(), list(first))
    }
}

fn list(counts: &[(&str, usize)]) -> String {
    counts.iter().map(|(thing, count)| format!("{thing} {count}")).collect::<Vec<_>>().join(", ")
}

/// A number with its share of the whole: "250 (25 %)".
fn share(part: usize, whole: usize) -> String {
    format!("{part} ({:.0} %)", 100.0 * part as f64 / whole.max(1) as f64)
}

/// The words of a text in lower case.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// The words of each cue.
fn cues(article: &Article) -> impl Iterator<Item = String> {
    let cut = |a: &Attribution| a.cue.iter().map(|s| &article.text[s.clone()]).collect::<Vec<_>>().join(" … ");
    article.attributions.iter().filter(|a| !a.cue.is_empty()).map(move |a| cut(a).to_lowercase())
}

/// The first three words of a paragraph.
fn opening(text: &str, paragraph: usize) -> Option<String> {
    let words = words(text.split("\n\n").nth(paragraph)?);
    Some(words.get(..3)?.join(" "))
}

/// Every run of words, each once.
fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<String> = words(text).windows(SHARED).map(|run| run.join(" ")).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::marked;

    fn articles() -> Vec<Article> {
        let one = "id: t-1\ngenre: brief\n---\nThe old mill burned\n\n{s1:She} {c1:Said} {q1:it rained on the old town hall roof all night}.\n---\n1 = Ann Lee | person | speech";
        let two = "id: t-2\ngenre: brief\n---\nThe old mill\n\nIt rained on the old town hall roof {x1:{d1:about} twice}.\n---\nd1 = approximate | writer";
        [one, two].map(|file| marked::read(file).unwrap()).into()
    }

    #[test]
    fn totals_count_what_is_marked() {
        let totals = totals(&articles());
        for line in ["2 of 29 words", "1: 1 (100 %) speech, 0 (0 %) attitude", "0 (0 %) nested, 0 without a source"] {
            assert!(totals.contains(line), "{line}: {totals}");
        }
    }

    #[test]
    fn what_is_repeated_is_named() {
        let report = report(&articles());
        for line in [
            "1 different; the 10 commonest make 1 (100 %): said 1",
            "1 of 1 first three words occur in more than one article: the old mill 2",
            "1 of 14 runs of eight words occur in more than one article: it rained on the old town hall roof 2",
        ] {
            assert!(report.contains(line), "{line}: {report}");
        }
    }
}
