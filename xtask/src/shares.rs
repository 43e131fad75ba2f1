//! Which share of each rule's findings people had marked too: the confidences that the engine gives, measured again.

use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Words of a document, by their place among its words.
type Words = BTreeSet<usize>;

/// Per rule how many findings were right, and how many there were. `gold` and `predicted` are JSON lines as the scorer reads
/// them, offsets in code points. A quote's link is right when its content overlaps an annotated one by half and their sources
/// share a word; a doubt is right when an annotated cue of its kind shares a word with its cue.
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
        let judged = if task == "uncertainty" { text.doubts(document, &found) } else { text.links(document, &found) };
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
    fn a_doubt_is_right_when_its_kind_agrees_and_counts_only_where_people_looked() {
        let gold = json!({"id": "x", "text": "It may rain. It may snow. It might hail.", "scored": [[0, 25]],
            "uncertainties": [{"start": 3, "end": 6, "kind": "epistemic"}, {"start": 16, "end": 19, "kind": "unknown"}]});
        let doubt = |s: usize, e: usize| json!({"cue": [s, e], "kind": "epistemic", "by": "modal"});
        let found = json!({"id": "x", "uncertainties": [doubt(3, 6), doubt(16, 19), doubt(29, 34)]});
        let shares = shares("uncertainty", &gold.to_string(), &found.to_string()).unwrap();
        assert_eq!(shares, BTreeMap::from([("modal".to_owned(), (1, 2))]));
    }
}
