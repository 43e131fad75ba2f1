//! What the engine finds in annotated articles: the release build is run on their texts.

use super::gold::Document;
use super::words::Span;
use crate::tools;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::json;
use xshell::{Shell, cmd};

/// The findings in one article; spans count code points.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Findings {
    pub speakers: Vec<Speaker>,
    pub quotes: Vec<Quote>,
    #[serde(default)]
    pub uncertainties: Vec<Doubt>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Speaker {
    pub name: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Quote {
    pub content: Vec<Span>,
    pub attribution: Option<Attribution>,
    /// The quote in whose content it stands.
    pub inside: Option<usize>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Attribution {
    pub source: Option<Span>,
    pub cue: Option<Span>,
    pub speaker: Option<usize>,
    pub speaker_by: Option<String>,
    pub speaker_confidence: f64,
    pub by: String,
    pub confidence: f64,
    #[serde(default)]
    pub tentative: bool,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Doubt {
    pub kind: String,
    pub cue: Span,
    pub scope: Option<Span>,
    pub holder: Option<String>,
    pub by: String,
    pub confidence: f64,
}

/// Builds what the two others run.
pub(crate) fn build(shell: &Shell) -> Result<()> {
    cmd!(shell, "cargo build --release --features cli --bin claimlight --example speakers").run()?;
    Ok(())
}

/// What it finds in each text.
pub(crate) fn read(shell: &Shell, documents: &[Document]) -> Result<Vec<Findings>> {
    let texts: String = documents.iter().map(|d| json!({"id": d.id, "text": d.text}).to_string() + "\n").collect();
    let claimlight = tools::root().join("target/release/claimlight");
    findings(documents, &cmd!(shell, "{claimlight} batch --offsets chars").quiet().stdin(texts).read()?)
}

/// Whom it takes the sources of the marked attributions for.
pub(crate) fn speakers(shell: &Shell, documents: &[Document]) -> Result<Vec<Findings>> {
    let attributions = |d: &Document| -> serde_json::Value {
        d.attributions.iter().map(|a| json!({"source": a.source, "cue": a.cue, "content": a.content})).collect()
    };
    let line = |d: &Document| json!({"id": d.id, "text": d.text, "attributions": attributions(d)}).to_string() + "\n";
    let given: String = documents.iter().map(line).collect();
    let speakers = tools::root().join("target/release/examples/speakers");
    findings(documents, &cmd!(shell, "{speakers}").quiet().stdin(given).read()?)
}

/// One line for each article.
fn findings(documents: &[Document], lines: &str) -> Result<Vec<Findings>> {
    let read = |line| serde_json::from_str(line).context("the engine's findings were not understood");
    let findings: Vec<Findings> = lines.lines().map(read).collect::<Result<_>>()?;
    if findings.len() != documents.len() {
        bail!("{} lines of findings for {} articles", findings.len(), documents.len());
    }
    Ok(findings)
}
