//! Whole articles with their findings in words: the same files, read at compile time, natively and in the browsers.
//! README.md in this folder describes the form.

mod words;

pub(crate) use words::in_words;

/// The line that parts an article from its findings.
const LINE: &str = "---\n";

/// A golden file's article and its findings, without the lines above them that say which are wrong. The newline before the line
/// of hyphens is no part of the article.
pub(crate) fn parts(file: &str) -> (&str, &str) {
    let (text, mut findings) = match file.strip_prefix(LINE) {
        Some(findings) => ("", findings),
        None => {
            let at = file.rfind(&format!("\n{LINE}")).expect("a golden file needs a line of three hyphens");
            (&file[..at], &file[at + 1 + LINE.len()..])
        }
    };
    while findings.starts_with("wrong: ") {
        findings = findings.split_once('\n').map_or("", |(_, rest)| rest);
    }
    (text, findings)
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
            doubt_amounts
            doubt_asked_if
            doubt_belief
            doubt_conditions
            doubt_doubt_upon_doubt
            doubt_epistemic
            doubt_fixed_terms
            doubt_forecasts_and_plans
            doubt_hearsay
            doubt_may_the_month
            doubt_permission
            doubt_remains_to_be_seen
            doubt_scope_around_the_cue
            doubt_silences
            doubt_talk_about
            doubt_unknown
            doubt_unnamed_sources
            doubt_whether_or_not
            doubt_whose_doubt
            doubt_within_a_quotation
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
            who_a_body_by_part_of_its_name
            who_a_judge_to_be_named
            who_acronyms
            who_answers_i
            who_capitals_speak
            who_he_and_she
            who_he_of_two_men
            who_his_lawyer
            who_married_names
            who_nobody_s_name
            who_one_surname_two_people
            who_others_too
            who_papers_and_polls
            who_roles_both_ways
            who_somebody_s_spokesman
            who_the_senator
            who_the_town_hall
            who_they_are_many
            who_they_is_one
            who_together
            who_we_of_the_writer
            who_who_said
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
