//! A page that needs no other file: the article with its marks, then the report. It loads nothing, and its own policy lets it
//! run nothing.

use super::report::{self, NOTICE, Section};
use super::rows;
use crate::analysis::{Analysis, Sort};
use crate::text::Span;

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
    for part in report::of(text, analysis) {
        section(part, &mut out);
    }
    out.push_str(&format!("<p class=\"caution\">{NOTICE}</p></body></html>\n"));
    out
}

fn section(section: Section, out: &mut String) {
    out.push_str(&format!("<section><h2>{}</h2>", section.title));
    if !section.figure.is_empty() {
        out.push_str(&format!("<p>{}</p>", plain(&section.figure)));
    }
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

/// The article: a paragraph for each of its lines, with the marks in it.
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
            // Only the first line of a mark is labelled.
            let label = if i > 0 { "" } else { &segment.label };
            mark(line, &segment.kinds, label, out);
        }
    }
    if open {
        out.push_str("</p>");
    }
}

fn mark(words: &str, kinds: &str, label: &str, out: &mut String) {
    let words = plain(words);
    out.push_str(&match (kinds, label) {
        ("", _) => words,
        (_, "") => format!("<mark class=\"{kinds}\">{words}</mark>"),
        _ => format!("<mark class=\"{kinds}\" data-label=\"{}\">{words}</mark>", plain(label)),
    });
}

/// A piece of the text with all that is marked there.
struct Segment<'a> {
    words: &'a str,
    /// Of [`KINDS`], with spaces between them.
    kinds: String,
    label: String,
}

/// A span that is marked for one reason; one span of each finding has a label.
struct Layer {
    span: Span,
    kind: &'static str,
    label: String,
}

/// The text cut wherever a layer begins or ends.
fn segments<'a>(text: &'a str, analysis: &Analysis) -> Vec<Segment<'a>> {
    let layers = layers(analysis);
    let mut edges: Vec<usize> = layers.iter().flat_map(|l| [l.span.start, l.span.end]).chain([0, text.len()]).collect();
    edges.sort_unstable();
    edges.dedup();
    let mut coming = layers.iter().peekable();
    let mut open: Vec<&Layer> = Vec::new();
    let mut out = Vec::new();
    for pair in edges.windows(2) {
        let &[start, end] = pair else { continue };
        while let Some(layer) = coming.next_if(|l| l.span.start <= start) {
            open.push(layer);
        }
        open.retain(|l| l.span.end > start);
        let kinds: Vec<&str> = KINDS.into_iter().filter(|k| open.iter().any(|l| l.kind == *k)).collect();
        let begun = open.iter().filter(|l| l.span.start == start && !l.label.is_empty());
        out.push(Segment {
            words: Span::new(start, end).of(text),
            kinds: kinds.join(" "),
            label: begun.map(|l| l.label.as_str()).collect::<Vec<_>>().join(", "),
        });
    }
    out
}

/// All that is marked, by where it begins.
fn layers(analysis: &Analysis) -> Vec<Layer> {
    let mut layers = Vec::new();
    for row in rows::of(analysis) {
        let doubt = row.holder.is_some();
        let mut label = match (doubt, row.speaker) {
            (true, _) => "doubt".to_owned(),
            (false, "") => row.label().to_owned(),
            (false, _) => format!("{}: {}", row.label(), row.who()),
        };
        let kind = if doubt { "doubt" } else { "quote" };
        // What nobody says is nobody's words.
        if row.sort == Some(Sort::Silence) {
            layers.extend(row.cue.map(|span| Layer { span, kind: "cue", label }));
            layers.extend(row.source.map(|span| Layer { span, kind: "speaker", label: String::new() }));
            continue;
        }
        layers.extend(row.content.iter().map(|&span| Layer { span, kind, label: std::mem::take(&mut label) }));
        let named = [(row.source, "speaker"), (row.cue, "cue")];
        let named = named.into_iter().filter_map(|(span, kind)| Some((span?, kind)));
        layers.extend(named.map(|(span, kind)| Layer { span, kind, label: String::new() }));
    }
    layers.sort_by_key(|l| l.span.start);
    layers
}

/// `text` with nothing in it that HTML takes for markup, and without the control characters that HTML forbids.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push(c),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;

    #[track_caller]
    fn check(analysis: &Analysis, expected: &str) {
        let page = page(example::TEXT, analysis, "Pier & <shut>");
        assert!(page.contains(expected), "{page}");
    }

    #[test]
    fn an_article_with_its_marks() {
        check(
            &example::analysis(),
            "<article><p>Pier shut 🚢</p>\
             <p><mark class=\"quote\" data-label=\"direct: probably Ann Lee\">“It </mark>\
             <mark class=\"quote doubt\" data-label=\"doubt\">may</mark><mark class=\"quote\"> rain,”</mark> \
             <mark class=\"cue\">said</mark> <mark class=\"speaker\">she</mark>, <mark class=\"quote\">“or not.”</mark> \
             <mark class=\"speaker\">Bo Marsh</mark> said \
             <mark class=\"quote\" data-label=\"indirect: Bo Marsh\">that 300 came</mark>.</p>\
             <p><mark class=\"quote\" data-label=\"direct\">“No.”</mark> \
             <mark class=\"doubt\" data-label=\"doubt\">About</mark> &lt;3&gt; &amp; =1 stayed.</p></article>",
        );
    }

    #[test]
    fn a_report_under_it() {
        check(
            &example::analysis(),
            "<section><h2>Who speaks</h2><p>The whole article has 2 sources: 1 named person, 1 unnamed person. Ann Lee has 63 % of the reported \
             words.</p><h3>Ann Lee</h3><p class=\"note\">mayor · named person · 1 quote</p>\
             <ul><li><em>direct · said · speaker not certain: “she” is probably Ann Lee</em> \
             “It may rain,” … “or not.”</li></ul>",
        );
        check(&Analysis::default(), "<section><h2>Who speaks</h2><p class=\"note\">Nobody is named as speaking.</p>");
    }

    #[test]
    fn no_word_is_markup() {
        check(&Analysis::default(), "<title>Pier &amp; &lt;shut&gt;</title>");
        assert_eq!(plain("<a href=\"x\">&"), "&lt;a href=&quot;x&quot;&gt;&amp;");
    }

    #[test]
    fn no_control_character_is_written() {
        assert_eq!(plain("a\u{0}b\u{1b}[31m\tc\u{85}\u{9b}\u{7f}d"), "ab[31m\tcd");
    }
}
