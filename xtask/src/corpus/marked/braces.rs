//! The text between the lines of hyphens: its braces are taken out, and where they stood is kept.

use super::{Faults, Spans};
use std::collections::BTreeMap;

/// A letter and a number: `c3` is the cue of attribution 3.
pub(super) type Mark = (char, u32);

/// The text, and where each mark opens first and which stretches it covers.
pub(super) struct Marks {
    pub text: String,
    found: BTreeMap<Mark, (usize, Spans)>,
}

impl Marks {
    /// Takes the braces out of the text that begins in this line of the file.
    pub(super) fn read(lines: &[&str], first_line: usize, faults: &mut Faults) -> Self {
        let mut marks = Self { text: String::new(), found: BTreeMap::new() };
        let mut open: Vec<(Mark, usize, usize)> = Vec::new();
        let blank = lines.iter().take_while(|l| l.is_empty()).count();
        let end = lines.len() - lines[blank..].iter().rev().take_while(|l| l.is_empty()).count();
        for (line, mut rest) in (first_line + blank..).zip(lines[blank..end].iter().copied()) {
            if line > first_line + blank {
                marks.text.push('\n');
            }
            while let Some(at) = rest.find(['{', '}']) {
                marks.text.push_str(&rest[..at]);
                let (brace, after) = rest[at..].split_at(1);
                rest = after;
                if brace == "}" {
                    match open.pop() {
                        Some((mark, start, line)) => marks.add(mark, start, line, faults),
                        None => faults.add(line, format!("a brace too many before {:?}", begin(rest))),
                    }
                } else if let Some((mark, after)) = opened(rest) {
                    open.push((mark, marks.text.len(), line));
                    rest = after;
                } else {
                    faults.add(line, format!("a brace that opens no mark before {:?}", begin(rest)));
                }
            }
            marks.text.push_str(rest);
        }
        for ((letter, number), _, line) in open {
            faults.add(line, format!("{letter}{number} is never closed"));
        }
        marks
    }

    /// Adds what lies between `start` and the end of the text so far, without space at its edges.
    fn add(&mut self, mark: Mark, start: usize, line: usize, faults: &mut Faults) {
        let covered = &self.text[start..];
        let start = self.text.len() - covered.trim_start().len();
        let end = start + covered.trim().len();
        if start >= end {
            return faults.add(line, format!("{}{} is empty", mark.0, mark.1));
        }
        let (_, spans) = self.found.entry(mark).or_insert((line, Vec::new()));
        spans.push(start..end);
        spans.sort_by_key(|span| (span.start, span.end));
    }

    pub(super) fn spans(&self, mark: Mark) -> Spans {
        self.found.get(&mark).map(|(_, spans)| spans.clone()).unwrap_or_default()
    }

    /// The numbers that occur with one of these letters, each with the line of its first mark.
    pub(super) fn numbers(&self, letters: &str) -> BTreeMap<u32, usize> {
        let mut numbers = BTreeMap::new();
        for (&(letter, number), &(line, _)) in &self.found {
            if letters.contains(letter) {
                numbers.entry(number).and_modify(|l: &mut usize| *l = line.min(*l)).or_insert(line);
            }
        }
        numbers
    }
}

/// The mark that an opening brace begins, and what follows its colon.
fn opened(rest: &str) -> Option<(Mark, &str)> {
    let (name, after) = rest.split_once(':')?;
    let letter = name.chars().next().filter(|letter| "scqdx".contains(*letter))?;
    Some(((letter, name[1..].parse().ok()?), after))
}

/// The first words, for a message.
fn begin(text: &str) -> String {
    text.chars().take(20).collect()
}
