//! The tables of a screen, one at a time behind tabs.

use leptos::prelude::*;

use crate::{
    domain::TableId,
    grid::GridId,
    state::Screen,
    ui::{
        app::App,
        dom::{Attr, El, On, Tag, el, text},
        grid::{self, Total},
    },
};

/// Tabs over the grids of a screen.
pub fn tabs(app: App, screen: Screen) -> El {
    let tab = move |grid: &GridId| {
        let grid = *grid;
        let selected = move || app.view.grid_of(screen) == grid;
        text(Tag::BUTTON, "tab", grid.label())
            .attr(Attr::ROLE, "tab")
            .live_attr(Attr::ARIA_SELECTED, move || Some(selected().to_string()))
            .on(On::CLICK, move |_| app.view.open(grid))
    };
    el(Tag::DIV, "tabs")
        .attr(Attr::ROLE, "tablist")
        .attr(Attr::ARIA_LABEL, "Tables")
        .children(screen.grids().iter().map(tab))
}

/// The grid of the table that is shown. `total` says what stands in its totals row.
pub fn shown(app: App, screen: Screen, total: fn(TableId) -> Total) -> El {
    el(Tag::DIV, "tabs__grid").live(move || {
        let grid = app.view.grid_of(screen);
        let table = grid.table()?;
        // A grid reads what it shows by itself; only another table makes another grid.
        Some(untrack(|| grid::table(app, table, grid.label(), total(table))))
    })
}
