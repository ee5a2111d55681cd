//! Consumption: what runs on AWS month by month and who pays for it; the baseline, services, mixes and
//! accounts it comes from.

mod bill;
mod directed;
mod months;

use leptos::prelude::*;

use crate::{
    domain::{TableId, choice::Choice as _},
    state::Screen,
    ui::{
        app::App,
        dom::{El, Tag, el, text},
        nav::places,
        parts::tabs,
    },
};

/// The screen.
pub fn consumption(app: App) -> El {
    let look = app.view.look;
    let by_month = Memo::new(move |_| look.with(|look| look.by_month));
    let whole = tabs::tab(
        places::BY_MONTH,
        Box::new(move || by_month.get()),
        Box::new(move || look.update(|look| look.by_month = true)),
    );
    let table = move |table: &TableId| {
        let table = *table;
        let shown = move || !by_month.get() && app.view.table_of(Screen::Consumption) == table;
        let open = move || {
            look.update(|look| look.by_month = false);
            app.view.open(table);
        };
        tabs::tab(table.label(), Box::new(shown), Box::new(open))
    };
    let tables = Screen::Consumption.tables().iter().map(table);
    let head = el(Tag::DIV, "pagehead")
        .child(text(Tag::H1, "", "Consumption"))
        .child(tabs::list(std::iter::once(whole).chain(tables)));
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
