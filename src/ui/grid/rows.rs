//! What can be done with whole rows of a table.

use leptos::prelude::*;

use super::model::Model;
use crate::{
    domain::{Id, Value, drafts::CellRef},
    edit::{Command, Entry},
    grid::{Cursor, Selection},
    table::{privacy, table},
    text::show as text,
};

impl Model {
    /// The scenario that a new row counts in.
    fn scenario_now(&self) -> Option<Id> {
        Some(self.scene.with_untracked(|scene| scene.scenario.clone()))
    }

    /// Adds a row below all others and goes there.
    pub fn add_row(&self) {
        let Some(table) = self.id.table() else { return };
        let (position, cells) = (usize::MAX, Vec::new());
        let command = Command::AddRow { table, position, cells, scenario: self.scenario_now() };
        let Some(done) = self.document.act(&command) else { return };
        self.view.spoken.set(done.label);
        let place = self.order.with_untracked(|order| {
            done.added.and_then(|added| order.iter().position(|id| *id == added))
        });
        self.go(Cursor { row: place.unwrap_or_else(|| self.rows_now()), column: 0 });
    }

    /// Adds as many rows above the selection as it has.
    pub fn insert_rows(&self) {
        let Some(id) = self.id.table() else { return };
        let area = self.selection_now().area();
        // Of the plan itself: rows that are hidden stand in it too.
        let plan = self.document.plan_now();
        let above = self.id_at(area.top);
        let above = above.and_then(|row| table(&plan, id).position(row.as_str()));
        let position = above.unwrap_or(usize::MAX);
        let scenario = self.scenario_now();
        let one = || Command::AddRow {
            table: id,
            position,
            cells: Vec::new(),
            scenario: scenario.clone(),
        };
        let command = match area.rows() {
            1 => one(),
            n => Command::Batch {
                label: format!("Add {n} rows"),
                commands: (0..n).map(|_| one()).collect(),
            },
        };
        if self.dispatch(&command) {
            self.select(Selection::range(area));
        }
    }

    /// Deletes the selected rows.
    pub fn delete_rows(&self) {
        let Some(table) = self.id.table() else { return };
        let rows = self.selected_rows();
        if !rows.is_empty() && self.dispatch(&Command::RemoveRows { table, rows }) {
            self.go(Cursor { row: self.selection_now().area().top, ..self.at_now() });
        }
    }

    /// Marks the selected rows as ours alone; when all of them are, takes the mark back.
    pub fn mark_private(&self) {
        let Some(table) = self.id.table() else { return };
        let (plan, rows) = (self.document.plan_now(), self.selected_rows());
        let marked = |row: &Id| privacy::row_is_private(&plan, table, row.as_str());
        let mark = !rows.iter().all(marked);
        let count = text::counted(rows.len(), "row");
        let cell = |row| CellRef { table, row, field: "private", scenario: None };
        let cells = rows.into_iter().map(|row| (cell(row), Entry::Value(Value::Flag(mark))));
        let cells = cells.collect();
        let label = format!("Mark {count} {}private", if mark { "" } else { "not " });
        let said =
            if mark { "private, left out while “Hide private” is on" } else { "not private" };
        let commands = vec![Command::SetCells { cells, merge: None }];
        if self.dispatch(&Command::Batch { label, commands }) {
            self.tell(&format!("{count} marked {said}"));
        }
    }

    fn selected_rows(&self) -> Vec<Id> {
        let area = self.selection_now().area();
        (area.top..=area.bottom).filter_map(|row| self.id_at(row)).collect()
    }
}
