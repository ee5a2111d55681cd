//! Value exchange: what is given, and what is asked for it.

use crate::{
    state::Screen,
    ui::{
        app::App,
        dom::{El, el, text},
        tabs,
    },
};

/// The screen.
pub fn exchange(app: App) -> El {
    let head = el("div", "pagehead")
        .child(text("h1", "", "Value exchange"))
        .child(tabs::tabs(app, Screen::Exchange));
    let table = tabs::shown(app, Screen::Exchange, |_| |_, _| None);
    el("div", "page").child(head).child(table)
}
