//! The commands of a grid: one table for keys, context menu and help.

use leptos::prelude::*;

use super::model::Model;
use crate::{grid::Selection, ui::dom::Stroke};

/// A command: what it is called, its keys, what it does.
pub struct GridCommand {
    /// What people read.
    #[expect(dead_code, reason = "the menus that show it come next")]
    pub name: &'static str,
    /// Its keys, as `Stroke::combination` writes them; the first is shown.
    pub keys: &'static [&'static str],
    /// Whether the context menu of cells offers it.
    #[expect(dead_code, reason = "the menus that show it come next")]
    pub in_menu: bool,
    /// What it does.
    pub run: fn(Model),
}

const fn command(
    name: &'static str,
    keys: &'static [&'static str],
    in_menu: bool,
    run: fn(Model),
) -> GridCommand {
    GridCommand { name, keys, in_menu, run }
}

/// Every command.
pub const ALL: &[GridCommand] = &[
    command("Edit the cell", &["F2"], true, |model| model.edit(None)),
    command("Clear", &["Delete", "Backspace"], true, |model| model.clear()),
    command("Insert rows above", &["Ctrl++", "Ctrl+=", "Ctrl+Shift++"], true, |model| {
        model.insert_rows()
    }),
    command("Delete rows", &["Ctrl+-"], true, |model| model.delete_rows()),
    command("Select everything", &["Ctrl+a"], false, |model| {
        let all = model.sheet(|sheet| sheet.all());
        let active = model.at_now();
        model.select(Selection { active, ..Selection::range(all) });
    }),
    command("Select rows", &["Shift+ "], false, |model| {
        model.select(model.selection_now().whole_rows(model.size()))
    }),
    command("Select columns", &["Ctrl+ "], false, |model| {
        model.select(model.selection_now().whole_columns(model.size()));
    }),
    command("Unfold the column by scenario", &["Ctrl+Shift+S"], false, |model| {
        if let Some(column) = model.column(model.at_now().column) {
            model.view.lay_out(model.table, |layout| layout.toggle_unfolded(column.key));
        }
    }),
    command("All shortcuts", &["?", "F1"], false, |model| model.view.help.set(true)),
];

/// Runs the command of a key, if there is one.
pub fn run(model: Model, stroke: &Stroke) -> bool {
    let keys = stroke.combination();
    let found = ALL.iter().find(|command| command.keys.contains(&keys.as_str()));
    if let Some(command) = found {
        (command.run)(model);
    }
    found.is_some()
}
