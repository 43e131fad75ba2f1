//! The sentences under the entries of the lists are their tests: each is read as its list says.

use super::*;
use crate::text::Document;
use crate::uncertainty::matcher;
use crate::words::Page;

/// Calls `fails` for every entry of the lists, and panics with what it finds wrong: line and complaint.
fn check(fails: impl Fn(&Entry, &[(usize, &'static str)]) -> Vec<(usize, String)>) {
    let mut wrong = Vec::new();
    for (rule, list) in LISTS {
        for (first, block) in blocks(list) {
            let numbered: Vec<(usize, &str)> = block.iter().enumerate().map(|(i, line)| (first + i, *line)).collect();
            let complaints = fails(&entry(block), &numbered).into_iter();
            wrong.extend(complaints.map(|(line, what)| format!("cues/{}.txt:{line}: {what}", rule.name())));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// What is found in a sentence, in square brackets.
fn found(text: &str) -> String {
    let doc = Document::new(text);
    let page = Page::new(&doc);
    let mut out = text.to_owned();
    for cue in matcher::cues(&page).iter().rev() {
        let span = page.span(cue.tokens.clone());
        out.insert(span.end, ']');
        out.insert(span.start, '[');
    }
    out
}

/// The conditions that do not hold, for each place where a phrase of an entry stands.
fn refused(entry: &Entry, text: &str) -> Vec<Vec<usize>> {
    let doc = Document::new(text);
    let page = Page::new(&doc);
    let places = (0..doc.tokens.len()).flat_map(|i| entry.phrases.iter().map(move |p| (i, p)));
    let places = places.filter_map(|(i, phrase)| matcher::occurs(&page, i, phrase));
    let not_held = |tokens| {
        let conditions = entry.conditions.iter().enumerate();
        conditions.filter(|(_, c)| !matcher::holds(&page, &tokens, c)).map(|(c, _)| c).collect()
    };
    places.map(not_held).collect()
}

fn plain(example: &str) -> String {
    example[2..].replace(['[', ']'], "")
}

#[test]
fn every_line_says_something() {
    check(|_, lines| {
        let silent = |line: &&(usize, &'static str)| add(&mut Entry::default(), line.1).is_none();
        lines.iter().filter(silent).map(|(n, line)| (*n, format!("not understood: {line:?}"))).collect()
    });
}

#[test]
fn every_example_is_read_as_its_list_says() {
    check(|entry, lines| {
        let mut wrong = Vec::new();
        for &(n, line) in lines.iter().filter(|(_, line)| example(line)) {
            let found = found(&plain(line));
            if found != line[2..] {
                wrong.push((n, format!("found {found:?}")));
            }
            let cue = refused(entry, &plain(line)).iter().any(Vec::is_empty);
            if cue != line.starts_with('+') {
                wrong.push((n, format!("the entry finds {} here", if cue { "a cue" } else { "no cue" })));
            }
        }
        wrong
    });
}

#[test]
fn every_entry_has_examples_for_itself_and_each_condition() {
    check(|entry, lines| {
        let examples = || lines.iter().filter(|(_, line)| example(line));
        let first = lines[0].0;
        let mut wrong = Vec::new();
        if !examples().any(|(_, line)| line.starts_with('+')) {
            wrong.push((first, "no + sentence".to_owned()));
        }
        let conditions =
            lines.iter().filter(|(_, line)| line.starts_with("  ") && add(&mut Entry::default(), line).is_some());
        let conditions = conditions.filter(|(_, line)| !line.starts_with("  scope ") && !line.starts_with("  holder "));
        for (c, (n, line)) in conditions.enumerate() {
            if !examples().any(|(_, line)| line.starts_with('-') && refused(entry, &plain(line)).contains(&vec![c])) {
                wrong.push((*n, format!("no - sentence that only this refuses: {:?}", line.trim())));
            }
        }
        wrong
    });
}
