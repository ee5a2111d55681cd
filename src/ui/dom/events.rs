//! Where an event came from.

use wasm_bindgen::JsCast as _;
use web_sys::{Event, Node};

use super::{Attr, El};

/// Whether something happened to an element or within it.
pub fn came_from(event: &Event, element: &El) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
    element.holds(target.as_ref())
}

/// The element something happened to, if it is within one that a selector finds. Only for what listens
/// once to very many elements and can't hold each, as a grid does to its cells: the browser says by the
/// target of an event alone which of them it was.
pub fn target_within(event: &Event, selector: &str) -> Option<El> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let found = target.closest(selector).ok()??;
    Some(El::of(found.unchecked_into()))
}

/// The number that an attribute of such an element holds, as `aria-colindex` does.
pub fn target_number(event: &Event, selector: &str, attribute: Attr) -> Option<usize> {
    target_within(event, selector)?.raw().get_attribute(attribute.0)?.parse().ok()
}
