//! One page that stands by itself: the article with its marks, and the report. It loads nothing, and its own policy lets it
//! run nothing.

use super::report::{self, NOTICE};
use super::rows;
use claimlight::Analysis;
use std::collections::BTreeSet;

/// Kinds in the order in which they are listed on a mark.
const KINDS: [&str; 4] = ["quote", "speaker", "cue", "doubt"];
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const STYLE: &str = r#"body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.6 Georgia,serif;color:#1c1b18;background:#fff}
mark{color:inherit;background:none;text-decoration:underline 1.5px;text-underline-offset:.2em}
mark.quote{background:#e4edf8;text-decoration-color:#3d74b3}
mark.speaker{background:#ece5f6;text-decoration-style:double;text-decoration-color:#6a45a8}
mark.cue{background:#e2efed;text-decoration-style:dashed;text-decoration-color:#2d7772}
mark.doubt{background:#fceac2;text-decoration-style:wavy;text-decoration-color:#96600a}
.note,.caution{color:#5a574f}
@media print{mark[data-label]::before{content:"[" attr(data-label) "] ";font-size:.7em}}"#;

/// The whole page.
pub(super) fn page(text: &str, analysis: &Analysis, title: &str) -> String {
    let title = plain(title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
         content=\"{POLICY}\"><title>{title}</title><style>{STYLE}</style></head><body><h1>{title}</h1><article>"
    );
    article(text, analysis, &mut out);
    out.push_str("</article>");
    for section in report::of(text, analysis) {
        out.push_str(&format!("<section><h2>{}</h2>", section.title));
        if section.groups.is_empty() {
            out.push_str(&format!("<p class=\"note\">{}</p>", section.none));
        }
        for group in section.groups {
            let (name, note) = (plain(&group.name), plain(&group.note));
            out.push_str(&format!("<h3>{name}</h3><p class=\"note\">{note}</p><ul>"));
            for item in group.items {
                out.push_str(&format!("<li><em>{}</em> {}</li>", plain(&item.label), plain(&item.words)));
            }
            out.push_str("</ul>");
        }
        out.push_str("</section>");
    }
    out.push_str(&format!("<p class=\"caution\">{NOTICE}</p></body></html>\n"));
    out
}

/// The article's paragraphs: a line each, with what is marked in it.
fn article(text: &str, analysis: &Analysis, out: &mut String) {
    let mut open = false;
    for segment in segments(text, analysis) {
        for (i, line) in segment.words.split(['\r', '\n']).enumerate() {
            if i > 0 && open {
                out.push_str("</p>");
                open = false;
            }
            if line.is_empty() {
                continue;
            }
            if !open {
                out.push_str("<p>");
                open = true;
            }
            let label = if i > 0 || segment.label.is_empty() {
                String::new()
            } else {
                format!(" data-label=\"{}\"", plain(&segment.label))
            };
            if segment.kinds.is_empty() {
                out.push_str(&plain(line));
            } else {
                out.push_str(&format!("<mark class=\"{}\"{label}>{}</mark>", segment.kinds, plain(line)));
            }
        }
    }
    if open {
        out.push_str("</p>");
    }
}

/// A piece of the text with all that is marked there.
struct Segment<'a> {
    words: &'a str,
    kinds: String,
    label: String,
}

struct Layer {
    start: usize,
    end: usize,
    kind: &'static str,
    label: String,
}

/// The text cut wherever something begins or ends.
fn segments<'a>(text: &'a str, analysis: &Analysis) -> Vec<Segment<'a>> {
    let layers = layers(analysis);
    let edges: BTreeSet<usize> = layers.iter().flat_map(|l| [l.start, l.end]).chain([0, text.len()]).collect();
    let edges: Vec<usize> = edges.into_iter().collect();
    let mut coming = layers.iter().peekable();
    let mut open: Vec<&Layer> = Vec::new();
    let mut out = Vec::new();
    for pair in edges.windows(2) {
        let &[start, end] = pair else { continue };
        while let Some(layer) = coming.next_if(|l| l.start <= start) {
            open.push(layer);
        }
        open.retain(|l| l.end > start);
        let kinds: Vec<&str> = KINDS.into_iter().filter(|k| open.iter().any(|l| l.kind == *k)).collect();
        let labels = open.iter().filter(|l| l.start == start && !l.label.is_empty()).map(|l| l.label.as_str());
        out.push(Segment {
            words: text.get(start..end).unwrap_or_default(),
            kinds: kinds.join(" "),
            label: labels.collect::<Vec<_>>().join(", "),
        });
    }
    out
}

/// What is marked, by where it begins.
fn layers(analysis: &Analysis) -> Vec<Layer> {
    let mut layers = Vec::new();
    for row in rows::of(analysis) {
        let doubt = row.holder.is_some();
        let named = if row.speaker.is_empty() { row.kind.clone() } else { format!("{}: {}", row.kind, row.who()) };
        let mut label = if doubt { "doubt".to_owned() } else { named };
        let mut add = |span: claimlight::text::Span, kind, label| {
            layers.push(Layer { start: span.start, end: span.end, kind, label });
        };
        for &span in &row.content {
            add(span, if doubt { "doubt" } else { "quote" }, std::mem::take(&mut label));
        }
        for (span, kind) in [(row.source, "speaker"), (row.cue, "cue")] {
            if let Some(span) = span {
                add(span, kind, String::new());
            }
        }
    }
    layers.sort_by_key(|l| l.start);
    layers
}

fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}
