//! Small marked texts, natively: what `analyze` finds in each file of tests/cases against what people marked in it. README.md in
//! that folder describes the form and the rules. `cargo test --test cases -- --nocapture` prints what is wrong and a count by kind.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "cases/found.rs"]
mod found;
#[path = "cases/judge.rs"]
mod judge;
#[path = "../xtask/src/corpus/marked/mod.rs"]
mod marked;

use claimlight::analyze;
use marked::Article;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The names of the cases that are wrong today, one a line.
const FAILING: &str = include_str!("cases/failing.txt");

/// A marked text and what is wrong with the findings in it.
struct Case {
    /// Its file's name and its id: "A1".
    name: String,
    /// Its folder's name: "A-orphan-quotation".
    kind: String,
    faults: Vec<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// What is in a folder, in order.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

/// Reads a case and judges what is found in it.
fn case(file: &Path) -> Case {
    let shown = file.display();
    let content = fs::read_to_string(file).unwrap_or_else(|e| panic!("{shown}: {e}"));
    let gold = marked::read(&content).unwrap_or_else(|faults| panic!("{shown} is not well marked: {faults:?}"));
    let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
    let kind = file.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned();
    assert_eq!(gold.id, name, "{shown}: the id is the file's name");
    let labelled = gold.head.get("kind").map(|kind| kind.replace(' ', "-"));
    assert_eq!(labelled.as_deref(), Some(kind.as_str()), "{shown}: the kind is the folder's name");
    Case { faults: judge::faults(&gold, &found::article(&gold.text, &analyze(&gold.text))), name, kind }
}

fn cases() -> Vec<Case> {
    let kinds: Vec<PathBuf> = entries(&folder()).into_iter().filter(|path| path.is_dir()).collect();
    kinds.iter().flat_map(|kind| entries(kind)).map(|file| case(&file)).collect()
}

/// What is wrong in each case, then how many cases of each kind are right.
fn print(cases: &[Case]) {
    let mut kinds: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    for case in cases {
        let [right, all] = kinds.entry(&case.kind).or_default();
        *right += usize::from(case.faults.is_empty());
        *all += 1;
        if !case.faults.is_empty() {
            println!("{} ({})\n    {}", case.name, case.kind, case.faults.join("\n    "));
        }
    }
    kinds.iter().for_each(|(kind, [right, all])| println!("{right:3} of {all:3}  {kind}"));
}

#[test]
fn all_cases_are_right_but_those_that_are_listed() {
    let cases = cases();
    print(&cases);
    let listed: BTreeSet<&str> = FAILING.lines().collect();
    let wrong: BTreeSet<&str> = cases.iter().filter(|c| !c.faults.is_empty()).map(|c| c.name.as_str()).collect();
    let unlisted: Vec<_> = wrong.difference(&listed).collect();
    assert!(unlisted.is_empty(), "these cases are wrong and not on failing.txt, see above: {unlisted:?}");
    let mended: Vec<_> = listed.difference(&wrong).collect();
    assert!(mended.is_empty(), "these are right now, or no file has their name; take them off failing.txt: {mended:?}");
}

#[test]
fn the_list_is_sorted_and_names_each_case_once() {
    assert!(FAILING.lines().is_sorted_by(|a, b| a < b), "sort tests/cases/failing.txt by bytes, each name once");
}

#[test]
fn no_two_cases_have_one_text() {
    let mut texts: BTreeMap<String, PathBuf> = BTreeMap::new();
    for file in entries(&folder()).iter().filter(|path| path.is_dir()).flat_map(|kind| entries(kind)) {
        let text = marked::read(&fs::read_to_string(&file).unwrap()).map(|Article { text, .. }| text).unwrap();
        assert_eq!(texts.insert(text, file.clone()), None, "{}: another case has the same text", file.display());
    }
}
