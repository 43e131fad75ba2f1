//! The lists of cues, `src/uncertainty/cues/*.txt`, as values: phrases, and what must stand beside them. The README beside the
//! lists explains how they are written; `cues/examples.rs` runs every example in them.

use super::rules::Rule;
use crate::analysis::Holder;
use crate::words::lexicon::{self, Classes};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Tests read the examples as well.
#[cfg(test)]
macro_rules! list {
    ($file:literal) => {
        include_str!(concat!("cues/", $file))
    };
}

/// A list for each family of cues.
const LISTS: [(Rule, &str); 8] = [
    (Rule::Modal, list!("modal.txt")),
    (Rule::Possible, list!("possible.txt")),
    (Rule::Belief, list!("belief.txt")),
    (Rule::PassedOn, list!("passed-on.txt")),
    (Rule::OpenQuestion, list!("open-question.txt")),
    (Rule::Condition, list!("condition.txt")),
    (Rule::Amount, list!("amount.txt")),
    (Rule::WidelyHeld, list!("widely-held.txt")),
];

/// Phrases that are cues on the same conditions.
#[derive(Default)]
pub(super) struct Entry {
    /// The phrases, each a set of words for each of its places.
    pub phrases: Vec<Vec<Words>>,
    /// What must hold beside them: all of it.
    pub conditions: Vec<Condition>,
    /// Which words the doubt is about.
    pub reach: Reach,
    /// Whose the doubt is, where the family does not say.
    pub holder: Option<Holder>,
}

/// What must stand, or must not stand, beside a phrase.
pub(super) struct Condition {
    /// Whether it must not.
    pub not: bool,
    /// The windows, all of which hold together.
    pub windows: Vec<Window>,
}

/// Tokens beside a phrase, one of which is of some words.
pub(super) struct Window {
    /// Where they stand.
    pub side: Side,
    /// How many tokens away the nearest of them is; 1 is the next.
    pub nearest: usize,
    /// How many tokens away the farthest of them is.
    pub farthest: usize,
    /// The words.
    pub words: Words,
}

/// On which side of a phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
    /// The phrase's own first word.
    Itself,
}

/// A set of words.
#[derive(Default)]
pub(super) struct Words {
    /// All words of these classes.
    pub classes: Classes,
    /// Single ones, in lower case.
    pub words: Vec<String>,
    /// What else there is.
    pub signs: Vec<Sign>,
}

/// What else a token may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// `<edge>`: no token of the sentence.
    Edge,
    /// `<word>`
    Word,
    /// `<mark>`: no word, nor is there one.
    Mark,
    /// `<opening>`: a quotation mark that begins a quotation.
    Opening,
    /// `<capital>`
    Capital,
    /// `<amount>`
    Amount,
    /// `<year>`: four digits of this century or the last.
    Year,
    /// `-ing`: a word that ends so.
    Ending(&'static str),
}

/// Which words a doubt is about, where its family leaves a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Reach {
    /// What follows the cue.
    #[default]
    After,
    /// The clause around the cue.
    Clause,
    /// The clause around it, or what follows where the subject is an empty "it".
    Subject,
    /// The clause around an adverb, or only the phrase that the adverb stands before.
    Adverb,
    /// The noun phrase that follows.
    Noun,
    /// An amount that the cue is part of.
    Counted,
    /// An amount before the cue.
    Before,
}

const REACHES: [(&str, Reach); 6] = [
    ("clause", Reach::Clause),
    ("subject", Reach::Subject),
    ("adverb", Reach::Adverb),
    ("noun", Reach::Noun),
    ("counted", Reach::Counted),
    ("before", Reach::Before),
];

const SIGNS: [(&str, Sign); 7] = [
    ("<edge>", Sign::Edge),
    ("<word>", Sign::Word),
    ("<mark>", Sign::Mark),
    ("<opening>", Sign::Opening),
    ("<capital>", Sign::Capital),
    ("<amount>", Sign::Amount),
    ("<year>", Sign::Year),
];

/// A phrase with its family and entry.
type Phrase = (Rule, &'static Entry, &'static [Words]);

/// Every phrase that begins with a word, the longest first.
pub(super) fn beginning_with(word: &str) -> &'static [Phrase] {
    static ENTRIES: LazyLock<Vec<(Rule, Entry)>> = LazyLock::new(|| {
        LISTS.iter().flat_map(|&(rule, list)| blocks(list).into_iter().map(move |(_, b)| (rule, entry(b)))).collect()
    });
    static BY_FIRST: LazyLock<BTreeMap<String, Vec<Phrase>>> = LazyLock::new(|| {
        let of = |(rule, entry): &'static (Rule, Entry)| -> Vec<Phrase> {
            entry.phrases.iter().map(|p| (*rule, entry, p.as_slice())).collect()
        };
        let mut phrases: Vec<Phrase> = ENTRIES.iter().flat_map(of).collect();
        phrases.sort_by_key(|(.., words)| std::cmp::Reverse(words.len()));
        let mut index: BTreeMap<String, Vec<Phrase>> = BTreeMap::new();
        for phrase in phrases {
            let Some(first) = phrase.2.first() else { continue };
            for word in first.words.iter().cloned().chain(lexicon::words_of(first.classes)) {
                index.entry(word).or_default().push(phrase);
            }
        }
        index
    });
    BY_FIRST.get(word).map_or(&[], Vec::as_slice)
}

/// The entries of a list, parted by empty lines, each with the number of its first line.
fn blocks(list: &'static str) -> Vec<(usize, Vec<&'static str>)> {
    let mut blocks: Vec<(usize, Vec<&'static str>)> = Vec::new();
    let mut goes_on = false;
    for (i, line) in list.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        match blocks.last_mut() {
            _ if line.is_empty() => {}
            Some((_, block)) if goes_on => block.push(line),
            _ => blocks.push((i + 1, vec![line])),
        }
        goes_on = !line.is_empty();
    }
    blocks
}

/// An entry of its lines; a test refuses lines that say nothing.
pub(super) fn entry(block: Vec<&'static str>) -> Entry {
    let mut entry = Entry::default();
    for line in block {
        add(&mut entry, line);
    }
    entry
}

/// Adds to an entry what a line says; `None` where it says nothing.
fn add(entry: &mut Entry, line: &'static str) -> Option<()> {
    let Some(line) = line.strip_prefix("  ") else {
        if !example(line) {
            entry.phrases.push(line.split(' ').map(|place| words(place.split('|'))).collect::<Option<_>>()?);
        }
        return Some(());
    };
    match line.split_once(' ')? {
        ("scope", reach) => entry.reach = REACHES.iter().find(|(name, _)| *name == reach)?.1,
        ("holder", "speaker") => entry.holder = Some(Holder::Speaker),
        ("holder", "writer") => entry.holder = Some(Holder::Writer),
        _ => {
            let (not, windows) = line.strip_prefix("not ").map_or((false, line), |rest| (true, rest));
            let windows = windows.split(" & ").map(window).collect::<Option<_>>()?;
            entry.conditions.push(Condition { not, windows });
        }
    }
    Some(())
}

/// Whether a line is a sentence that the entry is tested by.
fn example(line: &str) -> bool {
    line.starts_with("+ ") || line.starts_with("- ")
}

/// "before the a", "2 before so", "within 3 after @number"
fn window(line: &'static str) -> Option<Window> {
    let (first, rest) = line.split_once(' ')?;
    let (nearest, farthest, rest) = match (first, first.parse()) {
        ("within", _) => rest.split_once(' ').and_then(|(n, rest)| Some((1, n.parse().ok()?, rest)))?,
        (_, Ok(n)) => (n, n, rest),
        _ => (1, 1, line),
    };
    let (side, list) = rest.split_once(' ')?;
    let side = match side {
        "before" => Side::Before,
        "after" => Side::After,
        "itself" => Side::Itself,
        _ => return None,
    };
    Some(Window { side, nearest, farthest, words: words(list.split(' '))? })
}

/// "the", "@article", "{come,came}", "<word>", "-ing"
fn words(list: impl Iterator<Item = &'static str>) -> Option<Words> {
    let mut all = Words::default();
    for word in list {
        let verb = word.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
        let ending = word.strip_prefix('-').filter(|rest| rest.starts_with(char::is_alphabetic));
        match (word.strip_prefix('@'), verb, ending) {
            (Some(class), ..) => all.classes |= lexicon::class(class)?,
            (_, Some(verb), _) => all.words.extend(lexicon::verb_forms(verb)),
            (.., Some(ending)) => all.signs.push(Sign::Ending(ending)),
            _ if word.starts_with('<') => all.signs.push(SIGNS.iter().find(|(name, _)| *name == word)?.1),
            _ if word.is_empty() => return None,
            _ => all.words.push(word.to_owned()),
        }
    }
    Some(all)
}

#[cfg(test)]
mod examples;
