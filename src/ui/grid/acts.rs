//! What can be done in a grid.

use leptos::prelude::*;

use super::{editing::Editing, model::Model};
use crate::{
    domain::{Id, Value, drafts::CellRef},
    edit::{Command, Entry},
    grid::{Cursor, Gesture, Range, Selection, Sheet, fill},
    table::{Kind, privacy, show, table},
    text::show as text,
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
        self.put(editing.row.as_ref(), editing.at, text);
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
        let active = editing.at;
        let gesture = self.sheet(|sheet| fill::with(sheet, area, &editing.text));
        let selection = Selection { active, ..gesture.selection };
        self.gesture(Gesture { selection, ..gesture });
    }

    /// Puts a text into a cell of a row; without a row it makes one.
    fn put(&self, row: Option<&Id>, at: Cursor, text: &str) {
        // By row, not by place: the row may stand elsewhere by now.
        let place = self.order.with_untracked(|order| match row {
            Some(row) => order.iter().position(|id| id == row),
            None => Some(order.len()),
        });
        let at = Cursor { row: place.unwrap_or(at.row), ..at };
        let gesture = self.sheet(|sheet| fill::with(sheet, Range::of(at, at), text));
        if gesture.command.is_some_and(|command| self.dispatch(&command)) {
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

    /// Empties what is selected: a scenario's cells go back to the base.
    pub fn clear(&self) {
        let area = self.area();
        let gesture = self.sheet(|sheet| fill::clear(sheet, area));
        match gesture.command {
            Some(command) if self.dispatch(&command) => self.speak(self.at_now()),
            Some(_) => {}
            None => self.refuse(),
        }
    }

    /// Fills what is selected from its first row, or from its first column.
    pub fn fill(&self, fill: fn(&Sheet<'_>, Selection) -> Gesture) {
        let selection = self.selection_now();
        let gesture = self.sheet(|sheet| fill(sheet, selection));
        self.gesture(gesture);
    }

    /// Puts what the active cell holds into every selected cell.
    pub fn fill_same(&self) {
        let (area, selection) = (self.area(), self.selection_now());
        let gesture = self.sheet(|sheet| {
            let text = sheet.editable(selection.active);
            Gesture { selection, ..fill::with(sheet, area, &text) }
        });
        self.gesture(gesture);
    }

    /// Fills what is selected now from what was selected before.
    pub fn fill_to(&self, from: Range) {
        let to = self.selection_now().area();
        if from != to {
            let gesture = self.sheet(|sheet| fill::drag(sheet, from, to));
            self.gesture(gesture);
        }
    }

    /// Takes a scenario's own values away, in the selected cells, their rows or their columns.
    pub fn reset(&self, rows: bool, columns: bool) {
        let selection = self.selection_now();
        let mut area = selection.area();
        if rows {
            area = selection.whole_rows(self.size()).area();
        }
        if columns {
            area = selection.whole_columns(self.size()).area();
        }
        let cells = self.sheet(|sheet| {
            let own =
                |at: &Cursor| sheet.view(*at).is_some_and(|cell| cell.overridden || cell.invalid);
            let cells = area.cells().filter(own).filter_map(|at| sheet.cell(at));
            let cells = cells.filter(|cell| cell.scenario.is_some());
            cells.map(|cell| (cell, Entry::Clear)).collect::<Vec<_>>()
        });
        match cells.len() {
            0 => self.tell("Nothing here differs from the base"),
            n => {
                self.dispatch(&Command::Batch {
                    label: format!("Reset {n} cells to the base"),
                    commands: vec![Command::SetCells { cells, merge: None }],
                });
            }
        }
    }

    /// Adds a row below all others and goes there.
    pub fn add_row(&self) {
        let (position, cells) = (usize::MAX, Vec::new());
        let command = Command::AddRow { table: self.table, position, cells };
        let Some(done) = self.document.act(&command) else { return };
        self.view.spoken.set(done.label);
        let place = self.order.with_untracked(|order| {
            done.added.and_then(|added| order.iter().position(|id| *id == added))
        });
        self.go(Cursor { row: place.unwrap_or_else(|| self.rows_now()), column: 0 });
    }

    /// Adds as many rows above the selection as it has.
    pub fn insert_rows(&self) {
        let area = self.selection_now().area();
        // Of the plan itself: rows that are hidden stand in it too.
        let plan = self.document.plan_now();
        let above = self.id_at(area.top);
        let above = above.and_then(|id| table(&plan, self.table).position(id.as_str()));
        let position = above.unwrap_or(usize::MAX);
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
        let rows = self.selected_rows();
        if !rows.is_empty() && self.dispatch(&Command::RemoveRows { table: self.table, rows }) {
            self.go(Cursor { row: self.selection_now().area().top, ..self.at_now() });
        }
    }

    /// Marks the selected rows as ours alone; when all of them are, takes the mark back.
    pub fn mark_private(&self) {
        let (plan, rows) = (self.document.plan_now(), self.selected_rows());
        let marked = |row: &Id| privacy::row_is_private(&plan, self.table, row.as_str());
        let mark = !rows.iter().all(marked);
        let count = text::counted(rows.len(), "row");
        let cell = |row| CellRef { table: self.table, row, field: "private", scenario: None };
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

    /// Space turns a yes into a no, in every selected cell alike. Returns whether it did.
    pub fn toggle(&self) -> bool {
        let at = self.at_now();
        let is_flag = self
            .column(at.column)
            .and_then(|column| column.spec())
            .is_some_and(|spec| spec.kind == Kind::Flag);
        if is_flag && self.id_at(at.row).is_some() {
            let yes = self.cell_view(at).is_some_and(|cell| cell.text == show::YES_NO[0]);
            let area = Range { left: at.column, right: at.column, ..self.area() };
            let text = if yes { "no" } else { "yes" };
            let gesture = self.sheet(|sheet| fill::with(sheet, area, text));
            if gesture.command.is_some_and(|command| self.dispatch(&command)) {
                self.speak(at);
            }
        }
        is_flag
    }

    /// Says what a cell holds, for those who can't see it: title, value, unit, error.
    pub fn speak(&self, at: Cursor) {
        if let (Some(cell), Some(column)) = (self.cell_view(at), self.column(at.column)) {
            let money = matches!(column.spec().map(|spec| spec.kind), Some(Kind::Money { .. }));
            let unit = if money && !cell.invalid && !cell.missing {
                self.scene.with_untracked(|scene| scene.plan.head.currency.clone())
            } else {
                String::new()
            };
            let why = if cell.invalid { cell.title.as_str() } else { "" };
            self.view.spoken.set(format!("{} {} {unit}. {why}", column.title, cell.text));
        }
    }
}
