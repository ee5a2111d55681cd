//! The tables of a screen, one at a time behind tabs.

use leptos::prelude::*;

use super::{
    app::App,
    dom::{El, el, text},
    grid::{self, Total},
};
use crate::{
    domain::{TableId, choice::Choice as _},
    state::Screen,
};

/// Tabs over the tables of a screen.
pub fn tabs(app: App, screen: Screen) -> El {
    let tab = move |table: &TableId| {
        let table = *table;
        text("button", "tab", table.label())
            .attr("role", "tab")
            .live_attr("aria-selected", move || {
                Some((app.view.table_of(screen) == table).to_string())
            })
            .on("click", move |_| app.view.open(table))
    };
    el("div", "tabs")
        .attr("role", "tablist")
        .attr("aria-label", "Tables")
        .children(screen.tables().iter().map(tab))
}

/// The grid of the table that is shown. `total` says what stands in its totals row.
pub fn shown(app: App, screen: Screen, total: fn(TableId) -> Total) -> El {
    el("div", "tabs__grid").live(move || {
        let table = app.view.table_of(screen);
        // A grid reads what it shows by itself; only another table makes another grid.
        app.view.laid_out.track();
        Some(untrack(|| grid::grid(app, table, table.label(), total(table))))
    })
}
