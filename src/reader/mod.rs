//! FLOOR 3: the network that reads the article. Text in, logits for each of its tokens out, and what they say. English, no news.
//!
//! Its weights lie in `weights.bin`; what they were made of, and how well they do, stands in `MODEL.md` beside them.

mod arithmetic;
mod decode;
mod doubts;
pub mod features;
mod lanes;
mod layers;
pub mod links;
mod names;
mod network;
mod sorts;
pub mod spans;
mod vocabulary;
mod weights;

use crate::text::{Document, Language, Paragraph};
use decode::Chain;
pub use doubts::{Doubt, DoubtKind};
use features::{Features, Mark, features, marks, plain};
pub use names::{Name, NameKind};
use network::{Logits, Network};
pub use sorts::Sort;
use spans::{Stretch, stretches};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// The tokens that the network reads at once; it learned from paragraphs cut to this length.
const LONGEST: usize = 400;
/// How many of a longer paragraph's tokens are read before and after those whose logits are kept.
const OVERLAP: usize = 50;

/// How many tokens are read between two words about progress.
const PROGRESS: usize = 2000;

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

/// The network with all that stands in its file.
struct Reader {
    network: Network<'static>,
    outer: Chain,
    nested: Chain,
    links: &'static [u8],
}

/// `None` only if the file that was built in does not fit the code; a test looks.
static READER: LazyLock<Option<Reader>> = LazyLock::new(|| {
    let weights = weights::Weights::new(include_bytes!("weights.bin"))?;
    let chain = |moves, starts| Chain::new(&weights.numbers(moves)?, &weights.numbers(starts)?);
    Some(Reader {
        network: Network::new(&weights)?,
        outer: chain("outer.move", "outer.start")?,
        nested: chain("nested.move", "nested.start")?,
        links: weights.small("links")?.data,
    })
});

/// What the network reads in a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Who says what: those of the outer layer, in the order of their contents, then the nested ones.
    pub attributions: Vec<Attribution>,
    /// Words that leave something open, in the order of the text.
    pub doubts: Vec<Doubt>,
    /// Names of people, organisations and places, in the order of the text.
    pub names: Vec<Name>,
}

/// Reads a document, each paragraph by itself. `progress` is told, now and then, which share of it has been read.
pub fn read(doc: &Document<'_>, progress: &mut dyn FnMut(f32)) -> Reading {
    let Some(reader) = READER.as_ref().filter(|_| doc.language == Language::English) else { return Reading::default() };
    let marks = marks(doc);
    let mut out = Reading::default();
    let (mut outer, mut nested, mut sorts): (Vec<Stretch>, Vec<Stretch>, Vec<f32>) = Default::default();
    let mut told = 0;
    for paragraph in &doc.paragraphs {
        let first = paragraph.tokens.start;
        let logits = reader.logits(doc, &marks, paragraph);
        outer.extend(stretches(&reader.outer.decode(logits.outer()), first));
        nested.extend(stretches(&reader.nested.decode(logits.nested()), first));
        sorts.resize(first * sorts::LABELS, 0.0);
        sorts.extend(logits.sort());
        out.doubts.extend(doubts::doubts(logits.doubt(), first));
        out.names.extend(names::names(logits.names(), first));
        if paragraph.tokens.end >= told + PROGRESS {
            told = paragraph.tokens.end;
            progress(told as f32 / doc.tokens.len() as f32);
        }
    }
    for (layer, found) in [(Layer::Outer, outer), (Layer::Nested, nested)] {
        let links = links::links(doc, &marks, &found, reader.links);
        let read: Vec<Attribution> = links.iter().filter_map(|link| attribution(layer, link, &found, &sorts)).collect();
        let placed: Vec<Attribution> = read.into_iter().filter_map(|a| placed(a, &out.attributions)).collect();
        out.attributions.extend(placed);
    }
    out
}

/// A link's attribution. A cue without content says nothing unless it is of silence.
fn attribution(layer: Layer, link: &links::Link, found: &[Stretch], sorts: &[f32]) -> Option<Attribution> {
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

/// An attribution with the one in whose content it stands. `None` for a nested one without a cue, or whose cue is one of the `outer`
/// attributions'.
fn placed(attribution: Attribution, outer: &[Attribution]) -> Option<Attribution> {
    if attribution.layer == Layer::Outer {
        return Some(attribution);
    }
    let cue = attribution.cue.clone()?;
    let meets = |other: &Range<usize>| other.start < cue.end && cue.start < other.end;
    let holds = |a: &Attribution| a.contents.iter().any(|c| c.start <= cue.start && cue.end <= c.end);
    let repeated = outer.iter().any(|a| a.cue.as_ref().is_some_and(meets));
    (!repeated).then(|| Attribution { inside: outer.iter().position(holds), ..attribution })
}

impl Reader {
    /// The logits of a paragraph's tokens, a long one's in pieces.
    fn logits(&self, doc: &Document<'_>, marks: &[Mark], paragraph: &Paragraph) -> Logits {
        let words = paragraph.tokens.clone().map(|i| plain(doc.word(i)));
        let tokens: Vec<(Cow<'_, str>, Features)> = words.zip(features(doc, marks, paragraph)).collect();
        let mut out = Logits::default();
        for start in (0..tokens.len()).step_by(LONGEST) {
            let end = (start + LONGEST).min(tokens.len());
            let from = start.saturating_sub(OVERLAP);
            let piece = tokens.get(from..(end + OVERLAP).min(tokens.len())).unwrap_or_default();
            out.extend(&self.network.read(piece), start - from..end - from);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_fit_the_network() {
        assert!(READER.is_some());
    }

    /// PyTorch's logits of the same sentences with the same weights, by `training/fixture.py`.
    #[test]
    fn logits_are_those_of_the_training() {
        let fixture: serde_json::Value = serde_json::from_str(include_str!("vectors.json")).unwrap();
        let reader = READER.as_ref().unwrap();
        let mut furthest = 0.0_f64;
        for sentence in fixture.as_array().unwrap() {
            let doc = Document::new(sentence["text"].as_str().unwrap());
            let logits = reader.logits(&doc, &marks(&doc), &doc.paragraphs[0]);
            let heads = [
                ("outer", logits.outer()),
                ("nested", logits.nested()),
                ("sort", logits.sort()),
                ("doubt", logits.doubt()),
                ("names", logits.names()),
            ];
            for (head, found) in heads {
                let expected: Vec<f64> = sentence[head]
                    .as_array()
                    .unwrap()
                    .iter()
                    .flat_map(|r| r.as_array().unwrap())
                    .map(|x| x.as_f64().unwrap())
                    .collect();
                assert_eq!(found.len(), expected.len(), "{sentence}");
                furthest = found.iter().zip(&expected).fold(furthest, |f, (a, b)| f.max((f64::from(*a) - b).abs()));
            }
        }
        assert!(furthest < 0.02, "{furthest}");
    }

    #[test]
    fn reads_an_indirect_attribution() {
        let doc = Document::new("The council will close the bridge in May, Mayor Ann Lee said on Monday.");
        let found = read(&doc, &mut |_| ()).attributions;
        let words = |range: &Range<usize>| doc.span_of(range.clone()).of(doc.text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            found[0].contents.iter().map(words).collect::<Vec<_>>(),
            ["The council will close the bridge in May"]
        );
        assert_eq!(found[0].cue.as_ref().map(words), Some("said"));
        assert_eq!(found[0].source.as_ref().map(words), Some("Mayor Ann Lee"));
    }

    #[test]
    fn reads_an_attribution_inside_another_s_words() {
        let doc = Document::new("“Today I think the ferry is late,” Ann Lee said.");
        let found = read(&doc, &mut |_| ()).attributions;
        let words = |range: &Range<usize>| doc.span_of(range.clone()).of(doc.text);
        let shown: Vec<_> =
            found.iter().map(|a| (a.inside, a.cue.as_ref().map(words), a.source.as_ref().map(words), a.sort)).collect();
        assert_eq!(shown[0], (None, Some("said"), Some("Ann Lee"), Sort::Speech));
        assert_eq!(shown[1], (Some(0), Some("think"), Some("I"), Sort::Attitude));
    }

    #[test]
    fn a_cue_without_content_is_read_only_where_it_is_of_silence() {
        let found = |text: &str| read(&Document::new(text), &mut |_| ()).attributions;
        let silent = found("A spokesman for the ferry company declined to comment.");
        assert_eq!(silent.iter().map(|a| (a.sort, a.contents.len())).collect::<Vec<_>>(), [(Sort::Silence, 0)]);
        assert!(found("The ferry company built a boat.").is_empty());
    }

    #[test]
    fn reads_doubts() {
        let doc = Document::new("It is not clear whether the bridge will open.");
        let found = read(&doc, &mut |_| ()).doubts;
        assert_eq!(found.iter().map(|d| d.kind).collect::<Vec<_>>(), [DoubtKind::Unknown], "{found:?}");
    }

    /// Names that no training article has, of people and places that nobody has heard of, change nothing in the outer layer.
    #[test]
    fn reads_the_same_around_unheard_of_names() {
        let said = |city: &str, who: &str, other: &str| {
            let text = format!(
                "{city} will close its harbour, {who} said on Monday. {other} denied that the money was gone. According to \
                 {other}, nobody in {city} had asked {who} why it was needed. “We row,” {who} said."
            );
            let doc = Document::new(&text);
            let words = |r: &Range<usize>| doc.span_of(r.clone()).of(doc.text).to_owned();
            let found = read(&doc, &mut |_| ()).attributions;
            let outer = found.iter().filter(|a| a.layer == Layer::Outer);
            outer.map(|a| (a.cue.as_ref().map(words), a.source.as_ref().map(words))).collect::<Vec<_>>()
        };
        let known = said("Boston", "Smith", "Johnson");
        assert!(known.len() >= 4, "{known:?}");
        let renamed: Vec<_> = said("Qorrumtep", "Yndlvasz", "Bexwoqqi");
        let back = |name: String| name.replace("Yndlvasz", "Smith").replace("Bexwoqqi", "Johnson");
        assert_eq!(known, renamed.into_iter().map(|(cue, source)| (cue, source.map(back))).collect::<Vec<_>>());
    }

    /// What a paragraph says does not depend on what stands before it, or on how long it is.
    #[test]
    fn paragraphs_are_read_by_themselves() {
        let one = "The council will close the bridge, Ann Lee said.";
        let alone = read(&Document::new(one), &mut |_| ()).attributions;
        let doc = format!("“We row,” he said.\n\n{one}");
        let both = Document::new(&doc);
        let shift = both.paragraphs[1].tokens.start;
        let last = read(&both, &mut |_| ()).attributions.into_iter().next_back().unwrap();
        assert_eq!(last.cue.unwrap().start - shift, alone[0].cue.as_ref().unwrap().start);
        assert_eq!(last.probability, alone[0].probability);
    }

    #[test]
    fn a_long_paragraph_is_read_to_its_end() {
        let text = "The bridge will be closed, Ann Lee said. ".repeat(120);
        let doc = Document::new(&text);
        let found = read(&doc, &mut |_| ()).attributions;
        assert!(found.len() > 110, "{}", found.len());
    }
}
