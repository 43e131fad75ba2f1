//! Findings as a listing that people read.

use anstyle::{AnsiColor, Style};
use claimlight::Analysis;
use claimlight::analysis::{Attribution, Holder, Quote, Sort, Uncertainty};
use claimlight::export;
use claimlight::text::{Language, Span};
use regex::Regex;
use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::LazyLock;

const SPEAKER: Style = AnsiColor::Cyan.on_default().bold();
const CUE: Style = AnsiColor::Green.on_default();
const DOUBT: Style = AnsiColor::Yellow.on_default();
const FAINT: Style = Style::new().dimmed();

/// Prints speakers with their quotes, then quotes without a known speaker, then doubts, then how many sources there are.
pub(super) fn print(text: &str, analysis: &Analysis, out: &mut impl Write) -> io::Result<()> {
    if analysis.language == Language::Other {
        writeln!(out, "This does not seem to be English: only quotation marks are read.\n")?;
    }
    if analysis.quotes.is_empty() && analysis.uncertainties.is_empty() {
        return writeln!(out, "Nobody is quoted, and nothing is marked as open.");
    }
    for (id, speaker) in analysis.speakers.iter().enumerate() {
        let title = Some(one_line(&export::title(speaker))).filter(|t| !t.is_empty());
        let title = title.map(|t| format!(", {t}")).unwrap_or_default();
        writeln!(out, "{SPEAKER}{}{SPEAKER:#}{FAINT}{title}{FAINT:#}", one_line(&speaker.name))?;
        of(analysis, Some(id)).try_for_each(|q| quote(text, q, out))?;
        writeln!(out)?;
    }
    if of(analysis, None).next().is_some() {
        writeln!(out, "{SPEAKER}Not named{SPEAKER:#}")?;
        of(analysis, None).try_for_each(|q| quote(text, q, out))?;
        writeln!(out)?;
    }
    if !analysis.uncertainties.is_empty() {
        writeln!(out, "{DOUBT}Left open{DOUBT:#}")?;
    }
    analysis.uncertainties.iter().try_for_each(|d| doubt(text, d, out))?;
    let sources = export::sources(analysis);
    if sources.is_empty() { Ok(()) } else { writeln!(out, "{FAINT}{}{FAINT:#}", one_line(&sources)) }
}

fn of(analysis: &Analysis, speaker: Option<usize>) -> impl Iterator<Item = &Quote> {
    let who = |q: &Quote| q.attribution.as_ref().and_then(|a| a.speaker);
    analysis.quotes.iter().filter(move |q| who(q) == speaker)
}

fn quote(text: &str, quote: &Quote, out: &mut impl Write) -> io::Result<()> {
    let content: Vec<String> = quote.content.iter().map(|&s| shown(text, s)).collect();
    let sort = match quote.sort {
        Sort::Attitude => "thinks: ",
        Sort::Silence => "gives no answer: ",
        Sort::Speech | Sort::Noun => "",
    };
    writeln!(out, "  {FAINT}{sort}{FAINT:#}{}", content.join(" … "))?;
    let Some(attribution) = &quote.attribution else {
        return writeln!(out, "    {FAINT}nothing in the text says whose words these are{FAINT:#}");
    };
    let Attribution { source, cue, by, confidence, .. } = attribution;
    let words: Vec<String> = [source, cue].into_iter().flatten().map(|&s| shown(text, s)).collect();
    let sure = 100.0 * confidence;
    write!(out, "    {CUE}{}{CUE:#} {FAINT}{by}, right {sure:.0} times in 100", words.join(" · "))?;
    // The heading says whom; here is only that it is not sure.
    if attribution.speaker.is_some() && !attribution.speaker_certain {
        write!(out, "; speaker not certain, right {:.0} times in 100", 100.0 * attribution.speaker_confidence)?;
    }
    writeln!(out, "{FAINT:#}")
}

fn doubt(text: &str, doubt: &Uncertainty, out: &mut impl Write) -> io::Result<()> {
    let Uncertainty { kind, cue, scope, holder, by, confidence, .. } = doubt;
    let whose = if *holder == Holder::Speaker { "the speaker" } else { "the article" };
    let kind = format!("{kind:?}").to_lowercase();
    writeln!(out, "  {DOUBT}{}{DOUBT:#}  {}", shown(text, *cue), shown(text, *scope))?;
    writeln!(
        out,
        "    {FAINT}{kind}, left open by {whose}; {by}, right {:.0} times in 100{FAINT:#}",
        100.0 * confidence
    )
}

fn shown(text: &str, span: Span) -> String {
    one_line(span.of(text))
}

/// On one line, without the characters that could steer a terminal or turn what follows around.
pub(super) fn one_line(words: &str) -> String {
    /// White space, control characters, and the marks that change the direction of writing.
    static BETWEEN: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"[\s\p{Cc}\u{202a}-\u{202e}\u{2066}-\u{2069}]+").ok());
    let plain = BETWEEN.as_ref().map_or(Cow::Borrowed(words), |between| between.replace_all(words, " "));
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_printed_on_one_line_and_steer_no_terminal() {
        assert_eq!(one_line(" It\r\n\trained. "), "It rained.");
        assert_eq!(one_line("a\u{1b}[31mb\u{202e}c\u{2069}"), "a [31mb c");
    }
}
