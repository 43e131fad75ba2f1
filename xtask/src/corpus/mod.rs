//! The marked articles of training/corpus: checked, and written as others read them.

mod gold;
mod marked;
mod report;

use crate::fingerprint::fnv1a;
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use marked::Article;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What can be done with the corpus.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Action {
    /// Print what is wrong with file and line, then totals
    Check,
    /// Print the articles with their attributions and doubts as JSON lines, offsets in code points
    Gold,
    /// Print the texts alone as JSON lines, for `claimlight batch`
    Texts,
    /// Print how varied the articles are
    Report,
}

/// What an article may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// To train on
    Train,
    /// To choose on
    Dev,
    /// To measure on, once a round
    Test,
}

impl Part {
    /// As the commands call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Train => "train",
            Self::Dev => "dev",
            Self::Test => "test",
        }
    }

    /// The part of the article of this id: FNV-1a (32 bits) of its bytes modulo 20.
    fn of(id: &str) -> Self {
        match fnv1a(id.bytes()) % 20 {
            0..14 => Self::Train,
            14..17 => Self::Dev,
            _ => Self::Test,
        }
    }
}

/// Reads a folder's articles, those of one part where it is named, and prints what is asked for. Fails where an article is wrong.
pub(crate) fn corpus(action: Action, folder: &Path, part: Option<Part>) -> Result<()> {
    let mut articles = read(folder)?;
    articles.retain(|article| part.is_none_or(|part| part == Part::of(&article.id)));
    match action {
        Action::Check => print!("{}", report::totals(&articles)),
        Action::Gold => articles.iter().for_each(|article| println!("{}", gold::gold(article))),
        Action::Texts => articles.iter().for_each(|article| println!("{}", gold::text(article))),
        Action::Report => print!("{}", report::report(&articles)),
    }
    Ok(())
}

/// The articles of one part as JSON in the shape that the scorer reads, offsets in code points.
pub(crate) fn gold(folder: &Path, part: Part) -> Result<Vec<Value>> {
    let articles = read(folder)?;
    Ok(articles.iter().filter(|article| part == Part::of(&article.id)).map(gold::gold).collect())
}

/// The texts of all articles of the open corpus.
pub(crate) fn texts() -> Result<Vec<String>> {
    let articles = read(&crate::tools::root().join("training/corpus"))?;
    Ok(articles.into_iter().map(|article| article.text).collect())
}

/// All articles of a folder's slices, in order. Fails with everything that is wrong in them.
fn read(folder: &Path) -> Result<Vec<Article>> {
    let mut articles = Vec::new();
    let mut faults = Vec::new();
    let mut seen = BTreeMap::new();
    for path in files(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let file = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        match marked::read(&file) {
            Ok(article) => {
                if let Some(other) = seen.insert(article.id.clone(), path.clone()) {
                    faults.push(format!("{}:1: the id {} is also in {}", path.display(), article.id, other.display()));
                }
                articles.push(article);
            }
            Err(wrong) => faults.extend(wrong.iter().map(|f| format!("{}:{}: {}", path.display(), f.line, f.what))),
        }
    }
    if !faults.is_empty() {
        bail!("{} faults\n{}", faults.len(), faults.join("\n"));
    }
    if articles.is_empty() {
        bail!("{} holds no folder with articles (*.txt)", folder.display());
    }
    Ok(articles)
}

/// The .txt files in the folders of a folder, in order.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for slice in fs::read_dir(folder)? {
        let slice = slice?.path();
        if slice.is_dir() {
            for file in fs::read_dir(slice)? {
                files.push(file?.path());
            }
        }
    }
    files.retain(|file| file.extension().is_some_and(|e| e == "txt"));
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_of_the_corpus_is_well_marked() {
        let articles = read(&crate::tools::root().join("training/corpus")).unwrap_or_else(|faults| panic!("{faults}"));
        let parts = [Part::Train, Part::Dev, Part::Test];
        let sizes = parts.map(|part| articles.iter().filter(|a| Part::of(&a.id) == part).count());
        assert_eq!(sizes, [816, 191, 195], "training/corpus/README.md gives these numbers");
    }

    #[test]
    fn a_part_follows_from_the_id() {
        assert_eq!(["w1-001", "v1-028", "w1-009"].map(Part::of), [Part::Train, Part::Dev, Part::Test]);
    }
}
