//! Brief: what is printed.

use crate::ui::{
    app::App,
    dom::{El, el, text},
};

/// The screen.
pub fn brief(_app: App) -> El {
    let head = el("div", "pagehead").child(text("h1", "", "Brief"));
    el("div", "page").child(head)
}
