//! Any text at all, natively. The browsers try the same on fewer texts in web.rs.
//!
//! Every run tries the same texts, so that a red test means a change of the program. To hunt longer, or elsewhere:
//! `PROPTEST_RNG_SEED=7 PROPTEST_CASES=100000 cargo test --release --test properties`
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "properties/mod.rs"]
mod any_text;
#[path = "golden/mod.rs"]
mod articles;

use any_text::{check, texts};
use articles::in_words;
use claimlight::analysis::Analysis;
use claimlight::analyze;
use claimlight::export::{Format, export};
use claimlight::text::{Span, Unit};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

fn config() -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(1);
    }
    config
}

fn any_texts() -> impl Strategy<Value = String> {
    texts(articles::FILES.iter().map(|(_, file)| articles::parts(file).0.to_owned()).collect())
}

/// The findings of an article that begins `by` bytes later.
fn moved(analysis: Analysis, by: usize) -> Analysis {
    analysis.map_spans(|s| Span::new(s.start + by, s.end + by))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_answer_is_sound(text in any_texts()) {
        check(&text);
    }

    /// Windows ends its lines with two characters, and says nothing by it.
    #[test]
    fn line_ends_make_no_difference(text in any_texts()) {
        let unix = text.replace('\r', "");
        let windows = unix.replace('\n', "\r\n");
        prop_assert_eq!(in_words(&windows, &analyze(&windows)), in_words(&unix, &analyze(&unix)));
    }

    #[test]
    fn empty_lines_around_an_article_make_no_difference(text in any_texts()) {
        let plain = analyze(&text);
        prop_assert_eq!(&analyze(&format!("{text}\n\n \n")), &plain);
        prop_assert_eq!(analyze(&format!("\n\n{text}")), moved(plain, 2));
    }

    /// A third newline between paragraphs is a matter of taste.
    #[test]
    fn wider_gaps_between_paragraphs_make_no_difference(text in any_texts()) {
        let narrow = text.replace('\r', "");
        let wide = narrow.replace("\n\n", "\n\n\n\n");
        let shown = |text: &str| in_words(text, &analyze(text)).replace("⏎⏎⏎⏎", "⏎⏎");
        prop_assert_eq!(shown(&wide), shown(&narrow));
    }

    /// Also with findings that belong to another text.
    #[test]
    fn every_export_is_whole(text in any_texts(), other in any_texts()) {
        let analysis = analyze(&text);
        let findings = analysis.quotes.len() + analysis.uncertainties.len();
        for text in [text, other] {
            let written = |format| export(format, &text, &analysis, "urn:x", Unit::Utf16);
            let json: Value = serde_json::from_str(&written(Format::Json)).unwrap();
            prop_assert_eq!(json["quotes"].as_array().unwrap().len(), analysis.quotes.len());
            let w3c: Value = serde_json::from_str(&written(Format::W3c)).unwrap();
            prop_assert_eq!(&w3c["total"], w3c["first"]["items"].as_array().unwrap().len());
            prop_assert_eq!(written(Format::Csv).matches("\r\n").count(), 1 + findings);
            prop_assert_eq!(written(Format::Markdown).matches("\n- *").count(), findings);
            prop_assert!(written(Format::Html).ends_with("</p></body></html>\n"));
        }
    }
}

/// Damaged texts that once gave spans out of order, overlapping ones, or words that were nobody's.
#[test]
fn what_was_once_unsound_is_sound() {
    for text in [r#""i.""A n f t."n."e"said"#, r#"“A,” he said. "B,"#, "”“said”“", "\"“\"”Ann Lee said\""]
    {
        check(text);
        check(&text.repeat(3));
    }
}

#[test]
fn every_golden_article_is_sound() {
    articles::FILES.iter().for_each(|(_, file)| check(articles::parts(file).0));
}

/// A few that random texts seldom are: one mark, many times over.
#[test]
fn repeated_marks_are_sound() {
    for mark in
        ["“", "”", "\"", "'", "’", "‘", "«", "'s ", "(", "“‘", "“ said ", "\n", ".", "…", "–", "\u{301}", "said, "]
    {
        check(&mark.repeat(500));
    }
}
