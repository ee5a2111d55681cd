//! The tables of a screen, one at a time behind tabs.

use leptos::prelude::*;

use crate::{
    domain::{TableId, choice::Choice as _},
    state::Screen,
    ui::{
        app::App,
        dom::{Attr, El, On, Tag, el, text},
        grid::{self, Total},
    },
};

/// Tabs over the tables of a screen.
pub fn tabs(app: App, screen: Screen) -> El {
    let tab = move |table: &TableId| {
        let table = *table;
        tab(
            table.label(),
            Box::new(move || app.view.table_of(screen) == table),
            Box::new(move || app.view.open(table)),
        )
    };
    list(screen.tables().iter().map(tab))
}

/// A list of tabs.
pub fn list(tabs: impl IntoIterator<Item = El>) -> El {
    el(Tag::DIV, "tabs").attr(Attr::ROLE, "tablist").attr(Attr::ARIA_LABEL, "Tables").children(tabs)
}

/// A tab: whether it is the one that is shown, and what shows it.
pub fn tab(name: &str, selected: Box<dyn Fn() -> bool>, choose: Box<dyn Fn()>) -> El {
    text(Tag::BUTTON, "tab", name)
        .attr(Attr::ROLE, "tab")
        .live_attr(Attr::ARIA_SELECTED, move || Some(selected().to_string()))
        .on(On::CLICK, move |_| choose())
}

/// The grid of the table that is shown. `total` says what stands in its totals row.
pub fn shown(app: App, screen: Screen, total: fn(TableId) -> Total) -> El {
    el(Tag::DIV, "tabs__grid").live(move || {
        let table = app.view.table_of(screen);
        // A grid reads what it shows by itself; only another table makes another grid.
        Some(untrack(|| grid::grid(app, table, table.label(), total(table))))
    })
}
