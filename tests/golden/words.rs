//! Findings in words, one a line, in columns: what a golden file holds under its line.

use claimlight::analysis::{Analysis, Attribution, Holder, Quote, Sort, Speaker, Stance, Uncertainty};
use claimlight::text::{Language, Span};
use serde::Serialize;

/// Every finding but its confidence: who speaks, then what is said, then what is open.
pub(crate) fn in_words(text: &str, analysis: &Analysis) -> String {
    let mut blocks = Vec::new();
    if analysis.language != Language::English {
        blocks.push(format!("language  {}\n", name(&analysis.language)));
    }
    blocks.push(columns(analysis.speakers.iter().map(|s| speaker(text, s)).collect()));
    blocks.push(columns(analysis.quotes.iter().map(|q| quote(text, analysis, q)).collect()));
    blocks.push(columns(analysis.uncertainties.iter().map(|u| doubt(text, analysis, u)).collect()));
    blocks.retain(|b| !b.is_empty());
    if blocks.is_empty() { "nothing\n".to_owned() } else { blocks.join("\n") }
}

fn speaker(text: &str, speaker: &Speaker) -> Vec<String> {
    let title: Vec<_> = [&speaker.role, &speaker.body].into_iter().flatten().map(|words| shown(words)).collect();
    let title = if title.is_empty() { NOTHING.to_owned() } else { title.join(" · ") };
    let mentions: Vec<_> = speaker.mentions.iter().map(|&m| words(text, m)).collect();
    vec!["speaker".to_owned(), shown(&speaker.name), name(&speaker.kind), title, mentions.join(" · ")]
}

fn quote(text: &str, analysis: &Analysis, quote: &Quote) -> Vec<String> {
    let content: Vec<_> = quote.content.iter().map(|&c| excerpt(&words(text, c))).collect();
    let mut line = vec![match quote.sort {
        Sort::Attitude => "thought".to_owned(),
        Sort::Silence => "silence".to_owned(),
        Sort::Speech | Sort::Noun => name(&quote.kind),
    }];
    match &quote.attribution {
        Some(Attribution { source, cue, stance, by, .. }) => {
            let or_nothing = |s: &Option<Span>| s.map_or(NOTHING.to_owned(), |s| words(text, s));
            let manner = if *stance == Stance::Neutral { String::new() } else { format!(", {}", name(stance)) };
            line.extend([speaker_of(analysis, quote), or_nothing(source), or_nothing(cue), format!("{by}{manner}")]);
        }
        None => line.extend([NOTHING, NOTHING, NOTHING, NOTHING].map(str::to_owned)),
    }
    line.push(content.join("  +  "));
    line
}

fn doubt(text: &str, analysis: &Analysis, doubt: &Uncertainty) -> Vec<String> {
    let holder = match (doubt.holder, doubt.quote.and_then(|q| analysis.quotes.get(q))) {
        (Holder::Writer, _) => "the article".to_owned(),
        (Holder::Speaker, Some(quote)) => speaker_of(analysis, quote),
        (Holder::Speaker, None) => UNKNOWN.to_owned(),
    };
    vec![
        "doubt".to_owned(),
        holder,
        words(text, doubt.cue),
        name(&doubt.kind),
        doubt.by.clone(),
        excerpt(&words(text, doubt.scope)),
    ]
}

/// Stands where there is nothing to say.
const NOTHING: &str = "—";
/// Stands for a speaker whom the program does not know.
const UNKNOWN: &str = "unknown";

fn speaker_of(analysis: &Analysis, quote: &Quote) -> String {
    let Some(attribution) = &quote.attribution else { return UNKNOWN.to_owned() };
    let speaker = attribution.speaker.and_then(|id| analysis.speakers.get(id));
    let probably = if attribution.speaker_certain { "" } else { "probably " };
    speaker.map_or(UNKNOWN.to_owned(), |s| format!("{probably}{}", shown(&s.name)))
}

/// The name that a value has in every output ("organisation", "asserting").
fn name(value: &impl Serialize) -> String {
    let json = serde_json::to_value(value).unwrap();
    json.as_str().unwrap().to_owned()
}

/// The words of a span; one that does not fit the text is a mistake that must be seen.
fn words(text: &str, span: Span) -> String {
    let words = text.get(span.start..span.end).unwrap_or_else(|| panic!("{span:?} does not fit the text"));
    assert!(!words.is_empty(), "{span:?} holds no words");
    shown(words)
}

/// On one line, with what could not be seen written out.
fn shown(words: &str) -> String {
    let mut out = String::new();
    for c in words.replace("\r\n", "\n").chars() {
        match c {
            '\n' => out.push('⏎'),
            '\u{200d}' | '\u{fe0f}' => out.push(c),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
                out.extend(c.escape_unicode());
            }
            c if c.is_control() => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

/// A long stretch by its ends and the number of words between them, so that a line can be read.
fn excerpt(words: &str) -> String {
    const END: usize = 6;
    let all: Vec<&str> = words.split(' ').collect();
    if all.len() <= 3 * END {
        return words.to_owned();
    }
    let (first, last) = (all[..END].join(" "), all[all.len() - END..].join(" "));
    format!("{first} […{}…] {last}", all.len() - 2 * END)
}

/// Lines as columns, two spaces between them.
fn columns(lines: Vec<Vec<String>>) -> String {
    let width = |column: usize| lines.iter().map(|l| l[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..lines.first().map_or(0, Vec::len)).map(width).collect();
    let line = |cells: &Vec<String>| {
        let padded: Vec<_> = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        format!("{}\n", padded.join("  ").trim_end())
    };
    lines.iter().map(line).collect()
}
