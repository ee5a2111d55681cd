//! One row: plain cells, redrawn when what they show has changed.

use leptos::prelude::*;

use super::model::{Model, as_scene};
use crate::{
    domain::Id,
    grid::{CellView, GridColumn, row_view},
    table::table,
};

/// What a row shows and where it stands.
#[derive(Clone, PartialEq)]
struct Shown {
    position: Option<usize>,
    cells: Vec<CellView>,
}

/// A row of the table.
#[component]
pub fn GridRow(model: Model, id: Id) -> impl IntoView {
    let row = id.clone();
    let shown = Memo::new(move |_| {
        model.scene.with(|scene| Shown {
            position: table(&scene.plan, model.table).position(row.as_str()),
            cells: model
                .columns
                .with_value(|columns| row_view(as_scene(scene), model.table, &row, columns)),
        })
    });
    let position = move || shown.with(|shown| shown.position.unwrap_or_default());
    let top = move || format!("{}px", u32::try_from(position()).unwrap_or(0) * model.row_height);
    let name = id.to_string();
    let cells = move || {
        let at = position();
        let cells = shown.with(|shown| shown.cells.clone());
        let row = id.clone();
        model.columns.with_value(|columns| {
            columns
                .iter()
                .zip(cells)
                .enumerate()
                .map(|(number, (column, cell))| cell_view(model, &row, at, number, column, cell))
                .collect_view()
        })
    };
    view! {
        <div class="sheet__row sheet__row--body" role="row" data-row=name aria-rowindex=move || position() + 2 style:top=top>
            <div class="sheet__number" role="rowheader" aria-colindex="1">{move || position() + 1}</div>
            {cells}
        </div>
    }
}

fn cell_view(
    model: Model,
    id: &Id,
    row: usize,
    number: usize,
    column: &GridColumn,
    cell: CellView,
) -> impl IntoView + use<> {
    let class = class_of(column, &cell, number < model.frozen);
    let left = (number < model.frozen).then(|| format!("{}px", model.offset(number)));
    view! {
        <div class=class role="gridcell" id=cell_id(model, row, number) data-field=column.key data-at=format!("{row},{number}")
            aria-colindex=number + 2 aria-readonly=cell.computed.then_some("true") aria-invalid=cell.invalid.then_some("true")
            title=cell.title style:width=format!("{}px", column.width) style:left=left data-id=id.to_string()>
            {cell.text}
        </div>
    }
}

/// The element id of a cell, for `aria-activedescendant`.
pub fn cell_id(model: Model, row: usize, column: usize) -> String {
    format!("{}-{row}-{column}", crate::domain::choice::Choice::word(model.table))
}

fn class_of(column: &GridColumn, cell: &CellView, frozen: bool) -> String {
    let mut class = String::from("sheet__cell");
    let states = [
        (column.numeric, " sheet__cell--num"),
        (cell.computed, " sheet__cell--computed"),
        (cell.invalid, " sheet__cell--invalid"),
        (cell.missing, " sheet__cell--missing"),
        (cell.overridden, " sheet__cell--own"),
        (frozen, " sheet__cell--frozen"),
    ];
    states.into_iter().filter(|(on, _)| *on).for_each(|(_, name)| class.push_str(name));
    class
}
