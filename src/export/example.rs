//! What the tests of the formats write: one quote whose speaker is probable, one whose speaker is certain, one of nobody's, a
//! doubt of a speaker's and one of the writer's.

use crate::analysis::*;
use crate::text::{Language, Span};

pub(super) const TEXT: &str = "Pier shut 🚢\n\n“It may rain,” said she, “or not.” Bo Marsh said that 300 came.\r\n“No.” \
    About <3> & =1 stayed.";

/// The first place of `words`.
fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

pub(super) fn analysis() -> Analysis {
    Analysis {
        language: Language::English,
        speakers: vec![
            Speaker {
                name: "Ann Lee".to_owned(),
                role: Some("mayor".to_owned()),
                body: None,
                kind: SpeakerKind::Person,
                mentions: vec![span("she")],
            },
            Speaker {
                name: "Bo Marsh".to_owned(),
                role: Some("clerk".to_owned()),
                body: Some("Pier Office".to_owned()),
                kind: SpeakerKind::Unnamed,
                mentions: vec![span("Bo Marsh")],
            },
        ],
        quotes: vec![
            Quote {
                kind: QuoteKind::Direct,
                sort: Sort::Speech,
                content: vec![span("“It may rain,”"), span("“or not.”")],
                attribution: Some(attribution("said", "she", 0, false)),
                inside: None,
            },
            Quote {
                kind: QuoteKind::Indirect,
                sort: Sort::Speech,
                content: vec![span("that 300 came")],
                attribution: Some(attribution("said", "Bo Marsh", 1, true)),
                inside: None,
            },
            Quote {
                kind: QuoteKind::Direct,
                sort: Sort::Speech,
                content: vec![span("“No.”")],
                attribution: None,
                inside: None,
            },
        ],
        uncertainties: vec![
            Uncertainty {
                kind: UncertaintyKind::Epistemic,
                cue: span("may"),
                scope: span("It may rain"),
                holder: Holder::Speaker,
                quote: Some(0),
                by: "modal".to_owned(),
                confidence: 1.0,
                tentative: false,
            },
            Uncertainty {
                kind: UncertaintyKind::Approximate,
                cue: span("About"),
                scope: span("About <3> & =1"),
                holder: Holder::Writer,
                quote: None,
                by: "number".to_owned(),
                confidence: 0.875,
                tentative: false,
            },
        ],
        statements: Statements { open: 2, all: 4 },
        article: Article {
            by_speaker: vec![Words { direct: 5, indirect: 0 }, Words { direct: 0, indirect: 3 }],
            by_type: vec![
                OfType { kind: SpeakerKind::Person, sources: 1, words: Words { direct: 5, indirect: 0 } },
                OfType { kind: SpeakerKind::Unnamed, sources: 1, words: Words { direct: 0, indirect: 3 } },
            ],
            unknown: Words::default(),
            single_source: false,
        },
    }
}

fn attribution(cue: &str, source: &str, speaker: usize, certain: bool) -> Attribution {
    Attribution {
        source: Some(span(source)),
        cue: Some(span(cue)),
        speaker: Some(speaker),
        speaker_by: Some("name".to_owned()),
        speaker_confidence: 0.5,
        speaker_certain: certain,
        stance: Stance::Neutral,
        by: "network".to_owned(),
        confidence: 0.93,
        tentative: false,
    }
}
