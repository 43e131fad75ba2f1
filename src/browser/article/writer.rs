//! Writes a text down piece by piece: what is between two pieces, which paragraphs are labels, and the quotation marks that a page shows
//! without having them in its text.

use super::boilerplate::is_label;
use web_sys::Text;

/// A stretch of the text that stands in one text node without a gap.
pub(super) struct Run {
    /// Where it begins in the text, in UTF-16 units.
    pub start: u32,
    /// The node: an index into [`Written::nodes`].
    pub node: usize,
    /// Where it begins in the node.
    pub offset: u32,
    /// How long it is.
    pub len: u32,
}

impl Run {
    /// Where it ends in the text.
    pub(super) fn end(&self) -> u32 {
        self.start + self.len
    }
}

/// What has been written, and where it stands.
#[derive(Default)]
pub(super) struct Written {
    pub text: String,
    pub nodes: Vec<Text>,
    pub runs: Vec<Run>,
}

/// What is between the last character and the next, the weaker first.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    #[default]
    None,
    Blank,
    Line,
    Block,
}

/// A place in the text: in bytes, and in UTF-16 units.
type Place = (usize, u32);

/// What opens and closes a quotation, and one inside it.
const MARKS: [[char; 2]; 2] = [['“', '”'], ['‘', '’']];

/// What stands before an item of a list.
const BULLET: &str = "• ";

#[derive(Default)]
pub(super) struct Writer {
    written: Written,
    /// The text's length in UTF-16 units.
    units: u32,
    gap: Gap,
    /// Where the space of a gap stands.
    space: Option<(usize, u32)>,
    /// Where the paragraph before this one ends, and where this one begins.
    before: Place,
    paragraph: Place,
    /// Opening quotation marks that wait for the words behind them.
    opening: String,
    /// How many `<q>` are open.
    quotations: usize,
    /// Whether every paragraph that begins now begins with a quotation mark.
    quoted: bool,
}

impl Writer {
    pub(super) fn text(&self) -> &str {
        &self.written.text
    }

    /// At least this much stands between what is written and what comes.
    pub(super) fn gap(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    /// A line ends; an empty one is the end of a paragraph.
    pub(super) fn line(&mut self) {
        self.gap = if self.gap < Gap::Line { Gap::Line } else { Gap::Block };
    }

    pub(super) fn characters(&mut self, text: Text, preformatted: bool) {
        let node = self.written.nodes.len();
        let mut offset = 0;
        for c in text.data().chars() {
            if preformatted || !matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                self.close_gap(c);
                self.push(c, Some((node, offset)));
            } else if self.gap == Gap::None {
                self.gap = Gap::Blank;
                self.space = Some((node, offset));
            }
            offset += c.len_utf16() as u32;
        }
        self.written.nodes.push(text);
    }

    /// The quotation mark before a `<q>`.
    pub(super) fn open_quotation(&mut self) {
        self.opening.push(MARKS[self.quotations % 2][0]);
        self.quotations += 1;
    }

    /// The one after it.
    pub(super) fn close_quotation(&mut self) {
        self.quotations -= 1;
        self.close(MARKS[self.quotations % 2][1]);
    }

    /// Whether what is written leads to what somebody says: "Ann Lee said:".
    pub(super) fn leads(&self) -> bool {
        self.text().ends_with(':')
    }

    /// From here on every paragraph begins with a quotation mark, and the last one ends with one.
    pub(super) fn open_block(&mut self) {
        self.quoted = true;
        self.opening = MARKS[0][0].into();
    }

    pub(super) fn close_block(&mut self) {
        self.quoted = false;
        self.close(MARKS[0][1]);
    }

    /// What comes is an item of a list that a colon leads to: its bullet is drawn, not written.
    pub(super) fn open_item(&mut self) {
        self.opening.push_str(BULLET);
    }

    /// Takes the bullet back where nothing came.
    pub(super) fn close_item(&mut self) {
        self.opening.truncate(self.opening.len().saturating_sub(BULLET.len()));
    }

    /// All is written.
    pub(super) fn end(mut self) -> Written {
        self.end_paragraph();
        self.written
    }

    fn close(&mut self, mark: char) {
        if self.opening.pop().is_none() {
            self.push(mark, None);
        }
    }

    /// Writes what has been waiting for a character, nothing before the first one.
    fn close_gap(&mut self, next: char) {
        let block = self.gap == Gap::Block;
        if block {
            self.end_paragraph();
        }
        let gap = if self.units == 0 { Gap::None } else { self.gap };
        let space = self.space.take();
        self.gap = Gap::None;
        match gap {
            Gap::None => {}
            Gap::Blank => self.push(' ', space),
            // A line that breaks off after a comma, or before a small letter, goes on in the next.
            Gap::Line if next.is_lowercase() || goes_on(self.text()) => self.push(' ', None),
            Gap::Line => self.push('\n', None),
            Gap::Block => "\n\n".chars().for_each(|c| self.push(c, None)),
        }
        if block {
            self.paragraph = self.here();
            if self.quoted && self.opening.is_empty() {
                self.opening = MARKS[0][0].into();
            }
        }
        for mark in std::mem::take(&mut self.opening).chars() {
            self.push(mark, None);
        }
    }

    /// What has been written since the last paragraph is taken back where it is a label.
    fn end_paragraph(&mut self) {
        let (bytes, start) = self.paragraph;
        if is_label(self.text().get(bytes..).unwrap_or_default()) {
            self.written.runs.retain(|run| run.start < start);
            self.written.text.truncate(self.before.0);
            self.units = self.before.1;
        }
        self.before = self.here();
    }

    fn here(&self) -> Place {
        (self.written.text.len(), self.units)
    }

    fn push(&mut self, c: char, place: Option<(usize, u32)>) {
        let len = c.len_utf16() as u32;
        let goes_on = |run: &&mut Run, node, offset| {
            run.node == node && run.offset + run.len == offset && run.end() == self.units
        };
        if let Some((node, offset)) = place {
            match self.written.runs.last_mut().filter(|run| goes_on(run, node, offset)) {
                Some(run) => run.len += len,
                None => self.written.runs.push(Run { start: self.units, node, offset, len }),
            }
        }
        self.written.text.push(c);
        self.units += len;
    }
}

/// Whether a line ends with a comma, or with one before a quotation mark.
fn goes_on(text: &str) -> bool {
    let text = text.strip_suffix(['”', '’', '"', '\'']).unwrap_or(text);
    text.ends_with([',', ';'])
}
