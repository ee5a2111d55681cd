//! Consumption: what runs on AWS today, and what services there are.

use crate::{
    state::Screen,
    ui::{
        app::App,
        dom::{El, el, text},
        tabs,
    },
};

/// The screen.
pub fn consumption(app: App) -> El {
    let head = el("div", "pagehead")
        .child(text("h1", "", "Consumption"))
        .child(tabs::tabs(app, Screen::Consumption));
    let table = tabs::shown(app, Screen::Consumption, |_| |_, _| None);
    el("div", "page").child(head).child(table)
}
