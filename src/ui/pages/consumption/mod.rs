//! Consumption: what runs on AWS month by month and who pays for it; the baseline, services, mixes and
//! accounts it comes from.

mod bill;
mod directed;
mod months;

use leptos::prelude::*;

use crate::{
    grid::GridId,
    state::Screen,
    ui::{
        app::App,
        dom::{El, Tag, el, text},
        parts::tabs,
    },
};

/// The screen.
pub fn consumption(app: App) -> El {
    let by_month = Memo::new(move |_| app.view.grid_of(Screen::Consumption) == GridId::Months);
    let head = el(Tag::DIV, "pagehead")
        .child(text(Tag::H1, "", "Consumption"))
        .child(tabs::tabs(app, Screen::Consumption));
    let body = el(Tag::DIV, "months").live(move || {
        let by_month = by_month.get();
        Some(untrack(|| {
            if by_month {
                months::months(app)
            } else {
                tabs::shown(app, Screen::Consumption, |_| |_, _| None)
            }
        }))
    });
    el(Tag::DIV, "page").child(head).child(body)
}
