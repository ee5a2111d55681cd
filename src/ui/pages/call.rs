//! Call mode: large figures and one hand.

use crate::ui::{
    app::App,
    dom::{El, el, text},
};

/// The screen.
pub fn call(_app: App) -> El {
    let head = el("div", "pagehead").child(text("h1", "", "Call mode"));
    el("div", "page").child(head)
}
