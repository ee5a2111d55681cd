//! Commitment: contract years, and what credits do to them.

use crate::ui::{
    app::App,
    dom::{El, el, text},
};

/// The screen.
pub fn commitment(_app: App) -> El {
    let head = el("div", "pagehead").child(text("h1", "", "Commitment"));
    el("div", "page").child(head)
}
