//! Articles in which every woman is a man, every man a woman, or both.

use std::collections::{BTreeMap, BTreeSet};

/// Who becomes whom.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    MenToWomen,
    WomenToMen,
    Both,
}

/// Words with their classes, as src/words has them.
pub(crate) struct Lists {
    classes: BTreeMap<String, BTreeSet<String>>,
    verbs: BTreeSet<String>,
    women: Vec<String>,
    men: Vec<String>,
}

impl Lists {
    pub(crate) fn read() -> Self {
        let mut lists = Lists { classes: BTreeMap::new(), verbs: BTreeSet::new(), women: Vec::new(), men: Vec::new() };
        for (word, classes) in rows(include_str!("../../src/words/small.txt")) {
            lists.classes.entry(word).or_default().extend(classes.split(' ').map(str::to_owned));
        }
        for (verb, _) in rows(include_str!("../../src/words/verbs.txt")) {
            lists.verbs.extend([format!("{verb}ing"), format!("{verb}ed")]);
        }
        lists.verbs.extend(["said", "says", "told", "tells"].map(str::to_owned));
        for (name, class) in rows(include_str!("../../src/words/given.txt")) {
            let names = if class == "given-woman" { &mut lists.women } else { &mut lists.men };
            names.push(name);
        }
        lists
    }

    fn of(&self, word: &str, classes: &[&str]) -> bool {
        let known = self.classes.get(&word.to_lowercase());
        known.is_some_and(|known| classes.iter().any(|c| known.contains(*c)))
    }

    /// "the", "of", "however".
    pub(crate) fn small(&self, word: &str) -> bool {
        self.classes.contains_key(&word.to_lowercase())
    }

    /// "we", "who", "which".
    pub(crate) fn pronoun(&self, word: &str) -> bool {
        self.of(word, &["pronoun", "object", "relative", "possessive", "address", "nobody", "negative"])
            || word == "either"
    }

    /// "the", "a".
    pub(crate) fn article(&self, word: &str) -> bool {
        self.of(word, &["article"])
    }

    /// "some", "three", "others": they stand for those whom they count.
    pub(crate) fn stands_alone(&self, word: &str) -> bool {
        self.of(word, &["pronoun", "quantifier", "number", "magnitude", "share", "object", "relative", "near-in-time"])
    }

    /// "saying", "added".
    pub(crate) fn verb(&self, word: &str) -> bool {
        self.verbs.contains(word)
    }
}

fn rows(list: &'static str) -> impl Iterator<Item = (String, &'static str)> {
    let lines = list.lines().filter(|l| !l.starts_with('#'));
    lines.filter_map(|l| l.split_once(" | ")).map(|(word, rest)| {
        let word = word.split(' ').next().unwrap_or(word).to_owned();
        (word, rest.split(" | ").next().unwrap_or(rest))
    })
}

/// Words for women and for men. Of several for one, the first counts the other way.
const PAIRS: [(&str, &str); 34] = [
    ("she", "he"),
    ("herself", "himself"),
    ("ms", "mr"),
    ("mrs", "mr"),
    ("woman", "man"),
    ("women", "men"),
    ("girl", "boy"),
    ("girls", "boys"),
    ("mother", "father"),
    ("mothers", "fathers"),
    ("mum", "dad"),
    ("mom", "dad"),
    ("sister", "brother"),
    ("sisters", "brothers"),
    ("daughter", "son"),
    ("daughters", "sons"),
    ("wife", "husband"),
    ("wives", "husbands"),
    ("widow", "widower"),
    ("aunt", "uncle"),
    ("niece", "nephew"),
    ("grandmother", "grandfather"),
    ("granddaughter", "grandson"),
    ("girlfriend", "boyfriend"),
    ("actress", "actor"),
    ("queen", "king"),
    ("princess", "prince"),
    ("dame", "sir"),
    ("waitress", "waiter"),
    ("businesswoman", "businessman"),
    ("spokeswoman", "spokesman"),
    ("chairwoman", "chairman"),
    ("congresswoman", "congressman"),
    ("policewoman", "policeman"),
];

/// The same file with other pronouns, titles, nouns and given names; marks and line ends stay where they are.
pub(crate) fn changed(change: Change, lists: &Lists, file: &str) -> String {
    let names = renamed(change, lists, file);
    let mut out = String::new();
    let mut rest = file;
    while let Some(start) = rest.find(char::is_alphabetic) {
        out.push_str(&rest[..start]);
        let word = rest[start..].split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        rest = &rest[start + word.len()..];
        out.push_str(&other(change, &names, lists, word, rest));
    }
    out.push_str(rest);
    out
}

/// The word for the other sex, written alike; the same word where it says nothing or stays. `rest` is what follows.
fn other(change: Change, names: &BTreeMap<String, String>, lists: &Lists, word: &str, rest: &str) -> String {
    if let Some(name) = names.get(word) {
        return name.clone();
    }
    let plain = word.to_lowercase();
    // "Her" before a noun is "his".
    let noun = rest.strip_prefix(' ').and_then(|r| r.split(|c: char| !c.is_alphanumeric() && c != '-').next());
    let whose = noun.is_some_and(|n| !n.is_empty() && !lists.small(n));
    let (to_men, to_women) = (change != Change::MenToWomen, change != Change::WomenToMen);
    let found = match plain.as_str() {
        "her" if to_men => Some(if whose { "his" } else { "him" }),
        "hers" if to_men => Some("his"),
        "his" | "him" if to_women => Some("her"),
        _ => {
            let woman = PAIRS.iter().find(|(_, man)| to_women && *man == plain).map(|(woman, _)| *woman);
            woman.or_else(|| PAIRS.iter().find(|(woman, _)| to_men && *woman == plain).map(|(_, man)| *man))
        }
    };
    let Some(found) = found else { return word.to_owned() };
    let upper = word.len() > 1 && word.chars().all(char::is_uppercase);
    match () {
        () if upper => found.to_uppercase(),
        () if word.starts_with(char::is_uppercase) => found[..1].to_uppercase() + &found[1..],
        () => found.to_owned(),
    }
}

/// For each given name of the file that changes, one that it does not have. What it also writes small is no name.
fn renamed(change: Change, lists: &Lists, file: &str) -> BTreeMap<String, String> {
    let words: BTreeSet<&str> = file.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let taken: BTreeSet<String> = words.iter().map(|w| w.to_lowercase()).collect();
    let mut out: BTreeMap<String, String> = BTreeMap::new();
    let mut used: BTreeSet<&String> = BTreeSet::new();
    for word in words.iter().filter(|w| w.starts_with(char::is_uppercase)) {
        let plain = word.to_lowercase();
        let place = |names: &[String], goes: bool| names.binary_search(&plain).ok().filter(|_| goes);
        let woman = place(&lists.women, change != Change::MenToWomen);
        let (at, others) = match (woman, place(&lists.men, change != Change::WomenToMen)) {
            (Some(at), _) => (at, &lists.men),
            (_, Some(at)) => (at, &lists.women),
            _ => continue,
        };
        if words.contains(plain.as_str()) || lists.small(&plain) {
            continue;
        }
        let free = (0..others.len()).map(|k| &others[(at + k) % others.len()]);
        let name = free.into_iter().find(|n| !taken.contains(*n) && !used.contains(n)).unwrap();
        used.insert(name);
        let first = name.chars().next().unwrap();
        out.insert((*word).to_owned(), first.to_uppercase().collect::<String>() + &name[first.len_utf8()..]);
    }
    out
}
