//! Handing something to the clipboard, by its events: nobody is asked for permission.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{ClipboardEvent, DataTransfer, Event};

use crate::grid::clipboard::Copied;

/// What the clipboard's event carries.
pub fn data(event: &Event) -> Option<DataTransfer> {
    event.dyn_ref::<ClipboardEvent>()?.clipboard_data()
}

/// Gives a copy to the event; whether the browser took it.
pub fn give(event: &Event, copied: &Copied) -> bool {
    event.prevent_default();
    data(event).is_some_and(|data| {
        data.set_data("text/plain", &copied.text).is_ok()
            && data.set_data("text/html", &copied.html).is_ok()
    })
}

/// Copies or cuts as the key for it would; whether the browser lets a button do that.
pub fn by_button(what: &str) -> bool {
    let page: web_sys::HtmlDocument = document().unchecked_into();
    page.exec_command(what) == Ok(true)
}
