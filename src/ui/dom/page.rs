//! The page as the browser gives it: what is there before any view is made.

use leptos::prelude::document;

use super::{El, live::fulfil};

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
