//! What can be done in a grid.

use leptos::prelude::*;

use super::model::{Editing, Model};
use crate::{
    domain::{Id, drafts::CellRef},
    edit::{Command, Entry},
    grid::{Cursor, Range, Selection},
    table::{Kind, show, table},
};

impl Model {
    /// Opens the editor on the active cell; `typed` replaces what stands there.
    pub fn edit(&self, typed: Option<String>) {
        let at = self.at_now();
        let Some(column) = self.column(at.column) else { return };
        let Some(spec) = column.spec() else { return self.refuse() };
        let row = self.id_at(at.row);
        let choices = self.scene.with_untracked(|scene| show::choices(&scene.plan, spec));
        let mut was = String::new();
        if row.is_some() {
            was = self.sheet(|sheet| sheet.editable(at));
        }
        let several = spec.kind == Kind::Services;
        if several && !was.is_empty() {
            // What was chosen stands as it is; another one is typed behind it.
            was.push_str("; ");
        }
        let replacing = typed.is_some();
        let text = typed.unwrap_or_else(|| was.clone());
        let (marked, note) = (None, spec.kind == Kind::Note);
        self.editing.set(Some(Editing {
            at,
            row,
            was,
            text,
            replacing,
            choices,
            marked,
            several,
            note,
        }));
    }

    /// Says why the active cell can't be typed into.
    fn refuse(&self) {
        if let Some(column) = self.column(self.at_now().column) {
            self.tell(&format!("{} is computed. {}", column.title, column.tip));
        }
    }

    /// Closes the editor and takes what was typed. Safe to call twice: only the first finds it open.
    pub fn commit(&self) {
        let Some(editing) = self.editing.try_update(Option::take).flatten() else { return };
        let marked = editing.marked.and_then(|at| editing.fitting().get(at).cloned());
        let text =
            marked.map_or_else(|| editing.text.clone(), |choice| editing.with_choice(&choice));
        if text == editing.was {
            return;
        }
        let text = if editing.several { text.trim_end_matches([' ', ';']) } else { &text };
        self.put(editing.row, editing.at, text.to_owned());
    }

    /// Closes the editor without a change.
    pub fn cancel(&self) {
        let _ = self.editing.try_update(Option::take);
        self.focus();
    }

    /// Closes the editor and puts what was typed into every selected cell.
    pub fn commit_all(&self) {
        let Some(editing) = self.editing.try_update(Option::take).flatten() else { return };
        let area = self.area();
        let entry = Entry::Text(editing.text);
        self.set_all(area, &entry);
    }

    /// Puts a text into a cell of a row; without a row it makes one.
    pub fn put(&self, row: Option<Id>, at: Cursor, text: String) {
        let Some(column) = self.column(at.column).filter(|column| column.spec().is_some()) else {
            return;
        };
        let Some(row) = row else {
            if !text.trim().is_empty() {
                self.add_row(self.table_rows(), vec![(column.key, Entry::Text(text))]);
            }
            return;
        };
        // By row, not by place: the row may stand elsewhere by now.
        let place = self.order.with_untracked(|order| order.iter().position(|id| *id == row));
        let at = Cursor { row: place.unwrap_or(at.row), ..at };
        if let Some(cell) = self.sheet(|sheet| sheet.cell(at)) {
            self.set(vec![(cell, Entry::Text(text))]);
            self.speak(at);
        }
    }

    /// What is selected, without the adding row; one cell when nothing else is.
    pub fn area(&self) -> Range {
        let (area, size) = (self.selection_now().area(), self.size());
        area.within(size.rows.saturating_sub(1), size.columns).unwrap_or(Range {
            top: area.top,
            bottom: area.top,
            ..area
        })
    }

    fn set_all(&self, area: Range, entry: &Entry) -> bool {
        let cells = self.sheet(|sheet| {
            let cells = area.cells().filter_map(|at| sheet.cell(at));
            cells.map(|cell| (cell, entry.clone())).collect::<Vec<_>>()
        });
        let any = !cells.is_empty();
        if any {
            self.set(cells);
        }
        any
    }

    /// Empties what is selected: a scenario's cells go back to the base.
    pub fn clear(&self) {
        if self.set_all(self.area(), &Entry::Clear) {
            self.speak(self.at_now());
        } else {
            self.refuse();
        }
    }

    fn set(&self, cells: Vec<(CellRef, Entry)>) {
        self.dispatch(&Command::SetCells { cells, merge: None });
    }

    /// Rows of the table, shown or not.
    fn table_rows(&self) -> usize {
        self.scene.with_untracked(|scene| table(&scene.plan, self.table).len())
    }

    /// Adds a row before a position of the table and goes there.
    pub fn add_row(&self, position: usize, cells: Vec<(&'static str, Entry)>) {
        let column = if cells.is_empty() { 0 } else { self.at_now().column };
        let command = Command::AddRow { table: self.table, position, cells };
        match self.document.dispatch(&command) {
            Ok(added) => {
                self.view.spoken.set(command.label());
                let place = self.order.with_untracked(|order| {
                    added.and_then(|added| order.iter().position(|id| *id == added))
                });
                self.go(Cursor { row: place.unwrap_or(position), column });
            }
            Err(sentence) => self.view.say(crate::state::Tone::Bad, sentence),
        }
    }

    /// Adds as many rows above the selection as it has.
    pub fn insert_rows(&self) {
        let area = self.selection_now().area();
        let position = self.id_at(area.top).map_or_else(
            || self.table_rows(),
            |id| {
                self.scene.with_untracked(|scene| {
                    table(&scene.plan, self.table).position(id.as_str()).unwrap_or_default()
                })
            },
        );
        let one = || Command::AddRow { table: self.table, position, cells: Vec::new() };
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
        let area = self.selection_now().area();
        let rows: Vec<Id> = (area.top..=area.bottom).filter_map(|row| self.id_at(row)).collect();
        if !rows.is_empty() && self.dispatch(&Command::RemoveRows { table: self.table, rows }) {
            self.go(Cursor { row: area.top, ..self.at_now() });
        }
    }

    /// Space turns a yes into a no, in every selected cell alike. Returns whether it did.
    pub fn toggle(&self) -> bool {
        let at = self.at_now();
        let is_flag = self
            .column(at.column)
            .and_then(|column| column.spec())
            .is_some_and(|spec| spec.kind == Kind::Flag);
        if is_flag && self.id_at(at.row).is_some() {
            let yes = self.cell_view(at).is_some_and(|cell| cell.text == "Yes");
            let entry = Entry::Text(if yes { "no" } else { "yes" }.to_owned());
            let area = self.area();
            let area = Range { left: at.column, right: at.column, ..area };
            self.set_all(area, &entry);
            self.speak(at);
        }
        is_flag
    }

    /// Says what a cell holds, for those who can't see it.
    pub fn speak(&self, at: Cursor) {
        if let (Some(cell), Some(column)) = (self.cell_view(at), self.column(at.column)) {
            let why = if cell.invalid { cell.title.as_str() } else { "" };
            self.view.spoken.set(format!("{} {}. {why}", column.title, cell.text));
        }
    }
}

impl Model {
    /// What the handle would fill with the pointer over a cell.
    pub fn filled_to(&self, from: Range, _at: Cursor) -> Range {
        from
    }

    /// Fills what is selected from what was selected before.
    pub fn fill_to(&self, _from: Range) {}
}
