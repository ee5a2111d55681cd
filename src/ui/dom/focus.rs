//! The keyboard stays where it is when what has it is made anew.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::{El, focused, nothing_has_focus};

/// Where the keyboard is among some elements.
pub(super) struct Place {
    /// In which of them.
    element: usize,
    /// From that element down: which child, and which child of it.
    path: Vec<u32>,
    /// What has it: its kind and its text.
    what: (String, Option<String>),
}

/// The place of the keyboard among some elements; `None` where it is elsewhere.
pub(super) fn place(elements: &[El]) -> Option<Place> {
    let at = focused()?;
    let element = elements.iter().position(|element| element.holds(Some(at.raw())))?;
    let top = elements.get(element)?;
    let mut path = Vec::new();
    let mut node = at.raw().clone();
    while !El::of(node.clone()).is(top) {
        let parent: HtmlElement = node.parent_element()?.dyn_into().ok()?;
        let all = parent.children();
        let is_node = |at: &u32| all.item(*at).is_some_and(|of| of.is_same_node(Some(&node)));
        path.insert(0, (0..all.length()).find(is_node)?);
        node = parent;
    }
    Some(Place { element, path, what: what(&at) })
}

/// What an element is to who uses it.
fn what(element: &El) -> (String, Option<String>) {
    (element.raw().tag_name(), element.raw().text_content())
}

impl Place {
    /// Gives the keyboard to what stands there now, unless something else has taken it. A button gets it only where it
    /// is the same one: the next press must not do something else.
    pub(super) fn restore(self, elements: &[El]) -> Option<()> {
        let mut node = elements.get(self.element)?.raw().clone();
        for child in self.path {
            node = node.children().item(child)?.dyn_into().ok()?;
        }
        let found = El::of(node);
        let (tag, name) = what(&found);
        let same = tag == self.what.0 && (tag == "INPUT" || name == self.what.1);
        if same && nothing_has_focus() {
            found.focus();
        }
        Some(())
    }
}
