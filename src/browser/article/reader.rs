//! Walks an article's tree and has its text written down.

use super::boilerplate::{has, is_boilerplate, length};
use super::look::{Look, style};
use super::tree::{children, skipped};
use super::writer::{Gap, Writer, Written};
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// What of ours closes with an element: quotation marks, or a list that a colon leads to, or an item of one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotation {
    None,
    Inline,
    Block,
    List,
    Item,
}

/// Reads one article.
pub(super) struct Reader {
    writer: Writer,
    /// How long all of it is.
    length: usize,
}

/// What the article takes back.
const TAKEN_BACK: [&str; 3] = ["DEL", "S", "STRIKE"];

impl Reader {
    /// What a reader sees of an element.
    pub(super) fn of(root: &Element) -> Written {
        let mut reader = Reader { writer: Writer::default(), length: length(root) };
        reader.element(root, None, &mut Quotation::None);
        reader.writer.end()
    }

    /// `outer` is the look of what it stands in, `around` the quotation.
    fn element(&mut self, element: &Element, outer: Option<&Look>, around: &mut Quotation) {
        let tag = element.tag_name();
        if outer.is_some() && tag == "BR" {
            return self.writer.line();
        }
        if tag == "BR" || (outer.is_some() && self.is_none(element, &tag)) {
            return;
        }
        let Some(look) = Look::of(element, &tag, outer) else {
            return;
        };
        if look.block {
            self.writer.gap(Gap::Block);
        }
        let mut quotation = self.open_quotation(element, &tag, around);
        for child in children(element, &tag) {
            match child.node_type() {
                Node::ELEMENT_NODE => self.element(child.unchecked_ref(), Some(&look), &mut quotation),
                Node::TEXT_NODE if look.visible => self.writer.characters(child.unchecked_into(), look.preformatted),
                _ => {}
            }
        }
        match quotation {
            Quotation::None | Quotation::List => {}
            Quotation::Item => self.writer.close_item(),
            Quotation::Inline => self.writer.close_quotation(),
            Quotation::Block => self.writer.close_block(),
        }
        if look.block {
            self.writer.gap(Gap::Block);
        }
    }

    /// Whether an element is no part of the article.
    fn is_none(&self, element: &Element, tag: &str) -> bool {
        skipped(tag)
            || TAKEN_BACK.contains(&tag)
            || (tag == "SUP" && self.is_note(element))
            || is_boilerplate(element, tag, self.length)
    }

    /// Whether a raised sign is that of a note.
    fn is_note(&self, element: &Element) -> bool {
        let text = element.text_content().unwrap_or_default();
        let sign = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '[' | '('));
        let sign = sign.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ']' | ')'));
        let digits = sign.chars().all(|c| c.is_ascii_digit()) && matches!(sign.len(), 1..=3);
        let letter = sign.len() == 1 && sign.starts_with(|c: char| c.is_ascii_lowercase());
        let signs = !sign.is_empty() && sign.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§'));
        let linked = || has(element, "a") || matches!(element.closest("a"), Ok(Some(_)));
        (digits || letter || signs) && (linked() || !is_raised(self.writer.text()))
    }

    /// A quotation whose marks are drawn, not written; a block of one, or a list, whose speaker leads to it.
    fn open_quotation(&mut self, element: &Element, tag: &str, around: &mut Quotation) -> Quotation {
        if tag == "Q" && draws_marks(element) {
            self.writer.open_quotation();
            return Quotation::Inline;
        }
        let written =
            || element.text_content().unwrap_or_default().trim_start().starts_with(['“', '"', '‘', '\'', '«']);
        if tag == "BLOCKQUOTE" && self.writer.leads() && !written() {
            self.writer.open_block();
            return Quotation::Block;
        }
        if matches!(tag, "UL" | "OL") && self.writer.leads() {
            return Quotation::List;
        }
        if tag == "LI" && *around == Quotation::List {
            self.writer.open_item();
            return Quotation::Item;
        }
        // Who has said it stands under it.
        if *around == Quotation::Block && matches!(tag, "FOOTER" | "CITE" | "FIGCAPTION") {
            *around = Quotation::None;
            self.writer.close_block();
        }
        Quotation::None
    }
}

/// Units of length, which a raised number makes squares or cubes of.
const UNITS: &str = include_str!("units.txt");

/// Whether a raised number after this belongs to it: to a figure, or to a measure.
fn is_raised(text: &str) -> bool {
    let measure = |unit: &str| text.strip_suffix(unit).is_some_and(|before| !before.ends_with(char::is_alphabetic));
    text.ends_with(|c: char| c.is_ascii_digit()) || UNITS.lines().any(measure)
}

/// Whether the browser puts quotation marks around it.
fn draws_marks(element: &Element) -> bool {
    style(element, Some("::before")).is_none_or(|style| {
        let content = style.value("content");
        content.is_empty()
            || (style.value("quotes") != "none" && !matches!(content.as_str(), "none" | "normal" | "\"\""))
    })
}
