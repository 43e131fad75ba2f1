//! Which share of each rule's findings people had marked too: the confidences that the engine gives, measured again.

use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Words of a document, by their place among its words.
type Words = BTreeSet<usize>;

/// Per rule how many findings were right, and how many there were. `gold` and `predicted` are JSON lines as the scorer reads
/// them, offsets in code points. A quote's link is right when its content overlaps an annotated one by half and their sources
/// share a word; a doubt is right when an annotated cue of its kind shares a word with its cue; a speaker is right when people
/// name whoever says that content so, and the rule is then how the source was linked to them.
pub(crate) fn shares(task: &str, gold: &str, predicted: &str) -> Result<BTreeMap<String, (usize, usize)>> {
    let mut documents: BTreeMap<String, Value> = BTreeMap::new();
    for line in gold.lines().filter(|l| !l.trim().is_empty()) {
        let document: Value = serde_json::from_str(line).context("the annotated articles are not JSON lines")?;
        documents.entry(document["id"].to_string()).or_insert(document);
    }
    let mut shares: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for line in predicted.lines() {
        let found: Value = serde_json::from_str(line)?;
        let Some(document) = documents.get(&found["id"].to_string()) else { continue };
        let text = Text::new(document);
        let judged = match task {
            "uncertainty" => text.doubts(document, &found),
            "speakers" => text.speakers(document, &found),
            _ => text.links(document, &found),
        };
        for (rule, right) in judged {
            let share = shares.entry(rule).or_default();
            share.0 += usize::from(right);
            share.1 += 1;
        }
    }
    Ok(shares)
}

/// Where a document's words stand, in code points, and which stretches of it were annotated; all where none are named.
struct Text {
    words: Vec<(u64, u64)>,
    scored: Option<Vec<(u64, u64)>>,
}

impl Text {
    fn new(document: &Value) -> Text {
        let mut words: Vec<(u64, u64)> = Vec::new();
        let wordy = |c: char| c.is_alphanumeric() || c == '_';
        for (at, c) in (0..).zip(document["text"].as_str().unwrap_or_default().chars()).filter(|(_, c)| wordy(*c)) {
            match words.last_mut().filter(|w| w.1 == at && wordy(c)) {
                Some(word) => word.1 = at + 1,
                None => words.push((at, at + 1)),
            }
        }
        Text { words, scored: document["scored"].as_array().map(|s| s.iter().filter_map(pair).collect()) }
    }

    /// The words that a span or a list of spans covers.
    fn cover(&self, spans: &Value) -> Words {
        let spans: Vec<(u64, u64)> = pair(spans)
            .map(|p| vec![p])
            .unwrap_or_else(|| spans.as_array().into_iter().flatten().filter_map(pair).collect());
        let inside = |w: &(u64, u64)| spans.iter().any(|s| w.0 < s.1 && w.1 > s.0);
        self.words.iter().enumerate().filter(|(_, w)| inside(w)).map(|(i, _)| i).collect()
    }

    fn annotated(&self, words: &Words) -> bool {
        let Some(first) = words.first().and_then(|&w| self.words.get(w)) else { return false };
        self.scored.as_ref().is_none_or(|s| s.iter().any(|s| s.0 <= first.0 && first.0 < s.1))
    }

    fn links(&self, document: &Value, found: &Value) -> Vec<(String, bool)> {
        let gold: Vec<(Words, Words)> =
            list(document, "attributions").map(|a| (self.cover(&a["content"]), self.cover(&a["source"]))).collect();
        let right = |content: &Words, source: &Words| {
            gold.iter().any(|(c, s)| {
                let (both, all) = (c.intersection(content).count(), c.union(content).count());
                2 * both >= all && all > 0 && (!s.is_disjoint(source) || s.is_empty() && source.is_empty())
            })
        };
        list(found, "quotes")
            .filter(|q| q["attribution"].is_object())
            .map(|q| {
                let (content, source) = (self.cover(&q["content"]), self.cover(&q["attribution"]["source"]));
                (rule(&q["attribution"]), right(&content, &source))
            })
            .collect()
    }

    /// How each source was linked to its speaker, and whether people name that speaker so.
    fn speakers(&self, document: &Value, found: &Value) -> Vec<(String, bool)> {
        let gold: Vec<(Words, &Value)> = list(document, "attributions")
            .map(|a| (self.cover(&a["content"]), &document["speakers"][a["speaker"].as_str().unwrap_or_default()]))
            .filter(|(_, speaker)| speaker.is_object())
            .collect();
        let judged = |quote: &Value| {
            let content = self.cover(&quote["content"]);
            let overlap = |c: &Words| c.intersection(&content).count() as f64 / c.union(&content).count().max(1) as f64;
            let (best, speaker) = gold.iter().map(|(c, s)| (overlap(c), s)).max_by(|a, b| a.0.total_cmp(&b.0))?;
            let id = quote["attribution"]["speaker"].as_u64()? as usize;
            let how = quote["attribution"]["speaker_by"].as_str()?.to_owned();
            let name = found["speakers"][id]["name"].as_str()?;
            (best >= 0.5).then(|| (how, agree(speaker, name)))
        };
        list(found, "quotes").filter_map(judged).collect()
    }

    fn doubts(&self, document: &Value, found: &Value) -> Vec<(String, bool)> {
        let cue = |d: &Value| self.cover(&Value::from(vec![d["start"].clone(), d["end"].clone()]));
        let gold: Vec<(Words, &Value)> = list(document, "uncertainties").map(|d| (cue(d), &d["kind"])).collect();
        list(found, "uncertainties")
            .map(|d| (self.cover(&d["cue"]), d))
            .filter(|(cue, _)| self.annotated(cue))
            .map(|(cue, d)| (rule(d), gold.iter().any(|(c, kind)| *kind == &d["kind"] && !c.is_disjoint(&cue))))
            .collect()
    }
}

/// Whether a name is one of an annotated speaker's, as the scorer judges it: the last word is there, and no foreign one.
fn agree(speaker: &Value, name: &str) -> bool {
    let have = bare(name);
    let full = bare(speaker["name"].as_str().unwrap_or_default());
    let mut known: BTreeSet<String> = full.iter().cloned().collect();
    known.extend(list(speaker, "aliases").filter_map(Value::as_str).flat_map(bare));
    let all: BTreeSet<&String> = full.iter().collect();
    let last = full.last().is_some_and(|l| have.contains(l));
    let half = speaker["type"] != "person" && 2 * all.iter().filter(|w| have.contains(w)).count() >= all.len();
    (last || half) && !have.is_empty() && have.iter().all(|w| known.contains(w))
}

/// A name's words in lower case, without titles.
fn bare(name: &str) -> Vec<String> {
    const TITLES: &str =
        "mr mrs ms dr sir dame lord lady sen senator rep gov governor president prime minister the a an";
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty());
    words.filter(|w| !TITLES.split(' ').any(|t| t == *w)).map(str::to_owned).collect()
}

fn pair(value: &Value) -> Option<(u64, u64)> {
    match value.as_array()?.as_slice() {
        [start, end] => Some((start.as_u64()?, end.as_u64()?)),
        _ => None,
    }
}

fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value[key].as_array().into_iter().flatten()
}

fn rule(finding: &Value) -> String {
    finding["by"].as_str().unwrap_or("?").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_link_is_right_when_half_the_content_and_a_word_of_the_source_agree() {
        let gold = json!({"id": 1, "text": "Lee said it rained. Bo said no.",
            "attributions": [{"source": [[0, 3]], "content": [[9, 18]]}, {"source": [[20, 22]], "content": [[28, 30]]}]});
        let found = json!({"id": 1, "quotes": [
            {"content": [[9, 18]], "attribution": {"source": [0, 3], "by": "a"}},
            {"content": [[28, 30]], "attribution": {"source": [0, 3], "by": "a"}},
            {"content": [[28, 30]], "attribution": null}]});
        let shares = shares("quotes", &gold.to_string(), &found.to_string()).unwrap();
        assert_eq!(shares, BTreeMap::from([("a".to_owned(), (1, 2))]));
    }

    #[test]
    fn a_speaker_is_right_when_people_name_them_so() {
        let gold = json!({"id": 1, "text": "Mr. Lee said it rained. He said no.", "speakers": {
            "S1": {"name": "Bo Lee", "type": "person", "aliases": ["Mr. Lee"]}, "S2": {"name": "Ash", "type": "person"}},
            "attributions": [{"content": [[13, 22]], "speaker": "S1"}, {"content": [[32, 34]], "speaker": "S2"}]});
        let quote =
            |s: usize, e: usize| json!({"content": [[s, e]], "attribution": {"speaker": 0, "speaker_by": "name"}});
        let found = json!({"id": 1, "speakers": [{"name": "Lee"}], "quotes": [quote(13, 22), quote(32, 34)]});
        let shares = shares("speakers", &gold.to_string(), &found.to_string()).unwrap();
        assert_eq!(shares, BTreeMap::from([("name".to_owned(), (1, 2))]));
    }

    #[test]
    fn a_doubt_is_right_when_its_kind_agrees_and_counts_only_where_people_looked() {
        let gold = json!({"id": "x", "text": "It may rain. It may snow. It might hail.", "scored": [[0, 25]],
            "uncertainties": [{"start": 3, "end": 6, "kind": "epistemic"}, {"start": 16, "end": 19, "kind": "unknown"}]});
        let doubt = |s: usize, e: usize| json!({"cue": [s, e], "kind": "epistemic", "by": "modal"});
        let found = json!({"id": "x", "uncertainties": [doubt(3, 6), doubt(16, 19), doubt(29, 34)]});
        let shares = shares("uncertainty", &gold.to_string(), &found.to_string()).unwrap();
        assert_eq!(shares, BTreeMap::from([("modal".to_owned(), (1, 2))]));
    }
}
