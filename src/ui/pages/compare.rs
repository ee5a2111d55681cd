//! Compare: scenarios side by side.

use crate::{
    state::Screen,
    ui::{
        app::App,
        dom::{El, el, text},
        tabs,
    },
};

/// The screen.
pub fn compare(app: App) -> El {
    let head = el("div", "pagehead")
        .child(text("h1", "", "Compare"))
        .child(tabs::tabs(app, Screen::Compare));
    let table = tabs::shown(app, Screen::Compare, |_| |_, _| None);
    el("div", "page").child(head).child(table)
}
