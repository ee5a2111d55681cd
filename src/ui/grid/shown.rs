//! What a grid shows: its columns and rows, and the scene they are read from.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::{Id, Plan, TableId},
    grid::{self, GridColumn, GridId, MonthTable, order},
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

/// The rows that a grid shows, in their order, as they come and go. An edit most often leaves them as they are.
pub fn following_rows(
    app: App,
    id: GridId,
    months: Option<Months>,
    hides: bool,
) -> Memo<Arc<Vec<Id>>> {
    // The plan whose rows stood as in its table when they were last asked for.
    let plain: StoredValue<Option<Arc<Plan>>> = StoredValue::new(None);
    Memo::new(move |before: Option<&Arc<Vec<Id>>>| {
        let plan = app.document.seen();
        let is_plain = !app.view.is_arranged(id);
        let now = plan.clone();
        let was = plain.try_update_value(|plain| std::mem::replace(plain, is_plain.then_some(now)));
        let stays = |table: TableId| {
            let was = was.flatten().filter(|_| is_plain);
            // Of all tables only the inventory is so long that comparing it row by row is felt.
            table == TableId::Workloads
                && was.is_some_and(|was| was.workloads.same_order(&plan.workloads))
        };
        match before.filter(|_| id.table().is_some_and(stays)) {
            Some(before) => before.clone(),
            None => shown_rows(app, id, months, hides),
        }
    })
}

/// The rows that a grid shows, in their order; tracked.
pub fn shown_rows(app: App, id: GridId, months: Option<Months>, hides: bool) -> Arc<Vec<Id>> {
    let months = months.and_then(|months| months.get());
    app.document.scene().with(|scene| {
        let order = app.view.arranged.with(|all| {
            let (rules, arranged) = all.get(id.index()).cloned().unwrap_or_default();
            let scene = grid::view::Scene { months: months.as_deref(), ..scene.as_grid() };
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
