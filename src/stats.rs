//! The figures that researchers publish, of one article or of many: who says how much, named or not, and what is left open.

use crate::analysis::{Analysis, Holder, Quote, Sort, SpeakerKind, Statements, UncertaintyKind, Words};
use serde::{Serialize, Serializer};
use std::cmp::Reverse;
use std::collections::BTreeMap;

type Speakers = BTreeMap<(String, SpeakerKind), Counted>;

/// Figures of one article or of many.
///
/// What counts is said by somebody, as in [`Article`](crate::analysis::Article): no thoughts, no silences, no words inside the
/// words of somebody else, and no words in quotation marks that the text gives to nobody.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Stats {
    /// How many articles these are the figures of.
    pub articles: usize,
    /// How many of these report one source only, in three attributions or more.
    pub single_source: usize,
    /// All statements of sources. `sources` counts each article's own: somebody who speaks in two articles counts as two.
    pub all: Counted,
    /// The share of reported words that stand in quotation marks, from 0 to 1; none where no words are reported.
    pub direct_share: Option<f64>,
    /// Of sources that the article names: people and organisations.
    pub named: Counted,
    /// Of sources that it does not: unnamed people, groups, and organisations and things without a name.
    pub unnamed: Counted,
    /// Of sources that nothing in the text says who they are ("he", whom no name fits); their number is not known and counts as 0.
    pub unknown: Counted,
    /// By type of source. Documents are neither named nor unnamed.
    pub by_type: BTreeMap<SpeakerKind, Counted>,
    /// By speaker, most words first. In several articles the same name and type are the same speaker; `sources` is then in how
    /// many of them they speak.
    #[serde(serialize_with = "listed")]
    pub by_speaker: Speakers,
    /// Doubts by kind and by whose they are.
    pub doubts: BTreeMap<UncertaintyKind, Holders>,
    /// The statements, and how many of them the text leaves open.
    pub statements: Statements,
}

/// How much is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// By how many sources.
    pub sources: usize,
    /// In how many quotes, direct and indirect.
    pub quotes: usize,
    /// In how many words.
    pub words: Words,
}

/// How many doubts are whose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Holders {
    /// The article's own.
    pub writer: usize,
    /// Those of people whom it reports.
    pub speaker: usize,
}

impl Stats {
    /// The figures of one article.
    pub fn of(analysis: &Analysis) -> Stats {
        let Analysis { speakers, quotes, uncertainties, statements, article, .. } = analysis;
        let mut stats = Stats {
            articles: 1,
            single_source: usize::from(article.single_source),
            unknown: Counted { sources: 0, quotes: said_by(quotes, None), words: article.unknown },
            statements: *statements,
            ..Stats::default()
        };
        for (id, (speaker, &words)) in speakers.iter().zip(&article.by_speaker).enumerate() {
            let counted = Counted { sources: 1, quotes: said_by(quotes, Some(id)), words };
            if counted.quotes > 0 {
                stats.by_type.entry(speaker.kind).or_default().add(counted);
                stats.by_speaker.entry((speaker.name.clone(), speaker.kind)).or_default().add(counted);
            }
        }
        for doubt in uncertainties {
            let holders = stats.doubts.entry(doubt.kind).or_default();
            match doubt.holder {
                Holder::Writer => holders.writer += 1,
                Holder::Speaker => holders.speaker += 1,
            }
        }
        // Two speakers of one name in one article are in one article.
        stats.by_speaker.values_mut().for_each(|counted| counted.sources = 1);
        stats.sum();
        stats
    }

    /// Adds the figures of other articles.
    pub fn add(&mut self, other: &Stats) {
        self.articles += other.articles;
        self.single_source += other.single_source;
        self.unknown.add(other.unknown);
        other.by_type.iter().for_each(|(&kind, &counted)| self.by_type.entry(kind).or_default().add(counted));
        for (speaker, &counted) in &other.by_speaker {
            match self.by_speaker.get_mut(speaker) {
                Some(sum) => sum.add(counted),
                None => drop(self.by_speaker.insert(speaker.clone(), counted)),
            }
        }
        for (&kind, holders) in &other.doubts {
            let sum = self.doubts.entry(kind).or_default();
            sum.writer += holders.writer;
            sum.speaker += holders.speaker;
        }
        self.statements.open += other.statements.open;
        self.statements.all += other.statements.all;
        self.sum();
    }

    /// Speakers, most words first; by name where those are as many.
    pub fn speakers(&self) -> Vec<BySpeaker<'_>> {
        by_words(&self.by_speaker)
    }

    /// Sets what follows from the figures by type.
    fn sum(&mut self) {
        let of = |kinds: &[SpeakerKind]| {
            let mut sum = Counted::default();
            kinds.iter().filter_map(|kind| self.by_type.get(kind)).for_each(|&counted| sum.add(counted));
            sum
        };
        let named = of(&[SpeakerKind::Person, SpeakerKind::Organisation]);
        let unnamed = of(&[SpeakerKind::Unnamed, SpeakerKind::Group, SpeakerKind::Other]);
        let mut all = of(&[SpeakerKind::Document]);
        [named, unnamed, self.unknown].into_iter().for_each(|counted| all.add(counted));
        let words = all.words.all();
        let direct_share = (words > 0).then(|| all.words.direct as f64 / words as f64);
        (self.named, self.unnamed, self.all, self.direct_share) = (named, unnamed, all, direct_share);
    }
}

impl Counted {
    fn add(&mut self, other: Counted) {
        self.sources += other.sources;
        self.quotes += other.quotes;
        self.words.add(other.words);
    }
}

/// In how many quotes a speaker, or somebody who is not known, says something.
fn said_by(quotes: &[Quote], speaker: Option<usize>) -> usize {
    let said = |q: &&Quote| matches!(q.sort, Sort::Speech | Sort::Noun) && q.inside.is_none();
    quotes.iter().filter(said).filter(|q| q.attribution.as_ref().is_some_and(|a| a.speaker == speaker)).count()
}

/// How much one speaker says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct BySpeaker<'a> {
    /// The fullest name that the article uses.
    pub name: &'a str,
    /// What type of source they are.
    #[serde(rename = "type")]
    pub kind: SpeakerKind,
    /// How much they say.
    #[serde(flatten)]
    pub counted: Counted,
}

fn by_words(speakers: &Speakers) -> Vec<BySpeaker<'_>> {
    let mut speakers: Vec<_> =
        speakers.iter().map(|((name, kind), &counted)| BySpeaker { name, kind: *kind, counted }).collect();
    speakers.sort_by_key(|speaker| Reverse(speaker.counted.words.all()));
    speakers
}

fn listed<S: Serializer>(speakers: &Speakers, serializer: S) -> Result<S::Ok, S::Error> {
    by_words(speakers).serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze;
    use serde_json::{Value, json};

    const TWO: &str = "“It didn’t rain,” Ann Lee said. A spokesman said that the pier was shut. It may open.";
    const ONE: &str = "“No,” Ann Lee said. “Never,” Lee said. “Not now,” she said. “It might rain,” she said.";

    /// The figures of these articles, one place of them.
    #[track_caller]
    fn check(texts: &[&str], place: &str, expected: Value) {
        let mut stats = Stats::default();
        texts.iter().for_each(|text| stats.add(&Stats::of(&analyze(text))));
        assert_eq!(serde_json::to_value(&stats).unwrap().pointer(place), Some(&expected));
    }

    fn counted(sources: usize, quotes: usize, direct: usize, indirect: usize) -> Value {
        json!({ "sources": sources, "quotes": quotes, "words": { "direct": direct, "indirect": indirect } })
    }

    #[test]
    fn quotes_and_words_are_counted_by_type_and_name() {
        check(&[TWO], "/all", counted(2, 2, 3, 4));
        check(&[TWO], "/named", counted(1, 1, 3, 0));
        check(&[TWO], "/unnamed", counted(1, 1, 0, 4));
        check(&[TWO], "/unknown", counted(0, 0, 0, 0));
        check(&[TWO], "/direct_share", json!(3.0 / 7.0));
        check(&[TWO], "/by_type/unnamed", counted(1, 1, 0, 4));
        check(&[TWO], "/doubts", json!({ "epistemic": { "writer": 1, "speaker": 0 } }));
        check(&[ONE], "/doubts", json!({ "epistemic": { "writer": 0, "speaker": 1 } }));
    }

    #[test]
    fn articles_are_added() {
        check(&[], "/direct_share", Value::Null);
        check(&[TWO, ONE], "/articles", json!(2));
        check(&[TWO, ONE], "/single_source", json!(1));
        check(&[TWO, ONE], "/all", counted(3, 6, 10, 4));
        check(&[TWO, ONE], "/by_speaker/0/name", json!("Ann Lee"));
        check(&[TWO, ONE], "/by_speaker/0/sources", json!(2));
        check(&[TWO, ONE], "/by_speaker/0/words/direct", json!(10));
        check(&[TWO, ONE], "/by_speaker/1/type", json!("unnamed"));
    }
}
