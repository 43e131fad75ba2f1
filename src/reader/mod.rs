//! FLOOR 2: the network that reads the article. Text in, a column of scores for each of its tokens out. English, no news.
//!
//! Its weights lie in `weights.bin`; what they were made of, and how well they do, stands in `MODEL.md` beside them.

mod arithmetic;
mod decode;
pub mod features;
mod lanes;
mod layers;
pub mod links;
mod names;
mod network;
pub mod spans;
mod vocabulary;
mod weights;

use crate::text::{Document, Language, Paragraph};
use decode::Chain;
use features::{Features, Mark, features, marks, plain};
pub use names::{Name, NameKind};
use network::{Network, Scores};
use spans::{Stretch, stretches};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// The tokens that the network reads at once; it learned from paragraphs cut to this length.
const LONGEST: usize = 400;
/// How many of a longer paragraph's tokens are read before and after those whose scores are kept.
const OVERLAP: usize = 50;

/// How many tokens are read between two words about progress.
const PROGRESS: usize = 2000;

/// Who says what, as the network reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// What is said, in the order of the text: ranges of [`Document::tokens`].
    pub contents: Vec<Range<usize>>,
    /// The words that say that somebody says it.
    pub cue: Range<usize>,
    /// Who says it.
    pub source: Option<Range<usize>>,
    /// The share of the least sure label among them, 0 to 1. Not yet the share that is right.
    pub share: f32,
}

/// The network with all that stands in its file.
struct Reader {
    network: Network<'static>,
    chain: Chain,
    links: &'static [u8],
}

/// `None` only if the file that was built in does not fit the code; a test looks.
static READER: LazyLock<Option<Reader>> = LazyLock::new(|| {
    let weights = weights::Weights::new(include_bytes!("weights.bin"))?;
    Some(Reader {
        network: Network::new(&weights)?,
        chain: Chain::new(&weights.numbers("move")?, &weights.numbers("start")?)?,
        links: weights.small("links")?.data,
    })
});

/// What the network reads in a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Who says what, in the order of the contents' cues in the text.
    pub attributions: Vec<Attribution>,
    /// Names of people, organisations and places, in the order of the text.
    pub names: Vec<Name>,
}

/// Reads a document, each paragraph by itself. `progress` is told, now and then, which share of it has been read.
pub fn read(doc: &Document<'_>, progress: &mut dyn FnMut(f32)) -> Reading {
    let Some(reader) = READER.as_ref().filter(|_| doc.language == Language::English) else { return Reading::default() };
    let marks = marks(doc);
    let (mut found, mut names): (Vec<Stretch>, Vec<Name>) = (Vec::new(), Vec::new());
    let mut told = 0;
    for paragraph in &doc.paragraphs {
        let scores = reader.scores(doc, &marks, paragraph);
        found.extend(stretches(&reader.chain.decode(&scores.attribution), paragraph.tokens.start));
        names.extend(names::names(&scores.names, paragraph.tokens.start));
        if paragraph.tokens.end >= told + PROGRESS {
            told = paragraph.tokens.end;
            progress(told as f32 / doc.tokens.len() as f32);
        }
    }
    let tokens = |i: usize| found.get(i).map_or(0..0, |s| s.tokens.clone());
    let share = |i: &usize| found.get(*i).map_or(1.0, |s| s.share);
    let links = links::links(doc, &marks, &found, reader.links);
    let attributions = links.into_iter().map(|link| Attribution {
        share: link.contents.iter().chain([&link.cue]).chain(&link.source).map(share).fold(1.0, f32::min),
        contents: link.contents.into_iter().map(tokens).collect(),
        cue: tokens(link.cue),
        source: link.source.map(tokens),
    });
    Reading { attributions: attributions.collect(), names }
}

impl Reader {
    /// The scores of a paragraph's tokens, a long one's in pieces.
    fn scores(&self, doc: &Document<'_>, marks: &[Mark], paragraph: &Paragraph) -> Scores {
        let words = paragraph.tokens.clone().map(|i| plain(doc.word(i)));
        let tokens: Vec<(Cow<'_, str>, Features)> = words.zip(features(doc, marks, paragraph)).collect();
        let mut out = Scores::default();
        for start in (0..tokens.len()).step_by(LONGEST) {
            let end = (start + LONGEST).min(tokens.len());
            let from = start.saturating_sub(OVERLAP);
            let piece = tokens.get(from..(end + OVERLAP).min(tokens.len())).unwrap_or_default();
            out.extend(self.network.read(piece).of(start - from..end - from));
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

    /// PyTorch's scores of the same sentences with the same weights, by `training/fixture.py`.
    #[test]
    fn scores_are_those_of_the_training() {
        let fixture: serde_json::Value = serde_json::from_str(include_str!("vectors.json")).unwrap();
        let reader = READER.as_ref().unwrap();
        let mut furthest = 0.0_f64;
        for sentence in fixture.as_array().unwrap() {
            let doc = Document::new(sentence["text"].as_str().unwrap());
            let scores = reader.scores(&doc, &marks(&doc), &doc.paragraphs[0]);
            for (head, found) in [("scores", scores.attribution), ("names", scores.names)] {
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
        assert_eq!(words(&found[0].cue), "said");
        assert_eq!(found[0].source.as_ref().map(words), Some("Mayor Ann Lee"));
    }

    /// Names that no training article has, of people and places that nobody has heard of, change nothing.
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
            found.iter().map(|a| (words(&a.cue), a.source.as_ref().map(words))).collect::<Vec<_>>()
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
        assert_eq!(last.cue.start - shift, alone[0].cue.start);
        assert_eq!(last.share, alone[0].share);
    }

    #[test]
    fn a_long_paragraph_is_read_to_its_end() {
        let text = "The bridge will be closed, Ann Lee said. ".repeat(120);
        let doc = Document::new(&text);
        let found = read(&doc, &mut |_| ()).attributions;
        assert!(found.len() > 110, "{}", found.len());
    }
}
