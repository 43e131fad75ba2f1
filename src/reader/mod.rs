//! FLOOR 3: the network that reads the article. Text in, logits for each of its tokens out, and what they say. English, no news.
//!
//! Its weights are in `weights.bin`; `MODEL.md` beside them tells what they were made of and how well they do.

mod arithmetic;
mod attributions;
mod decode;
#[doc(hidden)]
pub mod features;
mod lanes;
mod layers;
#[doc(hidden)]
pub mod links;
mod memory;
mod names;
mod network;
mod sorts;
#[doc(hidden)]
pub mod spans;
mod vocabulary;
mod weights;

use crate::text::{Language, Paragraph};
use crate::words::Page;
use attributions::{Around, attribution};
pub use attributions::{Attribution, Layer};
use decode::Chain;
use features::{Features, features, plain};
pub use memory::Memory;
use memory::Scores;
pub use names::{Name, NameKind};
use network::{Logits, Network};
pub use sorts::Sort;
use spans::{Stretch, stretches};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;
use weights::{BUILT_IN, Weights};

/// The tokens that the network reads at once; it learned from paragraphs cut to this length.
const LONGEST: usize = 400;
/// How many of a longer paragraph's tokens are read before and after those whose logits are kept.
const OVERLAP: usize = 50;

/// How many tokens are read between two words about progress.
const PROGRESS: usize = 2000;

/// The network with all that stands in its file.
struct Reader {
    network: Network<'static>,
    outer: Chain,
    nested: Chain,
    links: &'static [u8],
}

/// `None` only if the file that was built in is damaged or does not fit the code; the doors ask `is_whole`.
static READER: LazyLock<Option<Reader>> = LazyLock::new(|| Reader::new(BUILT_IN));

/// Whether the weights are what was built in, by their checksum. Where they are not, nothing is found.
pub fn is_whole() -> bool {
    READER.is_some()
}

/// What the network reads in a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Who says what: those of the outer layer, in the order of their contents, then the nested ones.
    pub attributions: Vec<Attribution>,
    /// Names of people, organisations and places, in the order of the text.
    pub names: Vec<Name>,
}

/// Reads a page, each paragraph by itself; what `memory` has of them is not read again. `progress` is told, now and then, which
/// share of it has been read.
pub fn read(page: &Page<'_>, memory: &mut Memory, progress: &mut dyn FnMut(f32)) -> Reading {
    let doc = page.doc;
    let Some(reader) = READER.as_ref().filter(|_| doc.language == Language::English) else { return Reading::default() };
    let mut out = Reading::default();
    let (mut outer, mut nested, mut sorts): (Vec<Stretch>, Vec<Stretch>, Vec<f32>) = Default::default();
    let mut told = 0;
    for paragraph in &doc.paragraphs {
        let first = paragraph.tokens.start;
        let scores = memory.scores(page, paragraph, || reader.scores(page, paragraph));
        let moved = |tokens: &Range<usize>| tokens.start + first..tokens.end + first;
        for (found, stretches) in [&mut outer, &mut nested].into_iter().zip(&scores.layers) {
            found.extend(stretches.iter().map(|s| Stretch { tokens: moved(&s.tokens), ..*s }));
        }
        sorts.extend(&scores.sorts);
        out.names.extend(scores.names.iter().map(|n| Name { tokens: moved(&n.tokens), ..*n }));
        if paragraph.tokens.end >= told + PROGRESS {
            told = paragraph.tokens.end;
            progress(told as f32 / doc.tokens.len() as f32);
        }
    }
    for (layer, found) in [(Layer::Outer, outer), (Layer::Nested, nested)] {
        let links = links::links(page, &found, reader.links);
        let read: Vec<Attribution> = links.iter().filter_map(|link| attribution(layer, link, &found, &sorts)).collect();
        let around = Around::new(&out.attributions, doc.tokens.len());
        let placed: Vec<Attribution> = read.into_iter().filter_map(|a| around.placed(a)).collect();
        out.attributions.extend(placed);
    }
    out
}

impl Reader {
    fn new(file: &'static [u8]) -> Option<Self> {
        let weights = Weights::new(file)?;
        let chain = |moves, starts| Chain::new(&weights.numbers(moves)?, &weights.numbers(starts)?);
        Some(Reader {
            network: Network::new(&weights)?,
            outer: chain("outer.move", "outer.start")?,
            nested: chain("nested.move", "nested.start")?,
            links: weights.small("links")?.data,
        })
    }

    /// What the network reads in a paragraph.
    fn scores(&self, page: &Page<'_>, paragraph: &Paragraph) -> Scores {
        let logits = self.logits(page, paragraph);
        let layers = [stretches(&self.outer.decode(logits.outer())), stretches(&self.nested.decode(logits.nested()))];
        Scores { layers, sorts: logits.sort().to_vec(), names: names::names(logits.names()) }
    }

    /// The logits of a paragraph's tokens, a long one's in pieces.
    fn logits(&self, page: &Page<'_>, paragraph: &Paragraph) -> Logits {
        let words = paragraph.tokens.clone().map(|i| plain(page.doc.word(i)));
        let tokens: Vec<(Cow<'_, str>, Features)> = words.zip(features(page, paragraph)).collect();
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
    use crate::text::Document;

    fn read(doc: &Document<'_>) -> Reading {
        super::read(&Page::new(doc), &mut Memory::default(), &mut |_| ())
    }

    #[test]
    fn the_weights_fit_the_network() {
        assert!(Reader::new(include_bytes!("weights.bin")).is_some());
        assert!(Reader::new(include_bytes!("weights-open.bin")).is_some());
    }

    /// PyTorch's logits of the same sentences with the same weights, by `training/fixture.py`.
    #[test]
    fn logits_are_those_of_the_training() {
        let fixture: serde_json::Value = serde_json::from_str(include_str!("vectors.json")).unwrap();
        let reader = READER.as_ref().unwrap();
        let mut furthest = 0.0_f64;
        for sentence in fixture.as_array().unwrap() {
            let doc = Document::new(sentence["text"].as_str().unwrap());
            let logits = reader.logits(&Page::new(&doc), &doc.paragraphs[0]);
            let heads = [
                ("outer", logits.outer()),
                ("nested", logits.nested()),
                ("sort", logits.sort()),
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
        let found = read(&doc).attributions;
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
        let found = read(&doc).attributions;
        let words = |range: &Range<usize>| doc.span_of(range.clone()).of(doc.text);
        let shown: Vec<_> =
            found.iter().map(|a| (a.inside, a.cue.as_ref().map(words), a.source.as_ref().map(words), a.sort)).collect();
        assert_eq!(shown[0], (None, Some("said"), Some("Ann Lee"), Sort::Speech));
        assert_eq!(shown[1], (Some(0), Some("think"), Some("I"), Sort::Attitude));
    }

    #[test]
    fn a_cue_without_content_is_read_only_where_it_is_of_silence() {
        let found = |text: &str| read(&Document::new(text)).attributions;
        let silent = found("A spokesman for the ferry company declined to comment.");
        assert_eq!(silent.iter().map(|a| (a.sort, a.contents.len())).collect::<Vec<_>>(), [(Sort::Silence, 0)]);
        assert!(found("The ferry company built a boat.").is_empty());
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
            let found = read(&doc).attributions;
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
        let alone = read(&Document::new(one)).attributions;
        let doc = format!("“We row,” he said.\n\n{one}");
        let both = Document::new(&doc);
        let shift = both.paragraphs[1].tokens.start;
        let last = read(&both).attributions.into_iter().next_back().unwrap();
        assert_eq!(last.cue.unwrap().start - shift, alone[0].cue.as_ref().unwrap().start);
        assert_eq!(last.probability, alone[0].probability);
    }

    #[test]
    fn a_long_paragraph_is_read_to_its_end() {
        let text = "The bridge will be closed, Ann Lee said. ".repeat(120);
        let doc = Document::new(&text);
        let found = read(&doc).attributions;
        assert!(found.len() > 110, "{}", found.len());
    }
}
