//! Dialogs over the page.

use leptos::prelude::*;

use crate::ui::dom::{El, el};

/// A dialog with a name; `open` says whether it is there.
pub fn dialog(class: &str, name: &str, open: RwSignal<bool>) -> El {
    let dialog = el("dialog", class).attr("aria-label", name);
    dialog.on("close", move |_| open.set(false)).modal()
}

/// Closes a dialog as Esc does: the keyboard goes back to where it was.
pub fn close(dialog: &El) {
    dialog.cast::<web_sys::HtmlDialogElement>().close();
}
