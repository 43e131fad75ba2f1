//! How an element lays out its text, and whether anybody sees it: by its computed style, or, in a document that is not shown, by its tag
//! and attributes.

use js_sys::parse_float;
use web_sys::{CssStyleDeclaration, Element, Node, Window};

/// Elements that begin a paragraph by what they are.
const BLOCKS: &str = include_str!("blocks.txt");

/// A part of the window beyond which nothing is seen, in CSS pixels.
#[derive(Clone, Copy)]
struct Area {
    top: f64,
    right: f64,
    bottom: f64,
    left: f64,
}

/// How an element is seen.
pub(super) struct Look {
    /// Whether it begins and ends a paragraph.
    pub block: bool,
    /// Whether its own text is seen; what is in it may be otherwise.
    pub visible: bool,
    /// Whether white space counts.
    pub preformatted: bool,
    /// What the elements around it cut it off at.
    clip: Option<Area>,
}

/// A style that a browser has computed.
pub(super) struct Style {
    computed: CssStyleDeclaration,
    view: Window,
}

/// The computed style of an element or of a part of it; of a document that is not shown, none.
pub(super) fn style(element: &Element, part: Option<&str>) -> Option<Style> {
    let view = element.owner_document()?.default_view()?;
    let computed = match part {
        Some(part) => view.get_computed_style_with_pseudo_elt(element, part),
        None => view.get_computed_style(element),
    };
    let style = Style { computed: computed.ok()??, view };
    (!style.value("display").is_empty()).then_some(style)
}

impl Style {
    pub(super) fn value(&self, property: &str) -> String {
        self.computed.get_property_value(property).unwrap_or_default()
    }

    /// The number that a value begins with; NaN where it begins with none.
    fn number(&self, property: &str) -> f64 {
        parse_float(&self.value(property))
    }

    fn is(&self, property: &str, values: &[&str]) -> bool {
        values.contains(&self.value(property).as_str())
    }

    /// Clipped to nothing, as text for screen readers is.
    fn is_clipped(&self) -> bool {
        let (clip, path) = (self.value("clip"), self.value("clip-path"));
        let sides = clip.strip_prefix("rect(").unwrap_or_default().split([',', ' ']).map(parse_float);
        let sides: Vec<f64> = sides.filter(|side| side.is_finite()).collect();
        let nothing = matches!(sides[..], [top, right, bottom, left] if bottom - top <= 1.0 || right - left <= 1.0);
        let inset = path
            .strip_prefix("inset(")
            .and_then(|sides| sides.split([' ', ')']).next())
            .filter(|side| side.ends_with('%'));
        (nothing && self.is("position", &["absolute", "fixed"]))
            || inset.is_some_and(|inset| parse_float(inset) >= 50.0)
            || path.starts_with("circle(0")
    }

    fn is_transparent(&self) -> bool {
        if self.number("font-size") == 0.0 || self.number("text-indent") < -500.0 {
            return true;
        }
        // Letters that a picture shines through are painted transparent.
        let behind = self.value("background-clip") + &self.value("-webkit-background-clip");
        let fill = self.value("-webkit-text-fill-color");
        let colour = if fill.is_empty() { self.value("color") } else { fill };
        let nothing = colour == "transparent"
            || (colour.starts_with("rgba(") && colour.ends_with(", 0)"))
            || colour.ends_with("/ 0)");
        nothing && !behind.contains("text")
    }

    /// Whether one of the two axes cuts off what it cannot hold, or both.
    fn hides(&self) -> [bool; 2] {
        ["overflow-x", "overflow-y"].map(|axis| self.is(axis, &["hidden", "clip"]))
    }
}

impl Look {
    /// `outer` is the look of what it stands in. None where nothing of it is seen.
    pub(super) fn of(element: &Element, tag: &str, outer: Option<&Look>) -> Option<Look> {
        if element.has_attribute("hidden") || is_for_machines(element) || is_shut(element, tag) {
            return None;
        }
        let block = BLOCKS.lines().any(|block| block == tag);
        let Some(style) = style(element, None) else {
            let preformatted = tag == "PRE" || outer.is_some_and(|outer| outer.preformatted);
            return Some(Look { block, visible: true, preformatted, clip: None });
        };
        let display = style.value("display");
        let hidden = display == "none" || style.number("opacity") == 0.0 || style.is("content-visibility", &["hidden"]);
        if hidden || style.is_clipped() {
            return None;
        }
        let away = style.is("position", &["absolute", "fixed"]);
        let clip = clip(element, &style, &display, away, outer)?;
        let inline = ["inline", "contents", "ruby"].iter().any(|inline| display.starts_with(inline));
        // A float, and what is placed, computes to a block whatever it is: a drop cap is still a letter of its word.
        let lifted = (away || style.value("float") != "none") && !block;
        let space = style.value("white-space-collapse") + &style.value("white-space");
        Some(Look {
            block: !lifted && !inline,
            visible: !style.is("visibility", &["hidden", "collapse"]) && !style.is_transparent(),
            preformatted: space.contains("pre") || space.contains("break-spaces"),
            clip,
        })
    }
}

/// What is seen of the place of an element: none where it stands where nobody sees it.
fn clip(element: &Element, style: &Style, display: &str, away: bool, outer: Option<&Look>) -> Option<Option<Area>> {
    let clip = outer.filter(|_| !away).and_then(|outer| outer.clip);
    let [across, down] = style.hides();
    let hides = (across || down) && display != "inline" && display != "contents";
    if outer.is_none() || display == "contents" || !(clip.is_some() || away || hides) {
        return Some(clip);
    }
    let rect = element.get_bounding_client_rect();
    let own = Area { top: rect.top(), right: rect.right(), bottom: rect.bottom(), left: rect.left() };
    let scrolled = |by: Result<f64, _>| if style.is("position", &["fixed"]) { 0.0 } else { by.unwrap_or_default() };
    let off_screen =
        || own.right + scrolled(style.view.scroll_x()) <= 0.0 || own.bottom + scrolled(style.view.scroll_y()) <= 0.0;
    let beyond = |clip: Area| {
        own.top >= clip.bottom || own.bottom <= clip.top || own.left >= clip.right || own.right <= clip.left
    };
    let (width, height) = (rect.width(), rect.height());
    let gone = (hides && (width <= 1.0 || height <= 1.0))
        || (away && off_screen())
        || (clip.is_some_and(beyond) && (width != 0.0 || height != 0.0));
    let all = Area { top: f64::MIN, right: f64::MAX, bottom: f64::MAX, left: f64::MIN };
    let within = |clip: Area| Area {
        top: if down { clip.top.max(own.top) } else { clip.top },
        bottom: if down { clip.bottom.min(own.bottom) } else { clip.bottom },
        left: if across { clip.left.max(own.left) } else { clip.left },
        right: if across { clip.right.min(own.right) } else { clip.right },
    };
    (!gone).then(|| if hides { Some(within(clip.unwrap_or(all))) } else { clip })
}

/// Hidden from everybody who listens, as icons and copies are; but a drop cap is a letter of the word that goes on after it.
fn is_for_machines(element: &Element) -> bool {
    if element.get_attribute("aria-hidden").as_deref() != Some("true") {
        return false;
    }
    let text = element.text_content().unwrap_or_default();
    let letter = text.trim();
    let letter = letter.strip_prefix(['“', '"', '‘', '\'']).unwrap_or(letter);
    let letter = letter.chars().count() == 1 && letter.starts_with(char::is_alphabetic);
    let next = element.next_sibling().filter(|next| next.node_type() == Node::TEXT_NODE);
    let goes_on = next.and_then(|next| next.text_content()).is_some_and(|text| text.starts_with(char::is_alphabetic));
    !(letter && goes_on)
}

/// Whether it is what a closed `<details>` keeps to itself.
fn is_shut(element: &Element, tag: &str) -> bool {
    let parent = element.parent_element();
    tag != "SUMMARY" && parent.is_some_and(|parent| parent.tag_name() == "DETAILS" && !parent.has_attribute("open"))
}
