//! One marked article: a text with braces around who says something, the cue, what is said, and what is left open.
//! `training/corpus/GUIDE.md` describes the form. Nothing but the standard library is used, so that a test of the crate can include
//! this file.

mod braces;
mod join;
mod table;

use braces::Marks;
use std::collections::BTreeMap;
use std::ops::Range;
use table::Table;

/// What an attribution can be.
pub(crate) const SORTS: [&str; 4] = ["speech", "attitude", "noun", "silence"];
/// What a doubt can be.
pub(crate) const KINDS: [&str; 7] =
    ["epistemic", "doxastic", "hearsay", "unknown", "conditional", "approximate", "unattributed"];
/// What a speaker can be; `-` is nobody.
const TYPES: [&str; 6] = ["person", "organisation", "group", "document", "unnamed", "-"];
/// Who can hold a doubt.
const HOLDERS: [&str; 2] = ["writer", "speaker"];

/// Stretches of the text in order, in bytes of UTF-8.
pub(crate) type Spans = Vec<Range<usize>>;

/// An article and what people marked in it.
#[derive(Debug)]
pub(crate) struct Article {
    /// Its name in the corpus: "w1-007".
    pub id: String,
    /// The lines above the text, by their labels: id, genre, country, outlet.
    pub head: BTreeMap<String, String>,
    /// The text without braces.
    pub text: String,
    /// Whom the attributions belong to, in the order of the table below the text.
    pub speakers: Vec<Speaker>,
    /// In the order of their numbers.
    pub attributions: Vec<Attribution>,
    /// In the order of their numbers.
    pub doubts: Vec<Doubt>,
}

/// A person or body that says or thinks something.
#[derive(Debug)]
pub(crate) struct Speaker {
    /// The fullest name that the article gives.
    pub name: String,
    /// One of `TYPES` without `-`.
    pub kind: &'static str,
}

/// Who says or thinks what. Source and cue are empty where the text names none, the content where a silence has no topic.
#[derive(Debug)]
pub(crate) struct Attribution {
    pub source: Spans,
    pub cue: Spans,
    pub content: Spans,
    /// An index of `Article::speakers`; `None` where the text names nobody.
    pub speaker: Option<usize>,
    /// One of `SORTS`.
    pub sort: &'static str,
    /// Whether the whole of it lies inside another's content.
    pub nested: bool,
}

/// Words that leave something open.
#[derive(Debug)]
pub(crate) struct Doubt {
    pub cue: Range<usize>,
    /// From the first to the last word of what is left open; the cue may lie inside.
    pub scope: Range<usize>,
    /// One of `KINDS`.
    pub kind: &'static str,
    /// "writer" or "speaker".
    pub holder: &'static str,
}

/// What is wrong with an article, and in which line of its file, from 1.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub line: usize,
    pub what: String,
}

/// Reads an article's file. Fails with everything that is wrong in it.
pub(crate) fn read(file: &str) -> Result<Article, Vec<Fault>> {
    let lines: Vec<&str> = file.lines().collect();
    let rules: Vec<usize> = (0..lines.len()).filter(|&i| lines[i].trim_end() == "---").collect();
    let &[first, second] = rules.as_slice() else {
        let what = format!("{} lines of --- instead of 2: head, text and table stand between them", rules.len());
        return Err(vec![Fault { line: 1, what }]);
    };
    let mut faults = Faults(Vec::new());
    let marks = Marks::read(&lines[first + 1..second], first + 2, &mut faults);
    let table = Table::read(&lines[second + 1..], second + 2, &mut faults);
    let article = Article::join(head(&lines[..first]), marks, table, &mut faults);
    if faults.0.is_empty() { Ok(article) } else { Err(faults.0) }
}

/// "genre: court report | country: UK", by label.
fn head(lines: &[&str]) -> BTreeMap<String, String> {
    let entries = lines.iter().flat_map(|line| line.split(" | ")).filter_map(|entry| entry.split_once(':'));
    entries.map(|(label, value)| (label.trim().to_owned(), value.trim().to_owned())).collect()
}

struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, line: usize, what: String) {
        self.0.push(Fault { line, what });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An article in few words: "source | cue | content | speaker | sort" a line, then "cue | scope | kind | holder".
    fn in_words(article: &Article) -> Vec<String> {
        let cut = |spans: &Spans| spans.iter().map(|s| &article.text[s.clone()]).collect::<Vec<_>>().join(" … ");
        let attribution = |a: &Attribution| {
            let speaker = a.speaker.map_or("-", |i| &article.speakers[i].name);
            let nested = if a.nested { " | nested" } else { "" };
            format!("{} | {} | {} | {speaker} | {}{nested}", cut(&a.source), cut(&a.cue), cut(&a.content), a.sort)
        };
        let text = &article.text;
        let doubt =
            |d: &Doubt| format!("{} | {} | {} | {}", &text[d.cue.clone()], &text[d.scope.clone()], d.kind, d.holder);
        article.attributions.iter().map(attribution).chain(article.doubts.iter().map(doubt)).collect()
    }

    /// What is found in a text with this table, or what is wrong with them as "line: what"; the text begins in line 3.
    #[track_caller]
    fn check(text: &str, table: &str, expected: &[&str]) {
        let found = match read(&format!("id: t-1\n---\n{text}\n---\n{table}\n")) {
            Ok(article) => in_words(&article),
            Err(faults) => faults.iter().map(|f| format!("{}: {}", f.line, f.what)).collect(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_become_spans_and_braces_vanish() {
        check(
            "{q1:“Überall,”} {s1:Ann Lee} {c1:said}, {q1:“and more.”}\n\n{s2:The zoo} {c2:would not comment}.",
            "1 = Ann Lee | person | speech\n2 = the zoo | organisation | silence",
            &[
                "Ann Lee | said | “Überall,” … “and more.” | Ann Lee | speech",
                "The zoo | would not comment |  | the zoo | silence",
            ],
        );
    }

    #[test]
    fn an_attribution_inside_anothers_content_is_nested() {
        check(
            "{s1:He} {c1:said} {q1:{s2:she} {c2:told} him {q2:to go}}.",
            "1 = Bo Ash | person | speech\n2 = Lena Dorn | person | speech",
            &["He | said | she told him to go | Bo Ash | speech", "she | told | to go | Lena Dorn | speech | nested"],
        );
    }

    #[test]
    fn a_shared_source_and_a_headline_around_its_cue_are_not_nested() {
        check(
            "{s1:{s2:Ann}} {c1:said} {q1:no} {c2:warning} {q2:of rain}. {q3:It} {c3:is said} {q3:to pay}.",
            "1 = Ann | person | speech\n2 = Ann | person | speech\n3 = - | - | speech",
            &[
                "Ann | said | no | Ann | speech",
                "Ann | warning | of rain | Ann | speech",
                " | is said | It … to pay | - | speech",
            ],
        );
    }

    #[test]
    fn a_doubt_reaches_from_its_first_to_its_last_word() {
        check("{x1:It} {d1:may} {x1:rain}.", "d1 = epistemic | writer", &["may | It may rain | epistemic | writer"]);
    }

    #[test]
    fn space_at_the_edges_of_a_mark_is_left_out() {
        check("{q1: wait } he {c1:said}", "1 = - | - | speech", &[" | said | wait | - | speech"]);
    }

    #[test]
    fn faults_name_their_line() {
        check(
            "a } b\n{x b\n{q1:c",
            "",
            &[
                "3: a brace too many before \" b\"",
                "4: a brace that opens no mark before \"x b\"",
                "5: q1 is never closed",
            ],
        );
        check(
            "a\n{q1:} {q2:b}\n{d1:c}",
            "2 = Bo | person | song\nd1 = unknown | writer\n3 = - | - | speech",
            &[
                "4: q1 is empty",
                "7: not understood: 2 = Bo | person | song",
                "4: attribution 2 has no line in the table",
                "9: attribution 3 has a line but no marks",
                "9: attribution 3 has no content",
                "8: doubt d1 has not one cue and a scope",
            ],
        );
        check(
            "{q1:a} {q2:b}",
            "1 = Bo | person | speech\n2 = Bo | group | speech\n2 = Bo | person | speech",
            &["7: the number stands twice: 2 = Bo | person | speech"],
        );
        check(
            "{q1:a} {q2:b}",
            "1 = Bo | person | speech\n2 = Bo | group | speech",
            &["6: Bo is person above and group here"],
        );
    }

    #[test]
    fn three_parts_are_needed() {
        let faults = read("id: t-1\n---\ntext").unwrap_err();
        assert_eq!(faults[0].what, "1 lines of --- instead of 2: head, text and table stand between them");
    }
}
