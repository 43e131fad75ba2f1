//! What each paragraph looks like: headline, byline, list item or running text, and where its first sentence begins.

use super::line::Line;
use super::lists::{Listed, TYPOGRAPHY, of_class};
use super::{Label, Token, TokenKind, leads};
use std::ops::Range;
use std::sync::LazyLock;

/// What a paragraph looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Running text, and all that is nothing else.
    Body,
    /// A title or a heading: a line of few words without a stop, and text below it. At most three in a row.
    Headline,
    /// Who wrote, edited or took it, and when: "By Ann Lee", "Photo: Bo Berg".
    Byline,
    /// An entry of a bulleted or numbered list.
    ListItem,
}

/// What a paragraph looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub kind: ParagraphKind,
    /// The token after its lead.
    pub start: usize,
    pub label: Option<Label>,
}

/// Lines without a stop in a row that may be title, subtitle and section; more of them are verses or a list.
const HEADLINES: usize = 3;
/// A headline's tokens, at most.
const HEADLINE: usize = 25;
/// A byline's tokens, at most.
const BYLINE: usize = 20;

/// Words that a colon, or "by" and a name, makes a credit of.
static CREDITS: Listed = LazyLock::new(|| of_class(TYPOGRAPHY, "credit").collect());
/// Words before the date of a publication.
static STAMPS: Listed = LazyLock::new(|| of_class(TYPOGRAPHY, "stamp").collect());
/// Small words that stand in bylines.
static IN_BYLINE: Listed = LazyLock::new(|| of_class(TYPOGRAPHY, "in-byline").collect());

/// Each paragraph's kind, the token after its lead (its first one where it has no lead), and the lead's label.
pub(super) fn shapes(text: &str, tokens: &[Token], paragraphs: &[Range<usize>]) -> Vec<Shape> {
    use ParagraphKind::{Body, Byline, Headline, ListItem};
    let labels = leads::labels(text, tokens, paragraphs);
    let mut shapes: Vec<Shape> = Vec::new();
    // Lines that would be headlines if text stood below them.
    let mut waiting: Vec<usize> = Vec::new();
    for (i, (range, label)) in paragraphs.iter().zip(labels).enumerate() {
        let line = Line::new(text, tokens, range.clone());
        let start = range.start;
        let bullet = || leads::bullet(text, tokens, range.clone());
        let dateline = || leads::dateline(text, tokens, range.clone());
        let shape = if let Some(end) = line.hashes() {
            Shape { kind: Headline, start: end, label: None }
        } else if line.byline() {
            Shape { kind: Byline, start, label: None }
        } else if let Some((label, start)) = label {
            Shape { kind: Body, start, label: Some(label) }
        } else if let Some(end) = bullet() {
            Shape { kind: ListItem, start: end, label: None }
        } else {
            Shape { kind: Body, start: dateline().unwrap_or(start), label: None }
        };
        if shape.kind == Body && shape.start == start && line.headline() {
            waiting.push(i);
        } else if shape.kind != Byline {
            let heads = waiting.len() <= HEADLINES;
            waiting.drain(..).filter(|_| heads).for_each(|w| shapes[w].kind = Headline);
        }
        shapes.push(shape);
    }
    shapes
}

impl Line<'_> {
    /// Its last token but closing marks.
    fn last(&self) -> Option<TokenKind> {
        self.range.clone().filter_map(|i| self.kind(i)).rfind(|k| *k != TokenKind::Close)
    }

    /// Markdown's heading: the token after its hashes.
    fn hashes(&self) -> Option<usize> {
        let end = self.range.clone().take(7).find(|&i| self.word(i) != "#")?;
        let spaced = end > self.range.start && !self.glued(end);
        (spaced && self.range.len() <= HEADLINE).then_some(end)
    }

    /// "By Ann Lee", "Photo: AP", "Reporting by Ann Lee; editing by Bo Berg", "Published 5 May".
    fn byline(&self) -> bool {
        let first = self.range.start + usize::from(self.word(self.range.start) == "(");
        let word = self.word(first).to_lowercase();
        let name = |i: usize| self.is_word(i) && self.capital(i);
        let names = |i: usize| name(i) || self.kind(i) == Some(TokenKind::Handle);
        let credit = CREDITS.contains(word.as_str()) && name(first);
        let dated = |i: usize| self.kind(i) == Some(TokenKind::Number) || leads::month(self.word(i));
        let stamped = STAMPS.contains(word.as_str()) && dated(first + 1);
        let named = match self.word(first + 1) {
            ":" => credit,
            "by" => credit && names(first + 2),
            _ => word == "by" && name(first) && names(first + 1) || stamped,
        };
        let plain = (first..self.range.end).all(|i| {
            let lower = self.word(i).starts_with(char::is_lowercase);
            !lower || IN_BYLINE.contains(self.word(i)) || self.kind(i) != Some(TokenKind::Word)
        });
        let stops = matches!(self.last(), Some(TokenKind::Stop | TokenKind::Ellipsis));
        named && plain && self.range.len() <= BYLINE && !stops
    }

    /// Few words, the first with a capital somewhere, and no mark at the end that says that they are a sentence or that
    /// more follows.
    fn headline(&self) -> bool {
        use TokenKind::{Abbreviation, Dash, Ellipsis, Initial, Stop};
        let first = self.range.clone().find(|&i| self.is_word(i));
        let named = first.is_some_and(|i| {
            let word = self.word(i);
            !word.starts_with(char::is_lowercase) || word.contains(char::is_uppercase)
        });
        let stops = matches!(self.last(), Some(Stop | Ellipsis | Dash | Abbreviation | Initial))
            || matches!(self.word(self.range.end - 1), "," | ";" | ":");
        named && !stops && self.range.len() <= HEADLINE
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Document;

    /// Each paragraph as "Kind lead | first sentence | …".
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let doc = Document::new(text);
        let found: Vec<String> = doc
            .paragraphs
            .iter()
            .map(|p| {
                let lead = p.lead.map_or("", |l| l.of(text));
                let sentences: Vec<_> = doc.sentences[p.sentences.clone()].iter().map(|s| s.span.of(text)).collect();
                format!("{:?} {lead}| {}", p.kind, sentences.join(" | "))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn headlines() {
        check(
            "Council Delays Vote\nBridge waits till spring\nBy Ann Lee\nThe vote was put off.",
            &[
                "Headline | Council Delays Vote",
                "Headline | Bridge waits till spring",
                "Byline | By Ann Lee",
                "Body | The vote was put off.",
            ],
        );
        check(
            "# The vote\n\nIt rained.\n\n## Notes\n\nSun.",
            &["Headline #| The vote", "Body | It rained.", "Headline ##| Notes", "Body | Sun."],
        );
        check(
            "It rained.\n\n“Never again”\n\nIt rained on.",
            &["Body | It rained.", "Headline | “Never again”", "Body | It rained on."],
        );
    }

    #[test]
    fn no_headlines() {
        check("just a tweet without a stop", &["Body | just a tweet without a stop"]);
        check(
            "The rain came down\nThe wind came up\nThe cup was full\nThe night was long\nWe slept.",
            &[
                "Body | The rain came down",
                "Body | The wind came up",
                "Body | The cup was full",
                "Body | The night was long",
                "Body | We slept.",
            ],
        );
        check("She added:\n\n“No.”", &["Body | She added:", "Body | “No.”"]);
        check("Is it over?\n\nYes.", &["Body | Is it over?", "Body | Yes."]);
        check("It is.\n\nRelated: Old story", &["Body | It is.", "Body Related:| Old story"]);
    }

    #[test]
    fn bylines() {
        for line in [
            "By Ann Lee",
            "By ANN LEE, Staff Writer",
            "Photo: AP",
            "Image: Bo Berg/Nordvik Post",
            "Published 5 May 2031",
            "Updated: May 6, 10:30 a.m.",
            "(Reporting by Ann Lee; editing by Bo Berg)",
        ] {
            check(line, &[&format!("Byline | {line}")]);
        }
        check("By Monday, the water had gone.", &["Body | By Monday, the water had gone."]);
        check(
            "By Monday the water had gone\nIt rained.",
            &["Headline | By Monday the water had gone", "Body | It rained."],
        );
        check("Photo: A sign says no", &["Body Photo:| A sign says no"]);
        check("Reporting by the Post showed more.", &["Body | Reporting by the Post showed more."]);
    }

    #[test]
    fn datelines() {
        check("KYIV (Reuters) – It rained. Then not.", &["Body KYIV (Reuters) –| It rained. | Then not."]);
        check("LONDON — “It rained,” she said.", &["Body LONDON —| “It rained,” she said."]);
        check("NEW YORK, Nov 5 (AP) —It rained.", &["Body NEW YORK, Nov 5 (AP) —| It rained."]);
        check("ST. JOHN, N.B. -- It rained.", &["Body ST. JOHN, N.B. --| It rained."]);
        check("RENO, Nev. (AP) — It rained.", &["Body RENO, Nev. (AP) —| It rained."]);
        check("Paris, 3 May – It rained.", &["Body Paris, 3 May –| It rained."]);
        check("Dec 29 (Reuters) - It rained.", &["Body Dec 29 (Reuters) -| It rained."]);
        check("(Reuters) - It rained.", &["Body (Reuters) -| It rained."]);
        check("Lee (Green) — who left — said no.", &["Body | Lee (Green) — who left — said no."]);
        check("NASA — the space agency — said no.", &["Body | NASA — the space agency — said no."]);
        check("Ann Lee – Mayor – said no.", &["Body | Ann Lee – Mayor – said no."]);
    }

    #[test]
    fn lists() {
        check(
            "We need:\n• bread. And milk.\n- eggs\n3. flour\n(b) salt",
            &[
                "Body | We need:",
                "ListItem •| bread. | And milk.",
                "ListItem -| eggs",
                "ListItem 3.| flour",
                "ListItem (b)| salt",
            ],
        );
        check("1988. A year.", &["Body | 1988. | A year."]);
        check("***\n\n-5 degrees.\n\nA) Yes.", &["Body | ***", "Body | -5 degrees.", "ListItem A)| Yes."]);
    }

    #[test]
    fn interviews() {
        check("Q: Why?\nA: I said so. Really.", &["Body Q:| Why?", "Body A:| I said so. | Really."]);
        check(
            "Talk\n\nANN LEE: Why?\n\nBO BERG: No.",
            &["Headline | Talk", "Body ANN LEE:| Why?", "Body BO BERG:| No."],
        );
        check("Q. Why?\nA. So.", &["Body Q.| Why?", "Body A.| So."]);
        check("Lee: bridge will close\n\nIt will.", &["Headline | Lee: bridge will close", "Body | It will."]);
        check("It remains: a bridge.", &["Body | It remains: a bridge."]);
        check("Q:", &["Body | Q:"]);
        check("Q: Why?\n\nIt is.", &["Body | Q: Why?", "Body | It is."]);
        let two = |a: &str, b: &str| {
            check(
                &format!("It is.\n\n{a} Why?\n\n{b} No."),
                &["Body | It is.", &format!("Body {a}| Why?"), &format!("Body {b}| No.")],
            );
        };
        two("SEN. ANN LEE (D-Varn):", "REP. BO ASH (R-Varn):");
        two("Ann Lee, mayor:", "Ann Lee, mayor:");
        two("[00:01:12] Ann Lee:", "[00:01:20] Ann Lee:");
        two(">> LEE:", ">> LEE:");
        two("Speaker 1:", "Speaker 1:");
    }

    #[test]
    fn notes_are_nobodys_words() {
        check("Tickets: £4 at the door.", &["Body Tickets:| £4 at the door."]);
        check("Correction: The street was Fen Lane.", &["Body Correction:| The street was Fen Lane."]);
    }
}
