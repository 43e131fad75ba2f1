//! The sets of articles in which people marked who says what and what is left open.

use super::Task;
use super::words::Span;
use crate::fingerprint::fnv1a;
use crate::{corpus, tools};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// An article; spans count code points.
#[derive(Debug, Deserialize)]
pub(crate) struct Document {
    pub id: String,
    pub text: String,
    #[serde(default)]
    pub attributions: Vec<Attribution>,
    /// By the names that the attributions give them: "S1".
    #[serde(default)]
    pub speakers: BTreeMap<String, Speaker>,
    #[serde(default)]
    pub uncertainties: Vec<Doubt>,
    /// The stretches in which doubts were marked, where not in all of the text.
    #[serde(default)]
    pub scored: Vec<Span>,
}

/// Who says or thinks what.
#[derive(Debug, Deserialize)]
pub(crate) struct Attribution {
    pub source: Vec<Span>,
    pub cue: Vec<Span>,
    pub content: Vec<Span>,
    /// A key of the document's speakers.
    pub speaker: Option<String>,
    /// "speech", "attitude", "noun" or "silence"; not every set says.
    pub sort: Option<String>,
    /// Whether it lies inside another's content; not every set marks such ones.
    pub nested: Option<bool>,
}

/// Somebody to whom attributions belong.
#[derive(Debug, Deserialize)]
pub(crate) struct Speaker {
    pub name: String,
    /// "person", "organisation", "group", "document" or "unnamed".
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// Words that leave something open.
#[derive(Debug, Deserialize)]
pub(crate) struct Doubt {
    pub start: usize,
    pub end: usize,
    pub kind: Option<String>,
    pub scope: Option<Span>,
    pub holder: Option<String>,
}

/// Annotated articles, and what is scored on them.
pub(crate) struct Set {
    /// "news-dev"
    pub name: String,
    pub documents: Vec<Document>,
    /// Of the articles and their marks.
    pub fingerprint: u32,
    pub tasks: &'static [Task],
}

/// The files that a folder may hold beside each other, `NAME.jsonl`, and what is scored on each. The articles of speakers-dev are
/// among those of quotes-dev.
const FILES: [(&str, &[Task]); 5] = [
    ("news-dev", &Task::ALL),
    ("quotes-dev", &[Task::Quotes]),
    ("speakers-dev", &[Task::Speakers, Task::Given]),
    ("uncertainty-dev", &[Task::Uncertainty]),
    ("uncertainty-train", &[Task::Uncertainty]),
];

impl Set {
    /// One part of the open corpus.
    pub(crate) fn open(part: corpus::Part) -> Result<Set> {
        let articles = corpus::gold(&tools::root().join("training/corpus"), part)?;
        let fingerprint = fnv1a(articles.iter().flat_map(|article| article.to_string().into_bytes()));
        let documents = articles.into_iter().map(serde_json::from_value).collect::<Result<_, _>>()?;
        Ok(Set { name: format!("corpus-{}", part.name()), documents, fingerprint, tasks: &Task::ALL })
    }

    /// The known files of a folder. Fails where there is none.
    pub(crate) fn files(folder: &Path) -> Result<Vec<Set>> {
        let mut sets = Vec::new();
        for (name, tasks) in FILES {
            let path = folder.join(name).with_extension("jsonl");
            if path.exists() {
                let file = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
                let documents = read(&file).with_context(|| path.display().to_string())?;
                sets.push(Set { name: name.to_owned(), documents, fingerprint: fnv1a(file.bytes()), tasks });
            }
        }
        if sets.is_empty() {
            bail!("{} holds none of {}", folder.display(), FILES.map(|(name, _)| format!("{name}.jsonl")).join(", "));
        }
        Ok(sets)
    }

    /// Whether attributions inside another's content are marked too.
    pub(crate) fn marks_nested(&self) -> bool {
        self.documents.iter().flat_map(|d| &d.attributions).any(|a| a.nested.is_some())
    }

    /// The part of a set that an article belongs to: its slice of the open corpus, else all of the set.
    pub(crate) fn slice(&self, document: &Document) -> String {
        let slice = document.id.split_once('-').filter(|_| self.name.starts_with("corpus-"));
        slice.map_or(&*self.name, |(slice, _)| slice).to_owned()
    }
}

/// The articles of a file of JSON lines. Of several people who marked an article the first is taken.
fn read(file: &str) -> Result<Vec<Document>> {
    let mut documents: Vec<Document> = Vec::new();
    for (line, number) in file.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
        documents.push(serde_json::from_str(line).with_context(|| format!("line {number}"))?);
    }
    let mut seen = BTreeSet::new();
    documents.retain(|document| seen.insert(document.id.clone()));
    Ok(documents)
}
