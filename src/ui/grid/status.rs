//! The bar below the grid: cells that need attention, and how many rows there are.

use crate::domain::order::Order as _;
use leptos::prelude::*;

use super::model::Model;
use crate::{
    domain::{Plan, TableId, drafts::CellRef},
    grid::{Cursor, sums},
    table::table,
    ui::{
        dom::{Attr, El, On, Tag, el, text},
        kit::icons::{Shape, icon},
    },
};

/// The bar of a table's grid.
pub fn status(model: Model, id: TableId) -> El {
    let act = |shape: Shape, name: &str, run: fn(Model)| {
        el(Tag::BUTTON, "status__act").child(icon(shape)).text(name).on(On::CLICK, move |_| {
            run(model);
            model.focus();
        })
    };
    let count = move || model.scene.with(|scene| problems(&scene.plan, id).len());
    let words = move || match count() {
        1 => "▲ 1 cell needs attention".to_owned(),
        n => format!("▲ {n} cells need attention"),
    };
    let problems = el(Tag::BUTTON, "status__problems")
        .live_flag(Attr::HIDDEN, move || count() == 0)
        .live_text(words)
        .on(On::CLICK, move |_| jump(model, id));
    let fine =
        text(Tag::SPAN, "", "Nothing needs attention").live_flag(Attr::HIDDEN, move || count() > 0);
    let all = move || model.scene.with(|scene| table(&scene.plan, id).len());
    let rows = move || match (model.rows(), all()) {
        (shown, all) if shown != all => format!("{shown} of {all} rows"),
        (1, _) => "1 row".to_owned(),
        (n, _) => format!("{n} rows"),
    };
    el(Tag::DIV, "status")
        .live_class("status--told", move || !noted(model).is_empty())
        .child(act(Shape::Plus, "Add row", |model| model.add_row()))
        .child(act(Shape::Bin, "Delete row", |model| model.delete_rows()))
        .child(problems)
        .child(fine)
        .child(el(Tag::SPAN, "").live_text(rows))
        .child(
            text(Tag::BUTTON, "status__problems", "Sort and filter again")
                .live_flag(Attr::HIDDEN, move || !model.is_stale())
                .on(On::CLICK, move |_| {
                    model.arrange(|_| ());
                    model.focus();
                }),
        )
        .child(note(model))
        .child(el(Tag::SPAN, "").live_text(move || sums(model)))
        .child(text(
            Tag::SPAN,
            "status__keys",
            "F2 edits, Enter goes down, right click for more, ? for all keys",
        ))
}

/// What the last gesture has to say, while the plan is as it left it; mostly nothing.
fn noted(model: Model) -> String {
    let note = model.note.get();
    if model.is_noted() { note } else { String::new() }
}

/// The place in a bar for what the last gesture has to say.
pub fn note(model: Model) -> El {
    el(Tag::SPAN, "status__note grow")
        .live_text(move || noted(model))
        .live_attr(Attr::TITLE, move || Some(noted(model)).filter(|note| !note.is_empty()))
}

/// What the selected cells come to; nothing for one cell.
pub fn sums(model: Model) -> String {
    model.seen(|_| ());
    let area = model.selection().area();
    if area.is_one() {
        return String::new();
    }
    model.sheet(|sheet| sums::of(sheet, area)).words(area)
}

fn problems(plan: &Plan, id: TableId) -> Vec<CellRef> {
    let cells = plan.drafts.iter().map(|(cell, _)| cell);
    cells.filter(|cell| cell.table == id).cloned().collect()
}

/// Goes to the next cell that needs attention, after the active one.
fn jump(model: Model, id: TableId) {
    let found = model.scene.with_untracked(|scene| {
        let rows = table(&scene.plan, id);
        let place = |cell: CellRef| {
            let row = rows.position(cell.row.as_str())?;
            let column = model
                .columns
                .with_value(|columns| columns.iter().position(|column| column.key == cell.field))?;
            Some((row, column, cell.scenario))
        };
        let mut places: Vec<_> = problems(&scene.plan, id).into_iter().filter_map(place).collect();
        places.order();
        let now = model.at_now();
        let after = places.iter().find(|(row, column, _)| (*row, *column) > (now.row, now.column));
        after.or(places.first()).cloned()
    });
    if let Some((row, column, scenario)) = found {
        if let Some(scenario) = scenario {
            model.document.activate(scenario);
        }
        model.go(Cursor { row, column });
        model.focus();
    }
}
