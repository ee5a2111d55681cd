//! The term at hand, and the keyboard on it.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use super::Call;
use crate::ui::dom::El;

/// The term at hand: the one that had the focus last, else the first. Terms in `all`, by their rows.
pub fn at_hand(call: Call, all: &[El]) -> Option<&El> {
    let at = call.at.get_untracked();
    let own = all.iter().find(|row| row.raw().get_attribute("data-term").as_ref() == Some(&at));
    own.or_else(|| all.first())
}

/// Its row.
pub fn hand(call: Call) -> Option<El> {
    at_hand(call, &rows_within(&body()?)).cloned()
}

/// All that stands on the page.
pub fn body() -> Option<El> {
    Some(El::of(document().body()?))
}

/// The rows of terms within an element.
pub fn rows_within(of: &El) -> Vec<El> {
    let Ok(found) = of.raw().query_selector_all(".lever") else { return Vec::new() };
    let row = |at| Some(El::of(found.get(at)?.unchecked_into()));
    (0..found.length()).filter_map(row).collect()
}

/// Gives the term at hand the focus, or the page while terms stand still.
pub fn ready(call: Call) {
    let range = hand(call).and_then(|row| row.find(".range:enabled"));
    let main = || Some(El::of(document().get_element_by_id("main")?.unchecked_into()));
    if let Some(to) = range.or_else(main) {
        to.focus();
    }
}
