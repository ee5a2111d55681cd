//! The list of all keys.

use leptos::prelude::*;

use super::commands::{self, OTHER_KEYS};
use crate::{
    state::View,
    ui::dom::{El, el, text},
};

/// The dialog with every key; there while it is asked for.
pub fn help(view: View) -> Option<El> {
    if !view.help.get() {
        return None;
    }
    let entry = |keys: &str, name: &str| {
        el("div", "").child(text("dt", "", keys)).child(text("dd", "", name))
    };
    let mut list = el("dl", "keys");
    for (name, keys) in OTHER_KEYS {
        list = list.child(entry(keys, name));
    }
    for command in commands::ALL {
        if let Some(key) = command.keys.first() {
            list = list.child(entry(&commands::shown(key), command.name));
        }
    }
    let close = text("button", "btn", "Close").on("click", move |_| view.help.set(false));
    let dialog = el("dialog", "dialog")
        .attr("aria-label", "All shortcuts")
        .on("close", move |_| view.help.set(false))
        .child(text("h2", "dialog__title", "All shortcuts"))
        .child(text("p", "", "On a Mac, Cmd stands for Ctrl"))
        .child(list)
        .child(el("div", "dialog__actions").child(close.focused_first()));
    let shown = dialog.clone();
    // Once it stands on the page.
    request_animation_frame(move || {
        let _ = shown.cast::<web_sys::HtmlDialogElement>().show_modal();
    });
    Some(dialog)
}
