//! What the program finds in a text, as the article that somebody would have marked so.

use crate::marked::{Article, Attribution, Doubt, Spans, Speaker};
use claimlight::analysis::{Analysis, Holder, Quote, Sort, SpeakerKind, Uncertainty, UncertaintyKind};
use claimlight::text::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// The findings in a text as marks, in their order.
pub(crate) fn article(text: &str, analysis: &Analysis) -> Article {
    let speaker = |s: &claimlight::analysis::Speaker| Speaker { name: s.name.clone(), kind: speaker_kind(s.kind) };
    Article {
        id: String::new(),
        head: BTreeMap::new(),
        text: text.to_owned(),
        speakers: analysis.speakers.iter().map(speaker).collect(),
        attributions: analysis.quotes.iter().map(attribution).collect(),
        doubts: analysis.uncertainties.iter().map(doubt).collect(),
    }
}

fn attribution(quote: &Quote) -> Attribution {
    let link = quote.attribution.as_ref();
    Attribution {
        source: spans(link.and_then(|l| l.source)),
        cue: spans(link.and_then(|l| l.cue)),
        content: spans(quote.content.iter().copied()),
        speaker: link.and_then(|l| l.speaker),
        sort: match quote.sort {
            Sort::Speech => "speech",
            Sort::Attitude => "attitude",
            Sort::Noun => "noun",
            Sort::Silence => "silence",
        },
        nested: quote.inside.is_some(),
    }
}

fn doubt(found: &Uncertainty) -> Doubt {
    Doubt {
        cue: range(found.cue),
        scope: range(found.scope),
        kind: match found.kind {
            UncertaintyKind::Epistemic => "epistemic",
            UncertaintyKind::Doxastic => "doxastic",
            UncertaintyKind::Hearsay => "hearsay",
            UncertaintyKind::Unknown => "unknown",
            UncertaintyKind::Conditional => "conditional",
            UncertaintyKind::Approximate => "approximate",
            UncertaintyKind::Unattributed => "unattributed",
        },
        holder: match found.holder {
            Holder::Writer => "writer",
            Holder::Speaker => "speaker",
        },
    }
}

fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        // The corpus has no type for what is none of these.
        SpeakerKind::Organisation | SpeakerKind::Other => "organisation",
        SpeakerKind::Group => "group",
        SpeakerKind::Document => "document",
        SpeakerKind::Unnamed => "unnamed",
    }
}

fn spans(found: impl IntoIterator<Item = Span>) -> Spans {
    found.into_iter().map(range).collect()
}

fn range(span: Span) -> Range<usize> {
    span.start..span.end
}
