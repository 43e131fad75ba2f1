//! An article's DOM as one string, and from a stretch of that string back to the DOM. It reads as www/article/text.ts does, which a
//! test compares.

mod boilerplate;
mod look;
mod reader;
mod tree;
mod writer;

use super::values::{element, error, to_js};
use js_sys::Function;
use reader::Reader;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Range, StaticRange, StaticRangeInit, Text};
use writer::{Run, Written};

/// A text node, by its index in [`Article::nodes`], and an offset in it.
type Point = (usize, u32);

/// An element's text as a reader sees it: markup gone, what nobody sees left out and what is no part of an article, white space
/// collapsed as CSS does, blocks parted by an empty line. All offsets are UTF-16 units of [`Article::text`].
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
    /// Reads an element as it is now. The element is not changed. Throws a TypeError where `root` is no element.
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_param_type = "Element")] root: JsValue) -> Result<Article, JsValue> {
        let root = element("root", root)?;
        let Written { text, nodes, runs } = Reader::of(&root);
        Ok(Article { root, nodes, runs, units: text.encode_utf16().collect(), text })
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
        to_js(&self.text, crate::Session::default().analyze(&self.text, &mut progress))
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

    /// The node and offset where a stretch begins and where it ends, once the page is seen to agree; characters at its ends that are in
    /// no node, such as the marks of a `<q>`, are left out.
    fn ends(&self, start: u32, end: u32) -> Result<[Point; 2], JsValue> {
        let first = self.runs.partition_point(|r| r.end() <= start);
        let after = self.runs.partition_point(|r| r.start < end);
        let inside = start < end && end as usize <= self.units.len();
        let runs = self.runs.get(first..after).filter(|_| inside).unwrap_or_default();
        let (Some(head), Some(tail)) = (runs.first(), runs.last()) else {
            return Err(lost("The offsets are not in the article."));
        };
        if !runs.iter().all(|run| self.agrees(run, start, end)) {
            return Err(lost("The article has changed here since it was read."));
        }
        let (from, to) = (start.max(head.start), end.min(tail.end()));
        Ok([(head.node, head.offset + (from - head.start)), (tail.node, tail.offset + (to - tail.start))])
    }

    /// Whether the page still reads as it did where a stretch and a run meet.
    fn agrees(&self, run: &Run, start: u32, end: u32) -> bool {
        let node = &self.nodes[run.node];
        let (from, to) = (start.max(run.start), end.min(run.end()));
        // Half a character is none that Rust knows.
        let inside = |at: u32| self.units.get(at as usize).is_some_and(|unit| (0xdc00..0xe000).contains(unit));
        let (from, to) = (from - u32::from(inside(from)), to + u32::from(inside(to)));
        let wanted = self.units.get(from as usize..to as usize).unwrap_or_default();
        let now = node.substring_data(run.offset + (from - run.start), to - from).unwrap_or_default();
        let now: Vec<u16> = now.encode_utf16().collect();
        now.len() == wanted.len()
            && now.iter().zip(wanted).all(|(&now, &wanted)| same(now, wanted))
            && tree::holds(&self.root, node)
    }
}

/// Whether a unit of the page reads as a unit of the text, where one space stands for any white space.
fn same(now: u16, wanted: u16) -> bool {
    now == wanted || (wanted == u16::from(b' ') && matches!(now, 9 | 10 | 12 | 13))
}

fn lost(message: &str) -> JsValue {
    error("anchor-lost", message)
}
