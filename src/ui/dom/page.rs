//! The page as the browser gives it: what is there before any view is made.

use leptos::prelude::document;

use super::{El, focused, live::fulfil};

/// What stands on the page until the views do (`index.html`).
const BOOT: &str = "boot";

/// Puts the views on the page, in the place of what stood there while they were made. If making them
/// stops, that is still there and says so.
pub fn start(views: impl IntoIterator<Item = El>) {
    if let Some(boot) = document().get_element_by_id(BOOT) {
        boot.remove();
    }
    if let Some(body) = body() {
        let _ = body.children(views);
        fulfil();
    }
}

/// All that stands on the page.
pub fn body() -> Option<El> {
    Some(El::of(document().body()?))
}

/// Whether the keyboard is nowhere: the browser then says that the whole page has it.
pub fn nothing_has_focus() -> bool {
    let body = body();
    focused().is_none_or(|focused| body.is_some_and(|body| body.is(&focused)))
}
