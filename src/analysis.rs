//! What leaves the core: plain data, sorted by place in the text, the same in every output.

mod sources;

pub use crate::reader::Sort;
use crate::text::{Language, Span};
use serde::{Deserialize, Serialize};
pub use sources::{Article, OfType, Speaker, SpeakerKind, Words};

/// Everything that Claimlight found in one article.
///
/// Spans are byte offsets into the text that was given to [`crate::analyze`]; [`Analysis::map_spans`] turns them into
/// another unit. Indices (`Attribution::speaker`, `Uncertainty::quote`) point into the vectors of this same value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Analysis {
    /// What the article seems to be written in; outside English only quotation marks are read.
    pub language: Language,
    /// Who speaks, in the order of their first speech.
    pub speakers: Vec<Speaker>,
    /// What is said, in the order of the text.
    pub quotes: Vec<Quote>,
    /// What the text leaves open, in the order of the text.
    pub uncertainties: Vec<Uncertainty>,
    /// How many of its statements the text leaves open in some way: no score of truth, nor of the writer.
    #[serde(default)]
    pub statements: Statements,
    /// How much of the article's reported speech is whose. Missing in results that were made before there were such figures, and after
    /// a reader's correction.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<Article>", optional))]
    pub article: Article,
}

/// The statements of an article, counted: its sentences but for the questions. A headline is one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Statements {
    /// Those that hold a word that leaves something open.
    pub open: usize,
    /// All.
    pub all: usize,
}

/// Words that the article reports as somebody's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Quote {
    /// How much of the content is in quotation marks.
    #[serde(rename = "type")]
    pub kind: QuoteKind,
    /// Whether it was said, or thought, or is what somebody says nothing about.
    #[serde(default)]
    pub sort: Sort,
    /// What is said, marks included; several spans where the text breaks it off (“…,” she said, “…”). Of a silence it is the matter,
    /// and none where the text names none ("declined to comment").
    pub content: Vec<Span>,
    /// Who says it. Without one the words stand in quotation marks that nothing in the text gives to anybody.
    pub attribution: Option<Attribution>,
    /// The quote in whose content this one stands: an index into [`Analysis::quotes`].
    #[serde(default)]
    pub inside: Option<usize>,
}

/// How much of a quote's content stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// All of it; a turn that an interview sets off by a speaker's label counts as well.
    Direct,
    /// None of it.
    Indirect,
    /// Some of it.
    Mixed,
}

/// The link from a quote to the one who says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Attribution {
    /// The words that name the speaker here ("she", "Mayor Ann Lee").
    pub source: Option<Span>,
    /// The words that say that somebody speaks ("said", "according to").
    pub cue: Option<Span>,
    /// Whom the source means: an index into [`Analysis::speakers`]; `None` where that is not known.
    pub speaker: Option<usize>,
    /// How the source was linked to the speaker ("name", "pronoun"); `None` where it was not.
    pub speaker_by: Option<String>,
    /// The share of such links from source to speaker that were right on annotated articles, 0 to 1; 0 where there is none.
    pub speaker_confidence: f64,
    /// Whether the link is more than a guess, which is said with a "probably"; false as well where the speaker is not known.
    pub speaker_certain: bool,
    /// How the cue presents what is said.
    pub stance: Stance,
    /// The rule that made this link.
    pub by: String,
    /// The share of this rule's links that were right on annotated articles, 0 to 1.
    pub confidence: f64,
    /// Whether that is less than [`FLOOR`].
    #[serde(default)]
    pub tentative: bool,
}

/// How a cue presents what is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// It only reports: said, told, wrote.
    #[default]
    Neutral,
    /// The speaker puts weight behind it: insisted, confirmed, warned.
    Asserting,
    /// The article keeps its distance: claimed, alleged.
    Distancing,
    /// The speaker rejects something: denied, dismissed.
    Denying,
    /// The speaker gives something up: admitted, acknowledged.
    Conceding,
    /// The speaker asks: asked, wondered.
    Questioning,
    /// The speaker wants somebody to do something: demanded, urged.
    Demanding,
    /// The speaker means to do something: promised, threatened.
    Promising,
    /// The speaker takes something to be so, or feels about it: believes, fears, hopes.
    Believing,
}

/// Something that the text itself leaves open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Uncertainty {
    /// In what way it is open.
    pub kind: UncertaintyKind,
    /// The words that make it so.
    pub cue: Span,
    /// The words that are left open.
    pub scope: Span,
    /// Whose doubt it is.
    pub holder: Holder,
    /// The quote that the doubt is part of: an index into [`Analysis::quotes`].
    pub quote: Option<usize>,
    /// The rule that found it.
    pub by: String,
    /// The share of this rule's findings that were right on annotated articles, 0 to 1.
    pub confidence: f64,
    /// Whether that is less than [`FLOOR`].
    #[serde(default)]
    pub tentative: bool,
}

/// Findings of which fewer than this share were right on annotated articles are tentative: a page may hold them back.
pub const FLOOR: f64 = 0.8;

/// In what way something is left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum UncertaintyKind {
    /// Possible or probable, not certain.
    Epistemic,
    /// Somebody believes it; the text does not say that it is so.
    Doxastic,
    /// Passed on, not vouched for.
    Hearsay,
    /// The answer is not known.
    Unknown,
    /// It holds only if something else does.
    Conditional,
    /// The amount or time is not exact.
    Approximate,
    /// Nobody who could be named stands behind it.
    Unattributed,
}

/// Whose doubt it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Holder {
    /// The article's own.
    Writer,
    /// Somebody's whom the article reports.
    Speaker,
}

impl Analysis {
    /// The same findings with every span replaced by what `f` makes of it.
    pub fn map_spans(mut self, mut f: impl FnMut(Span) -> Span) -> Self {
        self.spans_mut(|span| *span = f(*span));
        self
    }

    /// The same findings without what somebody only thinks, wants or feels, and without the speakers of nothing else. Doubts stay;
    /// one whose quote goes belongs to none.
    pub fn said(mut self) -> Self {
        let kept: Vec<bool> = self.quotes.iter().map(|q| q.sort != Sort::Attitude).collect();
        let places = renumbered(&kept);
        let place = |old: Option<usize>| old.and_then(|old| places.get(old).copied().flatten());
        self.quotes.retain(|q| q.sort != Sort::Attitude);
        self.quotes.iter_mut().for_each(|q| q.inside = place(q.inside));
        self.uncertainties.iter_mut().for_each(|u| u.quote = place(u.quote));
        let mut speaks = vec![false; self.speakers.len()];
        let speaking = |q: &Quote| q.attribution.as_ref().and_then(|a| a.speaker);
        for who in self.quotes.iter().filter_map(speaking) {
            speaks.get_mut(who).into_iter().for_each(|speaks| *speaks = true);
        }
        let places = renumbered(&speaks);
        for attribution in self.quotes.iter_mut().filter_map(|q| q.attribution.as_mut()) {
            attribution.speaker = attribution.speaker.and_then(|old| places.get(old).copied().flatten());
        }
        retain(&mut self.speakers, &speaks);
        retain(&mut self.article.by_speaker, &speaks);
        self
    }

    /// Calls `f` once for every span in the value.
    fn spans_mut(&mut self, mut f: impl FnMut(&mut Span)) {
        self.speakers.iter_mut().flat_map(|s| &mut s.mentions).for_each(&mut f);
        for quote in &mut self.quotes {
            quote.content.iter_mut().for_each(&mut f);
            if let Some(a) = &mut quote.attribution {
                a.source.iter_mut().chain(&mut a.cue).for_each(&mut f);
            }
        }
        for doubt in &mut self.uncertainties {
            f(&mut doubt.cue);
            f(&mut doubt.scope);
        }
    }
}

/// Drops the items that are not kept.
fn retain<T>(items: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    items.retain(|_| kept.next().copied().unwrap_or(true));
}

/// Where each of the kept ones stands once the others are gone.
fn renumbered(kept: &[bool]) -> Vec<Option<usize>> {
    let mut next = 0..;
    kept.iter().map(|&kept| if kept { next.next() } else { None }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze;

    #[test]
    fn what_is_only_thought_goes_with_its_speaker_and_all_that_points_at_it() {
        let text = "Bo Ash hopes to win. Ann Lee said Bo Ash might lose. “It may rain,” Cy Orr said.";
        let (all, said) = (analyze(text), analyze(text).said());
        let who = |a: &Analysis| -> Vec<String> { a.speakers.iter().map(|s| s.name.clone()).collect() };
        let of = |a: &Analysis, q: &Quote| {
            q.attribution.as_ref().and_then(|at| at.speaker).map(|s| a.speakers[s].name.clone())
        };
        assert_eq!((who(&all).len(), who(&said)), (3, vec!["Ann Lee".to_owned(), "Cy Orr".to_owned()]));
        assert_eq!(
            said.quotes.iter().map(|q| of(&said, q)).collect::<Vec<_>>(),
            all.quotes[1..].iter().map(|q| of(&all, q)).collect::<Vec<_>>()
        );
        assert_eq!(all.uncertainties.len(), said.uncertainties.len());
        let words = |a: &Analysis| -> Vec<Option<Span>> {
            a.uncertainties.iter().map(|u| u.quote.map(|q| a.quotes[q].content[0])).collect()
        };
        assert_eq!(words(&said), words(&all));
    }
}
