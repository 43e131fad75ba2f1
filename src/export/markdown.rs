//! The report as Markdown (CommonMark). The article's words stay words: nothing in them is taken for markup.

use super::report::{self, NOTICE};
use crate::analysis::Analysis;

/// The whole report, with `title` as its heading.
pub(super) fn report(text: &str, analysis: &Analysis, title: &str) -> String {
    let mut parts = vec![format!("# {}", plain(title))];
    for section in report::of(text, analysis) {
        parts.push(format!("## {}", section.title));
        if !section.figure.is_empty() {
            parts.push(plain(&section.figure));
        }
        if section.groups.is_empty() {
            parts.push(section.none.to_owned());
        }
        for group in section.groups {
            parts.push(format!("### {}", plain(&group.name)));
            parts.push(format!("*{}*", plain(&group.note)));
            let items = group.items.iter().map(|item| format!("- *{}*: {}", plain(&item.label), plain(&item.words)));
            parts.push(items.collect::<Vec<_>>().join("\n"));
        }
    }
    format!("{}\n\n---\n\n{NOTICE}\n", parts.join("\n\n"))
}

/// `text` with a backslash before every character that CommonMark and its common extensions could take for markup.
fn plain(text: &str) -> String {
    let markup = |c| matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '#' | '$');
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if markup(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;

    #[track_caller]
    fn check(analysis: &Analysis, title: &str, expected: &[&str]) {
        assert_eq!(report(example::TEXT, analysis, title), expected.join("\n") + "\n");
    }

    #[test]
    fn a_report() {
        check(
            &example::analysis(),
            "Pier *shut*",
            &[
                r"# Pier \*shut\*",
                "",
                "## Who speaks",
                "",
                "The whole article has 2 sources: 1 named person, 1 unnamed person. Ann Lee has 63 % of the reported words.",
                "",
                "### Ann Lee",
                "",
                "*mayor · named person · 1 quote*",
                "",
                "- *direct · said · speaker not certain: “she” is probably Ann Lee*: “It may rain,” … “or not.”",
                "",
                "### Bo Marsh",
                "",
                "*clerk · Pier Office · unnamed person · 1 quote*",
                "",
                "- *indirect · said*: that 300 came",
                "",
                "### Speaker not known",
                "",
                "*1 quote*",
                "",
                "- *direct*: “No.”",
                "",
                "## What is left open",
                "",
                "### probably Ann Lee",
                "",
                "*1 doubt*",
                "",
                "- *may · possible, not certain*: It may rain",
                "",
                "### The article leaves this open",
                "",
                "*1 doubt*",
                "",
                r"- *About · not exact*: About \<3\> \& =1",
                "",
                "---",
                "",
                "Claimlight can be wrong. It shows what the text says, never whether it is true.",
            ],
        );
    }

    #[test]
    fn nothing_to_report() {
        check(
            &Analysis::default(),
            "",
            &[
                "# ",
                "",
                "## Who speaks",
                "",
                "Nobody is named as speaking.",
                "",
                "## What is left open",
                "",
                "No words of doubt were found.",
                "",
                "---",
                "",
                "Claimlight can be wrong. It shows what the text says, never whether it is true.",
            ],
        );
    }

    #[test]
    fn no_word_is_markup() {
        assert_eq!(plain(r"[a](b) | `c` ~ # $x$ \"), r"\[a\](b) \| \`c\` \~ \# \$x\$ \\");
    }
}
