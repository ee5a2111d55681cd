//! What a grid shows: its columns and rows, and the scene they are read from.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::{Id, TableId},
    grid::{self, GridColumn, GridId, MonthTable, order},
    state::Scene,
    table::privacy,
    ui::app::App,
};

/// Consumption by month as it is looked at; nothing where it could not be computed.
pub type Months = Memo<Option<Arc<MonthTable>>>;

/// The columns of a grid as it begins, in their order.
pub fn columns_of(id: GridId, months: Option<Months>, narrow: bool) -> Vec<GridColumn> {
    let of_months = || months?.with_untracked(|of| of.as_deref().map(MonthTable::columns));
    match id {
        GridId::Table(table) => grid::columns(table, narrow),
        GridId::Months => of_months().unwrap_or_default(),
    }
}

/// The rows that a grid shows, in their order; tracked.
pub fn shown_rows(app: App, id: GridId, months: Option<Months>, hides: bool) -> Arc<Vec<Id>> {
    let months = months.and_then(|months| months.get());
    app.document.scene().with(|scene| {
        let order = app.view.arranged.with(|all| {
            let (rules, arranged) = all.get(id.index()).cloned().unwrap_or_default();
            let scene = grid::view::Scene { months: months.as_deref(), ..as_scene(scene) };
            order::follow(scene, id, &rules, &arranged).shown
        });
        let Some(id) = id.table().filter(|id| hides && privacy::is_referred_to(*id)) else {
            return order;
        };
        let shown = |of: &&Id| !privacy::row_is_private(&scene.plan, id, of.as_str());
        Arc::new(order.iter().filter(shown).cloned().collect())
    })
}

/// The row that the active cell of a table's grid stands in; `None` in the adding row. Not tracked.
pub fn active_row(app: App, id: TableId) -> Option<Id> {
    untrack(|| {
        let id = GridId::Table(id);
        let rows = shown_rows(app, id, None, app.view.hide_private.get());
        rows.get(app.view.selection(id).active.row).cloned()
    })
}

/// The scene of a table as the core takes it.
pub fn as_scene(scene: &Scene) -> grid::view::Scene<'_> {
    grid::view::Scene {
        plan: &scene.plan,
        resolved: &scene.resolved,
        outcome: scene.outcome.as_deref().ok(),
        scenario: &scene.scenario,
        format: &scene.format,
        months: None,
    }
}
