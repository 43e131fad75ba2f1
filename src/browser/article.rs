//! An article's DOM as one string, and from a stretch of that string back to the DOM.

use super::values::{error, to_js};
use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleDeclaration, Document, Element, Node, Range, StaticRange, StaticRangeInit, Text, window};

/// Elements whose text nobody reads as part of an article.
const SKIPPED: [&str; 17] = [
    "SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "TEXTAREA", "SELECT", "IFRAME", "OBJECT", "AUDIO", "VIDEO", "CANVAS",
    "HEAD", "DATALIST", "METER", "PROGRESS", "RP", "svg",
];

/// Elements that run on in a line, for trees that are not on a page and have no computed style.
const INLINE: [&str; 31] = [
    "A", "ABBR", "B", "BDI", "BDO", "BIG", "CITE", "CODE", "DATA", "DEL", "DFN", "EM", "FONT", "I", "INS", "KBD",
    "LABEL", "MARK", "Q", "RUBY", "S", "SAMP", "SMALL", "SPAN", "STRIKE", "STRONG", "SUB", "SUP", "TIME", "U", "VAR",
];

/// A stretch of the text that stands in one text node without a gap.
struct Run {
    /// Where it begins in the text, in UTF-16 units.
    start: u32,
    /// The node: an index into [`Article::nodes`].
    node: usize,
    /// Where it begins in the node.
    offset: u32,
    /// How long it is.
    len: u32,
}

/// A text node, by its index in [`Article::nodes`], and an offset in it.
type Point = (usize, u32);

/// An element's text as a reader sees it: markup gone, hidden parts left out, white space collapsed as CSS does, blocks
/// parted by an empty line. All offsets are UTF-16 units of [`Article::text`].
#[wasm_bindgen]
pub struct Article {
    root: Element,
    nodes: Vec<Text>,
    runs: Vec<Run>,
    text: String,
    /// The same text, to be compared with the page's.
    units: Vec<u16>,
}

#[wasm_bindgen]
impl Article {
    /// Reads an element as it is now. The element is not changed.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element) -> Article {
        let mut reader = Reader::default();
        reader.element(&root, false);
        Article {
            root,
            nodes: reader.nodes,
            runs: reader.runs,
            units: reader.text.encode_utf16().collect(),
            text: reader.text,
        }
    }

    /// The text.
    #[wasm_bindgen(getter)]
    pub fn text(&self) -> String {
        self.text.clone()
    }

    /// The findings in the text.
    #[wasm_bindgen(unchecked_return_type = "Analysis")]
    pub fn analyze(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "(done: number) => void")] on_progress: Option<Function>,
    ) -> Result<JsValue, JsValue> {
        let mut progress = |done: f32| {
            if let Some(f) = &on_progress {
                let _ = f.call1(&JsValue::NULL, &JsValue::from_f64(f64::from(done)));
            }
        };
        to_js(&self.text, crate::analyze_with(&self.text, &mut progress))
    }

    /// A live range over `[start, end)`, to scroll to or select. Throws "anchor-lost" when the page no longer reads there
    /// as it did, or when the offsets are not in the text.
    pub fn range(&self, start: u32, end: u32) -> Result<Range, JsValue> {
        let [from, to] = self.ends(start, end)?;
        let range = self.document()?.create_range()?;
        range.set_start(&self.nodes[from.0], from.1)?;
        range.set_end(&self.nodes[to.0], to.1)?;
        Ok(range)
    }

    /// The same as a static range, which costs the page nothing as it changes: for thousands of highlights.
    #[wasm_bindgen(js_name = staticRange)]
    pub fn static_range(&self, start: u32, end: u32) -> Result<StaticRange, JsValue> {
        let [from, to] = self.ends(start, end)?;
        let init = StaticRangeInit::new(&self.nodes[to.0], to.1, &self.nodes[from.0], from.1);
        StaticRange::new(&init)
    }
}

impl Article {
    fn document(&self) -> Result<Document, JsValue> {
        self.root.owner_document().ok_or_else(|| lost("The article has no document."))
    }

    /// The node and offset where a stretch begins and where it ends, once the page is seen to agree.
    fn ends(&self, start: u32, end: u32) -> Result<[Point; 2], JsValue> {
        let first = self.runs.partition_point(|r| r.start + r.len <= start);
        let after = self.runs.partition_point(|r| r.start < end);
        let outside = || lost("The offsets are not in the article.");
        let runs = self.runs.get(first..after).filter(|_| start < end).unwrap_or_default();
        let (Some(head), Some(tail)) = (runs.first(), runs.last()) else {
            return Err(outside());
        };
        if start < head.start || end > tail.start + tail.len {
            return Err(outside());
        }
        for run in runs {
            let node = &self.nodes[run.node];
            let from = run.start as usize;
            let wanted = self.units.get(from..from + run.len as usize).unwrap_or_default();
            let now: Vec<u16> = node.substring_data(run.offset, run.len).unwrap_or_default().encode_utf16().collect();
            let agrees = now.len() == wanted.len() && now.iter().zip(wanted).all(|(&now, &wanted)| same(now, wanted));
            if !agrees || !self.root.contains(Some(node)) {
                return Err(lost("The article has changed here since it was read."));
            }
        }
        Ok([(head.node, head.offset + (start - head.start)), (tail.node, tail.offset + (end - tail.start))])
    }
}

/// Whether a unit of the page reads as a unit of the text, where one space stands for any white space.
fn same(now: u16, wanted: u16) -> bool {
    now == wanted || (wanted == u16::from(b' ') && matches!(now, 9 | 10 | 12 | 13))
}

fn lost(message: &str) -> JsValue {
    error("anchor-lost", message)
}

/// What is between the last character and the next.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    /// White space, at this node and offset.
    Space(usize, u32),
    /// A line break.
    Line,
    /// The edge of a block.
    Block,
}

/// Walks a tree and writes its text down.
#[derive(Default)]
struct Reader {
    nodes: Vec<Text>,
    runs: Vec<Run>,
    text: String,
    /// The text's length in UTF-16 units.
    units: u32,
    gap: Gap,
}

impl Reader {
    fn element(&mut self, element: &Element, preformatted: bool) {
        let tag = element.tag_name();
        if SKIPPED.contains(&tag.as_str()) || element.has_attribute("hidden") {
            return;
        }
        if tag == "BR" {
            self.gap = self.gap.max(Gap::Line);
            return;
        }
        let style = Style::of(element, &tag);
        if style.gone {
            return;
        }
        let preformatted = style.preformatted.unwrap_or(preformatted);
        if style.block {
            self.gap = Gap::Block;
        }
        let children = element.child_nodes();
        for i in 0..children.length() {
            let Some(child) = children.item(i) else {
                continue;
            };
            self.node(child, style.visible, preformatted);
        }
        if style.block {
            self.gap = Gap::Block;
        }
    }

    fn node(&mut self, node: Node, visible: bool, preformatted: bool) {
        match node.node_type() {
            Node::ELEMENT_NODE => {
                if let Some(element) = node.dyn_ref::<Element>() {
                    self.element(element, preformatted);
                }
            }
            Node::TEXT_NODE if visible => {
                if let Ok(text) = node.dyn_into::<Text>() {
                    self.characters(text, preformatted);
                }
            }
            _ => {}
        }
    }

    fn characters(&mut self, text: Text, preformatted: bool) {
        let node = self.nodes.len();
        let mut offset = 0;
        for c in text.data().chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') && !preformatted {
                if self.gap == Gap::None {
                    self.gap = Gap::Space(node, offset);
                }
            } else {
                self.close_gap();
                self.push(c, Some((node, offset)));
            }
            offset += c.len_utf16() as u32;
        }
        self.nodes.push(text);
    }

    /// Writes what is between the last character and the next; nothing before the first.
    fn close_gap(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        match gap {
            _ if self.units == 0 => {}
            Gap::None => {}
            Gap::Space(node, offset) => self.push(' ', Some((node, offset))),
            Gap::Line => self.push('\n', None),
            Gap::Block => {
                self.push('\n', None);
                self.push('\n', None);
            }
        }
    }

    fn push(&mut self, c: char, place: Option<(usize, u32)>) {
        let len = c.len_utf16() as u32;
        if let Some((node, offset)) = place {
            match self.runs.last_mut() {
                Some(run)
                    if run.node == node && run.offset + run.len == offset && run.start + run.len == self.units =>
                {
                    run.len += len
                }
                _ => self.runs.push(Run { start: self.units, node, offset, len }),
            }
        }
        self.text.push(c);
        self.units += len;
    }
}

/// How an element lays out its text.
struct Style {
    block: bool,
    gone: bool,
    visible: bool,
    preformatted: Option<bool>,
}

impl Style {
    fn of(element: &Element, tag: &str) -> Style {
        let computed = window().and_then(|w| w.get_computed_style(element).ok().flatten());
        let read = |property: &str| {
            let value = computed.as_ref().and_then(|s: &CssStyleDeclaration| s.get_property_value(property).ok());
            value.unwrap_or_default()
        };
        let display = read("display");
        let space = read("white-space-collapse") + &read("white-space");
        Style {
            block: if display.is_empty() {
                !INLINE.contains(&tag)
            } else {
                !display.starts_with("inline") && display != "contents" && !display.starts_with("ruby")
            },
            gone: display == "none",
            visible: !matches!(read("visibility").as_str(), "hidden" | "collapse"),
            preformatted: if space.is_empty() {
                (tag == "PRE").then_some(true)
            } else {
                Some(space.contains("pre") || space.contains("break-spaces"))
            },
        }
    }
}
