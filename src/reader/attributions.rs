//! Linked stretches to attributions: their sort, and the one around each nested one.

use super::links::Link;
use super::sorts::{self, Sort};
use super::spans::Stretch;
use std::ops::Range;

/// Who says what, as the network reads it. There is a content or a silence, and ranges count [`Document::tokens`].
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Which of the network's two layers of labels it was read from.
    pub layer: Layer,
    /// The attribution in whose content it stands: an index into [`Reading::attributions`]. Only nested ones have it.
    pub inside: Option<usize>,
    /// What is said, in the order of the text. Empty only for silence.
    pub contents: Vec<Range<usize>>,
    /// The words that say that somebody says it; `None` for a quotation on its own.
    pub cue: Option<Range<usize>>,
    /// Who says it.
    pub source: Option<Range<usize>>,
    /// The probability of the least likely label among them, 0 to 1. Not yet the share that is right.
    pub probability: f32,
    /// What is reported: speech, an attitude, a noun, a silence. Without a cue it is speech.
    pub sort: Sort,
    /// The probability of the sort, 0 to 1.
    pub sort_probability: f32,
}

/// A layer of labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// What the article itself attributes.
    Outer,
    /// What somebody attributes whose words the article reports.
    Nested,
}

/// A link's attribution. A cue without content says nothing unless it is of silence.
pub(super) fn attribution(layer: Layer, link: &Link, found: &[Stretch], sorts: &[f32]) -> Option<Attribution> {
    let stretch = |i: usize| found.get(i).map(|s| s.tokens.clone());
    let cue = link.cue.and_then(stretch);
    let (sort, sort_probability) = cue.clone().map_or((Sort::Speech, 1.0), |cue| sorts::sort(sorts, cue));
    let parts = link.contents.iter().chain(&link.cue).chain(&link.source);
    (sort == Sort::Silence || !link.contents.is_empty()).then(|| Attribution {
        layer,
        inside: None,
        contents: link.contents.iter().copied().filter_map(stretch).collect(),
        cue,
        source: link.source.and_then(stretch),
        probability: parts.filter_map(|&i| found.get(i)).map(|s| s.probability).fold(1.0, f32::min),
        sort,
        sort_probability,
    })
}

/// For each token the outer attribution in whose content it stands, and whether it is a cue's.
pub(super) struct Around {
    holder: Vec<Option<(usize, usize)>>,
    cue: Vec<bool>,
}

impl Around {
    pub(super) fn new(outer: &[Attribution], tokens: usize) -> Self {
        let mut around = Around { holder: vec![None; tokens], cue: vec![false; tokens] };
        for (i, attribution) in outer.iter().enumerate() {
            for content in &attribution.contents {
                around.holder.get_mut(content.clone()).unwrap_or_default().fill(Some((i, content.end)));
            }
            let cue = attribution.cue.clone().unwrap_or_default();
            around.cue.get_mut(cue).unwrap_or_default().fill(true);
        }
        around
    }

    /// An attribution with the one in whose content it stands. `None` for a nested one without a cue, or whose cue is an outer one's.
    pub(super) fn placed(&self, attribution: Attribution) -> Option<Attribution> {
        if attribution.layer == Layer::Outer {
            return Some(attribution);
        }
        let cue = attribution.cue.clone()?;
        let repeated = self.cue.get(cue.clone()).unwrap_or_default().contains(&true);
        let holder = self.holder.get(cue.start).copied().flatten().filter(|(_, end)| cue.end <= *end);
        (!repeated).then(|| Attribution { inside: holder.map(|(i, _)| i), ..attribution })
    }
}
