//! The tree that a reader sees: open shadow roots in the place of what they replace, and what is slotted where it is shown.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSlotElement, Node, ShadowRoot};

/// Elements whose text nobody reads as part of an article, and ourselves.
const SKIPPED: &str = include_str!("skipped.txt");

/// Whether nobody reads what is in an element of this name.
pub(super) fn skipped(tag: &str) -> bool {
    SKIPPED.lines().any(|skipped| skipped == tag)
}

/// What is shown inside an element, in the order in which it is shown.
pub(super) fn children(element: &Element, tag: &str) -> Vec<Node> {
    let shadow = element.shadow_root().filter(|_| tag != "CLAIM-LIGHT");
    let assigned = || element.unchecked_ref::<HtmlSlotElement>().assigned_nodes();
    let slotted: Vec<Node> =
        if tag == "SLOT" { assigned().iter().map(JsCast::unchecked_into).collect() } else { Vec::new() };
    if !slotted.is_empty() {
        return slotted;
    }
    let list = shadow.as_ref().map_or_else(|| element.child_nodes(), |root| root.child_nodes());
    (0..list.length()).filter_map(|i| list.item(i)).collect()
}

/// Whether a node stands in an element, or in a shadow root inside it.
pub(super) fn holds(root: &Element, node: &Node) -> bool {
    if root.contains(Some(node)) {
        return true;
    }
    let top = node.get_root_node();
    // By what it has, not by its class: an article in a frame is of another window.
    let shadow = Reflect::get(&top, &"host".into()).is_ok_and(|host| host.is_object());
    shadow && holds(root, &top.unchecked_ref::<ShadowRoot>().host())
}
