//! Overview: where the deal stands.

use crate::ui::{
    app::App,
    dom::{El, el, text},
};

/// The screen.
pub fn overview(_app: App) -> El {
    let head = el("div", "pagehead").child(text("h1", "", "Overview"));
    el("div", "page").child(head)
}
