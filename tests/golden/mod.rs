//! Whole articles with their findings in words: the same files, read at compile time, natively and in the browsers.
//! README.md in this folder describes the form.

mod words;

pub(crate) use words::in_words;

/// The line that parts an article from its findings.
const LINE: &str = "---\n";

/// A golden file's article and its findings. The newline before the line is no part of the article.
pub(crate) fn parts(file: &str) -> (&str, &str) {
    if let Some(findings) = file.strip_prefix(LINE) {
        return ("", findings);
    }
    let at = file.rfind(&format!("\n{LINE}")).expect("a golden file needs a line of three hyphens");
    (&file[..at], &file[at + 1 + LINE.len()..])
}

/// Hands the name of every golden file to a macro. A file that is not named here fails the tests.
macro_rules! for_each_article {
    ($then:ident) => {
        $then! {
            according_to
            anonymous
            british_single
            broken_off
            byline
            continuation
            crlf
            dateline
            direct
            documents
            doubts
            emoji
            empty
            german
            hard_wrapped
            headline
            indirect
            interview
            inverted
            legal
            list
            long_speech
            marks_of_other_countries
            mixed
            nested
            no_speaker
            numbers
            pronouns
            scare_quotes
            straight_quotes
            titles
            tweet
            typing_errors
            verbs_that_are_not_speech
        }
    };
}

macro_rules! files {
    ($($name:ident)*) => {
        /// Every golden file: its name and what it holds.
        pub(crate) const FILES: &[(&str, &str)] = &[$((
            stringify!($name),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/", stringify!($name), ".txt")),
        )),*];
    };
}
for_each_article!(files);
