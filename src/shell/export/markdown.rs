//! The report as Markdown (CommonMark). The article's words stay words: nothing in them is taken for markup.

use super::report::{self, NOTICE};
use claimlight::Analysis;

/// The whole report.
pub(super) fn report(text: &str, analysis: &Analysis, title: &str) -> String {
    let mut parts = vec![format!("# {}", plain(title))];
    for section in report::of(text, analysis) {
        parts.push(format!("## {}", section.title));
        if section.groups.is_empty() {
            parts.push(section.none.to_owned());
        }
        for group in section.groups {
            parts.push(format!("### {}", plain(&group.name)));
            parts.push(format!("*{}*", plain(&group.note)));
            let items = group.items.iter().map(|i| format!("- *{}*: {}", plain(&i.label), plain(&i.words)));
            parts.push(items.collect::<Vec<_>>().join("\n"));
        }
    }
    format!("{}\n\n---\n\n{NOTICE}\n", parts.join("\n\n"))
}

/// With a backslash before whatever CommonMark and its common extensions would take for markup.
fn plain(text: &str) -> String {
    let markup = |c| matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '#' | '$');
    text.chars().flat_map(|c| markup(c).then_some('\\').into_iter().chain([c])).collect()
}
